"""A segment as a fixed list: who is in it on the day it is kept stays in it, and nobody else comes.

In: evaluate.py. Used by: keeping an own segment (ui/own_segment.py).
"""

from dataclasses import replace

from desktop_seg.rules.tree import Listed
from desktop_seg.segments.evaluate import members
from desktop_seg.segments.segment import Segment
from desktop_seg.store.customer_key import keys
from desktop_seg.store.database import Database


def frozen(db: Database, segment: Segment, as_of: int) -> Segment:
    """Return the segment with its people of a day listed one by one in the place of its conditions."""
    return replace(segment, rule=Listed(tuple(keys(db, members(db, segment, as_of)))), parameters=(), is_frozen=True)
