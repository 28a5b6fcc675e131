"""Measuring whether a list helps, in the export wizard: one tick, usual values, a campaign with people kept apart."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.model.campaign import Campaign, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_date
from desktop_seg.store import campaign as kept
from desktop_seg.store.campaign import Groups
from desktop_seg.store.database import Database
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.pages.campaigns import CampaignsPage
from desktop_seg.ui.shell import CAMPAIGNS, SegmentChoice
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from tests.shops import day
from tests.ui.conftest import WAIT_MS
from tests.ui.screen_reader import nameless

# Customers 13 to 40 never bought; of these 28 every third, nine in all, never said yes to e-mail.
SEGMENT, PEOPLE = "life_prospect", 19


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents that is nobody's."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(folder))
    return folder


def at_people(qtbot: QtBot, window: MainWindow) -> ExportWizard:
    window.export_segment(SegmentChoice(SEGMENT))
    wizard = window.findChildren(ExportWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    wizard.next()
    assert wizard.currentPage() is wizard.people_page
    return wizard


def at_measure(qtbot: QtBot, window: MainWindow) -> ExportWizard:
    wizard = at_people(qtbot, window)
    qtbot.keyClick(wizard.people_page.measure, Qt.Key.Key_Space)
    wizard.next()
    assert wizard.currentPage() is wizard.measure_page
    assert wizard.flow is not None
    flow = wizard.flow
    qtbot.waitUntil(lambda: flow.measure.outlook is not None, timeout=WAIT_MS)
    return wizard


def write(qtbot: QtBot, wizard: ExportWizard, target: Path) -> None:
    wizard.columns_page.path.setText(str(target))
    wizard.columns_page.path.editingFinished.emit()
    wizard.next()
    qtbot.waitUntil(lambda: wizard.currentPage() is wizard.done_page, timeout=WAIT_MS)


def campaigns_of(qtbot: QtBot, window: MainWindow) -> list[tuple[Campaign, Groups]]:
    found: list[list[tuple[Campaign, Groups]]] = []

    def read(db: Database) -> list[tuple[Campaign, Groups]]:
        return [(each, kept.groups(db, each.id)) for each in kept.campaigns(db)]

    window.shop.read(read, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return found[0]


def test_with_one_tick_and_the_usual_values_a_campaign_begins(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    wizard = at_measure(qtbot, window)
    page = wizard.measure_page
    assert (page.percent.value(), page.days.value(), page.margin.value()) == (50, 30, 40)
    assert wizard.flow is not None
    assert page.start.day == wizard.flow.measure.first_day > (window.shop.as_of or 0) + 1, "today, long after the sales"
    assert page.apart.text() == "10 people, chosen by chance; 9 get it"
    assert "come back by themselves" in page.said.text()
    assert nameless(wizard) == []
    wizard.next()
    assert wizard.button(QWizard.WizardButton.NextButton).text() == "&Write the list of 9 people"
    write(qtbot, wizard, tmp_path / "list.xlsx")
    assert "the page Campaigns says whether it helped" in wizard.done_page.more.text()
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    assert len(list(book.worksheets[0].iter_rows(min_row=2))) == 9
    ((campaign, groups),) = campaigns_of(qtbot, window)
    assert (len(groups.mailed), len(groups.control)) == (9, 10)
    assert (campaign.channel, campaign.measure, campaign.days) == (Channel.EMAIL, Measure.BUYERS, 30)
    assert campaign.segment_key == SEGMENT
    wizard.accept()
    window.go_to(CAMPAIGNS)
    shown = window.stack.page
    assert isinstance(shown, CampaignsPage)
    qtbot.waitUntil(lambda: shown.shown is not None, timeout=WAIT_MS)
    assert shown.shown is not None
    assert shown.shown.campaign == campaign


def test_without_the_tick_the_step_is_passed_over_and_nothing_is_kept_apart(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wizard = at_people(qtbot, window)
    wizard.next()
    assert wizard.currentPage() is wizard.columns_page
    write(qtbot, wizard, tmp_path / "list.xlsx")
    assert wizard.done_page.said.text() == f"{PEOPLE} people are on the list."
    assert campaigns_of(qtbot, window) == []


def test_choices_are_kept_when_going_back_and_taken_into_the_campaign(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wizard = at_measure(qtbot, window)
    page = wizard.measure_page
    page.name.setText("Tulips")
    page.percent.setValue(20)
    page.days.setValue(14)
    page.each.setValue(0.855)
    page.fixed.setValue(12.5)
    page.margin.setValue(60)
    page.measure.setCurrentIndex(page.measure.findData(Measure.ORDER_VALUE))
    page.start.setDate(page.start.date().addDays(3))
    start = page.start.day
    assert page.apart.text() == "4 people, chosen by chance; 15 get it"
    wizard.next()
    wizard.back()
    wizard.back()
    wizard.next()
    assert (page.name.text(), page.percent.value(), page.days.value()) == ("Tulips", 20, 14)
    wizard.next()
    write(qtbot, wizard, tmp_path / "list.xlsx")
    ((campaign, groups),) = campaigns_of(qtbot, window)
    assert (campaign.name, campaign.measure, campaign.first_day) == ("Tulips", Measure.ORDER_VALUE, start)
    assert (campaign.days, campaign.control_share, len(groups.control)) == (14, 0.2, 4)
    assert (campaign.costs.each_cents, campaign.costs.fixed_cents, campaign.costs.margin_share) == (85.5, 1250, 0.6)


def test_who_was_on_a_list_lately_is_left_out_when_asked_for(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    first = at_people(qtbot, window)
    assert first.flow is not None
    quiet = first.people_page.quiet
    assert (quiet.value(), quiet.text()) == (0, "any")
    first.next()
    write(qtbot, first, tmp_path / "list.xlsx")
    again = at_people(qtbot, window)
    again.people_page.quiet.setValue(14)
    assert again.people_page.note.text().startswith("Nobody may be written to this way")
    assert not again.people_page.isComplete()
    again.people_page.quiet.setValue(0)
    assert again.people_page.isComplete()


def test_a_campaign_needs_a_name_of_its_own(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    wizard = at_measure(qtbot, window)
    name = wizard.measure_page.name.text()
    wizard.measure_page.name.setText(" ")
    assert not wizard.measure_page.isComplete()
    assert "Give the campaign a name" in wizard.measure_page.note.text()
    wizard.measure_page.name.setText(name)
    wizard.next()
    write(qtbot, wizard, tmp_path / "list.xlsx")
    again = at_measure(qtbot, window)
    assert again.measure_page.name.text() == f"{name} (2)"
    again.measure_page.name.setText(name.upper())
    assert "already" in again.measure_page.note.text()
    assert not again.measure_page.isComplete()


def test_it_cannot_go_out_on_a_day_gone_by(qtbot: QtBot, window: MainWindow) -> None:
    wizard = at_measure(qtbot, window)
    page = wizard.measure_page
    earliest = wizard.flow.earliest_day if wizard.flow else 0
    assert earliest > (window.shop.as_of or 0)
    for told in ("2020-01-01", to_date(earliest - 1).isoformat()):
        page.start.put(day(told))
        assert page.start.day == earliest
