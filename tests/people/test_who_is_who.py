"""Import, import again, overlap, edit, merge, take apart and undo as they come.

Held against two things at every step: a plain reading of who is who (here, in Python, from the rows and decisions
alone), and, after each taking back, a fresh shop file made of the imports and decisions that remain. At the end all is
taken back, in any order, and nobody and nothing is left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.people.edit import edit, undo_edit
from desktop_seg.people.merge import merge, unmerge
from desktop_seg.store import by_hand, customer_key, customer_link, import_file
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.customer_link import How
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import LATEST_DAY, Table, content, import_table, table, tables_as_they_are
from tests.metrics.made_anew import check_as_made_anew, never_too_many

# Each person is always known by the same thing; what else files say of them differs.
PEOPLE = ("7", "8", "9", "bo@shop.nl", "cy@shop.nl")
HEADS = {
    FileKind.CUSTOMERS: "customer_id | email | first_name | last_name | city | consent_email",
    FileKind.RECEIPTS: "customer_id | email | first_name | last_name | order_id | order_date | order_total",
}


@dataclass(frozen=True)
class Row:
    who: str
    first_name: str
    city: str = ""
    consent: str = ""
    receipt: str = ""
    euros: int = 0

    @property
    def cells(self) -> str:
        number, email = ("", self.who) if "@" in self.who else (self.who, "")
        person = f"{number} | {email} | {self.first_name} | {'Kok' if self.first_name else ''}"
        if not self.receipt:
            return f"{person} | {self.city} | {self.consent}"
        return f"{person} | {self.receipt} | 2024-06-{self.receipt:0>2} | {self.euros}.00"


@dataclass(frozen=True)
class File:
    kind: FileKind
    rows: tuple[Row, ...]

    @property
    def table(self) -> Table:
        return table(self.kind, "\n".join([HEADS[self.kind], *(row.cells for row in self.rows)]))


_first_names = st.sampled_from(["", "A.", "Ann", "Ann Marie"])
_people = st.sampled_from(PEOPLE)
_listed = st.builds(
    Row,
    _people,
    _first_names,
    st.sampled_from(["", "Utrecht", "Breda"]),
    st.sampled_from(["", "yes", "no"]),
)


@st.composite
def _sold(draw: st.DrawFn) -> Row:
    """A receipt always has the same buyer and amount, as at a till."""
    number = draw(st.integers(1, 9))
    return Row(PEOPLE[number % 5], draw(_first_names), receipt=str(number), euros=2**number)


def _file(kind: FileKind, rows: st.SearchStrategy[Row]) -> st.SearchStrategy[File]:
    return st.builds(File, st.just(kind), st.lists(rows, min_size=1, max_size=5).map(tuple))


_files = _file(FileKind.CUSTOMERS, _listed) | _file(FileKind.RECEIPTS, _sold())
_changes = st.builds(
    Change,
    st.fixed_dictionaries({}, optional={"city": st.sampled_from([None, "Zeist"]), "note": st.sampled_from(["x", "y"])}),
    st.dictionaries(st.just(Channel.EMAIL), st.sampled_from([Consent.YES, Consent.NO])),
).filter(bool)


@dataclass(frozen=True)
class Imported:
    id: int
    file: File


@dataclass(frozen=True)
class Edited:
    """who: the person shown; with: all who were one with them then."""

    id: int
    who: str
    everyone: tuple[str, ...]
    change: Change


@dataclass(frozen=True)
class Merged:
    id: int
    kept: str
    merged: str


Act = Imported | Edited | Merged


# --- the plain reading ------------------------------------------------------------------------------------------------


@dataclass
class Person:
    first_name: str = ""
    city: str = ""
    note: str = ""
    said: set[str] = field(default_factory=set)
    receipts: dict[str, int] = field(default_factory=dict)
    by_hand: set[str] = field(default_factory=set)
    said_by_hand: str = ""

    @property
    def may(self) -> str:
        """What holds of e-mail: an undated no of an import is as new as the import, so newer than any word by hand."""
        if "no" in self.said or self.said_by_hand == "no":
            return "no"
        return "yes" if "yes" in self.said or self.said_by_hand else ""


def plain_reading(acts: Iterable[Act]) -> dict[frozenset[str], Person]:
    """Return who is shown: the people who are one -> what is shown of them."""
    acts = list(acts)
    people: dict[str, Person] = {}
    for act in acts:
        for row in act.file.rows if isinstance(act, Imported) else ():
            _read(people.setdefault(row.who, Person()), row)
    for act in acts:
        if isinstance(act, Edited):
            _read_edit(people, act)
    links = [act for act in acts if isinstance(act, Merged) and {act.kept, act.merged} <= people.keys()]
    groups = {who: frozenset({who}) for who in people}
    for link in links:
        whole = groups[link.kept] | groups[link.merged]
        groups.update(dict.fromkeys(whole, whole))
    return {group: _together(group, people, links) for group in groups.values()}


def _read(person: Person, row: Row) -> None:
    if not (person.first_name.startswith("Ann") and row.first_name in ("", "A.")) and not (
        person.first_name == "Ann Marie" and row.first_name == "Ann"
    ):
        person.first_name = row.first_name or person.first_name
    person.city = row.city or person.city
    person.said |= {row.consent} - {""}
    if row.receipt:
        person.receipts[row.receipt] = row.euros


def _read_edit(people: dict[str, Person], act: Edited) -> None:
    for name, value in act.change.columns.items():
        if act.who in people:
            setattr(people[act.who], name, value or "")
            people[act.who].by_hand.add(name)
    for who in act.everyone:
        if who in people and act.change.consents:
            people[who].said_by_hand = str(act.change.consents[Channel.EMAIL])


def _together(group: frozenset[str], people: dict[str, Person], links: list[Merged]) -> Person:
    kept = [link.kept for link in reversed(links) if link.kept in group]
    root = next((who for who in kept if who not in {link.merged for link in links}), *kept[:1] or group)
    first, everyone = people[root], [people[who] for who in group]
    fullest = max((each.first_name for each in everyone), key=["", "A.", "Ann", "Ann Marie"].index)
    may = {each.may for each in everyone}
    return Person(
        first_name=fullest,
        city=first.city
        if first.city or "city" in first.by_hand
        else "?".join(sorted({p.city for p in everyone} - {""})),
        note=first.note if "note" in first.by_hand else "\n".join(sorted({each.note for each in everyone} - {""})),
        said={"no"} if "no" in may else may - {""},
        receipts={number: euros for each in everyone for number, euros in each.receipts.items()},
        by_hand=first.by_hand,
    )


# --- the machine ------------------------------------------------------------------------------------------------------


class WhoIsWho(RuleBasedStateMachine):
    """One shop file under everything that can be done with people."""

    def __init__(self) -> None:
        super().__init__()
        never_too_many.start()
        self.db = open_shop(None)
        refresh(self.db)
        self.acts: list[Act] = []

    def shown(self) -> dict[str, int]:
        """Return who is shown: what they are known by beneath -> id."""
        return known_by(self.db)

    @initialize(rows=st.lists(_listed, min_size=5, max_size=5, unique_by=lambda row: row.who), sold=_files)
    def open_a_shop_with_people(self, rows: list[Row], sold: File) -> None:
        self.import_file(File(FileKind.CUSTOMERS, tuple(rows)))
        self.import_file(sold)

    @rule(file=_files)
    def import_file(self, file: File) -> None:
        self.acts.append(Imported(import_table(self.db, file.table).import_id, file))

    @precondition(lambda self: any(isinstance(act, Imported) for act in self.acts))
    @rule(data=st.data())
    def import_again(self, data: st.DataObject) -> None:
        again = data.draw(st.sampled_from([act for act in self.acts if isinstance(act, Imported)]))
        report = import_table(self.db, again.file.table)
        assert report.rows_new == report.customers_new == report.sales_new == 0
        self.acts.append(Imported(report.import_id, again.file))

    @precondition(lambda self: self.shown())
    @rule(data=st.data(), change=_changes)
    def edit(self, data: st.DataObject, change: Change) -> None:
        who = data.draw(st.sampled_from(sorted(self.shown())))
        everyone = everyone_known_by(self.db, self.shown()[who])
        self.acts.append(Edited(edit(self.db, self.shown()[who], change, LATEST_DAY), who, everyone, change))

    @precondition(lambda self: len(self.shown()) > 1)
    @rule(data=st.data())
    def merge_some(self, data: st.DataObject) -> None:
        for _time in range(data.draw(st.integers(1, 3))):
            if len(self.shown()) > 1:
                self.merge(data)

    def merge(self, data: st.DataObject) -> None:
        kept, merged = data.draw(st.permutations(sorted(self.shown())))[:2]
        shown = self.shown()
        self.acts.append(Merged(merge(self.db, shown[kept], shown[merged]), kept, merged))

    @precondition(lambda self: self.acts)
    @rule(data=st.data())
    def take_back_any(self, data: st.DataObject) -> None:
        act = data.draw(st.sampled_from(self.acts))
        self.acts.remove(act)
        take_back(self.db, act)
        fresh = shop_of(self.acts)
        assert content(self.db) == content(fresh)
        fresh.close()

    @rule(file=_files, data=st.data())
    def do_and_take_back_at_once(self, file: File, data: st.DataObject) -> None:
        before = tables_as_they_are(self.db)
        count = len(self.acts)
        self.import_file(file)
        if len(self.shown()) > 1 and data.draw(st.booleans()):
            self.merge(data)
        made = data.draw(st.permutations(self.acts[count:]))
        del self.acts[count:]
        for act in made:
            take_back(self.db, act)
        after = tables_as_they_are(self.db)
        for name in after:
            assert after[name] == before[name], name

    @invariant()
    def is_what_a_plain_reading_says(self) -> None:
        rows = self.db.rows(
            """SELECT c.id, coalesce(first_name, ''), coalesce(city, ''), coalesce(note, ''),
                   coalesce((SELECT status FROM consent_now WHERE customer_id = c.id), ''),
                   (SELECT group_concat(receipt_no) FROM (
                       SELECT receipt_no FROM sale WHERE customer_id = c.id ORDER BY receipt_no)),
                   monetary FROM customer c LEFT JOIN customer_metric m ON m.customer_id = c.id"""
        )
        found = {frozenset(everyone_known_by(self.db, int(row[0]))): row[1:] for row in rows}
        read = plain_reading(self.acts)
        assert found.keys() == read.keys()
        for group, (first_name, city, note, may, receipts, net) in found.items():
            told = read[group]
            assert (first_name, may) == (told.first_name, "".join(told.said))
            assert sorted(note.split("\n")) == told.note.split("\n")
            assert city == told.city or city in told.city.split("?")
            assert receipts == (",".join(sorted(told.receipts)) or None)
            assert net == 100 * sum(told.receipts.values())
        check_as_made_anew(self.db)
        assert not self.db.rows("PRAGMA foreign_key_check")
        assert len(import_file.imports(self.db)) == sum(isinstance(act, Imported) for act in self.acts)

    def teardown(self) -> None:
        never_too_many.stop()
        for act in self.acts[::2] + self.acts[1::2]:
            take_back(self.db, act)
        for name in ("customer", "sale", "consent", "contribution", "customer_edit", "customer_link", "imported_row"):
            assert not self.db.number(f"SELECT count(*) FROM {name}"), name
        self.db.close()


def take_back(db: Database, act: Act) -> None:
    match act:
        case Imported():
            undo(db, act.id)
        case Edited():
            undo_edit(db, act.id)
        case Merged():
            unmerge(db, act.id)


def shop_of(acts: Iterable[Act]) -> Database:
    """Return a fresh shop file with these imports, then these decisions about whoever is there."""
    db, acts = open_shop(None), list(acts)
    for act in acts:
        if isinstance(act, Imported):
            import_table(db, act.file.table)
    ids = known_by(db)
    for act in acts:
        if isinstance(act, Edited):
            columns = act.change.columns if act.who in ids else {}
            for who in act.everyone:
                part = Change(columns if who == act.who else {}, act.change.consents)
                if who in ids and part:
                    edit(db, ids[who], part, LATEST_DAY)
    with db.transaction(), by_hand.lifted_off(db):
        for act in acts:
            if isinstance(act, Merged) and {act.kept, act.merged} <= ids.keys():
                customer_link.add(db, ids[act.kept], ids[act.merged], How.OWNER)
    refresh(db)
    return db


def known_by(db: Database) -> dict[str, int]:
    """Return by what the imports know whoever is shown -> id."""
    ids = [int(row[0]) for row in db.rows("SELECT id FROM customer")]
    return {beneath(db, id_): id_ for id_ in ids}


def everyone_known_by(db: Database, id_: int) -> tuple[str, ...]:
    return tuple(beneath(db, each) for each in by_hand.everyone_in(db, id_))


def beneath(db: Database, id_: int) -> str:
    """Return by what the imports know somebody, shown or not."""
    found = db.one(
        """SELECT coalesce(row_json ->> 'customer_no', row_json ->> 'email') FROM imported_row
           WHERE kind = 'customer' AND customer_id = ?""",
        (id_,),
    )
    return str(found[0]) if found else customer_key.keys(db, [id_])[0]


WhoIsWho.TestCase.settings = settings(max_examples=40, stateful_step_count=8, deadline=None)
TestWhoIsWho = WhoIsWho.TestCase


class WhoIsWhoLong(WhoIsWho):
    """The same, long: minutes."""


WhoIsWhoLong.TestCase.settings = settings(max_examples=500, stateful_step_count=10, deadline=None)
TestWhoIsWhoLong = pytest.mark.long(WhoIsWhoLong.TestCase)
