"""The generator: the same seed gives the same files, in the size and likeness of a small shop."""

import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.sample.conftest import SAMPLE

FILES = (
    "till_sales.xlsx",
    "webshop_orders.csv",
    "customers.xlsx",
    "events.csv",
    "survey_answers.xlsx",
    "complaints.xlsx",
    "invoices.xlsx",
    "promotions.xlsx",
    "products.xlsx",
    "practice/kassa_oud.csv",
    "practice/dagomzet.xls",
    "practice/verkopen_datums.xlsx",
)


def cells(path: Path) -> dict[str, bytes]:
    """What a file says, whatever made the package around it."""
    if path.suffix != ".xlsx":
        return {path.name: path.read_bytes()}
    with zipfile.ZipFile(path) as package:
        inside = [name for name in package.namelist() if "worksheets/" in name or name.endswith("sharedStrings.xml")]
        return {name: package.read(name) for name in inside}


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_the_repository_are_those_the_generator_makes(made: Path, name: str) -> None:
    assert cells(SAMPLE / name) == cells(made / name), "run: python resources/sample/generate.py"


def test_nothing_else_lies_in_the_folder_and_it_stays_small() -> None:
    data = [path for path in SAMPLE.rglob("*") if path.suffix in (".xlsx", ".csv", ".xls")]
    assert {path.relative_to(SAMPLE).as_posix() for path in data} == set(FILES)
    assert sum(path.stat().st_size for path in data) < 1_500_000


def test_another_seed_makes_another_shop(made: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLE / "generate.py"), "--seed", "2", "--out", str(tmp_path)], check=True)
    for name in ("till_sales.xlsx", "webshop_orders.csv", "customers.xlsx", "events.csv"):
        assert cells(tmp_path / name) != cells(made / name)
    assert cells(tmp_path / "products.xlsx") == cells(made / "products.xlsx")


def test_the_shop_has_the_size_of_a_small_shop(truth: dict) -> None:
    receipts = truth["receipts"]
    assert 1500 <= len(truth["customers"]) <= 1700
    assert 8800 <= len(receipts) <= 9200
    assert 1.9 <= sum(len(one["lines"]) for one in receipts) / len(receipts) <= 2.4
    assert 0.25 <= sum(one["customer"] is None for one in receipts) / len(receipts) <= 0.35
    assert 0.08 <= sum(one["source"] == "web" for one in receipts) / len(receipts) <= 0.2
    assert Counter(one["status"] for one in receipts).keys() == {"paid", "refunded", "cancelled"}
    assert (receipts[0]["day"], truth["as_of"]) == ("2023-09-01", "2026-08-31")


def test_what_is_known_of_customers_has_gaps(truth: dict) -> None:
    people = [one for one in truth["customers"] if one["number"] is not None]

    def share(field: str, value: str | None = None) -> float:
        wanted = [one for one in people if (one[field] == value if value else one[field] not in (None, ""))]
        return len(wanted) / len(people)

    assert 0.62 <= share("birth_date") <= 0.78
    assert 0.72 <= share("email") <= 0.88
    assert 0.57 <= share("consent_email", "ja") <= 0.73
    assert 0.3 <= share("income") <= 0.6
    bought = {one["customer"] for one in truth["receipts"]}
    assert 100 <= sum(one["key"] not in bought for one in people) <= 200


def test_december_and_the_days_before_mothers_day_are_busy(truth: dict) -> None:
    days = Counter(one["day"] for one in truth["receipts"])
    usual = len(truth["receipts"]) / 36
    for year in (2023, 2024, 2025):
        before = sum(number for day, number in days.items() if day.startswith((f"{year}-10", f"{year}-11"))) / 2
        assert sum(number for day, number in days.items() if day.startswith(f"{year}-12")) > 1.4 * before
    week = [date(2025, 5, 11) - timedelta(days=n) for n in range(1, 8)]
    assert sum(days[day.isoformat()] for day in week) > 1.5 * usual / 4


def test_the_door_is_shut_on_sundays_and_holidays_and_the_web_shop_is_not(truth: dict) -> None:
    till = {date.fromisoformat(one["day"]) for one in truth["receipts"] if one["source"] == "till"}
    web = {date.fromisoformat(one["day"]) for one in truth["receipts"] if one["source"] == "web"}
    assert not [day for day in till if day.weekday() == 6]
    assert any(day.weekday() == 6 for day in web)
    shut = {"2024-04-01", "2025-04-21", "2026-04-06", "2025-05-29", "2026-05-25", "2025-04-26", "2026-04-27"}
    shut |= {"2023-12-25", "2023-12-26", "2024-01-01", "2024-12-25", "2025-01-01", "2025-12-26", "2026-01-01"}
    assert not till & {date.fromisoformat(day) for day in shut}


def test_nobody_in_it_is_a_real_person(truth: dict) -> None:
    for one in truth["customers"]:
        assert re.fullmatch(r"([a-z0-9.]+@example\.(com|net|org))?", one["email"])
        assert re.fullmatch(r"(06-80\d{6}|085-\d{7})?", one["phone"])
    emails = [one["email"] for one in truth["customers"] if one["email"]]
    assert len(emails) == len(set(emails))


def test_a_return_brings_back_what_was_bought_before(truth: dict) -> None:
    bought: dict[str, list[tuple[str, str]]] = {}
    returns = 0
    for one in truth["receipts"]:
        for line in one["lines"]:
            if line["quantity"] > 0:
                bought.setdefault(one["customer"], []).append((line["sku"], one["day"]))
            else:
                returns += 1
                earlier = [sku for sku, day in bought[one["customer"]] if day < one["day"]]
                assert line["sku"] in earlier
                assert line["return_reason"]
                assert line["net_cents"] < 0
    assert returns >= 100
