"""The settings in one window with tabs. Everything is kept as soon as it is entered; there is nothing to confirm.

Opened from the menu; knows the window only as a Shell.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.settings.occasion_tab import OccasionTab
from desktop_seg.ui.settings.own_field_tab import OwnFieldTab
from desktop_seg.ui.settings.place_tab import PlaceTab
from desktop_seg.ui.settings.promotion_tab import PromotionTab
from desktop_seg.ui.settings.shop_form import ShopForm
from desktop_seg.ui.settings.special_tab import SpecialTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.tabs import MarkedTabs

_WIDE, _HIGH = 84, 26  # of a letter and of a line: the size follows the size of the text


class SettingsDialog(QDialog):
    """Tabs: the shop, occasions, promotions, own fields, special data, places."""

    def __init__(self, shell: Shell, use_language: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        keep_apart(self)
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shop = ShopForm(shell, use_language, is_whole=True)
        self.occasions = OccasionTab(shell)
        self.promotions = PromotionTab(shell)
        self.own_fields = OwnFieldTab(shell)
        self.special = SpecialTab(shell)
        self.places = PlaceTab(shell)
        tabs = MarkedTabs(_("Settings"))
        tabs.addTab(_scrolled(self.shop), _("&My shop"))
        tabs.addTab(self.occasions, _("&Occasions"))
        tabs.addTab(self.promotions, _("&Promotions"))
        tabs.addTab(self.own_fields, _("Own &fields"))
        tabs.addTab(self.special, _("&Special data"))
        tabs.addTab(self.places, _("P&laces"))
        self.tabs = tabs
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)  # Enter in a field keeps what was typed, and does not close the window
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(tabs, 1)
        box.addWidget(buttons)
        measure, room = self.fontMetrics(), parent.window().size()
        self.resize(
            min(measure.averageCharWidth() * _WIDE, max(room.width() - 24, 640)),
            min(measure.height() * _HIGH, max(room.height() - 24, 440)),
        )


def _scrolled(content: QWidget) -> Scroller:
    inside = QWidget()
    box = QVBoxLayout(inside)
    box.addWidget(content)
    box.addStretch(1)
    return Scroller(inside)
