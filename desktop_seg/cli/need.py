"""The command that says what data would open which segments: needs."""

from desktop_seg.base.i18n import _, format_number, format_share
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.segments import catalogue
from desktop_seg.segments.capability import shop_facts
from desktop_seg.segments.data_use import data_uses


def needs(asked: Asked, output: Output) -> int:
    """List the kinds of data that segments ask for: what is missing first, and how full the columns are."""
    with asked.open() as db:
        found = data_uses(db, catalogue.ready(db), shop_facts(db, asked.as_of(db)))
    rows = [
        [
            str(each.need),
            _("yes") if each.is_there else _("no"),
            "" if each.filled is None else format_share(each.filled),
            format_number(len(each.segments)),
            "" if each.is_there else format_number(len(each.opens)),
            "" if each.is_there else each.sentence,
        ]
        for each in found
    ]
    heads = [_("Data"), _("There"), _("Filled"), _("Segments"), _("Opens"), _("What is missing")]
    output.table(heads, rows, numbers=(2, 3, 4))
    output.data(
        [
            {
                "need": str(each.need),
                "is_there": each.is_there,
                "filled": each.filled,
                "segments": list(each.segments),
                "opens": list(each.opens),
                "sentence": each.sentence,
            }
            for each in found
        ]
    )
    return 0
