"""The whole way through on the sample shop, without a screen: import, segments, a mailing list, the charts.

What `python3 dev.py run` does where there is no display. The shop file lies in the folder with the results, so that
it can be opened and looked at; a tour made again starts anew.
"""

from pathlib import Path

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Quiet
from desktop_seg.cli import lists, looking
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.exports.column import STANDARD
from desktop_seg.importing import sample_shop
from desktop_seg.model.customer import Channel

_SHOP = "sample.seg"
_SEGMENT = "off_rhythm"


def run(asked: Asked, output: Output) -> int:
    """Import the sample spreadsheets, print the segments, write a list and the charts; say where."""
    folder: Path = asked.values["out"]
    folder.mkdir(parents=True, exist_ok=True)
    shop = folder / _SHOP
    output.say(_("Importing the sample shop: {files}").format(files=", ".join(sample_shop.FILES)))
    sample_shop.build(shop, Quiet())
    here = Asked(asked.command, shop, asked.is_json, {"as_of": None})
    looking.segments(here, output)
    output.say()
    path = folder / f"{_SEGMENT}.xlsx"
    wanted = {
        "key": _SEGMENT,
        "rule": None,
        "out": path,
        "to": "mailing_list",
        "columns": STANDARD,
        "purpose": "",
        "campaign": None,
        "quiet": None,
    }
    lists.export_list(
        Asked(asked.command, shop, asked.is_json, here.values | wanted | {"channel": Channel.EMAIL}), output
    )
    for chart in _charts(here, folder):
        output.say(_("Chart: {file}").format(file=chart))
    output.say()
    output.say(_("All of it lies in the folder {folder}.").format(folder=folder))
    return 0


def _charts(asked: Asked, folder: Path) -> list[Path]:
    from desktop_seg.charts.save import save_charts

    with asked.open() as db:
        return save_charts(db, asked.as_of(db), folder)
