"""The customer: a person or firm we can name by one key, and the channels one may be written on."""

from enum import StrEnum


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


class Consent(StrEnum):
    """What someone said about being written to. RELATION: no yes, but a customer relation (soft opt-in)."""

    YES = "yes"
    RELATION = "relation"
    NO = "no"
    UNKNOWN = "unknown"
