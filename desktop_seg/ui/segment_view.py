"""What a segment's page shows, read from the shop file in one go on a reading thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_seg.segments import catalogue, words
from desktop_seg.segments.capability import import_helps, missing, shop_facts
from desktop_seg.segments.evaluate import SegmentCount, count, members
from desktop_seg.segments.segment import Segment
from desktop_seg.store.database import Database

Numbers = Mapping[str, int | float | str]


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One segment with its people.

    missing: what the shop file lacks, "" when it works; ids are then there. import_helps: what is missing is something
    to import. buyers: people who bought at all; few of them make small segments a matter of chance.
    """

    segment: Segment
    title: str
    sentence: str
    missing: str
    count: SegmentCount | None
    ids: tuple[int, ...]
    buyers: int
    import_helps: bool


def segment_view(db: Database, key: str, as_of: int | None, numbers: Numbers) -> SegmentView:
    """Look a segment up and evaluate it with these numbers. Raises UserError when there is none of that key."""
    segment = catalogue.find(db, key)
    facts = shop_facts(db, as_of)
    lacks = missing(segment, facts) or ""
    works = as_of is not None and not lacks
    return SegmentView(
        segment=segment,
        title=words.title(segment),
        sentence=words.sentence(db, segment, numbers),
        missing=lacks,
        count=count(db, segment, as_of, numbers) if as_of is not None and works else None,
        ids=tuple(members(db, segment, as_of, numbers)) if as_of is not None and works else (),
        buyers=facts.buyers,
        import_helps=import_helps(segment, facts),
    )
