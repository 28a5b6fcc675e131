"""Saving a chart: whole or not at all."""

import stat
import sys
from pathlib import Path

import pytest

from desktop_seg.analysis.month import months
from desktop_seg.base.errors import UserError
from desktop_seg.charts import months as months_chart
from desktop_seg.charts.save import FORMATS, save, save_charts
from desktop_seg.charts.style import LIGHT, figure
from desktop_seg.store.figures import default_as_of
from tests.charts.pictures import small_shop

BEGINS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.fixture
def drawn():
    shop = small_shop(5)
    made = figure(LIGHT, 360, 240)
    months_chart.draw(made, months(shop, default_as_of(shop)), LIGHT, with_title=True)
    return made


@pytest.mark.parametrize("ending", FORMATS)
def test_each_format_is_written_and_is_the_same_each_time(ending: str, drawn, tmp_path: Path) -> None:
    first, second = save(drawn, tmp_path / f"a.{ending}"), save(drawn, tmp_path / f"b.{ending.upper()}")
    assert first.read_bytes().startswith(BEGINS[ending])
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([first.name, second.name])


def test_png_has_twice_the_pixels_of_the_screen(drawn, tmp_path: Path) -> None:
    head = save(drawn, tmp_path / "a.png").read_bytes()[16:24]
    assert (int.from_bytes(head[:4]), int.from_bytes(head[4:])) == (720, 480)


def test_an_unknown_ending_is_refused_with_the_known_ones(drawn, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.png, \.svg,? or \.pdf"):
        save(drawn, tmp_path / "chart.gif")


def test_a_folder_that_is_not_there_is_said(drawn, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        save(drawn, tmp_path / "nowhere" / "chart.png")


def test_the_old_file_stays_when_writing_fails(drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(b"old")

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(drawn, "savefig", fail)
    with pytest.raises(UserError):
        save(drawn, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_may_read_the_picture_as_any_file(drawn, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    saved = save(drawn, tmp_path / "chart.png")
    assert stat.S_IMODE(saved.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_charts_of_a_shop_are_saved_as_far_as_its_data_reach(tmp_path: Path) -> None:
    shop = small_shop(3)
    files = save_charts(shop, default_as_of(shop), tmp_path)
    assert [file.name for file in files] == ["pareto.png", "months.png", "spread_monetary_365.png"]
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)


def test_a_shop_without_sales_has_the_months_to_say_so(tmp_path: Path) -> None:
    assert [file.name for file in save_charts(small_shop(0), None, tmp_path)] == ["months.png"]
