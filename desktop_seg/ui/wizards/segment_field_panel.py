"""The fields to ask about, at the left of the segment wizard's second step; those without data are out of the way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_number, format_share, ngettext
from desktop_seg.model.field import Field
from desktop_seg.segments.flow import SegmentFlow
from desktop_seg.ui.field_look import remark
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.widgets.field_list import FieldList, FieldRow
from desktop_seg.ui.wizards.segment_steps import SegmentSteps


class FieldPanel(QWidget):
    """`field_chosen` carries the key of a field. What is wrong with fields is found out one after the other."""

    field_chosen = Signal(str)

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__()
        self._wizard = wizard
        self._flow: SegmentFlow | None = None
        self._current = ""
        self._judging = Latest()
        self._remarks: dict[str, str] = {}
        self.list = FieldList(_("What to ask about"), wizard.shell.theme)
        self.list.field_chosen.connect(self.field_chosen)
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.toggled.connect(lambda _is_on: self._show(self._current))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)

    def show_fields(self, flow: SegmentFlow, current: str) -> None:
        """Show the fields of the type; go to the first one unless another is on show."""
        self._flow = flow
        self._show(current)
        keys = self.list.keys
        if current not in keys and keys:
            self.list.choose(keys[0])

    def _show(self, current: str) -> None:
        if self._flow is None:
            return
        self._current = current
        known, unknown = self._flow.fields_of_type(), self._flow.fields_of_type(with_data=False)
        rows = [self._row(self._flow, each) for each in known]
        if self.more.isChecked():
            rows += [FieldRow(each.key, _(each.title), _("no data"), is_enabled=False) for each in unknown]
        self.more.setVisible(bool(unknown))
        text = ngettext("{n} field without data", "{n} fields without data", len(unknown))
        self.more.setText(text.format(n=format_number(len(unknown))))
        self.list.show_rows(rows, current)
        self._judge([each.key for each in known if each.key not in self._remarks])

    def _row(self, flow: SegmentFlow, asked: Field) -> FieldRow:
        share = format_share(flow.start.coverage.share(asked.key))
        return FieldRow(asked.key, _(asked.title), share, self._remarks.get(asked.key, ""))

    def _judge(self, keys: list[str]) -> None:
        """Find out which fields are a poor choice; a large shop takes its time over it."""
        if not keys:
            return
        key, rest = keys[0], keys[1:]

        def judged(said: str) -> None:
            self._remarks[key] = said
            self.list.remark(key, said)
            self._judge(rest)

        as_of = self._wizard.as_of
        self._judging.take(self._wizard.shell.shop.read(lambda db: remark(db, key, as_of), judged, owner=self))
