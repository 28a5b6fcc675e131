"""Takes a picture of every page in several looks, to be looked at: python -m tests.ui.screenshots FOLDER

Not collected by pytest. Needs a screen (xvfb-run will do); the sample shop is made in a folder of its own.
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
from desktop_seg.ui.shell import CAMPAIGNS, CUSTOMERS, DUPLICATES, IMPORTS, OVERVIEW, SEGMENTS
from desktop_seg.ui.theme import Theme

SIZES = ((1024, 640), (1440, 900))
_SETTLE_MS = 1500


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


def main(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with TemporaryDirectory() as home:
        os.environ["DESKTOP_SEG_HOME"] = home
        sample = Path(home) / "sample.seg"
        sample_shop.build(sample, Quiet())
        for look in _looks():
            i18n.use(look.language)
            theme = Theme(application, look.theme, look.percent)
            for name, path in (("empty", Path(home) / f"{look.name}.seg"), ("sample", sample)):
                _take_shop(folder, look, theme, name, path)
            theme.deleteLater()


def _looks() -> Iterator[Look]:
    for theme in ("light", "dark"):
        for width, height in SIZES:
            yield Look("en", theme, width, height)
    yield Look("ko", "light", 1024, 640)
    yield Look("nl", "dark", 1440, 900)
    yield Look("en", "light", 1024, 640, percent=150)


def _take_shop(folder: Path, look: Look, theme: Theme, name: str, path: Path) -> None:
    shop = OpenShop()
    window = MainWindow(shop, theme, Faults())
    window.resize(look.width, look.height)
    window.show()
    shop.open(path)
    settle()
    for key in (OVERVIEW, SEGMENTS, CUSTOMERS, DUPLICATES, IMPORTS, CAMPAIGNS):
        window.go_to(key)
        save(window, folder, f"{look.name}-{name}-{key}")
    if name == "sample":
        window.show_segment("top_20")
        page = window.stack.page
        assert isinstance(page, SegmentPage)
        for tab in range(page.tabs.count()):
            page.tabs.setCurrentIndex(tab)
            save(window, folder, f"{look.name}-segment-{tab}")
        window.show_customer(page.people.ids[0])
        customer = window.stack.page
        assert isinstance(customer, CustomerPage)
        for tab in range(customer.tabs.count()):
            customer.tabs.setCurrentIndex(tab)
            save(window, folder, f"{look.name}-customer-{tab}")
        customer.change()
        save(customer.findChildren(CustomerDialog)[-1], folder, f"{look.name}-customer-change")
    shop.close()
    window.close()
    window.deleteLater()


def save(window: QWidget, folder: Path, name: str) -> None:
    """Take a picture of a window once it stands still."""
    settle()
    window.grab().save(str(folder / f"{name}.png"))


def settle() -> None:
    """Wait until what is worked out and drawn in the background is there."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
