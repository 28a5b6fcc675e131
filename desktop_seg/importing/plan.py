"""The plan: how one file will be imported. Made by inspect (and the owner), carried out by writing, remembered by
saved_mapping. Everything in it is plain data, so that it crosses the pipe to the import process and lies in the shop
file as JSON.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Hint, Style
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.fingerprint import fingerprint
from desktop_seg.importing.special_use import SpecialPlan
from desktop_seg.model.money import Rate

VERSION = 1
_KEPT = "kept:"
# Rows that come to as much as others are their sums and not counted, or sales like any other.
SUMS_ASIDE = "aside"
SUMS_COUNT = "count"


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What is made of one column.

    index: place in the sheet, 0 for column A. header: heading as it stands in the file.
    field: key of an import field; None leaves the column out, unless keep_as says otherwise.
    keep_as: what the cells are of a column that no import field stands for and that is kept all the same: a field of
    the shop's own in a list of customers, a question in a survey.
    style: how its cells are written, decided by cleaning over all rows; None without field or while that is asked.
    """

    index: int
    header: str
    field: str | None = None
    style: Style | None = None
    keep_as: ValueKind | None = None

    @property
    def value(self) -> ValueKind | None:
        """What its cells are; None for a column that is left out."""
        return BY_KEY[self.field].value if self.field is not None else self.keep_as

    @property
    def key(self) -> str:
        """What its values are called on their way into the shop file."""
        return self.field if self.field is not None else f"{_KEPT}{self.index}"


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell that the owner wrote anew in the wizard. row: as the owner's spreadsheet counts (first row is 1)."""

    sheet: str
    row: int
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text that the owner wrote anew wherever it stands in a column. was: as it stands in the file."""

    index: int
    was: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How one file will be imported.

    name: file name without folder. sheets: the sheets to read, all with the same headings; ("",) for a text file.
    header_row: number of the heading row in each sheet as the owner's spreadsheet counts (first row is 1).
    encoding, delimiter: of a text file, "" for a workbook. currency: ISO code. country: two letters, decides how phones
    and postcodes without country are read. latest_day: day number of the day of the import; a sale after it cannot be.
    default_channel, default_till: for sales whose rows say none, "" unknown. without_customers: sales are wanted whose
    buyers nobody can name. preset: key of the layout or "".
    rates: of other currencies in the file, as the owner gave them. paid_out_aside: rows with money that the shop paid,
    and that are no refunds, stand in the file too and are no sales. is_1904: bare numbers of days count from 1904.
    sums: what rows that come to as much as others are, SUMS_ASIDE or SUMS_COUNT; "" while that is not known.
    special: which kept columns are special categories, and which tell of the consent to their use.
    """

    name: str
    kind: FileKind
    sheets: tuple[str, ...]
    header_row: int
    columns: tuple[ColumnPlan, ...]
    latest_day: int
    encoding: str = ""
    delimiter: str = ""
    currency: str = "EUR"
    country: str = "NL"
    default_channel: str = ""
    default_till: str = ""
    without_customers: bool = False
    preset: str = ""
    rates: tuple[Rate, ...] = ()
    paid_out_aside: bool = False
    is_1904: bool = False
    sums: str = ""
    repairs: tuple[Repair, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    special: tuple[SpecialPlan, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Word that is the same for every file with these headings."""
        return fingerprint(column.header for column in self.columns)

    @property
    def fields(self) -> frozenset[str]:
        """Keys of the fields that have a column."""
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def hint(self) -> Hint:
        """What cleaning has to know beside the cells."""
        return Hint(self.latest_day, self.country, self.currency, is_1904=self.is_1904, rates=self.rates)

    def column_of(self, field: str) -> ColumnPlan | None:
        """Return the column that holds a field, None when no column does."""
        return next((column for column in self.columns if column.field == field), None)

    def with_column(self, changed: ColumnPlan) -> "ImportPlan":
        """Return the plan with one column replaced (the one of the same index)."""
        columns = tuple(changed if column.index == changed.index else column for column in self.columns)
        return replace(self, columns=columns)


def is_kept_column(key: str) -> bool:
    """Whether a key is that of a column that no import field stands for."""
    return key.startswith(_KEPT)


def to_json(plan: ImportPlan) -> dict[str, Any]:
    """Return the plan as JSON data."""
    columns = [
        {**asdict(replace(column, style=None)), "style": None if column.style is None else column.style.to_text()}
        for column in plan.columns
    ]
    return {"version": VERSION, **asdict(replace(plan, columns=())), "columns": columns}


def from_json(data: object) -> ImportPlan:
    """Read a plan back.

    Raises UserError for data that is no plan or was written by a newer program.
    """
    if not isinstance(data, dict):
        raise _unreadable()
    if data.get("version") != VERSION:
        raise UserError(
            _("These import answers were saved by a newer version of this program."),
            _("Install the newest version, or answer the questions of the import again."),
        )
    raw = {key: value for key, value in data.items() if key != "version"}
    try:
        plan = ImportPlan(
            **{
                **raw,
                "kind": FileKind(raw["kind"]),
                "sheets": tuple(raw["sheets"]),
                "columns": tuple(_column(column) for column in raw["columns"]),
                "rates": tuple(Rate(**rate) for rate in raw.get("rates", ())),
                "repairs": tuple(Repair(**repair) for repair in raw.get("repairs", ())),
                "replacements": tuple(Replacement(**each) for each in raw.get("replacements", ())),
                "special": tuple(SpecialPlan(**each) for each in raw.get("special", ())),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable() from error
    return plan


def _column(raw: dict[str, Any]) -> ColumnPlan:
    # Here and not above: a quarter of what the program loads for an import, and only a saved plan needs it.
    from desktop_seg.importing.cleaning.kinds import cleaner

    kept = raw.get("keep_as")
    plain = ColumnPlan(**{**raw, "style": None, "keep_as": None if kept is None else ValueKind(kept)})
    written = raw.get("style")
    if plain.value is None or written is None:
        return plain
    return replace(plain, style=cleaner(plain.value).style(written))


def _unreadable() -> UserError:
    return UserError(
        _("The saved import answers cannot be read."),
        _("Answer the questions of the import again; they will be saved anew."),
    )
