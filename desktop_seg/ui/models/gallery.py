"""The segments as cards: what each is called, who is in it, how many, and what is missing where it says nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_seg.base.i18n import N_, _, format_number, format_share, ngettext
from desktop_seg.segments import catalogue, words
from desktop_seg.segments.capability import import_helps, missing, shop_facts
from desktop_seg.segments.evaluate import SegmentCount, counts
from desktop_seg.segments.segment import Goal, Segment
from desktop_seg.segments.segment_type import TYPES, type_of_family
from desktop_seg.store.customer_list import plain_text
from desktop_seg.store.database import Database
from desktop_seg.ui.segment_color import color_title

Index = QModelIndex | QPersistentModelIndex

GOAL_TITLES = {
    Goal.KEEP: N_("keep my best"),
    Goal.SECOND_SALE: N_("make a second sale"),
    Goal.WIN_BACK: N_("win people back"),
    Goal.KNOW: N_("find people who …"),
    Goal.OWN: N_("see my own segments"),
}

CARD = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SegmentCard:
    """One segment in the gallery.

    type_key: of segments/segment_type.py. missing: what the shop file lacks, "" when the segment works; count is then
    there, or will be: is_counting. color: of an own segment, "" for none. is_frozen: a fixed list of an own segment.
    import_helps: what is missing is something to import.
    """

    key: str
    title: str
    sentence: str
    goal: Goal
    type_key: str = "mix"
    missing: str = ""
    count: SegmentCount | None = None
    color: str = ""
    is_frozen: bool = False
    import_helps: bool = False
    is_counting: bool = False

    @property
    def people(self) -> str:
        """How many people, in words; "" without a count."""
        if self.count is None:
            return _("Counting …") if self.is_counting else ""
        return ngettext("{n} person", "{n} people", self.count.count).format(n=format_number(self.count.count))

    @property
    def sales(self) -> str:
        """Their share of sales, in words; "" when nobody bought anything in the last year."""
        if self.count is None or self.count.sales_share is None:
            return ""
        return _("{share} of sales").format(share=format_share(self.count.sales_share))

    @property
    def may_email(self) -> str:
        """How many may be written to, in words."""
        if self.count is None:
            return ""
        n = self.count.may_email
        return ngettext("{n} may be e-mailed", "{n} may be e-mailed", n).format(n=format_number(n))

    @property
    def kind(self) -> str:
        """What the segment is about, in words; of an own one whether it is a fixed list."""
        if self.type_key == "own":
            return _("my own, a fixed list") if self.is_frozen else _("my own")
        return next(_(each.title) for each in TYPES if each.key == self.type_key)

    @property
    def color_title(self) -> str:
        """The colour in a word, "" for none."""
        return color_title(self.color)

    @property
    def spoken(self) -> str:
        """The whole card as a screen reader says it."""
        parts = [self.title, self.sentence, self.missing, self.people, self.sales, self.may_email]
        parts += [self.kind, self.color_title]
        return ". ".join(part.rstrip(".") for part in parts if part)


def segment_cards(db: Database, as_of: int | None, is_counted: bool = True) -> tuple[SegmentCard, ...]:
    """Return all segments of a shop with their counts; as_of None: a shop without sales, nothing is counted.

    is_counted: False for the same cards at once, before anything is counted.
    """
    segments = catalogue.all_segments(db)
    facts = shop_facts(db, as_of)
    lacks = {segment.key: missing(segment, facts) or "" for segment in segments}
    counted: dict[str, SegmentCount] = {}
    if as_of is not None and is_counted:
        counted = counts(db, [segment for segment in segments if not lacks[segment.key]], as_of)
    shown = sorted(_by_goal(segments), key=lambda segment: bool(lacks[segment.key]))  # what works comes first
    cards = (_card(db, segment, lacks[segment.key], counted.get(segment.key)) for segment in shown)
    return tuple(
        replace(card, import_helps=import_helps(segment, facts))
        if card.missing
        else replace(card, is_counting=as_of is not None and not is_counted)
        for card, segment in zip(cards, shown, strict=True)
    )


class GalleryModel(QAbstractListModel):
    """The cards that fit the goal and the search; there are some dozens, so all are held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[SegmentCard, ...] = ()
        self._shown: list[SegmentCard] = []
        self._goal: Goal | None = None
        self._type_key = ""
        self._search = ""

    def show_cards(self, cards: Sequence[SegmentCard]) -> None:
        """Take these cards; goal and search stay, and with the same segments also the place in the list."""
        shown = [card.key for card in self._shown]
        self._all = tuple(cards)
        found = self._found()
        if shown and [card.key for card in found] == shown:
            self._shown = found
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
        else:
            self._filter()

    def show_goal(self, goal: Goal | None) -> None:
        """Show only segments for one goal; None shows all."""
        self._goal = goal
        self._filter()

    def show_type(self, type_key: str) -> None:
        """Show only segments of one type; "" shows all."""
        self._type_key = type_key
        self._filter()

    @property
    def type_keys(self) -> tuple[str, ...]:
        """The types of which there are segments, in the order of the wizard."""
        found = {card.type_key for card in self._all}
        return tuple(each.key for each in TYPES if each.key in found)

    def search(self, text: str) -> None:
        """Show only segments in whose title or sentence all words occur."""
        self._search = text
        self._filter()

    def at(self, row: int) -> SegmentCard | None:
        """Return the card in a row, None outside."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.at(index.row())
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return card if role == CARD else None

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = self._found()
        self.endResetModel()

    def _found(self) -> list[SegmentCard]:
        words_sought = plain_text(self._search).split()
        return [
            card
            for card in self._all
            if self._goal in (None, card.goal)
            and self._type_key in ("", card.type_key)
            and all(word in plain_text(f"{card.title} {card.sentence}") for word in words_sought)
        ]


def _card(db: Database, segment: Segment, lacks: str, count: SegmentCount | None) -> SegmentCard:
    return SegmentCard(
        key=segment.key,
        title=words.title(segment),
        sentence=words.sentence(db, segment),
        goal=segment.goal,
        type_key=type_of_family(segment.family).key,
        missing=lacks,
        count=count,
        color=segment.color,
        is_frozen=segment.is_frozen,
    )


def _by_goal(segments: Sequence[Segment]) -> list[Segment]:
    order = [Goal.OWN, Goal.KEEP, Goal.SECOND_SALE, Goal.WIN_BACK, Goal.KNOW]
    return sorted(segments, key=lambda segment: order.index(segment.goal))
