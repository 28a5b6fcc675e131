"""T17, T18, T24d and T29 to T42 in plain Python: visits, carts, newsletter, workshops, survey, complaints."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from tests.sample.by_purchases import loyal
from tests.sample.facts import Facts, Row

VISITS = ("visit",)
INTEREST = ("page", "wishlist", "search")


def known_never_bought(facts: Facts) -> set[str]:
    return {key for key in facts.customers if key not in facts.sales and facts.events.get(key)}


def not_seen_online(facts: Facts) -> set[str]:
    seen = {key: facts.did(key, *VISITS) for key in facts.events}
    return {k for k, all_of in seen.items() if len(all_of) >= 3 and max(e["day"] for e in all_of) < facts.ago(90)}


def dissatisfied_and_silent(facts: Facts) -> set[str]:
    trouble: dict[str, list[date]] = defaultdict(list)
    for row in facts.complaints:
        trouble[str(row["Klantnummer"])].append(row["Datum klacht"])
    for key in facts.visits:
        trouble[key] += [line["day"] for line in facts.lines(key) if line["return_reason"] == "Defect"]
    found = set()
    for key, days in trouble.items():
        for day in days:
            before = [visit for visit in facts.visits.get(key, []) if visit <= day]
            since = [visit for visit in facts.visits.get(key, []) if visit > day]
            if day > facts.ago(730) and not since and facts.is_late(before, (facts.as_of - day).days):
                found.add(key)
    return found


def interested_not_bought(facts: Facts) -> set[str]:
    found = set()
    for key in facts.events:
        looks = facts.did(key, *INTEREST, since=facts.ago(29))
        for category, times in Counter(event["category"] for event in looks).items():
            first = min(event["day"] for event in looks if event["category"] == category)
            lines = facts.lines(key) if key in facts.sales else []
            if times >= 3 and not any(line["category"] == category and line["day"] >= first for line in lines):
                found.add(key)
    return found


def often_looking(facts: Facts, least: int) -> set[str]:
    keys = facts.events.keys() - facts.sales.keys()
    return {key for key in keys if len(facts.did(key, *VISITS, since=facts.ago(29))) >= least}


def left_a_cart(facts: Facts) -> set[str]:
    found = set()
    for key in facts.events:
        carts = facts.did(key, "cart_add", "cart_abandon", since=facts.ago(29))
        if carts and not facts.bought_since(key, min(event["day"] for event in carts)):
            found.add(key)
    return found


def newsletter_fans(facts: Facts) -> set[str]:
    return {key for key in facts.events if len(facts.did(key, "mail_open", "mail_click", since=facts.ago(89))) >= 3}


def newsletter_silent(facts: Facts) -> set[str]:
    start = facts.ago(179)
    sent = {key for key in facts.events if len(facts.did(key, "mail_sent", since=start)) >= 5}
    return {key for key in sent if not facts.did(key, "mail_open", "mail_click", since=start)}


def workshop_guests(kind: str, bought: bool) -> Callable[[Facts], set[str]]:
    def found(facts: Facts) -> set[str]:
        people = set()
        for key in facts.events:
            for event in facts.did(key, kind):
                end = event["day"] + timedelta(days=60)
                if any(event["day"] <= visit <= end for visit in facts.visits.get(key, [])) == bought:
                    people.add(key)
        return people

    return found


def sample_not_converted(facts: Facts) -> set[str]:
    found = set()
    for key in facts.events:
        trials = [e for e in facts.did(key, "trial_start") if facts.ago(90) <= e["day"] <= facts.ago(14)]
        if trials and not facts.bought_since(key, trials[0]["day"]):
            found.add(key)
    return found


def survey_unfinished(facts: Facts) -> set[str]:
    asked = {key for key in facts.events if facts.did(key, "survey_sent", "survey_started")}
    return {key for key in asked if not facts.did(key, "survey_done")}


def complaints_in_year(facts: Facts) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in facts.complaints:
        if facts.in_year(row["Datum klacht"]):
            found[str(row["Klantnummer"])].append(row)
    return found


def negative(facts: Facts) -> set[str]:
    found = {key for key, rows in complaints_in_year(facts).items() if len(rows) >= 2}
    found |= {str(row["Klantnummer"]) for row in facts.complaints if row["Status"] == "open"}
    return found | {key for key, row in facts.survey.items() if (row["Welk cijfer geeft u ons? (1-10)"] or 9) <= 2}


def strong(facts: Facts) -> set[str]:
    happy = {key for key, row in facts.survey.items() if (row["Zou u ons aanbevelen? (0-10)"] or 0) >= 9}
    return (loyal(facts) | happy) - negative(facts)


def weak(facts: Facts) -> set[str]:
    rest = facts.visits.keys() - negative(facts) - strong(facts)
    return {key for key in rest if len(facts.visits_in_year(key)) <= 1 or facts.lateness(key) >= 2}


def preferring(channel: str) -> Callable[[Facts], set[str]]:
    return lambda facts: {key for key, one in facts.customers.items() if one["preferred_channel"] == channel}


CHANNELS = ("E-mail", "Post", "Telefoon", "WhatsApp", "Instagram", "Facebook")
BY_CONTACT: dict[str, Callable[[Facts], set[str]]] = {
    "T17 never bought": known_never_bought,
    "T18 not seen online": not_seen_online,
    "T24d dissatisfied and silent": dissatisfied_and_silent,
    "T29 interested": interested_not_bought,
    "T33 often looking (pet shop)": lambda facts: often_looking(facts, 5),
    "T33 often looking (fashion)": lambda facts: often_looking(facts, 2),
    "T34 cart left": left_a_cart,
    "T35 newsletter fans": newsletter_fans,
    "T36 newsletter silent": newsletter_silent,
    "T37a workshop, bought": workshop_guests("webinar_registered", True),
    "T37a workshop, not bought": workshop_guests("webinar_registered", False),
    "T37b came, bought": workshop_guests("webinar_attended", True),
    "T37b came, not bought": workshop_guests("webinar_attended", False),
    "T38 sample, not converted": sample_not_converted,
    "T39 survey unfinished": survey_unfinished,
    **{f"T40 {channel}": preferring(channel) for channel in CHANNELS},
    "T41a strong": strong,
    "T41b weak": weak,
    "T41c negative": negative,
    "T42 complainers": lambda facts: {key for key, rows in complaints_in_year(facts).items() if len(rows) >= 2},
}
