"""The shop file that is open: its path, settings and figures, questions to it, and the one signal that it has changed.

Pages and wizards get this object; they ask through `read`, change through `write`, and look again on `shop_changed`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_seg.base import paths
from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress
from desktop_seg.model.changes import Changes
from desktop_seg.store import figures as figures_of
from desktop_seg.store import import_file, metric_version, setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import ShopFigures
from desktop_seg.store.import_file import ImportFile
from desktop_seg.store.setting import ShopSettings
from desktop_seg.ui.country import currency_of, system_country
from desktop_seg.ui.jobs import Job, Jobs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _State:
    """is_outdated: the figures of people are those of another version of the program."""

    settings: ShopSettings
    figures: ShopFigures
    last_import: ImportFile | None
    is_outdated: bool


class OpenShop(QObject):
    """One shop file at a time. Before `opened` there is no path, and settings and figures are None."""

    opened = Signal()  # another shop file is open; settings and figures are there
    shop_changed = Signal(object)  # Changes; settings and figures are already the new ones
    failed = Signal(object)  # an exception that nobody else took

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self.failed)
        self.path: Path | None = None
        self.wanted: Path | None = None  # asked for last, whether it could be opened or not
        self._state: _State | None = None

    @property
    def settings(self) -> ShopSettings | None:
        """What the shop has set (name, currency, country)."""
        return self._state.settings if self._state else None

    @property
    def figures(self) -> ShopFigures | None:
        """How much there is in the shop file."""
        return self._state.figures if self._state else None

    @property
    def currency(self) -> str:
        """Currency of all amounts; the one of a new shop before one is open."""
        return self._state.settings.currency if self._state else ShopSettings(name="").currency

    @property
    def as_of(self) -> int | None:
        """The day everything is looked at from: the last sale in the data; None without sales."""
        return self._state.figures.last_day if self._state else None

    @property
    def last_import(self) -> ImportFile | None:
        """The import that Undo takes back first."""
        return self._state.last_import if self._state else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was imported yet; not while we do not know."""
        return self._state is not None and self._state.last_import is None

    def open(self, path: Path, failed: Callable[[Exception], None] | None = None) -> None:
        """Turn to a shop file, made when it is not there; `opened` and `shop_changed` follow."""
        is_new = not path.exists()

        def opened() -> None:
            self.path = path
            self._state = None
            if is_new:
                self.jobs.write(lambda db, _progress: _settle(db), lambda _: self._load())
            else:
                self._load()

        self.wanted = path
        self.jobs.open(path, opened, failed or self.failed.emit)

    def restore(self, backup: Path, done: Callable[[], None]) -> None:
        """Let the shop file, or the one that could not be opened, become what a backup holds; `opened` follows."""
        path = self.path or self.wanted
        if path is None:
            return

        def before() -> None:
            from desktop_seg.store.restore import restore  # not needed before the first paint

            restore(path, backup)

        def opened() -> None:
            self.path, self._state = path, None
            self._load()
            done()

        self.jobs.open(path, opened, self.failed.emit, before)

    def open_own(self) -> None:
        """Turn to the owner's own shop file."""
        self.open(paths.default_shop_file())

    def open_sample(self) -> None:
        """Turn to the sample shop; it is made first when it is not there."""
        target = paths.sample_shop_file()
        if target.exists():
            self.open(target)
        else:
            self.jobs.elsewhere(
                lambda progress: _build_sample(target, progress),
                lambda _: self.open(target),
                _("Making the sample shop"),
            )

    def read(
        self,
        work: Callable[[Database], T],
        done: Callable[[T], None],
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Ask something in the background; see `Jobs.read`."""
        return self.jobs.read(work, done, owner, failed)

    def write(
        self, work: Callable[[Database, Progress], T], done: Callable[[T], None], changes: Changes, title: str = ""
    ) -> Job:
        """Change the shop file in the background; `shop_changed(changes)` comes after the change, then `done`."""

        def changed(answer: T) -> None:
            self.reload(changes, lambda: done(answer))

        return self.jobs.write(work, changed, title)

    def reload(self, changes: Changes, done: Callable[[], None] | None = None) -> None:
        """Look again after the file was changed (also by another process); tells everyone."""

        def loaded(state: _State) -> None:
            self._state = state
            self.shop_changed.emit(changes)
            if done is not None:
                done()

        self.jobs.read(_state, loaded, owner=self)

    def save_settings(self, settings: ShopSettings, *, is_relabelled: bool = False) -> None:
        """Keep what the owner set about the shop; figures that follow from it are worked out anew.

        is_relabelled: see setting.save.
        """
        known = self.settings or settings
        is_counted = (known.country, known.lapse_days) != (settings.country, settings.lapse_days)
        moves = is_counted or (known.postcode, known.trade) != (settings.postcode, settings.trade)

        def keep(db: Database, progress: Progress) -> None:
            with db.transaction():
                setting.save(db, settings, is_relabelled=is_relabelled)
                if is_counted:
                    from desktop_seg.metrics.refresh import refresh  # not needed before the first paint

                    refresh(db, progress)

        self.write(keep, lambda _: None, Changes.all() if moves else Changes(settings=True))

    def close(self) -> None:
        """Stop what is under way and close the file."""
        self.jobs.close()

    def _load(self) -> None:
        self.jobs.read(_state, self._on_opened, owner=self)

    def _on_opened(self, state: _State) -> None:
        self._state = state
        self.opened.emit()
        self.shop_changed.emit(Changes.all())
        if state.is_outdated:
            self.write(_catch_up, lambda _: None, Changes.all(), _("Working out the figures anew for this version"))


def _build_sample(target: Path, progress: Progress) -> None:
    from desktop_seg.importing import sample_shop  # all of importing: not before somebody wants it

    sample_shop.build(target, progress)


def _catch_up(db: Database, progress: Progress) -> None:
    from desktop_seg.metrics.refresh import catch_up  # not needed before the first paint

    catch_up(db, progress)


def _settle(db: Database) -> None:
    """Give a new shop file the country and currency of this computer, to be changed on the first page."""
    country = system_country()
    setting.save(db, replace(setting.load(db), country=country, currency=currency_of(country)))


def _state(db: Database) -> _State:
    last_import = next(iter(import_file.imports(db)), None)
    return _State(setting.load(db), figures_of.shop_figures(db), last_import, metric_version.is_of_another(db))
