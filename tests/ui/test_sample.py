"""Two presses from a fresh start to a shop full of segments: the sample, made by the real import, kept apart."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_seg.base import paths
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.first_run import FirstRunPage
from desktop_seg.ui.theme import Theme
from tests.ui.conftest import shown

_BUILD_MS = 60_000


def test_the_sample_shop_is_one_key_away_and_leaves_the_own_shop_alone(
    qtbot: QtBot, empty_shop: OpenShop, theme: Theme
) -> None:
    window = shown(qtbot, empty_shop, theme)
    own = empty_shop.path
    page = window.stack.page
    assert isinstance(page, FirstRunPage)
    page.sample.setFocus()
    with qtbot.waitSignal(empty_shop.opened, timeout=_BUILD_MS):
        qtbot.keyClick(page.sample, Qt.Key.Key_Return)
    assert empty_shop.path == paths.sample_shop_file() != own
    assert empty_shop.settings is not None
    assert empty_shop.settings.is_sample
    assert empty_shop.figures is not None
    assert empty_shop.figures.customers > 1_000
    assert window.banner.isVisible()
    with qtbot.waitSignal(empty_shop.opened, timeout=_BUILD_MS):
        window.banner.button.click()
    assert empty_shop.path == paths.default_shop_file()
    assert not window.banner.isVisible()
    assert list(paths.data_folder().glob("sample-*")) == []
