"""One command as it was asked for, and what all commands need: the shop file and the day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.cli.output import Output
from desktop_seg.metrics.refresh import catch_up
from desktop_seg.model.period import today
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_shop


@dataclass(frozen=True, slots=True)
class Asked:
    """command: carries it out. values: its own arguments by name."""

    command: "Command"
    shop: Path
    is_json: bool
    values: dict[str, Any]

    @contextmanager
    def open(self, must_exist: bool = True) -> Iterator[Database]:
        """Open the shop file for as long as the context lasts.

        Raises UserError when it is not there (must_exist) or cannot be opened.
        """
        if must_exist and not self.shop.exists():
            raise UserError(
                _("There is no shop file “{file}” yet.").format(file=self.shop.name),
                _("Import a spreadsheet first: desktop-seg import FILE."),
            )
        if not self.shop.parent.is_dir():
            raise UserError(
                _("The folder for “{file}” is not there.").format(file=self.shop.name),
                _("Make the folder first, or name another one."),
            )
        db = open_shop(self.shop)
        try:
            catch_up(db)
            yield db
        finally:
            db.close()

    def as_of(self, db: Database) -> int:
        """Return the day asked for, else the last day of the sales, else today."""
        asked = self.values.get("as_of")
        if asked is not None:
            return int(asked)
        last = default_as_of(db)
        return today() if last is None else last


Command = Callable[[Asked, Output], int]
