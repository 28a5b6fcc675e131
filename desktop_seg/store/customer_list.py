"""Lists of customers for a table on the screen: first the ids in order, then the rows of what is in view.

Sorting and searching happen here, in the shop file; the table holds nothing but ids and a few windows of rows.
In: tables customer and customer_metric (made by metrics/refresh.py; without it the figures are unknown).
"""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import not_

from desktop_seg.base import i18n
from desktop_seg.store.database import Database, Row, SqlValue
from desktop_seg.store.figures import EVERYONE


class Column(StrEnum):
    """What a list of customers shows and may be sorted by."""

    NUMBER = "number"
    NAME = "name"
    CITY = "city"
    EMAIL = "email"
    ORDERS = "orders"
    LAST_ORDER = "last_order"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Further:
    """A column beside the usual ones.

    sql: over customer c and metrics m, may bind `:as_of`. is_text: sorted by letters, else by value.
    """

    key: str
    sql: str
    is_text: bool


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted. What is unknown comes last either way."""

    column: Column | Further
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What further columns are read from. table: of the metrics, "" for the stored one. as_of: day number."""

    table: str = ""
    as_of: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer in a list; "" or None where nothing is known.

    orders: purchases ever. last_day: day number of the last visit. net_cents: all sales, returns taken off.
    further: the values of further columns, in their order.
    """

    id: int
    customer_no: str
    name: str
    city: str
    email: str
    orders: int | None
    last_day: int | None
    net_cents: float | None
    further: tuple[SqlValue, ...] = ()


NAME_SQL = """coalesce(
    nullif(trim(
        coalesce(c.first_name || ' ', '') || coalesce(c.name_infix || ' ', '') || coalesce(c.last_name, '')), ''),
    c.company, '')"""
"""The name of customer c: person, else firm, else ""."""
_NAME_ORDER = """coalesce(c.last_name || ' ' || coalesce(c.first_name, ''), c.first_name, c.company)"""
_HAYSTACK = f"""{NAME_SQL} || ' ' || coalesce(c.company, '') || ' ' || coalesce(c.email, '') || ' '
    || coalesce(c.customer_no, '') || ' ' || coalesce(c.city, '')"""
_PHONES = "coalesce(c.phone, '') || ' ' || coalesce(c.mobile, '')"

_BY_TEXT = {Column.NAME: _NAME_ORDER, Column.CITY: "c.city", Column.EMAIL: "c.email"}
_BY_VALUE = {
    # Numbers are text ("00187"), yet 9 stands before 10.
    Column.NUMBER: ("c.customer_no IS NULL", "CAST(c.customer_no AS INTEGER)", "c.customer_no"),
    Column.ORDERS: ("m.purchases IS NULL", "m.purchases"),
    Column.LAST_ORDER: ("m.last_day IS NULL", "m.last_day"),
    Column.TOTAL: ("m.monetary IS NULL", "m.monetary"),
}

_LEAST_PHONE_DIGITS = 4


def find_ids(
    db: Database,
    order: Order | None = None,
    search: str = "",
    among: Sequence[int] | None = None,
    asked: Asked = Asked(),
) -> list[int]:
    """Return ids of customers in the order asked for.

    search: all its words must occur in name, company, e-mail, number, city or phone; "" finds everyone.
    among: only these, in this very order while `order` is None. None: everyone but staff and counter accounts.
    """
    db.function("plain_text", 1, plain_text)
    where, values = _where(search, among)
    if order is None and among is not None:
        found = {int(row[0] or 0) for row in db.each(f"SELECT c.id FROM customer c WHERE {where}", values)}
        return [id for id in among if id in found]
    wanted = order or Order(Column.NAME)
    values["as_of"] = asked.as_of
    text = _text_of(wanted.column)
    is_of_customer = text and not isinstance(wanted.column, Further)
    figures = "" if is_of_customer else f"LEFT JOIN {asked.table or _metrics(db)} m ON m.customer_id = c.id"
    people = f"customer c {figures} WHERE {where}"
    if text:
        # One text for each column: half the time of as many rows.
        inside = f"SELECT c.id AS id, {text} AS text FROM {people} ORDER BY c.id LIMIT -1"
        row = db.one(f"SELECT json_group_array(id), json_group_array(text) FROM ({inside})", values)
        ids, texts = (json.loads(str(column)) for column in row or ("[]", "[]"))
        return _in_order_of_letters(ids, texts, wanted.is_descending)
    unknown, *keys = _by_value(wanted.column)
    direction = "DESC" if wanted.is_descending else "ASC"
    by = ", ".join([unknown, *(f"{key} {direction}" for key in keys), "c.id"])
    found_ids = f"SELECT c.id AS id FROM {people} ORDER BY {by} LIMIT -1"
    return list(json.loads(str(db.value(f"SELECT json_group_array(id) FROM ({found_ids})", values))))


def rows_of(
    db: Database, ids: Sequence[int], further: Sequence[Further] = (), asked: Asked = Asked()
) -> list[CustomerRow]:
    """Return the rows of these customers in their order; one that is gone meanwhile is left out."""
    more = "".join(f", {each.sql}" for each in further)
    sql = f"""SELECT c.id, c.customer_no, {NAME_SQL}, c.city, c.email, m.purchases, m.last_day, m.monetary{more}
        FROM json_each(:ids) j JOIN customer c ON c.id = j.value
        LEFT JOIN {asked.table or _metrics(db)} m ON m.customer_id = c.id ORDER BY j.key"""
    return [_row(row) for row in db.each(sql, {"ids": _as_json(ids), "as_of": asked.as_of})]


class _WithoutAccents(dict[int, int | None]):
    """The letter that each letter becomes, None for an accent; made as letters are met."""

    def __missing__(self, letter: int) -> int | None:
        found = self[letter] = None if unicodedata.category(chr(letter)) == "Mn" else letter
        return found


_WITHOUT_ACCENTS = _WithoutAccents()


def plain_text(text: str) -> str:
    """Return text for searching: small letters without accents, so that "andre" finds "André"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    return apart.translate(_WITHOUT_ACCENTS)


def letter_order(text: str, language: str) -> str:
    """Return a key by which text sorts as in the telephone book of that language.

    Danish puts æ, ø, å (also written aa) after z; elsewhere accents do not count.
    """
    if text.isascii():  # nearly all names, a hundred thousand at once
        small = text.lower()
        return small.replace("aa", "{c") if language == "da" else small
    small = text.casefold()
    if language == "da":
        for letter, place in (("aa", "{c"), ("å", "{c"), ("æ", "{a"), ("ä", "{a"), ("ø", "{b"), ("ö", "{b")):
            small = small.replace(letter, place)
    return plain_text(small)


def _in_order_of_letters(ids: Sequence[int], texts: Sequence[object], is_descending: bool) -> list[int]:
    language = i18n.language()
    keys = ["" if text is None else letter_order(str(text), language).lstrip() for text in texts]
    # Stable: equals stay in the order of their ids.
    known = sorted(compress(range(len(keys)), keys), key=keys.__getitem__, reverse=is_descending)
    unknown = compress(ids, map(not_, keys))
    return [*map(ids.__getitem__, known), *unknown]


def _text_of(column: Column | Further) -> str:
    """Return what a column is sorted by letter for letter, "" for one that is sorted by value."""
    if isinstance(column, Further):
        return column.sql if column.is_text else ""
    return _BY_TEXT.get(column, "")


def _by_value(column: Column | Further) -> tuple[str, ...]:
    return (f"{column.sql} IS NULL", column.sql) if isinstance(column, Further) else _BY_VALUE[column]


def _where(search: str, among: Sequence[int] | None) -> tuple[str, dict[str, SqlValue]]:
    parts, values = [], dict[str, SqlValue]()
    if among is None:
        parts.append(f"({EVERYONE})")
    else:
        parts.append("c.id IN (SELECT value FROM json_each(:among))")
        values["among"] = _as_json(among)
    words = plain_text(search).split()
    if words:
        by_words = " AND ".join(f"instr(plain_text({_HAYSTACK}), :word{at})" for at in range(len(words)))
        values |= {f"word{at}": word for at, word in enumerate(words)}
        digits = _phone_digits(search)
        if digits:
            by_words = f"({by_words}) OR instr({_PHONES}, :digits)"
            values["digits"] = digits
        parts.append(f"({by_words})")
    return " AND ".join(parts), values


def _phone_digits(search: str) -> str:
    """Return the digits of a search that may be a phone number, as they stand in the shop file (+31612345678)."""
    if any(letter.isalpha() or letter == "@" for letter in search):
        return ""
    digits = "".join(letter for letter in search if letter in "0123456789").lstrip("0")
    return digits if len(digits) >= _LEAST_PHONE_DIGITS else ""


def _metrics(db: Database) -> str:
    if db.columns("customer_metric"):
        return "customer_metric"
    return "(SELECT NULL AS customer_id, NULL AS purchases, NULL AS last_day, NULL AS monetary)"


def _row(row: Row) -> CustomerRow:
    id, number, name, city, email, orders, last_day, net_cents, *further = row
    return CustomerRow(
        id=int(id or 0),
        customer_no=str(number or ""),
        name=str(name or ""),
        city=str(city or ""),
        email=str(email or ""),
        orders=None if orders is None else int(orders),
        last_day=None if last_day is None else int(last_day),
        net_cents=None if net_cents is None else float(net_cents),
        further=tuple(further),
    )


def _as_json(ids: Sequence[int]) -> str:
    return "[" + ",".join(map(str, ids)) + "]"
