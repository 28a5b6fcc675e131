"""All segments of a shop: the ready-made ones and the owner's own, found by key."""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.segments import own
from desktop_seg.segments.ready import conviction, person, relation, rfm, rhythm, stage, technology, terms, value, where
from desktop_seg.segments.segment import Segment
from desktop_seg.store.database import Database

READY: tuple[Segment, ...] = (
    *value.SEGMENTS,
    *rhythm.SEGMENTS,
    *rfm.SEGMENTS,
    *stage.SEGMENTS,
    *person.SEGMENTS,
    *where.SEGMENTS,
    *conviction.SEGMENTS,
    *relation.SEGMENTS,
    *technology.SEGMENTS,
    *terms.SEGMENTS,
)

_BY_KEY = {segment.key: segment for segment in READY}


def all_segments(db: Database) -> tuple[Segment, ...]:
    """Return the owner's own segments, then the ready-made ones."""
    return (*own.all_segments(db), *READY)


def find(db: Database, key: str) -> Segment:
    """Return a segment by its key. Raises UserError when there is none."""
    found = _BY_KEY.get(key) or own.find(db, key)
    if found is None:
        raise UserError(
            _("There is no segment “{key}” in this shop.").format(key=key),
            _("“desktop-seg segments” lists the segments with their keys."),
        )
    return found
