"""Every till and web shop we have a preset of: its file comes in without a question, and to the cent.

Rows, revenue and customers are held against a second reading that knows nothing of ours, in the flow of the wizard and
on the command line; and columns may have moved, be new or be gone.
"""

from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Quiet
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.flow import ImportFlow, Step
from desktop_seg.importing.preset import LEFT_OUT, presets
from desktop_seg.importing.reading.password import Password
from desktop_seg.importing.session import ImportSession, Worker
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.model.period import to_day
from desktop_seg.store import setting
from desktop_seg.store.setting import ShopSettings
from desktop_seg.store.shop_file import open_shop
from tests.cli.run import json_of
from tests.importing.layouts import payments, tills, web_shops
from tests.importing.layouts.layout import Control, Layout, Row
from tests.importing.layouts.trade import orders
from tests.importing.reading.made_containers import protected

TODAY = to_day(date(2026, 9, 1))
LAYOUTS = (*tills.LAYOUTS, *web_shops.LAYOUTS, *payments.LAYOUTS)
every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.key)


def through_the_flow(layout: Layout, path: Path, folder: Path) -> ImportReport:
    """Drop the file on the wizard and press nothing but Import."""
    with ImportSession(folder / "flow.seg", layout.country, layout.currency, TODAY, worker=Worker.HERE) as session:
        flow = ImportFlow([path], Answers())
        while work := flow.work():
            flow.take(work, work.do(session, Quiet()))
        (file,) = flow.files
        assert not file.refusal, file.refusal
        assert not file.questions, [question.sentence for question in file.questions]
        assert flow.place.step in (Step.SUMMARY, Step.BAD_ROWS)
        assert file.plan is not None
        assert file.plan.preset == layout.key
        assert file.inspection is not None
        assert file.inspection.remarks[0].startswith("The layout is known: ")
        report = session.run(path, file.plan)
    assert not isinstance(report, UserError)
    return report


@every_layout
def test_file_of_a_known_layout_comes_in_without_a_question_and_to_the_cent(layout: Layout, tmp_path: Path) -> None:
    path = layout.write(tmp_path)
    expected = layout.control(path)
    report = through_the_flow(layout, path, tmp_path)
    assert Control(report.rows_read, report.net_cents, report.customers_new) == expected
    assert sum(month.net_cents for month in report.months) == expected.net


@every_layout
def test_command_line_counts_the_same(layout: Layout, tmp_path: Path) -> None:
    path = layout.write(tmp_path)
    expected = layout.control(path)
    shop = tmp_path / "shop.seg"
    with closing(open_shop(shop)) as db:
        setting.save(db, ShopSettings(name="Shop", country=layout.country, currency=layout.currency))
    (told,) = json_of(shop, "import", path)["imports"]
    assert (told["rows_read"], told["net_cents"], told["customers_new"]) == (
        expected.rows, expected.net, expected.customers,
    )  # fmt: skip


def moved(rows: list[Row]) -> list[Row]:
    """Return the rows with their columns the other way round, one that is new and one left out that was not needed."""
    preset = next(each for each in presets() if each.fits(list(rows[0])))
    signed = frozenset.union(*preset.signatures)
    from desktop_seg.importing.fingerprint import norm

    spare = next(
        (name for name in rows[0] if preset.fields.get(norm(name)) == LEFT_OUT and norm(name) not in signed), ""
    )
    return [
        {"Own remark": "x", **{name: text for name, text in reversed(list(row.items())) if name != spare}}
        for row in rows
    ]


@every_layout
def test_columns_may_have_moved_be_new_or_be_gone(layout: Layout, tmp_path: Path) -> None:
    plain = layout.control(layout.write(tmp_path))
    report = through_the_flow(layout, layout.write(tmp_path, moved), tmp_path)
    assert (report.rows_read, report.net_cents, report.customers_new) == (plain.rows, plain.net, plain.customers)


@every_layout
def test_no_other_preset_fits_the_file(layout: Layout) -> None:
    headers = list(layout.make()[0])
    assert [preset.key for preset in presets() if preset.fits(headers)] == [layout.key]


def test_protected_file_of_naver_needs_its_password_and_nothing_else(tmp_path: Path) -> None:
    layout = next(each for each in LAYOUTS if each.key == "naver_smartstore")
    plain = layout.write(tmp_path)
    expected = layout.control(plain)
    cells = [list(row) for row in openpyxl.load_workbook(plain)[layout.sheet].iter_rows(values_only=True)]
    locked = protected(tmp_path / "locked.xlsx", "1234", cells)
    with ImportSession(tmp_path / "shop.seg", layout.country, layout.currency, TODAY, worker=Worker.HERE) as session:
        session.unlock(locked, Password("1234"))
        report = session.run(locked, session.inspect(locked).plan)
    assert Control(report.rows_read, report.net_cents, report.customers_new) == expected


def test_every_preset_has_its_layout() -> None:
    assert {layout.key for layout in LAYOUTS} == {preset.key for preset in presets()}
    assert len(LAYOUTS) == len(presets())


@pytest.mark.parametrize("key", ["loyverse_receipts", "woo_snake"])
def test_articles_in_one_cell_become_lines(key: str, tmp_path: Path) -> None:
    layout = next(each for each in LAYOUTS if each.key == key)
    report = through_the_flow(layout, layout.write(tmp_path), tmp_path)
    sold = {item.name for order in orders() if order.buyer or key != "woo_snake" for item in order.items}
    with closing(open_shop(tmp_path / "flow.seg")) as db:
        assert {name for (name,) in db.rows("SELECT name FROM product")} == sold
    assert report.lines_new > report.sales_new
