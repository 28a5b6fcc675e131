"""Counting segments in a large shop: three conditions cold, the same while one of them is edited, all ready-made ones.

The shop is open, as it is while somebody works: the list of its people is read. Cold means that none of the three
conditions was ever asked; while editing, one value is moved ten times, the first time left out, which reads the number
once for everybody. Counted is what the segment wizard shows (people, shares, who may be written to). The other way is
one SELECT with the three conditions in a row, the last one an EXISTS that is asked of each person, and nothing but the
number of people. It takes 57 ms on the machine of the limits, which are 60, 5 and 1,000 ms there; what is printed is
the time of the processor against it.
"""

import statistics
import tempfile
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop_seg.rules.tree import All, Everyone, Happened, Is, Measure, Rule, Span, Window
from desktop_seg.segments import evaluate
from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.segments.catalogue import READY
from desktop_seg.segments.kept import kept
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import rule_of
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_reader
from tests.bench.big_shop import write_big_shop
from tests.bench.result import Result

RUNS = 7
NAIVE_MS = 57
MOST_COLD, MOST_EDITING, MOST_READY = (round(ms / NAIVE_MS, 2) for ms in (60, 5, 1_000))

NAIVE = """SELECT count(*) FROM customer c JOIN customer_metric m ON m.customer_id = c.id
    WHERE c.is_staff = 0 AND c.kind <> 'collective' AND EXISTS (
        SELECT 1 FROM sale s JOIN sale_line l ON l.sale_id = s.id JOIN product p ON p.id = l.product_id
        WHERE s.customer_id = c.id AND s.is_valid AND s.sold_day > :since AND p.category = 'Groep 3')
    AND m.frequency >= 3 AND c.city IN ('Zeist', 'De Bilt')"""


def run() -> list[Result]:
    """Time the three."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.seg"
        write_big_shop(path)
        db = open_reader(path)
        as_of = default_as_of(db) or 0
        count(db, as_of, {"all": Everyone()})
        naive = statistics.median(milliseconds(lambda: db.rows(NAIVE, {"since": as_of - 365})) for _n in range(RUNS))
        cold = statistics.median(_cold(db, as_of) for _n in range(RUNS))
        moved = [milliseconds(partial(count, db, as_of, {"it": three(least)})) for least in range(4, 15)]
        ready = time_ready(path, as_of)
        found = {
            "three conditions, cold": (cold, MOST_COLD),
            "three conditions, while editing": (statistics.median(moved[1:]), MOST_EDITING),
            f"all {len(available(db, as_of))} ready-made segments": (ready, MOST_READY),
        }
    return [
        Result(title, taken / naive, most, f"{taken:.1f} ms against {naive:.1f} ms")
        for title, (taken, most) in found.items()
    ]


def three(least: int = 3) -> Rule:
    """Return a rule of a metric, a column of the customer and something bought in the last year."""
    year = Window(length=Span(12, "months"))
    category = Is("category", "is", "Groep 3")
    return All(
        Is("frequency", "at_least", least),
        Is("city", "one_of", ("Zeist", "De Bilt")),
        Happened("lines", Measure.COUNT, "at_least", 2, where=category, window=year),
    )


def count(db: Database, as_of: int, rules: dict[str, Rule]) -> None:
    """Count rules as the wizard does."""
    evaluate.count_rules(db, rules, as_of)


def _cold(db: Database, as_of: int) -> float:
    forget_conditions(db)
    return milliseconds(lambda: count(db, as_of, {"it": three()}))


def forget_conditions(db: Database) -> None:
    """Forget every condition that was asked; the people themselves are still known."""
    known = kept(db)
    known.sets = OrderedDict((key, bits) for key, bits in known.sets.items() if key[1] == "may_email")
    for kept_of_fields in (known.columns, known.words, known.combinations, known.said):
        kept_of_fields.clear()
    known.compared.clear()
    known.first_sales.clear()
    known.answers.clear()


def time_ready(path: Path, as_of: int) -> float:
    """Time all ready-made segments on a connection that knows nothing but the metrics of the days they look at."""
    db = open_reader(path)
    rules = {segment.key: rule_of(segment) for segment in available(db, as_of)}
    evaluate.held(db, rules, 1, as_of)
    return milliseconds(lambda: count(db, as_of, rules))


def available(db: Database, as_of: int) -> list[Segment]:
    """Return the segments that the data allow, which are those the program counts."""
    facts = shop_facts(db, as_of)
    return [segment for segment in READY if missing(segment, facts) is None]


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long the processor was busy with it."""
    before = time.process_time()
    act()
    return 1_000 * (time.process_time() - before)
