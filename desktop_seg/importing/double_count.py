"""Would this file count sales twice? Some tills put the total of a receipt among its lines, or how it was paid, or the
sum of all under the list, without a word that says so. Then a row comes to as much as those above it.

That may be chance, so nothing is left out unasked: the owner is shown an example and says whether such rows are sums.
In: the rows of a file, once it is known how amounts are written. Out: a question, and the rows that are sums.
Used by: inspect (which asks), workbench (which sets the rows aside).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_seg.base.i18n import _, format_list, format_money
from desktop_seg.importing.cleaning.column import Convert, Fault
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.vocabulary import LineType
from desktop_seg.importing.file_kind import SALE_KINDS, FileKind
from desktop_seg.importing.plan import SUMS_ASIDE, SUMS_COUNT, ImportPlan
from desktop_seg.importing.question import Option, Question, QuestionKind
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.reading.totals import is_label

_AMOUNTS = {
    FileKind.SALE_LINES: ("line_total", "net_total"),
    FileKind.RECEIPTS: ("order_total", "net_total", "gross_sales"),
}
# Rows of these types are known for what they are and are counted once.
_KNOWN = frozenset({LineType.RECEIPT, LineType.PAYMENT, LineType.TAX, LineType.FEE})
# Of two equal lines each is the sum of the other: three rows are the least that say anything, on so many receipts.
_FEWEST_ROWS = 3
_FEWEST_RECEIPTS = 3
_NEARLY_ALL = 0.9
_ALWAYS = 0.98
_LOOKED_AT = 3_000  # rows that tell whether a till has the habit
_MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Amount:
    """What one row comes to, in cents. is_named: its article is a word for a total ("Totaal")."""

    row: int
    cents: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class _Habit:
    """Where this till writes the sum of a receipt: place 0 or -1 among its rows; a payment takes it off again.

    is_named: it calls such a row a total. Then one receipt tells as much as many, and rows without the word are sales.
    """

    place: int
    is_negative: bool
    is_named: bool = False

    def holds(self, amounts: Sequence[_Amount]) -> bool:
        """Whether the row at this place is the sum of the others."""
        if len(amounts) < 2 or (self.is_named and not amounts[self.place].is_named):
            return False
        own = amounts[self.place].cents
        others = sum(each.cents for each in amounts) - own
        return own != 0 and own == (-others if self.is_negative else others)


_is_label = lru_cache(10_000)(is_label)  # a shop has few articles and many lines
_HABITS = tuple(_Habit(place, is_negative) for is_negative in (False, True) for place in (-1, 0))
_NAMED = tuple(_Habit(place, is_negative=False, is_named=True) for place in (-1, 0))


def ask_about_sums(plan: ImportPlan, rows: Sequence[RawRow]) -> Iterator[Question]:
    """Ask whether rows that come to as much as others are their sums.

    plan: without open questions on the columns in question. rows: all of one sheet.
    """
    if plan.sums or plan.kind not in SALE_KINDS:
        return
    receipts = list(_receipts(plan, rows[:_LOOKED_AT]))
    habit = _habit(receipts)
    if habit is not None:
        fewest = 2 if habit.is_named else _FEWEST_ROWS
        example = next(each for each in receipts if len(each) >= fewest and habit.holds(each))
        yield _question(
            _(
                "A row that is called a total comes to as much as the others of its receipt: {amount} in row {row}"
                " beside {others}."
            )
            if habit.is_named
            else _(
                "On nearly every receipt one row comes to as much as all its other rows together, such as {amount} in"
                " row {row} beside {others}."
            ),
            plan,
            example[habit.place],
            [each for each in example if each is not example[habit.place]],
        )
        return
    last = _last_sum(plan, rows)
    if last is not None:
        yield _question(
            _("The last row of the list, row {row}, comes to as much as all rows above it together: {amount}."),
            plan,
            last,
            [],
        )


def sum_rows(plan: ImportPlan, rows: Sequence[RawRow]) -> frozenset[int]:
    """Return the numbers of the rows of a sheet that are sums of others, when the owner said that such rows are."""
    if plan.sums != SUMS_ASIDE:
        return frozenset()
    habit = _habit(list(_receipts(plan, rows[:_LOOKED_AT])))
    if habit is not None:
        return frozenset(each[habit.place].row for each in _receipts(plan, rows) if habit.holds(each))
    last = _last_sum(plan, rows)
    return frozenset() if last is None else frozenset({last.row})


def without_sums(plan: ImportPlan, rows: Sequence[RawRow]) -> Iterable[RawRow]:
    """Return the rows of a sheet, those that are sums with a fault that says so."""
    sums = sum_rows(plan, rows)
    if not sums:
        return rows
    fault = _("This row is the sum of other rows; their amounts are counted.")
    return (row._replace(fault=fault) if row.number in sums and not row.fault else row for row in rows)


def _question(sentence: str, plan: ImportPlan, found: _Amount, others: Sequence[_Amount]) -> Question:
    amounts = [format_money(each.cents, plan.currency) for each in others[:_MOST_SHOWN]]
    if len(others) > _MOST_SHOWN:
        amounts.append("…")
    return Question(
        QuestionKind.SUMS,
        sentence.format(amount=format_money(found.cents, plan.currency), row=found.row, others=format_list(amounts)),
        _("Choose what such a row is: a total or a payment counted as a sale would double your turnover."),
        (
            Option(SUMS_ASIDE, _("A total or a payment: leave those rows out")),
            Option(SUMS_COUNT, _("Something that was sold: count every row")),
        ),
    )


def _habit(receipts: Sequence[Sequence[_Amount]]) -> _Habit | None:
    long = [each for each in receipts if len(each) >= _FEWEST_ROWS]
    for habit in _HABITS:
        count = sum(map(habit.holds, long))
        if count >= _FEWEST_RECEIPTS and count >= _NEARLY_ALL * len(long):
            return habit
    return next((habit for habit in _NAMED if any(map(habit.holds, receipts))), None)


def _receipts(plan: ImportPlan, rows: Iterable[RawRow]) -> Iterator[list[_Amount]]:
    """Yield the amounts of each receipt: rows below each other with one number, or with none below one with a number.

    Tills begin anew with number 1 each day, so the number alone does not tell a receipt.
    """
    order = plan.column_of("order_id")
    if plan.kind is not FileKind.SALE_LINES or order is None:
        return
    number: Cell = None
    receipt: list[_Amount] = []
    for row, amount in _amounts(plan, rows):
        told = row.cells[order.index] if order.index < len(row.cells) else None
        if told not in (None, "", number):
            if receipt:
                yield receipt
            number, receipt = told, []
        receipt.append(amount)
    if receipt:
        yield receipt


def _last_sum(plan: ImportPlan, rows: Sequence[RawRow]) -> _Amount | None:
    """Return the last row when it is the sum of all others and lacks what the others tell (a number, a customer)."""
    if len(rows) <= _FEWEST_ROWS or not _lacks_something(plan, rows):
        return None
    found = [amount for _row, amount in _amounts(plan, rows)]
    last = found[-1] if found and found[-1].row == rows[-1].number else None
    is_sum = last is not None and last.cents != 0 and 2 * last.cents == sum(each.cents for each in found)
    return last if is_sum and len(found) > _FEWEST_ROWS else None


def _lacks_something(plan: ImportPlan, rows: Sequence[RawRow]) -> bool:
    """Whether the last row is blank in a column that nearly all others fill."""
    blank = [
        column.index
        for column in plan.columns
        if column.index >= len(rows[-1].cells) or rows[-1].cells[column.index] in (None, "")
    ]
    some = rows[:-1][-500:]
    return any(
        sum(index < len(row.cells) and row.cells[index] not in (None, "") for row in some) >= _ALWAYS * len(some)
        for index in blank
    )


def _amounts(plan: ImportPlan, rows: Iterable[RawRow]) -> Iterator[tuple[RawRow, _Amount]]:
    """Yield the sound rows with an amount, but for those whose type is known."""
    by_field = {column.field: column for column in plan.columns}
    amount = next((by_field[field] for field in _AMOUNTS[plan.kind] if field in by_field), None)
    if amount is None or amount.style is None:
        return
    read = amount.style.reader(plan.hint)
    article = by_field.get("product_name")
    row_type = by_field.get("event_type")
    read_type = row_type.style.reader(plan.hint) if row_type is not None and row_type.style is not None else None
    for row in rows:
        if row.fault:
            continue
        if read_type is not None and row_type is not None and _value(read_type, row.cells, row_type.index) in _KNOWN:
            continue
        value = _value(read, row.cells, amount.index)
        if isinstance(value, int):
            yield row, _Amount(row.number, value, article is not None and _is_total_word(row.cells, article.index))


def _is_total_word(cells: Sequence[Cell], index: int) -> bool:
    cell = cells[index] if index < len(cells) else None
    return isinstance(cell, str) and _is_label(cell)


def _value(read: Convert, cells: Sequence[Cell], index: int) -> object:
    value = read(cells[index]) if index < len(cells) else None
    return None if isinstance(value, Fault) else value
