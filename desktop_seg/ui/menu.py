"""The menus: what can be done, in words, with its keys. Only what works is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop_seg.base import i18n
from desktop_seg.base.i18n import _
from desktop_seg.ui.country import languages
from desktop_seg.ui.letters import part_menu
from desktop_seg.ui.theme import TEXT_PERCENTS, Theme
from desktop_seg.ui.widgets.nav import NavEntry
from desktop_seg.ui.widgets.text import literal


@dataclass(frozen=True, slots=True)
class Acts:
    """What the menus set off."""

    import_files: Callable[[], None]
    export: Callable[[], None]
    open_other: Callable[[], None]
    back_up: Callable[[], None]
    restore: Callable[[], None]
    open_sample: Callable[[], None]
    open_own: Callable[[], None]
    quit: Callable[[], object]
    undo_import: Callable[[], None]
    copy: Callable[[], None]
    find: Callable[[], None]
    settings: Callable[[], None]
    new_segment: Callable[[], None]
    go_to: Callable[[str], None]
    go_back: Callable[[], None]
    use_language: Callable[[str], None]
    about: Callable[[], object]


class Menus(QObject):
    """Builds the menu bar of a window; holds the actions whose state changes."""

    def __init__(self, window: QMainWindow, acts: Acts, pages: tuple[NavEntry, ...], theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._acts = acts
        self._theme = theme
        self._bar = window.menuBar()
        self._file()
        self._edit()
        self._view(pages)
        self._help()
        for menu in self._bar.findChildren(QMenu):
            menu.aboutToShow.connect(partial(part_menu, menu))

    def show_export(self, is_possible: bool) -> None:
        """Export works while a segment is on show."""
        self.export.setEnabled(is_possible)

    def show_undo(self, name: str) -> None:
        """Name the import that Undo would take back; "" when there is none."""
        self.undo.setEnabled(bool(name))
        self.undo.setText(_("&Undo import of {file}…").format(file=literal(name)) if name else _("&Undo import"))

    def show_sample(self, is_sample: bool) -> None:
        """Offer the sample shop or the way back from it."""
        self.sample.setVisible(not is_sample)
        self.own.setVisible(is_sample)

    def _file(self) -> None:
        menu = self._bar.addMenu(_("&File"))
        self._add(menu, _("&Import…"), self._acts.import_files, "Ctrl+I")
        self.export = self._add(menu, _("&Export this segment…"), self._acts.export, "Ctrl+E")
        self._add(menu, _("&New segment…"), self._acts.new_segment, "Ctrl+N")
        menu.addSeparator()
        self._add(menu, _("&Open another shop file…"), self._acts.open_other, "Ctrl+O")
        self._add(menu, _("&Back up this shop file…"), self._acts.back_up)
        self._add(menu, _("B&ring back a backup…"), self._acts.restore)
        self.sample = self._add(menu, _("Look around with the &sample shop"), self._acts.open_sample)
        self.own = self._add(menu, _("Go back to &my own shop"), self._acts.open_own)
        menu.addSeparator()
        self._add(menu, _("&Quit"), self._acts.quit, "Ctrl+Q")
        self.show_export(False)
        self.show_sample(False)

    def _edit(self) -> None:
        menu = self._bar.addMenu(_("&Edit"))
        self.undo = self._add(menu, "", self._acts.undo_import, "Ctrl+Z")
        menu.addSeparator()
        self._add(menu, _("&Copy"), self._acts.copy, "Ctrl+C")
        self._add(menu, _("&Find"), self._acts.find, "Ctrl+F")
        menu.addSeparator()
        self._add(menu, _("&Settings…"), self._acts.settings, "Ctrl+,")
        self.show_undo("")

    def _view(self, pages: tuple[NavEntry, ...]) -> None:
        menu = self._bar.addMenu(_("&View"))
        for entry in pages:
            self._add(menu, entry.title, lambda key=entry.key: self._acts.go_to(key), entry.shortcut)
        self._add(menu, _("&Back"), self._acts.go_back, "Alt+Left")
        menu.addSeparator()
        self._theme_menu(menu.addMenu(_("&Look")))
        size = menu.addMenu(_("&Text size"))
        self._add(size, _("&Larger"), lambda: self._theme.step_text(1), "Ctrl++", "Ctrl+=")
        self._add(size, _("&Smaller"), lambda: self._theme.step_text(-1), "Ctrl+-")
        self._add(size, _("&Normal"), lambda: self._theme.set_text_percent(100), "Ctrl+0")
        size.addSeparator()
        for percent in TEXT_PERCENTS:
            self._add(size, _("{n} %").format(n=percent), lambda p=percent: self._theme.set_text_percent(p))
        known = languages()
        if len(known) > 1:
            chosen = menu.addMenu(_("L&anguage"))
            group = QActionGroup(self)
            for named in known:
                act = self._add(chosen, named.name, lambda code=named.code: self._acts.use_language(code))
                self._tick(group, act, named.code == i18n.language())

    def _theme_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for choice, title in (("system", _("As the &system")), ("light", _("&Light")), ("dark", _("&Dark"))):
            act = self._add(menu, title, lambda c=choice: self._theme.use(c))
            self._tick(group, act, choice == self._theme.choice)

    def _help(self) -> None:
        menu = self._bar.addMenu(_("&Help"))
        self._add(menu, _("&About this program"), self._acts.about)

    def _tick(self, group: QActionGroup, act: QAction, is_on: bool) -> None:
        act.setCheckable(True)
        act.setChecked(is_on)
        group.addAction(act)

    def _add(self, menu: QMenu, title: str, act: Callable[..., object], *keys: str) -> QAction:
        made = QAction(title, self._window)
        made.setShortcuts([QKeySequence(key) for key in keys])
        # Of "Import…" macOS would make a preferences entry of its own accord in some languages.
        made.setMenuRole(QAction.MenuRole.NoRole)
        made.triggered.connect(lambda _checked=False: act())
        menu.addAction(made)
        return made
