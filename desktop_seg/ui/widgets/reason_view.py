"""Why somebody is in a segment or not: condition by condition, what it is for them, and the rows behind it.

In: segments/why.py. Used by: the pages of a segment and of a customer.
"""

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _, format_date, format_number, ngettext
from desktop_seg.model.period import to_date
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.why import Reason, Trace
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label

_LEAST_LINES = 6  # of the conditions
_SEAM = "  ·  "
_REASON = Qt.ItemDataRole.UserRole + 1


class ReasonView(QWidget):
    """A tree of conditions, each with its tick, and below the rows that the chosen one looks at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.verdict = label("", "heading", wraps=True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([_("Condition"), _("For this person")])
        self.tree.setAccessibleName(_("Conditions one by one"))
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self.tree.currentItemChanged.connect(lambda now, _before: self._show_traces(now))
        self._traces = ValueTableModel[Trace](
            (
                Shown(N_("Day"), lambda trace: "" if trace.day is None else format_date(to_date(trace.day))),
                Shown(N_("What"), lambda trace: _(SOURCES[trace.source].title)),
                Shown(N_("More"), lambda trace: _SEAM.join(trace.details)),
            ),
            self,
        )
        self.behind = label("", "muted", wraps=True)
        self.traces = Table(_("Rows behind this condition"))
        self.traces.setModel(self._traces)
        self._lay_out()

    def _lay_out(self) -> None:
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.behind)
        inside.addWidget(self.traces, 1)
        split = _Split(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(below)
        split.setSizes([300, 200])
        self.tree.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self.traces.keep_rows(2)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.verdict)
        column.addWidget(split, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Scroller(content))  # with a large text in a small window there is no room for all of it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the words above the rows the height they need: a splitter does not ask how they wrap."""
        self.behind.setMinimumHeight(max(0, self.behind.heightForWidth(self.behind.width())))

    def say(self, text: str) -> None:
        """Say something instead of reasons."""
        self.verdict.setText(text)
        self.tree.clear()
        self._show_traces(None)

    def show_reason(self, verdict: str, reason: Reason) -> None:
        """Show why; the first condition that decides is chosen."""
        self.verdict.setText(verdict)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self.tree.addTopLevelItem(_item(reason))
            self.tree.expandAll()
            header = self.tree.header()
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
            header.setStretchLastSection(False)
            top = self.tree.topLevelItem(0)
        if top is not None:
            decisive = _decisive(top)
            self.tree.setCurrentItem(decisive)
            self._show_traces(decisive)

    def _show_traces(self, item: QTreeWidgetItem | None) -> None:
        reason = item.data(0, _REASON) if item is not None else None
        found = reason.traces if isinstance(reason, Reason) else ()
        self._traces.show(found)
        self.traces.fit_columns(2)
        self.traces.setVisible(bool(found))
        self.behind.setText(_behind(reason) if isinstance(reason, Reason) else "")
        self._fit()


class _Split(QSplitter):
    """Takes what there is: where it is as high as its parts need at least, nothing has to scroll."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def _item(reason: Reason) -> QTreeWidgetItem:
    # A sign and a word, never a colour alone.
    sign = _("✓ {condition}") if reason.holds else _("✗ {condition}")
    made = QTreeWidgetItem([sign.format(condition=_words(reason)), reason.value])
    made.setToolTip(0, reason.words)
    made.setData(0, Qt.ItemDataRole.AccessibleTextRole, _spoken(reason))
    made.setData(0, _REASON, reason)
    for part in reason.parts:
        made.addChild(_item(part))
    return made


def _words(reason: Reason) -> str:
    """Return the condition; of a group only that it is one: its parts stand below."""
    if len(reason.parts) < 2:
        return reason.words
    n = sum(part.holds for part in reason.parts)
    said = ngettext("{n} of {all} holds", "{n} of {all} hold", n)
    return said.format(n=format_number(n), all=format_number(len(reason.parts)))


def _spoken(reason: Reason) -> str:
    said = _("Holds: {condition}") if reason.holds else _("Does not hold: {condition}")
    return said.format(condition=". ".join(part for part in (reason.words, reason.value) if part))


def _behind(reason: Reason) -> str:
    """Return the whole condition, for which a line of the tree may be too short, and what stands below."""
    return "\n".join(part for part in (reason.words, _count_words(reason)) if part)


def _count_words(reason: Reason) -> str:
    if not reason.trace_count:
        return ""
    if reason.trace_count > len(reason.traces):
        return _("The latest {n} of {all} rows behind it:").format(
            n=format_number(len(reason.traces)), all=format_number(reason.trace_count)
        )
    return _("The rows behind it:")


def _decisive(item: QTreeWidgetItem) -> QTreeWidgetItem:
    """Return the condition that tells most: the first below with the same outcome as the whole."""
    reason = item.data(0, _REASON)
    for at in range(item.childCount()):
        child = item.child(at)
        if child is not None and child.data(0, _REASON).holds == reason.holds:
            return _decisive(child)
    return item
