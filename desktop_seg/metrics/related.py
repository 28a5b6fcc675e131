"""What goes with what a customer has: categories that people have together more often than by chance.

In: what each customer bought of each category (metrics/goods.py). Out: what goes with it, and for each category of
companion "group" how many buy it and when they usually buy it again.
Used by: segments T27, T28. Source: resources/help/definitions.md#related, #restock.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby
from operator import itemgetter

from desktop_seg.metrics import visit_days
from desktop_seg.metrics.goods import GOODS_SIDE
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


class Association:
    """Which categories people have together more often than chance would have it.

    owned: the categories of each customer who has any. buyers: everyone who bought, also without category.
    """

    def __init__(self, owned: Iterable[tuple[int, ...]], buyers: int, least_joint: int = LEAST_JOINT_BUYERS) -> None:
        sets = Counter(owned)
        single: Counter[int] = Counter()
        joint: Counter[tuple[int, int]] = Counter()
        for groups, people in sets.items():
            for group in groups:
                single[group] += people
            for pair in combinations(groups, 2):
                joint[pair] += people
        best: dict[int, tuple[Fraction, int, int]] = {}
        for pair, people in joint.items():
            if people >= least_joint:
                lift = Fraction(people * buyers, single[pair[0]] * single[pair[1]])
                for one, other in (pair, pair[::-1]):
                    best[one] = max((lift, people, -other), best.get(one, (Fraction(0), 0, 0)))
        # What goes best with each category, the best of all first: a place is quicker to compare than a fraction.
        ranked = sorted(best.items(), key=itemgetter(1), reverse=True)
        self._places = {one: place for place, (one, _found) in enumerate(ranked)}
        self._related = [Related(-found[2], float(found[0]), found[1]) for _one, found in ranked]

    def best(self, owned: Sequence[int]) -> Related | None:
        """Return what goes best with anything somebody has; None when they have that too, or nothing goes with it.

        Of equal lifts the pair with more buyers wins, then the category whose name comes first.
        """
        place = min((self._places[group] for group in owned if group in self._places), default=None)
        if place is None or self._related[place].group_id in owned:
            return None
        return self._related[place]


def _fill(making: Making, table: str) -> None:
    db, group, goods = making.db, making.companion("group"), making.companion("goods")
    db.many(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", _rows(making))
    db.many(f"UPDATE {group} SET repeat_buyers = ?, gap_days = ? WHERE id = ?", _usual_gaps(making))
    recent = f"SELECT count(*) FROM {goods} g WHERE g.group_id = {group}.id AND visits_365 > 0"
    db.run(f"UPDATE {group} SET buyers_365 = ({recent})")


def _rows(making: Making) -> list[tuple[int, str, float, int]]:
    """Return for each customer with whose categories another goes what that is."""
    db = making.db
    rows = [
        (int(customer or 0), str(text))
        for customer, text in db.each(f"SELECT customer_id, groups_owned FROM {GOODS_SIDE.table_of(making.table)}")
    ]
    owned = {text: tuple(sorted(map(int, text.split(",")))) for text in {text for _customer, text in rows}}
    names = {int(key or 0): str(name) for key, name in db.rows(f"SELECT id, name FROM {making.companion('group')}")}
    buyers = db.number(f"SELECT count(*) FROM {making.stage} WHERE frequency > 0")
    association = Association((owned[text] for _customer, text in rows), buyers)
    best = {text: found for text, groups in owned.items() if (found := association.best(groups))}
    return [
        (customer, names[found.group_id], found.lift, found.people)
        for customer, text in rows
        if (found := best.get(text))
    ]


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
