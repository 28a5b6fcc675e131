"""The occasions of the shop: those of its country, which can be taken off, and the owner's own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QSpinBox

from desktop_seg.base.i18n import N_, _, format_date
from desktop_seg.model.occasion import TITLES, FixedDay, Occasion
from desktop_seg.model.period import to_date, to_day, today
from desktop_seg.store import season
from desktop_seg.store.database import Database
from desktop_seg.store.season import Season
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.settings.list_tab import ListTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.day_field import DayField
from desktop_seg.ui.widgets.text import button

_MOST_DAYS = 200


class OccasionTab(ListTab[Season]):
    """Occasions with the days on which people buy for them."""

    def __init__(self, shell: Shell) -> None:
        self._as_of = shell.shop.as_of or today()
        columns: tuple[Shown[Season], ...] = (
            Shown(N_("Occasion"), lambda each: title_of(each.occasion)),
            Shown(N_("Next"), lambda each: _next(each, self._as_of), True),
            Shown(N_("People buy from"), lambda each: _next(each, self._as_of, each.occasion.first), True),
            Shown(N_("until"), lambda each: _next(each, self._as_of, each.occasion.last), True),
            Shown(N_("In use"), lambda each: _("no") if each.is_off else _("yes")),
        )
        hint = _("Segments such as “first came before Mother's Day and never again” look at these days.")
        super().__init__(shell, _("Occasions"), hint, ValueTableModel(columns, shell.shop))
        self.off = button(_("&Take off the calendar"), self._take_off)
        self.back = button(_("Put &back"), self._put_back)
        self.add_act(self.off)
        self.add_act(self.back)
        self.name = QLineEdit()
        self.day = DayField(_("Day of the occasion, every year"))
        self.before, self.after = _days(14), _days(0)
        self.add = button(_("&Add this occasion"), self._add)
        self.form.addRow(_("&Name of an own occasion"), self.name)
        self.form.addRow(_("Its &day, every year"), self.day)
        self.form.addRow(_("People buy from so many days be&fore"), self.before)
        self.form.addRow(_("&until so many days after"), self.after)
        self.add_below(self.add)
        self.day.put(self._as_of)
        self.look()

    def read(self, db: Database) -> Sequence[Season]:
        return season.seasons(db)

    def show_acts(self) -> None:
        chosen = self.chosen
        self.off.setEnabled(chosen is not None and not chosen.is_off)
        self.back.setEnabled(chosen is not None and chosen.occasion.key in TITLES and (chosen.is_off or chosen.is_own))

    def _take_off(self) -> None:
        if (chosen := self.chosen) is not None:
            occasion = chosen.occasion

            def back(db: Database) -> None:
                if chosen.is_own:
                    season.keep(db, occasion)
                else:
                    season.restore(db, occasion.key)

            self.take_away(lambda db: season.remove(db, occasion.key), back, _("Changing the calendar"))

    def _put_back(self) -> None:
        if (chosen := self.chosen) is not None:
            key = chosen.occasion.key
            self.change(lambda db: season.restore(db, key), _("Changing the calendar"))

    def _add(self) -> None:
        name, day = self.name.text().strip(), to_date(self.day.day)
        if not name:
            self.name.setFocus()
            return
        rule, first, last = FixedDay(day.month, day.day), -self.before.value(), self.after.value()

        def keep(db: Database) -> None:
            season.add(db, Occasion("", name, rule, first, last))

        self.change(keep, _("Changing the calendar"), self.name.clear)


def title_of(occasion: Occasion) -> str:
    """Return how an occasion is called: a bundled one in the owner's language."""
    return _(TITLES[occasion.key]) if occasion.key in TITLES else occasion.name


def _next(each: Season, as_of: int, days: int = 0) -> str:
    """Return the next day of an occasion, seen from the last day of the sales; or so many days after it."""
    year = to_date(as_of).year
    found = [to_day(day) for at in (year, year + 1) if (day := each.occasion.on(at)) is not None]
    return next((format_date(to_date(day + days)) for day in found if day >= as_of), "")


def _days(value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(0, _MOST_DAYS)
    made.setValue(value)
    return made
