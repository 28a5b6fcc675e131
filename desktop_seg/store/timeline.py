"""What happened between the shop and one customer, newest first: sales, events, complaints, forms, invoices,
campaigns.

Read in windows for a table on the screen: somebody with a web account may have thousands of page views.
In: tables sale, event, complaint, invoice, campaign, view survey_answer_now. Used by: the customer page.
"""

import json
from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.store import by_hand
from desktop_seg.store.database import Database, Row, SqlValue


class EntryKind(StrEnum):
    """What an entry of the timeline is about."""

    SALE = "sale"
    EVENT = "event"
    COMPLAINT = "complaint"
    FORM = "form"
    INVOICE = "invoice"
    CAMPAIGN = "campaign"


class Part(StrEnum):
    """Which entries are asked for: all, only sales, or everything but sales."""

    ALL = "all"
    SALES = "sales"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. day: None for a form without a date; those come last. minute: of the day, None when not known.

    what: sale status (model.sale), event kind (model.event), kind of complaint, name of the survey, number of the
    invoice, GOT_IT or KEPT_APART of a campaign. subject: receipt number, page, cause of a complaint, name of the
    campaign, "" for nothing. coupon, channel: of a sale, "" for
    none; of an event the channel is the program that told it.
    amount_cents: of a sale or an invoice. number: sale lines, or questions answered. is_return: a sale in which more
    went back than was bought. is_open: an invoice not paid, a complaint not solved.
    """

    kind: EntryKind
    id: int
    day: int | None
    minute: int | None
    what: str
    subject: str
    coupon: str
    channel: str
    amount_cents: int | None
    number: int
    is_return: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a receipt. quantity: negative for what came back. description: "" where the file names nothing."""

    description: str
    category: str
    quantity: float
    net_cents: int
    discount_cents: int
    return_reason: str


_SALES = """SELECT 'sale' AS kind, s.id, s.sold_day AS day, s.sold_minute AS minute, s.status AS what,
        coalesce(s.receipt_no, '') AS subject, coalesce(s.coupon_code, '') AS coupon,
        coalesce(s.channel, '') AS channel, s.net_cents AS amount,
        (SELECT count(*) FROM sale_line l WHERE l.sale_id = s.id) AS number,
        s.net_cents < 0 AS is_return, 0 AS is_open
    FROM sale s WHERE s.customer_id = :id"""

GOT_IT, KEPT_APART = "got_it", "kept_apart"

_OTHER = f"""SELECT 'event' AS kind, e.id, e.day, e.minute, e.kind AS what,
        coalesce(e.subject, e.category, e.product_key, '') AS subject, '' AS coupon, coalesce(e.source, '') AS channel,
        NULL AS amount, 0 AS number, 0 AS is_return, 0 AS is_open
    FROM event e WHERE e.customer_id = :id
    UNION ALL
    SELECT 'complaint', k.id, k.day, NULL, k.kind, coalesce(k.subject, ''), '', '', NULL, 0, 0,
        coalesce(k.status, 'open') = 'open' AND k.resolved_day IS NULL
    FROM complaint k WHERE k.customer_id = :id
    UNION ALL
    SELECT 'form', min(a.question_id), a.day, NULL, q.survey, '', '', '', NULL, count(DISTINCT a.question_id), 0, 0
    FROM survey_answer_now a JOIN survey_question q ON q.id = a.question_id
    WHERE a.customer_id = :id GROUP BY q.survey, a.day
    UNION ALL
    SELECT 'invoice', i.id, coalesce(i.day, i.due_day), NULL, coalesce(i.invoice_no, ''), '', '', '',
        i.amount_cents, 0, 0,
        i.paid_day IS NULL
    FROM invoice i WHERE i.customer_id = :id
    UNION ALL
    SELECT 'campaign', g.id, g.first_day, NULL, CASE min(p.is_control) WHEN 0 THEN '{GOT_IT}' ELSE '{KEPT_APART}' END,
        g.name, '', '', NULL, 0, 0, 0
    FROM campaign_person p JOIN campaign g ON g.id = p.campaign_id
    WHERE p.customer_id IN (SELECT value FROM json_each(:everyone)) GROUP BY g.id"""

_PARTS = {Part.ALL: f"{_SALES} UNION ALL {_OTHER}", Part.SALES: _SALES, Part.OTHER: _OTHER}


def count(db: Database, customer_id: int, part: Part = Part.ALL) -> int:
    """Return how many entries there are."""
    return db.number(f"SELECT count(*) FROM ({_PARTS[part]})", _who(db, customer_id))


def entries(db: Database, customer_id: int, first: int, number: int, part: Part = Part.ALL) -> list[Entry]:
    """Return `number` entries from place `first` on, newest first; of one day the latest first."""
    rows = db.rows(
        f"""SELECT kind, id, day, minute, what, subject, coupon, channel, amount, number, is_return, is_open
            FROM ({_PARTS[part]})
            ORDER BY day DESC NULLS LAST, minute DESC NULLS LAST, kind, id DESC LIMIT :number OFFSET :first""",
        {**_who(db, customer_id), "number": number, "first": first},
    )
    return [_entry(row) for row in rows]


def lines(db: Database, sale_id: int) -> list[Line]:
    """Return the lines of a receipt in the order of the file; none where the file had only its total."""
    rows = db.rows(
        """SELECT coalesce(p.name, p.sku, p.category, ''), coalesce(p.category, ''), l.quantity, l.net_cents,
                coalesce(l.discount_cents, 0), coalesce(l.return_reason, '')
            FROM sale_line l LEFT JOIN product p ON p.id = l.product_id
            WHERE l.sale_id = ? ORDER BY l.source_row, l.id""",
        (sale_id,),
    )
    return [
        Line(str(row[0]), str(row[1]), float(row[2] or 0), int(row[3] or 0), int(row[4] or 0), str(row[5]))
        for row in rows
    ]


def _who(db: Database, customer_id: int) -> dict[str, SqlValue]:
    """Return the customer as they are shown, and all who are shown so, as the imports know them."""
    return {"id": customer_id, "everyone": json.dumps(by_hand.everyone_in(db, customer_id))}


def _entry(row: Row) -> Entry:
    kind, id, day, minute, what, subject, coupon, channel, amount, number, is_return, is_open = row
    return Entry(
        kind=EntryKind(str(kind)),
        id=int(id or 0),
        day=None if day is None else int(day),
        minute=None if minute is None else int(minute),
        what=str(what or ""),
        subject=str(subject or ""),
        coupon=str(coupon or ""),
        channel=str(channel or ""),
        amount_cents=None if amount is None else int(amount),
        number=int(number or 0),
        is_return=bool(is_return),
        is_open=bool(is_open),
    )
