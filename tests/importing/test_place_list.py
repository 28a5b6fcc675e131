"""A table of places from a file: headings of several languages, numbers as people write them, bad rows in sentences."""

from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.place_list import read_places, told
from desktop_seg.store.own_place import OwnPlace
from tests.importing.reading.made_files import workbook


def _csv(folder: Path, *lines: str) -> Path:
    path = folder / "places.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_column_is_read_as_people_write_it(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "Land;Postcode;Plaats;Provincie;Breedtegraad;Lengtegraad;Inwoners;Stedelijk;Klimaat",
        "NL;3731 ab;De Bilt;Utrecht;52,110;5,180;42.846;nee;oceanic",
        "be;B-9000;Gent;Oost-Vlaanderen;51.05;3.72;265 086;ja;Mild and wet",
        ";37;;Midden;;;;;",
    )
    found = read_places(path, "NL")
    assert found.bad == ()
    assert found.places == (
        OwnPlace("NL", "3731AB", "De Bilt", "Utrecht", 52.11, 5.18, 42_846, 0, "oceanic"),
        OwnPlace("BE", "9000", "Gent", "Oost-Vlaanderen", 51.05, 3.72, 265_086, 1, "oceanic"),
        OwnPlace("NL", "37", region="Midden"),
    )


def test_a_workbook_holds_numbers_and_loses_zeros_at_the_front(tmp_path: Path) -> None:
    rows = [
        ["PLZ", "Ort", "lat", "lon"],
        [1067, "Dresden", 51.06, 13.72],
        [10, "Berlin", 52.5, 13.4],
        ["01069", "D", 51, 13],
    ]
    found = read_places(workbook(tmp_path / "orte.xlsx", rows), "DE")
    assert [(each.postcode, each.lat) for each in found.places] == [("01067", 51.06), ("10", 52.5), ("01069", 51.0)]


def test_title_lines_above_the_headings_do_no_harm_and_the_last_row_of_a_postcode_counts(tmp_path: Path) -> None:
    path = _csv(tmp_path, "My places 2025;;", "", "postcode;region;size", "3731;old;10", "3731;new;20")
    found = read_places(path, "NL")
    assert found.places == (OwnPlace("NL", "3731", region="new", inhabitants=20),)


def test_of_rows_that_say_different_things_of_one_postcode_those_that_do_not_count_are_named(tmp_path: Path) -> None:
    path = _csv(tmp_path, "postcode;region", "3731;old", "3511;one", "3511;one", "3731;new")
    found = read_places(path, "NL")
    assert [(each.postcode, each.region) for each in found.places] == [("3731", "new"), ("3511", "one")]
    assert [each.row for each in found.bad] == [2]
    assert "row 5" in found.bad[0].sentence


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (";Utrecht;52;5;;;", "no postcode in this row"),
        ("noord;Utrecht;52;5;;;", "is no postcode"),
        ("12345678901;Utrecht;52;5;;;", "is no postcode"),
        ("3731;Utrecht;520;5;;;", "between -90 and 90"),
        ("3731;Utrecht;52;-181;;;", "between -180 and 180"),
        ("3731;Utrecht;north;5;;;", "no latitude"),
        ("3731;Utrecht;52;;;;", "only say something together"),
        ("3731;Utrecht;;;many;;", "no number of inhabitants"),
        ("3731;Utrecht;;;12.5;;", "no number of inhabitants"),
        ("3731;Utrecht;;;;perhaps;", "neither yes nor no"),
        ("3731;Utrecht;;;;;polar", "no climate the program knows"),
        ("3731;;;;;;", "Nothing is said"),
    ],
)
def test_a_bad_row_is_left_out_with_its_number_and_the_others_are_kept(tmp_path: Path, row: str, said: str) -> None:
    path = _csv(
        tmp_path, "postcode;region;lat;lon;inhabitants;urban;climate", "3732;Utrecht;52;5;;;", row, "3733;A;;;;;"
    )
    found = read_places(path, "NL")
    assert [each.postcode for each in found.places] == ["3732", "3733"]
    assert [each.row for each in found.bad] == [3]
    assert said in found.bad[0].sentence
    assert next(told(found, 5)).startswith("Row 3: ")


def test_of_many_bad_rows_the_first_are_told(tmp_path: Path) -> None:
    path = _csv(tmp_path, "postcode;region", *(f"?{n};x" for n in range(30)), "3731;y")
    lines = list(told(read_places(path, "NL"), 5))
    assert len(lines) == 6
    assert lines[-1] == "… and 25 more rows."


@pytest.mark.parametrize(
    ("head", "said"),
    [("region;latitude;longitude", "no column with postcodes"), ("postcode;colour;name", "tells nothing")],
)
def test_a_table_that_says_nothing_is_refused(tmp_path: Path, head: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_places(_csv(tmp_path, head, "3731;1;2", "3732;1;2"), "NL")


def test_the_tables_that_come_with_the_program_can_be_taken_in(tmp_path: Path) -> None:
    from desktop_seg.base.paths import resource
    from desktop_seg.store import place

    found = read_places(resource("places", "DK.csv"), "DK")
    assert found.bad == ()
    assert len(found.places) > 500
    for each in found.places[::97]:
        assert each.lat == place.latitude("DK", each.postcode)
        assert each.inhabitants == place.inhabitants("DK", each.postcode)
