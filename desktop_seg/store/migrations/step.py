"""What a schema step is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """SQL statements that lift the schema by one version, run in one transaction."""

    why: str
    statements: tuple[str, ...]
