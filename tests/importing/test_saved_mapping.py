"""Last time's answers lie in the shop file under their headings; what cannot be read there is asked anew."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.cleaning.column import Per
from desktop_seg.importing.cleaning.date import DateStyle
from desktop_seg.importing.cleaning.date_text import DateOrder
from desktop_seg.importing.cleaning.identifier import IdentifierStyle
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.cleaning.plain_text import ChoiceStyle
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.word import WordStyle
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.mapping_file import from_toml, to_toml
from desktop_seg.importing.plan import ColumnPlan, ImportPlan, Repair
from desktop_seg.importing.preset import load
from desktop_seg.importing.saved_mapping import recall, remember
from desktop_seg.model.money import Rate
from desktop_seg.store import mapping_profile
from desktop_seg.store.shop_file import open_shop
from tests.cli.run import command, json_of
from tests.importing.made_file import csv, session

PLAN = ImportPlan(
    "april.csv", FileKind.CUSTOMERS, ("",), 1, (ColumnPlan(0, "E-mail", "email"), ColumnPlan(1, "X")), 20_000
)
HEADERS = ("x", "e mail")


def test_answers_come_back_for_the_same_headings_without_repairs() -> None:
    with closing(open_shop(None)) as db:
        remember(db, replace(PLAN, repairs=(Repair("", 2, 0, "jan@example.com"),)), "2026-01-01T00:00:00")
        found = recall(db, HEADERS)
        assert found is not None
        assert found.plan == replace(PLAN, latest_day=0)
        assert recall(db, ("e mail",)) is None


def test_newer_answers_replace_older_ones_and_can_be_forgotten() -> None:
    with closing(open_shop(None)) as db:
        remember(db, PLAN, "2026-01-01T00:00:00")
        remember(db, replace(PLAN, name="may.csv"), "2026-02-01T00:00:00")
        found = recall(db, HEADERS)
        assert found is not None
        assert (found.plan.name, found.used_at) == ("may.csv", "2026-02-01T00:00:00")
        mapping_profile.forget(db, PLAN.fingerprint)
        assert recall(db, HEADERS) is None


def test_answers_of_a_newer_program_are_left_alone() -> None:
    with closing(open_shop(None)) as db:
        strange = mapping_profile.MappingProfile(
            PLAN.fingerprint, "a", "customers", 'key = "x"\n[columns]\nnew_field = ["E-mail"]', "2026"
        )
        mapping_profile.save(db, strange)
        assert recall(db, HEADERS) is None
        assert mapping_profile.find(db, PLAN.fingerprint) == strange


def test_column_left_out_last_time_stays_out_although_it_could_be_known(tmp_path: Path) -> None:
    rows = [(1, "jan@example.com", "Jan Bos"), (2, "eva@example.com", "Eva Vos")]
    with session(tmp_path) as own:
        first = csv(tmp_path / "april.csv", "Klantnummer;E-mail;Naam", rows)
        own.run(first, own.inspect(first, Answers(columns={"Naam": ""})).plan)
        moved = csv(tmp_path / "may.csv", "Naam;Klantnummer;E-mail", [(c, a, b) for a, b, c in rows])
        plan = own.inspect(moved).plan
        assert [column.field for column in plan.columns] == [None, "customer_id", "email"]


def test_plan_of_another_session_is_carried_out_with_its_heading_row(tmp_path: Path) -> None:
    rows = [("Klantnummer", "E-mail", "Naam"), (1, "jan@example.com", "Jan Bos")]
    path = csv(tmp_path / "a.csv", "Customer ID;Email;Name", rows)
    with session(tmp_path) as own:
        plan = own.inspect(path, Answers(header_row=2)).plan
    with session(tmp_path) as other:
        assert other.run(path, plan).rows_new == 1


def test_import_that_is_in_is_not_called_failed_because_its_answers_could_not_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_arguments: object) -> None:
        raise UserError("Another window is writing.", "Wait.")

    monkeypatch.setattr(mapping_profile, "save", locked)
    with session(tmp_path) as own:
        file = csv(tmp_path / "april.csv", "Klantnummer;E-mail;Naam", [(1, "jan@example.com", "Jan Bos")])
        assert own.run(file, own.inspect(file).plan).rows_new == 1


FULL = ImportPlan(
    'omzet "mei".csv',
    FileKind.SALE_LINES,
    ("",),
    1,
    (
        ColumnPlan(0, "Bon nr", "order_id", IdentifierStyle()),
        ColumnPlan(1, 'Datum "kort"', "order_date", DateStyle(ValueKind.MOMENT, DateOrder.MDY, has_clock=True)),
        ColumnPlan(2, "Korting", "discount_amount", MoneyStyle(",", "EUR", Per.ORDER)),
        ColumnPlan(3, "상태", "order_status", WordStyle(ValueKind.SALE_STATUS, (("wolkje", "paid"),), (), "cancelled")),
        ColumnPlan(4, "Tuin", None, ChoiceStyle(), ValueKind.CHOICE),
        ColumnPlan(5, "Intern\\nr\x7f", None),
    ),
    0,
    encoding="cp1252",
    delimiter=";",
    default_channel="market",
    default_till="Kraam 1",
    without_customers=True,
    preset="etsy_items",
    rates=(Rate("USD"),),
    paid_out_aside=True,
)


def test_mapping_is_written_like_a_preset_and_read_back_whole(tmp_path: Path) -> None:
    text = to_toml(FULL)
    assert from_toml(text) == FULL
    file = tmp_path / f"{FULL.fingerprint}.toml"
    file.write_text(text, encoding="utf-8")
    preset = load(file)
    headers = [column.header for column in FULL.columns]
    assert preset.fits(headers)
    assert not preset.fits(headers[1:])
    assert (preset.kind, preset.fields[norm("Korting")]) == (FULL.kind, "discount_amount")


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), min_size=1, unique=True),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_whatever_headings_say_comes_back(headers: list[str], name: str) -> None:
    plan = ImportPlan(name, FileKind.CUSTOMERS, ("",), 1, tuple(map(ColumnPlan, range(len(headers)), headers)), 0)
    assert from_toml(to_toml(plan)) == plan


@pytest.mark.parametrize(
    "change",
    [
        ("order_date", "order_dato"), ("sale_lines", "elephants"), ("signature", "sig"), ('"mdy"', '"xyz"'),
        ('"choice"', '"poem"'), ("key =", "="),
    ],
)  # fmt: skip
def test_text_that_is_no_mapping_is_refused(change: tuple[str, str]) -> None:
    with pytest.raises(UserError):
        from_toml(to_toml(FULL).replace(*change))


def test_mapping_of_one_shop_answers_the_questions_of_another(tmp_path: Path) -> None:
    rows = [(f"B{n}", f"0{n + 1}/0{n + 2}/2025", n, "1,50") for n in range(5)]
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for folder in (mine, theirs):
        folder.mkdir()
        csv(folder / "kassa.csv", "Bonnummer;Dag;Klantnummer;Xyz", rows)
    answers = tmp_path / "answers.json"
    said = {"kind": "receipts", "columns": {"Xyz": "order_total", "Dag": "order_date"}, "styles": {"Dag": "mdy"}}
    answers.write_text(json.dumps(said), encoding="utf-8")
    json_of(mine / "shop.seg", "import", mine / "kassa.csv", "--answers", answers)
    (listed,) = json_of(mine / "shop.seg", "mappings")
    assert (listed["name"], listed["kind"]) == ("kassa.csv", "receipts")
    shared = tmp_path / "kassa.toml"
    json_of(mine / "shop.seg", "mapping-save", listed["key"], "--out", shared)
    assert command(theirs / "shop.seg", "import", theirs / "kassa.csv").code == 3
    assert "kassa.csv" in command(theirs / "shop.seg", "mapping-take", shared).out
    (told,) = json_of(theirs / "shop.seg", "import", theirs / "kassa.csv")["imports"]
    assert (told["months"][0]["month"], told["months"][0]["sales"]) == ("2025-01", 1)
    shared.write_bytes(b"\xff\xfe\x00")
    refused = command(theirs / "shop.seg", "mapping-take", shared)
    assert refused.code == 1
    assert "mapping" in refused.errors


def test_own_word_wins_over_what_is_known_of_the_till(tmp_path: Path) -> None:
    headers = "Receipt number;Receipt type;Item;Cashier name;Date;Quantity;Net sales;Customer name;Comment"
    rows = [(f"1-{n}", "Sale", "Rose", "Owner", f"{13 + n}/03/2025", 1, "1.50", "Jan Bos", "T12") for n in range(3)]
    path = csv(tmp_path / "receipts.csv", headers, rows)
    with session(tmp_path) as own:
        own.run(path, own.inspect(path, Answers(columns={"Comment": "loyalty_no"})).plan)
        plan = own.inspect(path).plan
    assert plan.preset == "loyverse_items"
    assert {column.header: column.field for column in plan.columns}["Comment"] == "loyalty_no"
