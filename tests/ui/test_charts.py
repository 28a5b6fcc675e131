"""Charts on the screen: drawn only when seen, with a table beside, a name for screen readers, copied and saved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_seg.analysis.concentration import Concentration, Point, Top
from desktop_seg.base.errors import UserError
from desktop_seg.charts import pareto
from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.charts.save import FORMATS
from desktop_seg.charts.style import LIGHT
from desktop_seg.ui.chart_theme import chart_theme
from desktop_seg.ui.jobs import Jobs
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.overview import OverviewPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.picture import picture_of
from desktop_seg.ui.plotting import Plotting
from desktop_seg.ui.save_picture import write
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.token import DARK
from desktop_seg.ui.widgets.chart_card import ChartCard
from tests.ui.conftest import WAIT_MS

DATA = Concentration(
    currency="EUR",
    people=200,
    spent_cents=100_000,
    curve=(Point(0, 0), Point(0.2, 0.6), Point(1, 1)),
    tops=(Top(20, 40, 60_000, 0.6, 900), Top(5, 10, 30_000, 0.3, 2_000), Top(1, 2, 9_000, 0.09, 4_000)),
)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def card(qtbot: QtBot, jobs: Jobs, theme: Theme) -> ChartCard:
    made = ChartCard("Who brings in the money?", theme, Plotting(jobs), lambda _card: None)
    qtbot.addWidget(made)
    made.resize(500, 420)
    return made


def _drawn(qtbot: QtBot, card: ChartCard) -> None:
    if not card.isVisible():
        with qtbot.waitExposed(card):
            card.show()
    qtbot.waitUntil(lambda: card.view.pixmap is not None, timeout=WAIT_MS)


def test_a_chart_is_drawn_only_when_it_comes_into_view(qtbot: QtBot, card: ChartCard) -> None:
    card.show_picture(picture_of(pareto, DATA))
    qtbot.wait(50)
    assert card.view.pixmap is None
    _drawn(qtbot, card)


def test_the_chart_follows_the_look_of_the_window(qtbot: QtBot, card: ChartCard, theme: Theme) -> None:
    card.show_picture(picture_of(pareto, DATA))
    _drawn(qtbot, card)
    theme.use("dark")
    qtbot.waitUntil(lambda: _corner(card) == DARK.panel, timeout=WAIT_MS)
    theme.use("light")
    qtbot.waitUntil(lambda: _corner(card) == LIGHT.panel, timeout=WAIT_MS)


def _corner(card: ChartCard) -> str:
    pixmap = card.view.pixmap
    return pixmap.toImage().pixelColor(1, 1).name().upper() if pixmap else ""


def test_the_chart_is_drawn_anew_for_another_size(qtbot: QtBot, card: ChartCard) -> None:
    card.show_picture(picture_of(pareto, DATA))
    _drawn(qtbot, card)
    card.resize(700, 500)
    qtbot.waitUntil(
        lambda: card.view.pixmap is not None and card.view.pixmap.width() == card.view.width(), timeout=WAIT_MS
    )
    assert card.view.width() > 500


def test_the_chart_says_question_and_answer_to_a_screen_reader(qtbot: QtBot, card: ChartCard) -> None:
    card.show_picture(picture_of(pareto, DATA))
    _drawn(qtbot, card)
    assert card.view.accessibleName() == "Who brings in the money?"
    assert "60%" in card.view.accessibleDescription()
    assert card.view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_ctrl_t_turns_the_chart_into_a_table_and_back(qtbot: QtBot, card: ChartCard) -> None:
    card.show_picture(picture_of(pareto, DATA))
    _drawn(qtbot, card)
    card.activateWindow()
    card.view.setFocus()
    qtbot.waitUntil(card.view.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(card.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert card.table.isVisible()
    model = card.table.model()
    expected = pareto.table(DATA)
    cells = [[model.data(model.index(r, c)) for c in range(model.columnCount())] for r in range(model.rowCount())]
    assert cells == [list(row) for row in expected.rows]
    qtbot.keyClick(card.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert card.view.isVisible()


def test_copy_puts_a_picture_on_the_clipboard(qtbot: QtBot, card: ChartCard) -> None:
    card.show_picture(picture_of(pareto, DATA))
    _drawn(qtbot, card)
    QGuiApplication.clipboard().clear()
    card.copy()
    assert not QGuiApplication.clipboard().pixmap().isNull()


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_pictures_are_saved_in_three_kinds_with_their_title(tmp_path: Path, kind: str, start: bytes) -> None:
    assert kind in FORMATS
    target = tmp_path / f"money.{kind}"
    write(target, picture_of(pareto, DATA), LIGHT)
    assert target.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write(tmp_path / "gone" / "money.png", picture_of(pareto, DATA), LIGHT)


def test_the_curve_of_a_segment_does_not_speak_of_the_sales_of_the_shop() -> None:
    said = pareto.takeaway(replace(DATA, is_whole_shop=False))
    assert said == "Of what these people spend, the 40 largest of them spend 60%."


def test_a_card_without_data_says_why_and_offers_nothing(qtbot: QtBot, card: ChartCard) -> None:
    card.show_nothing("Needs a birth date column.")
    with qtbot.waitExposed(card):
        card.show()
    assert not card.findChild(QToolButton).isEnabled()
    card.toggle_table()
    assert not card.table.isVisible()


def test_chart_colours_are_those_of_the_window(theme: Theme) -> None:
    made = chart_theme(theme)
    assert (made.panel, made.accent, made.series) == (
        theme.tokens.panel,
        theme.tokens.accent,
        theme.tokens.series,
    )


def test_the_overview_shows_figures_and_draws_every_chart(qtbot: QtBot, window: MainWindow) -> None:
    page = window.stack.page
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.customers.value == "40", timeout=WAIT_MS)
    assert page.may_email.value == "27"
    assert [card.question for card in page.charts] == [chart.question() for chart in charts_of(Place.OVERVIEW)]
    money, grid, months, *_ = page.charts
    for chart in (money, months):
        _drawn(qtbot, chart)
    assert "30 customers" in grid.empty_text  # twelve buyers are too few for classes, and the card says so
    page.customers.setFocus()
    qtbot.keyClick(page.customers, Qt.Key.Key_Return)
    assert window.stack.page.accessibleName() == "Customers"


def test_charts_stand_below_each_other_in_a_narrow_window_and_side_by_side_in_a_wide_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.stack.page
    assert isinstance(page, OverviewPage)
    first, second, third, *_ = page.charts
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: first.x() == second.x() and first.y() < second.y(), timeout=WAIT_MS)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: first.x() < second.x() and first.y() == second.y(), timeout=WAIT_MS)
    assert (third.x(), third.y() > first.y()) == (first.x(), True)
    for card in page.charts:
        assert card.width() >= 360
        assert card.height() >= 240


def test_the_charts_of_a_segment_follow_the_chosen_field(qtbot: QtBot, window: MainWindow) -> None:
    window.show_segment("bought_once")
    page = window.stack.page
    assert isinstance(page, SegmentPage)
    page.tabs.setCurrentWidget(page.charts)
    _drawn(qtbot, page.charts.spread)
    first = page.charts.spread.question
    page.charts.field.setCurrentIndex(page.charts.field.findData("recency_days"))
    qtbot.waitUntil(lambda: page.charts.spread.question != first, timeout=WAIT_MS)
