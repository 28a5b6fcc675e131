"""The shop's own table of places on the command line."""

from pathlib import Path

import pytest

from desktop_seg.store.shop_file import open_reader
from tests.cli.run import command, json_of


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    people = tmp_path / "klanten.csv"
    rows = "".join(f"{n};Jansen{n};Straat {n};35{n:02} AB;Utrecht\n" for n in range(1, 21))
    people.write_text("Klantnummer;Achternaam;Adres;Postcode;Plaats\n" + rows, encoding="utf-8")
    path = tmp_path / "shop.seg"
    assert command(path, "import", str(people), "--kind", "customers").code == 0
    return path


def _file(shop: Path, *lines: str) -> str:
    path = shop.with_name("places.csv")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_a_table_is_taken_in_looked_up_and_forgotten(shop: Path) -> None:
    taken = command(
        shop, "places", _file(shop, "postcode;region;lat;lon", "3511;Old town;52;5", "x;y;1;1", "35;East;;")
    )
    assert taken.code == 0
    assert "2 places are kept." in taken.out
    assert "Row 3: “x” is no postcode" in taken.out
    listed = json_of(shop, "places")
    assert (listed["count"], [each["postcode"] for each in listed["places"]]) == (2, ["35", "3511"])
    found = json_of(shop, "places", "--list", "3511 AB")
    assert [each["region"] for each in found["own"]] == ["Old town", "East"]
    assert found["bundled"]["region"] == "Utrecht"
    assert "Old town" in command(shop, "places", "--list", "3511AB").out
    assert "not known" in command(shop, "places", "--list", "0000 AB").out
    assert json_of(shop, "places", "--forget", "3511") == {"forgotten": 1}
    assert json_of(shop, "places", "--forget", "all") == {"forgotten": 1}
    assert "There are none" in command(shop, "places").out


def test_segments_follow_at_once(shop: Path) -> None:
    from desktop_seg.rules.tree import Is
    from desktop_seg.segments import rule_file

    rule = shop.with_name("rule.json")
    rule_file.write(rule, "East", Is("home_region", "one_of", ("East",)))
    assert command(shop, "members", "--rule", str(rule), "--ids").out.split() == []
    command(shop, "places", _file(shop, "postcode;region", "3501;East", "3502;East"))
    assert command(shop, "members", "--rule", str(rule), "--ids").out.split() == ["1", "2"]


def test_a_file_without_a_single_place_changes_nothing(shop: Path) -> None:
    command(shop, "places", _file(shop, "postcode;region", "3501;East"))
    answer = command(shop, "places", _file(shop, "postcode;region", "?;East", "!;West"))
    assert answer.code == 1
    assert "Row 2" in answer.errors
    db = open_reader(shop)
    assert db.number("SELECT count(*) FROM place") == 1
    db.close()


def test_another_country_is_said_once(shop: Path) -> None:
    command(shop, "places", _file(shop, "postcode;region", "SW1A;Westminster"), "--country", "gb")
    assert [each["country"] for each in json_of(shop, "places")["places"]] == ["GB"]
    assert json_of(shop, "places", "--list", "sw1a 1aa", "--country", "GB")["own"][0]["region"] == "Westminster"


def test_a_country_that_is_none_is_refused(shop: Path) -> None:
    answer = command(shop, "places", _file(shop, "postcode;region", "3501;East"), "--country", "Nederland")
    assert answer.code == 1
    assert "two letters" in answer.errors
    assert json_of(shop, "places")["count"] == 0
