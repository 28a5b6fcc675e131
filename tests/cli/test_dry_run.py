"""A dry run says what an import would do, month by month, and leaves the shop as it is."""

from pathlib import Path

from tests.cli.run import command, json_of
from tests.importing.made_file import csv

ROWS = [
    (1, "15-01-2025", "C1", "10,50"), (2, "31-01-2025", "C2", "4,50"), (3, "01-02-2025", "C1", "7,00"),
    (4, "13-04-2025", "C3", "1,25"), (5, "14-04-2025", "C3", "-0,25"), (6, "14-05-2025", "", "2,00"),
]  # fmt: skip


def test_dry_run_shows_sales_customers_period_and_every_month(tmp_path: Path) -> None:
    file, shop = csv(tmp_path / "kassa.csv", "Bonnummer;Datum;Klantnummer;Totaal", ROWS), tmp_path / "shop.seg"
    (told,) = json_of(shop, "import", file, "--dry-run")["imports"]
    assert (told["sales_new"], told["customers_new"], told["sales_anonymous"]) == (6, 3, 1)
    assert (told["first_day"], told["last_day"], told["net_cents"]) == ("2025-01-15", "2025-05-14", 2500)
    assert [(month["month"], month["sales"], month["net_cents"]) for month in told["months"]] == [
        ("2025-01", 2, 1500), ("2025-02", 1, 700), ("2025-04", 2, 100), ("2025-05", 1, 200),
    ]  # fmt: skip
    text = command(shop, "import", file, "--dry-run").out
    for line in (
        "New: 6 sales, 3 customers.",
        "2025-01: 2 sales, €15.00 (the same as your till says?)",
        "2025-05: 1 sale, €2.00",
    ):
        assert line in text
    assert json_of(shop, "imports") == []


def test_dry_run_and_import_say_the_same(tmp_path: Path) -> None:
    file, shop = csv(tmp_path / "kassa.csv", "Bonnummer;Datum;Klantnummer;Totaal", ROWS), tmp_path / "shop.seg"
    (trial,) = json_of(shop, "import", file, "--dry-run")["imports"]
    (done,) = json_of(shop, "import", file)["imports"]
    assert trial | {"import": done["import"], "dry_run": False} == done


def test_question_about_a_currency_names_it_for_scripts(tmp_path: Path) -> None:
    rows = [(1, "15-01-2025", "C1", "$10.50"), (2, "16-01-2025", "C1", "€1.50")]
    file, shop = csv(tmp_path / "kassa.csv", "Bonnummer;Datum;Klantnummer;Totaal", rows), tmp_path / "shop.seg"
    answer = command(shop, "import", file, "--json")
    assert answer.code == 3
    (question,) = answer.data["questions"]
    assert (question["kind"], question["about"]) == ("currencies", "USD")
    assert [option["answer"] for option in question["options"]] == ["rate", "aside", "stop"]
