"""Alt and a letter mean one thing in each window.

Which letters meet on one screen depends on the page, the tab and the language, so nobody can hand them out for good.
When Alt goes down, a letter that several texts on show have stays with the first of them; the others take a free one.
Every window of ours calls `keep_apart` once.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QMainWindow, QMenu, QPushButton, QTabBar, QWidget

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Where the words have no Latin letters, one stands behind them: 편집(&E).
_BEHIND = re.compile(r"\(&(\w)\)")
_AMPERSAND = "\0"  # stands for "&&", which is shown as the sign itself


def keep_apart(window: QWidget) -> None:
    """From now on give each letter once in this window, as often as Alt is pressed in it."""
    window.installEventFilter(_Watch(window))


def part_letters(window: QWidget) -> None:
    """Give each letter once among the texts that a window shows now."""
    _part(list(_texts(window)))


def part_menu(menu: QMenu) -> None:
    """Give each letter once among the entries of a menu."""
    _part([_of_action(action) for action in menu.actions() if action.isVisible()])


@dataclass(frozen=True, slots=True)
class Lettered:
    """A text on show that may have a letter, and how it is changed."""

    text: str
    put: Callable[[str], None]

    @property
    def letter(self) -> str:
        """The letter, "" for none."""
        return QKeySequence.mnemonic(self.text).toString().rpartition("+")[2]


def _part(found: list[Lettered]) -> None:
    taken: set[str] = set()
    others = []
    for each in found:
        if each.letter in taken:
            others.append(each)
        elif each.letter:
            taken.add(each.letter)
    for each in others:
        text = other_letter(each.text, taken)
        each.put(text)
        taken.add(QKeySequence.mnemonic(text).toString().rpartition("+")[2])


def other_letter(text: str, taken: set[str]) -> str:
    """Return a text with a letter that is not taken, the beginning of a word if possible; without one if need be."""
    behind = _BEHIND.search(text)
    if behind is not None:
        free = next((letter for letter in _ALPHABET if letter not in taken), "")
        return text.replace(behind[0], f"(&{free})" if free else "")
    plain = text.replace("&&", _AMPERSAND).replace("&", "")
    first = [found.start() for found in re.finditer(r"\b\w", plain)]
    places = (*first, *range(len(plain)))
    free_place = next((at for at in places if plain[at].upper() in _ALPHABET and plain[at].upper() not in taken), None)
    told = plain if free_place is None else f"{plain[:free_place]}&{plain[free_place:]}"
    return told.replace(_AMPERSAND, "&&")


def _texts(window: QWidget) -> Iterator[Lettered]:
    """Yield the texts whose letter acts in a window; those that keep theirs first: the menu, the default button."""
    if isinstance(window, QMainWindow):
        yield from (_of_action(action) for action in window.menuBar().actions() if action.isVisible())
    shown = [each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window]
    shown.sort(key=lambda each: not (isinstance(each, QPushButton) and each.isDefault()))
    for widget in shown:
        yield from _of(widget)


def _of(widget: QWidget) -> Iterator[Lettered]:
    if isinstance(widget, QAbstractButton):
        yield Lettered(widget.text(), widget.setText)
    elif isinstance(widget, QLabel):
        if widget.buddy() is not None:
            yield Lettered(widget.text(), widget.setText)
    elif isinstance(widget, QGroupBox):
        yield Lettered(widget.title(), widget.setTitle)
    elif isinstance(widget, QTabBar):
        for at in range(widget.count()):
            if widget.isTabVisible(at):
                yield Lettered(widget.tabText(at), partial(widget.setTabText, at))


def _of_action(action: QAction) -> Lettered:
    return Lettered(action.text(), action.setText)


class _Watch(QObject):
    """Sees Alt go down: before a key acts as a shortcut, the window is asked whether it wants it otherwise."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            has_alt = event.key() == Qt.Key.Key_Alt or event.modifiers() & Qt.KeyboardModifier.AltModifier
            if has_alt and isinstance(watched, QWidget):
                part_letters(watched)
        return False
