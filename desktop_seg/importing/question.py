"""Open questions: what nobody but the owner can tell about a file, with the possible answers written out.

Asked once; the answer is remembered with the headings. Made by inspect, shown by the wizard and the command line.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import chain

from desktop_seg.base.i18n import _
from desktop_seg.importing.answer import LEAVE_OUT
from desktop_seg.importing.cleaning.column import Choice, Example, Style, Undecided
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind, Need


class QuestionKind(StrEnum):
    """Which part of Answers answers it."""

    KIND = "kind"
    COLUMN = "columns"
    STYLE = "styles"
    WITHOUT_CUSTOMERS = "without_customers"
    ENCODING = "encoding"
    CURRENCY = "currencies"
    SUMS = "sums"


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer. answer: as it is written in Answers. examples: what the cells would mean then.

    asks_number: the owner types a number, which is then the answer.
    header: for COLUMN the column that would get the answer as its field.
    """

    answer: str
    title: str
    examples: tuple[Example, ...] = ()
    header: str = ""
    asks_number: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that only the owner knows.

    header: the column it is about, "" for the whole file. need: key of what is missing (COLUMN), the currency that is
    not the shop's (CURRENCY), "" otherwise.
    options: for COLUMN the headings that could be meant, with the field each would get as answer.
    """

    kind: QuestionKind
    sentence: str
    what_to_do: str
    options: tuple[Option, ...]
    header: str = ""
    need: str = ""


def which_kind() -> Question:
    """Ask what the file is a list of."""
    return Question(
        QuestionKind.KIND,
        _("It is not clear what this file is a list of."),
        _("Choose what one row of the file is."),
        tuple(Option(kind, _(KIND_TITLES[kind])) for kind in FileKind),
    )


def which_column(need: Need, headers: tuple[tuple[str, str], ...]) -> Question:
    """Ask for a column without which the file is of no use. headers: pairs of heading and field it could be."""
    options = tuple(
        Option(field, _("“{column}” is: {field}").format(column=header, field=_(BY_KEY[field].title)), header=header)
        for header, field in headers
    )
    return Question(QuestionKind.COLUMN, _(need.sentence), _(need.what_to_do), options, need=need.key)


def without_customers() -> Question:
    """Ask whether sales are wanted that cannot be joined to people."""
    return Question(
        QuestionKind.WITHOUT_CUSTOMERS,
        _("Customer number is missing. Without it sales cannot be joined to people."),
        _("Choose the column, or import as sales without names."),
        (Option("true", _("Import as sales without names")),),
    )


def shortened_column(header: str, sentence: str) -> Question:
    """Say that a column is of no use because digits are lost. The owner may go on without it."""
    return Question(
        QuestionKind.COLUMN,
        sentence,
        _("Export the file from your till again and import it without opening it in Excel first."),
        (Option(LEAVE_OUT, _("Import without the column “{column}”").format(column=header), header=header),),
        header=header,
    )


def which_style(header: str, open_point: Undecided) -> Question:
    """Ask how the cells of one column are meant, with the first values written out each way."""
    return Question(
        QuestionKind.STYLE,
        open_point.question,
        _("Choose how the column “{column}” is meant; the program remembers it.").format(column=header),
        tuple(
            Option(style_answer(choice.style, open_point.choices), choice.title, choice.examples)
            for choice in open_point.choices
        ),
        header=header,
    )


def style_answer(style: Style, among: tuple[Choice, ...]) -> str:
    """Return the short word by which a style is told from the others, such as "dmy" or ",".

    It is the first part of the style in which the choices differ.
    """
    names = [each.name for each in fields(style)]
    for name in names:
        if len({getattr(choice.style, name) for choice in among}) == len(among):
            return str(getattr(style, name))
    return " ".join(str(getattr(style, name)) for name in names)


def chosen_style(answer: str, among: tuple[Choice, ...]) -> Style | None:
    """Return the style that an answer means, None when it means none of these.

    Beside the whole answer a single part of a style counts: "," chooses the first style with that decimal sign.
    """
    styles = [choice.style for choice in among]
    exact = (style for style in styles if style_answer(style, among) == answer.strip())
    partly = (style for style in styles if answer.strip() in {str(getattr(style, each.name)) for each in fields(style)})
    return next(chain(exact, partly), None)
