"""Events: what a customer did that is no purchase. Kinds of source data: web site, newsletter tool, workshops, app."""

from enum import StrEnum


class EventKind(StrEnum):
    """Kinds as they stand in the shop file; the rules ask for them by these words."""

    VISIT = "visit"
    PAGE = "page"
    SEARCH = "search"
    WISHLIST = "wishlist"
    CART_ADD = "cart_add"
    CART_ABANDON = "cart_abandon"
    MAIL_SENT = "mail_sent"
    MAIL_OPEN = "mail_open"
    MAIL_CLICK = "mail_click"
    MAIL_BOUNCE = "mail_bounce"
    UNSUBSCRIBE = "unsubscribe"
    NEWSLETTER_SIGNUP = "newsletter_signup"
    WEBINAR_REGISTERED = "webinar_registered"
    WEBINAR_ATTENDED = "webinar_attended"
    TRIAL_START = "trial_start"
    TRIAL_END = "trial_end"
    SURVEY_SENT = "survey_sent"
    SURVEY_STARTED = "survey_started"
    SURVEY_DONE = "survey_done"
    SOCIAL = "social"
    ACCOUNT_CREATED = "account_created"
    CONTEST = "contest"
