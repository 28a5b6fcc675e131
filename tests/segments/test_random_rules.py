"""Random rules over all fields and all kinds of rows of small random shops: looking back a while is looking at the data
as they were then, and every person's reasons say what the list says."""

import random

import pytest

from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.period import to_date
from desktop_seg.rules.check import faults
from desktop_seg.segments import evaluate
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.why import why
from desktop_seg.store.database import Database, SqlValue
from tests.rules.random_rules import RuleMaker, Vocabulary
from tests.shops import add_customer, add_sale, day, shop_with

LAST = day("2025-06-30")
BACK = (45, 200)
CATEGORIES, BRANDS = ("Bollen", "Potten", "Zaden"), ("Groei", "Bloei")
SOURCE: dict[str, SqlValue] = {"import_id": 1, "source_row": 1}


def random_shop(seed: int, last: int) -> Database:
    """Write a shop as it is known on a day; the same seed gives the same people and rows, those after it left out."""
    rng = random.Random(seed)
    db = shop_with()
    with db.transaction():
        for number in range(1, 13):
            name = f"{number:03}"
            columns = {"city": rng.choice(("Zeist", "Utrecht")), "gender": rng.choice(("female", "male"))}
            told = {key: word for key, word in columns.items() if rng.random() < 0.7}
            id_ = add_customer(db, name, told | {"created": "2022-01-01", "birth": f"19{rng.randrange(40, 99)}-02-28"})
            for _n in range(rng.choice((0, 1, 3, 8))):
                _sale(db, rng, name, last)
            for _n in range(rng.choice((0, 0, 2, 6))):
                _event(db, rng, id_, last)
            _service(db, rng, id_, last)
        refresh(db)
    return db


def _some_day(rng: random.Random) -> int:
    return LAST - rng.choice((rng.randrange(900), rng.randrange(60), 45, 200, 44, 199))


def _sale(db: Database, rng: random.Random, name: str, last: int) -> None:
    at, amount = _some_day(rng), rng.choice(("10.00", "25.00", "25.00", "80.00", "-10.00"))
    words = [f"channel={rng.choice(('shop', 'web'))}", f"minute={rng.randrange(540, 1080)}", f"no={rng.random()}"]
    words += [f"category={rng.choice(CATEGORIES)}", f"brand={rng.choice(BRANDS)}"] if rng.random() < 0.8 else []
    words += ["coupon=SPRING"] if rng.random() < 0.3 else []
    if at <= last:
        add_sale(db, name, to_date(at).isoformat(), amount, *words)


def _event(db: Database, rng: random.Random, id_: int, last: int) -> None:
    at, kind, key = _some_day(rng), rng.choice(("visit", "cart_add", "page", "mail_open")), rng.random()
    row = SOURCE | {"customer_id": id_, "day": at, "kind": kind, "category": rng.choice((None, *CATEGORIES))}
    if at <= last:
        _insert(db, "event", row | {"match_key": f"{id_} {key}"})


def _service(db: Database, rng: random.Random, id_: int, last: int) -> None:
    """What is told of complaints and invoices on a day is only what had come of them by then."""
    at, settled, paid = _some_day(rng), _some_day(rng), _some_day(rng)
    key, rating = f"{id_} {rng.random()}", rng.choice((None, 1, 5))
    wanted = rng.random()
    if at <= last and wanted < 0.5:
        is_solved = at <= settled <= last
        told: dict[str, SqlValue] = {"status": "solved" if is_solved else "open", "rating": rating}
        told |= {"resolved_day": settled if is_solved else None, "kind": "late", "match_key": key}
        _insert(db, "complaint", SOURCE | {"customer_id": id_, "given_customer_id": id_, "day": at} | told)
    if at <= last and wanted > 0.3:
        terms: dict[str, SqlValue] = {"due_day": at + 30, "paid_day": paid if paid <= last else None}
        owed: dict[str, SqlValue] = {"day": at, "amount_cents": 5000, "match_key": key}
        _insert(db, "invoice", SOURCE | {"customer_id": id_, "given_customer_id": id_} | terms | owed)


def _insert(db: Database, table: str, row: dict[str, SqlValue]) -> None:
    db.insert(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def vocabulary(db: Database) -> Vocabulary:
    return Vocabulary(
        as_of=LAST,
        fields={field.key: field for field in all_fields(db)},
        sources=SOURCES,
        segments=("lapsed", "top_20", "new"),
        shifts=(30, 100),
        words=(*CATEGORIES, *BRANDS, "zeist", "SPRING", "e", "", "x%"),
        keys=[f"{number:03}" for number in range(1, 16)],
    )


@pytest.mark.parametrize("seed", range(6))
def test_looking_back_is_looking_at_the_data_of_that_day(seed: int) -> None:
    rng = random.Random(seed)
    whole = random_shop(seed, LAST)
    cut = {back: random_shop(seed, LAST - back) for back in BACK}
    maker = RuleMaker(rng, vocabulary(whole))
    for _n in range(100):
        rule, back = maker.a_rule(), rng.choice(BACK)
        assert faults(rule, maker.vocabulary.fields, SOURCES) == []
        now, then = (evaluate.member_ids(db, rule, LAST - back) for db in (whole, cut[back]))
        assert now == then, rule


@pytest.mark.parametrize("seed", range(3))
def test_the_reasons_of_every_person_say_what_the_list_says(seed: int) -> None:
    rng = random.Random(100 + seed)
    db = random_shop(seed, LAST)
    maker = RuleMaker(rng, vocabulary(db))
    for _n in range(25):
        rule = maker.a_rule()
        inside = set(evaluate.member_ids(db, rule, LAST))
        for id_ in range(1, 13):
            assert why(db, rule, id_, LAST).holds is (id_ in inside), rule
