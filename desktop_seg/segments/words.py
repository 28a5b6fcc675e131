"""A segment in the owner's words: title, sentence with its numbers, parameters, advice."""

from desktop_seg.base.i18n import _, format_number, format_share
from desktop_seg.metrics.catalogue import spoken_fields
from desktop_seg.rules.walk import field_keys
from desktop_seg.rules.words import Speaker
from desktop_seg.rules.words import sentence as rule_sentence
from desktop_seg.segments import catalogue
from desktop_seg.segments.row_source import sources_of
from desktop_seg.segments.segment import Parameter, Segment, Unit
from desktop_seg.segments.shop_context import Numbers, rule_of
from desktop_seg.store import setting
from desktop_seg.store.database import Database


def title(segment: Segment) -> str:
    """Return the title of a segment in the owner's language; own ones are called as the owner called them."""
    if segment.is_own:
        return segment.title
    if "{" not in segment.title:
        return _(segment.title)
    named = {each.name: number_words(each, each.default) for each in segment.parameters}
    return _(segment.title).format(**named)


def sentence(db: Database, segment: Segment, numbers: Numbers | None = None) -> str:
    """Return who is in a segment as one sentence with its numbers."""
    if not segment.sentence:
        rule, says = rule_of(segment, numbers), speaker(db)
        if segment.is_own and not field_keys(rule) <= says.fields.keys():
            return _("People by something that is not in this shop any more.")
        return rule_sentence(rule, says)
    chosen = {**segment.defaults, **(numbers or {})}
    written = {parameter.name: number_words(parameter, chosen[parameter.name]) for parameter in segment.parameters}
    return _(segment.sentence).format(**written)


def number_words(parameter: Parameter, number: float | str) -> str:
    """Return the value of a parameter as it is written in a sentence."""
    if parameter.unit is Unit.CHOICE:
        chosen = next((choice.title for choice in parameter.choices if choice.key == number), "")
        # The shop's own words are not translated, and the empty text is the head of a catalogue.
        return _(chosen) if chosen and parameter.choice_of is None else chosen or "…"
    value = float(number)
    if parameter.unit is Unit.SHARE:
        return format_share(value, 0 if round(value * 1000) % 10 == 0 else 1)
    return format_number(value, 0 if value == int(value) else 1)


def speaker(db: Database) -> Speaker:
    """Return what rules need to be said in this shop."""
    from desktop_seg.segments.form_words import form_words  # with all forms: who asks for titles alone goes without

    return Speaker(
        fields={field.key: field for field in spoken_fields(db)},
        sources=sources_of(db),
        currency=setting.load(db).currency,
        segment_title=lambda key: title(catalogue.find(db, key)),
        own_words=form_words,
    )
