"""Last time's answers: the plan of an import, kept with the fingerprint of its headings and offered when they return.

Between session (which saves after an import) and recognise (which uses it). Table mapping_profile of the shop file.
"""

import json
from dataclasses import dataclass, replace

from desktop_seg.base.errors import UserError
from desktop_seg.importing.fingerprint import fingerprint
from desktop_seg.importing.plan import ImportPlan, from_json, to_json
from desktop_seg.store import mapping_profile
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """plan: of the earlier import. used_at: UTC, ISO."""

    plan: ImportPlan
    used_at: str


def recall(db: Database, headers: tuple[str, ...]) -> SavedMapping | None:
    """Return the answers for these headings, None when there are none or an older program cannot read them."""
    profile = mapping_profile.find(db, fingerprint(headers))
    if profile is None:
        return None
    try:
        return SavedMapping(from_json(json.loads(profile.plan_json)), profile.used_at)
    except (UserError, ValueError):
        # A newer program saved it: the questions are asked again, and what it saved stays until they are answered.
        return None


def remember(db: Database, plan: ImportPlan, used_at: str) -> None:
    """Keep the answers of a plan; cells that were written anew belong to one file and are not kept."""
    general = replace(plan, repairs=(), replacements=())
    text = json.dumps(to_json(general), ensure_ascii=False)
    mapping_profile.save(db, mapping_profile.MappingProfile(plan.fingerprint, plan.name, plan.kind, text, used_at))
