"""The timeline of one customer as a table: newest first, rows fetched as they come into view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_seg.base.i18n import N_, _, format_date, format_money, format_number, ngettext
from desktop_seg.model.complaint import ComplaintKind
from desktop_seg.model.event import EventKind
from desktop_seg.model.period import to_date
from desktop_seg.model.sale import SaleChannel, SaleStatus
from desktop_seg.store import timeline
from desktop_seg.store.timeline import Entry, EntryKind, Line, Part
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.value_table import LEFT, RIGHT, Shown, ValueTableModel
from desktop_seg.ui.models.windows import Arrived, Windows
from desktop_seg.ui.open_shop import OpenShop

Index = QModelIndex | QPersistentModelIndex

EVENT_TITLES: Mapping[str, str] = {
    EventKind.VISIT: N_("Visited the web site"),
    EventKind.PAGE: N_("Looked at a page"),
    EventKind.SEARCH: N_("Searched"),
    EventKind.WISHLIST: N_("Put on the wish list"),
    EventKind.CART_ADD: N_("Put into the cart"),
    EventKind.CART_ABANDON: N_("Left the cart behind"),
    EventKind.MAIL_SENT: N_("Was sent a newsletter"),
    EventKind.MAIL_OPEN: N_("Opened a newsletter"),
    EventKind.MAIL_CLICK: N_("Clicked in a newsletter"),
    EventKind.MAIL_BOUNCE: N_("A newsletter came back"),
    EventKind.UNSUBSCRIBE: N_("Unsubscribed"),
    EventKind.NEWSLETTER_SIGNUP: N_("Subscribed to the newsletter"),
    EventKind.WEBINAR_REGISTERED: N_("Signed up for a workshop"),
    EventKind.WEBINAR_ATTENDED: N_("Came to a workshop"),
    EventKind.TRIAL_START: N_("Began a trial"),
    EventKind.TRIAL_END: N_("Ended a trial"),
    EventKind.SURVEY_SENT: N_("Was sent a form"),
    EventKind.SURVEY_STARTED: N_("Began a form"),
    EventKind.SURVEY_DONE: N_("Filled in a form"),
    EventKind.SOCIAL: N_("Wrote or liked on social media"),
    EventKind.ACCOUNT_CREATED: N_("Made an account"),
    EventKind.CONTEST: N_("Took part in a contest"),
}

_STATUS_TITLES: Mapping[str, str] = {
    SaleStatus.DONE: N_("Purchase"),
    SaleStatus.REFUNDED: N_("Purchase, refunded"),
    SaleStatus.CANCELLED: N_("Purchase, cancelled"),
    SaleStatus.DRAFT: N_("Order not placed"),
    SaleStatus.UNPAID: N_("Purchase, not paid"),
}

_CHANNEL_TITLES: Mapping[str, str] = {
    SaleChannel.SHOP: N_("shop"),
    SaleChannel.WEB: N_("web shop"),
    SaleChannel.PHONE: N_("phone"),
    SaleChannel.MARKET: N_("market"),
}

_COMPLAINT_TITLES: Mapping[str, str] = {
    ComplaintKind.DEFECT: N_("Complaint: defect"),
    ComplaintKind.LATE: N_("Complaint: late"),
    ComplaintKind.WRONG: N_("Complaint: wrong article"),
    ComplaintKind.SERVICE: N_("Complaint: service"),
    ComplaintKind.OTHER: N_("Complaint"),
}

PART_TITLES = {
    Part.ALL: N_("everything"),
    Part.SALES: N_("purchases and returns"),
    Part.OTHER: N_("all but purchases"),
}

_SEAM = "  ·  "


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    text: Callable[[Entry, str], str]
    is_number: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        return RIGHT if self.is_number else LEFT


_COLUMNS = (
    _Column(N_("Day"), lambda entry, _currency: "" if entry.day is None else format_date(to_date(entry.day))),
    _Column(N_("What"), lambda entry, _currency: what_words(entry)),
    _Column(N_("More"), lambda entry, _currency: more_words(entry)),
    _Column(
        N_("Amount"),
        lambda entry, currency: "" if entry.amount_cents is None else format_money(entry.amount_cents, currency),
        is_number=True,
    ),
)


def what_words(entry: Entry) -> str:
    """Return what happened, in a word or two."""
    match entry.kind:
        case EntryKind.SALE:
            if entry.is_return and entry.what == SaleStatus.DONE:
                return _("Return")
            return _title(_STATUS_TITLES, entry.what)
        case EntryKind.EVENT:
            return _title(EVENT_TITLES, entry.what)
        case EntryKind.COMPLAINT:
            return _title(_COMPLAINT_TITLES, entry.what)
        case EntryKind.FORM:
            return _("Filled in a form")
        case EntryKind.INVOICE:
            return _("Invoice")
        case EntryKind.CAMPAIGN:
            return _("Got a campaign") if entry.what == timeline.GOT_IT else _("Kept apart from a campaign")


def more_words(entry: Entry) -> str:
    """Return what else is known, "" for nothing."""
    match entry.kind:
        case EntryKind.SALE:
            articles = ngettext("{n} article", "{n} articles", entry.number).format(n=format_number(entry.number))
            receipt = _("receipt {number}").format(number=entry.subject) if entry.subject else ""
            coupon = _("coupon {code}").format(code=entry.coupon) if entry.coupon else ""
            channel = _title(_CHANNEL_TITLES, entry.channel)
            parts = [channel, articles if entry.number else "", coupon, receipt]
        case EntryKind.COMPLAINT:
            parts = [entry.subject, _("not solved") if entry.is_open else _("solved")]
        case EntryKind.FORM:
            answers = ngettext("{n} answer", "{n} answers", entry.number).format(n=format_number(entry.number))
            parts = [entry.what, answers]
        case EntryKind.INVOICE:
            parts = [entry.what, _("not paid") if entry.is_open else _("paid")]
        case EntryKind.EVENT | EntryKind.CAMPAIGN:
            parts = [entry.subject, entry.channel]
    return _SEAM.join(part for part in parts if part)


def _title(titles: Mapping[str, str], key: str) -> str:
    return _(titles[key]) if key in titles else key


class TimelineModel(QAbstractTableModel):
    """`loaded` comes when it is known how many entries there are."""

    loaded = Signal()

    def __init__(self, shop: OpenShop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._customer_id = 0
        self._part = Part.ALL
        self._counting = Latest()
        self._rows = Windows[Entry](self._ask_rows, self._on_rows)

    def show_customer(self, customer_id: int) -> None:
        """Show the timeline of a customer."""
        self._customer_id = customer_id
        self._count()

    def show_part(self, part: Part) -> None:
        """Show all entries, only sales, or all but sales."""
        self._part = part
        self._count()

    def at(self, row: int) -> Entry | None:
        """Return the entry in a row, None while it is on its way."""
        return self._rows.row(row) if 0 <= row < self._rows.length else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows.length

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_COLUMNS[section].title)
        return _COLUMNS[section].alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self.at(index.row())
        return column.text(entry, self._shop.currency) if entry is not None else None

    def _count(self) -> None:
        customer_id, part = self._customer_id, self._part
        self._counting.take(
            self._shop.read(lambda db: timeline.count(db, customer_id, part), self._on_count, owner=self)
        )

    def _on_count(self, count: int) -> None:
        self.beginResetModel()
        self._rows.start(count)
        self.endResetModel()
        self.loaded.emit()

    def _ask_rows(self, first: int, number: int, arrived: Arrived[Entry]) -> None:
        customer_id, part = self._customer_id, self._part
        self._shop.read(lambda db: timeline.entries(db, customer_id, first, number, part), arrived, owner=self)

    def _on_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(_COLUMNS) - 1))


class LinesModel(ValueTableModel[Line]):
    """The lines of one receipt."""

    def __init__(self, shop: OpenShop, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("Article"), _article),
                Shown(N_("Category"), lambda line: line.category),
                Shown(N_("Quantity"), lambda line: _quantity(line.quantity), True),
                Shown(N_("Discount"), lambda line: _money(line.discount_cents, shop.currency), True),
                Shown(N_("Amount"), lambda line: format_money(line.net_cents, shop.currency), True),
            ),
            parent,
        )


def _article(line: Line) -> str:
    name = line.description or _("article without a name")
    if line.return_reason:
        return _("{article} (came back: {reason})").format(article=name, reason=line.return_reason)
    return name


def _quantity(quantity: float) -> str:
    return format_number(quantity, 0 if quantity == int(quantity) else 2)


def _money(amount_cents: int, currency: str) -> str:
    return format_money(amount_cents, currency) if amount_cents else ""
