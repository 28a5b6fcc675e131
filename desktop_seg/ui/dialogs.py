"""The few dialogs there are. All of them open and call back; none stops the event loop of the window.

The only module that may call `exec()`; so far nothing needs to.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

import desktop_seg
from desktop_seg.base import paths
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store.database import SQLITE_VERSION


def choose_spreadsheets(parent: QWidget, chosen: Callable[[list[Path]], None]) -> None:
    """Ask for files to import."""
    dialog = QFileDialog(parent, _("Choose files to import"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            _("Excel and CSV files") + " (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.htm *.html *.xml *.zip)",
            _("All files") + " (*)",
        ]
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def choose_shop_file(parent: QWidget, folder: Path, chosen: Callable[[Path], None]) -> None:
    """Ask for another shop file."""
    dialog = QFileDialog(parent, _("Open another shop file"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Shop files") + " (*.seg)", _("All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def choose_file(parent: QWidget, title: str, filters: Sequence[str], chosen: Callable[[Path], None]) -> None:
    """Ask for one file that is there."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([*filters, _("All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def choose_target(
    parent: QWidget, title: str, filters: Sequence[str], chosen: Callable[[Path, str], None], name: str = ""
) -> None:
    """Ask where to write a file; `chosen` gets the path and the filter that was picked. name: offered for the file."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(filters))
    if name:
        dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name), dialog.selectedNameFilter()))
    dialog.open()


def tell_user_error(parent: QWidget, error: UserError) -> QMessageBox:
    """Show what happened and what helps."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("That did not work"), error.what, parent=parent)
    box.setInformativeText(error.what_to_do)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    return _shown(box)


def tell_fault(parent: QWidget, details: str) -> QMessageBox:
    """Show that the program made a mistake. details: places in the program, nothing of the shop."""
    box = QMessageBox(
        QMessageBox.Icon.Information,
        _("Something went wrong"),
        _("The program made a mistake and stopped what it was doing. Your data is as it was before."),
        parent=parent,
    )
    box.setInformativeText(
        _("You can go on. If it happens again, copy the details and mail them to whoever helps you.")
    )
    copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    close = box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)  # with two buttons Qt does not find out by itself, and Esc would do nothing
    return _shown(box)


def ask_to_undo(parent: QWidget, title: str, effect: str, agreed: Callable[[], None]) -> QMessageBox:
    """Ask before an import is undone; effect: what goes with it."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Undo an import"), title, parent=parent)
    return _asked(box, effect, box.addButton(_("Undo this import"), QMessageBox.ButtonRole.AcceptRole), agreed)


def ask_about_currency(
    parent: QWidget, old: str, new: str, *, agreed: Callable[[], None], refused: Callable[[], None]
) -> QMessageBox:
    """Ask before amounts get the name of another currency."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        _("Another currency"),
        _("Were the amounts of your sales in {new} all along?").format(new=new),
        parent=parent,
    )
    told = _("Nothing is converted: 5.00 {old} becomes 5.00 {new}, and so with every amount that you imported.")
    box.setInformativeText(told.format(old=old, new=new))
    relabel = box.addButton(_("They were in {new}").format(new=new), QMessageBox.ButtonRole.AcceptRole)
    relabel.clicked.connect(agreed)
    stay = box.addButton(_("Leave it at {old}").format(old=old), QMessageBox.ButtonRole.RejectRole)
    stay.clicked.connect(refused)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return _shown(box)


def ask_to_delete(parent: QWidget, title: str, effect: str, agreed: Callable[[], None]) -> QMessageBox:
    """Ask before something is deleted that cannot come back; effect: what goes with it."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Delete for good"), title, parent=parent)
    return _asked(box, effect, box.addButton(_("Delete it"), QMessageBox.ButtonRole.DestructiveRole), agreed)


def _asked(box: QMessageBox, effect: str, act: QAbstractButton, agreed: Callable[[], None]) -> QMessageBox:
    """Show a question whose default is to leave things as they are."""
    box.setInformativeText(effect)
    act.clicked.connect(agreed)
    keep = box.addButton(_("Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    return _shown(box)


def ask_to_stop(parent: QWidget, agreed: Callable[[], None]) -> QMessageBox:
    """Ask before the window closes while something is still being done."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        _("Still at work"),
        _("Something is still being done in the background."),
        parent=parent,
    )
    box.setInformativeText(_("If you stop it now, your shop stays as it was before it began."))
    stop = box.addButton(_("Stop it and close"), QMessageBox.ButtonRole.AcceptRole)
    stop.clicked.connect(agreed)
    wait = box.addButton(_("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(wait)
    box.setEscapeButton(wait)
    return _shown(box)


def ask_to_give_up(parent: QWidget, agreed: Callable[[], None]) -> QMessageBox:
    """Ask before an import is left in which the owner has answered something."""
    box = QMessageBox(QMessageBox.Icon.Question, _("Leave the import"), _("Leave this import?"), parent=parent)
    box.setInformativeText(_("What you said about the files gets lost. Your shop stays as it was."))
    leave = box.addButton(_("Leave it"), QMessageBox.ButtonRole.AcceptRole)
    leave.clicked.connect(agreed)
    stay = box.addButton(_("Go on with it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return _shown(box)


def about(parent: QWidget) -> QMessageBox:
    """Show what the program is, its version and what it stands on."""
    import platform

    from PySide6 import __version__ as qt_version

    box = QMessageBox(
        QMessageBox.Icon.NoIcon, _("About this program"), f"Desktop Seg {desktop_seg.__version__}", parent=parent
    )
    box.setInformativeText(
        _(
            "Customer segments and mailing lists from the exports of a till. It works without a network: "
            "your files stay on this computer.\n\n"
            "Free software under the MIT licence. Made with Python {python}, Qt {qt} (LGPL) and SQLite {sqlite}."
        ).format(python=platform.python_version(), qt=qt_version, sqlite=SQLITE_VERSION)
    )
    licences = paths.licences()
    if licences is not None:
        text = licences.read_text(encoding="utf-8")
        button = box.addButton(_("&Licences…"), QMessageBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda: show_text(parent, _("Licences"), text))
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    return _shown(box)


def show_text(parent: QWidget, title: str, text: str) -> QDialog:
    """Show a long text to read."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    reading = QPlainTextEdit(text, dialog)
    reading.setReadOnly(True)
    reading.setAccessibleName(title)
    buttons = QDialogButtonBox(dialog)
    buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(reading)
    column.addWidget(buttons)
    dialog.resize(760, 520)
    dialog.open()
    return dialog


def _shown(box: QMessageBox) -> QMessageBox:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.open()
    return box
