"""What happens at the till and in the web shop: visits become receipts with lines.

Between `people`, `rhythm` and `shop.py`. A return is a receipt of its own with negative quantities; receipt
numbers are given by `shop.py`, when all sales are known and in order.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from generator.baskets import Buyer, draw_lines
from generator.catalogue import SERVICE, article_named, articles
from generator.people import Person
from generator.rhythm import visit_days
from generator.sale import CANCELLED, PAID, REFUNDED, TILL, WEB, Line, Receipt
from generator.shop_calendar import FIRST_DAY, LAST_DAY, day_weights, is_open, next_open, open_days


def receipts_of(rng: Random, person: Person) -> list[Receipt]:
    """All purchases and returns of one person."""
    found: list[Receipt] = []
    days = visit_days(rng, person.habit.rhythm)
    for number, day in enumerate(days):
        receipt = _purchase(rng, person, day, number)
        found.append(receipt)
        if receipt.source == TILL and rng.random() < person.habit.returns:
            found += _return_of(rng, receipt)
    if person.habit.complains and days:
        found += _return_of(rng, found[-1], "Defect")
    return found


def walk_ins(rng: Random, wanted: int, counter: bool = False) -> list[Receipt]:
    """Sales without a customer, or on the counter account; at least one on the first and the last day."""
    days = [*rng.choices(open_days(), day_weights(), k=wanted - 2), next_open(FIRST_DAY), LAST_DAY]
    found = []
    for day in days:
        wanted_lines = rng.choices((1, 2, 3), (52, 30, 18))[0]
        lines = draw_lines(rng, Buyer("all", "", (wanted_lines, wanted_lines), False), day, "")
        payment = rng.choices(("Pin", "Contant", "Contactloos mobiel"), (60, 28, 12))[0]
        channel = "Markt" if day.weekday() == 5 and rng.random() < 0.15 else "Winkel"
        found.append(Receipt(TILL, day, _till_time(rng, day), None, lines, payment, channel, counter=counter))
    return found


def gift_card_sales(rng: Random, people: list[Person], wanted: int) -> list[Receipt]:
    """Receipts with nothing but a gift card on them."""
    cards = [article for article in articles() if article.category == "Cadeaubonnen"]
    found = []
    for person in rng.sample(people, wanted):
        card = rng.choice(cards)
        day = next_open(rng.choice(open_days()))
        line = Line(card, 1, card.price_cents, 0)
        found.append(Receipt(TILL, day, _till_time(rng, day), person, (line,), "Pin"))
    return found


def _purchase(rng: Random, person: Person, day: date, number: int) -> Receipt:
    habit = person.habit
    on_web = rng.random() < person.web_share
    if on_web and day.weekday() == 5 and day < LAST_DAY and rng.random() < 0.4:
        day += timedelta(days=1)
    coupon = _coupon(rng, habit.coupon, number, day)
    lines = draw_lines(rng, Buyer(person.taste, habit.brand, habit.lines, habit.premium), day, coupon)
    if habit.profile == "staff":
        lines = tuple(replace(line, discount_cents=line.unit_cents * line.quantity // 5) for line in lines)
    if on_web:
        return _web_order(rng, person, day, lines, coupon)
    channel = "Telefoon" if habit.profile == "firm" and rng.random() < 0.3 else "Winkel"
    if channel == "Telefoon":
        lines += (_service("Bezorgkosten"),)
    elif rng.random() < 0.05:
        lines += (_service("Cadeauverpakking"),)
    return Receipt(TILL, day, _till_time(rng, day), person, lines, _till_payment(rng, person), channel, coupon)


def _web_order(rng: Random, person: Person, day: date, lines: tuple[Line, ...], coupon: str) -> Receipt:
    mobile = person.habit.profile in ("student", "gamer") or rng.random() < 0.15
    payment = rng.choices(("Apple Pay", "iDEAL"), (70, 30) if mobile else (3, 97))[0]
    if person.address.country == "BE":
        payment = "Bancontact"
    elif payment == "iDEAL" and rng.random() < 0.15:
        payment = rng.choice(("PayPal", "Creditcard"))
    status = PAID
    if person.habit.key in ("occasional", "web_shopper", "lapsed"):
        status = rng.choices((PAID, REFUNDED, CANCELLED), (92, 5, 3))[0]
    return Receipt(
        WEB,
        day,
        time(min(23, max(7, round(rng.gauss(17, 4)))), rng.randint(0, 59)),
        person,
        lines,
        payment,
        "Web",
        coupon,
        status,
        shipping_cents=0 if sum(line.net_cents for line in lines) >= 5000 else 495,
        # One order in five is placed without logging in: the web shop then has the address but no number.
        logged_in=person.habit.numbered and rng.random() < 0.8,
    )


def _return_of(rng: Random, receipt: Receipt, reason: str = "") -> list[Receipt]:
    """The dearest line comes back some days later; nothing when that would be after the last day."""
    day = next_open(receipt.day + timedelta(days=rng.randint(2, 9)))
    goods = [line for line in receipt.lines if line.article.kind != SERVICE]
    if day <= receipt.day or not goods:
        return []
    line = max(goods, key=lambda one: one.net_cents)
    why = reason or rng.choices(("Beviel niet", "Verkeerde maat", "Beschadigd", "Defect"), (50, 30, 12, 8))[0]
    back = Line(line.article, -line.quantity, line.unit_cents, -line.discount_cents, why)
    return [Receipt(TILL, day, _till_time(rng, day), receipt.person, (back,), "Pin")]


def _coupon(rng: Random, use: str, number: int, day: date) -> str:
    if use == "always" or (use == "often" and rng.random() < 0.85):
        return "WELKOM10" if number == 0 else rng.choice(("LENTE15", "BEDANKT10", "VRIEND20"))
    if use == "first" and number == 0:
        return "WELKOM10"
    if use == "rarely" and number > 0 and rng.random() < 0.04:
        return "LENTE15" if day.month in (3, 4, 5) else "BEDANKT10"
    return ""


def _service(name: str) -> Line:
    article = article_named(name)
    return Line(article, 1, article.price_cents, 0)


def _till_payment(rng: Random, person: Person) -> str:
    if person.habit.profile == "firm":
        return rng.choices(("Op rekening", "Pin"), (85, 15))[0]
    young = person.birth_date is not None and person.birth_date.year > 1985
    weights = (50, 8, 38, 4) if young else (66, 20, 10, 4)
    return rng.choices(("Pin", "Contant", "Contactloos mobiel", "Cadeaubon"), weights)[0]


def _till_time(rng: Random, day: date) -> time:
    # Every ninth minute is an exact decimal fraction of a day (1/160): short in the file, and no rounding on reading.
    opens = 13 if day.weekday() == 0 else 9
    minutes = 9 * rng.randint((opens * 60 + 30) // 9 + 1, (17 * 60 + 50) // 9) if is_open(day) else 720
    return time(minutes // 60, minutes % 60)
