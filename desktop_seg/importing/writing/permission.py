"""What a row about a customer says of being written to: permissions, objections, the day somebody unsubscribed.

In: the values of a row by import field. Out: one word for each way of writing it is about. Used by: customer.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from desktop_seg.model.customer import Channel, Consent

_CONSENTS = {
    "consent_email": Channel.EMAIL,
    "consent_sms": Channel.SMS,
    "consent_post": Channel.POST,
    "consent_phone": Channel.PHONE,
}
# A yes in such a column is a no to these ways of writing; its no says nothing.
_OBJECTIONS = {
    "no_contact": tuple(Channel),
    "no_email": (Channel.EMAIL,),
    "no_post": (Channel.POST,),
    "no_phone": (Channel.PHONE, Channel.SMS),
}
FIELDS = (*_CONSENTS, "consent_any", *_OBJECTIONS, "consent_date", "unsubscribed_on")


class Word(NamedTuple):
    """field: whose column says it. day: None when the row does not tell when it was said."""

    field: str
    channel: Channel
    status: Consent
    day: int | None


def words(told: Mapping[str, Any]) -> Iterator[Word]:
    """Yield what the values of a row say."""
    day = told.get("consent_date")
    for field, channel in _CONSENTS.items():
        if told.get(field) is not None:
            yield Word(field, channel, Consent(told[field]), day)
    general = told.get("consent_any")
    if general is not None:
        # As in a list of permissions: a no is about every way of writing, a yes only about e-mail.
        for channel in Channel if general == Consent.NO else (Channel.EMAIL,):
            yield Word("consent_any", channel, Consent(general), day)
    for field, channels in _OBJECTIONS.items():
        for channel in channels if told.get(field) else ():
            yield Word(field, channel, Consent.NO, None)
    left = told.get("unsubscribed_on")
    # Whoever came back after unsubscribing says so with a later day.
    for channel in Channel if left is not None else ():
        yield Word("unsubscribed_on", channel, Consent.NO, left)
