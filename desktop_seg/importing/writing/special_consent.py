"""What a list of customers says of the explicit consent to the use of special categories.

The field stands in the same list, or was kept by an earlier one. A day without a word is a yes on that day; a word
other than a plain yes or no says nothing. Used by: customer_file. Uses: store/special.py.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.plan import ColumnPlan, ImportPlan
from desktop_seg.importing.special_use import SpecialPlan
from desktop_seg.importing.writing.own_field_row import KINDS
from desktop_seg.model.customer import Consent
from desktop_seg.store import own_field, special
from desktop_seg.store.consent import Statement
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.sql_function import fold


class _Telling(NamedTuple):
    """Where the consent to one field stands. word, day: places among the values, None for none.

    topics: one for each type that the field was kept as.
    """

    topics: tuple[str, ...]
    word: int | None
    day: int | None
    heading: str


class SpecialConsents:
    """Reads statements from rows; keys: of the columns that tell of consent, in the order of the values."""

    def __init__(self, db: Database, plan: ImportPlan) -> None:
        """Raises UserError when the file tells of consent to a field that nobody keeps, or to another use of one."""
        for each in plan.special:
            _refuse_other_purpose(db, each)
        self._columns = {column.index: column for column in plan.columns if column.keep_as is not None}
        told = [each for each in plan.special if {each.consent, each.day} & self._columns.keys()]
        spoken = (index for each in told for index in (each.consent, each.day) if index is not None)
        indexes = [index for index in spoken if index in self._columns]
        self.keys = tuple(self._columns[index].key for index in indexes)
        self._telling = tuple(self._telling_of(db, each, indexes) for each in told)

    def statements(self, customer_id: int, values: Sequence[Any], source_row: int) -> Iterator[Statement]:
        """Yield what a row says of a customer."""
        for telling in self._telling:
            word = None if telling.word is None else values[telling.word]
            day: SqlValue = None if telling.day is None else values[telling.day]
            if telling.word is None and day is not None:
                word = Consent.YES
            if word in (Consent.YES, Consent.NO):
                said_on = None if day is None else int(day)
                for topic in telling.topics:
                    yield Statement(customer_id, topic, Consent(word), said_on, source_row, telling.heading)

    def _telling_of(self, db: Database, told: SpecialPlan, indexes: Sequence[int]) -> _Telling:
        word, day = (
            indexes.index(index) if index is not None and index in self._columns else None
            for index in (told.consent, told.day)
        )
        heading = next(self._columns[at].header for at in (told.consent, told.day) if at in self._columns)
        topics = tuple(special.topic(key) for key in sorted(self._keys(db, told)))
        return _Telling(topics, word, day, heading)

    def _keys(self, db: Database, told: SpecialPlan) -> frozenset[str]:
        """Return the keys of the fields that are meant: all of that name, whatever type their values seemed to have."""
        kept = {each.key for each in _kept(db, told)}
        column: ColumnPlan | None = self._columns.get(-1 if told.value is None else told.value)
        if column is not None and column.keep_as is not None and column.keep_as in KINDS:
            kept.add(own_field.key_of(column.header, KINDS[column.keep_as]))
        if not kept:
            raise UserError(
                _("The file tells of consent to the use of “{field}”, but nothing of that name is kept.").format(
                    field=told.name
                ),
                _("Import the list that has that column first, or keep it from this one."),
            )
        return frozenset(kept)


def _kept(db: Database, told: SpecialPlan) -> tuple[own_field.OwnField, ...]:
    """Return the special categories that are kept under a name: the one a file knows the field by, or the one the owner
    gave it since."""
    name = fold(told.name)
    return tuple(
        each
        for each in own_field.own_fields(db)
        if each.is_sensitive and name in (fold(each.name), own_field.name_of(each.key))
    )


def _refuse_other_purpose(db: Database, told: SpecialPlan) -> None:
    """Raise UserError when a field is kept for something else: who agreed to one use did not agree to another."""
    for each in _kept(db, told):
        if fold(each.purpose) != fold(told.purpose):
            raise UserError(
                _("“{field}” is kept for another purpose: {purpose}.").format(field=each.name, purpose=each.purpose),
                _("Name that purpose, if that is what these people were told; else leave the column out."),
            )
