"""Why one person is in a segment or not, read from the shop file in one go on a reading thread."""

from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.segments import catalogue, words
from desktop_seg.segments.shop_context import Numbers, rule_of
from desktop_seg.segments.why import Reason, why
from desktop_seg.store import segment_record
from desktop_seg.store.contact import contact
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class WhyView:
    """verdict: the outcome as a sentence. reason: condition by condition.

    is_own: the segment is the owner's. pin: somebody was put in (True) or taken out (False) by hand; None for neither.
    """

    verdict: str
    reason: Reason
    is_own: bool = False
    pin: bool | None = None


def why_view(db: Database, key: str, numbers: Numbers, customer_id: int, as_of: int) -> WhyView:
    """Look up why somebody is in a segment with these numbers. Raises UserError when there is no such segment."""
    segment = catalogue.find(db, key)
    reason = why(db, rule_of(segment, numbers), customer_id, as_of)
    found = contact(db, customer_id)
    name = (found.title if found is not None else "") or _("This customer")
    said = _("{name} is in “{segment}”.") if reason.holds else _("{name} is not in “{segment}”.")
    verdict = said.format(name=name, segment=words.title(segment))
    pin = segment_record.pin_of(db, key, customer_id) if segment.is_own else None
    return WhyView(verdict, reason, segment.is_own, pin)
