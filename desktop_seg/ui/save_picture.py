"""Saving the picture of a chart card as PNG, SVG or PDF, with its title, light and large enough for print."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.charts.save import FORMATS, save
from desktop_seg.charts.style import LIGHT, ChartTheme, figure
from desktop_seg.ui import dialogs
from desktop_seg.ui.picture import Picture
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.chart_card import ChartCard

_WIDTH, _HEIGHT = 1000, 640


def ask_and_save(shell: Shell, parent: QWidget, card: ChartCard) -> None:
    """Ask where to, write the picture in the background and say where it is."""
    picture = card.picture
    if picture is None:
        return
    theme = LIGHT
    filters = [_("Picture") + " (*.png)", _("Drawing for print or the web") + " (*.svg)", "PDF (*.pdf)"]

    def chosen(path: Path, wanted: str) -> None:
        kind = next(kind for kind in FORMATS if f"*.{kind}" in wanted)
        target = path if path.suffix.lower().lstrip(".") in FORMATS else path.with_name(f"{path.name}.{kind}")
        shell.shop.jobs.work_out(
            lambda: write(target, picture, theme),
            lambda _: shell.tell(_said(target)),
            owner=parent,
        )

    dialogs.choose_target(parent, _("Save this picture"), filters, chosen)


def write(target: Path, picture: Picture, theme: ChartTheme) -> None:
    """Draw a picture with its title and write it, its kind by the ending of the name.

    Raises UserError when it cannot be written there; an older file of that name is then as it was.
    """
    made = figure(theme, _WIDTH, _HEIGHT)
    picture.draw(made, theme, True)
    save(made, target)


def _said(target: Path) -> str:
    return _("The picture is in “{file}”.").format(file=target.name)
