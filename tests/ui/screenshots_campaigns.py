"""Takes pictures of campaigns and of the steps that begin one: python -m tests.ui.screenshots_campaigns FOLDER

Not collected by pytest. Needs a screen (xvfb-run will do); the sample shop is made in a folder of its own.
A second word takes only looks whose name contains it ("ko", "dark").
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from desktop_seg.base import i18n
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.segments import evaluate, words
from desktop_seg.segments.catalogue import find
from desktop_seg.store import campaign as kept
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_shop
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.campaigns import CampaignsPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.shell import CAMPAIGNS, SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from tests.ui.screenshots import SIZES, Look, open_and_wait, save, settle


def main(folder: Path, wanted: str) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with TemporaryDirectory() as home:
        os.environ["DESKTOP_SEG_HOME"] = home
        sample = Path(home) / "sample.seg"
        sample_shop.build(sample, Quiet())
        _begin(sample)
        for look in _looks():
            if wanted in look.name:
                i18n.use(look.language)
                theme = Theme(application, look.theme, look.percent)
                _take(folder, look, theme, sample)
                theme.deleteLater()


def _looks() -> Iterator[Look]:
    for theme in ("light", "dark"):
        for width, height in SIZES:
            yield Look("en", theme, width, height)
    yield Look("ko", "light", 1024, 640)
    yield Look("en", "light", 1024, 640, percent=150)


def _begin(sample: Path) -> None:
    """Keep three campaigns that are finished, one for each measure, and one that runs."""
    db = open_shop(sample)
    last = default_as_of(db) or 0
    for name, key, days_ago, measure in (
        ("Spring letter", "lapsed", 80, Measure.BUYERS),
        ("Early access to the autumn sale", "top_20", 60, Measure.ORDER_VALUE),
        ("Thank you", "loyal_regulars", 90, Measure.MONEY),
        ("Bulbs", "top_20", 10, Measure.BUYERS),
    ):
        segment, as_of = find(db, key), last - days_ago
        people = evaluate.members(db, segment, as_of)
        Random(7).shuffle(people)
        control = len(people) // 3
        campaign = Campaign(
            name=name,
            segment_key=key,
            segment_title=words.title(segment),
            sentence=words.sentence(db, segment),
            purpose="",
            channel=Channel.EMAIL,
            as_of=as_of,
            first_day=as_of + 1,
            last_day=as_of + 30,
            measure=measure,
            control_share=1 / 3,
            seed=7,
            costs=Costs(85, 2500, 0.4, 4200),
        )
        kept.add(db, campaign, people[control:], people[:control])
    db.close()


def _take(folder: Path, look: Look, theme: Theme, sample: Path) -> None:
    shop = OpenShop()
    window = MainWindow(shop, theme, Faults())
    window.resize(look.width, look.height)
    window.show()
    open_and_wait(shop, sample)
    window.go_to(CAMPAIGNS)
    page = window.stack.page
    assert isinstance(page, CampaignsPage)
    settle(shop)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        save(window, folder, f"{look.name}-campaigns-{row}", shop)
    page.card.toggle_table()
    save(window, folder, f"{look.name}-campaigns-table", shop)
    window.show_segment("top_20")
    segment = window.stack.page
    assert isinstance(segment, SegmentPage)
    segment.tabs.setCurrentIndex(segment.tabs.count() - 1)
    save(window, folder, f"{look.name}-campaigns-segment", shop)
    window.export_segment(SegmentChoice("lapsed"))
    settle(shop)
    wizard = window.findChildren(ExportWizard)[-1]
    wizard.next()
    wizard.people_page.measure.setChecked(True)
    save(wizard, folder, f"{look.name}-campaigns-people", shop)
    wizard.next()
    wizard.measure_page.each.setValue(0.85)
    save(wizard, folder, f"{look.name}-campaigns-measure", shop)
    wizard.reject()
    shop.close()
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
