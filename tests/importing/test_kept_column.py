"""Columns that no import field stands for: questions are kept, own fields only when asked for, special ones never."""

from datetime import date
from pathlib import Path

import pytest

from desktop_seg.base.progress import Quiet
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.content_test import facts
from desktop_seg.importing.file_flow import keep_column
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.kept_column import own_kind
from desktop_seg.importing.plan import from_json, to_json
from desktop_seg.metrics.catalogue import all_fields
from desktop_seg.model.field import Kind
from desktop_seg.model.period import to_day
from desktop_seg.store.shop_file import open_reader
from tests.importing.made_file import csv, session

HEADERS = "Klantnummer;E-mail;Grootte tuin;Gazon m2;Laatste bezoek tuinman;Heeft kas;Geloof;Kweekt"
ROWS = [
    (
        n,
        f"k{n}@shop.nl",
        ("klein", "groot")[n % 2],
        n * 10,
        f"{n + 10}-03-2024",
        "ja" if n % 3 else "nee",
        "nvt",
        f"plant {n}",
    )
    for n in range(1, 13)
]
OWN = ("Grootte tuin", "gazon M2", "Laatste bezoek tuinman", "Heeft kas", "Geloof", "Kweekt")


def kept(found: Inspection) -> dict[str, ValueKind]:
    return {column.header: column.keep_as for column in found.plan.columns if column.keep_as is not None}


def test_nothing_is_kept_unasked_and_the_owner_is_told(tmp_path: Path) -> None:
    file = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    with session(tmp_path) as own:
        found = own.inspect(file)
        assert found.is_ready
        assert kept(found) == {}
        assert any("Grootte tuin" in remark for remark in found.remarks)


def test_asked_for_columns_are_kept_with_their_type_and_may_be_asked_about(tmp_path: Path) -> None:
    file = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    with session(tmp_path) as own:
        found = own.inspect(file, Answers(own_fields=OWN))
        assert kept(found) == {
            "Grootte tuin": ValueKind.CHOICE,
            "Gazon m2": ValueKind.NUMBER,
            "Laatste bezoek tuinman": ValueKind.PLANNED_DATE,
            "Heeft kas": ValueKind.YES_NO,
            "Kweekt": ValueKind.TEXT,
        }
        held_back = [remark for remark in found.remarks if "Geloof" in remark]
        assert held_back
        assert any("religion" in remark for remark in held_back)
        assert from_json(to_json(found.plan)) == found.plan
        report = own.run(file, found.plan)
        assert report.rows_new == 12
        again = own.inspect(file)
        assert kept(again) == kept(found)
        assert own.run(file, again.plan).rows_same == 12
    db = open_reader(tmp_path / "shop.seg")
    fields = {each.title: each for each in all_fields(db) if each.group == "own"}
    assert {title: each.kind for title, each in fields.items()} == {
        "Grootte tuin": Kind.CHOICE,
        "Gazon m2": Kind.NUMBER,
        "Laatste bezoek tuinman": Kind.DATE,
        "Heeft kas": Kind.YES_NO,
        "Kweekt": Kind.TEXT,
    }
    assert [choice.key for choice in fields["Grootte tuin"].choices] == ["groot", "klein"]
    columns = ", ".join(each.column for each in fields.values())
    names = list(fields)
    row = db.one(f"SELECT {columns} FROM customer c WHERE customer_no = '3'")
    assert row is not None
    told = dict(zip(names, row, strict=True))
    day = to_day(date(2024, 3, 13))
    assert (told["Grootte tuin"], told["Gazon m2"], told["Heeft kas"], told["Kweekt"]) == ("groot", 30.0, 0, "plant 3")
    assert told["Laatste bezoek tuinman"] == day
    assert not db.number("SELECT count(*) FROM customer_field WHERE value = 'nvt'")
    db.close()


def test_questions_of_a_survey_are_kept_unasked_but_not_those_the_owner_leaves_out(tmp_path: Path) -> None:
    rows = [(n, f"{n + 12}-05-2025", "prijs, advies" if n % 2 else "advies", n % 11, "katholiek") for n in range(1, 13)]
    heads = "Klantnummer;Ingevuld op;Wat is belangrijk?;Welk cijfer geeft u?;Wat gelooft u?"
    file = csv(tmp_path / "enquete.csv", heads, rows)
    with session(tmp_path) as own:
        found = own.inspect(file)
        assert found.is_ready
        assert kept(found) == {"Wat is belangrijk?": ValueKind.CHOICES, "Welk cijfer geeft u?": ValueKind.NUMBER}
        assert any("Wat gelooft u?" in remark for remark in found.remarks)
        fewer = own.inspect(file, Answers(columns={"Welk cijfer geeft u?": ""}))
        assert kept(fewer) == {"Wat is belangrijk?": ValueKind.CHOICES}


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["00123", "00456", "00789"], ValueKind.TEXT),
        ([1, 2, 2.5], ValueKind.NUMBER),
        (["ja", "nee", "ja", None], ValueKind.YES_NO),
        (["red", "blue", "red", "red", "blue", "blue"], ValueKind.CHOICE),
        (["one thing", "another", "a third", "and so on"], ValueKind.TEXT),
        ([date(2024, 3, 1), date(2024, 3, 2)], ValueKind.PLANNED_DATE),
    ],
)
def test_the_type_of_an_own_field_follows_from_its_cells(cells: list[object], kind: ValueKind) -> None:
    filled = [cell for cell in cells if cell is not None]
    assert own_kind(facts(filled), filled) is kind


def test_the_owner_says_what_a_column_holds_and_it_is_remembered(tmp_path: Path) -> None:
    file = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    told = Answers(own_fields=("Gazon m2", "Kweekt"), own_kinds={"gazon M2": "text", "Kweekt": "choice"})
    with session(tmp_path) as own:
        found = own.inspect(file, told)
        assert kept(found) == {"Gazon m2": ValueKind.TEXT, "Kweekt": ValueKind.CHOICE}
        own.run(file, found.plan)
        assert kept(own.inspect(file)) == kept(found)
        rechecked = own.recheck(file, found.plan)
        assert kept(rechecked) == kept(found)
        for look in (found, rechecked):
            held = {view.guess.header: view.held_back for view in look.columns if view.held_back}
            assert list(held) == ["Geloof"]
            assert "religion" in held["Geloof"]
        left_out = own.inspect(file, Answers(columns={"Gazon m2": "", "Kweekt": ""}))
        assert kept(left_out) == {}, "what was kept last time can be left out again"
    db = open_reader(tmp_path / "shop.seg")
    assert {each.title: each.kind for each in all_fields(db) if each.group == "own"} == {
        "Gazon m2": Kind.TEXT,
        "Kweekt": Kind.CHOICE,
    }
    db.close()


def test_a_question_of_a_survey_is_left_out_and_taken_back(tmp_path: Path) -> None:
    rows = [(n, ("goed", "slecht")[n % 2], "ja" if n % 3 else "nee", n % 10) for n in range(1, 13)]
    file = csv(tmp_path / "enquete.csv", "Klantnummer;Hoe was het?;Komt u terug?;Cijfer", rows)
    flow = ImportFlow([file], Answers(kind=FileKind.SURVEY))
    with session(tmp_path) as own:

        def headers() -> set[str]:
            while work := flow.work():
                flow.take(work, work.do(own, Quiet()))
            found = flow.files[0].inspection
            assert found is not None
            return set(kept(found))

        everything = headers()
        assert "Komt u terug?" in everything
        keep_column(flow.files[0], "Komt u terug?", is_kept=False)
        assert headers() == everything - {"Komt u terug?"}
        keep_column(flow.files[0], "Komt u terug?", is_kept=True)
        assert headers() == everything
