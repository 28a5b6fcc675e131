"""For how many people each field is known, asked in one question: what the segment wizard offers and what it hides.

In: customers and metrics. Used by: flow.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_seg.metrics import refresh
from desktop_seg.model.field import Field
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class Coverage:
    """people: everyone known as of the day. known: by field key, the people with a value."""

    people: int
    known: Mapping[str, int]

    def share(self, key: str) -> float:
        """Return the share of people for whom a field is known; 0 where there is nobody."""
        return self.known[key] / self.people if self.people else 0.0


def coverage(db: Database, fields: Sequence[Field], as_of: int) -> Coverage:
    """Count the known values of fields as of a day."""
    counted = ", ".join(f"count({field.column})" for field in fields)
    with refresh.at(db, as_of) as table:
        row = db.one(
            f"""SELECT count(*), {counted} FROM customer c JOIN {table} m ON m.customer_id = c.id
                WHERE {EVERYONE}""",
            {"as_of": as_of},
        )
    numbers = [int(value or 0) for value in row or ()]
    return Coverage(numbers[0], {field.key: number for field, number in zip(fields, numbers[1:], strict=True)})
