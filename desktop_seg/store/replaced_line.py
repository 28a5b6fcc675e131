"""Sale lines that count no longer, because a later import told the same article of the same receipt anew.

A till's export that comes again with another amount, or after part of an article came back, corrects the earlier one:
both lines together would be a wrong figure. Which lines are replaced follows from who brought what alone, so it is
worked out anew for a sale whenever an import or an undo touches it (`settle`), and never has to be taken back itself.
A replaced line lies in a table of its own; whoever writes or withdraws lines puts it back first.
Used by: importing/writing/sale_line.py, store/withdrawal.py.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_seg.store.database import Database

_LINES, _RECEIPTS = "sale_lines", "receipts"
# Two tills may both have a receipt 17 on one day; so far apart in time they are not the same one. A line is rung up
# minutes before the receipt is paid (importing/writing/namesake.py decides likewise).
_SAME_MINUTES = 5
_APART_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Replaced:
    """A line that counts no longer. by: the import that told its article anew. product_id: None without article.

    is_retold: the whole receipt was told anew, with other words for its articles.
    """

    id: int
    sale_id: int
    product_id: int | None
    is_negative: bool
    by: int
    is_retold: bool


class _Article(NamedTuple):
    """An article bought, or the same article brought back."""

    product_id: int | None
    is_negative: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """imports: all that bring it, in order."""

    id: int
    article: _Article
    net_cents: int
    has_amount: bool
    imports: tuple[int, ...]

    @property
    def last(self) -> int:
        return self.imports[-1]


class _Told(NamedTuple):
    """What one import says of a sale. customer_id, minute: None unknown."""

    customer_id: int | None
    minute: int | None


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Which imports bring lines that replace older ones, and which bring articles without amounts."""

    whole: Collection[int]
    receipts: Collection[int]


def put_back(db: Database, sale_ids: Iterable[int] | None = None) -> dict[int, int]:
    """Put the replaced lines of some sales (of all) back among the others; return their ids with those of the sales."""
    where, values = (
        ("", ()) if sale_ids is None else ("WHERE sale_id IN (SELECT value FROM json_each(?))", (_json(sale_ids),))
    )
    found = {
        int(row[0] or 0): int(row[1] or 0) for row in db.rows(f"SELECT id, sale_id FROM replaced_line {where}", values)
    }
    if found:
        db.run(f"INSERT INTO sale_line SELECT * FROM replaced_line {where}", values)
        db.run(f"DELETE FROM replaced_line {where}", values)
    return found


def settle(db: Database, sale_ids: Iterable[int]) -> list[Replaced]:
    """Lay those lines of some sales apart that a later import tells anew, and return them.

    All their lines must be among the others.
    """
    ids = _json(sale_ids)
    lines = _lines(db, ids)
    told = _told(db, list(lines))
    kinds = _kinds(db)
    found = [each for sale_id, of_one in lines.items() for each in _replaced(sale_id, of_one, told, kinds)]
    if found:
        gone = (_json(each.id for each in found),)
        db.run("INSERT INTO replaced_line SELECT * FROM sale_line WHERE id IN (SELECT value FROM json_each(?))", gone)
        db.run("DELETE FROM sale_line WHERE id IN (SELECT value FROM json_each(?))", gone)
    return found


def with_others(db: Database, import_id: int, sale_ids: Iterable[int]) -> list[int]:
    """Return those of some sales in which articles with an amount count that another import brought.

    None for an import of mended rows, which belong there.
    """
    rows = db.rows(
        """SELECT DISTINCT sale_id FROM sale_line WHERE sale_id IN (SELECT value FROM json_each(?1))
           AND import_id <> ?2 AND quantity > 0 AND net_cents <> 0
           AND NOT (SELECT is_part FROM import_file WHERE id = ?2)""",
        (_json(sale_ids), import_id),
    )
    return [int(row[0] or 0) for row in rows]


def comes_back(db: Database, import_id: int) -> int:
    """Return what the lines come to, in cents, that would count again if this import were undone."""
    sales = [int(row[0] or 0) for row in db.rows("SELECT DISTINCT sale_id FROM replaced_line")]
    if not sales:
        return 0
    lines, kinds = (
        _lines(db, _json(sales), "(SELECT * FROM sale_line UNION ALL SELECT * FROM replaced_line)"),
        _kinds(db),
    )
    told = _told(db, sales)
    back = 0
    for sale_id, of_one in lines.items():
        now = {each.id for each in _replaced(sale_id, of_one, told, kinds)}
        left = [_without(line, import_id) for line in of_one if line.imports != (import_id,)]
        then = {each.id for each in _replaced(sale_id, left, told, kinds)}
        back += sum(line.net_cents for line in left if line.id in now - then)
        back -= sum(line.net_cents for line in left if line.id in then - now)
    return back


def _without(line: _Line, import_id: int) -> _Line:
    kept = tuple(each for each in line.imports if each != import_id)
    return _Line(line.id, line.article, line.net_cents, line.has_amount, kept)


def _replaced(
    sale_id: int, lines: Sequence[_Line], told: Mapping[tuple[int, int], _Told], kinds: _Kinds
) -> Iterable[Replaced]:
    """Yield the lines of one sale that count no longer."""
    newest: dict[_Article, int] = {}
    for line in lines:
        for import_id in line.imports:
            if import_id in kinds.whole and line.article.product_id is not None:
                newest[line.article] = max(import_id, newest.get(line.article, 0))
    with_amounts = max(
        (each for line in lines if line.has_amount for each in line.imports if each in kinds.whole), default=0
    )
    for line in lines:
        by = newest.get(line.article, 0)
        if line.imports and all(each in kinds.receipts for each in line.imports):
            by = 0 if line.has_amount or line.article.product_id is None else with_amounts
        elif by <= line.last or _are_two(told.get((sale_id, by)), told.get((sale_id, line.last))):
            by = 0
        retold = 0 if by else _retold(sale_id, line, lines, told, kinds)
        if by or retold:
            yield Replaced(line.id, sale_id, *line.article, by or retold, bool(retold))


def _retold(
    sale_id: int, line: _Line, lines: Sequence[_Line], told: Mapping[tuple[int, int], _Told], kinds: _Kinds
) -> int:
    """Return the import that tells the whole receipt in other words, to the same amount; 0 when none does."""
    by = max((each for other in lines for each in other.imports if each in kinds.whole), default=0)
    if by <= line.last or line.last not in kinds.whole:
        return 0
    before = [other for other in lines if line.last in other.imports]
    after = [other for other in lines if by in other.imports]
    sums = [sum(each.net_cents for each in part) for part in (before, after)]
    if sums[0] != sums[1] or sums[0] <= 0 or {each.article for each in before} & {each.article for each in after}:
        return 0
    return 0 if _are_two(told.get((sale_id, by)), told.get((sale_id, line.last))) else by


def _are_two(one: _Told | None, other: _Told | None) -> bool:
    """Whether two imports speak of two receipts that merely have the same number: other people, or hours between."""
    if one is None or other is None:
        return False
    apart = None if one.minute is None or other.minute is None else abs(one.minute - other.minute)
    if one.customer_id and other.customer_id:
        return one.customer_id != other.customer_id and (apart is None or apart > _SAME_MINUTES)
    return apart is not None and apart > _APART_MINUTES


def _lines(db: Database, sale_ids: str, among: str = "sale_line") -> dict[int, list[_Line]]:
    """Return the lines of those numbered sales which several imports bring, by sale."""
    found: defaultdict[int, list[_Line]] = defaultdict(list)
    for sale_id, row_id, product_id, is_negative, net, has_amount, owner, others in db.each(
        f"""SELECT l.sale_id, l.id, l.product_id, l.quantity < 0, l.net_cents,
                l.net_cents <> 0 OR l.unit_price_cents IS NOT NULL, l.import_id,
                (SELECT json_group_array(c.import_id) FROM contribution c
                 WHERE c.kind = 'sale_line' AND c.row_id = l.id)
            FROM {among} AS l JOIN sale s ON s.id = l.sale_id AND s.receipt_no IS NOT NULL
            WHERE l.sale_id IN (SELECT value FROM json_each(?)) ORDER BY l.id""",
        (sale_ids,),
    ):
        imports = sorted({int(owner or 0), *json.loads(str(others))})
        article = _Article(None if product_id is None else int(product_id), bool(is_negative))
        line = _Line(int(row_id or 0), article, int(net or 0), bool(has_amount), tuple(imports))
        found[int(sale_id or 0)].append(line)
    return {sale_id: lines for sale_id, lines in found.items() if len({line.imports for line in lines}) > 1}


def _told(db: Database, sale_ids: Iterable[int]) -> dict[tuple[int, int], _Told]:
    """Return what each import says of sales that several of them bring, by sale and import."""
    rows = db.rows(
        """SELECT row_id, import_id, data ->> 'customer_id', data ->> 'sold_minute' FROM contribution
           WHERE kind = 'sale' AND row_id IN (SELECT value FROM json_each(?))""",
        (_json(sale_ids),),
    )
    return {
        (int(sale_id or 0), int(import_id or 0)): _Told(
            None if customer is None else int(customer), None if minute is None else int(minute)
        )
        for sale_id, import_id, customer, minute in rows
    }


def _kinds(db: Database) -> _Kinds:
    rows = db.rows("SELECT id, kind, is_part FROM import_file")
    return _Kinds(
        whole=frozenset(int(row[0] or 0) for row in rows if row[1] == _LINES and not row[2]),
        receipts=frozenset(int(row[0] or 0) for row in rows if row[1] == _RECEIPTS),
    )


def _json(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
