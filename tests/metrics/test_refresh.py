"""When metric tables are made, kept and given up."""

import json
import random
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop_seg import __version__
from desktop_seg.base.progress import Cancelled
from desktop_seg.metrics.catalogue import METRICS
from desktop_seg.metrics.refresh import TABLE, at, catch_up, refresh
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_reader, open_shop
from desktop_seg.store.temporary import temporary_tables
from tests.shops import add_customer, add_sale, day, shop_with


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Database]:
    db = open_shop(tmp_path / "shop.seg")
    with db.transaction():
        add_sale(db, "anna", "2025-01-01", "10.00")
        add_sale(db, "anna", "2025-03-01", "20.00")
        refresh(db)
    yield db
    db.close()


@pytest.fixture
def reader(writer: Database, tmp_path: Path) -> Iterator[Database]:
    db = open_reader(tmp_path / "shop.seg")
    yield db
    db.close()


def money(db: Database, as_of: str) -> list[int]:
    with at(db, day(as_of)) as table:
        return [int(row[0] or 0) for row in db.rows(f"SELECT monetary FROM {table} ORDER BY customer_id")]


def test_stored_table_is_given_for_its_own_day(writer: Database, reader: Database) -> None:
    for db in (writer, reader):
        with at(db, day("2025-03-01")) as table:
            assert table == TABLE
    assert reader.columns(TABLE) == ("customer_id", *(metric.key for metric in METRICS))


def test_reading_connection_looks_at_other_days_and_still_cannot_write(writer: Database, reader: Database) -> None:
    assert money(reader, "2025-02-01") == [1000]
    assert money(reader, "2024-12-31") == []
    with at(reader, day("2025-02-01")), pytest.raises(Exception, match=r"writing|readonly"):
        reader.run("DELETE FROM sale")
    assert writer.number("SELECT count(*) FROM sale") == 2


def test_metrics_follow_the_import_on_every_connection(writer: Database, reader: Database) -> None:
    assert money(reader, "2025-02-01") == money(writer, "2025-02-01") == [1000]
    with writer.transaction():
        add_sale(writer, "bo", "2025-01-15", "5.00")
        refresh(writer)
    assert money(reader, "2025-02-01") == money(writer, "2025-02-01") == [1000, 500]
    assert money(reader, "2025-03-01") == money(writer, "2025-03-01") == [3000, 500]


def test_several_days_can_be_open_at_once(reader: Database) -> None:
    with at(reader, day("2025-02-01")) as first, at(reader, day("2025-02-15")) as second:
        with at(reader, day("2025-02-01")) as again:
            assert again == first
        assert first != second
        assert reader.number(f"SELECT recency_days FROM {first}") == 31
        assert reader.number(f"SELECT recency_days FROM {second}") == 45


def test_many_days_leave_few_tables_behind(reader: Database) -> None:
    with at(reader, day("2025-01-05")) as held:
        for number in range(10, 29):
            assert money(reader, f"2025-02-{number}") == [1000]
        assert reader.number(f"SELECT recency_days FROM {held}") == 4
    kept = "name GLOB 'metric_[0-9]*' AND name NOT GLOB 'metric_*_*'"  # companions go with their table
    tables = reader.number(f"SELECT count(*) FROM temp.sqlite_schema WHERE {kept}")
    assert tables <= 4


def test_refresh_rolls_back_with_the_import(writer: Database, reader: Database) -> None:
    with suppress(Cancelled), writer.transaction():
        add_sale(writer, "bo", "2025-04-01", "5.00")
        refresh(writer)
        raise Cancelled
    assert money(writer, "2025-03-01") == money(reader, "2025-03-01") == [3000]
    with at(writer, day("2025-03-01")) as table:
        assert table == TABLE


def test_cancel_within_refresh_leaves_no_stage_behind(writer: Database) -> None:
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        refresh(writer, Impatient())
    assert writer.columns("metric_stage") == ()
    assert money(writer, "2025-03-01") == [3000]


def test_table_of_an_older_program_is_not_trusted(writer: Database, reader: Database) -> None:
    writer.run(f"ALTER TABLE {TABLE} DROP COLUMN lateness")
    with at(reader, day("2025-03-01")) as table:
        assert table != TABLE
        assert reader.number(f"SELECT count(lateness) FROM {table}") == 0
        assert reader.number(f"SELECT monetary FROM {table}") == 3000
    refresh(writer)
    with at(reader, day("2025-03-01")) as table:
        assert table == TABLE


def test_empty_shop_and_shop_of_prospects_alone() -> None:
    db = open_shop(None)
    with at(db, None) as table:
        assert db.rows(f"SELECT * FROM {table}") == []
    add_customer(db, "dora", {"created": "2025-01-01"})
    refresh(db)
    with at(db, None) as table:
        assert table == TABLE
        assert db.rows(f"SELECT frequency, monetary, recency_days, life_cycle FROM {table}") == [
            (0, 0, None, "prospect")
        ]


def test_newcomer_of_the_customer_list_is_there_before_the_next_export_of_the_till() -> None:
    shop = shop_with("anna 2025-03-01 1", customers="dora created=2025-03-09")
    assert money(shop, "2025-03-01") == [0, 100]
    assert money(shop, "2025-02-28") == []


def test_a_question_interrupted_while_its_table_is_made_can_be_asked_again(reader: Database) -> None:
    with temporary_tables(reader):
        reader.run("CREATE TEMP TABLE metric_0 (half)")
    with at(reader, day("2025-02-01")) as table:
        assert table == "temp.metric_0"
        assert "monetary" in reader.columns("metric_0")


def test_a_table_of_one_metric_says_of_it_what_the_table_of_all_says() -> None:
    chance = random.Random(4)
    db = shop_with()
    with db.transaction():
        for number in range(120):
            for _visit in range(chance.choice((1, 1, 2, 4, 6))):
                on = f"202{chance.randrange(3, 6)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
                add_sale(db, f"k{number}", on, f"{chance.randrange(1, 90)}.00")
        add_sale(db, "last", "2025-12-31", "1.00")
        refresh(db)
    as_of = day("2025-06-30")
    with at(db, as_of) as whole:
        expected = {
            metric.key: db.rows(f"SELECT customer_id, {metric.key} FROM {whole} ORDER BY 1") for metric in METRICS
        }
    assert {key for key, rows in expected.items() if any(value is not None for _id, value in rows)} >= {
        "best_score",
        "lateness",
        "rfm_class",
        "won_back",
    }
    for metric in METRICS:
        with temporary_tables(db):
            db.run("DELETE FROM temp.metric_kept")
        with at(db, as_of, frozenset({metric.key})) as alone:
            assert db.columns(alone.removeprefix("temp.")) == ("customer_id", metric.key)
            assert db.rows(f"SELECT customer_id, {metric.key} FROM {alone} ORDER BY 1") == expected[metric.key]
    db.close()


def test_a_kept_table_serves_whoever_asks_for_no_more_than_it_holds(reader: Database) -> None:
    as_of = day("2025-02-01")
    with at(reader, as_of, frozenset({"monetary", "frequency"})) as first:
        pass
    with at(reader, as_of, frozenset({"monetary"})) as again:
        assert again == first
    with at(reader, as_of) as whole:
        assert whole != first
    with at(reader, as_of, frozenset({"lateness"})) as served:
        assert served == whole


def _count_otherwise(db: Database, version: str) -> None:
    """Leave a table as a program of some version would that counts money otherwise."""
    with db.transaction():
        told = json.loads(str(db.value("SELECT value FROM shop_setting WHERE key = 'metric_known'")))
        told["makers"] = told["makers"].replace(__version__, version)
        db.run("UPDATE shop_setting SET value = ? WHERE key = 'metric_known'", (json.dumps(told),))
        db.run("UPDATE customer_metric SET monetary = 1")


@pytest.mark.parametrize(("version", "then"), [("0.0.0-before", [3000]), (__version__, [1])])
def test_figures_of_another_version_of_the_program_are_worked_out_anew_on_opening(
    writer: Database, version: str, then: list[int]
) -> None:
    _count_otherwise(writer, version)
    catch_up(writer)
    assert money(writer, "2025-03-01") == then


def test_a_new_shop_file_has_no_figures_to_catch_up_with(tmp_path: Path) -> None:
    with closing(open_shop(tmp_path / "new.seg")) as db:
        catch_up(db)
        assert not db.columns(TABLE)
