"""What the segment wizard offers to ask about: types, fields and sentences, those with data apart from those without.

In: coverage and kinds of rows of a shop. Used by: flow.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_seg.metrics.own_field import SPECIAL_GROUP
from desktop_seg.model.field import Field
from desktop_seg.segments.coverage import Coverage
from desktop_seg.segments.form import Form
from desktop_seg.segments.form_catalogue import FORMS
from desktop_seg.segments.segment_type import MIX, TYPES, SegmentType


@dataclass(frozen=True, slots=True)
class Offer:
    """fields: everything that may be asked in this shop, by key. rows: keys of the kinds of rows customers have."""

    fields: Mapping[str, Field]
    coverage: Coverage
    rows: frozenset[str]

    def types(self, with_data: bool) -> tuple[SegmentType, ...]:
        """Return the types of which at least one field or sentence has data, or those without.

        Special data are no type at all where none may be used.
        """
        return tuple(
            each
            for each in TYPES
            if bool(self.fields_of(each, True) or self.forms_of(each, True)) is with_data
            and (SPECIAL_GROUP not in each.groups or self.fields_of(each, with_data))
        )

    def fields_of(self, chosen: SegmentType, with_data: bool) -> tuple[Field, ...]:
        """Return the fields a type offers, in the order of its groups: those with data or those without."""
        groups = chosen.groups or ("",)
        return tuple(
            each
            for group in groups
            for each in self.fields.values()
            if group in ("", each.group) and each.key != each.gate and bool(self.coverage.known[each.key]) is with_data
        )

    def forms_of(self, chosen: SegmentType, with_data: bool) -> tuple[Form, ...]:
        """Return the sentences a type offers: those with rows to ask about, or those without."""
        offered = (each for each in FORMS if chosen.key == MIX or chosen.key in each.types)
        return tuple(each for each in offered if self.rows.issuperset(each.rows) is with_data)
