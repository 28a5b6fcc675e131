"""When a person comes: from a habit's rhythm to the days of the visits.

Between `shop_calendar` and `receipts`. Each function takes the dice and a `Rhythm` and gives open days in order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator.shop_calendar import (
    FIRST_DAY,
    LAST_DAY,
    Occasion,
    day_weights,
    next_open,
    occasions,
    open_days,
    promotion_on,
    promotions,
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a rhythm needs to know; each kind reads only some of it.

    kind: a key of `KINDS`. gap_days: a person's own usual gap lies between these. visits: how many.
    starts, stops: days before the last day of the data between which the first or last visit falls.
    occasion: name for `shop_calendar.occasions`. avoids_promotions: comes only outside promotions.
    """

    kind: str
    gap_days: tuple[int, int] = (20, 40)
    visits: tuple[int, int] = (1, 1)
    starts: tuple[int, int] = (1090, 500)
    stops: tuple[int, int] = (0, 0)
    occasion: str = ""
    avoids_promotions: bool = False


def visit_days(rng: Random, rhythm: Rhythm) -> list[date]:
    """The days on which one person comes, ascending, each once."""
    found = KINDS[rhythm.kind](rng, rhythm)
    if rhythm.avoids_promotions:
        found = [_outside_promotions(day) for day in found]
    return sorted({day for day in found if FIRST_DAY <= day <= LAST_DAY})


def ago(days: int) -> date:
    """The day that lies `days` before the last day of the data."""
    return LAST_DAY - timedelta(days=days)


def _between(rng: Random, earliest_and_latest: tuple[int, int]) -> date:
    early, late = earliest_and_latest
    return next_open(ago(rng.randint(late, early)))


def _steady(rng: Random, rhythm: Rhythm) -> list[date]:
    """Comes at an even gap from the start to the stop; who has not stopped was here less than a gap ago."""
    gap = rng.randint(*rhythm.gap_days)
    day, stop = _between(rng, rhythm.starts), _between(rng, rhythm.stops)
    found = []
    while day <= stop:
        found.append(next_open(day))
        day += timedelta(days=max(1, round(gap * rng.uniform(0.75, 1.25))))
    return found


def _scattered(rng: Random, rhythm: Rhythm) -> list[date]:
    """Comes when it suits: some visits spread over the busy days between start and stop."""
    first, last = ago(max(rhythm.starts)), ago(min(rhythm.stops))
    weighted = [(day, weight) for day, weight in zip(open_days(), day_weights(), strict=True) if first <= day <= last]
    some = rng.choices([day for day, _ in weighted], [weight for _, weight in weighted], k=rng.randint(*rhythm.visits))
    return sorted(set(some))


def _in_window(rng: Random, occasion: Occasion) -> date:
    inside = [day for day in open_days() if occasion.first_day <= day <= occasion.last_day]
    return rng.choice(inside)


def _occasion_once(rng: Random, rhythm: Rhythm) -> list[date]:
    """Comes once, for one occasion."""
    return [_in_window(rng, rng.choice(occasions(rhythm.occasion)))]


def _occasion_yearly(rng: Random, rhythm: Rhythm) -> list[date]:
    """Comes for the same occasion each year, and now and then besides."""
    windows = occasions(rhythm.occasion)
    found = [_in_window(rng, window) for window in windows]
    others = rng.randint(*rhythm.visits)
    return found + [rng.choice(open_days()) for _ in range(min(others, len(found) - 1))]


def _won_back(rng: Random, rhythm: Rhythm) -> list[date]:
    """A few visits at the start, more than a year of silence, then back within the last weeks."""
    early = _scattered(rng, Rhythm("scattered", visits=rhythm.visits, starts=(1090, 1090), stops=(620, 620)))
    return [*early, _between(rng, (80, 4))]


def _newcomer(rng: Random, rhythm: Rhythm) -> list[date]:
    """The first visit lies between the bounds of `starts`; the others follow up to the last day."""
    day = _between(rng, rhythm.starts)
    found = [day]
    for _ in range(rng.randint(*rhythm.visits) - 1):
        day = next_open(day + timedelta(days=rng.randint(*rhythm.gap_days)))
        found.append(day)
    return found


def _promotion_days(rng: Random, rhythm: Rhythm) -> list[date]:
    """Stands at the door on the first open day of most promotions, and rarely comes otherwise."""
    start = _between(rng, rhythm.starts)
    firsts = [next_open(one.first_day) for one in promotions() if one.first_day >= start]
    found = [day for day in firsts if rng.random() < 0.7] + firsts[:2]
    return found + [rng.choice(open_days()) for _ in range(rng.randint(*rhythm.visits))]


def _never(_rng: Random, _rhythm: Rhythm) -> list[date]:
    """A prospect: known, but never bought."""
    return []


def _outside_promotions(day: date) -> date:
    found = day
    while promotion_on(found) is not None:
        found = next_open(found + timedelta(days=1))
    return found


KINDS: dict[str, Callable[[Random, Rhythm], list[date]]] = {
    "steady": _steady,
    "scattered": _scattered,
    "occasion_once": _occasion_once,
    "occasion_yearly": _occasion_yearly,
    "won_back": _won_back,
    "newcomer": _newcomer,
    "promotion_days": _promotion_days,
    "never": _never,
}
