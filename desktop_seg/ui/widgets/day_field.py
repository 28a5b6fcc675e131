"""A day of the calendar to type or to choose, always with four digits of the year."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop_seg.base import i18n
from desktop_seg.model.period import to_date, to_day


class DayField(QDateEdit):
    """`day_changed` comes when the owner changes the day, not when `put` does."""

    day_changed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setLocale(QLocale(i18n.form()))
        written = QLocale(i18n.form()).dateFormat(QLocale.FormatType.ShortFormat)
        # Years have four digits, or what is typed comes back as another century.
        self.setDisplayFormat(written if "yyyy" in written else written.replace("yy", "yyyy"))
        self.dateChanged.connect(lambda _date: self.day_changed.emit(self.day))

    @property
    def day(self) -> int:
        """The number of the day on show."""
        shown = self.date()
        return to_day(date(shown.year(), shown.month(), shown.day()))

    def put(self, day: int) -> None:
        """Show a day; nothing is told."""
        shown = to_date(day)
        with QSignalBlocker(self):
            self.setDate(QDate(shown.year, shown.month, shown.day))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Let Tab leave the field; the arrow keys go from day to month to year."""
        return QWidget.focusNextPrevChild(self, is_next)
