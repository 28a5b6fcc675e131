"""What a shop file holds in a few numbers, and its settings."""

from contextlib import suppress
from dataclasses import replace

from desktop_seg.store import setting
from desktop_seg.store.figures import ShopFigures, default_as_of, shop_figures
from desktop_seg.store.setting import ShopSettings
from desktop_seg.store.shop_file import open_shop
from desktop_seg.store.temporary import temporary_tables
from tests.shops import day, shop_with


def test_empty_shop_has_no_day() -> None:
    db = open_shop(None)
    assert default_as_of(db) is None
    assert shop_figures(db) == ShopFigures(0, 0, 0, 0, None, None, None)


def test_figures_leave_out_staff_counter_accounts_and_what_does_not_count() -> None:
    shop = shop_with(
        """
        anna     2025-01-02  10.00  category=Plants
        anna     2025-01-05  -2.00
        -        2025-01-03   5.00
        passant  2025-01-04   5.00
        bo       2025-01-06  30.00  status=cancelled category=Pots
        """,
        customers="passant kind=collective\nowner is_staff=1\ndora city=Ede",
    )
    assert shop_figures(shop) == ShopFigures(
        customers=3,
        prospects=2,
        sales=4,
        lines=1,
        first_day=day("2025-01-02"),
        last_day=day("2025-01-05"),
        last_import_at=None,
    )
    assert default_as_of(shop) == day("2025-01-06")


def test_settings_come_back_as_saved_and_leave_other_keys_alone() -> None:
    db = open_shop(None)
    assert setting.load(db) == ShopSettings()
    db.run("INSERT INTO shop_setting VALUES ('suppression_salt', 'abc')")
    changed = ShopSettings("De Tulp", "DK", currency="DKK", lapse_days=180, is_sample=True, data_version=4)
    setting.save(db, changed)
    assert setting.load(db) == changed
    setting.save(db, replace(changed, name=""))
    assert setting.load(db).name == ""
    assert db.value("SELECT value FROM shop_setting WHERE key = 'suppression_salt'") == "abc"


def test_data_version_counts_changes() -> None:
    db = open_shop(None)
    for _ in range(3):
        setting.count_change(db)
    assert setting.load(db).data_version == 3


def test_temporary_tables_close_again_after_a_fault() -> None:
    db = open_shop(None)
    db.run("PRAGMA query_only=ON")
    with suppress(ValueError), temporary_tables(db):
        db.run("CREATE TABLE temp.note (text)")
        raise ValueError
    assert db.columns("note") == ("text",)
    assert db.number("PRAGMA query_only") == 1
    db.close()
