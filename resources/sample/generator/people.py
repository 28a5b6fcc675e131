"""The people of the sample shop: name, address, consents and what the shop happens to know of them.

Between `habits` and `receipts`. `make_people` gives everybody in the order of their habits, without customer
number: `shop.py` numbers them by the day on which they became known.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator import words
from generator.habits import EVERYDAY_TASTES, HABITS, Habit
from generator.places import draw_place, draw_postcode
from generator.profiles import Circumstances, draw_age, draw_circumstances
from generator.shop_calendar import LAST_DAY


@dataclass(frozen=True, slots=True)
class Address:
    """A home as written on an envelope; `country` by its two letters."""

    street: str
    house_number: int
    addition: str
    postcode: str
    city: str
    province: str
    country: str


@dataclass(frozen=True, slots=True)
class Consents:
    """May we write? "ja", "nee" or "" (never asked); `email_on` is None where nobody wrote down the day."""

    email: str
    email_on: date | None
    post: str
    phone: str
    sms: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the shop knows, as it knows them: "" and None are what nobody asked.

    taste, web_share: how this one shops. index: place in the order of making, stable for a seed.
    """

    index: int
    habit: Habit
    taste: str
    web_share: float
    first_name: str
    infix: str
    last_name: str
    company: str
    gender: str
    birth_date: date | None
    email: str
    phone: str
    address: Address
    consents: Consents
    circumstances: Circumstances

    @property
    def name(self) -> str:
        """First name, infix and surname with one blank between them."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)


def make_people(rng: Random) -> list[Person]:
    """Everybody except walk-ins and the counter account."""
    people: list[Person] = []
    used_addresses: set[str] = set()
    for habit in HABITS:
        for _ in range(habit.people):
            people.append(_person(rng, habit, len(people), used_addresses))
    return people


def _person(rng: Random, habit: Habit, index: int, used_addresses: set[str]) -> Person:
    age = draw_age(rng, habit.profile)
    born = LAST_DAY - timedelta(days=int((age + rng.random()) * 365.25))
    woman = rng.random() < 0.66
    first_name = _first_name(rng, woman, born.year)
    infix, last_name = rng.choice(words.SURNAMES)
    web_share = _web_share(rng, habit, age)
    email = _email(rng, (first_name, infix, last_name), used_addresses)
    # Who buys on the web has an address; of the others four in five gave it, fewer of the old.
    has_email = web_share > 0 or rng.random() < (0.5 if age >= 65 else 0.72)
    knows_birth = rng.random() < 0.7 or habit.profile in ("student", "senior")
    firm = habit.profile == "firm"
    return Person(
        index=index,
        habit=habit,
        taste=habit.taste or rng.choice(EVERYDAY_TASTES),
        web_share=web_share,
        first_name=first_name,
        infix=infix,
        last_name=last_name,
        company=f"{rng.choice(words.FIRMS)} {rng.choice(words.FIRM_NAMES)}" if firm else "",
        gender=("v" if woman else "m") if rng.random() < 0.85 else "",
        birth_date=born if knows_birth and not firm else None,
        email=email if has_email else "",
        phone=_phone(rng) if firm or rng.random() < 0.62 else "",
        address=_address(rng),
        consents=_consents(rng, has_email),
        circumstances=draw_circumstances(rng, habit.profile, age),
    )


def _first_name(rng: Random, woman: bool, born: int) -> str:
    if woman:
        return rng.choice(words.WOMEN_BEFORE_1965 if born < 1965 else words.WOMEN_FROM_1965)
    return rng.choice(words.MEN_BEFORE_1965 if born < 1965 else words.MEN_FROM_1965)


def _web_share(rng: Random, habit: Habit, age: int) -> float:
    if habit.web_share is not None:
        return habit.web_share
    if rng.random() < (0.85 if age >= 65 else 0.62):
        return 0.0
    return rng.choice((0.1, 0.2, 0.3, 0.6))


def _email(rng: Random, name: tuple[str, str, str], used: set[str]) -> str:
    first, infix, last = (_plain(part) for part in name)
    host = rng.choices(("example.com", "example.net", "example.org"), (70, 20, 10))[0]
    middle = rng.choice((f"{first}.{infix}{last}", f"{first[0]}.{infix}{last}", f"{first}{last}", f"{infix}{last}"))
    address, number = f"{middle}@{host}", 2
    while address in used:
        address, number = f"{middle}{number}@{host}", number + 1
    used.add(address)
    return address


def _plain(text: str) -> str:
    folded = text.lower().translate(str.maketrans("ëéèöüï", "eeeoui"))
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())


def _phone(rng: Random) -> str:
    # Numbers that hardly anybody has, yet a phone would dial: 06-80 is kept free, and 085 belongs to no house.
    if rng.random() < 0.55:
        return f"06-80{rng.randint(1000000, 9999999) // 10}"
    return f"085-{rng.randint(1000000, 9999999)}"


def _address(rng: Random) -> Address:
    place = draw_place(rng)
    return Address(
        street=rng.choice(words.STREET_BEGINS) + rng.choice(words.STREET_ENDS),
        house_number=min(rng.randint(1, 240), rng.randint(1, 240)),
        addition=rng.choice(("a", "b", "bis", "2", "II")) if rng.random() < 0.08 else "",
        postcode=draw_postcode(rng, place),
        city=place.name,
        province=place.province,
        country=place.country,
    )


def _consents(rng: Random, has_email: bool) -> Consents:
    email = rng.choices(("ja", "nee", ""), (80, 9, 11))[0] if has_email else rng.choices(("nee", ""), (25, 75))[0]
    asked_on = LAST_DAY - timedelta(days=rng.randint(20, 1080))
    return Consents(
        email=email,
        email_on=asked_on if email and rng.random() < 0.9 else None,
        post=rng.choices(("ja", "nee", ""), (55, 10, 35))[0],
        phone=rng.choices(("ja", "nee", ""), (25, 30, 45))[0],
        sms=rng.choices(("ja", "nee", ""), (15, 30, 55))[0],
    )
