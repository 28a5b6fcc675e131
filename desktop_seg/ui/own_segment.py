"""Keeping, copying, changing and deleting the owner's own segments, each with Undo in the message afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_seg.base.i18n import _
from desktop_seg.model.changes import Changes
from desktop_seg.segments import own
from desktop_seg.segments.frozen import frozen
from desktop_seg.segments.history import earlier
from desktop_seg.segments.segment import Segment
from desktop_seg.store import segment_record
from desktop_seg.store.database import Database
from desktop_seg.ui.shell import SEGMENTS, Shell
from desktop_seg.ui.widgets.toast import Offer

_CHANGES = Changes(segments=True)


@dataclass(frozen=True, slots=True)
class Saved:
    """now: as it is kept. before: what it was, None for a new one."""

    now: Segment
    before: Segment | None


def save(shell: Shell, segment: Segment, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
    """Keep a segment, call `done`, show its page and offer to undo it."""

    as_of = shell.shop.as_of or 0

    def work(db: Database) -> Saved:
        before = own.definition(db, segment.key) if segment.key else None
        return Saved(own.save(db, frozen(db, segment, as_of) if segment.is_frozen else segment), before)

    def shown(saved: Saved) -> None:
        done()
        shell.show_segment(saved.now.key)
        text = _("“{segment}” is saved.").format(segment=saved.now.title)
        shell.tell(text, Offer(_("Undo"), lambda: _take_back(shell, saved)))

    shell.shop.jobs.write(
        lambda db, _progress: work(db), lambda saved: shell.shop.reload(_CHANGES, lambda: shown(saved)), failed=failed
    )


def copy(shell: Shell, key: str) -> None:
    """Keep an own segment a second time, to go on from there, and show it."""

    def taken(found: Segment | None) -> None:
        if found is not None:
            title = _("{segment} (copy)").format(segment=found.title)
            save(shell, replace(found, key="", title=title), lambda: None, shell.tell_error)

    shell.shop.read(lambda db: own.definition(db, key), taken, failed=shell.tell_error)


def bring_back(shell: Shell, key: str, number: int) -> None:
    """Give an own segment the name and the conditions that it had before."""
    shell.shop.read(
        lambda db: earlier(db, key, number),
        lambda found: save(shell, found, lambda: None, shell.tell_error),
        failed=shell.tell_error,
    )


def pin(shell: Shell, key: str, customer_id: int, is_in: bool | None) -> None:
    """Put somebody into an own segment or take them out by hand (None: neither), and offer to undo it."""

    def work(db: Database) -> bool | None:
        before = segment_record.pin_of(db, key, customer_id)
        segment_record.pin(db, key, customer_id, is_in)
        return before

    def told(before: bool | None) -> None:
        texts = {True: _("Put in by hand."), False: _("Taken out by hand."), None: _("Left to the conditions again.")}
        undo = Offer(_("Undo"), lambda: _pin_back(shell, key, customer_id, before))
        shell.tell(texts[is_in], undo)

    shell.shop.write(lambda db, _progress: work(db), told, _CHANGES)


def _pin_back(shell: Shell, key: str, customer_id: int, before: bool | None) -> None:
    shell.shop.write(lambda db, _progress: segment_record.pin(db, key, customer_id, before), lambda _: None, _CHANGES)


def delete(shell: Shell, key: str) -> None:
    """Delete an own segment and offer to bring it back."""
    shell.go_to(SEGMENTS)

    def work(db: Database) -> Segment | None:
        before = own.definition(db, key)
        own.delete(db, key)
        return before

    def told(before: Segment | None) -> None:
        if before is not None:
            text = _("“{segment}” is deleted.").format(segment=before.title)
            shell.tell(text, Offer(_("Undo"), lambda: _bring_back(shell, before)))

    shell.shop.write(lambda db, _progress: work(db), told, _CHANGES)


def _take_back(shell: Shell, saved: Saved) -> None:
    if saved.before is None:
        shell.go_to(SEGMENTS)
        shell.shop.write(lambda db, _progress: own.delete(db, saved.now.key), lambda _: None, _CHANGES)
    else:
        before = saved.before
        shell.shop.write(lambda db, _progress: own.save(db, before), lambda _: None, _CHANGES)


def _bring_back(shell: Shell, before: Segment) -> None:
    new = replace(before, key="")
    shell.shop.write(lambda db, _progress: own.save(db, new), lambda saved: shell.show_segment(saved.key), _CHANGES)
