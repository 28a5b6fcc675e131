"""Working out only those whom a change touches says the same, cell by cell, as working out everyone."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.metrics import changed, known, metric_table
from desktop_seg.metrics.catalogue import FIRST_STEP_EDGES, SIDES, STEPS
from desktop_seg.metrics.refresh import TABLE, refresh
from desktop_seg.metrics.side import RestsOn, stage_of
from desktop_seg.model.period import to_date
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import default_as_of
from tests.metrics.made_anew import check_as_made_anew, never_too_many, thrown_away
from tests.shops import add_customer, add_event, add_sale, day, shop_with

Act = Callable[[Database, Random], object]

GROUPS = ("Soil", "Roses", "Vases", "Bulbs", "Cards")
KINDS = (
    "visit",
    "page",
    "wishlist",
    *("mail_sent",) * 4,
    "mail_open",
    "mail_click",
    "newsletter_signup",
    "unsubscribe",
)
STATUSES = ("done",) * 8 + ("cancelled", "refunded")
FIRST = day("2023-03-01")


def iso(number: int) -> str:
    """Return a day number as shops.py wants it."""
    return to_date(number).isoformat()


def words(rng: Random, is_plain: bool) -> list[str]:
    """Draw what a receipt says beside day and amount. is_plain: neither category nor brand nor cost price."""
    told = [f"status={rng.choice(STATUSES)}", f"channel={rng.choice(('shop', 'web'))}"]
    told += [f"minute={rng.randrange(540, 1_100)}"] if rng.random() < 0.5 else []
    told += ["coupon=A"] if rng.random() < 0.1 else []
    if is_plain:
        told += [f"product={rng.choice(GROUPS)}"]
    elif rng.random() < 0.8:
        group = rng.choice(GROUPS)
        told += [f"product={group}{rng.randrange(3)}", f"category={group}", f"brand={rng.choice('ABC')}"]
        told += [f"quantity={rng.choice((1, 2, 0.3, 1.7))}"] if rng.random() < 0.5 else []
        told += [f"cost={rng.randrange(1, 900)}.{rng.randrange(100):02}"] if rng.random() < 0.5 else []
    return told


def sell(db: Database, rng: Random, on: int, name: str = "", is_plain: bool = False) -> None:
    amount = f"{rng.choice((5, 10, 10, rng.randrange(1, 300)))}.{rng.randrange(100):02}"
    back = rng.random() < 0.1
    told = words(rng, is_plain) + (["reason=Defect"] if back and rng.random() < 0.5 else [])
    told = [word for word in told if not (back and word.startswith("quantity="))]
    add_sale(
        db, name or f"c{rng.randrange(40)}", iso(on), f"-{amount}" if back else amount, *told, f"no={rng.random()}"
    )


def trace(db: Database, rng: Random, on: int) -> None:
    more = [f"category={rng.choice((*GROUPS, 'soil ', 'Other'))}"] if rng.random() < 0.5 else []
    add_event(db, f"c{rng.randrange(40)}", iso(on), rng.choice(KINDS), *more)


def a_shop(rng: Random) -> Database:
    """Return a shop of forty people over two years, with something in every table a metric looks at."""
    db = shop_with(customers="boss is_staff=1\n till kind=collective")
    with db.transaction():
        is_plain = rng.random() < 0.2
        for _sale in range(rng.choice((0, 60, 120))):
            sell(db, rng, FIRST + rng.choice((rng.randrange(730), rng.randrange(0, 730, 91))), is_plain=is_plain)
        if is_plain:
            db.run("UPDATE product SET kind = 'service' WHERE id % 2")
        for _event in range(rng.choice((0, 40))):
            trace(db, rng, FIRST + rng.randrange(400, 760))
        refresh(db)
    return db


def last_day(db: Database) -> int:
    found = default_as_of(db)
    return FIRST if found is None else found


def some(db: Database, rng: Random, table: str) -> int:
    """Return the id of any row, 0 when there is none."""
    rows = db.rows(f"SELECT id FROM {table} ORDER BY id")
    return int(rng.choice(rows)[0] or 0) if rows else 0


def _set(table: str, **columns: Callable[[Random], SqlValue]) -> Act:
    def act(db: Database, rng: Random) -> None:
        name = rng.choice(sorted(columns))
        db.run(f"UPDATE {table} SET {name} = ? WHERE id = ?", (columns[name](rng), some(db, rng, table)))

    return act


def _remove_customer(db: Database, rng: Random) -> None:
    gone = some(db, rng, "customer")
    db.run("UPDATE sale SET customer_id = NULL WHERE customer_id = ?", (gone,))
    for table in ("event", "complaint", "customer"):
        db.run(f"DELETE FROM {table} WHERE {'id' if table == 'customer' else 'customer_id'} = ?", (gone,))


def _complain(db: Database, rng: Random) -> None:
    db.run(
        "INSERT INTO complaint (import_id, source_row, match_key, day, customer_id, rating) VALUES (1, 1, ?, ?, ?, ?)",
        (str(rng.random()), last_day(db) - rng.randrange(90), some(db, rng, "customer"), rng.choice((None, 1, 5))),
    )


def _promise(db: Database, rng: Random) -> None:
    start = last_day(db) - rng.randrange(-5, 400)
    insert = "INSERT INTO promotion (name, match_key, start_day, end_day) VALUES ('Sale', ?, ?, ?)"
    db.run(insert, (str(rng.random()), start, start + rng.randrange(20)))


ACTS: dict[str, Act] = {
    "sale of a later day": lambda db, rng: sell(db, rng, last_day(db) + rng.choice((0, 1, 1, 7, 30, 92, 400))),
    "sale of an earlier day": lambda db, rng: sell(db, rng, last_day(db) - rng.randrange(800)),
    "sale of nobody": lambda db, rng: sell(db, rng, last_day(db) + rng.randrange(3), "-"),
    "sale of staff": lambda db, rng: sell(db, rng, last_day(db), rng.choice(("boss", "till"))),
    "no last day": lambda db, _rng: db.run("DELETE FROM sale WHERE sold_day = ?", (last_day(db),)),
    "no last month": lambda db, _rng: db.run("DELETE FROM sale WHERE sold_day > ?", (last_day(db) - 30,)),
    "no sale": lambda db, rng: db.run("DELETE FROM sale WHERE id = ?", (some(db, rng, "sale"),)),
    "sale of somebody else": _set("sale", customer_id=lambda rng: rng.choice((None, 1, 2, 3, 4))),
    "another sale": _set(
        "sale",
        is_valid=lambda rng: rng.randrange(2),
        is_purchase=lambda rng: rng.randrange(2),
        net_cents=lambda rng: rng.randrange(2_000),
        gross_cents=lambda rng: rng.randrange(9_000),
        discount_cents=lambda rng: rng.randrange(99),
        is_discounted=lambda rng: rng.randrange(2),
        channel=lambda rng: rng.choice((None, "web")),
        sold_minute=lambda rng: rng.randrange(1_440),
        sold_day=lambda rng: FIRST + rng.randrange(800),
    ),
    "another line": _set(
        "sale_line",
        quantity=lambda rng: rng.choice((-1, 1, 0.5)),
        net_cents=lambda rng: rng.randrange(2_000),
        cost_cents=lambda rng: rng.choice((None, 123)),
        product_id=lambda rng: rng.choice((None, 1)),
        return_reason=lambda rng: rng.choice((None, "kapot")),
    ),
    "no line": lambda db, rng: db.run("DELETE FROM sale_line WHERE id = ?", (some(db, rng, "sale_line"),)),
    "newcomer": lambda db, rng: add_customer(db, f"n{rng.random()}", {"income_cents": str(rng.randrange(10**7))}),
    "another person": _set(
        "customer",
        is_staff=lambda rng: rng.randrange(2),
        kind=lambda rng: rng.choice(("person", "collective")),
        income_cents=lambda rng: rng.choice((None, 5, 10**6)),
        income_band=lambda _rng: "laag",
        city=lambda _rng: "Utrecht",
    ),
    "no person": _remove_customer,
    "event": lambda db, rng: trace(db, rng, last_day(db) + rng.randrange(-200, 20)),
    "event of somebody else": _set("event", customer_id=lambda rng: rng.randrange(1, 5)),
    "no event": lambda db, rng: db.run("DELETE FROM event WHERE id = ?", (some(db, rng, "event"),)),
    "another article": _set(
        "product",
        category=lambda rng: rng.choice((None, "Soil", "New")),
        brand=lambda rng: rng.choice((None, "Z")),
        cost_cents=lambda rng: rng.choice((None, 50)),
        kind=lambda rng: rng.choice(("product", "service", "gift_card")),
        name=lambda _rng: "Rose",
    ),
    "new article": lambda db, rng: db.run(
        "INSERT INTO product (import_id, source_row, match_key, category) VALUES (1, 1, ?, ?)",
        (str(rng.random()), rng.choice(("Aaa", "Soil"))),
    ),
    "complaint": _complain,
    "promotion": _promise,
    "no promotion": lambda db, _rng: db.run("DELETE FROM promotion"),
}


@never_too_many
@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    changes=st.lists(st.lists(st.sampled_from(sorted(ACTS)), max_size=3), min_size=1, max_size=4),
)
def test_any_change_leaves_what_a_table_made_anew_would_hold(seed: int, changes: list[list[str]]) -> None:
    rng = Random(seed)
    db = a_shop(rng)
    for acts in changes:
        with db.transaction(), changed.noted(db):
            assert changed.is_noted(db)
            for act in acts:
                ACTS[act](db, rng)
            refresh(db)
        check_as_made_anew(db)
    db.close()


@pytest.fixture
def shop() -> Database:
    """A shop of ten people who came twice, the last of them on the last day."""
    lines = [f"c{n} 2025-0{m}-{10 + n} {n}.00 category=Soil brand=A" for n in range(10) for m in (1, 3)]
    return shop_with("\n".join(lines), events="c1 2025-01-05 visit")


def spent(db: Database, key: str = "monetary") -> list[int]:
    return [int(row[0] or 0) for row in db.rows(f"SELECT {key} FROM {TABLE} ORDER BY customer_id")]


def test_figures_of_whoever_is_not_touched_are_taken_over_as_they_are(shop: Database) -> None:
    # A wrong figure shows who is worked out anew: it is told as little as nobody's rows change.
    shop.run(f"UPDATE {stage_of(TABLE)} SET monetary = 77")
    with shop.transaction(), changed.noted(shop):
        add_sale(shop, "c3", "2025-03-19", "5.00")
        refresh(shop)
    assert spent(shop) == [77, 77, 77, 1100, 77, 77, 77, 77, 77, 77]


def test_whoever_has_a_visit_at_an_edge_of_the_windows_is_worked_out_when_the_day_moves(shop: Database) -> None:
    add_sale(shop, "c9", "2026-01-11", "5.00")
    refresh(shop)
    shop.run(f"UPDATE {stage_of(TABLE)} SET monetary = 77, monetary_365 = 77")
    with shop.transaction(), changed.noted(shop):
        add_sale(shop, "c9", "2026-01-12", "5.00")  # on the day that leaves the year c2 came, and no one else
        refresh(shop)
    assert spent(shop) == [77, 77, 77, 77, 77, 77, 77, 77, 77, 2800]  # what no day moves out of is not read again
    assert spent(shop, "monetary_365") == [77, 77, 200, 77, 77, 77, 77, 77, 77, 2800]


def test_what_no_metric_looks_at_is_no_work(shop: Database) -> None:
    class Watchful:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise AssertionError("something is worked out")

    with shop.transaction(), changed.noted(shop):
        shop.run("UPDATE customer SET city = 'Zeist', kind = kind")
        shop.run("UPDATE sale SET sold_day = sold_day, net_cents = net_cents")
        refresh(shop, Watchful())
    check_as_made_anew(shop)


def everyone_is_worked_out(db: Database) -> bool:
    """Refresh and return whether that was for everyone."""
    with patch.object(metric_table, "renew") as few:
        refresh(db)
    return not few.called


def test_a_second_refresh_knows_who_was_touched_since_the_first(shop: Database) -> None:
    with shop.transaction(), changed.noted(shop):
        add_sale(shop, "c3", "2025-03-19", "5.00")
        refresh(shop)
        add_sale(shop, "c4", "2025-03-19", "5.00")
        refresh(shop)
    check_as_made_anew(shop)


def test_rows_that_were_changed_past_us_are_found_out(shop: Database) -> None:
    add_sale(shop, "c3", "2025-03-19", "5.00")
    with shop.transaction(), changed.noted(shop):
        assert not changed.is_noted(shop)
        assert everyone_is_worked_out(shop)


def test_a_table_of_another_program_is_made_anew(shop: Database) -> None:
    with patch.object(known, "_MAKERS", "older"):
        refresh(shop)
    with shop.transaction(), changed.noted(shop):
        assert not changed.is_noted(shop)


def test_another_article_can_change_anybody(shop: Database) -> None:
    with shop.transaction(), changed.noted(shop):
        shop.run("UPDATE product SET category = 'Roses'")
        assert everyone_is_worked_out(shop)


def test_many_rows_are_not_noted_one_by_one(shop: Database) -> None:
    with shop.transaction(), changed.noted(shop, rows=7):
        assert not changed.is_noted(shop)
    with shop.transaction(), changed.noted(shop, rows=6):
        assert changed.is_noted(shop)


def test_an_act_that_fails_leaves_nothing_behind(shop: Database) -> None:
    def fail() -> None:
        with shop.transaction(), changed.noted(shop):
            add_sale(shop, "c3", "2025-03-19", "5.00")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not shop.rows("SELECT name FROM temp.sqlite_schema WHERE name GLOB 'metric_*'")
    with shop.transaction(), changed.noted(shop):
        assert changed.is_noted(shop)


def windows(text: str) -> set[int]:
    """Return the days of the windows that SQL looks back: `:as_of - 365`."""
    return {int(days) for days in re.findall(r":as_of - (\d+)", text)}


def test_every_window_of_own_figures_is_declared() -> None:
    first_step = {days for family in STEPS[0] for metric in family.metrics for days in windows(metric.value)}
    assert first_step == set(FIRST_STEP_EDGES.sale)
    own = [side for side in SIDES if side.rests_on is RestsOn.OWN_ROWS]
    assert {"gap", "goods", "year_line", "online", "occasion"} == {side.key for side in own}
    for side in own:
        source = Path(str(sys.modules[side.fill.__module__].__file__)).read_text(encoding="utf-8")
        assert windows(source) == {*side.edges.sale, *side.edges.event} - {0}, side.key


def test_what_is_noted_are_columns_of_the_tables() -> None:
    db = shop_with()
    for table, touch in changed.TOUCHES.items():
        assert {name.strip() for name in touch.columns.split(",")} <= set(db.columns(table)), table


# By which rows are known; nothing is worked out from them.
NAMES = {"id", "import_id", "source_row", "match_key", "receipt_key", "content_hash", "running_no", "customer_no"}


def test_no_metric_looks_at_a_column_that_is_not_noted() -> None:
    rng = Random(3)
    db = a_shop(rng)
    with db.transaction():
        for _sale in range(60):
            sell(db, rng, FIRST + 700 + rng.randrange(60))
        for _event in range(40):
            trace(db, rng, FIRST + rng.randrange(600, 760))
        _complain(db, rng)
        _promise(db, rng)
        refresh(db)
    for table, touch in changed.TOUCHES.items():
        for name in sorted(set(db.columns(table)) - {each.strip() for each in touch.columns.split(",")} - NAMES):
            with thrown_away(db):
                with changed.noted(db):
                    assert changed.is_noted(db)
                    db.run(f"UPDATE {table} SET {name} = 1")
                    refresh(db)
                check_as_made_anew(db)
    db.close()
