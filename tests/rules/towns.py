"""A random town of people, in SQLite and as Python values, for checking one against the other."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.rules import tree
from desktop_seg.rules.context import Context, Lookup, RowSource
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE
from tests.rules.plain_reading import Town

AS_OF = 20_500
TOPICS = ("PLANTS", "SEEDS", None, None)  # the third has no word, the last is missing from its table
SHIFTS = (0, 30, 365)
LABEL_WORDS = ("Bio", "gift ", "Ærø")
CITIES = ("Utrecht", "utrecht ", "Zeist", "De Bilt", "100%_wol", "Ærø", "서울")

FIELDS = {
    field.key: field
    for field in (
        Field("visits", "visits", Kind.NUMBER, "m.visits", "test"),
        Field("spent", "spent", Kind.MONEY, "m.spent", "test"),
        Field("city", "city", Kind.TEXT, "c.city", "test"),
        Field("born", "born", Kind.DATE, "c.born", "test"),
        Field("mail", "mail", Kind.YES_NO, "c.mail", "test"),
        Field("stage", "stage", Kind.CHOICE, "c.stage", "test", choices=(Choice("new", "new"), Choice("old", "old"))),
    )
}
LABELS = "s.id IN (SELECT sale_id FROM (SELECT sale_id, label AS value FROM sale_label) WHERE {test})"
SALE_FIELDS = {
    field.key: field
    for field in (
        Field("amount", "amount", Kind.MONEY, "s.amount", "test"),
        Field("way", "way", Kind.CHOICE, "s.way", "test", choices=(Choice("web", "web"), Choice("shop", "shop"))),
        Field("town", "town", Kind.TEXT, "s.town", "test"),
        Field("sent", "sent", Kind.DATE, "s.sent", "test"),
        Field("back", "back", Kind.YES_NO, "s.back", "test"),
        Field("labels", "labels", Kind.SEVERAL, LABELS, "test"),
    )
}
CALL_FIELDS = {
    field.key: field
    for field in (
        Field("topic", "topic", Kind.TEXT, "t.word", "test"),
        Field("length", "length of the word", Kind.NUMBER, "length(t.word)", "test"),
        Field("minutes", "minutes", Kind.NUMBER, "k.minutes", "test"),
    )
}
SOURCES = {
    source.key: source
    for source in (
        RowSource(
            "sales",
            "sales",
            "sale s",
            "s.customer_id",
            "s.day",
            "s.good = 1",
            SALE_FIELDS,
            order=("s.id",),
            tables={"s": "sale"},
            record_id="s.id",
        ),
        RowSource(
            "calls",
            "calls",
            "call k",
            "k.customer_id",
            "k.day",
            "1",
            CALL_FIELDS,
            order=("k.id",),
            lookups={"t": Lookup("topic", "k.topic_id")},
            has_undated=True,
        ),
    )
}
SEGMENTS: dict[str, tree.Rule] = {
    "often": tree.Is("visits", "at_least", 3),
    "near": tree.AnyOf(tree.Is("city", "is", "zeist"), tree.Not(tree.InSegment("often"))),
}


@dataclass
class TestTown:
    """The same people twice."""

    __test__ = False
    db: Database
    town: Town
    context: Context

    def add_person(self, id_: int, fixed: dict[str, Any], moving: dict[int, dict[str, Any]]) -> None:
        """Add somebody. fixed: columns that never change; moving: metrics, by how many days before as_of."""
        columns = "id, key, city, born, mail, stage"
        self.db.run(f"INSERT INTO customer ({columns}) VALUES (?, ?, ?, ?, ?, ?)", (id_, *fixed.values()))
        for shift, metrics in moving.items():
            self.town.people[shift][id_] = fixed | metrics
            asked = f"INSERT INTO metric_{shift} (customer_id, visits, spent) VALUES (?, ?, ?)"
            self.db.run(asked, (id_, *metrics.values()))

    def add_staff(self, rng: random.Random, id_: int) -> None:
        """Add somebody whom no rule may ever find."""
        self.db.run("INSERT INTO customer (id, key, is_staff) VALUES (?, ?, 1)", (id_, f"{id_:03}"))
        for shift in SHIFTS:
            self.db.run(f"INSERT INTO metric_{shift} (customer_id, visits, spent) VALUES (?, 5, 850)", (id_,))
        self.add_sale(id_, _sale(rng), True)

    def add_sale(self, id_: int, sale: dict[str, Any], is_good: bool) -> None:
        """Add a sale of somebody; one that is not good does not count."""
        columns = [value for key, value in sale.items() if key != "labels"]
        sale_id = self.db.insert(
            """INSERT INTO sale (customer_id, day, amount, way, town, sent, back, good)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (id_, *columns, int(is_good)),
        )
        self.db.many("INSERT INTO sale_label VALUES (?, ?)", [(sale_id, label) for label in sale["labels"]])
        if is_good:
            self.town.rows["sales"].setdefault(id_, []).append(sale | {"id": sale_id})

    def add_call(self, id_: int, call: dict[str, Any]) -> None:
        """Add a call of somebody, perhaps one without a day."""
        call_id = self.db.insert(
            "INSERT INTO call (customer_id, day, topic_id, minutes) VALUES (?, ?, ?, ?)",
            (id_, call["day"], call["topic_id"], call["minutes"]),
        )
        word = TOPICS[call["topic_id"]]
        known = {"topic": word, "length": None if word is None else len(word), "id": call_id}
        self.town.rows["calls"].setdefault(id_, []).append(call | known)


def a_town(rng: random.Random, size: int) -> TestTown:
    """Make a town with unknown values, ties, people without rows and rows that do not count."""
    made = _empty_town()
    for id_ in (0, size + 1):
        made.add_staff(rng, id_)
    for id_ in range(1, size + 1):
        fixed = {
            "key": f"{id_:03}",
            "city": rng.choice((*CITIES, None)),
            "born": rng.choice((None, AS_OF - rng.randrange(-60, 900))),
            "mail": rng.choice((None, 0, 1)),
            "stage": rng.choice((None, "new", "old")),
        }
        made.add_person(id_, fixed, {shift: _metrics(rng) for shift in SHIFTS})
        for _n in range(rng.choice((0, 0, 1, 2, 6))):
            made.add_sale(id_, _sale(rng), rng.random() < 0.9)
        for _n in range(rng.choice((0, 1, 3))):
            made.add_call(id_, _call(rng))
    return made


def a_town_of(sales: Iterable[tuple[int, str]]) -> TestTown:
    """Make a town of one person with sales: how many days before as_of, and on which way."""
    made = _empty_town()
    nothing = {"key": "001", "city": None, "born": None, "mail": None, "stage": None}
    made.add_person(1, nothing, {shift: {"visits": None, "spent": None} for shift in SHIFTS})
    for ago, way in sales:
        sale = dict.fromkeys(("amount", "way", "town", "sent", "back")) | {"way": way, "labels": []}
        made.add_sale(1, {"day": AS_OF - ago, **sale}, True)
    return made


def _empty_town() -> TestTown:
    db = Database.connect(None)
    db.run(
        """CREATE TABLE customer (id INTEGER PRIMARY KEY, key TEXT, city TEXT, born INTEGER, mail INTEGER, stage TEXT,
            is_staff INTEGER DEFAULT 0, kind TEXT DEFAULT 'person')"""
    )
    db.run(
        """CREATE TABLE sale (id INTEGER PRIMARY KEY, customer_id INTEGER, day INTEGER, amount INTEGER, way TEXT,
            town TEXT, sent INTEGER, back INTEGER, good INTEGER)"""
    )
    db.run("CREATE TABLE sale_label (sale_id INTEGER, label TEXT)")
    db.run("CREATE TABLE call (id INTEGER PRIMARY KEY, customer_id INTEGER, day INTEGER, topic_id INTEGER, minutes)")
    db.run("CREATE TABLE topic (id INTEGER PRIMARY KEY, word TEXT)")
    db.many("INSERT INTO topic VALUES (?, ?)", enumerate(TOPICS[:3]))
    for shift in SHIFTS:
        db.run(
            f"""CREATE TABLE metric_{shift} (customer_id INTEGER PRIMARY KEY, visits INTEGER, spent INTEGER,
                monetary_365 INTEGER GENERATED ALWAYS AS (spent))"""
        )
    context = Context(
        as_of=AS_OF,
        fields=FIELDS,
        sources=SOURCES,
        people_sql=lambda day: f"customer c JOIN metric_{AS_OF - day} m ON m.customer_id = c.id WHERE {EVERYONE}",
        key_sql="c.key",
        segment_rule=lambda key: SEGMENTS[key],
        tables={"c": "customer"},
        figures=lambda day: f"metric_{AS_OF - day}",
        first_record=lambda day: db.value("SELECT min(id) FROM sale WHERE day >= ?", (day,)),
        answers=lambda question, values: [row[0] for row in db.rows(question, dict(values))],
    )
    return TestTown(db, Town(AS_OF, {shift: {} for shift in SHIFTS}, {"sales": {}, "calls": {}}, SEGMENTS), context)


def _metrics(rng: random.Random) -> dict[str, Any]:
    return {"visits": rng.choice((None, *range(6))), "spent": rng.choice((None, rng.randrange(0, 900, 50)))}


def _call(rng: random.Random) -> dict[str, Any]:
    return {
        "day": rng.choice((None, some_day(rng))),
        "topic_id": rng.randrange(len(TOPICS)),
        "minutes": rng.choice((None, *range(5))),
    }


def _sale(rng: random.Random) -> dict[str, Any]:
    return {
        "day": some_day(rng),
        "amount": rng.choice((None, rng.randrange(-200, 900, 50))),
        "way": rng.choice((None, "web", "shop")),
        "town": rng.choice((None, *CITIES)),
        "sent": rng.choice((None, some_day(rng))),
        "back": rng.choice((None, 0, 1)),
        "labels": rng.sample(LABEL_WORDS, rng.choice((0, 0, 1, 2))),
    }


def some_day(rng: random.Random) -> int:
    """A day up to a little after as_of, often one that others have as well."""
    return AS_OF - rng.choice((rng.randrange(-5, 800), rng.randrange(0, 12), rng.randrange(0, 400, 30)))
