"""The sales of CDNOW: a tenth of all who first bought there in early 1997, as the papers on these models count them.

Public research data (Fader & Hardie); read from the package `lifetimes`, a tool of the tests, and not kept here.
"""

from collections import defaultdict
from datetime import date
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import numpy as np

from desktop_seg.analysis.purchase_model import Histories
from desktop_seg.analysis.spend_model import Amounts

END = date(1997, 9, 30)  # of the 39 weeks the papers fit on


@cache
def amounts_by_day() -> dict[str, dict[date, float]]:
    """What each customer spent on each day, to the end of June 1998."""
    path = Path(str(distribution("lifetimes").locate_file("lifetimes/datasets/CDNOW_sample.txt")))
    found: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for line in path.read_text(encoding="ascii").splitlines():
        if line.strip():
            _number, customer, day, _count, amount = line.split()
            found[customer][date.fromisoformat(day)] += float(amount)
    return found


def histories() -> Histories:
    """The first 39 weeks, in days."""
    rows = []
    for days in amounts_by_day().values():
        seen = sorted(day for day in days if day <= END)
        rows.append((len(seen) - 1, (seen[-1] - seen[0]).days, (END - seen[0]).days))
    repeats, last, age = np.array(rows).T
    return Histories(repeats, last, age)


def later_visits() -> int:
    """How many days with a purchase followed in the other 39 weeks."""
    return sum(day > END for days in amounts_by_day().values() for day in days)


def repeat_amounts() -> Amounts:
    """What those who came again spent on the later visits of the 39 weeks: the paper leaves the first one out."""
    rows = []
    for days in amounts_by_day().values():
        later = [days[day] for day in sorted(day for day in days if day <= END)[1:]]
        if sum(later) > 0:
            rows.append((len(later), sum(later) / len(later), sum(amount**2 for amount in later)))
    visits, mean, squares = np.array(rows).T
    return Amounts(visits, mean, squares)
