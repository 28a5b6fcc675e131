"""Small shops written as text tables, so that a shop owner could check a test by hand.

    shop = shop_with('''
        anna   2024-12-10  45.00
        bo     2024-12-12  30.00   no=17
        bo     2024-12-12  12.50   no=18        # a second receipt of the same day is no further visit
        bo     2025-03-02  -12.50               # a return is no visit, but lowers net
        -      2025-03-02  9.90                 # anonymous
        carl   2025-03-03  20.00   status=cancelled channel=web
    ''', customers='''
        dora   city=Utrecht birth=1980-02-29 created=2025-01-02
        staff  is_staff=1
    ''')

    shop = shop_with(sales, events='''
        anna   2025-01-03  page       category=Soil
    ''', complaints='anna 2025-01-05 kind=defect rating=2', promotions='Summer 2025-07-07 2025-07-19')

A name is the customer's number and the first name. A row of the first table is one receipt; one that says `product=`,
`category=` or `brand=` has one sale line, and may say `cost=` (of one article) and `reason=` (of a return). A row of
the second gives columns of table customer (`birth` and `created` are dates) and `consent_email=yes` and the like to
someone who may or may not have bought. Rows are written straight into a shop file in memory, with the metrics worked
out; importing has no part in it.
"""

from datetime import date

from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.period import to_day
from desktop_seg.model.sale import VALID_STATUSES
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.shop_file import open_shop

_DATES = {"birth": "birth_day", "created": "created_day", "due": "due_day", "paid": "paid_day"}
_SOURCE: dict[str, SqlValue] = {"import_id": 1, "source_row": 1}
_PRODUCT_WORDS = {"product", "category", "brand", "quantity", "cost", "reason"}
_SALE_WORDS = _PRODUCT_WORDS | {
    "status",
    "channel",
    "no",
    "till",
    "coupon",
    "payment",
    "discount",
    "due",
    "paid",
    "minute",
}


def shop_with(
    sales: str = "", customers: str = "", *, events: str = "", complaints: str = "", promotions: str = ""
) -> Database:
    """Return a shop file in memory with what text tables say (form: see above)."""
    db = open_shop(None)
    with db.transaction():
        for line in _lines(customers):
            add_customer(db, line[0], _words(line[1:]))
        for line in _lines(sales):
            add_sale(db, *line)
        for line in _lines(events):
            add_event(db, *line)
        for name, told_on, *words in _lines(complaints):
            more: dict[str, SqlValue] = dict(_words(words))
            number = db.number("SELECT count(*) FROM complaint")
            who: dict[str, SqlValue] = {
                "customer_id": _customer_id(db, name),
                "match_key": str(number),
                "day": day(told_on),
            }
            _insert(db, "complaint", {**who, **more, **_SOURCE})
        for name, first, last in _lines(promotions):
            days = {"start_day": day(first), "end_day": day(last)}
            _insert(db, "promotion", {"name": name, "match_key": f"{name}|{first}", **days})
        refresh(db)
    return db


def add_event(db: Database, name: str, on: str, kind: str, *words: str) -> None:
    """Write one event; words: columns of table event, such as category=Soil."""
    number = db.number("SELECT max(id) FROM event")
    row: dict[str, SqlValue] = {"customer_id": _customer_id(db, name), "day": day(on), "kind": kind}
    row["match_key"] = str(number)
    _insert(db, "event", {**row, **_words(words), **_SOURCE})


def add_customer(db: Database, name: str, columns: dict[str, str]) -> int:
    """Write one customer; columns as in table customer, or `birth`, `created` (dates), `consent_<channel>`."""
    plain = {key: word for key, word in columns.items() if not key.startswith("consent_")}
    row = dict(_SOURCE)
    row |= {"customer_no": name, "match_key": f"no:{name}", "first_name": name}
    for key, word in plain.items():
        row[_DATES.get(key, key)] = day(word) if key in _DATES else word
    customer_id = _insert(db, "customer", row)
    for key, status in columns.items():
        if key.startswith("consent_"):
            channel = key.removeprefix("consent_")
            _insert(db, "consent", {"customer_id": customer_id, "channel": channel, "status": status, **_SOURCE})
    return customer_id


def add_sale(db: Database, name: str, sold_on: str, amount: str, *words: str) -> int:
    """Write one receipt; name "-" is nobody. words: key=value, see _SALE_WORDS."""
    more = _words(words)
    unknown = set(more) - _SALE_WORDS
    if unknown:
        raise ValueError(f"not a word of a receipt: {sorted(unknown)}")
    number = db.number("SELECT count(*) FROM sale") + 1
    status = more.get("status", "done")
    is_valid = status in VALID_STATUSES
    net_cents = cents(amount)
    receipt_no = more.get("no", str(number))
    row: dict[str, SqlValue] = {
        "receipt_key": f"{more.get('till', '')}|{receipt_no}|{sold_on}",
        "receipt_no": receipt_no,
        "till": more.get("till"),
        "sold_day": day(sold_on),
        "sold_minute": int(more["minute"]) if "minute" in more else None,
        "customer_id": None if name == "-" else _customer_id(db, name),
        "channel": more.get("channel"),
        "status": status,
        "given_net_cents": net_cents,
        "payment_method": more.get("payment"),
        "coupon_code": more.get("coupon"),
        "discount_cents": cents(more.get("discount", "0")),
        "is_discounted": "coupon" in more or cents(more.get("discount", "0")) > 0,
        "due_day": day(more["due"]) if "due" in more else None,
        "paid_day": day(more["paid"]) if "paid" in more else None,
        "net_cents": net_cents,
        "gross_cents": max(net_cents, 0),
        "is_valid": is_valid,
        "is_purchase": is_valid and net_cents >= 0,
    }
    sale_id = _insert(db, "sale", {**row, **_SOURCE})
    if _PRODUCT_WORDS & set(more):
        _add_line(db, sale_id, net_cents, more)
    return sale_id


def day(text: str) -> int:
    """Return the day number of a date written as 2024-12-10."""
    return to_day(date.fromisoformat(text))


def cents(text: str) -> int:
    """Return cents of an amount written as 45.00 or -3."""
    whole, _, part = text.partition(".")
    sign = -1 if whole.startswith("-") else 1
    return sign * (abs(int(whole)) * 100 + int((part + "00")[:2]))


def names(db: Database, ids: list[int]) -> list[str]:
    """Return the names of customers in the order of their ids."""
    known = {int(row[0] or 0): str(row[1]) for row in db.rows("SELECT id, customer_no FROM customer")}
    return [known[customer_id] for customer_id in ids]


def _add_line(db: Database, sale_id: int, net_cents: int, words: dict[str, str]) -> None:
    """Write the one line of a receipt that names a product, category or brand."""
    what: dict[str, SqlValue] = {
        "name": words.get("product", words.get("category", "")),
        "category": words.get("category"),
        "brand": words.get("brand"),
    }
    match_key = "|".join(str(value) for value in what.values())
    product_id = db.value("SELECT id FROM product WHERE match_key = ?", (match_key,))
    if product_id is None:
        product_id = _insert(db, "product", {"match_key": match_key, **what, **_SOURCE})
    line: dict[str, SqlValue] = {
        "sale_id": sale_id,
        "content_hash": sale_id,
        "running_no": 1,
        "product_id": product_id,
        "quantity": float(words.get("quantity", "-1" if net_cents < 0 else "1")),
        "net_cents": net_cents,
        "is_return": net_cents < 0,
        "cost_cents": cents(words["cost"]) if "cost" in words else None,
        "return_reason": words.get("reason"),
    }
    _insert(db, "sale_line", {**line, **_SOURCE})


def _customer_id(db: Database, name: str) -> int:
    found = db.value("SELECT id FROM customer WHERE customer_no = ?", (name,))
    return int(found) if found is not None else add_customer(db, name, {})


def _lines(table: str) -> list[list[str]]:
    told = (line.partition("#")[0].split() for line in table.splitlines())
    return [words for words in told if words]


def _words(words: list[str] | tuple[str, ...]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    return {key: value for key, _, value in pairs}


def _insert(db: Database, table: str, row: dict[str, SqlValue]) -> int:
    columns = ", ".join(row)
    return db.insert(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
