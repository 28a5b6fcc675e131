"""Which column means what, and what the file is a list of: preset, then saved answers, then headings and content.

A heading counts only as a whole and only if its cells can be what it says. What stays doubtful is suggested, never
taken: a wrong column imported in silence costs more than a question.
In: headings and some rows. Out: Recognised. Used by: inspect.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_seg.importing import further_kind, synonym
from desktop_seg.importing.ambiguity import Sheet, decide, repeats_on_every_line, stands_once_a_receipt
from desktop_seg.importing.cleaning.identifier import is_shortened
from desktop_seg.importing.content_test import Cell, ColumnFacts, Fit, facts, fit, is_packed, sample
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind, missing
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.further_kind import Reading
from desktop_seg.importing.guess import Guess, Source
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.importing.preset import LEFT_OUT, Preset, preset_for


@dataclass(frozen=True, slots=True)
class Recognised:
    """kind: None when nothing shows what the file is a list of. preset: None when the layout is not a known one."""

    kind: FileKind | None
    guesses: tuple[Guess, ...]
    preset: Preset | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and some data rows of a sheet, neighbouring rows kept together."""

    headers: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]

    def facts(self) -> list[ColumnFacts]:
        """Look at every column."""
        return [
            facts(sample([row[index] if index < len(row) else None for row in self.rows]))
            for index in range(len(self.headers))
        ]


def recognise(table: Table, saved: ImportPlan | None = None, kind: FileKind | None = None) -> Recognised:
    """Say what a table is.

    saved: last time's plan for the same headings. kind: what the owner said it is; None finds out.
    """
    preset = preset_for(list(table.headers))
    if preset is not None and kind in (None, preset.kind):
        guesses = _by_preset(table, preset)
        if saved is not None and saved.kind is preset.kind:
            guesses = _with_own_word(guesses, saved)
        return Recognised(preset.kind, guesses, preset)
    if saved is not None and kind in (None, saved.kind):
        return Recognised(saved.kind, _by_saved(table, saved))
    seen = table.facts()
    if kind is not None:
        return Recognised(kind, _with_suggestions(_by_heading(table, seen, kind), kind))
    readings = _Readings(table, seen)
    found = _kind(readings, table)
    guesses = readings.of(found or FileKind.SALE_LINES)
    return Recognised(found, _with_suggestions(guesses, found or FileKind.SALE_LINES))


class _Readings:
    """A table under the reading of each kind, made when it is asked for."""

    def __init__(self, table: Table, seen: list[ColumnFacts]) -> None:
        self._table = table
        self._seen = seen
        self._made: dict[FileKind, tuple[Guess, ...]] = {}

    def of(self, kind: FileKind) -> tuple[Guess, ...]:
        """Return what each column means in a file of this kind."""
        if kind not in self._made:
            self._made[kind] = _by_heading(self._table, self._seen, kind)
        return self._made[kind]

    def among(self, tests: Mapping[FileKind, Callable[[Reading], bool]]) -> FileKind | None:
        """Return the first kind whose test the table passes."""
        for kind, is_one in tests.items():
            if not further_kind.may_be(kind, self._table.headers):
                continue
            columns = {guess.field: guess.index for guess in self.of(kind) if guess.field}
            if is_one(Reading(kind, self._table.headers, self._table.rows, columns)):
                return kind
        return None


def _by_preset(table: Table, preset: Preset) -> tuple[Guess, ...]:
    seen = table.facts()
    others = {guess.index: guess for guess in _by_heading(table, seen, preset.kind)}
    named = {
        index: preset.fields[norm(header)]
        for index, header in enumerate(table.headers)
        if norm(header) in preset.fields
    }
    taken: set[str] = set()
    guesses = []
    for index, header in enumerate(table.headers):
        field = named.get(index)
        if field is None:
            guess = others[index]
            field = None if guess.field in named.values() else guess.field
            guesses.append(replace(guess, field=field))
        elif field == LEFT_OUT or field in taken:
            guesses.append(Guess(index, header, source=Source.PRESET))
        elif fit(field, seen[index]) is Fit.NO:
            guesses.append(Guess(index, header, suggested=field, source=Source.PRESET))
        else:
            taken.add(field)
            guesses.append(Guess(index, header, field, source=Source.PRESET))
    return tuple(guesses)


def _with_own_word(guesses: tuple[Guess, ...], saved: ImportPlan) -> tuple[Guess, ...]:
    """What the owner made of a column last time comes before what is known of the till."""
    told = {norm(column.header): column.field for column in saved.columns if column.field is not None}
    own = {guess.index: told[norm(guess.header)] for guess in guesses if norm(guess.header) in told}
    changed = {guess.index: own[guess.index] for guess in guesses if own.get(guess.index, guess.field) != guess.field}
    return tuple(
        replace(guess, field=changed[guess.index], suggested="", source=Source.SAVED)
        if guess.index in changed
        else replace(guess, field=None)
        if guess.field in changed.values()
        else guess
        for guess in guesses
    )


def _by_saved(table: Table, saved: ImportPlan) -> tuple[Guess, ...]:
    """Columns may stand in another order than last time; equal headings keep theirs."""
    left = list(saved.columns)
    guesses = []
    for index, header in enumerate(table.headers):
        column = next((each for each in left if norm(each.header) == norm(header)), None)
        if column is not None:
            left.remove(column)
        guesses.append(Guess(index, header, column.field if column else None, source=Source.SAVED))
    return tuple(guesses)


def _by_heading(table: Table, seen: list[ColumnFacts], kind: FileKind) -> tuple[Guess, ...]:
    clear = _clear(table, seen, kind)
    sheet = Sheet(
        kind,
        table.rows,
        seen,
        {field: index for index, field in clear.items()},
        synonym.file_language([*table.headers]),
    )
    guesses = []
    for index, header in enumerate(table.headers):
        possible = _possible(header, kind, seen[index])
        field = clear.get(index)
        if field is None and synonym.is_ambiguous(header):
            field = decide(possible, index, sheet)
            if field is not None:
                sheet.known[field] = index
        if field is not None:
            others = tuple(each for each in possible if each != field)
            guesses.append(Guess(index, header, field, source=Source.HEADING, others=others))
        else:
            guesses.append(_undecided(index, header, possible, seen[index]))
    guesses = [_as_of_the_receipt(guess) if _is_of_the_receipt(guess, sheet) else guess for guess in guesses]
    guesses = [_as_rate(guess) if _is_rate(guess, sheet) else guess for guess in guesses]
    return _without_taken(guesses)


def _is_rate(guess: Guess, sheet: Sheet) -> bool:
    """Whether a column of discounts holds percentages: its cells say so, or its heading over numbers up to 100."""
    if guess.field != "discount_amount":
        return False
    filled = [text for text in sheet.cells(guess.index) if text]
    if sum("%" in text for text in filled) * 2 > len(filled):
        return True
    return "%" in guess.header and bool(filled) and all(map(_UP_TO_100.fullmatch, filled))


def _as_rate(guess: Guess) -> Guess:
    return replace(guess, field="discount_rate", others=(guess.field or "", *guess.others))


_UP_TO_100 = re.compile(r"-?(?:100|\d{1,2})(?:[.,]\d+)?\s?%?")


def _is_of_the_receipt(guess: Guess, sheet: Sheet) -> bool:
    """Whether what is called an amount of lines is one of whole receipts: their price tells what the lines cost."""
    if sheet.kind is not FileKind.SALE_LINES or guess.field not in _OF_EACH_LINE:
        return False
    if repeats_on_every_line(guess.index, sheet):
        return True
    return "unit_price" in sheet.known and stands_once_a_receipt(guess.index, sheet)


def _as_of_the_receipt(guess: Guess) -> Guess:
    return Guess(guess.index, guess.header, others=tuple(filter(None, (guess.field, *guess.others))))


def _possible(header: str, kind: FileKind, seen: ColumnFacts) -> list[str]:
    named = [meaning.field for meaning in synonym.meanings(header)]
    if is_packed(seen) and "product_name" in named:
        named = ["items"]  # "Article" over cells that each hold all articles of an order
    return [field for field in named if kind in BY_KEY[field].kinds]


def _clear(table: Table, seen: list[ColumnFacts], kind: FileKind) -> dict[int, str]:
    """Return column -> field for headings with one meaning that their cells bear out; each field once."""
    best: dict[str, int] = {}
    for index, header in enumerate(table.headers):
        possible = _possible(header, kind, seen[index])
        if (
            not possible
            or (synonym.is_ambiguous(header) and possible != ["items"])
            or fit(possible[0], seen[index]) is Fit.NO
        ):
            continue
        rival = best.get(possible[0])
        if rival is None or _rank(table, seen, index, possible[0]) < _rank(table, seen, rival, possible[0]):
            best[possible[0]] = index
    return {index: field for field, index in best.items()}


def _rank(table: Table, seen: list[ColumnFacts], index: int, field: str) -> tuple[int, int, int]:
    """The lower the better: cells that fill the field, the buyer before the one it was sent to, the left before."""
    header = norm(table.headers[index])
    is_receiver = header.startswith(("ship", "verzend", "lever", "수취", "수령", "liefer", "livr"))
    return -fit(field, seen[index]).value, int(is_receiver), index


def _undecided(index: int, header: str, possible: list[str], seen: ColumnFacts) -> Guess:
    likely = next((field for field in possible if fit(field, seen) is not Fit.NO), possible[0] if possible else "")
    return Guess(index, header, suggested=likely, others=tuple(field for field in possible if field != likely))


def _without_taken(guesses: list[Guess]) -> tuple[Guess, ...]:
    """A field that has its column is not suggested for another one; it stays among the others."""
    taken = {guess.field for guess in guesses if guess.field}
    return tuple(
        replace(guess, suggested="", others=(guess.suggested, *guess.others)) if guess.suggested in taken else guess
        for guess in guesses
    )


def _with_suggestions(guesses: tuple[Guess, ...], kind: FileKind) -> tuple[Guess, ...]:
    """Add what similar headings stand for, for columns of which nothing else is known."""
    taken = {guess.field for guess in guesses if guess.field}
    found = []
    for guess in guesses:
        alike = synonym.alike(guess.header) if not (guess.field or guess.suggested or guess.others) else ()
        likely = next((each.field for each in alike if kind in BY_KEY[each.field].kinds), "")
        found.append(replace(guess, suggested=likely) if likely and likely not in taken else guess)
    return tuple(found)


_OF_EACH_LINE = frozenset({"net_total", "line_total", "gross_sales"})
_ARTICLE = frozenset({"product_name", "sku", "ean", "variant"})
# A column "Total" may be either amount, so only headings that mean nothing else show that the rows are lines.
_OF_A_LINE = frozenset({"unit_price", "line_total", "line_id"})


def _kind(readings: _Readings, table: Table) -> FileKind | None:
    """Say what one row of the file is; None when it could be several things."""

    def fields(kind: FileKind, with_suggested: bool = True) -> frozenset[str]:
        guesses = readings.of(kind)
        extra = (guess.suggested for guess in guesses if with_suggested and guess.suggested)
        return frozenset((*(guess.field for guess in guesses if guess.field), *extra))

    before = readings.among(further_kind.BEFORE_SALES)
    if before is not None:
        return before
    lines, receipts = fields(FileKind.SALE_LINES), fields(FileKind.RECEIPTS)
    is_sale = any(not missing(kind, fields(kind)) for kind in (FileKind.SALE_LINES, FileKind.RECEIPTS))
    repeated = _repeats(readings.of(FileKind.SALE_LINES), _RECEIPT, table)
    is_line = any(
        guess.field in _ARTICLE or (guess.field in _OF_A_LINE and not synonym.is_ambiguous(guess.header))
        for guess in readings.of(FileKind.SALE_LINES)
    )
    if is_sale and is_line:
        return FileKind.SALE_LINES
    further = readings.among(further_kind.AFTER_SALE_LINES)
    if further is not None:
        return further
    if is_sale and "quantity" in lines and repeated:
        return FileKind.SALE_LINES
    if is_sale:
        bought_twice = _repeats(readings.of(FileKind.RECEIPTS), ("customer_id",), table)
        is_receipt = not missing(FileKind.RECEIPTS, receipts) and not repeated
        return FileKind.RECEIPTS if is_receipt and ({"order_id", "items"} & receipts or bought_twice) else None
    returned = readings.among(further_kind.WHERE_NO_SALE)
    if returned is not None:
        return returned
    is_list = not missing(FileKind.CUSTOMERS, fields(FileKind.CUSTOMERS, with_suggested=False))
    return FileKind.CUSTOMERS if is_list and "order_id" not in fields(FileKind.RECEIPTS, with_suggested=False) else None


# Tills begin anew with number 1 each day, and each till for itself.
_RECEIPT = ("order_id", "order_date", "register", "location")


def _repeats(guesses: tuple[Guess, ...], key: tuple[str, ...], table: Table) -> bool:
    """Whether more than one row in ten is of something another row is of too. key: what tells them apart, best first.

    Without the first of the key nothing is known.
    """
    places = {guess.field: guess.index for guess in guesses}
    if key[0] not in places:
        return False
    columns = [places[field] for field in key if field in places]
    found = []
    for row in table.rows:
        cells = [row[index] if index < len(row) else None for index in columns]
        # Numbers that Excel has shortened look alike without being so.
        if cells[0] not in (None, "") and not (isinstance(cells[0], str) and is_shortened(cells[0])):
            found.append((cells[0], *map(_without_clock, cells[1:])))
    return len(found) - len(set(found)) > len(found) / 10


def _without_clock(cell: Cell) -> Cell:
    """Return the day of a moment: lines of one receipt may be rung up minutes apart."""
    if isinstance(cell, datetime):
        return cell.date()
    return _CLOCK.sub("", cell) if isinstance(cell, str) else cell


_CLOCK = re.compile(r"[T ]+\d{1,2}:\d{2}.*$")
