"""Columns that tell what the law protects most are seen by heading or values; ordinary columns are left alone."""

import pytest

from desktop_seg.importing.field import IMPORT_FIELDS
from desktop_seg.importing.special_category import TITLES, SpecialCategory, special_category
from tests.importing.test_field import TABLE


@pytest.mark.parametrize(
    ("header", "category"),
    [
        *(("Geloof", "religion"), ("Religion", "religion"), ("Kirkemedlem", "religion"), ("종교", "religion")),
        *(("Konfession", "religion"), ("Tro", "religion"), ("Allergieën", "health"), ("Medical notes", "health")),
        *(("Gesundheitszustand", "health"), ("Sygdom", "health"), ("장애 여부", "health"), ("Etniciteit", "origin")),
        *(("Ethnicity", "origin"), ("Hautfarbe", "origin"), ("인종", "origin"), ("Politieke partij", "politics")),
        *(("지지정당", "politics"), ("Political views", "politics"), ("Seksuele geaardheid", "sexuality")),
        *(("Sexual orientation", "sexuality"), ("성적 지향", "sexuality"), ("Vakbond", "union")),
        *(("Fagforening", "union"), ("Gewerkschaft", "union"), ("노조 가입", "union"), ("Vingerafdruk", "body")),
        *(("Biometrische Daten", "body"), ("지문", "body"), ("Wat is uw geloof?", "religion")),
    ],
)
def test_a_heading_tells_the_category(header: str, category: str) -> None:
    assert special_category(header, []) == SpecialCategory(category)


@pytest.mark.parametrize(
    ("cells", "category"),
    [
        (["katholiek", "", "moslim", "geen"], "religion"),
        (["Diabetes", "notenallergie", "?"], "health"),
        (["VVD", "D66", "CDA"], "politics"),
        (["불교", "기독교"], "religion"),
    ],
)
def test_values_tell_the_category_under_any_heading(cells: list[str], category: str) -> None:
    assert special_category("Veld 7", cells) == SpecialCategory(category)


@pytest.mark.parametrize(
    "header",
    ["Tuin", "Trouwdag", "Favoriete kleur", "Hobby's", "Rasterhek", "Bloemen", "Garden size"],
)
def test_ordinary_columns_are_left_alone(header: str) -> None:
    assert special_category(header, ["groot", "klein", "Roma", "geen"] * 3) is None


def test_no_heading_of_an_import_field_is_held_back() -> None:
    """Else a file that tells a known thing under a usual heading could not be kept as an own field or question."""
    headings = {
        header for field in IMPORT_FIELDS for listed in TABLE["fields"][field.key].values() for header in listed
    }
    assert sorted(header for header in headings if special_category(header, [])) == []


def test_every_category_has_a_title() -> None:
    assert set(TITLES) == set(SpecialCategory)
