"""Keeping a special category by a decision of the owner, with the consent of each person from a file."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import saved_mapping
from desktop_seg.importing.answer import Answers, answers_from, read_answers
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.file_flow import keep_column, keep_special
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.mapping_file import from_toml, to_toml
from desktop_seg.importing.plan import from_json, to_json
from desktop_seg.importing.session import ImportSession
from desktop_seg.importing.special_use import SpecialUse
from desktop_seg.importing.undo import undo
from desktop_seg.metrics.catalogue import all_fields, rule_fields
from desktop_seg.people import own_field as own_fields
from desktop_seg.people import special_field
from desktop_seg.rules.tree import Is, Not
from desktop_seg.segments.evaluate import member_ids
from desktop_seg.store import journal, mapping_profile, own_field
from desktop_seg.store.customer_form import customer_form
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.made_file import csv, session
from tests.special import AS_OF, switch

HEADERS = "Klantnummer;E-mail;Achternaam;Plaats;Allergie;Toestemming;Datum toestemming"
# 1-12 agreed, 13-16 did not, 17-20 said nothing, 21-24 left a day without a word.
ROWS = [
    (
        n,
        f"k{n}@shop.nl",
        f"Jansen{n}",
        "Zeist",
        ("pollen", "noten")[n % 2],
        "ja" if n <= 12 else "nee" if n <= 16 else "",
        f"{n:02}-03-2024",
    )
    for n in range(1, 21)
] + [(n, f"k{n}@shop.nl", f"Jansen{n}", "Zeist", "pollen", "", "01-03-2024") for n in range(21, 25)]
USE = SpecialUse("to warn of plants that make people ill", "Toestemming", "Datum toestemming")
SPECIAL = Answers(special={"allergie": USE})


def _numbers(db: Database, field: str, *, is_not: bool = False) -> list[int]:
    rule = Is(field, "one_of", ("pollen",))
    ids = member_ids(db, Not(rule) if is_not else rule, AS_OF)
    found = (str(db.value("SELECT customer_no FROM customer WHERE id = ?", (id_,))) for id_ in ids)
    return sorted(map(int, found))


def _special(db: Database) -> list[str]:
    return [each.key for each in rule_fields(db) if each.gate and each.gate != each.key]


def test_a_column_that_looks_special_is_kept_only_by_a_decision_and_never_as_an_ordinary_one(tmp_path: Path) -> None:
    file = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    with session(tmp_path) as own:
        unasked = own.inspect(file, Answers(own_fields=("Allergie",)))
        assert unasked.plan.special == ()
        assert all(column.keep_as is None for column in unasked.plan.columns)
        found = own.inspect(file, SPECIAL)
        assert {column.header: column.keep_as for column in found.plan.columns if column.keep_as} == {
            "Allergie": ValueKind.CHOICE,
            "Toestemming": ValueKind.CONSENT,
            "Datum toestemming": ValueKind.DATE,
        }
        assert any("special data" in remark and "make people ill" in remark for remark in found.remarks)
        assert from_json(to_json(found.plan)) == found.plan
        assert from_toml(to_toml(found.plan)).special == found.plan.special
        assert own.run(file, found.plan).rows_new == 24
    db = open_shop(tmp_path / "shop.seg")
    assert not any(each.key.startswith("own_") for each in (*all_fields(db), *rule_fields(db))), "it is switched off"
    assert [(each.name, each.is_sensitive, each.purpose) for each in own_field.own_fields(db)] == [
        ("Allergie", True, USE.purpose)
    ]
    assert "special-field-kept" in [entry.act for entry in journal.entries(db)]
    assert not db.number("SELECT count(*) FROM consent WHERE channel = 'email'"), "it is no consent to e-mail"
    form = customer_form(db, 1)
    assert form is not None
    assert form.fields == ()
    db.close()


def test_only_those_who_agreed_in_the_file_are_in_a_segment(tmp_path: Path) -> None:
    rows = [(n, f"k{n}@shop.nl", *row[2:4], ("pollen", "noten")[n % 2], *row[5:]) for n, row in enumerate(ROWS * 2, 1)]
    file = csv(tmp_path / "klanten.csv", HEADERS, rows)
    with session(tmp_path) as own:
        own.run(file, own.inspect(file, SPECIAL).plan)
    db = open_shop(tmp_path / "shop.seg")
    switch(db, is_on=True)
    (field,) = _special(db)
    agreed = [row[0] for row in rows if row[5] == "ja"]
    assert _numbers(db, field) == [n for n in agreed if n % 2 == 0]
    assert _numbers(db, field, is_not=True) == [n for n in agreed if n % 2]
    days = db.rows("SELECT DISTINCT day FROM consent WHERE channel LIKE 'special:%' AND status = 'yes'")
    assert len(days) == 12
    db.close()


def test_a_later_list_brings_consent_and_takes_it_back_and_its_undo_does_the_same(tmp_path: Path) -> None:
    first = csv(
        tmp_path / "klanten.csv", "Klantnummer;E-mail;Allergie", [(n, f"k{n}@shop.nl", "pollen") for n in range(1, 15)]
    )
    agreed = csv(
        tmp_path / "akkoord.csv",
        "Klantnummer;E-mail;Akkoord op",
        [(n, f"k{n}@shop.nl", "02-02-2025") for n in range(1, 13)],
    )
    changed = csv(
        tmp_path / "later.csv",
        "Klantnummer;E-mail;Akkoord;Op",
        [(n, f"k{n}@shop.nl", "nee", "03-03-2025") for n in (4, 5)],
    )
    kind = FileKind.CUSTOMERS
    with session(tmp_path) as own:
        own.run(first, own.inspect(first, Answers(special={"Allergie": SpecialUse("to warn")})).plan)
        own.run(
            agreed,
            own.inspect(agreed, Answers(kind, special={"Allergie": SpecialUse("to warn", "", "Akkoord op")})).plan,
        )
        db = open_shop(tmp_path / "shop.seg")
        switch(db, is_on=True)
        (field,) = _special(db)
        assert _numbers(db, field) == list(range(1, 13))
        report = own.run(
            changed,
            own.inspect(changed, Answers(kind, special={"Allergie": SpecialUse("to warn", "Akkoord", "Op")})).plan,
        )
        assert _numbers(db, field) == [1, 2, 3, *range(6, 13)]
        undo(db, report.import_id)
        assert _numbers(db, field) == list(range(1, 13))
        db.close()


def test_a_no_counts_also_when_the_column_seems_to_hold_another_type_or_the_field_was_renamed(tmp_path: Path) -> None:
    first = csv(tmp_path / "klanten.csv", HEADERS, [(*row[:5], "ja", row[6]) for row in ROWS])
    texts = [(n, f"k{n}@shop.nl", f"Jansen{n}", "Zeist", f"soort {n}", "nee", "13-06-2025") for n in (2, 4)]
    texts += [(n, f"k{n}@shop.nl", f"Jansen{n}", "Zeist", f"soort {n}", "ja", "13-06-2025") for n in range(31, 41)]
    second = csv(tmp_path / "later.csv", HEADERS.replace("Plaats", "Woonplaats"), texts)
    third = csv(tmp_path / "nee.csv", "Klantnummer;E-mail;Akkoord", [(6, "k6@shop.nl", "nee"), (8, "k8@shop.nl", "")])
    with session(tmp_path) as own:
        own.run(first, own.inspect(first, SPECIAL).plan)
        db = open_shop(tmp_path / "shop.seg")
        switch(db, is_on=True)
        before = _numbers(db, "own_allergie:choice")
        own.run(second, own.inspect(second, SPECIAL).plan)
        assert {each.key for each in own_field.own_fields(db)} == {"allergie:choice", "allergie:text"}
        assert _numbers(db, "own_allergie:choice") == [n for n in before if n not in (2, 4)]
        own_fields.rename(db, own_fields.find(db, "allergie:choice"), "Hooikoorts")
        told = Answers(FileKind.CUSTOMERS, special={"Allergie": SpecialUse(USE.purpose, "Akkoord")})
        own.run(third, own.inspect(third, told).plan)
        assert _numbers(db, "own_allergie:choice") == [n for n in before if n not in (2, 4, 6)]
        db.close()


def test_consent_to_another_purpose_is_none(tmp_path: Path) -> None:
    first = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    later = csv(tmp_path / "later.csv", "Klantnummer;E-mail;Akkoord", [(13, "k13@shop.nl", "ja")])
    with session(tmp_path) as own:
        own.run(first, own.inspect(first, SPECIAL).plan)
        told = Answers(FileKind.CUSTOMERS, special={"Allergie": SpecialUse("to sell them more", "Akkoord")})
        with pytest.raises(UserError, match="another purpose: to warn of plants"):
            own.run(later, own.inspect(later, told).plan)
        same = Answers(FileKind.CUSTOMERS, special={"Allergie": SpecialUse(USE.purpose.upper(), "Akkoord")})
        assert own.run(later, own.inspect(later, same).plan).rows_read == 1


def test_consent_to_a_field_nobody_keeps_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = csv(
        tmp_path / "akkoord.csv", "Klantnummer;E-mail;Akkoord", [(n, f"k{n}@shop.nl", "ja") for n in range(1, 5)]
    )
    told = Answers(FileKind.CUSTOMERS, special={"Allergie": SpecialUse("to warn", "Akkoord")})
    with session(tmp_path) as own, pytest.raises(UserError, match="nothing of that name is kept"):
        own.run(file, own.inspect(file, told).plan)


def test_the_decision_is_remembered_for_the_same_headings_and_not_given_to_others(tmp_path: Path) -> None:
    file = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    with session(tmp_path) as own:
        own.run(file, own.inspect(file, SPECIAL).plan)
        again = own.inspect(file)
        assert [(each.name, each.purpose) for each in again.plan.special] == [("allergie", USE.purpose)]
        left_out = own.inspect(file, Answers(columns={"Allergie": ""}))
        assert left_out.plan.special == ()
        assert all(column.keep_as is None for column in left_out.plan.columns)
    db = open_shop(tmp_path / "shop.seg")
    (profile,) = mapping_profile.everything(db)
    shared = tmp_path / "till.toml"
    saved_mapping.save_as_file(profile, shared)
    assert "ill" not in shared.read_text("utf-8").split("[")[-1]
    for text in (profile.mapping, shared.read_text("utf-8")):
        given = tmp_path / "given.toml"
        given.write_text(text, encoding="utf-8")
        taken = saved_mapping.take_in(db, given, "2025-01-01T00:00:00")
        assert taken.special == ()
        assert all(column.keep_as is None for column in taken.columns)
    db.close()


@pytest.mark.parametrize("name", ["Allergie", "Gevoelig voor"])
def test_deleting_the_field_leaves_nothing_of_it_in_the_shop_file(tmp_path: Path, name: str) -> None:
    rows = [*ROWS, ("", "", "", "Zeist", "kattenhaar", "ja", "01-03-2024")]
    file = csv(tmp_path / "klanten.csv", HEADERS, rows)
    with session(tmp_path) as own:
        assert own.run(file, own.inspect(file, SPECIAL).plan).rows_aside == 1
        db = open_shop(tmp_path / "shop.seg")
        assert "kattenhaar" in str(db.value("SELECT cells_json FROM import_aside"))
        own_fields.rename(db, own_fields.find(db, "Allergie"), name)
        special_field.forget(db, own_fields.find(db, name))
        tables = [str(row[0]) for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows_now = str(db.rows(f"SELECT * FROM {table}"))
            assert not any(word in rows_now for word in ("pollen", "noten", "kattenhaar")), table
        assert [row[:4] for row in db.rows("SELECT sheet, row FROM import_aside")] == [("", 26)]
        db.close()
        again = own.inspect(file)
        assert again.plan.special == ()
        assert [view.guess.header for view in again.columns if view.held_back] == ["Allergie"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"Allergie": {"consent": "Toestemming"}}, "for what"),
        ({"Allergie": {"purpose": " "}}, "for what"),
        ({"Allergie": "yes"}, "not written as a decision"),
        ({"Allergie": {"purpose": "x", "columns": "y"}}, "not written as a decision"),
        (["Allergie"], "not a possible answer"),
    ],
)
def test_a_decision_without_a_purpose_is_none(told: object, said: str) -> None:
    with pytest.raises(UserError, match=said):
        answers_from({"special": told})


def test_decisions_go_through_a_file_of_answers(tmp_path: Path) -> None:
    told = Answers(special={"Allergie": USE})
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"files": {"klanten.csv": {"special": {"Allergie": asdict(USE)}}}}), encoding="utf-8")
    assert read_answers(path).for_file("klanten.csv") == told


def _look(flow: ImportFlow, own: ImportSession) -> dict[str, str]:
    """Do what is to be done and return what is kept, as what."""
    while work := flow.work():
        flow.take(work, work.do(own, Quiet()))
    plan = flow.files[0].plan
    assert plan is not None
    parts = {index: "consent" for each in plan.special for index in (each.consent, each.day)}
    parts |= {each.value: each.purpose for each in plan.special}
    return {column.header: parts.get(column.index, "own") for column in plan.columns if column.keep_as is not None}


def test_in_the_wizard_a_decision_is_made_changed_and_dropped(tmp_path: Path) -> None:
    file = csv(tmp_path / "klanten.csv", HEADERS, ROWS)
    flow = ImportFlow([file], Answers())
    with session(tmp_path) as own:
        assert _look(flow, own) == {}
        it = flow.files[0]
        keep_special(it, "Allergie", USE)
        whole = {"Allergie": USE.purpose, "Toestemming": "consent", "Datum toestemming": "consent"}
        assert _look(flow, own) == whole
        keep_column(it, "Toestemming", is_kept=False)
        assert _look(flow, own) == {"Allergie": USE.purpose, "Datum toestemming": "consent"}
        keep_special(it, "Allergie", USE)
        assert _look(flow, own) == whole
        it.set_field(6, "consent_date")
        assert _look(flow, own) == {"Allergie": USE.purpose, "Toestemming": "consent"}
        it.set_field(4, "note")
        assert _look(flow, own) == {}
        assert it.answers.special == {}
        keep_special(it, "Allergie", USE)
        assert _look(flow, own) == whole
        keep_column(it, "Allergie", is_kept=False)
        assert _look(flow, own) == {}
        keep_special(it, "Allergie", SpecialUse("to warn"))
        assert _look(flow, own) == {"Allergie": "to warn"}
