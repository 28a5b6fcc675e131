"""Handing a segment on as a file, and opening one that somebody else made."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.segments import catalogue, own, rule_file, words
from desktop_seg.segments.evaluate import count
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers, rule_of
from desktop_seg.store.database import Database
from desktop_seg.ui import dialogs, own_segment
from desktop_seg.ui.shell import SegmentChoice, Shell

_ENDING = ".json"


def ask_and_share(shell: Shell, parent: QWidget, choice: SegmentChoice) -> None:
    """Ask where to, and write the segment with the numbers it has on the screen."""

    def chosen(path: Path, _filter: str) -> None:
        target = path if path.suffix else path.with_suffix(_ENDING)
        shell.shop.read(lambda db: _share(db, choice.key, choice.numbers, target), told, owner=parent)

    def told(path: Path) -> None:
        text = _("Saved as “{file}”. Whoever opens it gets the definition, not your customers.")
        shell.tell(text.format(file=path.name))

    dialogs.choose_target(parent, _("Save this segment as a file"), [_filter_words()], chosen)


def ask_and_open(shell: Shell, parent: QWidget) -> None:
    """Ask for a segment file, keep what is in it as an own segment, and show it."""
    dialogs.choose_file(parent, _("Open a segment file"), [_filter_words()], partial(open_file, shell))


def open_file(shell: Shell, path: Path) -> None:
    """Keep the segment of a file as an own one and show it; Undo takes it away again."""

    def keep(segment: Segment) -> None:
        own_segment.save(shell, segment, lambda: None, shell.tell_error)

    as_of = shell.shop.as_of or 0
    shell.shop.read(lambda db: _checked(db, path, as_of), keep, failed=shell.tell_error)


def _filter_words() -> str:
    return _("Segment files") + " (*.json)"


def _share(db: Database, key: str, numbers: Numbers, path: Path) -> Path:
    segment = own.definition(db, key) or catalogue.find(db, key)
    rule_file.write(path, words.title(segment), rule_of(segment, numbers))
    return path


def _checked(db: Database, path: Path, as_of: int) -> Segment:
    """Read a file; raises UserError also when it asks for something that this shop does not have."""
    segment = rule_file.read(path)
    count(db, segment, as_of)
    return segment
