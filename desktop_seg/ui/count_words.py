"""How large a segment is, in one line of words."""

from desktop_seg.base import counted
from desktop_seg.base.i18n import _, format_number, format_share, ngettext
from desktop_seg.segments.evaluate import LEAST_GROUP, SegmentCount

_SEAM = "  ·  "


def size_words(count: SegmentCount) -> str:
    """Return "512 people · 32 % of customers · 27 % of sales"; of special data nothing where they are few."""
    if count.is_few:
        return _("fewer than {n} people; because of the special data nothing more is shown").format(n=LEAST_GROUP)
    parts = [counted.people(count.count), _("{share} of customers").format(share=format_share(count.share))]
    if count.sales_share is not None:
        parts.append(_("{share} of sales").format(share=format_share(count.sales_share)))
    return _SEAM.join(parts)


def count_words(count: SegmentCount) -> str:
    """Return "512 people · 32 % of customers · 27 % of sales · 401 may be e-mailed"."""
    if count.is_few:
        return size_words(count)
    may = ngettext("{n} may be e-mailed", "{n} may be e-mailed", count.may_email)
    return _SEAM.join([size_words(count), may.format(n=format_number(count.may_email))])
