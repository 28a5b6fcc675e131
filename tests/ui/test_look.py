"""What the eye needs: nothing is cut off, words and boxes stand in one line, what is chosen shows without colour."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.base.progress import Progress
from desktop_seg.charts import frame
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.changes import Changes
from desktop_seg.store.database import Database
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.customers import CustomersPage
from desktop_seg.ui.pages.duplicates import DuplicatesPage
from desktop_seg.ui.shell import CUSTOMERS, DUPLICATES
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.condition_foot import ConditionFoot
from desktop_seg.ui.widgets.field_list import FieldList, FieldRow
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.side_list import SideList
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.tabs import MarkedTabs
from desktop_seg.ui.widgets.text import button, name_way_back
from tests.ui.conftest import WAIT_MS

LONG = "Invitation to the autumn evening for people who bought spring bulbs last year\nfinished on 31 May 2025"


def test_a_long_text_at_the_side_has_all_its_lines(qtbot: QtBot) -> None:
    shown = SideList("Campaigns")
    qtbot.addWidget(shown.framed)
    shown.addItems([LONG, "Spring\nfinished on 1 May 2025"])
    shown.framed.resize(200, 300)
    shown.framed.show()
    room = QRect(0, 0, shown.viewport().width(), 1000)
    needed = QFontMetrics(shown.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), LONG).height()
    assert shown.visualItemRect(shown.item(0)).height() >= needed
    assert shown.visualItemRect(shown.item(1)).top() > shown.visualItemRect(shown.item(0)).bottom()


def test_a_field_with_a_long_name_takes_the_lines_it_needs(qtbot: QtBot, theme: Theme) -> None:
    fields = FieldList("What to ask about", theme)
    qtbot.addWidget(fields)
    fields.resize(240, 300)
    fields.show()
    long = "Visits with a purchase in the last twelve months"
    fields.show_rows([FieldRow("short", "Age", "67%"), FieldRow("long", long, "100%", "Poor choice: " + long)], "")
    heights = [fields.visualItemRect(fields.item(row)).height() for row in (0, 1)]
    line = QFontMetrics(fields.font()).height()
    assert heights[0] < 2 * line
    assert heights[1] >= 4 * line - 2, "two lines of name and two of remark, in smaller letters"
    fields.resize(900, 300)
    assert fields.visualItemRect(fields.item(1)).height() < heights[1]


def test_words_stand_at_the_height_of_the_boxes_between_them(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    flow = FlowLayout(whole)
    word, box = QLabel("at least"), QSpinBox()
    box.setMinimumHeight(40)
    for each in (word, box):
        flow.addWidget(each)
    whole.resize(400, 100)
    whole.show()
    assert abs(word.geometry().center().y() - box.geometry().center().y()) <= 1
    whole.resize(box.sizeHint().width() + 5, 200)
    assert box.y() > word.geometry().bottom(), "a line of its own where there is no room beside"


def test_columns_fit_a_table_that_was_filled_before_it_was_seen(qtbot: QtBot) -> None:
    model = QStandardItemModel(3, 2)
    table = Table("Figures")
    whole = QWidget()
    qtbot.addWidget(whole)
    QVBoxLayout(whole).addWidget(table)
    table.setModel(model)
    table.resize(1200, 300)
    table.fit_columns(0)
    for wide in (400, 700):
        whole.resize(wide, 300)
        whole.show()
        assert table.horizontalHeader().length() == table.viewport().width()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_chosen_tab_has_a_line_of_its_own(qtbot: QtBot, theme: Theme, look: str) -> None:
    theme.use(look)
    tabs = MarkedTabs("Tabs")
    qtbot.addWidget(tabs)
    for name in ("People", "Portrait"):
        tabs.addTab(QWidget(), name)
    tabs.setCurrentIndex(1)
    tabs.resize(400, 200)
    tabs.show()
    picture, bar = tabs.tabBar().grab().toImage(), tabs.tabBar()
    accent = tabs.palette().color(QPalette.ColorRole.Accent)

    def foot(tab: int) -> QPoint:
        return QPoint(bar.tabRect(tab).center().x(), bar.tabRect(tab).bottom() - 1)

    assert picture.pixelColor(foot(1)) == accent
    assert picture.pixelColor(foot(0)) != accent
    theme.use("light")


def test_words_of_a_chart_break_before_they_are_cut() -> None:
    words = "came to the shop by way of the till"
    assert frame.shortened(words, 40, 2) == words
    assert frame.shortened(words, 20, 2) == "came to the shop by\nway of the till"
    assert frame.shortened(words, 20) == "came to the shop by…"
    assert frame.shortened(words + " on the market", 20, 2) == "came to the shop by\nway of the till on…"
    assert frame.shortened("", 20, 2) == ""


def test_without_customers_there_is_a_way_on_instead_of_an_empty_table(qtbot: QtBot, empty: MainWindow) -> None:
    empty.go_to(CUSTOMERS)
    page = empty.stack.page
    assert isinstance(page, CustomersPage)
    qtbot.waitUntil(page.begin.isVisible, timeout=WAIT_MS)
    assert page.count_text.startswith("No customers yet")
    assert not page.table.isVisible()
    page.focus_first()
    assert page.begin.hasFocus()


def test_where_nobody_is_double_only_looking_again_is_offered(qtbot: QtBot, empty: MainWindow) -> None:
    empty.go_to(DUPLICATES)
    page = empty.stack.page
    assert isinstance(page, DuplicatesPage)
    qtbot.waitUntil(lambda: page.said == "Nobody seems to be here twice.", timeout=WAIT_MS)
    assert not page.tabs.isVisible()
    page.focus_first()
    assert page.look_again.hasFocus()


def test_customers_have_their_table(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(CUSTOMERS)
    page = window.stack.page
    assert isinstance(page, CustomersPage)
    qtbot.waitUntil(lambda: page.count_text == "40 customers", timeout=WAIT_MS)
    assert page.table.isVisible()
    assert not page.begin.isVisible()
    qtbot.keyClicks(page._search, "nobody of this name")
    qtbot.waitUntil(lambda: page.count_text.startswith("Nobody matches"), timeout=WAIT_MS)
    assert page.table.isVisible(), "a search that finds nobody leaves the page as it is"


def test_half_an_amount_is_never_shown(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.shop.shop_changed, timeout=WAIT_MS):
        window.shop.write(_make_rich, lambda _: None, Changes.all())
    window.go_to(CUSTOMERS)
    page = window.stack.page
    assert isinstance(page, CustomersPage)
    table, at = page.table, 5
    qtbot.waitUntil(lambda: bool(table.model().index(0, at).data()), timeout=WAIT_MS)
    page.table.sortByColumn(at, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: "000,000" in str(table.model().index(0, at).data()), timeout=WAIT_MS)
    assert table.columnWidth(at) >= table.sizeHintForColumn(at)
    assert table.horizontalHeader().length() <= table.viewport().width(), "at the cost of the name"


def _make_rich(db: Database, progress: Progress) -> None:
    with db.transaction():
        db.run("UPDATE sale SET net_cents = net_cents * 10000000000")
        refresh(db, progress)


def test_one_long_text_pushes_no_other_column_out_of_sight(qtbot: QtBot) -> None:
    model = QStandardItemModel(1, 3)
    for column, text in enumerate(("1 May 2025", LONG * 3, "people who came twice")):
        model.setItem(0, column, QStandardItem(text))
    table = Table("Definitions")
    qtbot.addWidget(table)
    table.setModel(model)
    table.resize(600, 200)
    table.show()
    table.fit_columns(2)
    assert table.columnViewportPosition(2) < table.viewport().width() * 0.7


def test_a_way_back_with_a_long_name_leaves_room_and_shows_its_signs(qtbot: QtBot) -> None:
    back = button("‹ Back", lambda: None)
    qtbot.addWidget(back)
    name_way_back(back, "‹ Pots & plants")
    assert back.text() == "‹ Pots && plants"
    assert QKeySequence.mnemonic(back.text()).isEmpty()
    name_way_back(back, "‹ " + LONG)
    assert back.sizeHint().width() < back.fontMetrics().horizontalAdvance(LONG) / 2
    assert back.accessibleName() == back.toolTip() == "‹ " + LONG


def test_what_a_condition_holds_for_stands_above_its_buttons_where_there_is_little_room(qtbot: QtBot) -> None:
    foot = ConditionFoot(lambda: None, lambda: None)
    qtbot.addWidget(foot)
    foot.alone.setText("This condition alone: 236 people · 14% of customers · 14% of sales")
    foot.show()
    foot.show_state(can_add=True, is_change=False, is_forgotten=True)
    narrow = foot.fontMetrics().horizontalAdvance("0") * 45
    for wide, is_beside in ((narrow * 3, True), (narrow, False)):
        foot.resize(wide, 120)
        foot.layout().activate()
        assert (foot.alone.geometry().right() < foot.add_button.mapTo(foot, QPoint()).x()) is is_beside
        assert foot.alone.width() >= foot.fontMetrics().horizontalAdvance("0") * 28


def test_a_table_that_shows_all_its_rows_is_followed_by_its_page(qtbot: QtBot) -> None:
    model = QStandardItemModel(40, 2)
    table, inside = Table("Months"), QWidget()
    QVBoxLayout(inside).addWidget(table)
    table.setModel(model)
    table.show_all_rows()
    scroller = Scroller(inside)
    qtbot.addWidget(scroller)
    scroller.resize(400, 200)
    with qtbot.waitExposed(scroller):
        scroller.show()
    scroller.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus, timeout=WAIT_MS)
    assert not table.verticalScrollBar().isVisible()
    for _row in range(30):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    row = table.visualRect(table.currentIndex())
    place = table.viewport().mapTo(scroller.viewport(), row.center())
    assert table.currentIndex().row() >= 29
    assert scroller.viewport().rect().contains(place)
