"""All segments of a shop: the ready-made ones and the owner's own, found by key."""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.occasion import TITLES
from desktop_seg.segments import own
from desktop_seg.segments.ready import (
    conviction,
    discount,
    goal,
    goods,
    online,
    person,
    profit,
    relation,
    rfm,
    rhythm,
    season,
    stage,
    technology,
    terms,
    value,
    where,
    won_back,
)
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.tailor import tailor
from desktop_seg.store import season as calendar
from desktop_seg.store.database import Database

READY: tuple[Segment, ...] = (
    *value.SEGMENTS,
    *profit.SEGMENTS,
    *rhythm.SEGMENTS,
    *won_back.SEGMENTS,
    *rfm.SEGMENTS,
    *stage.SEGMENTS,
    *discount.SEGMENTS,
    *season.SEGMENTS,
    *goods.SEGMENTS,
    *online.SEGMENTS,
    *goal.SEGMENTS,
    *person.SEGMENTS,
    *where.SEGMENTS,
    *conviction.SEGMENTS,
    *relation.SEGMENTS,
    *technology.SEGMENTS,
    *terms.SEGMENTS,
)

_SEASONS = {season.for_season(key, title).key for key, title in TITLES.items()}


def all_segments(db: Database) -> tuple[Segment, ...]:
    """Return the owner's own segments, then the ready-made ones."""
    return (*own.all_segments(db), *ready(db))


def ready(db: Database) -> tuple[Segment, ...]:
    """Return the ready-made segments of a shop: with the numbers of its trade, its own words and its calendar."""
    return tailor(db, _with_calendar(db))


def find(db: Database, key: str) -> Segment:
    """Return a segment by its key. Raises UserError when there is none."""
    made = next((segment for segment in _with_calendar(db) if segment.key == key), None)
    found = tailor(db, (made,))[0] if made else own.find(db, key)
    if found is None:
        raise UserError(
            _("There is no segment “{key}” in this shop.").format(key=key),
            _("“desktop-seg segments” lists the segments with their keys."),
        )
    return found


def _with_calendar(db: Database) -> tuple[Segment, ...]:
    """Return READY with one segment for each occasion of the shop, and none for those of other countries."""
    kept = [each.occasion for each in calendar.seasons(db) if not each.is_off]
    ours = [season.for_season(each.key, TITLES.get(each.key, each.name)) for each in kept]
    others = [segment for segment in READY if segment.key not in _SEASONS]
    place = next(number for number, segment in enumerate(others) if segment.key == "occasion_buyers") + 1
    return (*others[:place], *ours, *others[place:])
