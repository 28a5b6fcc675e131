"""The calendar of promotions and sale days: a promotion is known by its name and first day. Used by: run."""

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.keyed_row import KeyedRows
from desktop_seg.importing.writing.rows import Chunk
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import contribution
from desktop_seg.store.sql_function import fold

_FIELDS = (
    "promotion_name", "start_date", "end_date", "promotion_scope", "early_access_date", "promotion_discount",
)  # fmt: skip


class PromotionFile:
    """Writes the rows of a calendar of promotions."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._promotions = KeyedRows(writers, contribution.PROMOTION)
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows without name or first day, or that end before they begin, are set aside."""
        for row, (name, start, end, scope, early, discount) in zip(chunk.rows, chunk.tuples(_FIELDS), strict=True):
            wrong = _wrong(name, start, end)
            if wrong:
                self._to.issues.set_aside(chunk.sheet, row, WrongCell(wrong))
                continue
            values = {
                "name": name,
                "start_day": start,
                # A promotion of one day often has its first day only.
                "end_day": start if end is None else end,
                "scope": scope,
                "early_access_day": early,
                "discount_share": discount,
            }
            self._promotions.take(f"{fold(name)}|{start}", row.number, values)
            self._to.days.see(start)
            self._to.days.see(end)
        self._promotions.ledger.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows about older promotions."""
        self._promotions.finish()


def _wrong(name: str | None, start: int | None, end: int | None) -> str:
    if name is None:
        return _("The name of the promotion is missing.")
    if start is None:
        return _("The first day of the promotion is missing.")
    return _("The last day lies before the first day.") if end is not None and end < start else ""
