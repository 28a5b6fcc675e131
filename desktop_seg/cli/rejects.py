"""Command rejects: the rows that an import set aside, as a workbook to be mended and imported again."""

from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.exports import rows_aside


def save(asked: Asked, output: Output) -> int:
    """Write the workbook and say where it is."""
    target: Path = asked.values["out"]
    if target.suffix.lower() != ".xlsx":
        raise UserError(
            _("“{file}” is no name for a workbook.").format(file=target.name), _("Choose a name that ends in .xlsx.")
        )
    with asked.open() as db:
        written = rows_aside.save(db, asked.values["number"], target)
    text = ngettext("{n} row was saved in {file}.", "{n} rows were saved in {file}.", written.rows)
    output.say(text.format(n=format_number(written.rows), file=written.path))
    output.say(_("Mend the marked cells there and import that file; what stands behind the columns may stay."))
    output.data({"import": asked.values["number"], "rows": written.rows, "file": str(written.path)})
    return 0
