"""A campaign on the command line: from the list with people kept apart to the result, later, of a further import."""

from pathlib import Path

import openpyxl
import pytest

from desktop_seg.exports import recipient
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.backup import back_up
from desktop_seg.store.shop_file import open_shop
from tests.cli.run import command, json_of
from tests.importing.writing.tables import day, imported

PEOPLE = 60
HEAD = "order_id | order_date | customer_id | order_total\n"


def _rows(sales: list[tuple[int, str]]) -> str:
    return HEAD + "\n".join(f"{day}-{who} | {day} | {who} | {20 + who % 9}.00" for who, day in sales)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop of sixty people who bought once in January, a quarter of them again in February; all may be e-mailed.

    It is the day of its last sale.
    """
    monkeypatch.setattr(recipient, "today", lambda: day("2025-02-20"))
    path = tmp_path / "shop.seg"
    db = open_shop(None)
    people = "\n".join(f"{n} | Name{n} | c{n}@example.org | yes" for n in range(1, PEOPLE + 1))
    imported(db, FileKind.CUSTOMERS, "customer_id | last_name | email | consent_email\n" + people)
    sales = [(n, "2025-01-05") for n in range(1, PEOPLE + 1)] + [(n, "2025-02-20") for n in range(4, PEOPLE + 1, 4)]
    imported(db, FileKind.RECEIPTS, _rows(sales))
    back_up(db, path)
    db.close()
    return path


def begin(shop: Path, tmp_path: Path, *more: object) -> dict[str, object]:
    words = ("--out", tmp_path / "list.xlsx", "--campaign", "Spring", "--start", "2025-03-01", *more)
    found: dict[str, object] = json_of(shop, "export", "bought_once", *words)
    return found


def customers_of(path: Path, page: int) -> dict[str, str]:
    rows = openpyxl.load_workbook(path).worksheets[page].iter_rows(min_row=2, values_only=True)
    return {str(row[0]): str(row[1]) for row in rows}


def test_from_the_list_to_the_result(shop: Path, tmp_path: Path) -> None:
    begun = begin(shop, tmp_path, "--cost", "0.85", "--margin", "50")
    people = len(json_of(shop, "members", "bought_once")["members"])
    assert people == 45
    assert (begun["kept_apart"], begun["count"]) == (22, 23), "half of a list below 500 names"
    on_list, left_out = customers_of(tmp_path / "list.xlsx", 0), customers_of(tmp_path / "list.xlsx", 2)
    assert set(left_out.values()) == {"Kept apart to see whether it helps"}
    assert (len(on_list), len(left_out), set(on_list) & set(left_out)) == (23, 22, set())
    assert customers_of(tmp_path / "list.xlsx", 1)["Campaign"] == "Spring"
    waiting = json_of(shop, "campaign", "spring")
    assert (waiting["state"], waiting["got_it"], waiting["effects"]) == ("planned", None, [])
    db = open_shop(shop)
    bought = [(int(who), "2025-03-10") for who in list(on_list)[:15]] + [(int(next(iter(left_out))), "2025-03-10")]
    imported(db, FileKind.RECEIPTS, _rows([*bought, (999, "2025-03-31")]), "march.csv")
    db.close()
    told = json_of(shop, "campaign", begun["campaign"])
    assert (told["state"], told["first_day"], told["last_day"]) == ("finished", "2025-03-01", "2025-03-30")
    assert (told["got_it"]["people"], told["got_it"]["bought"]) == (23, 15)
    assert (told["control"]["people"], told["control"]["bought"]) == (22, 1)
    assert told["words"].startswith("15 of 23 who got the mail bought, 1 of 22 who did not.")
    assert told["words"].endswith("Clearly more.")
    assert told["cost_cents"] == 23 * 85
    text = command(shop, "campaign", "Spring").out
    assert text.splitlines()[0] == "Spring: finished on 30 Mar 2025"
    assert "When it pays: It costs €19.55" in text
    before = json_of(shop, "campaign", "Spring", "--as-of", "2025-03-29")
    assert (before["state"], before["days_left"], before["got_it"]) == ("running", 1, None)


def test_what_to_expect_is_said_before_the_list_is_made(shop: Path, tmp_path: Path) -> None:
    words = ("--out", tmp_path / "list.csv", "--campaign", "Spring", "--cost", "1", "--start", "2025-03-01")
    said = command(shop, "export", "bought_once", *words).out
    assert "Kept apart: 22 people, chosen by chance; 23 get it" in said
    assert "This list" in said
    assert "come back by themselves: of 60 who were in it on 21 Jan 2025, 15 bought in the 30 days after that." in said
    assert "It costs €23.00; with €9." in said
    assert "import the sales up to 30 Mar 2025, then “desktop-seg campaign 1” tells what came of it." in said


def test_the_share_kept_apart_can_be_chosen_and_be_nothing(shop: Path, tmp_path: Path) -> None:
    assert begin(shop, tmp_path, "--control", "20")["kept_apart"] == 9
    json_of(shop, "campaign", "Spring", "--delete")
    assert json_of(shop, "campaigns")["campaigns"] == []
    assert "no campaign yet" in command(shop, "campaigns").out
    assert begin(shop, tmp_path, "--control", "0")["kept_apart"] == 0
    listed = json_of(shop, "campaigns")["campaigns"]
    assert [(each["name"], each["people"], each["kept_apart"], each["state"]) for each in listed] == [
        ("Spring", 45, 0, "planned")
    ]
    assert "from 1 Mar 2025 to 30 Mar 2025; its sales are still to come" in command(shop, "campaigns").out
    # What is over by the calendar waits for its sales all the same.
    waits = command(shop, "campaign", "Spring").out
    assert waits.splitlines()[0] == "Spring: from 1 Mar 2025 to 30 Mar 2025; its sales are still to come"
    assert "The sales of 30 days are still missing: import them up to 30 Mar 2025" in waits


def test_who_was_on_a_list_lately_can_be_left_out(shop: Path, tmp_path: Path) -> None:
    begin(shop, tmp_path, "--control", "20")
    rest = json_of(shop, "export", "bought_once", "--out", tmp_path / "rest.xlsx", "--quiet", "14")
    assert rest["count"] == 9, "those who were kept apart"
    assert rest["listed_lately"] == 36
    assert set(customers_of(tmp_path / "rest.xlsx", 2).values()) == {"On a list a short while ago"}


def test_who_was_on_a_list_lately_is_not_said_to_be_forbidden(shop: Path, tmp_path: Path) -> None:
    command(shop, "export", "bought_once", "--out", tmp_path / "one.xlsx", "--campaign", "Spring", "--control", "20")
    said = command(shop, "export", "bought_once", "--out", tmp_path / "rest.xlsx", "--quiet", "14").out
    assert "9 people are on the list" in said
    assert "0 of the segment may not be written to." in said
    assert "36 people are left out: on a list a short while ago." in said


def test_a_name_that_is_taken_writes_no_list(shop: Path, tmp_path: Path) -> None:
    begin(shop, tmp_path)
    again = command(shop, "export", "top_20", "--out", tmp_path / "other.xlsx", "--campaign", "SPRING")
    assert again.code == 1
    assert "already" in again.errors
    assert not (tmp_path / "other.xlsx").exists()


def test_a_list_that_cannot_be_written_leaves_no_campaign(shop: Path, tmp_path: Path) -> None:
    failed = command(shop, "export", "top_20", "--out", tmp_path / "nowhere" / "list.xlsx", "--campaign", "Spring")
    assert failed.code == 1
    assert json_of(shop, "campaigns")["campaigns"] == []


@pytest.mark.parametrize(
    "words",
    [("--days", "0"), ("--days", "366"), ("--days", "x"), ("--cost", "-1"), ("--cost", "nan"), ("--control", "101")],
)
def test_numbers_that_make_no_sense_are_not_understood(shop: Path, tmp_path: Path, words: tuple[str, str]) -> None:
    assert command(shop, "export", "top_20", "--out", tmp_path / "x.csv", "--campaign", "A", *words).code == 2


def test_a_list_does_not_go_out_before_the_day_it_is_made_for(shop: Path, tmp_path: Path) -> None:
    words = ("--out", tmp_path / "x.csv", "--campaign", "A", "--start", "2025-02-20")
    done = command(shop, "export", "top_20", *words)
    assert done.code == 1
    assert "as of 20 February 2025" in done.errors


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--control", "100"), "next to nobody"),
        (("--control", "90.1"), "next to nobody"),
        (("--as-of", "2025-01-10", "--start", "2025-01-11"), "made today"),
        (("--as-of", "2025-01-10", "--start", "2025-02-19"), "made today"),
    ],
)
def test_a_campaign_that_can_show_nothing_is_not_begun(
    shop: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = command(shop, "export", "bought_once", "--out", tmp_path / "x.csv", "--campaign", "A", *words)
    assert done.code == 1
    assert told in done.errors
    assert not (tmp_path / "x.csv").exists()
    assert json_of(shop, "campaigns")["campaigns"] == []


@pytest.mark.parametrize(
    "words",
    [("--control", "50"), ("--start", "2030-01-01"), ("--cost", "1"), ("--fixed-cost", "9"), ("--margin", "40")],
)
def test_nobody_is_led_to_believe_that_some_are_kept_apart(shop: Path, tmp_path: Path, words: tuple[str, str]) -> None:
    done = command(shop, "export", "bought_once", "--out", tmp_path / "x.csv", *words)
    assert done.code == 1
    assert f"{words[0]} says something of a campaign" in done.errors
    assert not (tmp_path / "x.csv").exists()


def test_how_many_come_by_themselves(shop: Path) -> None:
    found = json_of(shop, "comeback", "bought_once", "--days", "30")
    assert (found["then"], found["people"], found["bought"], found["share"]) == ("2025-01-21", 60, 15, 0.25)
    assert found["range"][0] < 0.25 < found["range"][1]
    assert json_of(shop, "comeback", "bought_once", "--days", "300")["people"] is None


def test_a_campaign_nobody_knows_is_said_so(shop: Path) -> None:
    done = command(shop, "campaign", "Autumn")
    assert done.code == 1
    assert "campaigns" in done.errors
