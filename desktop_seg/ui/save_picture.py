"""Saving the picture of a chart card as PNG, SVG or PDF, with its title, light and large enough for print."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.charts.style import LIGHT, ChartTheme, figure
from desktop_seg.ui import dialogs
from desktop_seg.ui.picture import Picture
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.chart_card import ChartCard

KINDS = ("png", "svg", "pdf")

_WIDTH, _HEIGHT, _SCALE = 1000, 640, 2


def ask_and_save(shell: Shell, parent: QWidget, card: ChartCard) -> None:
    """Ask where to, write the picture in the background and say where it is."""
    picture = card.picture
    if picture is None:
        return
    theme = LIGHT
    filters = [_("Picture") + " (*.png)", _("Drawing for print or the web") + " (*.svg)", "PDF (*.pdf)"]

    def chosen(path: Path, wanted: str) -> None:
        kind = next(kind for kind in KINDS if f"*.{kind}" in wanted)
        target = path if path.suffix.lower().lstrip(".") in KINDS else path.with_name(f"{path.name}.{kind}")
        shell.shop.jobs.work_out(
            lambda: write(target, picture, theme),
            lambda _: shell.tell(_said(target)),
            owner=parent,
        )

    dialogs.choose_target(parent, _("Save this picture"), filters, chosen)


def write(target: Path, picture: Picture, theme: ChartTheme) -> None:
    """Write a picture, its kind by the ending of the name; an older file stays whole until the new one is.

    Raises UserError when it cannot be written there.
    """
    made = figure(theme, _WIDTH, _HEIGHT, _SCALE)
    picture.draw(made, theme, True)
    try:
        with TemporaryDirectory(prefix=".picture-", dir=target.parent) as folder:
            beside = Path(folder) / target.name
            made.savefig(beside, facecolor=theme.panel)
            beside.replace(target)
    except OSError as error:
        raise UserError(
            _("“{file}” could not be written there: the folder is full, or you may not write in it.").format(
                file=target.name
            ),
            _("Choose another folder, or close the file if another program has it open."),
        ) from error


def _said(target: Path) -> str:
    return _("The picture is in “{file}”.").format(file=target.name)
