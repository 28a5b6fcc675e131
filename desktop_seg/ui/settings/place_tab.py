"""The shop's own table of places: taken in from a file, looked at, forgotten."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_seg.base.i18n import N_, _, format_number, ngettext
from desktop_seg.base.progress import Progress
from desktop_seg.model.changes import Changes
from desktop_seg.store import own_place
from desktop_seg.store.database import Database
from desktop_seg.store.own_place import OwnPlace
from desktop_seg.ui.dialogs import ask_to_delete, choose_file
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.settings.list_tab import ListTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.text import button, label

_MOST = 500  # places in the list; a table of a whole country is looked up, not read
_MOST_TOLD = 5


class PlaceTab(ListTab[OwnPlace]):
    """The first places of the table, and what became of the file that was taken in last."""

    widest = 2

    def __init__(self, shell: Shell) -> None:
        columns: tuple[Shown[OwnPlace], ...] = (
            Shown(N_("Country"), lambda each: each.country),
            Shown(N_("Postcode"), lambda each: each.postcode),
            Shown(N_("Town"), lambda each: each.town or ""),
            Shown(N_("Region"), lambda each: each.region or ""),
            Shown(N_("Latitude"), lambda each: _number(each.lat), True),
            Shown(N_("Longitude"), lambda each: _number(each.lon), True),
            Shown(N_("Inhabitants"), lambda each: _number(each.inhabitants, 0), True),
        )
        hint = _(
            "Region, distance, size of the town and climate follow from the postcode. Tables of the Netherlands,"
            " Belgium, Denmark, Germany and Korea come with the program; a table of yours comes before them."
        )
        super().__init__(shell, _("Places"), hint, ValueTableModel(columns, shell.shop))
        self.count = 0
        self.take = button(_("&Take in a table…"), self._choose)
        self.gone = button(_("&Forget this place"), self._forget)
        self.all_gone = button(_("Forget &all of them…"), self._ask_to_forget_all)
        for act in (self.take, self.gone, self.all_gone):
            self.add_act(act)
        self.told = label("", "muted", wraps=True)
        self.form.addRow(self.told)
        self._say("")
        self.look()

    def read(self, db: Database) -> Sequence[OwnPlace]:
        self.count = own_place.count(db)
        return own_place.first_places(db, _MOST)

    def show_acts(self) -> None:
        self.gone.setEnabled(self.chosen is not None)
        self.all_gone.setEnabled(bool(self.lines))

    def take_in(self, path: Path) -> None:
        """Take the places of a file in; rows that cannot be are told below the list."""
        settings = self._shell.shop.settings
        country = settings.country if settings is not None else ""

        def work(db: Database, progress: Progress) -> str:
            # Not needed before somebody opens the settings, as what reads spreadsheets.
            from desktop_seg.importing.place_list import read_places, told
            from desktop_seg.metrics.refresh import refresh

            found = read_places(path, country)
            if found.places:
                with db.transaction():
                    own_place.put(db, found.places)
                    refresh(db, progress)
            n = len(found.places)
            kept = ngettext("{n} place is kept.", "{n} places are kept.", n).format(n=format_number(n))
            return "\n".join((kept, *told(found, _MOST_TOLD)))

        self._shell.shop.write(work, self._say, Changes.all(), _("Taking in a table of places"))

    def _choose(self) -> None:
        names = [_("Tables") + " (*.csv *.txt *.tsv *.xlsx *.xls *.ods)"]
        choose_file(self, _("A table with postcodes"), names, self.take_in)

    def _forget(self) -> None:
        if (chosen := self.chosen) is not None:
            self._say("")
            self.take_away(
                lambda db: own_place.forget(db, (chosen.country, chosen.postcode)),
                lambda db: own_place.put(db, [chosen]),
                _("Changing the table of places"),
            )

    def _ask_to_forget_all(self) -> None:
        n = self.count
        title = ngettext("Forget {n} place?", "Forget {n} places?", n).format(n=format_number(n))
        effect = _("The tables that come with the program stay. To have yours again, take the file in again.")
        ask_to_delete(self, title, effect, lambda: self._drop(own_place.forget))

    def _drop(self, act: Callable[[Database], object]) -> None:
        self.change(act, _("Changing the table of places"), lambda: self._say(""))

    def _say(self, text: str) -> None:
        headings = _("Headings such as: postcode, town, region, latitude, longitude, inhabitants, climate.")
        self.told.setText(text or headings)


def _number(value: float | None, digits: int = 3) -> str:
    return "" if value is None else format_number(value, digits)
