"""The columns that a workbook of rows set aside has beside those of the file: where a row stood, and why it waits.

They stand last and begin with the name of the program, which is the same in every language; when the mended workbook is
imported they are cut off before anything looks at the columns. Used by: loaded_sheet, exports/rows_aside.
"""

from collections.abc import Sequence

from desktop_seg.base.i18n import N_, _

_MARK = "Desktop Seg: "
SHEET, ROW, REASON = N_("sheet"), N_("row in the file"), N_("why it was set aside")


def heading(title: str) -> str:
    """Return the heading of such a column. title: SHEET, ROW or REASON."""
    return _MARK + _(title)


def own_width(headers: Sequence[str]) -> int:
    """Return how many of the headings, from the left, are those of the file; what stands behind ours is a note."""
    return next((place for place, header in enumerate(headers) if header.startswith(_MARK)), len(headers))
