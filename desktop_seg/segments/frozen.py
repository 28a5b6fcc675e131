"""A segment as a fixed list: who is in it on the day it is kept stays in it, and nobody else comes.

In: evaluate.py. Used by: keeping an own segment (ui/own_segment.py).
"""

from dataclasses import replace

from desktop_seg.rules.tree import All, Is, Listed
from desktop_seg.segments.evaluate import gates_of, members
from desktop_seg.segments.segment import Segment
from desktop_seg.store.customer_key import keys
from desktop_seg.store.database import Database


def frozen(db: Database, segment: Segment, as_of: int) -> Segment:
    """Return the segment with its people of a day listed one by one in the place of its conditions.

    Of special data the explicit consent stays a condition: whoever takes it back leaves the list at once.
    """
    listed = Listed(tuple(keys(db, members(db, segment, as_of))))
    consents = [Is(gate, "yes") for gate in gates_of(db, segment)]
    return replace(segment, rule=All(listed, *consents) if consents else listed, parameters=(), is_frozen=True)
