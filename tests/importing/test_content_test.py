"""Cells bear out a heading, contradict it, or leave it open."""

from datetime import date, datetime, time

import pytest

from desktop_seg.importing.content_test import Fit, facts, fit, sample


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("order_date", ["03-11-2026", "2025. 3. 1. 오후 3:05", "1. marts 2025", "Sep 4, 2026 1:05:07 AM PDT"]),
        ("order_date", ["2025-03-01 10:00:00 +0100", "2025년 3월 1일", "20250301", "2/20/11 11:39"]),
        ("order_date", [datetime(2025, 3, 1, 12), date(2025, 3, 2)]),
        ("order_date", [45717.0, 45718.0]),
        ("order_time", [time(9, 45), "17:35", "오후 3:05"]),
        ("order_total", ["€ 1.249,50", "12,000원", "($5.40)", "5-", "−3,00", "1 234,50", "kr. 99,-", 19.95]),
        ("quantity", [1.0, 2.0, "3"]),
        ("email", ["jan@example.com", "mailto:eva@example.com"]),
        ("phone", ["06-12345678", "+31 6 1234 5678", 31612345678.0]),
        ("postal_code", ["1012 AB", "8000", "75008"]),
        ("consent_email", ["ja", "nee", "ja"]),
        ("customer_id", ["00187", 42.0, "K-17"]),
        ("birth_date", ["24/09/64", 1964.0]),
    ],
)
def test_cells_that_are_what_the_heading_says(field: str, cells: list[object]) -> None:
    assert fit(field, facts(cells)) is Fit.YES


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("order_date", ["rood", "blauw"]),
        ("order_date", ["12,50", "13,50"]),
        ("order_total", ["Anna Vos", "Bo Kim"]),
        ("order_total", ["03-11-2026", "04-11-2026"]),
        ("email", ["Anna Vos", "Bo Kim"]),
        ("phone", ["12,50", "Utrecht"]),
        ("full_name", ["#1001", "#1002"]),
        ("customer_id", ["12,50", "13,75"]),
        ("payment_method", ["12,50", "0,00"]),
        ("city", ["17", "18"]),
        ("gender", [f"Artikel {n}" for n in range(20)]),
    ],
)
def test_cells_that_contradict_the_heading(field: str, cells: list[object]) -> None:
    assert fit(field, facts(cells)) is Fit.NO


def test_empty_column_says_nothing() -> None:
    assert facts(["", None, "-", "n/a"]).filled == 0
    assert fit("order_date", facts(["", None])) is Fit.UNSURE


def test_sample_is_spread_over_the_whole_column() -> None:
    cells = [*[""] * 100, *range(10_000)]
    found = sample(cells, most=100)
    assert len(found) == 100
    assert found[0] == 0
    assert isinstance(found[-1], int)
    assert found[-1] > 9_000
