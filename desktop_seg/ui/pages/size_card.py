"""How large a segment was at the end of each month: a chart that fills in the background, month by month."""

from functools import partial

from PySide6.QtGui import QShowEvent

from desktop_seg.base.i18n import _, ngettext
from desktop_seg.charts import segment_size
from desktop_seg.segments.evaluate import special_fields
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers, rule_of
from desktop_seg.segments.size_history import Size, SizeHistory, history_days, size_on
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.picture import picture_of
from desktop_seg.ui.save_picture import ask_and_save
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.chart_card import ChartCard


class SizeCard(ChartCard):
    """Counts only while it is looked at, one day after the other; what was counted stays until the shop changes."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_(segment_size.QUESTION), shell.theme, shell.plotting, partial(ask_and_save, shell, self))
        self._shop = shell.shop
        self._segment: Segment | None = None
        self._numbers: Numbers = {}
        self._known: dict[str, SizeHistory] = {}
        self._is_stale = False
        self._asked = Latest()
        self._shop.shop_changed.connect(lambda _changes: self._known.clear())

    def show_segment(self, segment: Segment, numbers: Numbers) -> None:
        """Show this segment; counted at once when the card is on show, else when it comes to be."""
        self._asked.drop()
        self._segment, self._numbers, self._is_stale = segment, dict(numbers), True
        if self.isVisible():
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._begin()

    @property
    def history(self) -> SizeHistory | None:
        """What is known of the segment on show."""
        return self._known.get(self._key)

    @property
    def _key(self) -> str:
        rule = None if self._segment is None else rule_of(self._segment, self._numbers)
        return repr((rule, self._shop.as_of))

    def _begin(self) -> None:
        self._is_stale = False
        segment, figures = self._segment, self._shop.figures
        if segment is None or figures is None:
            return
        days = history_days(figures.first_day, self._shop.as_of)
        if len(days) < 2:
            self.show_nothing(_("There are not enough months of sales yet."))
            return
        history = self._known.setdefault(self._key, SizeHistory(days))
        if history.next_day is None:
            self._show(history)
        else:
            self._asked.take(
                self._shop.read(lambda db: bool(special_fields(db, segment)), self._on_special, owner=self)
            )

    def _on_special(self, is_special: bool) -> None:
        if is_special:
            self.show_nothing(_("It asks about special data, so its size is told only as of now."))
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Count the next day; when the card is left before, the rest follows when it is shown again."""
        segment, numbers, history = self._segment, self._numbers, self.history
        day = history.next_day if history is not None else None
        if segment is None or history is None or day is None:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        left = len(history.days) - len(history.known)
        self.show_nothing(ngettext("Counting … {n} month to go", "Counting … {n} months to go", left).format(n=left))
        self._asked.take(self._shop.read(lambda db: size_on(db, segment, day, numbers), self._on_size, owner=self))

    def _on_size(self, size: Size) -> None:
        history = self.history
        if history is None:  # the shop has changed meanwhile; whoever changed it shows the segment anew
            return
        history = self._known[self._key] = history.with_size(size)
        if history.next_day is None:
            self._show(history)
        else:
            self._go_on()

    def _show(self, history: SizeHistory) -> None:
        self.show_picture(picture_of(segment_size, history))
