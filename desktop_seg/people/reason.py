"""Why two customers may be one person, in words. Used by: likeness (which reasons), the page and the command line."""

from collections.abc import Iterable
from enum import StrEnum

from desktop_seg.base.i18n import N_, _, format_list


class Reason(StrEnum):
    """One thing two customers have in common, or nearly so."""

    SAME_EMAIL = "same_email"
    EMAIL_TAG = "email_tag"
    SAME_PHONE = "same_phone"
    SAME_CARD = "same_card"
    NUMBER_ZEROS = "number_zeros"
    SAME_NAME = "same_name"
    NAME_TURNED = "name_turned"
    SAME_FIRM = "same_firm"
    INITIAL = "initial"
    NO_FIRST_NAME = "no_first_name"
    FIRST_NAME_LETTER = "first_name_letter"
    LAST_NAME_LETTER = "last_name_letter"
    DOUBLE_NAME = "double_name"
    SAME_ADDRESS = "same_address"
    SAME_STREET = "same_street"
    SAME_POSTCODE = "same_postcode"
    POSTCODE_LETTER = "postcode_letter"
    SAME_BIRTHDAY = "same_birthday"
    NOTHING_ELSE = "nothing_else"


TITLES = {
    Reason.SAME_EMAIL: N_("same e-mail"),
    Reason.EMAIL_TAG: N_("same e-mail but for what follows the +"),
    Reason.SAME_PHONE: N_("same phone"),
    Reason.SAME_CARD: N_("same loyalty card"),
    Reason.NUMBER_ZEROS: N_("same customer number but for the zeros before it, which Excel takes away"),
    Reason.SAME_NAME: N_("same name"),
    Reason.NAME_TURNED: N_("first and last name the other way round"),
    Reason.SAME_FIRM: N_("same firm"),
    Reason.INITIAL: N_("same last name with a fitting initial"),
    Reason.NO_FIRST_NAME: N_("same last name without a first name at one"),
    Reason.FIRST_NAME_LETTER: N_("first name differs in one letter"),
    Reason.LAST_NAME_LETTER: N_("last name differs in a letter"),
    Reason.DOUBLE_NAME: N_("one has a double last name"),
    Reason.SAME_ADDRESS: N_("same address"),
    Reason.SAME_STREET: N_("same street"),
    Reason.SAME_POSTCODE: N_("same postcode"),
    Reason.POSTCODE_LETTER: N_("postcode differs in one letter"),
    Reason.SAME_BIRTHDAY: N_("same birthday"),
    Reason.NOTHING_ELSE: N_("nothing else is known of one of them"),
}


def in_words(reasons: Iterable[Reason]) -> str:
    """Say the reasons as the owner reads them: "same name, same street and postcode differs in one letter"."""
    return format_list([_(TITLES[each]) for each in reasons])
