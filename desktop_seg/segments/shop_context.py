"""What rules are compiled against in a shop: its fields, rows and segments, and the metric tables of their days.

In: metrics (tables as of a day), own columns, segments. Used by: evaluate.py, why.py.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from operator import itemgetter

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.metrics import metric_table, refresh
from desktop_seg.metrics.catalogue import rule_fields, spoken_fields
from desktop_seg.model.field import Field
from desktop_seg.rules.check import refuse_cycle, refuse_faults
from desktop_seg.rules.context import Context
from desktop_seg.rules.tree import Rule, Values
from desktop_seg.rules.walk import day_needs, field_keys, fill, segment_keys
from desktop_seg.segments import catalogue
from desktop_seg.segments.kept import kept
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.segment import Segment
from desktop_seg.store.customer_key import KEY_SQL
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import EVERYONE

_BOUND = re.compile(r":(\w+)")

DayNeeds = Mapping[int, frozenset[str] | None]
"""Keys of fields or metrics that are asked for, by how many days before as_of; None for all of them."""

Numbers = Mapping[str, int | float | str]
"""Numbers of the parameters of a segment, by name; those that are missing have their defaults."""


def rule_of(segment: Segment, numbers: Numbers | None = None) -> Rule:
    """Return the rule with its numbers filled in: those given, else the defaults."""
    filled: dict[str, Values] = {**segment.defaults, **(numbers or {})}
    return fill(segment.rule, filled)


def segment_rules(db: Database) -> Callable[[str], Rule]:
    """Return how the filled rule of a segment is found by its key; raises UserError when there is none."""
    return cache(lambda key: rule_of(catalogue.find(db, key)))


@contextmanager
def shop_context(db: Database, rules: Iterable[Rule], as_of: int, person: int | None = None) -> Iterator[Context]:
    """Check filled rules and hold the metric tables they look at. person: only this one is asked about.

    Raises UserError for a rule that asks for something that does not exist, or about itself.
    """
    rules = tuple(rules)
    fields = {field.key: field for field in rule_fields(db)}
    segment_rule = segment_rules(db)
    for rule in rules:
        _refuse(db, rule, fields, segment_rule)
    needs = _needs([day_needs(rule, segment_rule) for rule in rules], fields)
    with ExitStack() as stack:
        tables = {as_of - shift: stack.enter_context(refresh.at(db, as_of - shift, needs[shift])) for shift in needs}
        yield Context(
            as_of=as_of,
            fields=fields,
            sources=SOURCES,
            people_sql=_people_sql(tables),
            key_sql=KEY_SQL,
            segment_rule=segment_rule,
            tables={"c": "customer"},
            figures=tables.__getitem__,
            person=person,
            first_record=partial(_first_sale, db),
            # The few rows of one person are better looked at as they are.
            answers=partial(_answers, db) if person is None else None,
        )


def _first_sale(db: Database, day: int) -> int | None:
    known = kept(db).first_sales
    if day not in known:
        first = db.value("SELECT min(id) FROM sale WHERE sold_day >= ?", (day,))
        known[day] = None if first is None else int(first)
    return known[day]


def _answers(db: Database, question: str, values: Mapping[str, SqlValue]) -> Sequence[SqlValue]:
    if "temp." in question:  # the same name may be that of another table next time
        return [row[0] for row in db.rows(question, dict(values))]
    known = kept(db).answers
    place = _BOUND.sub(lambda name: repr(values.get(name[1], name[0])), question)
    if place not in known:
        known[place] = [row[0] for row in db.rows(question, dict(values))]
    return known[place]


_ALWAYS = frozenset({"monetary_365"})


def unanswerable(db: Database, segments: Sequence[Segment]) -> dict[str, str]:
    """Return why some segments cannot be evaluated, by key: what they ask about is gone, such as an own column.

    That of a single one must not keep the others from being counted.
    """
    if not segments:
        return {}
    fields = {field.key: field for field in rule_fields(db)}
    segment_rule = segment_rules(db)
    found: dict[str, str] = {}
    for segment in segments:
        try:
            _refuse(db, rule_of(segment), fields, segment_rule)
        except UserError as error:
            found[segment.key] = error.what
    return found


def _refuse(db: Database, rule: Rule, fields: Mapping[str, Field], segment_rule: Callable[[str], Rule]) -> None:
    refuse_cycle("", rule, segment_rule)
    for each in (rule, *(segment_rule(key) for key in segment_keys(rule, segment_rule))):
        out_of_sight = field_keys(each) - fields.keys()
        if out_of_sight:
            _refuse_out_of_sight(db, out_of_sight)
        refuse_faults(each, fields, SOURCES)


def _refuse_out_of_sight(db: Database, keys: AbstractSet[str]) -> None:
    """Raise UserError when one of these fields is there, but may not be asked about now."""
    found = next((field for field in spoken_fields(db) if field.key in keys), None)
    if found is not None and found.gate:
        raise UserError(
            _("It asks about special data (“{field}”), and their use is switched off.").format(field=found.title),
            _("Read in the settings under “Special data” what the law asks, and switch it on there."),
        )
    if found is not None:
        raise UserError(
            _("It asks about your own field “{field}”, which was removed.").format(field=found.title),
            _("Put the field back in the settings under “Own fields”, or take the condition out."),
        )


def _needs(asked: Iterable[DayNeeds], fields: Mapping[str, Field]) -> DayNeeds:
    """Return by how many days rules look back and which metrics they need then; None for all of them.

    Of today all are wanted: the order of a segment asks for more than its rule. Whoever reads the people of a day wants
    to know what they are worth (member_set).
    """
    needs: dict[int, frozenset[str] | None] = {}
    for shift, keys in sorted((each for one in asked for each in one.items()), key=itemgetter(0)):
        known = needs.get(shift, _ALWAYS)
        if not shift or keys is None or known is None:
            needs[shift] = None
        else:
            needs[shift] = known.union(*(metric_table.named_in(fields[key].column) for key in keys))
    return needs


def _people_sql(tables: Mapping[int, str]) -> Callable[[int], str]:
    return lambda day: f"customer c JOIN {tables[day]} m ON m.customer_id = c.id WHERE {EVERYONE}"
