"""Every import field is named once, can be cleaned, has headings, and belongs to what its kind of file needs."""

import json
from collections import Counter

import pytest

from desktop_seg.base import paths
from desktop_seg.importing import synonym
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.field import BY_KEY, GROUP_TITLES, IMPORT_FIELDS, ImportField, fields_of
from desktop_seg.importing.file_kind import KIND_TITLES, KINDS_WITH_PEOPLE, NEEDS, WHO_BOUGHT, FileKind, missing
from desktop_seg.importing.fingerprint import fingerprint, norm

TABLE = json.loads(paths.resource("import", "header_synonyms.json").read_text(encoding="utf-8"))


def test_keys_and_titles_are_unique() -> None:
    assert not [key for key, n in Counter(field.key for field in IMPORT_FIELDS).items() if n > 1]
    assert not [title for title, n in Counter(field.title for field in IMPORT_FIELDS).items() if n > 1]


@pytest.mark.parametrize("field", IMPORT_FIELDS, ids=lambda field: field.key)
def test_every_field_can_be_cleaned_and_belongs_somewhere(field: ImportField) -> None:
    assert cleaner(field.value).evidence([]).filled == 0
    assert field.kinds
    assert field.group in GROUP_TITLES


def test_synonym_table_and_fields_name_the_same_keys() -> None:
    assert set(TABLE["fields"]) == set(BY_KEY)
    assert all(any(headers.values()) for headers in TABLE["fields"].values())
    assert {field for fields in TABLE["ambiguous"].values() for field in fields} <= set(BY_KEY)


def test_heading_that_stands_under_several_fields_of_one_kind_of_file_is_marked_as_ambiguous() -> None:
    fields: dict[str, set[str]] = {}
    for field, by_language in TABLE["fields"].items():
        for header in (header for headers in by_language.values() for header in headers):
            fields.setdefault(norm(header), set()).add(field)
    several = {
        header
        for header, found in fields.items()
        if any(len([each for each in found if kind in BY_KEY[each].kinds]) > 1 for kind in FileKind)
    }
    assert several <= synonym.table().ambiguous


@pytest.mark.parametrize("kind", FileKind)
def test_needs_of_a_kind_are_fields_of_that_kind(kind: FileKind) -> None:
    own = {field.key for field in fields_of(kind)}
    assert all(keys <= own for need in NEEDS[kind] for keys in need.any_of)
    assert (own >= WHO_BOUGHT) == (kind in KINDS_WITH_PEOPLE)
    assert kind in KIND_TITLES


def test_missing_names_only_what_no_column_fills() -> None:
    assert [need.key for need in missing(FileKind.SALE_LINES, frozenset({"order_date"}))] == ["amount"]
    assert not missing(FileKind.RECEIPTS, frozenset({"order_date", "net_total"}))
    assert [need.key for need in missing(FileKind.CUSTOMERS, frozenset({"city"}))] == ["who"]


def test_headings_are_compared_without_case_accents_blanks_and_signs() -> None:
    assert norm("E-mail Adres") == norm("e_mailadres") == norm("EMAIL­ADRES")
    assert norm("Téléphone") == "telephone"
    assert norm("이메일 주소") == "이메일주소"
    assert norm("№") != ""


def test_fingerprint_ignores_the_order_of_columns_but_not_their_headings() -> None:
    assert fingerprint(["Datum", "Bedrag", ""]) == fingerprint(["bedrag", "DATUM"])
    assert fingerprint(["Datum", "Bedrag"]) != fingerprint(["Datum", "Bedragen"])
    assert fingerprint(["Datum", "Datum"]) != fingerprint(["Datum"])
