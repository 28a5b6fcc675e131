"""The survey of spring 2026: what people value, why they bought, how content they are. Marks run from 1 to 10.

After `shop`; written by `write_lists`, its respondents named again in `mail_events`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator.mail_events import SURVEY_SENT_ON
from generator.people import Person
from generator.shop import Shop

VALUES = ("Duurzaamheid", "Kwaliteit", "Prijs", "Avontuur en nieuwe ideeën", "Gezond en biologisch", "Gezelligheid")
REASONS = ("Cadeau nodig", "Advies", "Dichtbij", "Aanbieding", "Mooie winkel", "Voor de tuin")
USES = ("Voor mezelf", "Om weg te geven", "Voor de tuin", "Voor het werk")
CHARACTERS = ("Avontuurlijk", "Zorgzaam", "Praktisch", "Rustig", "Creatief")


@dataclass(frozen=True, slots=True)
class Answers:
    """One filled-in form. None and "" are questions skipped; marks from 1 to 10, recommend from 0 to 10."""

    person: Person
    day: date
    values: tuple[str, ...]
    reason: str
    use: str
    character: str
    mark: int | None
    recommend: int | None
    remark: str


def answers(shop: Shop) -> list[Answers]:
    """About 150 forms; regular customers are happier than those who stayed away."""
    rng = shop.dice("survey")
    known = [person for person in shop.people if person.email and person.habit.numbered]
    buyers = [person for person in known if person.habit.profile != "staff" and person.index in shop.receipts_by_person]
    respondents = rng.sample(buyers, 150)
    return [_form(rng, person) for person in sorted(respondents, key=lambda one: one.index)]


def _form(rng: Random, person: Person) -> Answers:
    faithful = person.habit.key in ("vip", "regular", "restock", "explorer", "brand_fan", "tea_fan", "full_price")
    let_down = person.habit.complains
    mark = rng.randint(1, 4) if let_down else rng.choices(range(5, 11), (3, 6, 18, 36, 25, 12))[0]
    mark = min(10, mark + 1) if faithful else mark
    mark = rng.randint(1, 2) if not let_down and rng.random() < 0.03 else mark
    return Answers(
        person=person,
        day=SURVEY_SENT_ON + timedelta(days=rng.randint(0, 9)),
        values=tuple(rng.sample(VALUES, rng.randint(1, 3))),
        reason=rng.choice(REASONS) if rng.random() < 0.9 else "",
        use=rng.choice(USES) if rng.random() < 0.85 else "",
        character=rng.choice(CHARACTERS) if rng.random() < 0.8 else "",
        mark=mark if rng.random() < 0.95 else None,
        recommend=max(0, min(10, mark + rng.randint(-1, 1))) if rng.random() < 0.9 else None,
        remark=rng.choice(("", "", "", "Fijne winkel", "Vriendelijk geholpen", "Graag meer biologisch")),
    )
