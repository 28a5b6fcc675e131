"""Commands around saved mappings: what the answers of earlier imports are kept for, and giving them to others."""

from datetime import UTC, datetime

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.importing.saved_mapping import save_as_file, take_in
from desktop_seg.store import mapping_profile
from desktop_seg.store.mapping_profile import MappingProfile

# Letters of a fingerprint that tell the mappings of one shop apart.
_KEY_LETTERS = 8


def list_mappings(asked: Asked, output: Output) -> int:
    """List the saved mappings, the one used last first."""
    with asked.open() as db:
        found = mapping_profile.everything(db)
    rows = [
        [_key(each), each.name, _(KIND_TITLES[FileKind(each.kind)]), each.used_at.replace("T", " ")[:16]]
        for each in found
    ]
    output.table([_("Key"), _("Made for"), _("Kind"), _("Used (UTC)")], rows)
    output.data([{"key": _key(each), "name": each.name, "kind": each.kind, "used_at": each.used_at} for each in found])
    return 0


def save_mapping(asked: Asked, output: Output) -> int:
    """Write a saved mapping into a file."""
    key, path = str(asked.values["key"]), asked.values["out"]
    with asked.open() as db:
        found = [each for each in mapping_profile.everything(db) if each.fingerprint.startswith(key)]
    if len(found) != 1:
        raise UserError(
            _("There is no saved mapping “{key}”.").format(key=key),
            _("The command “mappings” lists the keys."),
        )
    save_as_file(found[0], path)
    output.say(_("The mapping of {name} was saved as {file}.").format(name=found[0].name, file=path.name))
    output.data({"key": _key(found[0]), "file": str(path)})
    return 0


def take_mapping(asked: Asked, output: Output) -> int:
    """Keep the mapping of a file; it counts for spreadsheets with its headings."""
    path = asked.values["file"]
    with asked.open(must_exist=False) as db:
        plan = take_in(db, path, datetime.now(UTC).isoformat("T", "seconds"))
    output.say(_("Files with the headings of {name} are now read as this mapping says.").format(name=plan.name))
    output.data({"key": plan.fingerprint[:_KEY_LETTERS], "name": plan.name, "kind": plan.kind.value})
    return 0


def _key(profile: MappingProfile) -> str:
    return profile.fingerprint[:_KEY_LETTERS]
