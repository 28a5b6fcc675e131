"""Last time's answers: the lasting part of an import's plan, kept with the fingerprint of its headings and offered when
they return; and given to others as a file.

Between session (which saves after an import) and recognise (which uses it). Table mapping_profile of the shop file.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.base.small_file import read_small_text
from desktop_seg.importing.fingerprint import fingerprint
from desktop_seg.importing.mapping_file import from_toml, to_toml, without_special
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.store import mapping_profile
from desktop_seg.store.database import Database
from desktop_seg.store.mapping_profile import MappingProfile

_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """plan: the lasting part of the earlier one. used_at: UTC, ISO."""

    plan: ImportPlan
    used_at: str


def recall(db: Database, headers: tuple[str, ...]) -> SavedMapping | None:
    """Return the answers for these headings, None when there are none or an older program cannot read them."""
    profile = mapping_profile.find(db, fingerprint(headers))
    if profile is None:
        return None
    try:
        return SavedMapping(from_toml(profile.mapping), profile.used_at)
    except UserError:
        # A newer program saved it: the questions are asked again, and what it saved stays until they are answered.
        return None


def remember(db: Database, plan: ImportPlan, used_at: str) -> None:
    """Keep the answers of a plan; what belongs to one file, such as repaired cells, is not kept."""
    mapping_profile.save(db, profile_of(plan, used_at))


def profile_of(plan: ImportPlan, used_at: str) -> MappingProfile:
    """Return the lasting part of a plan as it is kept."""
    return MappingProfile(plan.fingerprint, plan.name, plan.kind, to_toml(plan), used_at)


def save_as_file(profile: MappingProfile, path: Path) -> None:
    """Write saved answers into a file to give away. Raises UserError when that is not possible."""
    try:
        path.write_text(to_toml(without_special(from_toml(profile.mapping))), encoding="utf-8")
    except OSError as error:
        raise UserError(
            _("The file “{file}” cannot be written.").format(file=path.name),
            _("Choose another folder, or close the program in which the file is open."),
        ) from error


def take_in(db: Database, path: Path, at: str) -> ImportPlan:
    """Keep the answers of a file that somebody gave; they count for spreadsheets with its headings.

    at: UTC, ISO. Raises UserError for a file that cannot be opened or is no mapping.
    """
    try:
        text = read_small_text(path, _MOST_BYTES)
    except OSError as error:
        raise UserError(
            _("The file “{file}” cannot be opened.").format(file=path.name),
            _("Check its name and folder."),
        ) from error
    except ValueError:
        text = ""  # what is no text is no mapping either
    plan = without_special(from_toml(text))
    remember(db, plan, at)
    return plan
