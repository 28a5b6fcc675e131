"""What people said, as rows: answers to surveys, consents and objections.

In: tables survey_answer, survey_question, consent. Of several forms of one person the newest as of the day holds.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.customer import CHANNEL_WORDS
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.model.survey import QuestionType, Topic
from desktop_seg.rules.context import RowSource
from desktop_seg.segments.source.calendar_field import by_key
from desktop_seg.store.survey import ANSWERED_AGAIN

_TOPICS = (
    Choice(str(Topic.NPS), N_("would recommend the shop")),
    Choice(str(Topic.SATISFACTION), N_("satisfaction")),
    Choice(str(Topic.VALUE), N_("values")),
    Choice(str(Topic.INTEREST), N_("interests")),
    Choice(str(Topic.LIFESTYLE), N_("way of life")),
    Choice(str(Topic.PERSONALITY), N_("character")),
    Choice(str(Topic.DRIVER), N_("reason to buy")),
    Choice(str(Topic.USE), N_("use of the product")),
)

# As view survey_answer_now, among the forms of the days up to as_of and those without a day. Few have several forms.
_IS_NEWEST = f"""(a.customer_id NOT IN ({ANSWERED_AGAIN}) OR (a.question_id, a.customer_id, a.import_id) IN (
    SELECT question_id, customer_id, import_id FROM (
        SELECT question_id, customer_id, import_id, row_number() OVER (
            PARTITION BY question_id, customer_id ORDER BY max(day) DESC NULLS LAST, import_id DESC) AS place
        FROM survey_answer WHERE (day IS NULL OR day <= :as_of) AND customer_id IN ({ANSWERED_AGAIN})
        GROUP BY question_id, customer_id, import_id)
    WHERE place = 1))"""

_NUMBER = f"CASE WHEN q.type = '{QuestionType.NUMBER}' THEN CAST(replace(a.answer, ',', '.') AS REAL) END"

_ANSWER_FIELDS = (
    Field("survey", N_("survey"), Kind.TEXT, "q.survey", "answers"),
    Field("question", N_("question"), Kind.TEXT, "q.text", "answers"),
    Field("topic", N_("what the question is about"), Kind.CHOICE, "q.topic", "answers", choices=_TOPICS),
    Field("answer", N_("answer"), Kind.TEXT, "a.answer", "answers"),
    Field("number", N_("answer as a number"), Kind.NUMBER, _NUMBER, "answers"),
    Field("day", N_("day"), Kind.DATE, "a.day", "answers"),
)

_CHANNELS = tuple(Choice(str(channel), words) for channel, words in CHANNEL_WORDS.items())
_STATUSES = (
    Choice("yes", N_("yes")),
    Choice("no", N_("no")),
    Choice("relation", N_("customer relation")),
)

_CONSENT_FIELDS = (
    Field("channel", N_("way of writing"), Kind.CHOICE, "t.channel", "statements", choices=_CHANNELS),
    Field("status", N_("what was said"), Kind.CHOICE, "t.status", "statements", choices=_STATUSES),
    Field("source", N_("where it was said"), Kind.TEXT, "t.source", "statements"),
    Field("day", N_("day"), Kind.DATE, "t.day", "statements"),
)

SOURCES = (
    RowSource(
        key="answers",
        title=N_("answers to surveys"),
        from_sql="survey_answer a JOIN survey_question q ON q.id = a.question_id",
        customer_column="a.customer_id",
        day_column="a.day",
        where_sql=_IS_NEWEST,
        fields=by_key(*_ANSWER_FIELDS),
        order=("a.question_id", "a.answer"),
        tables={"q": "survey_question", "a": "survey_answer"},
        has_undated=True,
        told=("question", "answer"),
    ),
    RowSource(
        key="statements",
        title=N_("consents and objections"),
        from_sql="consent t",
        customer_column="t.customer_id",
        day_column="t.day",
        where_sql="t.status <> 'unknown' AND t.channel NOT LIKE 'special:%'",
        fields=by_key(*_CONSENT_FIELDS),
        order=("t.channel", "t.status"),
        tables={"t": "consent"},
        has_undated=True,
        told=("channel", "status"),
    ),
)
