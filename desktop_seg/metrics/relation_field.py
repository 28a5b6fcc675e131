"""How people stand with the shop: favourite channel, complaints, marks they gave, invoices they paid late.

In: tables event, complaint, survey_question, survey_answer, view payment_term. Used by: rules, tables, analysis.
Where the shop has no such list at all, the figure is unknown and not 0: nobody has been asked.
Source: resources/help/definitions.md#favourite-channel, #complaints, #marks, #overdue.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind

_IN_YEAR = "BETWEEN :as_of - 364 AND :as_of"

_COMPLAINT = "complaint k WHERE k.customer_id = c.id AND k.day <= :as_of"
_SOME_COMPLAINT = "EXISTS (SELECT 1 FROM complaint WHERE day <= :as_of)"
# Solved on a later day: still open as of then. Without a day of solving its status is all that is known.
_OPEN = "(k.resolved_day > :as_of OR (k.resolved_day IS NULL AND coalesce(k.status, 'open') = 'open'))"


def _complaints(which: str) -> str:
    # Most people never complained: they are told apart by a list that is made once.
    complained = "c.id IN (SELECT customer_id FROM complaint)"
    counted = f"CASE WHEN {complained} THEN (SELECT count(*) FROM {_COMPLAINT} AND {which}) ELSE 0 END"
    return f"CASE WHEN {_SOME_COMPLAINT} THEN {counted} END"


def _mark(value: str, topic: str) -> str:
    """Return SQL for the newest mark of a topic this customer gave up to the day; value: of `mark` and `scale`.

    scale: 5 or 10 as the question itself says ("1-10"), else 10 when anybody gave more than a 5.
    """
    # Lists that are made once for everybody: most people gave no mark, and no question is read through for each answer.
    asked = f"SELECT id FROM survey_question WHERE topic = '{topic}' AND type = 'number'"
    answered = f"SELECT customer_id FROM survey_answer WHERE question_id IN ({asked})"
    of_ten = f"""SELECT q.id FROM survey_question q JOIN survey_answer a ON a.question_id = q.id
        WHERE q.id IN ({asked})
        GROUP BY q.id HAVING coalesce(told_scale(q.text) = 10, max(CAST(a.answer AS REAL)) > 5)"""
    newest = f"""SELECT CAST(a.answer AS REAL) AS mark,
            CASE WHEN a.question_id IN ({of_ten}) THEN 10.0 ELSE 5.0 END AS scale
        FROM survey_answer a
        WHERE a.customer_id = c.id AND a.question_id IN ({asked}) AND coalesce(a.day, 0) <= :as_of
        ORDER BY a.day DESC NULLS LAST, a.import_id DESC LIMIT 1"""
    return f"CASE WHEN c.id IN ({answered}) THEN (SELECT {value} FROM ({newest})) END"


_TERM = "payment_term t WHERE t.customer_id = c.id AND t.due_day < :as_of AND coalesce(t.day, t.due_day) <= :as_of"
_SOME_TERM = "EXISTS (SELECT 1 FROM payment_term WHERE due_day < :as_of)"
_LATE = "(t.paid_day > t.due_day OR t.paid_day IS NULL)"
_TWO_YEARS = "t.due_day > months_before(:as_of, 24)"


def _terms(which: str) -> str:
    return f"CASE WHEN {_SOME_TERM} THEN (SELECT count(*) FROM {_TERM} AND {which}) END"


CHANNELS = (
    Choice("email", N_("E-mail")),
    Choice("post", N_("Post")),
    Choice("phone", N_("Phone")),
    Choice("sms", N_("Text messages")),
    Choice("whatsapp", N_("WhatsApp")),
    Choice("instagram", N_("Instagram")),
    Choice("facebook", N_("Facebook")),
    Choice("kakao", N_("KakaoTalk")),
    Choice("naver", N_("Naver")),
    Choice("tiktok", N_("TikTok")),
    Choice("youtube", N_("YouTube")),
    Choice("linkedin", N_("LinkedIn")),
    Choice("pinterest", N_("Pinterest")),
    Choice("x", N_("X")),
)

# Where they are met most often on social channels within a year; of two, the one of the latest day.
_MET_ON = """SELECT word_class('channel', e.source) AS channel FROM event e
    WHERE e.customer_id = c.id AND e.kind = 'social' AND e.day BETWEEN :as_of - 364 AND :as_of
    AND word_class('channel', e.source) IS NOT NULL
    GROUP BY channel ORDER BY count(*) DESC, max(e.day) DESC, channel LIMIT 1"""
_WAS_MET = "c.id IN (SELECT customer_id FROM event WHERE kind = 'social')"


def _relation(key: str, title: str, column: str, help_text: str, unit: str = "") -> Field:
    return Field(key, title, Kind.NUMBER, column, "relation", unit=unit, help=help_text, group="relation")


RELATION_FIELDS: tuple[Field, ...] = (
    Field(
        "favourite_channel",
        N_("Favourite channel"),
        Kind.CHOICE,
        f"coalesce(word_class('channel', c.preferred_channel), CASE WHEN {_WAS_MET} THEN ({_MET_ON}) END)",
        "relation",
        help=N_("The channel they prefer; where none was imported, the social channel they were met on most."),
        group="relation",
        choices=CHANNELS,
    ),
    _relation(
        "complaints_365",
        N_("Complaints in the last year"),
        _complaints(f"k.day {_IN_YEAR}"),
        N_("How many complaints and problems with orders came in the last 365 days."),
        "times",
    ),
    _relation(
        "complaints_per_visit_365",
        N_("Complaints for each visit in the last year"),
        f"CASE WHEN m.frequency_365 > 0 THEN {_complaints(f'k.day {_IN_YEAR}')} * 1.0 / m.frequency_365 END",
        N_("Complaints of the last 365 days, divided by the visits with a purchase in them."),
        "share",
    ),
    _relation(
        "complaints_open",
        N_("Open complaints"),
        _complaints(_OPEN),
        N_("Complaints that were not solved by the day."),
        "times",
    ),
    _relation(
        "complaint_rating",
        N_("Mark for how a complaint was handled"),
        f"""CASE WHEN c.id IN (SELECT customer_id FROM complaint WHERE rating IS NOT NULL) THEN (
            SELECT k.rating FROM {_COMPLAINT} AND k.rating IS NOT NULL ORDER BY k.day DESC, k.id DESC LIMIT 1) END""",
        N_("The latest one, as it was given."),
    ),
    _relation(
        "satisfaction",
        N_("Mark for the shop"),
        _mark("mark", "satisfaction"),
        N_("The latest answer to a question about satisfaction, as it was given."),
    ),
    _relation(
        "satisfaction_of_ten",
        N_("Mark for the shop, out of ten"),
        _mark("mark * 10 / scale", "satisfaction"),
        N_("The latest mark for the shop; one out of five counts double."),
    ),
    _relation(
        "recommends_of_ten",
        N_("Would recommend the shop, out of ten"),
        _mark("mark * 10 / scale", "nps"),
        N_("The latest answer to whether they would recommend the shop."),
    ),
    _relation(
        "invoices_24_months",
        N_("Invoices due in the last two years"),
        _terms(_TWO_YEARS),
        N_("Invoices and sales on account whose last day of payment lies in the last 24 months."),
        "times",
    ),
    _relation(
        "overdue_24_months",
        N_("Paid late in the last two years"),
        _terms(f"{_TWO_YEARS} AND {_LATE}"),
        N_("Of those, the ones that were paid after the last day of payment, or not yet."),
        "times",
    ),
    _relation(
        "overdue_365",
        N_("Paid late in the last year"),
        _terms(f"t.due_day > :as_of - 365 AND {_LATE}"),
        N_("Invoices due in the last 365 days that were paid after the last day of payment, or not yet."),
        "times",
    ),
)
