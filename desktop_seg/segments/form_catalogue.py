"""The list of sentences about behaviour that the segment wizard offers. A new one is one value in segments/forms/.

Each is data: the sentence, the rule with holes, and what may stand in the holes (segments/form.py).
"""

from typing import Any

from desktop_seg.rules.tree import Is, Rule
from desktop_seg.segments.form import Form, match
from desktop_seg.segments.forms import event, goods, money, time, word

FORMS: tuple[Form, ...] = (*goods.FORMS, *time.FORMS, *money.FORMS, *event.FORMS, *word.FORMS)


def find(key: str) -> Form:
    """Return a form by its key."""
    return next(form for form in FORMS if form.key == key)


def form_of(rule: Rule) -> tuple[Form, dict[str, Any]] | None:
    """Return the form that says a rule, with its answers; None when no form does."""
    for form in FORMS:
        answers = match(form, rule)
        if answers is not None:
            return form, answers
    return None


def can_be_taken_up(rule: Rule) -> bool:
    """Whether a condition can be shown to be changed: it compares a field, or a sentence says it."""
    return isinstance(rule, Is) or form_of(rule) is not None
