"""Writes how many people of the sample shop are in each ready-made segment, for the self-test of packaged programs.

Run after a wanted change of segments or of the sample shop: python -m tests.cli.write_segment_counts
"""

import json
import tempfile
from pathlib import Path

from desktop_seg.base import paths
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.segments import catalogue, evaluate
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_shop


def counts() -> dict[str, int]:
    """Return the counts by key of segment, computed on a sample shop made anew."""
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder) / "sample.seg"
        sample_shop.build(shop, Quiet())
        db = open_shop(shop)
        as_of = default_as_of(db)
        assert as_of is not None
        found = evaluate.counts(db, catalogue.ready(db), as_of)
        db.close()
    return {key: found[key].count for key in sorted(found)}


if __name__ == "__main__":
    target = paths.resource("sample") / "segment_counts.json"
    target.write_text(json.dumps(counts(), indent=2) + "\n", encoding="utf-8")
