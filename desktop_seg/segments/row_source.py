"""The rows a rule may ask about, all kinds in one list; a new kind is one value in segments/source/<family>.py.

Used by: segments/shop_context.py, the rule editor, `desktop-seg fields`.
"""

from collections.abc import Mapping
from dataclasses import replace

from desktop_seg.model.field import Choice, Field
from desktop_seg.rules.context import RowSource
from desktop_seg.segments.source import event, figure, line, said, sale, service
from desktop_seg.store import promotion, season
from desktop_seg.store.database import Database

SOURCES: dict[str, RowSource] = {
    source.key: source
    for source in (
        *sale.SOURCES,
        *line.SOURCES,
        *event.SOURCES,
        *service.SOURCES,
        *said.SOURCES,
        *figure.SOURCES,
    )
}


def sources_of(db: Database) -> dict[str, RowSource]:
    """Return the same kinds of rows with the words of this shop: its seasons and promotions as choices."""
    choices = {
        "season": tuple(
            Choice(each.occasion.key, each.occasion.name) for each in season.seasons(db) if not each.is_off
        ),
        "promotion": tuple(
            Choice(name, name) for name in dict.fromkeys(each.name for each in promotion.promotions(db))
        ),
    }
    return {key: replace(source, fields=_with_choices(source.fields, choices)) for key, source in SOURCES.items()}


def _with_choices(fields: Mapping[str, Field], choices: Mapping[str, tuple[Choice, ...]]) -> dict[str, Field]:
    return {key: replace(field, choices=choices[key]) if key in choices else field for key, field in fields.items()}
