"""One file in the import process: opened, its sheets chosen and read into memory, inspected, written.

The rows stay here between the commands, so that a changed column needs no second reading. Used by: child.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_number
from desktop_seg.base.progress import Progress
from desktop_seg.importing import inspect as inspecting
from desktop_seg.importing import saved_mapping
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.cleaning.column import Converted, Evidence, Hint, Style
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.column_check import Unusable, unusable
from desktop_seg.importing.double_count import without_sums
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.known_before import SHEET, without_known
from desktop_seg.importing.loaded_sheet import MOST_COLUMNS, MOST_DISTINCT, LoadedSheet, SheetHead, load, read_head
from desktop_seg.importing.mending import mended
from desktop_seg.importing.message import Shop
from desktop_seg.importing.plan import SUMS_ASIDE, ImportPlan
from desktop_seg.importing.question import Option, Question, QuestionKind
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.password import Password
from desktop_seg.importing.reading.source import Opened, open_source
from desktop_seg.importing.remark import same_file_before
from desktop_seg.importing.saved_mapping import SavedMapping
from desktop_seg.importing.writing import run as writing
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.importing.writing.rows import MOST_REMEMBERED, SheetRows
from desktop_seg.importing.writing.run import SourceFacts
from desktop_seg.store import import_file
from desktop_seg.store.shop_file import open_for_import, open_reader

# Below this the letters are doubtful and the owner is asked how they look.
_SURE_ENCODING = 0.5
NO_ANSWERS = Answers()


class Workbench:
    """A file that is being imported into a shop."""

    def __init__(self, path: Path, shop: Shop) -> None:
        self._path = path
        self._password: Password | None = None
        self._shop = shop
        self._layout: Answers | None = None
        self._heads: tuple[SheetHead, ...] = ()
        self._sheets: tuple[LoadedSheet, ...] = ()
        self._told: tuple[str, ...] = ()
        self._encoding: Encoding | None = None
        self._readings: tuple[Encoding, ...] = ()
        self._delimiter = ""
        self._stamp = (0, 0)
        self._sha256 = ""
        self._hint = Hint(shop.today, shop.country, shop.currency)
        self._counts: dict[tuple[int, ValueKind], Evidence] = {}
        self._unusable: dict[tuple[int, Style], Unusable] = {}
        self._values: dict[tuple[int, Style], dict[Cell, Converted]] = {}
        self._distinct: dict[int, tuple[Counter[Cell], ...]] = {}

    def unlock(self, password: Password | None) -> None:
        """Take the password with which a protected workbook is opened when it has to be read."""
        self._password = password

    def inspect(self, answers: Answers, progress: Progress) -> Inspection:
        """Find out everything about the file. Raises UserError when it cannot be read."""
        self._read(answers, progress)
        saved = None if answers.is_new else self._saved()
        if saved is not None and self._is_doubtful and not answers.encoding:
            answers = replace(answers, encoding=saved.plan.encoding)
            self._read(answers, progress)
        return inspecting.inspect(self._material(answers, progress), answers)

    def recheck(self, plan: ImportPlan, progress: Progress) -> Inspection:
        """Look again with a changed plan."""
        self._read_for(plan, progress)
        return inspecting.recheck(self._material(self._layout or NO_ANSWERS, progress), plan)

    def run(self, plan: ImportPlan, progress: Progress, *, is_trial: bool) -> ImportReport:
        """Import the file by a plan without open questions; is_trial: only say what would become of it."""
        self._read_for(plan, progress)
        rows = sum(len(sheet.rows) for sheet in self._sheets)
        is_part = any(sheet.head.is_part for sheet in self._sheets)
        facts = SourceFacts(self._sha256, self._stamp[1], rows, is_part, self._known)
        is_new_shop = not self._shop.path.exists()
        with closing(open_for_import(None if is_trial and is_new_shop else self._shop.path)) as db:
            sheets = self._rows(plan)
            if is_trial:
                return writing.dry_run(db, plan, sheets, facts, progress)
            report = writing.run(db, plan, sheets, facts, progress)
            # The import is in. Whoever waits to write next must not make it look as if it had failed.
            with suppress(UserError):
                saved_mapping.remember(db, plan, datetime.now(UTC).isoformat("T", "seconds"))
            return report

    def _read(self, answers: Answers, progress: Progress) -> None:
        """Open the file and read the sheets that are to be imported, unless they are in memory already."""
        layout = Answers(
            sheets=answers.sheets,
            header_row=answers.header_row,
            encoding=answers.encoding,
            delimiter=answers.delimiter,
        )
        stamp = self._stamp_now()
        if self._sheets and (layout, stamp) == (self._layout, self._stamp):
            return
        self._counts.clear()
        self._unusable.clear()
        self._values.clear()
        self._distinct.clear()
        self._sheets = ()
        opened = open_source(self._path, answers.encoding or None, answers.delimiter or None, self._password)
        with closing(opened):
            heads = (read_head(opened, info, answers.header_row) for info in opened.sheets if info.name != SHEET)
            self._heads = tuple(head for head in heads if head is not None)
            if not self._heads:
                raise self._too_wide()
            chosen = _chosen(self._heads, answers.sheets)
            what = _("Reading {file}").format(file=self._path.name)
            self._sheets = tuple(load(opened, head, progress, what) for head in chosen)
            known = next((read_head(opened, info) for info in opened.sheets if info.name == SHEET), None)
            if known is not None:
                before = load(opened, known, progress, what)
                self._sheets = tuple(without_known(sheet, before) for sheet in self._sheets)
            self._note(opened)
        if not any(sheet.rows for sheet in self._sheets):
            raise UserError(
                _("{file} has headings but no rows.").format(file=self._path.name),
                _("Was a filter switched on when you exported it? Export it again without a filter."),
            )
        self._layout, self._stamp = layout, stamp
        with self._path.open("rb") as file:
            self._sha256 = hashlib.file_digest(file, "sha256").hexdigest()

    def _read_for(self, plan: ImportPlan, progress: Progress) -> None:
        """See to it that the rows in memory are those the plan speaks of."""
        encoding = self._encoding.name if self._encoding else ""
        names = tuple(sheet.name for sheet in self._sheets)
        if (names, encoding, self._delimiter) == (plan.sheets, plan.encoding, plan.delimiter):
            return
        layout = Answers(sheets=plan.sheets, encoding=plan.encoding, delimiter=plan.delimiter)
        self._read(layout, progress)
        if self._sheets[0].head.shape.headers != tuple(column.header for column in plan.columns):
            self._read(replace(layout, header_row=plan.header_row), progress)

    def _stamp_now(self) -> tuple[int, int]:
        """Return time of the last change and size, 0 for a file that is gone: reading it then says so."""
        try:
            found = self._path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def _note(self, opened: Opened) -> None:
        self._told = tuple(remark.text for remark in opened.problems)
        self._hint = replace(self._hint, is_1904=opened.is_1904)
        self._encoding = opened.encoding
        self._delimiter = opened.delimiter or ""
        self._readings = opened.readings() if self._is_doubtful else ()

    def _material(self, answers: Answers, progress: Progress) -> inspecting.Material:
        def evidence(index: int, kind: ValueKind) -> Evidence:
            found = self._counts.get((index, kind))
            if found is None:
                found = cleaner(kind).evidence()
                for cells in self._counted(index):
                    found.add_counted(cells)
                self._counts[index, kind] = found
                progress.step(len(self._counts), 0, _("Looking at the columns of {file}").format(file=self._path.name))
            return found

        def cannot_use(index: int, style: Style) -> Unusable:
            found = self._unusable.get((index, style))
            if found is None:
                cells, *others = self._counted(index)
                for counted in others:
                    cells = cells + counted
                values = dict(zip(cells, map(style.reader(self._hint), cells), strict=True))
                if len(values) <= MOST_REMEMBERED:
                    self._values[index, style] = values
                found = self._unusable[index, style] = unusable(cells, values)
            return found

        return inspecting.Material(
            name=self._path.name,
            heads=self._heads,
            sheets=self._sheets,
            evidence=evidence,
            unusable=cannot_use,
            hint=self._hint,
            saved=self._saved(),
            told=(*self._before(), *self._told),
            encoding=self._encoding,
            delimiter=self._delimiter,
            further=() if answers.encoding else self._about_letters(),
        )

    def _counted(self, index: int) -> tuple[Counter[Cell], ...]:
        """Return the different cells of a column with how often each occurs, sheet by sheet.

        They are wanted twice, for the evidence and for what it leaves unreadable; columns of which nearly every cell is
        different are counted again, to keep the memory small.
        """
        found = self._distinct.get(index)
        if found is None:
            found = tuple(sheet.counted(index) for sheet in self._sheets)
            if sum(map(len, found)) <= MOST_DISTINCT:
                self._distinct[index] = found
        return found

    def _known(self, index: int, style: Style, hint: Hint) -> Mapping[Cell, Converted]:
        """Return what cells of a column were read as while it was looked at; nothing where they were not, or otherwise.

        True and 1 are one key of a dict but not one cell: a column with both is read anew.
        """
        values = self._values.get((index, style), {}) if hint == self._hint else {}
        return {} if bool in set(map(type, values)) else values

    def _saved(self) -> SavedMapping | None:
        if not self._shop.path.exists():
            return None
        with closing(open_reader(self._shop.path)) as db:
            return saved_mapping.recall(db, self._sheets[0].head.shape.headers)

    def _before(self) -> tuple[str, ...]:
        """Say when a file with exactly these bytes was imported."""
        if not self._shop.path.exists():
            return ()
        with closing(open_reader(self._shop.path)) as db:
            before = import_file.imported_before(db, self._sha256)
        return () if before is None else (same_file_before(before.name, before.imported_at),)

    @property
    def _is_doubtful(self) -> bool:
        return self._encoding is not None and self._encoding.confidence < _SURE_ENCODING

    def _about_letters(self) -> tuple[Question, ...]:
        """Ask how the letters look where nothing proves how they were written."""
        if not self._is_doubtful:
            return ()
        options = tuple(Option(each.name, ", ".join(each.words[:5]) or each.name) for each in self._readings)
        return (
            Question(
                QuestionKind.ENCODING,
                _("It is not clear how the special letters of this file are written."),
                _("Choose the line in which the letters look right."),
                options,
            ),
        )

    def _rows(self, plan: ImportPlan) -> Iterator[SheetRows]:
        for sheet in self._sheets:
            rows = without_sums(plan, sheet.rows) if plan.sums == SUMS_ASIDE else sheet.rows
            if plan.repairs or plan.replacements:
                yield SheetRows(sheet.name, mended(sheet.name, rows, plan))
            else:
                is_whole = len(sheet.sound) == len(sheet.rows)
                yield SheetRows(sheet.name, rows, sheet.columns if is_whole else None)

    def _too_wide(self) -> UserError:
        return UserError(
            _("The table in {file} is more than {n} columns wide: a cell far away from the others makes it so.").format(
                file=self._path.name, n=format_number(MOST_COLUMNS)
            ),
            _("Open it in Excel, delete what stands far to the right of your list, save it and import it again."),
        )


def _chosen(heads: tuple[SheetHead, ...], wanted: tuple[str, ...]) -> tuple[SheetHead, ...]:
    """Return the sheets to import: those the owner named, else the fullest list and its like."""
    named = tuple(head for head in heads if head.info.name in wanted)
    if wanted and len(named) < len(wanted):
        gone = next(name for name in wanted if name not in {head.info.name for head in heads})
        raise UserError(
            _("There is no sheet “{sheet}” in this file.").format(sheet=gone),
            _("Choose one of its sheets."),
        )
    if named:
        return tuple(head for head in named if head.layout == named[0].layout)
    groups: dict[tuple[str, ...], tuple[SheetHead, ...]] = {}
    for head in heads:
        if head.first:
            groups[head.layout] = (*groups.get(head.layout, ()), head)
    if not groups:
        return heads[:1]

    if len(groups) == 1:  # as in most files: what it is a list of is found out later, from all of its rows
        return next(iter(groups.values()))

    def worth(group: tuple[SheetHead, ...]) -> tuple[bool, bool, int]:
        is_list = inspecting.kind_of(group[0]) is not None
        return is_list, not all(head.info.is_hidden for head in group), sum(head.size for head in group)

    return max(groups.values(), key=worth)
