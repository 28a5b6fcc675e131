"""What a questionnaire held when it was made: only what was changed in it since is an answer.

The workbook brings a hidden sheet with the cells that were filled in beforehand (exports/target/questionnaire.py). A
cell that still says the same is read as empty, which changes nothing: otherwise last month's word, left standing,
would undo what came in since. In: the sheets of a file. Used by: workbench.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from desktop_seg.importing import synonym
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.loaded_sheet import LoadedSheet
from desktop_seg.importing.reading.raw_row import Cell, RawRow

# The same in every language; nobody sees it.
SHEET = "known before"
# By these a row is found again when rows were moved; they stay as they are.
_WHO = frozenset({
    "customer_id", "first_name", "name_infix", "last_name", "company", "email", "phone", "postal_code",
})  # fmt: skip


def without_known(sheet: LoadedSheet, known: LoadedSheet) -> LoadedSheet:
    """Return a sheet with the cells emptied that say what they said before."""
    before = _Before(known)
    places = before.places_in(sheet.head.shape.headers)
    rows = [_changed(row, before.of(row, places)) for row in sheet.rows]
    sound = [row.cells for row in rows if not row.fault]
    return replace(sheet, rows=rows, sound=sound, columns=list(zip_longest(*sound)), counts={})


class _Before:
    """The rows of the hidden sheet, by whom they are about. Of two alike nobody can say which is which."""

    def __init__(self, known: LoadedSheet) -> None:
        self._headers = [norm(header) for header in known.head.shape.headers]
        self._who = [place for place, header in enumerate(known.head.shape.headers) if _is_who(header)]
        keyed = [(tuple(_plain(row, place) for place in self._who), row) for row in known.rows]
        count = Counter(key for key, _row in keyed)
        self._rows = {key: row for key, row in keyed if count[key] == 1 and any(key)}

    def places_in(self, headers: Sequence[str]) -> dict[int, int]:
        """Return where the columns of the hidden sheet stand in another one: its place -> the place there."""
        other = {norm(header): place for place, header in enumerate(headers)}
        return {place: other[header] for place, header in enumerate(self._headers) if header in other}

    def of(self, row: RawRow, places: dict[int, int]) -> dict[int, object]:
        """Return what was known of the person of a row, by column of that row; nothing for somebody new."""
        if not all(place in places for place in self._who):
            return {}
        found = self._rows.get(tuple(_plain(row, places[place]) for place in self._who))
        if found is None:
            return {}
        return {there: _plain(found, here) for here, there in places.items() if here not in self._who}


def _changed(row: RawRow, before: dict[int, object]) -> RawRow:
    same = {place for place, told in before.items() if told not in (None, "") and _plain(row, place) == told}
    if not same:
        return row
    cells: list[Cell] = [None if place in same else cell for place, cell in enumerate(row.cells)]
    return row._replace(cells=cells)


def _is_who(header: str) -> bool:
    return any(meaning.field in _WHO for meaning in synonym.meanings(header))


def _plain(row: RawRow, place: int) -> object:
    cell = row.cells[place] if place < len(row.cells) else None
    return cell.strip() if isinstance(cell, str) else cell
