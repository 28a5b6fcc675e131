"""Every ready-made segment on the sample shop equals pandas over what the generator knows, not over what was imported.

The files go through the whole import; the independent route is the generator's own list of receipts and people.
"""

import json
import subprocess
import sys
from datetime import date, timedelta

import pandas as pd
import pytest

from desktop_seg.base.paths import resource
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.model.period import to_day
from desktop_seg.segments import evaluate
from desktop_seg.segments.ready import rfm, rhythm, stage, value
from desktop_seg.store import customer_key
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.shop_file import open_reader
from tests.segments.pandas_reading import Shop, segments

# The families that the pandas reading knows.
READ = (*value.SEGMENTS, *rhythm.SEGMENTS, *rfm.SEGMENTS, *stage.SEGMENTS)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Database:
    path = tmp_path_factory.mktemp("shop") / "sample.seg"
    sample_shop.build(path, Quiet())
    return open_reader(path)


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The receipts and people as the generator tells them."""
    folder = tmp_path_factory.mktemp("truth")
    command = [sys.executable, str(resource("sample", "generate.py")), "--out", str(folder)]
    subprocess.run([*command, "--truth", str(folder / "truth.json")], check=True)
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    staff = {each["key"] for each in told["customers"] if each["staff"]}
    people = [each["key"] for each in told["customers"] if each["key"] not in staff] + list(told["second_numbers"])
    rows = [
        (receipt["customer"], to_day(date.fromisoformat(receipt["day"])), net(receipt), bought(receipt))
        for receipt in told["receipts"]
        if receipt["customer"] in people and receipt["status"] != "cancelled" and goods(receipt)
    ]
    frame = pd.DataFrame(rows, columns=["customer", "day", "net", "bought"])
    return Shop(frame, people)


def goods(receipt: dict) -> list[dict]:
    return [line for line in receipt["lines"] if line["kind"] != "gift_card"]


def net(receipt: dict) -> int:
    return sum(line["net_cents"] for line in goods(receipt)) - receipt["refunded_cents"]


def bought(receipt: dict) -> bool:
    return any(line["quantity"] > 0 for line in goods(receipt))


def members(db: Database, as_of: int) -> dict[str, set[str]]:
    return {segment.key: set(customer_key.keys(db, evaluate.members(db, segment, as_of))) for segment in READ}


def test_ready_made_segments_equal_pandas_on_the_sample_shop(imported: Database, truth: Shop) -> None:
    as_of = default_as_of(imported)
    assert as_of == to_day(date(2026, 8, 31))
    wanted = segments(truth, as_of)
    found = members(imported, as_of)
    for key, people in found.items():
        assert people == wanted.get(key, set()), key
    empty = {key for key, people in found.items() if not people}
    assert empty == {"rfm_regular", "rfm_drifting"}, "every segment of a shop of this size finds people"


def test_ready_made_segments_equal_pandas_as_of_another_day(imported: Database, truth: Shop) -> None:
    as_of = to_day(date(2026, 8, 31) - timedelta(days=200))
    wanted = segments(truth, as_of)
    # Who is known on an earlier day depends on when they were entered, which receipts do not tell: buyers only.
    buyers = set(truth.receipts[truth.receipts.day <= as_of].customer)
    for key, people in members(imported, as_of).items():
        assert people & buyers == wanted.get(key, set()) & buyers, key
