"""The imports of a shop file: what was imported when, with which outcome, and the cells and rows that did not fit.

Used by: importing/writing (which enters them), the Imports page and the command line (which show them).
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from desktop_seg.store.database import Database, SqlValue


@dataclass(frozen=True, slots=True)
class Issue:
    """A cell that was left out, or a whole row that was set aside.

    sheet: "" for a text file. row: as the owner's spreadsheet counts. column: heading, "" when the whole row is meant.
    text: what stands in the cell; never goes into the log. reason: in the language at the time of the import.
    """

    sheet: str
    row: int
    column: str
    text: str
    reason: str
    is_aside: bool


KeptCell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that was set aside, with its cells as they stood in the file, so that it can be handed back to be mended.

    A number stays a number and a day a day: as a text of ours it would be one more spelling in its column.
    """

    sheet: str
    row: int
    cells: tuple[KeptCell, ...]


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """The valid sales of one calendar month as this file tells them. net_cents: minor units, returns taken off."""

    year: int
    month: int
    sales: int
    net_cents: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the rows of a file: read = new + updated + same + aside.

    first_day, last_day: of the sales in the file, None without sales. net_cents: of the valid sales in the file.
    """

    rows_new: int = 0
    rows_updated: int = 0
    rows_same: int = 0
    rows_aside: int = 0
    first_day: int | None = None
    last_day: int | None = None
    net_cents: int = 0

    @property
    def rows_read(self) -> int:
        """Number of data rows; every one has exactly one outcome."""
        return self.rows_new + self.rows_updated + self.rows_same + self.rows_aside


@dataclass(frozen=True, slots=True)
class ImportFile:
    """One import as it stands in the list. imported_at: UTC, ISO. kind: a FileKind. plan_json: for importing alike.

    months: what the file told of each calendar month, oldest first.
    """

    id: int
    name: str
    sha256: str
    kind: str
    plan_json: str
    imported_at: str
    outcome: Outcome
    months: tuple[MonthTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class NewImport:
    """What is known of an import before its first row is written. is_part: mended rows of an earlier file."""

    name: str
    sha256: str
    kind: str
    plan_json: str
    imported_at: str
    is_part: bool = False


_COLUMNS = """id, name, sha256, kind, plan_json, imported_at, rows_new, rows_updated, rows_same, rows_aside,
    first_day, last_day, net_cents, months_json"""


def enter(db: Database, new: NewImport) -> int:
    """Enter an import and return its id; ids are never given out twice and grow with time."""
    return db.insert(
        """INSERT INTO import_file(name, sha256, kind, plan_json, imported_at, is_part,
               rows_read, rows_new, rows_updated, rows_same, rows_aside) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)""",
        (new.name, new.sha256, new.kind, new.plan_json, new.imported_at, int(new.is_part)),
    )


def conclude(db: Database, import_id: int, outcome: Outcome, months: Iterable[MonthTotal] = ()) -> None:
    """Write what became of the rows, and what the file told of each month."""
    db.run(
        """UPDATE import_file SET rows_read = ?, rows_new = ?, rows_updated = ?, rows_same = ?, rows_aside = ?,
               first_day = ?, last_day = ?, net_cents = ?, months_json = ? WHERE id = ?""",
        (
            outcome.rows_read,
            outcome.rows_new,
            outcome.rows_updated,
            outcome.rows_same,
            outcome.rows_aside,
            outcome.first_day,
            outcome.last_day,
            outcome.net_cents,
            json.dumps([(each.year, each.month, each.sales, each.net_cents) for each in months]),
            import_id,
        ),
    )


def imports(db: Database) -> tuple[ImportFile, ...]:
    """Return all imports, newest first."""
    return tuple(_import(row) for row in db.rows(f"SELECT {_COLUMNS} FROM import_file ORDER BY id DESC"))


def find(db: Database, import_id: int) -> ImportFile | None:
    """Return one import, None when it was undone or never was."""
    row = db.one(f"SELECT {_COLUMNS} FROM import_file WHERE id = ?", (import_id,))
    return _import(row) if row else None


def imported_before(db: Database, sha256: str) -> ImportFile | None:
    """Return the newest import of a file with exactly these bytes, None when there is none."""
    row = db.one(f"SELECT {_COLUMNS} FROM import_file WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,))
    return _import(row) if row else None


def write_issues(db: Database, import_id: int, issues: Iterable[Issue]) -> None:
    """Write the cells and rows that did not fit."""
    db.many(
        """INSERT INTO import_issue(import_id, sheet, row, column_name, value, problem, is_aside)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        ((import_id, each.sheet, each.row, each.column, each.text, each.reason, int(each.is_aside)) for each in issues),
    )


def issue_count(db: Database, import_id: int) -> int:
    """Return how many issues of one import are kept."""
    return db.number("SELECT count(*) FROM import_issue WHERE import_id = ?", (import_id,))


def issues(db: Database, import_id: int, limit: int = -1, offset: int = 0) -> tuple[Issue, ...]:
    """Return the issues of one import in the order of the file; limit -1: all."""
    return _issues(db, "rowid LIMIT ? OFFSET ?", (import_id, limit, offset))


def first_issues(db: Database, import_id: int, most: int) -> tuple[Issue, ...]:
    """Return some issues of one import, the rows that were set aside before the cells that were left out."""
    return _issues(db, "is_aside DESC, rowid LIMIT ?", (import_id, most))


def _issues(db: Database, order: str, values: Sequence[SqlValue]) -> tuple[Issue, ...]:
    rows = db.rows(
        f"""SELECT sheet, row, column_name, value, problem, is_aside FROM import_issue
            WHERE import_id = ? ORDER BY {order}""",
        values,
    )
    return tuple(
        Issue(str(sheet), int(row or 0), str(column), str(text), str(reason), bool(is_aside))
        for sheet, row, column, text, reason, is_aside in rows
    )


def write_aside(db: Database, import_id: int, rows: Iterable[AsideRow]) -> None:
    """Keep the rows that were set aside."""
    db.many(
        "INSERT INTO import_aside(import_id, sheet, row, cells_json) VALUES (?, ?, ?, ?)",
        (
            (import_id, each.sheet, each.row, json.dumps(list(map(_kept, each.cells)), ensure_ascii=False))
            for each in rows
        ),
    )


def blank_column(db: Database, import_id: int, index: int, header: str, plan_json: str) -> None:
    """Blank the cells of a column in the rows and cells that did not fit, and keep another plan of the import."""
    db.run(
        f"UPDATE import_aside SET cells_json = json_replace(cells_json, '$[{int(index)}]', NULL) WHERE import_id = ?",
        (import_id,),
    )
    db.run("UPDATE import_issue SET value = '' WHERE import_id = ? AND column_name = ?", (import_id, header))
    db.run("UPDATE import_file SET plan_json = ? WHERE id = ?", (plan_json, import_id))


def aside(db: Database, import_id: int) -> tuple[AsideRow, ...]:
    """Return the rows of one import that were set aside, in the order of the file."""
    rows = db.rows(
        "SELECT sheet, row, cells_json FROM import_aside WHERE import_id = ? ORDER BY sheet, row, rowid", (import_id,)
    )
    return tuple(
        AsideRow(str(sheet), int(row or 0), tuple(map(_cell, json.loads(str(cells))))) for sheet, row, cells in rows
    )


def _kept(cell: KeptCell) -> object:
    """Return a cell as JSON knows it: a day or a time of day is one entry with its kind."""
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return {"time": cell.isoformat()} if isinstance(cell, time) else cell


def _cell(kept: Any) -> KeptCell:
    if not isinstance(kept, dict):
        found: KeptCell = kept
        return found
    ((kind, text),) = kept.items()
    readers: dict[str, Callable[[str], KeptCell]] = {
        "moment": datetime.fromisoformat,
        "day": date.fromisoformat,
        "time": time.fromisoformat,
    }
    return readers[kind](text)


def _import(row: Sequence[SqlValue]) -> ImportFile:
    new, updated, same, aside_count, first_day, last_day, net, months = row[6:]
    return ImportFile(
        id=int(row[0] or 0),
        name=str(row[1]),
        sha256=str(row[2]),
        kind=str(row[3]),
        plan_json=str(row[4]),
        imported_at=str(row[5]),
        outcome=Outcome(
            rows_new=int(new or 0),
            rows_updated=int(updated or 0),
            rows_same=int(same or 0),
            rows_aside=int(aside_count or 0),
            first_day=None if first_day is None else int(first_day),
            last_day=None if last_day is None else int(last_day),
            net_cents=int(net or 0),
        ),
        months=tuple(MonthTotal(*month) for month in json.loads(str(months))),
    )
