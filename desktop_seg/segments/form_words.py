"""A condition said by the sentence it was made with: "bought from the category “Roses” on at least 2 days, ever".

In: a rule. Out: the sentence of the form that makes this very rule, filled in; None when no form does, then the rule
speaks for itself (rules/words.py). Used by: words.py, which hands it to the speaker.
"""

from typing import Any, cast

from desktop_seg.base.i18n import _, format_list, format_money, format_number
from desktop_seg.rules.row_words import window_words
from desktop_seg.rules.tree import InSegment, Is, Rule, Top, Window
from desktop_seg.rules.value_words import share_words, span_words
from desktop_seg.rules.words import Speaker
from desktop_seg.segments.form import Slot, SlotKind
from desktop_seg.segments.form_catalogue import form_of


def form_words(rule: Rule, speaker: Speaker) -> str | None:
    """Return the sentence of a rule as a clause, without its full stop and capital."""
    if isinstance(rule, Is | InSegment | Top):
        return None  # these are said as well by themselves
    found = form_of(rule)
    if found is None:
        return None
    form, answers = found
    if any(slot.kind is SlotKind.COUNT and answers[slot.name] == 1 for slot in form.slots):
        return None  # "on at least 1 days" is nobody's language
    said = {slot.name: _said(slot, answers, speaker) for slot in form.slots}
    text = _(form.sentence).format(**said).rstrip(".").strip()
    return text[:1].lower() + text[1:]


def _said(slot: Slot, answers: dict[str, Any], speaker: Speaker) -> str:
    value = answers[slot.name]
    match slot.kind:
        case SlotKind.COUNT:
            return format_number(value)
        case SlotKind.SHARE:
            return share_words(value)
        case SlotKind.MONEY:
            return format_money(value, speaker.currency)
        case SlotKind.SPAN:
            return span_words(value)
        case SlotKind.WINDOW:
            return window_words(value) if value != Window() else _("at any time")
        case SlotKind.OPTION:
            option = next(option for option in slot.options if option.value == value)
            return _(option.title)
        case SlotKind.WORDS:
            return _listed(slot, cast(tuple[str, ...], value), answers, speaker)
    return speaker.segment_title(str(value))


def _listed(slot: Slot, keys: tuple[str, ...], answers: dict[str, Any], speaker: Speaker) -> str:
    """Return ticked words: those of the shop as they stand, ours translated."""
    of_field = str(answers[slot.of_field[1:-1]]) if slot.of_field.startswith("{") else slot.of_field
    source = speaker.sources.get(slot.rows)
    field = source.fields.get(of_field) if source is not None else None
    titles = {choice.key: _(choice.title) for choice in field.choices} if field is not None else {}
    return format_list([_("“{text}”").format(text=titles.get(key, key)) for key in keys], "or")
