"""The columns of a list of people: the usual ones, and any field of the shop beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop_seg.analysis.fact import field_words
from desktop_seg.base.i18n import N_, format_date, format_money, format_number
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.period import to_date
from desktop_seg.store.customer_list import Column, CustomerRow, Further
from desktop_seg.ui.models.value_table import LEFT, RIGHT


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """How a column is shown. key: of the choice of columns. column: what it is sorted by.

    text: what stands in a cell; gets the row and the currency. letters: how wide it should be at least.
    """

    key: str
    column: Column | Further
    title: str
    text: Callable[[CustomerRow, str], str]
    is_number: bool = False
    letters: int = 12

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        return RIGHT if self.is_number else LEFT


def _shown(
    column: Column, title: str, text: Callable[[CustomerRow, str], str], letters: int, is_number: bool = False
) -> ShownColumn:
    return ShownColumn(str(column), column, title, text, is_number, letters)


USUAL = (
    _shown(Column.NAME, N_("Name"), lambda row, _currency: row.name or row.email or row.customer_no, 24),
    _shown(Column.NUMBER, N_("Number"), lambda row, _currency: row.customer_no, 10),
    _shown(Column.CITY, N_("City"), lambda row, _currency: row.city, 17),
    _shown(Column.ORDERS, N_("Orders"), lambda row, _currency: _number(row.orders), 9, is_number=True),
    _shown(Column.LAST_ORDER, N_("Last order"), lambda row, _currency: _day(row.last_day), 14, is_number=True),
    _shown(Column.TOTAL, N_("Total"), lambda row, currency: _money(row.net_cents, currency), 12, is_number=True),
)

USUAL_KEYS = tuple(shown.key for shown in USUAL)

_BY_KEY = {shown.key: shown for shown in USUAL}


def columns_of(keys: Sequence[str], fields: Mapping[str, Field]) -> tuple[ShownColumn, ...]:
    """Return the columns of these keys; the name always comes first, a field that is gone is left out.

    The further ones read `CustomerRow.further` in the order of `further_of`.
    """
    chosen: list[ShownColumn] = [_BY_KEY[USUAL_KEYS[0]]]
    place = 0
    for key in keys:
        if key in _BY_KEY and key != USUAL_KEYS[0]:
            chosen.append(_BY_KEY[key])
        elif key in fields:
            chosen.append(_of_field(fields[key], place))
            place += 1
    return tuple(chosen)


def further_of(columns: Sequence[ShownColumn]) -> tuple[Further, ...]:
    """Return what has to be read beside the usual row."""
    return tuple(shown.column for shown in columns if isinstance(shown.column, Further))


def _of_field(field: Field, place: int) -> ShownColumn:
    is_number = field.kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE)
    return ShownColumn(
        key=field.key,
        column=Further(field.key, field.column, is_text=not is_number),
        title=field.title,
        text=lambda row, currency: field_words(field, row.further[place], currency),
        is_number=is_number,
        letters=max(10, min(24, len(field.title) + 2)),
    )


def _number(number: int | None) -> str:
    return "" if number is None else format_number(number)


def _day(day: int | None) -> str:
    return "" if day is None else format_date(to_date(day))


def _money(amount_cents: float | None, currency: str) -> str:
    return "" if amount_cents is None else format_money(amount_cents, currency)
