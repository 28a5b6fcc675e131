"""Cells written anew: one by one or wherever a text stands in a column; what is read as found; nothing else moves."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.mending import CellKey, Mended, as_found, mended, with_repair, with_replacement
from desktop_seg.importing.plan import ImportPlan, Repair, Replacement, from_json, to_json
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.writing.issue_list import MOST_TOLD
from tests.importing.made_file import csv, session
from tests.importing.reading.made_files import workbook

BARE = ImportPlan("a.csv", FileKind.RECEIPTS, ("",), 1, (), latest_day=20_000)


def read(plan: ImportPlan, rows: list[RawRow], sheet: str = "") -> list[list[object]]:
    return [list(row.cells) for row in mended(sheet, rows, plan)]


def test_a_repair_is_for_one_cell_and_a_replacement_for_all_with_the_text() -> None:
    rows = [RawRow(2, ["a", "gratis"]), RawRow(3, ["gratis", "gratis"]), RawRow(4, ["b", 5.0]), RawRow(5, ["c"])]
    assert read(with_repair(BARE, Repair("", 3, 1, "1,00")), rows)[1] == ["gratis", "1,00"]
    everywhere = with_replacement(BARE, Replacement(1, "gratis", "0,00"))
    assert read(everywhere, rows) == [["a", "0,00"], ["gratis", "0,00"], ["b", 5.0], ["c"]]
    both = with_repair(everywhere, Repair("", 3, 1, "1,00"))
    assert read(both, rows) == [["a", "0,00"], ["gratis", "1,00"], ["b", 5.0], ["c"]]
    assert read(with_repair(BARE, Repair("", 5, 2, "x")), rows)[3] == ["c", "", "x"], "a row that ends early"
    assert read(with_repair(BARE, Repair("other", 3, 1, "1,00")), rows) == read(BARE, rows)
    assert [row.number for row in mended("", rows, both)] == [2, 3, 4, 5]


def test_the_last_word_counts_and_what_is_read_as_found_stays_so() -> None:
    key = CellKey("", 3, 1)
    plan = with_repair(with_repair(BARE, Repair("", 3, 1, "1,00")), Repair("", 3, 1, "2,00"))
    assert Mended(plan).text(key, "gratis") == "2,00"
    assert as_found(plan, key, "gratis") == BARE
    everywhere = with_replacement(with_replacement(plan, Replacement(1, "gratis", "x")), Replacement(1, "gratis", "0"))
    assert [each.text for each in everywhere.replacements] == ["0"]
    left = as_found(everywhere, key, "gratis")
    assert Mended(left).text(key, "gratis") is None
    assert Mended(left).text(CellKey("", 4, 1), "gratis") == "0"
    assert from_json(to_json(left)) == left


def test_of_very_many_bad_rows_examples_of_each_reason_are_told_and_all_can_be_mended(tmp_path: Path) -> None:
    draw = random.Random(3)
    cells = draw.choices(["gratis", "9,50", "weet niet", "31-02-2024"], [2, 6, 1, 1], k=6 * MOST_TOLD)
    rows = [
        (f"B{n}", cell if "-" in cell else "13-01-2024", n % 50, "1,00" if "-" in cell else cell)
        for n, cell in enumerate(cells)
    ]
    counts = Counter(cells)
    file = csv(tmp_path / "veel.csv", "Bonnummer;Datum;Klantnummer;Totaal", rows)
    with session(tmp_path) as own:
        found = own.inspect(file)
        trial = own.dry_run(file, found.plan)
        wrong = counts["gratis"] + counts["weet niet"] + counts["31-02-2024"]
        assert (trial.rows_read, trial.rows_aside, trial.rows_new) == (len(cells), wrong, counts["9,50"])
        assert len(trial.problems) == MOST_TOLD
        assert {each.text for each in trial.problems} == {"gratis", "weet niet", "31-02-2024"}
        assert [each.row for each in trial.problems] == sorted(each.row for each in trial.problems)
        assert sum(each.count for each in trial.problem_counts) == wrong
        assert {each.column: each.count for each in trial.problem_counts}["Datum"] == counts["31-02-2024"]
        plan = with_replacement(found.plan, Replacement(3, "gratis", "0,00"))
        again = own.dry_run(file, plan)
        assert again.rows_aside == wrong - counts["gratis"]
        report = own.run(file, replace(plan, repairs=(Repair("", 2 + cells.index("weet niet"), 3, "5,00"),)))
        assert report.rows_aside == wrong - counts["gratis"] - 1
        assert not own.inspect(file).plan.replacements, "what was mended belongs to one file"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("12,50", 1250), ("12.50", 1250), ("1.234,50", 123450), ("€ 7,25", 725), ("8", 800), ("geen", None)],
)
def test_a_number_typed_for_a_column_of_numbers_may_have_either_sign(
    tmp_path: Path, typed: str, read_as: int | None
) -> None:
    rows = [["Bonnummer", "Datum", "Klantnummer", "Totaal"]]
    rows += [[f"B{n}", f"{n}-03-2025", n % 5, n + 0.25 if n != 20 else "gratis"] for n in range(13, 31)]
    file = workbook(tmp_path / "kassa.xlsx", rows)
    with session(tmp_path) as own:
        found = own.inspect(file)
        for plan in (
            with_repair(found.plan, Repair(found.plan.sheets[0], 9, 3, typed)),
            with_replacement(found.plan, Replacement(3, "gratis", typed)),
        ):
            trial = own.dry_run(file, plan)
            whole = sum(100 * n + 25 for n in range(13, 31) if n != 20)
            assert (trial.net_cents, trial.rows_aside) == (whole + (read_as or 0), 0 if read_as is not None else 1)
