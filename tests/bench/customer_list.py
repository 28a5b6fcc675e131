"""Opening the list of 100,000 customers, by name, with the rows that come into view.

Seconds of the processor, as the limits are meant: what a person waits for. The list is opened as the page does it, all
ids in order first; the window itself costs the same for a hundred customers.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_seg.store.customer_list import find_ids, rows_of
from desktop_seg.store.shop_file import open_reader
from tests.bench.big_shop import CUSTOMERS, write_big_shop
from tests.bench.result import Result

IN_VIEW, RUNS = 60, 3
MOST_TO_LIST = 0.15


def run() -> list[Result]:
    """Write the shop and look at it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.seg"
        write_big_shop(path)
        reader = open_reader(path)
        listed = _seconds(lambda: rows_of(reader, find_ids(reader)[:IN_VIEW]))
        reader.close()
    detail = f"s of the processor with {CUSTOMERS:,} customers"
    return [Result("opening the list of customers", listed, MOST_TO_LIST, detail)]


def _seconds(act: Callable[[], object]) -> float:
    """Return the median over some runs."""
    taken = []
    for _run in range(RUNS):
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return statistics.median(taken)
