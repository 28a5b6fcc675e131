"""Which sale a row belongs to: till, receipt number and day; without number the customer's day; else the row itself.

An order spread over rows tells its date and buyer on its first row only: the others find it by the same number. Amounts
that stand on every line of an order are counted once (the plan says which). Used by: sale_file, receipt.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from desktop_seg.importing.writing.entry import Entry, Ledger
from desktop_seg.importing.writing.meaning import channel
from desktop_seg.importing.writing.namesake import Namesake, Told, same_receipt
from desktop_seg.importing.writing.row_type import is_cancelled
from desktop_seg.model.sale import SaleStatus
from desktop_seg.store import contribution, customer_link, sale_write
from desktop_seg.store.database import Database, SqlValue

_OWN_FIELDS = ("order_id", "order_date")
_HEAD_FIELDS = (
    "order_time", "paid_date", "due_date", "cancelled_at", "order_status", "payment_status",
    "event_type", "payment_method", "discount_code", "channel", "location", "register",
)  # fmt: skip
# Import field -> column of the sale in which it is added up, or counted once where it is that of the whole order.
ORDER_AMOUNTS = {"shipping_amount": "shipping_cents", "refund_amount": "refund_cents", "tax": "vat_cents"}


class Said(NamedTuple):
    """What a row says of its sale beside number and moment. columns: by column of the shop file, known values only."""

    till: str
    minute: int | None
    paid_day: int | None
    columns: Mapping[str, SqlValue]


class Head(NamedTuple):
    """What a row says of its sale as a whole. number: "" unknown; minute: of the day. A tuple for speed."""

    number: str
    day: int | None
    minute: int | None
    said: Said

    @property
    def till(self) -> str:
        """Till or branch, "" unknown."""
        return self.said.till


class Defaults(NamedTuple):
    """What holds for rows that do not say: "" unknown."""

    till: str
    channel: str


class SaleWriter:
    """Finds or makes the sale of each row."""

    def __init__(self, db: Database, import_id: int, fields: frozenset[str], defaults: Defaults) -> None:
        # Only those the file has: the values of a row are a key, and a short one is found sooner.
        self.fields = (*_OWN_FIELDS, *(field for field in _HEAD_FIELDS if field in fields))
        self.ledger = Ledger(db, contribution.SALE, ("receipt_key", "sold_day"), import_id)
        self._db = db
        self._heads = _Heads(self.fields[len(_OWN_FIELDS) :], defaults)
        self._by_receipt: dict[tuple[int, str], list[Namesake]] = {}
        self._roots = customer_link.roots(db) if self.ledger.had_rows else {}
        self._by_key: dict[str, int] = {}
        self._of_number: dict[str, Entry] = {}
        self._of_head: dict[int, Entry] = {}  # by id: equal heads are one object, kept in _heads
        self._new_namesakes: list[int] = []
        self._loaded_days: set[int] = set()
        self._amounts: dict[tuple[int, str], list[int]] = {}

    def heads(self, rows: Iterable[tuple[Any, ...]]) -> list[Head]:
        """Return what the values of `fields` (in order) say of each row; equal rows get one and the same Head."""
        return list(map(self._heads.__getitem__, rows))

    def load(self, days: Iterable[int | None]) -> None:
        """Look up which sales of these days are in the shop file already."""
        if not self.ledger.had_rows:
            return
        new = {day for day in days if day is not None} - self._loaded_days
        self._loaded_days |= new
        for known in sale_write.sales_of_days(self._db, sorted(new)):
            self._by_key[known.receipt_key] = known.id
            if known.receipt_no:
                customer = None if known.customer_id is None else self._root(known.customer_id)
                told = Told(customer, known.minute, (known.given_net_cents, known.net_cents))
                namesakes = self._by_receipt.setdefault((known.day, known.receipt_no), [])
                namesakes.append(Namesake(known.till, known.id, told))

    def knows(self, number: str) -> bool:
        """Whether an earlier row of this file told the day of the receipt with this number."""
        return number in self._of_number

    def numbered(
        self,
        head: Head,
        source_row: int,
        buyer: Entry | None = None,
        *,
        cents: int | None = None,
        is_return: bool = False,
    ) -> Entry:
        """Return the sale of a row with a receipt number whose day this row or an earlier one tells.

        cents: what a row that is a whole receipt says it came to. is_return: something comes back, at any hour.
        """
        number, day, minute, said = head
        if day is None:
            return self._of_number[number]
        found = self._of_head.get(id(head))
        if found is not None:
            return found
        namesakes, row_id = self._by_receipt.get((day, number)), None
        if namesakes:  # few receipts have any: to ask of each who bought and when made the import 2 % longer
            customer = None if buyer is None else self._root(buyer.id)
            row_id = same_receipt(said.till, Told(customer, None if is_return else minute, (cents,)), namesakes)
            if row_id is None and any(said.till == each.till for each in namesakes):
                self._new_namesakes.append(source_row)
        if row_id is None:
            entry = self.ledger.new((self._free_key(f"{day}|{number}|{said.till}"), day), source_row)
            self._by_receipt[day, number] = [*(namesakes or ()), Namesake(said.till, entry.id)]
        else:
            entry = self.ledger.known(row_id, source_row)
        self._of_number[number] = self._of_head[id(head)] = entry
        return entry

    def new_namesakes(self) -> list[int]:
        """Return the rows since the last call that are no receipt of an earlier file although they have its number."""
        found, self._new_namesakes = self._new_namesakes, []
        return found

    def _free_key(self, wanted: str) -> str:
        key, place = wanted, 1
        while key in self._by_key:
            place += 1
            key = f"{wanted}|{place}"
        return key

    def _root(self, customer_id: int) -> int:
        return self._roots.get(customer_id, customer_id)

    def keyed(self, key: str, day: int, source_row: int) -> Entry:
        """Return the sale with a key of our own: rows without receipt number."""
        row_id = self._by_key.get(key)
        if row_id is not None:
            return self.ledger.known(row_id, source_row)
        entry = self.ledger.new((key, day), source_row)
        self._by_key[key] = entry.id
        return entry

    def give(self, entry: Entry, head: Head, customer: Entry | None) -> bool:
        """Note what a row says of its sale; of differing rows the first holds. Return whether it said something new."""
        number, day, minute, said = head
        values = dict(said.columns)
        if number:
            values["receipt_no"] = number
        if customer is not None:
            values["customer_id"] = customer.id
        if day is not None and minute is not None:
            values["sold_minute"] = minute
        return self.ledger.give_known(entry, values)

    def add_amount(self, entry: Entry, column: str, amount: int | None, *, is_of_order: bool = False) -> None:
        """Note an amount of a sale, for a column of it. is_of_order: rows that repeat it speak of the same amount."""
        if amount is None:
            return
        noted = self._amounts.setdefault((entry.id, column), [])
        if not (is_of_order and abs(amount) in noted):
            noted.append(abs(amount))

    def finish(self) -> frozenset[int]:
        """Write everything that is still open; return the ids of older sales whose header changed."""
        for (sale_id, column), amounts in self._amounts.items():
            self.ledger.give(self.ledger.entries[sale_id], {column: sum(amounts)})
        return self.ledger.finish()


class _Heads(dict[tuple[Any, ...], Head]):
    """What the values of _OWN_FIELDS and `fields` say; equal rows get one and the same Head."""

    def __init__(self, fields: tuple[str, ...], defaults: Defaults) -> None:
        self._fields = fields
        self._defaults = defaults
        self._said: dict[tuple[Any, ...], Said] = {}

    def __missing__(self, values: tuple[Any, ...]) -> Head:
        number, moment = values[:2]
        others = values[2:]
        said = self._said.get(others)
        if said is None:
            said = self._said[others] = _said(dict(zip(self._fields, others, strict=True)), self._defaults)
        day, minute = (said.paid_day, None) if moment is None else moment
        found = self[values] = Head(number or "", day, said.minute if minute is None else minute, said)
        return found


def _said(told: Mapping[str, Any], defaults: Defaults) -> Said:
    till = " ".join(filter(None, (told.get("location"), told.get("register")))) or defaults.till
    columns: dict[str, SqlValue] = {
        "till": till or None,
        "channel": channel(told.get("channel") or defaults.channel) or None,
        "status": _status(told),
        "payment_method": told.get("payment_method"),
        "coupon_code": told.get("discount_code"),
        "due_day": told.get("due_date"),
        "paid_day": told.get("paid_date"),
    }
    known = {name: value for name, value in columns.items() if value is not None}
    return Said(till, told.get("order_time"), told.get("paid_date"), known)


def _status(told: Mapping[str, Any]) -> str | None:
    """Return the gravest of what the columns say; None when none says anything."""
    told_of = {told.get("order_status"), told.get("payment_status")}
    if told.get("cancelled_at") is not None or is_cancelled(told.get("event_type")):
        told_of.add(SaleStatus.CANCELLED)
    if told_of == {None}:
        return None
    for status in (SaleStatus.CANCELLED, SaleStatus.REFUNDED, SaleStatus.DRAFT, SaleStatus.UNPAID, SaleStatus.DONE):
        if status in told_of:
            return status
    return None
