"""Complaints and invoices as rows: what went wrong, and what was to be paid later.

In: table complaint, view payment_term. What became of them counts as far as it was known as of the day.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.complaint import ComplaintKind, ComplaintStatus
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.rules.context import RowSource
from desktop_seg.segments.source.calendar_field import by_key, day_fields

_KINDS = (
    Choice(str(ComplaintKind.DEFECT), N_("defect")),
    Choice(str(ComplaintKind.LATE), N_("late")),
    Choice(str(ComplaintKind.WRONG), N_("wrong article")),
    Choice(str(ComplaintKind.SERVICE), N_("service")),
    Choice(str(ComplaintKind.OTHER), N_("other")),
)
_STATUSES = (
    Choice(str(ComplaintStatus.OPEN), N_("open")),
    Choice(str(ComplaintStatus.SOLVED), N_("solved")),
    Choice(str(ComplaintStatus.REJECTED), N_("rejected")),
)

_STATUS = f"CASE WHEN k.resolved_day > :as_of THEN '{ComplaintStatus.OPEN}' ELSE k.status END"
_RESOLVED = "CASE WHEN k.resolved_day <= :as_of THEN k.resolved_day END"

_COMPLAINT_FIELDS = (
    Field("kind", N_("kind of complaint"), Kind.CHOICE, "k.kind", "complaints", choices=_KINDS),
    Field("status", N_("state of the complaint"), Kind.CHOICE, _STATUS, "complaints", choices=_STATUSES),
    Field("severity", N_("severity"), Kind.NUMBER, "k.severity", "complaints"),
    Field("rating", N_("rating"), Kind.NUMBER, "k.rating", "complaints"),
    Field("subject", N_("what was wrong"), Kind.TEXT, "k.subject", "complaints"),
    Field("day", N_("day"), Kind.DATE, "k.day", "complaints"),
    Field("resolved_day", N_("day it was settled"), Kind.DATE, _RESOLVED, "complaints"),
    Field(
        "days_open",
        N_("days it took"),
        Kind.NUMBER,
        f"coalesce({_RESOLVED}, :as_of) - k.day",
        "complaints",
        unit="days",
    ),
    *day_fields("k.day", "complaints"),
)

_PAID = "CASE WHEN i.paid_day <= :as_of THEN i.paid_day END"
_DAYS_LATE = f"max(coalesce({_PAID}, :as_of) - i.due_day, 0)"

_INVOICE_FIELDS = (
    Field("amount", N_("amount"), Kind.MONEY, "i.amount_cents", "invoices"),
    Field("day", N_("day"), Kind.DATE, "i.day", "invoices"),
    Field("due_day", N_("due day"), Kind.DATE, "i.due_day", "invoices"),
    Field("paid_day", N_("day it was paid"), Kind.DATE, _PAID, "invoices"),
    Field("is_paid", N_("is paid"), Kind.YES_NO, f"({_PAID}) IS NOT NULL", "invoices"),
    Field("is_late", N_("paid late or overdue"), Kind.YES_NO, f"{_DAYS_LATE} > 0", "invoices"),
    Field("days_late", N_("days late"), Kind.NUMBER, _DAYS_LATE, "invoices", unit="days"),
    Field("is_overdue", N_("is overdue"), Kind.YES_NO, f"({_PAID}) IS NULL AND i.due_day < :as_of", "invoices"),
)

SOURCES = (
    RowSource(
        key="complaints",
        title=N_("complaints"),
        from_sql="complaint k",
        customer_column="k.customer_id",
        day_column="k.day",
        where_sql="1",
        fields=by_key(*_COMPLAINT_FIELDS),
        order=("k.id",),
        tables={"k": "complaint"},
        id_column="k.id",
        sale_column="k.sale_id",
        told=("kind", "subject", "status"),
    ),
    RowSource(
        key="invoices",
        title=N_("invoices"),
        from_sql="payment_term i",
        customer_column="i.customer_id",
        day_column="i.day",
        where_sql="1",
        fields=by_key(*_INVOICE_FIELDS),
        order=("i.due_day", "i.sale_id"),
        has_undated=True,
        sale_column="i.sale_id",
        told=("amount", "due_day", "paid_day"),
    ),
)
