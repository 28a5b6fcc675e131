"""Newsletter, workshops, tea samples and the survey: who was written to, who answered.

After `shop`. The newsletter is the garden letter of the last half year; other mailings are not kept.
"""

from datetime import date, timedelta
from random import Random

from generator.event import Event, day_ago, last_purchase, quiet_since
from generator.people import Person
from generator.shop import Shop

LETTERS = tuple(date(2026, month, 3) for month in (3, 4, 5, 6, 7, 8))
SURVEY_SENT_ON = date(2026, 5, 19)
SURVEY_NAME = "Voorjaar 2026"
_WORKSHOPS = (
    ("Kerststukje maken", date(2025, 12, 6)),
    ("Moestuin beginnen", date(2026, 3, 14)),
    ("Kruidenthee uit eigen tuin", date(2026, 6, 20)),
)


def mail_events(shop: Shop, respondents: list[Person]) -> list[Event]:
    """All of it; `respondents` filled in the survey (`questionnaire.py`)."""
    rng = shop.dice("mail events")
    return [
        *_letters(rng, _subscribers(shop)),
        *_workshops(rng, shop),
        *_samples(rng, shop),
        *_survey(rng, shop, respondents),
    ]


def _subscribers(shop: Shop) -> list[Person]:
    rng = shop.dice("subscribers")
    willing = [person for person in shop.people if person.email and person.consents.email == "ja"]
    return rng.sample(willing, 96)


def _letters(rng: Random, subscribers: list[Person]) -> list[Event]:
    """A fifth are fans who click, a third never open; both are what a segment asks for."""
    found = []
    for place, person in enumerate(subscribers):
        found.append(Event(person, day_ago(rng, 185, 700), "newsletter_signup", "Tuinbrief", source="mail"))
        fan, silent = place % 5 == 0, place % 3 == 1
        for letter in LETTERS:
            subject = f"Tuinbrief {letter.month}"
            found.append(Event(person, letter, "mail_sent", subject, source="mail"))
            if fan or (not silent and rng.random() < 0.3):
                later = letter + timedelta(days=rng.randint(0, 3))
                found.append(Event(person, later, "mail_open", subject, source="mail"))
                if fan and rng.random() < 0.8:
                    found.append(Event(person, later, "mail_click", subject, source="mail"))
    for place, person in enumerate(subscribers[2:62:6]):
        kind = "unsubscribe" if place % 2 else "mail_bounce"
        found.append(Event(person, day_ago(rng, 1, 25), kind, "Tuinbrief 8", source="mail"))
    return found


def _workshops(rng: Random, shop: Shop) -> list[Event]:
    """Twenty sign up for each workshop, three in four come; some of them buy afterwards, some do not."""
    known = [person for person in shop.people if person.email and person.habit.profile != "staff"]
    regular = shop.of_habit("regular", "explorer", "vip", "restock", "tea_fan")
    found = []
    for name, day in _WORKSHOPS:
        for person in rng.sample(known, 12) + rng.sample([one for one in regular if one.email], 8):
            found.append(Event(person, day - timedelta(days=rng.randint(5, 25)), "webinar_registered", name))
            if rng.random() < 0.75:
                found.append(Event(person, day, "webinar_attended", name))
    return found


def _samples(rng: Random, shop: Shop) -> list[Event]:
    """Free tea samples of the last three months: most takers bought nothing since, some did."""
    groups = shop.of_habit("prospect", "one_time", "lapsed", "occasional")
    takers = rng.sample(quiet_since(shop, groups, 90), 14)
    converted = [person for person in shop.of_habit("regular", "restock") if person.email][:6]
    found = []
    for person in takers + converted:
        day = day_ago(rng, 18, 85)
        found.append(Event(person, day, "trial_start", "Theeproeverij"))
        found.append(Event(person, day + timedelta(days=14), "trial_end", "Theeproeverij"))
    return found


def _survey(rng: Random, shop: Shop, respondents: list[Person]) -> list[Event]:
    """Sent in May: the respondents finished it, some began and stopped, some did not begin."""
    done = {person.index for person in respondents}
    others = [person for person in shop.people if person.email and person.index not in done]
    asked = rng.sample([person for person in others if last_purchase(shop, person)], 60)
    found = [Event(person, SURVEY_SENT_ON, "survey_sent", SURVEY_NAME, source="mail") for person in asked]
    for person in asked[:24]:
        found.append(Event(person, SURVEY_SENT_ON + timedelta(days=rng.randint(0, 5)), "survey_started", SURVEY_NAME))
    for person in respondents:
        found.append(Event(person, SURVEY_SENT_ON + timedelta(days=rng.randint(0, 9)), "survey_done", SURVEY_NAME))
    return found
