"""Takes a picture of every page in several looks, to be looked at: python -m tests.ui.screenshots FOLDER

Not collected by pytest. Needs a screen (xvfb-run will do); the sample shop is made in a folder of its own.
A second word takes only looks whose name contains it ("ko", "dark").
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_seg.base import i18n
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.ui.customer_dialog import CustomerDialog
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.customer import CustomerPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.settings.dialog import SettingsDialog
from desktop_seg.ui.shell import CAMPAIGNS, CUSTOMERS, DUPLICATES, IMPORTS, OVERVIEW, QUESTIONS, SEGMENTS
from desktop_seg.ui.theme import Theme

SIZES = ((1024, 640), (1440, 900))
# A window stands still once nothing was under way for so long.
_QUIET_MS, _STEP_MS = 400, 50
_LONGEST_MS = 30_000


@dataclass(frozen=True, slots=True)
class Look:
    """How the window stands while its pages are taken."""

    language: str
    theme: str
    width: int
    height: int
    percent: int = 100

    @property
    def name(self) -> str:
        """Beginning of the file names."""
        return f"{self.language}-{self.theme}-{self.width}x{self.height}-{self.percent}"


# Wide letters, dark, and a large text in a small window: what goes wrong goes wrong there.
FURTHER_LOOKS = (
    Look("ko", "light", 1024, 640),
    Look("ko", "dark", 1024, 640),
    Look("en", "light", 1024, 640, percent=150),
    Look("nl", "light", 1024, 640, percent=150),
)


def main(folder: Path, wanted: str) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with TemporaryDirectory() as home:
        os.environ["DESKTOP_SEG_HOME"] = home
        sample = Path(home) / "sample.seg"
        sample_shop.build(sample, Quiet())
        for look in (each for each in _looks() if wanted in each.name):
            i18n.use(look.language)
            theme = Theme(application, look.theme, look.percent)
            for name, path in (("empty", Path(home) / f"{look.name}.seg"), ("sample", sample)):
                _take_shop(folder, look, theme, name, path)
            theme.deleteLater()


def _looks() -> Iterator[Look]:
    for theme in ("light", "dark"):
        for width, height in SIZES:
            yield Look("en", theme, width, height)
    yield from FURTHER_LOOKS
    yield Look("nl", "dark", 1440, 900)


def _take_shop(folder: Path, look: Look, theme: Theme, name: str, path: Path) -> None:
    shop = OpenShop()
    window = MainWindow(shop, theme, Faults())
    window.resize(look.width, look.height)
    window.show()
    open_and_wait(shop, path)
    for key in (OVERVIEW, SEGMENTS, CUSTOMERS, DUPLICATES, IMPORTS, CAMPAIGNS, QUESTIONS):
        window.go_to(key)
        save(window, folder, f"{look.name}-{name}-{key}", shop)
    if name == "sample":
        window.show_segment("top_20")
        page = window.stack.page
        assert isinstance(page, SegmentPage)
        for tab in range(page.tabs.count()):
            page.tabs.setCurrentIndex(tab)
            save(window, folder, f"{look.name}-segment-{tab}", shop)
        window.show_customer(page.people.ids[0])
        customer = window.stack.page
        assert isinstance(customer, CustomerPage)
        for tab in range(customer.tabs.count()):
            customer.tabs.setCurrentIndex(tab)
            save(window, folder, f"{look.name}-customer-{tab}", shop)
        customer.change()
        change = customer.findChildren(CustomerDialog)[-1]
        save(change, folder, f"{look.name}-customer-change", shop)
        change.reject()
        settings = SettingsDialog(window, window.language_wanted.emit, window)
        settings.open()
        for tab in range(settings.tabs.count()):
            settings.tabs.setCurrentIndex(tab)
            save(settings, folder, f"{look.name}-settings-{tab}", shop)
        settings.reject()
    shop.close()
    window.close()
    window.deleteLater()


def save(window: QWidget, folder: Path, name: str, shop: OpenShop) -> None:
    """Take a picture of a window once it stands still."""
    settle(shop)
    window.grab().save(str(folder / f"{name}.png"))


def open_and_wait(shop: OpenShop, path: Path) -> None:
    """Open a shop file and wait until it is read."""
    loop = QEventLoop()
    shop.opened.connect(loop.quit)
    shop.open(path)
    loop.exec()
    settle(shop)


def settle(shop: OpenShop) -> None:
    """Wait until what is worked out and drawn in the background is there."""
    quiet = waited = 0
    while quiet < _QUIET_MS and waited < _LONGEST_MS:
        loop = QEventLoop()
        QTimer.singleShot(_STEP_MS, loop.quit)
        loop.exec()
        waited += _STEP_MS
        quiet = quiet + _STEP_MS if shop.jobs.is_idle else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
