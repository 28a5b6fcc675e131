"""The step of the export wizard that measures whether the list helps: who is kept apart, how long, at what cost.

State and words: exports/measure_flow.py. What may be expected is worked out in the background and said below.
"""

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop_seg.analysis.campaign_outlook import CampaignOutlook
from desktop_seg.analysis.campaign_words import MEASURE_TITLES
from desktop_seg.base.i18n import _
from desktop_seg.exports import control_group
from desktop_seg.exports.flow import ExportFlow, Step
from desktop_seg.exports.measure_flow import MeasureFlow, look_ahead
from desktop_seg.model.campaign import MOST_DAYS, Measure
from desktop_seg.model.money import minor_digits
from desktop_seg.model.period import last_days, to_date
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.day_field import DayField
from desktop_seg.ui.widgets.number_box import money_box, percent_sign, whole_box
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.frame import StepPage


class MeasurePage(StepPage):
    """Every field has its usual value: whoever only presses Next gets a fair comparison."""

    def __init__(self, shell: Shell, numbers: Numbers) -> None:
        super().__init__(_("Does writing to them help?"), _("Chance keeps some apart; later both groups are compared."))
        self._shop, self._numbers = shell.shop, numbers
        self._flow: ExportFlow | None = None
        self._asked = Latest()
        self._make_fields()
        self._lay_out()
        self.said = label("", wraps=True)
        self.said.setAccessibleName(_("What to expect"))
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.add_note()

    def show_flow(self, flow: ExportFlow) -> None:
        """Show the choices of a flow."""
        self._flow = flow
        measure = flow.measure
        self.name.setText(measure.name)
        earliest = to_date(flow.earliest_day)
        self.start.put(measure.first_day)  # first: a minimum would move an earlier day, and that counts as chosen
        self.start.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))

    def initializePage(self) -> None:
        self._show_usual()
        self._look_ahead()
        self._say_state()

    def isComplete(self) -> bool:
        return self._flow is not None and not self._flow.fault(Step.MEASURE)

    def _make_fields(self) -> None:
        self.name = QLineEdit()
        self.name.textChanged.connect(self._on_name)
        self.start = DayField(_("Goes out on"))
        self.start.day_changed.connect(self._on_start)
        self.days = whole_box(1, MOST_DAYS)
        self.days.valueChanged.connect(self._on_days)
        self.measure = QComboBox()
        for each in Measure:
            self.measure.addItem(_(MEASURE_TITLES[each]), each)
        self.measure.currentIndexChanged.connect(self._on_measure)
        self.percent = whole_box(0, round(100 * control_group.MOST_SHARE), percent_sign())
        self.percent.valueChanged.connect(self._on_percent)
        self.apart = label("", "muted")
        self.each, self.fixed = money_box(self._shop.currency, 1), money_box(self._shop.currency)
        self.margin = whole_box(1, 100, percent_sign())
        for box in (self.each, self.fixed):
            box.valueChanged.connect(self._on_cost)
        self.margin.valueChanged.connect(self._on_margin)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(_says(_("N&ame of the campaign"), self.name), self.name)
        days = _says(_("sales &count for so many days"), self.days)
        form.addRow(_says(_("G&oes out on"), self.start), _line(self.start, days, self.days))
        form.addRow(_says(_("What is to &rise"), self.measure), self.measure)
        form.addRow(_says(_("&Keep apart"), self.percent), _line(self.percent, self.apart))
        other = _says(_("other co&st"), self.fixed)
        form.addRow(_says(_("Cost of &each piece"), self.each), _line(self.each, other, self.fixed))
        form.addRow(_says(_("&Left of takings after the goods"), self.margin), _line(self.margin))
        self.body.addLayout(form)

    @property
    def _choices(self) -> MeasureFlow:
        assert self._flow is not None
        return self._flow.measure

    @property
    def _people(self) -> int:
        assert self._flow is not None
        return len(self._flow.funnel.may)

    def _show_usual(self) -> None:
        """Show what follows from the list where the owner chose nothing."""
        choices = self._choices
        for box, value in (
            (self.days, choices.days),
            (self.percent, round(100 * choices.share(self._people))),
            (self.margin, round(100 * choices.margin_share)),
        ):
            with QSignalBlocker(box):
                box.setValue(value)

    def _look_ahead(self) -> None:
        flow = self._flow
        assert flow is not None
        key, numbers, ids = flow.start.segment_key, self._numbers, flow.funnel.may
        lately = last_days(flow.start.as_of, flow.measure.days)
        self._asked.take(
            self._shop.read(lambda db: look_ahead(db, key, numbers, ids, lately), self._on_outlook, owner=self)
        )

    def _on_outlook(self, found: CampaignOutlook) -> None:
        self._choices.outlook = found
        self._show_usual()
        self._say_state()

    def _say_state(self) -> None:
        if self._flow is None:
            return
        self.apart.setText(self._choices.kept_apart(self._people))
        self.said.setText("\n".join(self._choices.sentences(self._people, self._shop.currency)))
        self.say(self._flow.fault(Step.MEASURE))

    def _on_name(self, text: str) -> None:
        self._choices.name = text
        self._say_state()

    def _on_start(self, day: int) -> None:
        self._choices.first_day = day
        self._say_state()

    def _on_days(self, days: int) -> None:
        self._choices.days = days
        self._look_ahead()
        self._say_state()

    def _on_measure(self) -> None:
        self._choices.measure = Measure(self.measure.currentData())
        self._say_state()

    def _on_percent(self, percent: int) -> None:
        self._choices.percent = percent
        self._say_state()

    def _on_cost(self) -> None:
        scale = 10 ** minor_digits(self._shop.currency)
        self._choices.each_cents = round(self.each.value() * scale, 2)
        self._choices.fixed_cents = round(self.fixed.value() * scale)
        self._say_state()

    def _on_margin(self, percent: int) -> None:
        self._choices.margin_percent = percent
        self._say_state()


def _says(text: str, field: QWidget) -> QLabel:
    """Return the words before a field, which a screen reader says of it."""
    says = label(text)
    says.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return says


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
