"""Presets: each file loads, is told by its own headings, and a fault in one is found here and not by the owner."""

from pathlib import Path

import pytest

from desktop_seg.base import paths
from desktop_seg.importing.file_kind import missing
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.preset import LEFT_OUT, Preset, load, preset_for, presets
from desktop_seg.importing.recognise import Table, recognise

GOOD = """
key = "my_till"
name = "My till"
kind = "receipts"
signature = [["Bon", "Dag", "Bedrag"]]
[columns]
order_id = ["Bon"]
order_date = ["Dag"]
order_total = ["Bedrag"]
left_out = ["Datum"]
"""


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.key)
def test_preset_is_told_by_its_signature_and_fills_what_its_kind_needs(preset: Preset) -> None:
    for signature in preset.signatures:
        assert signature
        assert preset_for(list(signature)) is preset
    fields = frozenset(preset.fields.values()) - {LEFT_OUT}
    assert not missing(preset.kind, fields)
    assert {norm(header) for signature in preset.signatures for header in signature} <= preset.fields.keys()


def test_there_are_presets_and_none_fits_other_headings() -> None:
    assert {file.stem for file in paths.resource("presets").glob("*.toml")} == {preset.key for preset in presets()}
    assert preset_for(["Bonnummer", "Datum", "Totaal"]) is None


def test_preset_reads_its_file(tmp_path: Path) -> None:
    file = tmp_path / "my_till.toml"
    file.write_text(GOOD, encoding="utf-8")
    preset = load(file)
    assert preset.fits(["DAG", "bedrag", "Bon", "Extra"])
    assert preset.fields[norm("Datum")] == LEFT_OUT


@pytest.mark.parametrize(
    "change", [("order_total", "order_totall"), ("receipts", "elephants"), ("my_till", "your_till"), ("signature", "s")]
)
def test_faulty_preset_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    file = tmp_path / "my_till.toml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises((ValueError, KeyError)):
        load(file)


def test_preset_wins_over_the_synonyms_but_not_over_the_cells() -> None:
    headers = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Gender")
    rows = [["536365", "85123A", "MUG", 6, "soon", 2.55, 17850.0, "f"]] * 5
    found = recognise(Table(headers, rows))
    assert found.preset is not None
    fields = {guess.header: guess.field for guess in found.guesses}
    assert fields["UnitPrice"] == "unit_price"
    assert fields["InvoiceDate"] is None
    assert fields["Gender"] == "gender"
