"""Saved answers of imports, one for each layout of headings: table mapping_profile.

The mapping is text that importing reads and writes (importing/mapping_file.py); here it is only text.
"""

from dataclasses import dataclass

from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class MappingProfile:
    """fingerprint: of the headings. name: of the file it was made for. used_at: UTC, ISO."""

    fingerprint: str
    name: str
    kind: str
    mapping: str
    used_at: str


def find(db: Database, fingerprint: str) -> MappingProfile | None:
    """Return what was saved for these headings, None when nothing was."""
    row = db.one(
        "SELECT fingerprint, name, kind, mapping, used_at FROM mapping_profile WHERE fingerprint = ?", (fingerprint,)
    )
    return MappingProfile(*map(str, row)) if row else None


def save(db: Database, profile: MappingProfile) -> None:
    """Keep the answers for these headings in place of earlier ones."""
    db.run(
        "INSERT INTO mapping_profile(fingerprint, name, kind, mapping, used_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(fingerprint) DO UPDATE SET name = excluded.name, kind = excluded.kind,"
        " mapping = excluded.mapping, used_at = excluded.used_at",
        (profile.fingerprint, profile.name, profile.kind, profile.mapping, profile.used_at),
    )


def forget(db: Database, fingerprint: str) -> None:
    """Drop what was saved for these headings."""
    db.run("DELETE FROM mapping_profile WHERE fingerprint = ?", (fingerprint,))


def everything(db: Database) -> list[MappingProfile]:
    """Return all saved answers, those used last first."""
    rows = db.rows("SELECT fingerprint, name, kind, mapping, used_at FROM mapping_profile ORDER BY used_at DESC, name")
    return [MappingProfile(*map(str, row)) for row in rows]
