"""Commands that look: segments, members, fields."""

from desktop_seg.base import counted
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_number, format_share
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.metrics.catalogue import rule_fields
from desktop_seg.model.field import Field
from desktop_seg.model.period import to_date
from desktop_seg.rules.pointless import refuse_pointless
from desktop_seg.segments import capability, catalogue, evaluate, rule_file
from desktop_seg.segments.evaluate import SegmentCount
from desktop_seg.segments.row_source import SOURCES, sources_of
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import rule_of
from desktop_seg.segments.words import sentence, title
from desktop_seg.store import customer_key, setting
from desktop_seg.store.database import Database

_LISTED = ("customer", "name", "city", "frequency", "last_day", "monetary")


def chosen(asked: Asked, db: Database) -> Segment:
    """Return the segment that was named, or the one of the rule file.

    Raises UserError when there is none, and when nobody is in it because the shop lacks what it asks for or because
    the rule says what can never be.
    """
    rule = asked.values.get("rule")
    if rule:
        segment = rule_file.read(rule)
        fields = {field.key: field for field in rule_fields(db)}
        refuse_pointless(rule_of(segment), fields, sources_of(db))
        return segment
    segment = catalogue.find(db, asked.values["key"])
    as_of = asked.as_of(db)
    lack = capability.missing(segment, capability.shop_facts(db, as_of))
    if lack is not None and not evaluate.members(db, segment, as_of):
        raise UserError(
            _("“{segment}” cannot be worked out yet. {lack}").format(segment=title(segment), lack=lack),
            _("“desktop-seg needs” lists which data would open which segments."),
        )
    return segment


def segments(asked: Asked, output: Output) -> int:
    """List all segments with their counts; those that cannot be computed with what they lack."""
    with asked.open() as db:
        as_of = asked.as_of(db)
        facts = capability.shop_facts(db, as_of)
        every = catalogue.all_segments(db)
        lacks = {segment.key: capability.missing(segment, facts) for segment in every}
        counts = evaluate.counts(db, [segment for segment in every if lacks[segment.key] is None], as_of)
        said = {segment.key: sentence(db, segment) for segment in every} if asked.is_json else {}
    output.say(_("As of {day}").format(day=format_date(to_date(as_of), "long")))
    heads = [_("Key"), _("Segment"), _("People"), _("Share"), _("Of sales"), _("May be e-mailed")]
    known = [segment for segment in every if segment.key in counts]
    output.table(heads, [_counted(segment, counts[segment.key]) for segment in known], numbers=(2, 3, 4, 5))
    for segment in every:
        if lacks[segment.key]:
            output.say(f"{segment.key}: {lacks[segment.key]}")
    listed = [
        {
            "key": segment.key,
            "title": title(segment),
            "sentence": said[segment.key],
            "missing": lacks[segment.key],
            **_figures(counts.get(segment.key)),
        }
        for segment in (every if asked.is_json else ())
    ]
    output.data({"as_of": to_date(as_of).isoformat(), "segments": listed})
    return 0


def _counted(segment: Segment, found: SegmentCount) -> list[str]:
    return [
        segment.key,
        title(segment),
        format_number(found.count),
        format_share(found.share, 1),
        format_share(found.sales_share, 1),
        format_number(found.may_email),
    ]


def _figures(found: SegmentCount | None) -> dict[str, float | None]:
    """Return the figures of a segment for programs; all unknown for one that cannot be computed."""
    return {
        "count": found.count if found else None,
        "share": found.share if found else None,
        "sales_share": found.sales_share if found else None,
        "may_email": found.may_email if found else None,
    }


def members(asked: Asked, output: Output) -> int:
    """List the people of a segment; with --ids only their numbers, sorted, one a line."""
    from desktop_seg.exports.column import columns, people
    from desktop_seg.exports.table import cell

    with asked.open() as db:
        as_of = asked.as_of(db)
        segment = chosen(asked, db)
        ids = evaluate.members(db, segment, as_of)
        keys = customer_key.keys(db, ids)
        said = sentence(db, segment)
        fields = [field for field in columns(db) if field.key in _LISTED]
        rows = list(people(db, ids, fields, as_of)) if not asked.values["ids"] else []
        currency = setting.load(db).currency
    if asked.values["ids"] and not asked.is_json:
        for key in sorted(keys):
            output.line(key)
        return 0
    text = _("{segment}: {people} as of {day}")
    day = format_date(to_date(as_of), "long")
    output.say(text.format(segment=title(segment), people=counted.people(len(ids)), day=day))
    output.say(said)
    shown = [[_written(cell(field, value, currency)) for field, value in zip(fields, row, strict=True)] for row in rows]
    output.table([_(field.title) for field in fields], shown)
    output.data(
        {
            "segment": segment.key,
            "title": title(segment),
            "sentence": said,
            "as_of": to_date(as_of).isoformat(),
            "count": len(ids),
            "members": sorted(keys) if asked.values["ids"] else keys,
        }
    )
    return 0


def fields(asked: Asked, output: Output) -> int:
    """List everything a rule may ask about: fields of people, and rows with their fields."""
    if asked.shop.exists():
        with asked.open() as db:
            own = [field for field in rule_fields(db) if field.key != field.gate]
    else:
        from desktop_seg.metrics.catalogue import FIELDS

        own = list(FIELDS)
    rows = [[each.key, each.kind.value, each.unit, each.source, _(each.title)] for each in own]
    output.table([_("Key"), _("Type"), _("Unit"), _("Source"), _("Title")], rows)
    for source in SOURCES.values():
        output.say()
        output.say(_("Rows “{key}”: {title}").format(key=source.key, title=_(source.title)))
        inside = [[each.key, each.kind.value, _(each.title)] for each in source.fields.values()]
        output.table([_("Key"), _("Type"), _("Title")], inside)
    output.data(
        {
            "fields": [_field(each) for each in own],
            "rows": [
                {"key": source.key, "title": _(source.title), "fields": [_field(f) for f in source.fields.values()]}
                for source in SOURCES.values()
            ],
        }
    )
    return 0


def _field(field: Field) -> dict[str, str | list[str]]:
    return {
        "key": field.key,
        "title": _(field.title),
        "type": field.kind.value,
        "unit": field.unit,
        "source": field.source,
        "help": _(field.help),
        "choices": [choice.key for choice in field.choices],
    }


def _written(value: object) -> str:
    return "" if value is None else str(value)
