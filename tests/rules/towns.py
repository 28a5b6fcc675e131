"""Random rules and a random town of people, in SQLite and as Python values, for checking one against the other."""

import random
from dataclasses import dataclass
from typing import Any

from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.rules import tree
from desktop_seg.rules.context import Context, RowSource
from desktop_seg.rules.operators import operators_for
from desktop_seg.store.database import Database
from tests.rules.plain_reading import Town

AS_OF = 20_500
SHIFTS = (0, 30, 365)
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
SALE_FIELDS = {
    field.key: field
    for field in (
        Field("amount", "amount", Kind.MONEY, "s.amount", "test"),
        Field("way", "way", Kind.CHOICE, "s.way", "test"),
    )
}
SOURCE = RowSource("sales", "sales", "sale s", "s.customer_id", "s.day", "s.good = 1", SALE_FIELDS)
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


def a_town(rng: random.Random, size: int) -> TestTown:
    """Make a town with unknown values, ties, people without rows and rows that do not count."""
    db = Database.connect(None)
    db.run(
        "CREATE TABLE customer (id INTEGER PRIMARY KEY, key TEXT, city TEXT, born INTEGER, mail INTEGER, stage TEXT)"
    )
    db.run("CREATE TABLE sale (customer_id INTEGER, day INTEGER, amount INTEGER, way TEXT, good INTEGER)")
    people: dict[int, dict[int, dict[str, Any]]] = {shift: {} for shift in SHIFTS}
    rows: dict[int, list[dict[str, Any]]] = {}
    for shift in SHIFTS:
        db.run(f"CREATE TABLE metric_{shift} (customer_id INTEGER PRIMARY KEY, visits INTEGER, spent INTEGER)")
    for id_ in range(1, size + 1):
        fixed = {
            "key": f"{id_:03}",
            "city": rng.choice((*CITIES, None)),
            "born": rng.choice((None, AS_OF - rng.randrange(-60, 900))),
            "mail": rng.choice((None, 0, 1)),
            "stage": rng.choice((None, "new", "old")),
        }
        db.run("INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?)", (id_, *fixed.values()))
        for shift in SHIFTS:
            moving = {"visits": rng.choice((None, *range(6))), "spent": rng.choice((None, rng.randrange(0, 900, 50)))}
            people[shift][id_] = fixed | moving
            db.run(f"INSERT INTO metric_{shift} VALUES (?, ?, ?)", (id_, *moving.values()))
        for _n in range(rng.choice((0, 0, 1, 2, 6))):
            row = {
                "day": AS_OF - rng.randrange(-5, 800),
                "amount": rng.choice((None, rng.randrange(-200, 900, 50))),
                "way": rng.choice((None, "web", "shop")),
            }
            good = rng.random() < 0.9
            db.run("INSERT INTO sale VALUES (?, ?, ?, ?, ?)", (id_, *row.values(), int(good)))
            if good:
                rows.setdefault(id_, []).append(row)
    context = Context(
        as_of=AS_OF,
        fields=FIELDS,
        sources={"sales": SOURCE},
        people_sql=lambda day: f"customer c JOIN metric_{AS_OF - day} m ON m.customer_id = c.id WHERE 1",
        key_sql="c.key",
        segment_rule=lambda key: SEGMENTS[key],
    )
    return TestTown(db, Town(AS_OF, people, rows, SEGMENTS), context)


def a_rule(rng: random.Random, depth: int = 3, shift_left: bool = True) -> tree.Rule:  # noqa: PLR0911, C901 - one line per kind
    """Make a random rule of every kind of node."""
    kinds = ["is"] * 5 + ["happened"] * 3 + ["top", "segment", "listed", "everyone"]
    if depth:
        kinds += ["all", "any", "not"] * 3 + (["as_of"] if shift_left else [])
    match rng.choice(kinds):
        case "all":
            return tree.All(*(a_rule(rng, depth - 1, shift_left) for _n in range(rng.randrange(4))))
        case "any":
            return tree.AnyOf(*(a_rule(rng, depth - 1, shift_left) for _n in range(rng.randrange(4))))
        case "not":
            return tree.Not(a_rule(rng, depth - 1, shift_left))
        case "as_of":
            return tree.AsOf(rng.choice(SHIFTS[1:]), a_rule(rng, depth - 1, False))
        case "top":
            among = a_rule(rng, 0, False) if rng.random() < 0.4 else None
            return tree.Top(rng.choice(("visits", "spent", "born")), rng.choice((0.01, 0.2, 0.35, 0.5, 1.0)), among)
        case "segment":
            return tree.InSegment(rng.choice(list(SEGMENTS)))
        case "listed":
            return tree.Listed(tuple(f"{rng.randrange(1, 60):03}" for _n in range(rng.randrange(5))))
        case "everyone":
            return tree.Everyone()
        case "happened":
            return _happened(rng)
    return a_comparison(rng, FIELDS)


def a_comparison(rng: random.Random, fields: dict[str, Field]) -> tree.Is:
    """Make one random comparison of a field with a fitting value."""
    field = rng.choice(list(fields.values()))
    operator = rng.choice([o for o in operators_for(field.kind) if o.key != "anniversary_in_next"])
    return tree.Is(field.key, operator.key, _value(rng, field, operator.takes.name), rng.random() < 0.2)


def _span(rng: random.Random) -> tree.Span:
    return tree.Span(rng.randrange(1, 24), rng.choice(("days", "weeks", "months", "years")))


def _value(rng: random.Random, field: Field, takes: str) -> tree.Values:
    match takes:
        case "NOTHING":
            return None
        case "SPAN":
            return _span(rng)
        case "TWO_SPANS":
            return (_span(rng), _span(rng))
        case "LIST":
            words = [choice.key for choice in field.choices] or [*CITIES, "web", "SHOP"]
            return tuple(rng.choice(words) for _n in range(rng.randrange(4)))
        case "TWO":
            return (_single(rng, field), _single(rng, field))
    return _single(rng, field)


def _single(rng: random.Random, field: Field) -> tree.Value:
    if field.choices:
        return rng.choice(field.choices).key
    if field.kind in (Kind.TEXT, Kind.CHOICE):
        return rng.choice((*CITIES, "web", "t", "%", ""))
    if field.kind is Kind.DATE:
        return tree.Day(AS_OF - rng.randrange(-60, 900))
    return rng.randrange(7) if field.key == "visits" else rng.randrange(0, 900, 50)


def _happened(rng: random.Random) -> tree.Happened:
    measure = rng.choice(list(tree.Measure))
    field = None if measure is tree.Measure.COUNT else "amount"
    operator = rng.choice(("equals", "differs", "below", "at_most", "over", "at_least", "between", "known", "unknown"))
    few = measure in (tree.Measure.COUNT, tree.Measure.DISTINCT)
    value: tree.Values = rng.randrange(4) if few else rng.randrange(-200, 900, 50)
    if operator == "between":
        value = (0, rng.randrange(0, 900))
    if operator in ("known", "unknown"):
        value = None
    where = rng.choice((None, a_comparison(rng, SALE_FIELDS), tree.Not(a_comparison(rng, SALE_FIELDS))))
    window = rng.choice(
        (
            tree.Window(),
            tree.Window(length=_span(rng)),
            tree.Window(length=_span(rng), skip=_span(rng)),
            tree.Window(first=AS_OF - 400, last=AS_OF - 100),
        )
    )
    return tree.Happened("sales", measure, operator, value, field, where, window)
