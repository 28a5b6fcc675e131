"""Backups on the command line: listed with their reason, brought back by number or file."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop_seg.store import backup
from tests.cli.run import command, json_of

SALES = "Receipt;Date;Customer number;Amount\nB{n};2026-01-0{n};{n};10,00\n"


def _import(shop: Path, number: int) -> None:
    file = shop.with_name(f"sales{number}.csv")
    file.write_text(SALES.format(n=number), encoding="utf-8")
    assert command(shop, "import", file).code == 0


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop file with two imports, and a backup from between them."""
    monkeypatch.setattr(backup, "_FRESH", timedelta(0))
    path = tmp_path / "shop.seg"
    assert "no backup yet" in command(path, "backups").out
    for number in (1, 2):
        _import(path, number)
    return path


def _imports(shop: Path) -> list[str]:
    return [each["name"] for each in json_of(shop, "imports")]


def test_a_backup_is_listed_and_brought_back(shop: Path) -> None:
    said = command(shop, "backups").out
    assert "before an import" in said
    (listed,) = json_of(shop, "backups")
    assert listed["why"] == "before-import"
    done = json_of(shop, "restore", "1")
    assert done["restored"] == listed["path"]
    assert _imports(shop) == ["sales1.csv"]
    assert "before a backup was brought back" in command(shop, "backups").out
    said = command(shop, "restore", done["kept"]).out
    assert "is kept" in said
    assert _imports(shop) == ["sales2.csv", "sales1.csv"]


@pytest.mark.parametrize("word", ["0", "2", "99", "nowhere.seg"])
def test_what_is_no_backup_is_told(shop: Path, word: str) -> None:
    done = command(shop, "restore", word)
    assert done.code == 1
    assert word in done.errors
    assert _imports(shop) == ["sales2.csv", "sales1.csv"]


def test_a_damaged_shop_file_is_replaced(shop: Path) -> None:
    shop.write_bytes(shop.read_bytes()[:5000])
    assert command(shop, "imports").code == 1
    done = json_of(shop, "restore", "1")
    assert done["kept"].endswith(".damaged")
    assert _imports(shop) == ["sales1.csv"]
