"""What to ask about, at the left of the segment wizard's second step: sentences about behaviour, and fields.

What has no data is out of the way, with the column that would bring it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_number, format_share, ngettext
from desktop_seg.model.field import Field
from desktop_seg.segments.evaluate import LEAST_GROUP
from desktop_seg.segments.flow import SegmentFlow
from desktop_seg.segments.form import Form
from desktop_seg.segments.opening import opens_field, opens_rows
from desktop_seg.ui.field_look import remark
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.widgets.field_list import FieldList, FieldRow
from desktop_seg.ui.wizards.segment_steps import SegmentSteps

FORM = "form:"
"""Stands before the key of a sentence, to tell it from a field."""


class FieldPanel(QWidget):
    """`field_chosen` and `form_chosen` carry keys. What is wrong with fields is found out one after the other, and only
    while nothing that the owner waits for is being worked out or drawn (`judge`, `hold`)."""

    field_chosen = Signal(str)
    form_chosen = Signal(str)

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__()
        self._wizard = wizard
        self._flow: SegmentFlow | None = None
        self._current = ""
        self._judging = Latest()
        self.is_judging = False
        self._is_held = True
        self._remarks: dict[str, str] = {}
        self.list = FieldList(_("What to ask about"), wizard.shell.theme)
        self.list.field_chosen.connect(self._on_chosen)
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

    def judge(self) -> None:
        """Go on finding out which fields are a poor choice: what the owner asked for is on show."""
        if self._is_held:
            self._is_held = False
            self._judge_next()

    def hold(self) -> None:
        """Leave off until `judge`: the threads belong to what the owner asked for."""
        self._is_held, self.is_judging = True, False
        self._judging.drop()

    def _on_chosen(self, key: str) -> None:
        if key.startswith(FORM):
            self.form_chosen.emit(key.removeprefix(FORM))
        else:
            self.field_chosen.emit(key)

    def _show(self, current: str) -> None:
        if self._flow is None:
            return
        self._current = current
        known, unknown = self._flow.fields_of_type(), self._flow.fields_of_type(with_data=False)
        forms, no_forms = self._flow.forms_of_type(), self._flow.forms_of_type(with_data=False)
        sentences = [FieldRow(FORM + each.key, _(each.title), "") for each in forms]
        fields = [self._row(self._flow, each) for each in known if not each.gate]
        rows = [*sentences, *fields] if self._flow.type.is_behaviour else [*fields, *sentences]
        rows += _with_shield([self._row(self._flow, each) for each in known if each.gate])
        if self.more.isChecked():
            rows += [_missing(FORM + each.key, each.title, opens_rows(_lacked(self._flow, each))) for each in no_forms]
            rows += [_missing(each.key, each.title, opens_field(each)) for each in unknown]
        count = len(unknown) + len(no_forms)
        self.more.setVisible(bool(count))
        text = ngettext("{n} without data", "{n} without data", count)
        self.more.setText(text.format(n=format_number(count)))
        self.list.show_rows(rows, current)
        if not self.is_judging:
            self._judge_next()

    def _row(self, flow: SegmentFlow, asked: Field) -> FieldRow:
        share = _agreed_words(flow, asked) if asked.gate else format_share(flow.start.coverage.share(asked.key))
        return FieldRow(asked.key, _(asked.title), share, self._remarks.get(asked.key, ""))

    def _judge_next(self) -> None:
        """Judge the first field of the type that nobody has judged yet; a large shop takes its time over it."""
        known = self._flow.fields_of_type() if self._flow is not None else ()
        key = next((each.key for each in known if each.key not in self._remarks and not each.gate), None)
        self.is_judging = key is not None and not self._is_held
        if key is None or self._is_held:
            return

        def judged(said: str) -> None:
            self._remarks[key] = said
            self.list.remark(key, said)
            self._judge_next()

        as_of = self._wizard.as_of
        self._judging.take(self._wizard.shell.shop.read(lambda db: remark(db, key, as_of), judged, owner=self))


def _with_shield(special: list[FieldRow]) -> list[FieldRow]:
    """Put the heading with the shield above the fields that hold special data."""
    heading = FieldRow(
        "", _("⚠ Special data"), "", _("Why careful: an explicit yes of each is needed"), is_enabled=False
    )
    return [heading, *special] if special else []


def _agreed_words(flow: SegmentFlow, asked: Field) -> str:
    """Return of what share of people special data are known and may be used; nothing where they are few."""
    if flow.start.coverage.known[asked.key] < LEAST_GROUP:
        return _("fewer than {n}").format(n=LEAST_GROUP)
    return format_share(flow.start.coverage.share(asked.key))


def _missing(key: str, title: str, opened_by: str) -> FieldRow:
    return FieldRow(key, _(title), _("no data"), opened_by, is_enabled=False)


def _lacked(flow: SegmentFlow, form: Form) -> str:
    """Return the kind of rows that a sentence needs and the shop does not have."""
    return next(rows for rows in form.rows if rows not in flow.start.rows)
