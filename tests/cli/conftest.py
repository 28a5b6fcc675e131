"""What several tests of the command line begin with."""

from pathlib import Path

import pytest

from tests.cli.run import command


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop file with two receipts of two customers, in autumn and on the last day of the year."""
    sales = tmp_path / "till.csv"
    rows = ["Receipt;Date;Customer number;Amount", "1;2025-09-01;17;20.00", "2;2025-12-31;18;5.00"]
    sales.write_text("\n".join(rows) + "\n", encoding="utf-8")
    path = tmp_path / "shop.seg"
    assert command(path, "import", str(sales), "--kind", "receipts").code == 0
    return path
