"""What people did on the web site without buying: visits, pages, searches, wish lists, carts, social media.

After `shop`. Each function makes one group that a ready-made segment looks for, and some noise around it.
"""

from random import Random

from generator.event import Event, day_ago, quiet_since
from generator.habits import TASTES
from generator.people import Person
from generator.sale import PAID, WEB
from generator.shop import Shop

_LOOKED_AT = ("Vogelvoer", "Kamerplanten", "Potten", "Servies", "Spellen", "Tuinplanten")


def web_events(shop: Shop) -> list[Event]:
    """Everything the web site noted; the order does not matter yet."""
    rng = shop.dice("web events")
    prospects = [person for person in shop.of_habit("prospect") if person.email]
    shoppers = shop.of_habit("web_shopper", "student", "gamer", "coupon_always")
    silent = quiet_since(shop, shop.of_habit("lapsed", "one_time", "occasional", "christmas_once"), 120)
    browsers, rest = prospects[:14], prospects[14:60]
    found = [
        *_often_here(rng, browsers),
        *_now_and_then(rng, rest),
        *_shoppers_visits(rng, shoppers),
        *_no_longer_here(rng, rng.sample(silent, 26)),
        *_interested(rng, rng.sample(silent, 18)),
        *_left_a_cart(rng, rng.sample(silent, 16)),
        *_bought_the_cart(shop),
    ]
    followers = [person for person in shop.people if person.circumstances.preferred_channel == "Instagram"]
    found += [
        Event(person, day_ago(rng, 1, 300), "social", rng.choice(("volgt", "reactie", "bericht")), source="instagram")
        for person in followers[:36]
    ]
    found += [Event(person, day_ago(rng, 200, 700), "account_created") for person in prospects[::4]]
    found += [Event(person, day_ago(rng, 30, 500), "contest", "Win een plukboeket") for person in prospects[1::4]]
    return found


def _device(rng: Random, person: Person) -> str:
    young = person.habit.profile in ("student", "gamer") or person.index % 4 == 0
    return rng.choices(("mobile", "app", "web"), (55, 25, 20) if young else (15, 3, 82))[0]


def _often_here(rng: Random, people: list[Person]) -> list[Event]:
    """Looks around every few days and never bought."""
    return [
        Event(person, day_ago(rng, 0, 28), "visit", source=_device(rng, person))
        for person in people
        for _ in range(rng.randint(6, 9))
    ]


def _now_and_then(rng: Random, people: list[Person]) -> list[Event]:
    return [
        Event(person, day_ago(rng, 20, 400), "visit", source=_device(rng, person))
        for person in people
        for _ in range(rng.randint(1, 2))
    ]


def _shoppers_visits(rng: Random, people: list[Person]) -> list[Event]:
    return [
        Event(person, day_ago(rng, 1, 330), "visit", source=_device(rng, person))
        for person in people
        for _ in range(rng.randint(1, 3))
    ]


def _no_longer_here(rng: Random, people: list[Person]) -> list[Event]:
    """Came to the site several times, but not in the last three months."""
    return [
        Event(person, day_ago(rng, 100, 420), "visit", source=_device(rng, person))
        for person in people
        for _ in range(rng.randint(3, 4))
    ]


def _interested(rng: Random, people: list[Person]) -> list[Event]:
    """Looked at one category again and again this month."""
    found = []
    for person in people:
        liked = [category for category in TASTES[person.taste] if category in _LOOKED_AT]
        category = liked[0] if liked else rng.choice(_LOOKED_AT)
        for _ in range(rng.randint(3, 4)):
            found.append(Event(person, day_ago(rng, 0, 27), "page", "", category, _device(rng, person)))
        extra = rng.choice(("wishlist", "search", ""))
        if extra:
            found.append(Event(person, day_ago(rng, 0, 27), extra, category.lower(), category, _device(rng, person)))
    return found


def _left_a_cart(rng: Random, people: list[Person]) -> list[Event]:
    """Filled a cart this month and left it."""
    found = []
    for person in people:
        day, category = day_ago(rng, 4, 27), rng.choice(_LOOKED_AT)
        found.append(Event(person, day, "cart_add", "", category, _device(rng, person)))
        found.append(Event(person, day, "cart_abandon", "", category, _device(rng, person)))
    return found


def _bought_the_cart(shop: Shop) -> list[Event]:
    """The carts behind the last paid web orders: a cart alone is no reason to remind."""
    orders = [one for one in shop.receipts if one.source == WEB and one.status == PAID][-25:]
    return [
        Event(order.person, order.day, "cart_add", "", order.lines[0].article.category)
        for order in orders
        if order.person is not None
    ]
