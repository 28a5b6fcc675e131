"""The blank questionnaire: a workbook with a row for each person, in which what is not known yet is filled in.

It comes back as a list of customers: the headings are those that importing/synonym.py knows, the first columns are
what importing/writing/match.py recognises people by. No more of that is written than is needed: the e-mail address
only of those without a number, and so on; a number beside an address would say that two people are one. What is known
stands there already; a cell that stays empty or as it was changes nothing (importing/known_before.py). Consent has a
sheet of its own, which is not read back: an old word on it would undo a newer one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_seg.base.i18n import N_, _, language
from desktop_seg.exports import sheet
from desktop_seg.exports.table import Cell, Table
from desktop_seg.importing import known_before, synonym
from desktop_seg.metrics.customer_field import GENDERS
from desktop_seg.metrics.income import LEVELS
from desktop_seg.metrics.person_field import EDUCATION, HOUSING
from desktop_seg.metrics.relation_field import CHANNELS
from desktop_seg.model.field import Choice, Field, Kind

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

KEY = "questionnaire"
TITLE = N_("Blank questionnaire")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that is read back. field: what stands in it. means: the import field it comes back as.

    choices: offered in each cell; other words may be written too. is_asked: something that people are asked.
    """

    field: Field
    means: str
    choices: tuple[Choice, ...] = ()
    is_asked: bool = True


def _who(key: str, title: str, means: str, column: str = "") -> _Column:
    return _Column(Field(key, title, Kind.TEXT, column or f"c.{key}", "list"), means, is_asked=False)


def _asked(field: Field, means: str = "", choices: tuple[Choice, ...] = ()) -> _Column:
    return _Column(field, means or field.key, choices or field.choices)


def _text(key: str, title: str, help_text: str) -> Field:
    return Field(key, title, Kind.TEXT, f"c.{key}", "list", help=help_text)


_NO_NUMBER = "c.customer_no IS NULL"
_NO_MAIL = f"{_NO_NUMBER} AND c.email IS NULL"
_NO_PHONE = f"{_NO_MAIL} AND c.mobile IS NULL AND c.phone IS NULL"

_WHO = (
    _who("customer_no", N_("Customer number"), "customer_id"),
    _who("first_name", N_("First name"), "first_name"),
    _who("name_infix", N_("Name infix"), "name_infix"),
    _who("last_name", N_("Last name"), "last_name"),
    _who("company", N_("Company"), "company"),
    _who("email", N_("E-mail address"), "email", f"CASE WHEN {_NO_NUMBER} THEN c.email END"),
    _who("phone", N_("Phone"), "phone", f"CASE WHEN {_NO_MAIL} THEN coalesce(c.mobile, c.phone) END"),
    _who("postcode", N_("Postcode"), "postal_code", f"CASE WHEN {_NO_PHONE} THEN c.postcode END"),
)
_ASKED = (
    _asked(
        Field(
            "birth_date",
            N_("Birth date"),
            Kind.DATE,
            "c.birth_day",
            "list",
            help=N_("As a date, day, month and year."),
        )
    ),
    _asked(
        Field(
            "gender",
            N_("Gender"),
            Kind.CHOICE,
            "c.gender",
            "list",
            help=N_("Leave it empty for somebody who would rather not say."),
            choices=GENDERS,
        )
    ),
    _asked(
        _text("education", N_("Education"), N_("One of the levels, or the name of the school or degree.")),
        choices=EDUCATION,
    ),
    _asked(_text("occupation", N_("Occupation"), N_("In the person's own words, for example: teacher."))),
    _asked(
        _text("income_band", N_("Income group"), N_("Only if it was told freely; an estimate does not belong here.")),
        choices=LEVELS,
    ),
    _asked(_text("marital_status", N_("Marital status"), N_("In a few words, always the same ones: married, single."))),
    _asked(
        Field(
            "children",
            N_("Children"),
            Kind.NUMBER,
            "c.children",
            "list",
            help=N_("How many, as a number; 0 for none."),
        )
    ),
    _asked(_text("housing", N_("Housing"), N_("Whether the home is rented or owned.")), choices=HOUSING),
    _asked(
        _text("tags", N_("Interests"), N_("What the person likes, with commas between. They are kept as labels.")),
    ),
    _asked(
        _text("preferred_channel", N_("Preferred channel"), N_("How the person likes to hear from you.")),
        choices=CHANNELS[:5],
    ),
)
_COLUMNS = {column.field.key: column for column in (*_WHO, *_ASKED)}

FIELDS: tuple[Field, ...] = tuple(column.field for column in _COLUMNS.values())


def write_workbook(table: Table, path: Path) -> int:
    """Write the questionnaire as a workbook. Returns the number of cells altered: always 0."""
    with sheet.workbook(path) as book:
        columns = [place for place, each in enumerate(table.headings) if _is_shown(table, place, each.key)]
        explained = _explained()
        _write_questions(book, table, columns, explained)
        _write_explanations(book, explained)
        _write_known(book, table, columns)
        _write_consents(book, table)
        sheet.write_notes(book, table)
    return 0


def _is_shown(table: Table, place: int, key: str) -> bool:
    """Whether a column is on the first sheet: all that is asked, and of the others those that tell something."""
    column = _COLUMNS.get(key)
    return column is not None and (column.is_asked or any(row[place] is not None for row in table.rows))


@dataclass(frozen=True, slots=True)
class _Explained:
    """A question, and the line of the second sheet that explains it. choices: translated."""

    heading: str
    text: str
    choices: tuple[str, ...]
    line: int


def _explained() -> dict[str, _Explained]:
    return {
        column.field.key: _Explained(
            heading(column.field.key), _(column.field.help), tuple(_(choice.title) for choice in column.choices), line
        )
        for line, column in enumerate(_ASKED, _FIRST_LINE)
    }


# So much fits into the bubble that Excel shows beside a cell.
_TITLE_LENGTH = 32
_MESSAGE_LENGTH = 255

# Above the explanations stand two sentences, an empty line and the headings.
_FIRST_LINE = 4
_FIRST_CHOICE = 2


def heading(key: str) -> str:
    """Return what stands above the column of a field, in the owner's language."""
    return synonym.heading(_COLUMNS[key].means, language())


def _write_questions(book: "Workbook", table: Table, columns: Sequence[int], explained: dict[str, _Explained]) -> None:
    page = book.add_worksheet(_("Questionnaire")[: sheet.NAME_LENGTH])
    bold = book.add_format({"bold": True})
    forms = [sheet.cell_format(book, table.headings[place]) for place in columns]
    for number, (place, form) in enumerate(zip(columns, forms, strict=True)):
        key = table.headings[place].key
        page.set_column(number, number, sheet.width(table.headings[place]), form)
        page.write_string(0, number, heading(key), bold)
        if key in explained:
            _offer(page, (number, len(table.rows)), explained[key])
    for line, row in enumerate(table.rows, 1):
        for number, (place, form) in enumerate(zip(columns, forms, strict=True)):
            sheet.write_cell(page, (line, number), row[place], form)
    page.freeze_panes(1, sum(not _COLUMNS[table.headings[place].key].is_asked for place in columns))


def _write_known(book: "Workbook", table: Table, columns: Sequence[int]) -> None:
    """Write what is filled in beforehand once more, out of sight: when the workbook comes back only what was changed
    counts as an answer.
    """
    page = book.add_worksheet(known_before.SHEET)
    page.hide()
    forms = [sheet.cell_format(book, table.headings[place]) for place in columns]
    for number, place in enumerate(columns):
        page.write_string(0, number, heading(table.headings[place].key))
    for line, row in enumerate(table.rows, 1):
        for number, (place, form) in enumerate(zip(columns, forms, strict=True)):
            sheet.write_cell(page, (line, number), row[place], form)


def _offer(page: "Worksheet", place: tuple[int, int], told: _Explained) -> None:
    """Explain a cell when it is reached, and offer what may stand in it; own words may be written all the same.

    place: column, and the last line.
    """
    column, last = place
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    rule: dict[str, object] = {"validate": "any"}
    if told.choices:
        # The choices stand in cells: a list inside the rule may not hold a comma, nor be long.
        choices = xl_range_abs(told.line, _FIRST_CHOICE, told.line, _FIRST_CHOICE + len(told.choices) - 1)
        source = f"={quote_sheetname(_sheet_of_explanations())}!{choices}"
        rule = {"validate": "list", "source": source, "show_error": False}
    shown = {"input_title": told.heading[:_TITLE_LENGTH], "input_message": told.text[:_MESSAGE_LENGTH]}
    page.data_validation(1, column, last, column, {**rule, **shown})


def _sheet_of_explanations() -> str:
    return _("Explanation")[: sheet.NAME_LENGTH]


def _write_explanations(book: "Workbook", explained: dict[str, _Explained]) -> None:
    page = book.add_worksheet(_sheet_of_explanations())
    bold = book.add_format({"bold": True})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 60)
    page.set_column(_FIRST_CHOICE, _FIRST_CHOICE + len(CHANNELS), 24)
    page.write_string(0, 0, _("Fill in what you were told and leave the other cells empty; they change nothing."))
    page.write_string(1, 0, _("Then drop this workbook on the window: the answers are added to the same customers."))
    for column, head in enumerate((_("Column"), _("What goes in"), _("Choices"))):
        page.write_string(_FIRST_LINE - 1, column, head, bold)
    for told in explained.values():
        for column, cell in enumerate((told.heading, told.text, *told.choices)):
            page.write_string(told.line, column, cell, text)


def _write_consents(book: "Workbook", table: Table) -> None:
    """Write what each person agreed to: every column of the table that is not read back."""
    others = [place for place, each in enumerate(table.headings) if each.key not in _COLUMNS]
    page = book.add_worksheet(_("Consent")[: sheet.NAME_LENGTH])
    bold = book.add_format({"bold": True})
    heads = [_("Customer"), *(table.headings[place].title for place in others)]
    for number, head in enumerate(heads):
        page.set_column(number, number, 24)
        page.write_string(0, number, head, bold)
    forms = [sheet.cell_format(book, table.headings[place]) for place in others]
    for line, row in enumerate(table.rows, 1):
        page.write_string(line, 0, next(_told_of(row, table), ""))
        for number, (place, form) in enumerate(zip(others, forms, strict=True), 1):
            sheet.write_cell(page, (line, number), row[place], form)


def _told_of(row: Sequence[Cell], table: Table) -> Iterator[str]:
    """Yield by what a person is recognised, the best first."""
    keys = [each.key for each in table.headings]
    for key in ("customer_no", "email", "phone", "last_name", "company"):
        if row[keys.index(key)] is not None:
            yield str(row[keys.index(key)])
