"""Changing a customer by hand: contact, note, what they said about being written to, and own fields.

Only what was changed is kept, as one edit that lies over what the imports say and can be taken back at any time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_seg.base.i18n import N_, _, decimal_sign, format_date
from desktop_seg.metrics.own_field import WHY_CAREFUL
from desktop_seg.model.changes import Changes
from desktop_seg.model.customer import CHANNEL_TITLES, Consent
from desktop_seg.model.field import Kind
from desktop_seg.model.period import to_date, today
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.customer_form import CustomerForm, OwnAnswer, customer_form
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.sql_function import fold
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.text import label

_COLUMNS = {
    "first_name": N_("First name"),
    "name_infix": N_("Prefix (van, de)"),
    "last_name": N_("Last name"),
    "company": N_("Company"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "mobile": N_("Mobile"),
    "street": N_("Street"),
    "house_number": N_("House number"),
    "postcode": N_("Postcode"),
    "city": N_("Town"),
    "birth_day": N_("Birth date"),
}
_AS_IT_IS, _OWN = "", "own:"

CHANGES = Changes(customers=True, segments=True)
"""What an edit of a customer alters for the pages."""


class CustomerDialog(QDialog):
    """`kept` is called with the id of the edit."""

    def __init__(self, shell: Shell, customer_id: int, kept: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        keep_apart(self)
        self._shell = shell
        self._customer_id = customer_id
        self._kept = kept
        self._before: dict[str, str] = {}
        self.boxes: dict[str, QLineEdit | QPlainTextEdit | QComboBox] = {}
        self.consents: dict[str, QComboBox] = {}
        self._form: CustomerForm | None = None
        self._content = QWidget()
        self._rows = QFormLayout(self._content)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.setWindowTitle(_("Change this customer"))
        buttons = QDialogButtonBox()
        self.keep_button = buttons.addButton(_("&Keep the changes"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep_button.setObjectName("primary")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        says = _("What you write here lies over what the imports say, and can be taken back at any time.")
        column = QVBoxLayout(self)
        column.addWidget(label(says, "muted", wraps=True))
        column.addWidget(Scroller(self._content), 1)
        column.addWidget(buttons)
        letter, line = self.fontMetrics().horizontalAdvance("0"), self.fontMetrics().height()
        self.resize(letter * 80, min(line * 34, max(parent.window().height() - 24, 400)))
        shell.shop.read(lambda db: customer_form(db, customer_id), self._on_form, owner=self)

    def accept(self) -> None:
        """Keep what was changed; the dialog stays when something cannot be kept."""
        columns, fields, consents = self._changed(of_own=False), self._changed(of_own=True), self._said()
        if not columns and not fields and not consents:
            super().accept()
            return
        customer_id, now, country = self._customer_id, today(), self._country()
        kinds = {answer.key: answer.kind for answer in self._form.fields} if self._form is not None else {}

        def work(db: Database) -> int:
            from desktop_seg.people import edit  # knows all of importing, which nobody needs before
            from desktop_seg.people.typed_value import read_field

            typed = edit.read_change(columns, country, now)
            own = {key: read_field(kinds[key], text, country, now) for key, text in fields.items()}
            change = Change(typed.columns, consents, own)
            return edit.edit(db, customer_id, change, now)

        self.keep_button.setEnabled(False)
        self._shell.shop.jobs.write(lambda db, _progress: work(db), self._on_kept, failed=self._on_failed)

    def _country(self) -> str:
        settings = self._shell.shop.settings
        return settings.country if settings is not None else ""

    def _on_kept(self, edit_id: int) -> None:
        super().accept()
        self._kept(edit_id)

    def _on_failed(self, error: Exception) -> None:
        self.keep_button.setEnabled(True)
        self._shell.tell_error(error)

    def _on_form(self, form: CustomerForm | None) -> None:
        if form is None:
            self.reject()
            return
        self._form = form
        for column, title in _COLUMNS.items():
            self._add(column, _(title), QLineEdit(_text(column, form.columns)))
        example = format_date(date(1980, 2, 28))
        self.boxes["birth_day"].setToolTip(_("As you write a day, for example {day}").format(day=example))
        self._add("note", _("Note"), self._note(form))
        self._rows.addRow(label(_("What they said about being written to"), "heading"))
        for channel, title in CHANNEL_TITLES.items():
            self._rows.addRow(_titled(_(title)), self._consent(channel, _(title), _("as it is")))
        if any(not answer.topic for answer in form.fields):
            self._rows.addRow(label(_("Own columns"), "heading"))
        for answer in form.fields:
            if not answer.topic:
                self._add(_OWN + answer.key, answer.name, _own_box(answer))
        self._add_special([answer for answer in form.fields if answer.topic])
        self._before = {key: _typed(box) for key, box in self.boxes.items()}
        self.boxes["first_name"].setFocus()

    def _note(self, form: CustomerForm) -> QPlainTextEdit:
        note = QPlainTextEdit(_text("note", form.columns))
        note.setTabChangesFocus(True)
        note.setFixedHeight(self.fontMetrics().height() * 5)
        return note

    def _add(self, key: str, title: str, box: QLineEdit | QPlainTextEdit | QComboBox) -> None:
        box.setAccessibleName(title)
        self.boxes[key] = box
        self._rows.addRow(_titled(title), box)

    def _add_special(self, answers: Sequence[OwnAnswer]) -> None:
        """Ask for the word of the person first; what special data say is shown only with a yes."""
        if answers:
            self._rows.addRow(label(_("⚠ Special data"), "heading"))
            self._rows.addRow(label(_(WHY_CAREFUL), "muted", wraps=True))
        for answer in answers:
            title = _("May “{field}” be used?").format(field=answer.name)
            combo = self._consent(answer.topic, title, _agreed_words(answer))
            combo.setToolTip(_("Kept for: {purpose}").format(purpose=answer.purpose))
            self._rows.addRow(_titled(title), combo)
            box = _own_box(answer)
            self._add(_OWN + answer.key, answer.name, box)

            def follow(combo: QComboBox = combo, box: QWidget = box, answer: OwnAnswer = answer) -> None:
                said = combo.currentData()
                agreed = answer.agreed is Consent.YES if said == _AS_IT_IS else said == Consent.YES
                self._rows.setRowVisible(box, agreed)

            combo.currentIndexChanged.connect(lambda _at, follow=follow: follow())
            follow()

    def _consent(self, topic: str, name: str, as_it_is: str) -> QComboBox:
        """Return a choice of what the person said today; as_it_is: what holds while they said nothing."""
        combo = QComboBox()
        combo.addItem(as_it_is, _AS_IT_IS)
        combo.addItem(_("says yes today"), str(Consent.YES))
        combo.addItem(_("says no today"), str(Consent.NO))
        combo.setAccessibleName(name)
        self.consents[topic] = combo
        return combo

    def _changed(self, of_own: bool) -> dict[str, str]:
        """Return what was typed anew: into own fields, or into columns."""
        now = {key: _typed(box) for key, box in self.boxes.items()}
        return {
            key.removeprefix(_OWN): text
            for key, text in now.items()
            if key.startswith(_OWN) is of_own and text != self._before[key]
        }

    def _said(self) -> dict[str, Consent]:
        return {
            channel: Consent(str(combo.currentData()))
            for channel, combo in self.consents.items()
            if combo.currentData() != _AS_IT_IS
        }


def take_back(shell: Shell, edit_id: int) -> None:
    """Take one edit of a customer back."""

    def work(db: Database) -> None:
        from desktop_seg.people import edit

        edit.undo_edit(db, edit_id)

    def told(_none: None) -> None:
        shell.shop.reload(CHANGES, lambda: shell.tell(_("The change is taken back.")))

    shell.shop.jobs.write(lambda db, _progress: work(db), told, failed=shell.tell_error)


def _agreed_words(answer: OwnAnswer) -> str:
    """Return what somebody said about the use of special data, and when: the owner must be able to show it."""
    if answer.agreed not in (Consent.YES, Consent.NO):
        return _("never said anything")
    is_yes = answer.agreed is Consent.YES
    if answer.agreed_day is None:
        return _("said yes") if is_yes else _("said no")
    day = format_date(to_date(answer.agreed_day))
    return (_("said yes on {day}") if is_yes else _("said no on {day}")).format(day=day)


def _titled(text: str) -> QLabel:
    return label(text)


def _text(column: str, columns: Mapping[str, SqlValue]) -> str:
    value = columns.get(column)
    if value is None:
        return ""
    return format_date(to_date(int(value))) if column == "birth_day" else str(value)


def _own_box(answer: OwnAnswer) -> QLineEdit | QComboBox:
    if answer.kind is Kind.YES_NO:
        return _combo((("", _("not known")), ("1", _("yes")), ("0", _("no"))), _plain(answer))
    if answer.kind is Kind.CHOICE and answer.choices:
        said = fold(_plain(answer))
        chosen = next((word for word in answer.choices if fold(word) == said), "")
        return _combo((("", _("not known")), *((word, word) for word in answer.choices)), chosen)
    return QLineEdit(_plain(answer))


def _combo(choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    combo = QComboBox()
    for key, title in choices:
        combo.addItem(title, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo


def _plain(answer: OwnAnswer) -> str:
    """Return the value as it is typed; what is read again must come out the same."""
    if answer.value is None:
        return ""
    if answer.kind is Kind.DATE:
        return format_date(to_date(int(answer.value)))
    if isinstance(answer.value, float):
        return str(int(answer.value)) if answer.value.is_integer() else f"{answer.value}".replace(".", decimal_sign())
    return str(answer.value)


def _typed(box: QLineEdit | QPlainTextEdit | QComboBox) -> str:
    if isinstance(box, QComboBox):
        return str(box.currentData())
    return (box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()).strip()
