"""Own fields kept from the command line."""

from pathlib import Path

import pytest

from tests.cli.run import command, json_of


def test_an_own_field_is_added_renamed_removed_and_put_back(shop: Path) -> None:
    assert json_of(shop, "own-fields") == []
    (made,) = json_of(shop, "own-fields", "add", "Garden", "--type", "choice", "--choices", "balcony,garden")
    assert (made["key"], made["choices"], made["is_made"]) == ("own_garden:choice", ["balcony", "garden"], True)
    assert "own_garden:choice" in [each["key"] for each in json_of(shop, "fields")["fields"]]
    (renamed,) = json_of(shop, "own-fields", "rename", "garden", "--to", "Outside")
    assert (renamed["key"], renamed["name"]) == ("own_garden:choice", "Outside")
    (removed,) = json_of(shop, "own-fields", "remove", "own_garden:choice")
    assert removed["is_removed"]
    assert "own_garden:choice" not in [each["key"] for each in json_of(shop, "fields")["fields"]]
    (back,) = json_of(shop, "own-fields", "restore", "Outside")
    assert not back["is_removed"]
    assert "Outside" in command(shop, "own-fields").out


@pytest.mark.parametrize(
    "words", [("add",), ("remove", "Pond"), ("add", "Geloof"), ("add", "Pond", "--type", "choice")]
)
def test_what_cannot_be_done_is_said_and_nothing_changes(shop: Path, words: tuple[str, ...]) -> None:
    answer = command(shop, "own-fields", *words)
    assert answer.code == 1
    assert answer.errors.strip()
    assert json_of(shop, "own-fields") == []
