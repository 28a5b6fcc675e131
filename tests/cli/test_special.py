"""Special data on the command line: imported by a decision, switched on, asked for, exported, deleted."""

import json
from pathlib import Path

import pytest

from tests.cli.run import command, json_of


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    rows = ["Klantnummer;Achternaam;Adres;Plaats;Postcode;Allergie;Akkoord"]
    rows += [
        f"{n};Jansen{n};Dorpsstraat {n};Zeist;3701 AB;{('pollen', 'noten')[n % 3 == 0]};{'ja' if n <= 20 else 'nee'}"
        for n in range(1, 31)
    ]
    (tmp_path / "klanten.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    use = {"Allergie": {"purpose": "to warn of plants", "consent": "Akkoord"}}
    (tmp_path / "answers.json").write_text(json.dumps({"special": use}), encoding="utf-8")
    path = tmp_path / "shop.seg"
    words = ("--kind", "customers", "--answers", str(tmp_path / "answers.json"))
    answer = command(path, "import", str(tmp_path / "klanten.csv"), *words)
    assert answer.code == 0, answer.errors
    assert "special data" in answer.out
    return path


def _rule(shop: Path, *words: str) -> Path:
    """Return a rule file that asks for some of the values."""
    from desktop_seg.rules.tree import Is
    from desktop_seg.segments import rule_file

    path = shop.with_name("rule.json")
    rule_file.write(path, "Allergy", Is("own_allergie:choice", "one_of", words))
    return path


def test_it_is_off_until_it_is_switched_on(shop: Path) -> None:
    assert json_of(shop, "shop")["uses_special"] is False
    assert not any("allergie" in each["key"] for each in json_of(shop, "fields")["fields"])
    refused = command(shop, "members", "--rule", str(_rule(shop, "pollen")), "--ids")
    assert refused.code == 1
    assert "switched off" in refused.errors
    said = command(shop, "shop", "--special", "on")
    assert "explicit yes" in said.out
    assert [each["key"] for each in json_of(shop, "fields")["fields"] if "allergie" in each["key"]] == [
        "own_allergie:choice"
    ]
    found = command(shop, "members", "--rule", str(_rule(shop, "pollen")), "--ids")
    assert sorted(map(int, found.out.split())) == [n for n in range(1, 21) if n % 3]


def test_a_few_are_neither_listed_nor_exported(shop: Path) -> None:
    command(shop, "shop", "--special", "on")
    rule, target = str(_rule(shop, "noten")), shop.with_name("list.csv")
    for words in (("members",), ("export", "--channel", "post", "--out", str(target))):
        answer = command(shop, words[0], "--rule", rule, *words[1:])
        assert answer.code == 1
        assert "Fewer than 10" in answer.errors
    assert not target.exists()
    rule = str(_rule(shop, "pollen"))
    assert command(shop, "export", "--rule", rule, "--channel", "post", "--out", str(target)).code == 0
    assert len(target.read_text("utf-8-sig").splitlines()) == 1 + len([n for n in range(1, 21) if n % 3])


def test_nothing_is_said_of_a_list_whose_campaign_is_refused(shop: Path) -> None:
    command(shop, "shop", "--special", "on")
    words = ("--channel", "post", "--out", str(shop.with_name("list.csv")), "--campaign", "A")
    answer = command(shop, "export", "--rule", str(_rule(shop, "pollen")), *words)
    assert answer.code == 1
    assert "not measured" in answer.errors
    assert answer.out == ""


def test_the_list_of_own_fields_says_what_it_is_kept_for_and_how_many_agreed(shop: Path) -> None:
    (one,) = json_of(shop, "own-fields")
    assert (one["purpose"], one["known"]) == ("to warn of plants", 20)
    assert command(shop, "own-fields", "remove", "Allergie").code == 1
    assert json_of(shop, "own-fields", "forget", "Allergie") == []


def test_one_is_made_by_hand_with_a_purpose_and_not_without(shop: Path) -> None:
    assert command(shop, "own-fields", "add", "Geloof").code == 1
    made = json_of(shop, "own-fields", "add", "Geloof", "--purpose", "cards for the holidays")
    assert [(each["name"], each["purpose"], each["known"]) for each in made] == [
        ("Allergie", "to warn of plants", 20),
        ("Geloof", "cards for the holidays", None),
    ]
    assert "fewer than 10" in command(shop, "own-fields").out
    assert command(shop, "own-fields", "forget", "Pond").code == 1
