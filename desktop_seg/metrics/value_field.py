"""What people care about, as they said in a survey: sustainability, quality, price, adventure, health, something else.

In: tables survey_question and survey_answer, the classes of words (model/word_class.py). Used by: rules, analysis.
Yes: an answer names it. No: they answered such a question otherwise. Unknown: they were never asked or never answered.
Source: resources/help/definitions.md#values.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Field, Kind, Said
from desktop_seg.store.survey import ANSWERED_AGAIN

# What matters to somebody, why they buy, how they live: answers to these say what to talk about.
_TOPICS = "('value', 'driver', 'lifestyle', 'personality')"
# Who answered a question again has changed their mind: of the answers up to the day the newest form holds. Few answered
# again, so nobody else is asked for newer forms.
_WORDS = f"""SELECT a.customer_id AS person, a.answer AS word
    FROM survey_answer a JOIN survey_question q ON q.id = a.question_id
    WHERE q.topic IN {_TOPICS} AND q.type IN ('choice', 'several') AND coalesce(a.day, 0) <= :as_of
    AND (a.customer_id NOT IN ({ANSWERED_AGAIN}) OR NOT EXISTS (
        SELECT 1 FROM survey_answer n WHERE n.question_id = a.question_id
        AND n.customer_id = a.customer_id AND n.import_id <> a.import_id AND coalesce(n.day, 0) <= :as_of
        AND (coalesce(n.day, 0), n.import_id) > (coalesce(a.day, 0), a.import_id)))"""

_TITLES = {
    "sustainable": N_("Cares about sustainability"),
    "quality": N_("Cares about quality"),
    "price": N_("Cares about the price"),
    "adventurous": N_("Looks for new things"),
    "health": N_("Cares about health and organic goods"),
}


def _value(key: str, title: str, test: str) -> Field:
    said = Said(_WORDS, test)
    return Field(
        f"value_{key}",
        title,
        Kind.YES_NO,
        said.column,
        "survey",
        help=N_("By the answers to a survey about values, reasons to buy and way of life."),
        group="values",
        said=said,
    )


_OTHER = " AND ".join(f"NOT names_class('value', '{name}', word)" for name in _TITLES)

VALUE_FIELDS: tuple[Field, ...] = (
    *(_value(name, title, f"names_class('value', '{name}', word)") for name, title in _TITLES.items()),
    _value("other", N_("Cares about something else"), _OTHER),
)
