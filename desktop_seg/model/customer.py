"""The customer: a person or firm we can name by one key, and the channels one may be written on."""

from enum import StrEnum

from desktop_seg.base.i18n import N_


class CustomerKind(StrEnum):
    """COLLECTIVE is a counter account ("Passant"): never one giant VIP, outside every segment."""

    PERSON = "person"
    BUSINESS = "business"
    HOUSEHOLD = "household"
    COLLECTIVE = "collective"


class Channel(StrEnum):
    """Ways to write to someone; consent is kept for each."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    SMS = "sms"
    ADS = "ads"


CHANNEL_TITLES = {
    Channel.EMAIL: N_("E-mail"),
    Channel.POST: N_("Post"),
    Channel.PHONE: N_("Phone calls"),
    Channel.SMS: N_("Text messages"),
    Channel.ADS: N_("Online advertising"),
}
"""Each channel as a line of its own begins with it."""

CHANNEL_WORDS = {
    Channel.EMAIL: N_("e-mail"),
    Channel.POST: N_("post"),
    Channel.PHONE: N_("phone"),
    Channel.SMS: N_("text messages"),
    Channel.ADS: N_("online advertising"),
}
"""Each channel as it stands in a sentence or in a list."""


class Consent(StrEnum):
    """What someone said about being written to. RELATION: no yes, but a customer relation (soft opt-in)."""

    YES = "yes"
    RELATION = "relation"
    NO = "no"
    UNKNOWN = "unknown"
