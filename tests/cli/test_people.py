"""Possible duplicates, merging and taking apart on the command line."""

from pathlib import Path

import pytest

from tests.cli.run import command, json_of

LIST = """customer_no,first name,last name,email,phone,street,house number,postcode,city
7,Anna,Smit,anna@shop.nl,0612345678,Dam,3,1012 AB,Amsterdam
8,A.,Smit,,0612345678,Dam,3,1012 AC,Amsterdam
9,Bo,Smit,bo@shop.nl,,Dam,3,1012 AB,Amsterdam
"""
SALES = "receipt,date,customer_no,total\n1,2024-06-01,7,5.00\n2,2024-06-15,8,7.00\n3,2024-06-16,9,1.00\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, text in (("customers.csv", LIST), ("sales.csv", SALES)):
        (tmp_path / name).write_text(text)
        answer = command(tmp_path / "shop.seg", "import", tmp_path / name)
        assert answer.code == 0, answer.out + answer.errors
    return tmp_path / "shop.seg"


def test_duplicates_are_listed_with_the_reason_and_households_apart(shop: Path) -> None:
    found = json_of(shop, "duplicates")
    assert [(pair["kept"], pair["merged"], pair["why"]) for pair in found["pairs"]] == [
        ("7", "8", "same phone, same last name with a fitting initial, same street, and postcode differs in one letter")
    ]
    assert (found["households"], found["merges"]) == ([["7", "9"]], [])
    said = command(shop, "duplicates", "--households").out
    assert "1 pair may be one person." in said
    assert "One household: Anna Smit (7) and Bo Smit (9)" in said


def test_merging_changes_figures_until_it_is_undone(shop: Path) -> None:
    before = json_of(shop, "members", "new", "--as-of", "2024-06-30")
    dry = json_of(shop, "merge", "7", "8", "--dry-run")
    assert (dry["merge"], dry["together"]["net_cents"], dry["together"]["name"]) == (None, 1200, "Anna Smit")
    assert json_of(shop, "members", "new", "--as-of", "2024-06-30") == before
    made = json_of(shop, "merge", "anna@shop.nl", "8")
    assert sorted(json_of(shop, "members", "new", "--as-of", "2024-06-30")["members"]) == ["7", "9"]
    assert json_of(shop, "duplicates")["pairs"] == []
    listed = json_of(shop, "unmerge")["merges"]
    assert [(each["merge"], each["kept"], each["merged"], each["how"]) for each in listed] == [
        (made["merge"], "Anna Smit (7)", "A. Smit (8)", "owner")
    ]
    assert "Anna Smit (7)" in command(shop, "unmerge").out
    assert json_of(shop, "unmerge", made["merge"])["merges"] == []
    assert json_of(shop, "members", "new", "--as-of", "2024-06-30") == before


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("merge", "7", "77"), "No customer is known by “77”."),
        (("merge", "7", "+31612345678"), "2 customers are known by “+31612345678”."),
        (("merge", "7", "7"), "This is one and the same customer already."),
        (("unmerge", "99"), "These two are apart already."),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(shop: Path, words: tuple[str, ...], what: str) -> None:
    answer = command(shop, *words)
    assert answer.code == 1
    assert what in answer.errors
    assert json_of(shop, "unmerge")["merges"] == []


def test_a_household_can_be_treated_as_one(shop: Path) -> None:
    made = json_of(shop, "merge", "7", "9", "--household")
    assert "you, as one household" in command(shop, "unmerge").out
    assert command(shop, "unmerge", made["merge"]).code == 0
