"""The columns of a file as a table: heading, first values, what it means, what its cells say to that."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_seg.base.i18n import N_, _
from desktop_seg.importing.answer import OWN_KINDS
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY, GROUP_TITLES, fields_of
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.inspection import CheckState, ColumnView, Inspection
from desktop_seg.importing.plan import ColumnPlan, ImportPlan
from desktop_seg.importing.special_use import SpecialPlan
from desktop_seg.ui.models.choice import Choice
from desktop_seg.ui.models.value_table import Shown, ValueTableModel

HEADER, VALUES, MEANS, CHECK = range(4)
LEAVE_OUT, KEEP, SPECIAL = "", "keep", "special"
KEEP_AS = f"{KEEP}:"  # with one of OWN_KINDS behind it

_KIND_TITLES = {
    ValueKind.TEXT: N_("My own: text"),
    ValueKind.NUMBER: N_("My own: number"),
    ValueKind.PLANNED_DATE: N_("My own: date"),
    ValueKind.YES_NO: N_("My own: yes or no"),
    ValueKind.CHOICE: N_("My own: one of a few choices"),
    ValueKind.CHOICES: N_("My own: any of several choices"),
}

_MARKS = {CheckState.GOOD: "✓", CheckState.LOOK: "⚠", CheckState.ASK: "?", CheckState.IDLE: ""}
_MOST_LETTERS = 24  # of one value


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column as it was found (view) and as the owner wants it (plan); the check may be a moment behind.

    special: the decision on special data that it is a part of, as what is kept or as what tells of the consent.
    """

    view: ColumnView
    plan: ColumnPlan
    special: SpecialPlan | None = None

    @property
    def is_checked(self) -> bool:
        """Whether the check speaks of the meaning that is chosen now."""
        return self.view.guess.field == self.plan.field


class ColumnRowsModel(ValueTableModel[ColumnRow]):
    """One row a column of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("Column"), lambda row: row.plan.header),
                Shown(N_("First values"), _values),
                Shown(N_("Means"), _meaning),
                Shown(N_("Check"), check_words),
            ),
            parent,
        )


def column_rows(found: Inspection, plan: ImportPlan) -> list[ColumnRow]:
    """Return the rows of a file."""
    planned = {column.index: column for column in plan.columns}
    parts = {index: each for each in plan.special for index in (each.value, each.consent, each.day)}
    return [
        ColumnRow(view, planned[index], parts.get(index))
        for view in found.columns
        if (index := view.guess.index) in planned
    ]


def meaning(field: str | None) -> str:
    """Return what a column means, in words."""
    return _(BY_KEY[field].title) if field is not None else _("Do not import")


def check_words(row: ColumnRow) -> str:
    """Return the sentence of the check with its mark; never by colour alone."""
    if not row.is_checked:
        return "…"
    guess, check = row.view.guess, row.view.check
    if row.plan.value is None and row.view.held_back:
        return "⚠ " + _("Held back: the law protects it most")
    if row.plan.value is None:
        hint = _("Could be: {field}").format(field=meaning(guess.suggested)) if guess.suggested else ""
        return f"? {hint}" if hint else ""
    return f"{_MARKS[check.state]} {check.sentence}".strip()


def choices(row: ColumnRow, kind: FileKind) -> list[Choice]:
    """Return everything a column can mean, the likely ones first."""
    guess = row.view.guess
    known = {field.key: field for field in fields_of(kind)}
    wanted = (row.plan.field or "", guess.field or "", guess.suggested, *guess.others)
    likely = [key for key in dict.fromkeys(wanted) if key in known]
    found = [Choice(LEAVE_OUT, _("Do not import")), *_own_choices(row, kind)]
    found += [Choice(key, meaning(key), _("Likely")) for key in likely]
    for group, title in GROUP_TITLES.items():
        found += [
            Choice(field.key, _(field.title), _(title))
            for field in known.values()
            if field.group is group and field.key not in likely
        ]
    return found


def chosen_key(row: ColumnRow) -> str:
    """Return the key of what a column means now, as in `choices`."""
    if row.special is not None and row.plan.keep_as is not None:
        return SPECIAL if row.special.value == row.plan.index else KEEP
    if row.plan.field is not None or row.plan.keep_as is None:
        return row.plan.field or LEAVE_OUT
    return next((KEEP_AS + word for word, value in OWN_KINDS.items() if value is row.plan.keep_as), KEEP)


def _own_choices(row: ColumnRow, kind: FileKind) -> list[Choice]:
    """Return how a column can be kept that no field stands for; where it is held back only as special data."""
    decide = Choice(SPECIAL, _("Keep as special data…"))
    if row.view.held_back:
        return [decide] if kind is FileKind.CUSTOMERS else []
    if kind is FileKind.SURVEY:
        return [Choice(KEEP, _("A question of my own"))] if row.view.guess.field is None else []
    if kind is not FileKind.CUSTOMERS:
        return []
    found = [Choice(KEEP, _("Keep as a column of my own")), decide]
    return found + [
        Choice(KEEP_AS + word, _(_KIND_TITLES[value]), _("A column of my own")) for word, value in OWN_KINDS.items()
    ]


def _meaning(row: ColumnRow) -> str:
    kept = row.plan.keep_as
    if row.special is not None and kept is not None:
        if row.special.value == row.plan.index:
            return _("⚠ Special data")
        return _("Consent to the use of “{field}”").format(field=row.special.name)
    return meaning(row.plan.field) if kept is None else _(_KIND_TITLES[kept])


def _values(row: ColumnRow) -> str:
    shown = (value if len(value) <= _MOST_LETTERS else value[: _MOST_LETTERS - 1] + "…" for value in _some(row))
    return "   ".join(shown)


def _some(row: ColumnRow) -> list[str]:
    return [" ".join(value.split()) for value in row.view.first_values if value.strip()]
