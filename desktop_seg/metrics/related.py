"""What goes with what a customer has: categories that people have together more often than by chance.

In: what each customer bought of each category (metrics/goods.py). Out: what goes with it, and for each category of
companion "group" how many buy it and when they usually buy it again.
Used by: segments T27, T28. Source: resources/help/definitions.md#related, #restock.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, compress, groupby, repeat
from operator import itemgetter

from desktop_seg.metrics import visit_days
from desktop_seg.metrics.side import Making, RestsOn, Side

LEAST_JOINT_BUYERS = 20
"""Two categories are said to go together from so many people on who bought both; fewer may be chance."""


@dataclass(frozen=True, slots=True)
class Related:
    """What goes best with what somebody has.

    lift: how many times as often as by chance people have both. people: how many have.
    """

    group_id: int
    lift: float
    people: int


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes with what some people have. people: a set as one whole number, a bit for each (`set_of`)."""

    related: Related
    people: int


def going_together(owners: Mapping[int, int], buyers: int, least_joint: int = LEAST_JOINT_BUYERS) -> Iterator[Goes]:
    """Yield what goes best with anything somebody has, each person at most once.

    Nothing where they have that too, or where nothing goes with what they have. Of equal lifts the pair with more
    buyers wins, then the category whose name comes first.
    owners: category -> who ever bought of it, as a set. buyers: everyone who bought, also without category.
    """
    # The best of all first. One operation on two sets counts who has both, however many people there are.
    left = 0
    for people in owners.values():
        left |= people
    for group, found in sorted(_partners(owners, buyers, least_joint).items(), key=itemgetter(1), reverse=True):
        lift, joint, other = found[0], found[1], -found[2]
        yield Goes(Related(other, float(lift), joint), left & owners[group] & ~owners[other])
        left &= ~owners[group]


def _partners(owners: Mapping[int, int], buyers: int, least_joint: int) -> dict[int, tuple[Fraction, int, int]]:
    """Return what goes best with each category: lift, people who have both, and its number made negative."""
    counts = {group: people.bit_count() for group, people in owners.items()}
    best: dict[int, tuple[Fraction, int, int]] = {}
    for pair in combinations([group for group, count in counts.items() if count >= least_joint], 2):
        joint = (owners[pair[0]] & owners[pair[1]]).bit_count()
        if joint >= least_joint:
            lift = Fraction(joint * buyers, counts[pair[0]] * counts[pair[1]])
            for one, other in (pair, pair[::-1]):
                best[one] = max((lift, joint, -other), best.get(one, (Fraction(0), 0, 0)))
    return best


def set_of(ids: Iterable[int], last: int) -> int:
    """Return a set of people with ids from 0 to `last` as one whole number."""
    text = bytearray(b"0" * (last + 1))
    for id_ in ids:
        text[id_] = _YES
    return int(text, 2)


def ids_of(people: int, last: int) -> Iterator[int]:
    """Yield the ids of a set, ascending."""
    return compress(range(last + 1), format(people, f"0{last + 1}b").encode().translate(_AS_FLAGS))


_YES = ord("1")
_AS_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def _fill(making: Making, table: str) -> None:
    db, group, goods = making.db, making.companion("group"), making.companion("goods")
    for rows in _rows(making):
        db.many(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows)
    db.many(f"UPDATE {group} SET repeat_buyers = ?, gap_days = ? WHERE id = ?", _usual_gaps(making))
    recent = f"SELECT count(*) FROM {goods} g WHERE g.group_id = {group}.id AND visits_365 > 0"
    db.run(f"UPDATE {group} SET buyers_365 = ({recent})")


def _rows(making: Making) -> Iterator[Iterable[tuple[int, str, float, int]]]:
    """Yield the rows of the side, those of whom the same goes with what they have together."""
    db = making.db
    # As one text: half the time of a row for each.
    asked = f"SELECT coalesce(group_concat(customer_id), '') FROM {making.companion('goods')} WHERE group_id = ?"
    names = {int(key or 0): str(name) for key, name in db.rows(f"SELECT id, name FROM {making.companion('group')}")}
    last = db.number(f"SELECT max(customer_id) FROM {making.stage}")
    owners = {group: set_of(_ids(str(db.value(asked, (group,)))), last) for group in names}
    for goes in going_together(owners, db.number(f"SELECT count(*) FROM {making.stage} WHERE frequency > 0")):
        found = goes.related
        yield zip(ids_of(goes.people, last), repeat(names[found.group_id]), repeat(found.lift), repeat(found.people))


def _ids(text: str) -> Iterable[int]:
    return map(int, text.split(",")) if text else ()


def _usual_gaps(making: Making) -> list[tuple[int, float, int]]:
    """Return for each category how many buy it again, the median of their own median gaps, and its id."""
    goods = making.companion("goods")
    rows = making.db.rows(f"SELECT group_id, gap_days FROM {goods} WHERE visits >= 2 ORDER BY group_id")
    found = []
    for group_id, each in groupby(rows, key=itemgetter(0)):
        gaps = [float(gap or 0) for _group, gap in each]
        found.append((len(gaps), visit_days.median(gaps), int(group_id or 0)))
    return found


RELATED_SIDE = Side(
    "related", ("related_name", "related_times", "related_both"), _fill, RestsOn.SHOP, needs=("group", "goods")
)
