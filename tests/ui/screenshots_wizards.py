"""Takes a picture of every step of the segment and the export wizard: python -m tests.ui.screenshots_wizards FOLDER

Not collected by pytest. Needs a screen (xvfb-run will do); the sample shop is made in a folder of its own.
A second word takes only looks whose name contains it ("ko", "dark").
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget, QWizard

from desktop_seg.base import i18n
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.shell import SegmentChoice
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.screenshots import FURTHER_LOOKS, SIZES, Look, open_and_wait, settle


def main(folder: Path, wanted: str) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with TemporaryDirectory() as home:
        os.environ["DESKTOP_SEG_HOME"] = home
        sample = Path(home) / "sample.seg"
        sample_shop.build(sample, Quiet())
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
    yield from FURTHER_LOOKS


def _take(folder: Path, look: Look, theme: Theme, sample: Path) -> None:
    shop = OpenShop()
    window = MainWindow(shop, theme, Faults())
    window.resize(look.width, look.height)
    window.show()
    open_and_wait(shop, sample)
    _take_segment(folder / f"{look.name}-segment", window)
    _take_export(folder / f"{look.name}-export", window)
    shop.close()
    window.close()
    window.deleteLater()


def _take_segment(name: Path, window: MainWindow) -> None:
    wizard = SegmentWizard(window, window)
    wizard.open()
    _save(wizard, name, "1-type")
    wizard.type_page.more.setChecked(True)
    wizard.type_page.choices["mix"].setChecked(True)
    _save(wizard, name, "1-type-all")
    wizard.next()
    page = wizard.condition_page
    for key in ("frequency", "monetary", "age", "city", "first_day", "gender", "monetary_365"):
        page.fields.list.choose(key)
        _save(wizard, name, f"2-{key}")
    page.fields.list.choose("age")
    settle(window.shop)
    page.field_maker.suggestions.bands[1].click()
    _save(wizard, name, "2-band")
    page.add()
    page.fields.list.choose("city")
    settle(window.shop)
    page.field_maker.editor.words.model.tick_only(("Utrecht",))
    page.field_maker.editor.words.edited.emit()
    page.add()
    page.fields.list.choose("frequency_365")
    settle(window.shop)
    page.field_maker.suggestions.bands[-1].click()
    page.add()
    _save(wizard, name, "2-three-conditions")
    for key in ("bought_then_other", "first_or_last", "event_about"):
        page.fields.list.choose(f"form:{key}")
        _save(wizard, name, f"2-{key}")
    page.form_maker.drop()
    page.open_tree()
    _save(wizard, name, "2-tree", page.editor)
    page.editor.reject()
    wizard.next()
    _save(wizard, name, "3-name")
    wizard.reject()


def _take_export(name: Path, window: MainWindow) -> None:
    wizard = ExportWizard(window, SegmentChoice("top_20"), window)
    wizard.open()
    for step in ("1-use", "2-people", "3-measure", "4-columns"):
        if step == "2-people":
            wizard.people_page.measure.setChecked(True)
        _save(wizard, name, step)
        if step != "4-columns":
            wizard.next()
    assert wizard.flow is not None
    wizard.flow.choose_path(name.parent / "list.csv")
    wizard.columns_page.show_flow(wizard.flow)
    wizard.next()
    _save(wizard, name, "5-done")
    wizard.button(QWizard.WizardButton.FinishButton).click()


def _save(wizard: SegmentWizard | ExportWizard, name: Path, step: str, window: QWidget | None = None) -> None:
    """Take a picture of a wizard, or of a window of it, once it stands still."""
    settle(wizard.shell.shop)
    (window or wizard).grab().save(f"{name}-{step}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
