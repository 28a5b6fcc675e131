"""The first load of a shop file does without indexes; afterwards the file is as if they had been there all along."""

import pytest

from desktop_seg.store.database import Database, StoreFault
from desktop_seg.store.first_load import indexes_at_the_end, keys_at_the_end, transaction
from desktop_seg.store.shop_file import open_shop


def indexes(db: Database) -> list[tuple[object, ...]]:
    return db.rows("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")


def add_sale(db: Database, key: str) -> None:
    db.run("INSERT INTO sale(import_id, source_row, receipt_key, sold_day) VALUES (1, 1, ?, 20000)", (key,))


def add_twice(db: Database, key: str) -> None:
    add_sale(db, key)
    add_sale(db, key)


def add_and_break(db: Database) -> None:
    add_sale(db, "one")
    raise ValueError("broken")


def test_first_load_ends_with_the_indexes_it_began_with() -> None:
    db = open_shop(None)
    before = indexes(db)
    with db.transaction(), indexes_at_the_end(db):
        assert {name for name, *_ in before} - {name for name, *_ in indexes(db)} == {
            "sale_customer",
            "sale_day",
            "sale_due",
            "sale_line_product",
            "sale_line_reason",
        }
        add_sale(db, "one")
    assert indexes(db) == before
    assert db.rows("PRAGMA integrity_check") == [("ok",)]


def test_keys_are_there_before_the_other_indexes() -> None:
    db = open_shop(None)
    before = {name for name, *_ in indexes(db)}
    keys = {"sale_receipt", "sale_line_content"}
    with db.transaction(), indexes_at_the_end(db):
        without_others = {name for name, *_ in indexes(db)}
        with keys_at_the_end(db):
            assert {name for name, *_ in indexes(db)} == without_others - keys
            add_sale(db, "one")
        assert keys <= {name for name, *_ in indexes(db)} == without_others
    assert {name for name, *_ in indexes(db)} == before


def test_receipt_that_came_twice_is_refused_when_the_keys_come_back() -> None:
    db = open_shop(None)
    before = indexes(db)
    with pytest.raises(StoreFault, match="receipt_key"), db.transaction(), keys_at_the_end(db):
        add_twice(db, "one")
    assert indexes(db) == before
    assert db.number("SELECT count(*) FROM sale") == 0


def test_later_load_keeps_the_indexes_up() -> None:
    db = open_shop(None)
    add_sale(db, "one")
    before = indexes(db)
    with db.transaction(), indexes_at_the_end(db), keys_at_the_end(db):
        assert indexes(db) == before


def test_broken_load_brings_the_indexes_back() -> None:
    db = open_shop(None)
    before = indexes(db)
    with pytest.raises(ValueError, match="broken"), db.transaction(), indexes_at_the_end(db):
        add_and_break(db)
    assert indexes(db) == before
    assert db.number("SELECT count(*) FROM sale") == 0


def add_line(db: Database, sale_id: int) -> None:
    db.run(
        """INSERT INTO sale_line(import_id, source_row, sale_id, content_hash, running_no, quantity, net_cents)
           VALUES (1, 1, ?, 1, 1, 1.0, 100)""",
        (sale_id,),
    )


def add_import(db: Database) -> None:
    db.run(
        """INSERT INTO import_file(name, sha256, kind, plan_json, imported_at, rows_read, rows_new, rows_updated,
               rows_same, rows_aside) VALUES ('till', '', 'lines', '{}', '', 0, 0, 0, 0, 0)"""
    )


def load_line_of(db: Database, sale_id: int) -> None:
    with transaction(db):
        add_import(db)
        add_line(db, sale_id)
        add_sale(db, "one")


def test_first_load_may_write_a_line_before_its_sale() -> None:
    db = open_shop(None)
    load_line_of(db, 1)
    assert db.number("SELECT count(*) FROM sale_line JOIN sale ON sale.id = sale_id") == 1
    assert db.number("PRAGMA foreign_keys") == 1


def test_first_load_with_a_line_of_no_sale_leaves_nothing_behind() -> None:
    db = open_shop(None)
    with pytest.raises(StoreFault, match="sale_line"):
        load_line_of(db, 2)
    assert [db.number(f"SELECT count(*) FROM {table}") for table in ("import_file", "sale", "sale_line")] == [0, 0, 0]
    assert db.number("PRAGMA foreign_keys") == 1


def test_later_load_refuses_a_line_before_its_sale_at_once() -> None:
    db = open_shop(None)
    add_import(db)
    with pytest.raises(StoreFault, match="FOREIGN KEY"):
        load_line_of(db, 1)
    assert db.number("SELECT count(*) FROM sale_line") == 0


def test_broken_first_load_looks_after_pointers_again() -> None:
    db = open_shop(None)
    with pytest.raises(ValueError, match="broken"), transaction(db):
        add_and_break(db)
    assert db.number("PRAGMA foreign_keys") == 1
    with pytest.raises(StoreFault, match="FOREIGN KEY"):
        add_line(db, 7)
