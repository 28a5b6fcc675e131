"""Age and circumstances of a person: education, income, children, work, housing, channel, hobbies.

Between `words` and `people`. Life stages are drawn whole, so that an income fits an age and an education.
"""

from dataclasses import dataclass
from random import Random

from generator import words

LOW, MIDDLE, HIGH = "low", "middle", "high"
EDUCATION_WORDS = {LOW: "VMBO", MIDDLE: "MBO", HIGH: "HBO/WO"}
CHANNELS = ("E-mail", "Post", "Telefoon", "WhatsApp", "Instagram", "Facebook")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a questionnaire told; "" and None are questions not answered. Income in whole euro a year."""

    education: str = ""
    income: int | None = None
    children: int | None = None
    work_status: str = ""
    occupation: str = ""
    marital_status: str = ""
    housing: str = ""
    preferred_channel: str = ""
    hobbies: tuple[str, ...] = ()
    work_postcode: str = ""


def draw_age(rng: Random, profile: str) -> int:
    """Whole years on the last day of the data."""
    bounds = {"student": (18, 24), "senior": (66, 88), "wealthy": (38, 67), "gamer": (19, 38), "staff": (24, 60)}
    if profile in bounds:
        return rng.randint(*bounds[profile])
    return round(min(92, max(18, rng.gauss(51, 16))))


def draw_circumstances(rng: Random, profile: str, age: int) -> Circumstances:
    """Everything known of somebody who filled in the questionnaire, a part of it of others."""
    answered = profile in ("student", "wealthy") or rng.random() < 0.48
    education = _education(rng, profile, age)
    whole = Circumstances(
        education=EDUCATION_WORDS[education],
        income=_income(rng, profile, age, education),
        children=_children(rng, age),
        work_status=_work_status(rng, profile, age),
        occupation=rng.choice(words.OCCUPATIONS[education]) if 22 < age < 66 else "",
        marital_status=_marital_status(rng, age),
        housing="Huur" if rng.random() < _rents(profile, age, education) else "Koop",
        preferred_channel=_channel(rng, age),
        hobbies=_hobbies(rng, profile),
        work_postcode=f"35{rng.randint(11, 85)} {rng.choice('ABCDEG')}{rng.choice('HKLMNP')}" if 22 < age < 66 else "",
    )
    if answered:
        return whole
    if rng.random() < 0.5:
        return Circumstances()
    return Circumstances(hobbies=whole.hobbies, preferred_channel=whole.preferred_channel, housing=whole.housing)


def _education(rng: Random, profile: str, age: int) -> str:
    if profile == "wealthy":
        return HIGH
    if profile == "student":
        return rng.choice((LOW, MIDDLE))
    weights = (45, 35, 20) if age >= 65 else (15, 42, 43)
    return rng.choices((LOW, MIDDLE, HIGH), weights)[0]


def _income(rng: Random, profile: str, age: int, education: str) -> int:
    if profile == "student":
        return rng.randrange(7000, 15000, 500)
    if profile == "wealthy":
        return rng.randrange(72000, 125000, 1000)
    base = {LOW: 26000, MIDDLE: 37000, HIGH: 56000}[education]
    age_share = 0.75 if age >= 67 else min(1.0, 0.55 + (age - 18) * 0.03)
    return round(base * age_share * rng.uniform(0.8, 1.3) / 500) * 500


def _children(rng: Random, age: int) -> int:
    if 30 <= age <= 55:
        return rng.choices((0, 1, 2, 3, 4), (30, 18, 36, 12, 4))[0]
    return 1 if 24 <= age < 30 and rng.random() < 0.2 else 0


def _work_status(rng: Random, profile: str, age: int) -> str:
    if profile == "student" or age < 22:
        return "Student"
    if profile == "firm":
        return "Zelfstandig"
    if age >= 67:
        return "Gepensioneerd"
    return rng.choices(("Loondienst", "Zelfstandig", "Zonder werk"), (76, 16, 8))[0]


def _marital_status(rng: Random, age: int) -> str:
    if age < 25:
        return "Ongehuwd"
    return rng.choices(("Gehuwd", "Samenwonend", "Ongehuwd", "Weduwe/weduwnaar"), (48, 22, 22, 8 if age > 60 else 1))[0]


def _rents(profile: str, age: int, education: str) -> float:
    if profile == "student" or age < 26:
        return 0.9
    return {LOW: 0.55, MIDDLE: 0.35, HIGH: 0.2}[education]


def _channel(rng: Random, age: int) -> str:
    weights = (40, 30, 20, 6, 1, 3) if age >= 65 else (38, 8, 4, 20, 18, 12)
    return rng.choices(CHANNELS, weights)[0]


def _hobbies(rng: Random, profile: str) -> tuple[str, ...]:
    some = rng.sample(words.HOBBIES, rng.randint(1, 3))
    return tuple(dict.fromkeys(["gamen", *some])) if profile == "gamer" else tuple(some)
