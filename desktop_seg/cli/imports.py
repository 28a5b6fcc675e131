"""Commands about what was imported: imports, undo."""

from desktop_seg.base.i18n import _, format_money, format_number
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.importing.undo import preview, undo
from desktop_seg.store import setting
from desktop_seg.store.import_file import imports


def list_imports(asked: Asked, output: Output) -> int:
    """List the imports, the newest first."""
    with asked.open() as db:
        found = imports(db)
        currency = setting.load(db).currency
    rows = [
        [
            str(each.id),
            each.name,
            _(KIND_TITLES[FileKind(each.kind)]),
            each.imported_at.replace("T", " ")[:16],
            format_number(each.outcome.rows_read),
            format_number(each.outcome.rows_aside),
            format_money(each.outcome.net_cents, currency),
        ]
        for each in found
    ]
    heads = [_("No."), _("File"), _("Kind"), _("Imported (UTC)"), _("Rows"), _("Set aside"), _("Sales")]
    output.table(heads, rows, numbers=(0, 4, 5, 6))
    output.data(
        [
            {
                "id": each.id,
                "name": each.name,
                "kind": each.kind,
                "imported_at": each.imported_at,
                "rows_read": each.outcome.rows_read,
                "rows_new": each.outcome.rows_new,
                "rows_updated": each.outcome.rows_updated,
                "rows_same": each.outcome.rows_same,
                "rows_aside": each.outcome.rows_aside,
                "net_cents": each.outcome.net_cents,
            }
            for each in found
        ]
    )
    return 0


def undo_import(asked: Asked, output: Output) -> int:
    """Take one import back, or only say what that would take along."""
    number: int = asked.values["number"]
    with asked.open() as db:
        effect = preview(db, number) if asked.values["dry_run"] else undo(db, number)
        currency = setting.load(db).currency
    done = _("Import {n} ({file}) was taken back.").format(n=number, file=effect.name)
    output.say(_("Nothing was changed.") if asked.values["dry_run"] else done)
    for sentence in effect.sentences(currency):
        output.say(sentence)
    output.data({"import": number, "name": effect.name, "rows": effect.rows, "dry_run": asked.values["dry_run"]})
    return 0
