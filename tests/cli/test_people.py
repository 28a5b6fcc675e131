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


def test_what_both_said_to_being_written_to_is_told_in_words(shop: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.csv"
    said.write_text("customer_no,last name,Newsletter,SMS opt-in\n7,Smit,yes,\n8,Smit,no,yes\n")
    assert command(shop, "import", said).code == 0
    shown = command(shop, "merge", "7", "8", "--dry-run").out.splitlines()
    words = {line.split(":")[0].strip(): line.rpartition(" · ")[2] for line in shown[1:]}
    assert words == {
        "Stays": "e-mail: yes",
        "Joins": "e-mail: no and text messages: yes",
        "Together": "e-mail: no and text messages: yes",
    }


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


def test_without_merges_the_list_says_so(shop: Path) -> None:
    assert command(shop, "unmerge").out == "No two customers are treated as one.\n"


def test_one_of_a_kind_is_counted_as_one(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text("receipt,date,customer_no,total\n1,2024-06-01,7,5.00\n")
    shop = tmp_path / "shop.seg"
    told = command(shop, "import", tmp_path / "sales.csv").out
    assert "New: 1 sale, 1 customer." in told
    assert "2024-06: 1 sale, " in told
    assert "The only row was there already" in command(shop, "import", tmp_path / "sales.csv").out
    assert ": 1 person as of " in command(shop, "members", "new").out


def test_a_segment_that_cannot_be_worked_out_says_what_is_missing(shop: Path, tmp_path: Path) -> None:
    answer = command(shop, "members", "birthday_soon")
    assert answer.code == 1
    assert "cannot be worked out yet. Needs a column with the birth date" in answer.errors
    assert command(shop, "export", "birthday_soon", "--out", tmp_path / "a.csv").code == 1
    assert command(shop, "members", "birthday_soon", "--ids").out == ""


def test_a_list_of_an_empty_segment_says_that_nobody_is_in_it(shop: Path, tmp_path: Path) -> None:
    answer = command(shop, "export", "vip_5", "--as-of", "2030-01-01", "--out", tmp_path / "a.csv")
    assert answer.code == 1
    assert "Nobody is in “" in answer.errors
    assert not (tmp_path / "a.csv").exists()
