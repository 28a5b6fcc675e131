"""Save a chart as PNG, SVG or PDF: all of it or nothing; an older file of the name stays until the new one is whole.

In: a drawn figure, or a shop. Used by: "Save picture" of a card, the tour and the self-test of the command line.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list
from desktop_seg.charts.catalogue import Place, charts_of, missing
from desktop_seg.charts.style import LIGHT
from desktop_seg.charts.style import figure as blank
from desktop_seg.segments.capability import shop_facts
from desktop_seg.store.database import Database

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")

_DPI = 200
_PIXELS = (1000, 600)


def save(figure: "Figure", path: Path) -> Path:
    """Write a figure to `path`, in the format its ending names; PNG with twice the pixels of the screen.

    Raises UserError for another ending, and where the folder cannot be written to.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise UserError(
            _("A chart cannot be saved as “{name}”.").format(name=path.name),
            _("End the name in {endings}.").format(endings=format_list([f".{name}" for name in FORMATS], "or")),
        )
    try:
        _write(figure, path, ending)
    except OSError as error:
        raise UserError(
            _("The picture {file} could not be written: the folder is missing, full, or may not be written to.").format(
                file=path.name
            ),
            _("Choose another folder, or close the file where it is open, and save again."),
        ) from error
    return path


def save_charts(db: Database, as_of: int | None, folder: Path) -> list[Path]:
    """Draw the charts of the overview into a folder, as PNG; return the files.

    A chart that lacks data is left out. Each file is called after the key of its chart and has its title in it.
    """
    facts = shop_facts(db, as_of)
    files = []
    for chart in charts_of(Place.OVERVIEW):
        if missing(chart, facts) is None:
            drawn = blank(LIGHT, *_PIXELS)
            chart.draw(drawn, chart.load(db, as_of, None), LIGHT, True)
            files.append(save(drawn, folder / f"{chart.key}.png"))
    return files


def _write(figure: "Figure", path: Path, ending: str) -> None:
    from matplotlib import rc_context

    # Letters as outlines in SVG, for whoever lacks the font; real fonts in PDF, so that its text can be searched.
    letters: Any = {"svg.fonttype": "path", "pdf.fonttype": 42, "svg.hashsalt": "desktop-seg"}
    made = path.with_name(f".{path.name}.part")
    try:
        with made.open("wb") as file, rc_context(letters):
            # Without a date in it the same chart gives the same file.
            figure.savefig(file, format=ending, dpi=_DPI, facecolor=figure.get_facecolor(), metadata=_METADATA[ending])
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
