"""The words that occur in a field of somebody's rows, each with how many people have it: categories, brands, events.

In: the kinds of rows (row_source.py). Used by: sentences about behaviour in the segment wizard.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.metrics import refresh
from desktop_seg.model.field import Kind
from desktop_seg.rules.row_sql import joined
from desktop_seg.segments.row_source import SOURCES, sources_of
from desktop_seg.store.database import Database

_MOST = 2_000


@dataclass(frozen=True, slots=True)
class RowWord:
    """key: as stored. title: as people read it. people: how many customers have a row with it."""

    key: str
    title: str
    people: int


def row_words(db: Database, rows: str, field_key: str, as_of: int) -> tuple[RowWord, ...]:
    """Return the words of a field of a kind of row up to a day, the most frequent first; at most some thousands."""
    field = sources_of(db)[rows].fields[field_key]
    if field.kind is Kind.SEVERAL:
        return ()
    with refresh.at(db, as_of) as table:
        source = joined(SOURCES[rows], (field.column,)).with_figures(table)
        found = db.rows(
            f"""SELECT {field.column} AS word, count(DISTINCT {source.customer_column}) AS people FROM {source.from_sql}
                WHERE {source.where_sql} AND {source.customer_column} IS NOT NULL
                    AND coalesce({source.day_column} <= :as_of, 1)
                GROUP BY word HAVING word IS NOT NULL AND word <> '' ORDER BY people DESC, word LIMIT :most""",
            {"as_of": as_of, "most": _MOST},
        )
    titles = {choice.key: _(choice.title) for choice in field.choices}
    return tuple(RowWord(str(row[0]), titles.get(str(row[0]), str(row[0])), int(row[1] or 0)) for row in found)


def sources_with_rows(db: Database, as_of: int) -> frozenset[str]:
    """Return the keys of the kinds of rows of which customers have any up to a day."""
    with refresh.at(db, as_of) as table:
        there = {key: source.with_figures(table) for key, source in SOURCES.items()}
        return frozenset(
            key
            for key, source in there.items()
            if db.number(
                f"""SELECT EXISTS (SELECT 1 FROM {source.from_sql} WHERE {source.where_sql}
                    AND {source.customer_column} IS NOT NULL AND coalesce({source.day_column} <= :as_of, 1))""",
                {"as_of": as_of},
            )
        )
