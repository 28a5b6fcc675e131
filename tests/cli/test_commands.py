"""Each command answers people in sentences and programs in JSON, and every failure says what, why and what to do."""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.segments.row_source import SOURCES
from tests.cli.run import command, json_of


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("shop") / "sample.seg"
    sample_shop.build(path, Quiet())
    return path


def test_segments_are_listed_with_the_same_numbers_for_people_and_programs(shop: Path) -> None:
    data = json_of(shop, "segments")
    text = command(shop, "segments").out
    assert data["as_of"] == "2026-08-31"
    for segment in data["segments"]:
        if segment["missing"] is None:
            line = next(line for line in text.splitlines() if line.startswith(segment["key"] + " "))
            assert f"{segment['count']:,}" in line.split()
        else:
            assert f"{segment['key']}: {segment['missing']}" in text


def test_every_listed_segment_has_as_many_members_as_counted(shop: Path) -> None:
    for segment in json_of(shop, "segments")["segments"]:
        if segment["missing"] is None:
            assert json_of(shop, "members", segment["key"])["count"] == segment["count"], segment["key"]


def test_ids_are_the_numbers_as_imported_sorted_one_a_line(shop: Path) -> None:
    lines = command(shop, "members", "top_20", "--ids").out.splitlines()
    assert lines == sorted(lines)
    assert lines == sorted(json_of(shop, "members", "top_20")["members"])
    assert any(line.isdigit() and len(line) == 6 for line in lines)


def test_a_rule_file_finds_people(shop: Path, tmp_path: Path) -> None:
    rule = tmp_path / "often.json"
    rule.write_text(
        json.dumps({"version": 1, "title": "Often", "rule": {"field": "frequency_365", "is": "at_least", "value": 10}})
    )
    found = json_of(shop, "members", "--rule", rule)
    assert found["title"] == "Often"
    assert found["count"] > 0
    stricter = {"all": [{"field": "frequency_365", "is": "at_least", "value": 10}, {"segment": "elite_1"}]}
    rule.write_text(json.dumps({"version": 1, "rule": stricter}))
    assert 0 < json_of(shop, "members", "--rule", rule)["count"] < found["count"]


def test_another_day_gives_other_people(shop: Path) -> None:
    now = set(json_of(shop, "members", "new")["members"])
    then = set(json_of(shop, "members", "new", "--as-of", "2025-08-31")["members"])
    assert now
    assert then
    assert not now & then


def test_an_export_holds_the_people_who_may_be_written_to(shop: Path, tmp_path: Path) -> None:
    result = json_of(shop, "export", "top_20", "--to", "mailing_list", "--out", tmp_path / "top.xlsx")
    counted = next(each for each in json_of(shop, "segments")["segments"] if each["key"] == "top_20")
    assert result["count"] == counted["may_email"]
    assert result["count"] + result["left_out"] == counted["count"]
    rows = list(openpyxl.load_workbook(result["path"]).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == result["count"] + 1
    assert {row[0] for row in rows[1:]} <= set(json_of(shop, "members", "top_20")["members"])


def test_fields_name_everything_a_rule_may_ask(shop: Path, tmp_path: Path) -> None:
    data = json_of(shop, "fields")
    keys = {field["key"] for field in data["fields"]}
    assert {"frequency", "recency_days", "city", "age", "life_cycle"} <= keys
    assert {source["key"] for source in data["rows"]} == set(SOURCES)
    assert {"purchases", "receipts", "lines", "events", "complaints", "answers"} <= set(SOURCES)
    text = command(tmp_path / "none.seg", "fields").out
    assert "frequency_365" in text


def test_the_shop_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.seg"
    json_of(path, "shop", "--name", "Bloom", "--country", "dk", "--currency", "dkk")
    found = json_of(path, "shop")
    assert (found["name"], found["country"], found["currency"]) == ("Bloom", "DK", "DKK")


@pytest.mark.parametrize(
    "words",
    [
        ("members", "no_such_segment"),
        ("members", "--rule", "nowhere.json"),
        ("export", "top_20", "--out", "list.doc"),
        ("export", "top_20", "--to", "carrier_pigeon", "--out", "list.xlsx"),
        ("export", "top_20", "--columns", "shoe_size", "--out", "list.xlsx"),
        ("undo", "99"),
        ("import", "nowhere.xlsx"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(shop: Path, words: tuple[str, ...]) -> None:
    answer = command(shop, *words)
    assert answer.code == 1
    what, what_to_do = answer.errors.strip().splitlines()
    assert what.endswith((".", "?"))
    assert what_to_do.endswith((".", "?"))
    as_json = command(shop, *words, "--json")
    assert as_json.data["error"] == what


def test_a_shop_file_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.seg"
    assert command(path, "segments").code == 1
    assert not path.exists()


@pytest.mark.parametrize("words", [(), ("dance",), ("members",), ("segments", "--as-of", "tomorrow")])
def test_what_is_not_understood_ends_with_two(shop: Path, words: tuple[str, ...]) -> None:
    assert command(shop, *words).code == 2


def test_an_open_question_imports_nothing_and_ends_with_three(tmp_path: Path) -> None:
    file = tmp_path / "till.csv"
    rows = "".join(f"{n};0{n}/0{n + 1}/2025;{n},50\n" for n in range(1, 9))
    file.write_text("Klantnummer;Datum;Totaal\n" + rows, encoding="utf-8")
    shop_file = tmp_path / "shop.seg"
    answer = command(shop_file, "import", file, "--kind", "receipts", "--json")
    assert answer.code == 3
    (question,) = answer.data["questions"]
    assert (question["kind"], question["column"]) == ("styles", "Datum")
    assert json_of(shop_file, "imports") == []
    answers = tmp_path / "answers.json"
    for option in question["options"]:
        answers.write_text(json.dumps({"kind": "receipts", "styles": {"Datum": option["answer"]}}))
        (report,) = json_of(shop_file, "import", file, "--answers", answers, "--dry-run")["imports"]
        assert report["rows_new"] == 8


def test_what_is_remarked_on_a_file_stands_in_the_json_too(tmp_path: Path) -> None:
    path = tmp_path / "verkoop.csv"
    rows = ["Bonnummer;Datum;Klantnummer;Totaal", "B1;13-03-2025;1;10,50", "B2;14-03-2025;2;#DEEL/0!", "Totaal;;;10,50"]
    path.write_text("\n".join(rows))
    (found,) = json_of(tmp_path / "shop.seg", "import", path)["imports"]
    assert any("looks like a total" in remark for remark in found["remarks"])
    assert [(each["row"], each["text"], each["set_aside"]) for each in found["problems"]] == [
        (3, "#DEEL/0!", True),
        (4, "", True),
    ]


def test_the_self_test_finds_this_program_sound(tmp_path: Path) -> None:
    answer = command(tmp_path / "unused.seg", "self-test", "--json")
    assert answer.code == 0, answer.out
    assert all(check["sound"] for check in answer.data)
    assert not (tmp_path / "unused.seg").exists()


def test_the_tour_leaves_a_list_and_charts(tmp_path: Path) -> None:
    answer = command(tmp_path / "unused.seg", "tour", "--out", tmp_path / "out")
    assert answer.code == 0, answer.errors
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert {"sample.seg", "off_rhythm.xlsx"} <= names
    assert sum(name.endswith(".png") for name in names) >= 3


@pytest.mark.parametrize(("word", "value"), [("--country", "ZZZ"), ("--country", "QQ"), ("--currency", "euro")])
def test_a_country_or_currency_that_is_none_is_refused(tmp_path: Path, word: str, value: str) -> None:
    shop = tmp_path / "shop.seg"
    assert command(shop, "shop", "--country", "dk", "--currency", "dkk").code == 0
    assert command(shop, "shop", word, value).code == 1
    found = command(shop, "shop", "--json").data
    assert (found["country"], found["currency"]) == ("DK", "DKK")


def test_a_currency_without_cents_is_refused_once_there_are_amounts_with_cents(tmp_path: Path) -> None:
    shop, file = tmp_path / "shop.seg", tmp_path / "sales.csv"
    file.write_text("Order ID,Order date,Customer ID,Order total\n1,2025-01-15,C1,5.00\n", encoding="utf-8")
    assert command(shop, "import", file).code == 0
    refused = command(shop, "shop", "--currency", "USD")
    assert refused.code == 1
    assert "5.00 EUR would become 5.00 USD" in refused.errors
    assert command(shop, "shop", "--json").data["currency"] == "EUR"
    assert command(shop, "shop", "--currency", "USD", "--relabel").code == 0
    assert command(shop, "shop", "--currency", "KRW", "--relabel").code == 1
    assert command(shop, "shop", "--json").data["currency"] == "USD"
    assert command(shop, "undo", 1).code == 0
    assert command(shop, "shop", "--currency", "KRW").code == 0


@pytest.mark.parametrize(("country", "postcode"), [("NL", "!!!"), ("NL", "abc"), ("GB", "Bath"), ("DK", "12")])
def test_a_postcode_that_is_none_is_refused_with_a_sentence(tmp_path: Path, country: str, postcode: str) -> None:
    shop = tmp_path / "shop.seg"
    refused = command(shop, "shop", "--country", country, f"--postcode={postcode}")
    assert refused.code == 1
    assert f"“{postcode}” is no postcode of {country}" in refused.errors


@pytest.mark.parametrize(
    ("country", "postcode"), [("NL", "3731 AB"), ("DK", "8000"), ("GB", "SW1A 1AA"), ("KR", "04524")]
)
def test_a_postcode_is_kept(tmp_path: Path, country: str, postcode: str) -> None:
    shop = tmp_path / "shop.seg"
    assert json_of(shop, "shop", "--country", country, "--postcode", postcode)["postcode"] == postcode


@pytest.mark.parametrize("name", ["Street fair", " street FAIR ", "Mother's Day"])
def test_an_occasion_of_a_known_name_is_not_added_again(tmp_path: Path, name: str) -> None:
    shop = tmp_path / "shop.seg"
    assert command(shop, "occasions", "add", "Street fair", "--on", "2026-09-12").code == 0
    again = command(shop, "occasions", "add", name, "--on", "2026-10-12")
    assert again.code == 1
    assert "is in the calendar already" in again.errors


def test_an_early_day_after_the_end_of_a_promotion_is_refused(tmp_path: Path) -> None:
    shop = tmp_path / "shop.seg"
    days = ("--from", "2026-07-06", "--to", "2026-07-18")
    refused = command(shop, "promotions", "add", "Sale", *days, "--early", "2026-07-20")
    assert refused.code == 1
    assert "lies after the last day" in refused.errors
    assert command(shop, "promotions", "add", "Sale", *days, "--early", "2026-07-05").code == 0
