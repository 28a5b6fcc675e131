"""Runs the benchmarks that are named, or all of them: `python3 dev.py bench [NAME ...]`."""

import sys

from tests.bench import (
    big_import,
    customer_list,
    every_kind,
    first_paint,
    forecast,
    metrics,
    segment_count,
    shop_import,
    window_gap,
)

BENCHES = {
    "shop_import": shop_import.run,
    "big_import": big_import.run,
    "window_gap": window_gap.run,
    "customer_list": customer_list.run,
    "first_paint": first_paint.run,
    "forecast": forecast.run,
    "metrics": metrics.run,
    "segment_count": segment_count.run,
    "every_kind": every_kind.run,
}


def main(names: list[str]) -> int:
    """Print every result; 1 when a limit was not kept or there is no such benchmark."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
        return 1
    results = [result for name in names or BENCHES for result in BENCHES[name]()]
    for result in results:
        print(result.line())
    return 0 if all(result.is_kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
