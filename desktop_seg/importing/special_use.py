"""The owner's decision to keep a special category: which column, for what, and where the consent of each person stands.

Made in the wizard or in a file of answers, never by the program; without it such a column is held back. The consent may
stand in the same file, in a later list of customers, or be noted by hand on a customer's page. Used by: answer,
kept_column, plan, writing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.fingerprint import norm

_WORDS = ("purpose", "consent", "consent_date")


@dataclass(frozen=True, slots=True)
class SpecialUse:
    """What was decided of one field. purpose: in the owner's words, as people were told it when they agreed.

    consent: heading of the column that says yes or no to this use. consent_date: heading of the column with the day of
    the consent; without the other one a day is a yes. Both "" where the file tells nothing of it.
    """

    purpose: str
    consent: str = ""
    consent_date: str = ""


@dataclass(frozen=True, slots=True)
class SpecialPlan:
    """A decision as the plan of an import holds it. name: of the field. value, consent, day: columns, None for none."""

    name: str
    purpose: str
    value: int | None = None
    consent: int | None = None
    day: int | None = None


def special_use(name: str, raw: object) -> SpecialUse:
    """Return the decision on the field `name` from JSON data. Raises UserError for one without purpose, or no decision.

    The law asks that people are told for what their data are used: without a purpose no consent is one.
    """
    if not isinstance(raw, dict) or not all(isinstance(each, str) for each in raw.values()) or set(raw) - {*_WORDS}:
        raise UserError(
            _("“{name}” under “special” is not written as a decision.").format(name=name),
            _("Write it with “purpose”, “consent” and “consent_date”, as in the help."),
        )
    if not raw.get("purpose", "").strip():
        raise UserError(
            _("It is not said for what “{name}” is kept.").format(name=name),
            _("Give a “purpose”: the one that people were told when they agreed."),
        )
    return SpecialUse(**{word: " ".join(raw.get(word, "").split()) for word in _WORDS})


def planned(name: str, use: SpecialUse, headers: Sequence[str]) -> SpecialPlan:
    """Return a decision for a file with these headings; a column that it does not have is none."""
    places = {norm(header): index for index, header in reversed(list(enumerate(headers))) if header}
    consent, day = (places.get(norm(heading)) if heading else None for heading in (use.consent, use.consent_date))
    return SpecialPlan(name, use.purpose, places.get(norm(name)), consent, day)


def taken_up(plan: SpecialPlan, headers: Mapping[int, str]) -> SpecialUse:
    """Return the decision that a plan came from. headers: by column."""
    consent, day = ("" if index is None else headers[index] for index in (plan.consent, plan.day))
    return SpecialUse(plan.purpose, consent, day)


def without_columns(use: SpecialUse, left_out: Collection[str]) -> SpecialUse:
    """Return a decision that takes no word from columns the owner left out (their reduced headings)."""
    return replace(
        use,
        consent="" if norm(use.consent) in left_out else use.consent,
        consent_date="" if norm(use.consent_date) in left_out else use.consent_date,
    )


def without_column(plans: Iterable[SpecialPlan], index: int) -> tuple[SpecialPlan, ...]:
    """Return the decisions that are left when a column becomes something else: neither kept nor telling of consent."""
    return tuple(
        replace(
            each,
            consent=None if each.consent == index else each.consent,
            day=None if each.day == index else each.day,
        )
        for each in plans
        if each.value != index
    )


def spoken_of(plans: Iterable[SpecialPlan]) -> frozenset[int]:
    """Return the columns that tell of consent."""
    return frozenset(index for plan in plans for index in (plan.consent, plan.day) if index is not None)
