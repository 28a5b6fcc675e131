"""Counting the ready-made segments of a large shop that has every kind of data, against the same SELECT as
`segment_count`, whose shop has data for some half of the segments only. The limit is the same second.
"""

import statistics
import tempfile
from pathlib import Path

from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_reader
from tests.bench.result import Result
from tests.bench.sample_many_times import write_sample_many_times
from tests.bench.segment_count import MOST_READY, NAIVE, RUNS, available, milliseconds, time_ready


def run() -> list[Result]:
    """Time all that can be counted at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "full.seg"
        write_sample_many_times(path)
        db = open_reader(path)
        as_of = default_as_of(db) or 0
        naive = statistics.median(milliseconds(lambda: db.rows(NAIVE, {"since": as_of - 365})) for _n in range(RUNS))
        ready = time_ready(path, as_of)
        title = f"all {len(available(db, as_of))} ready-made segments of a shop with every kind of data"
        db.close()
    return [Result(title, ready / naive, MOST_READY, f"{ready:.1f} ms against {naive:.1f} ms")]
