"""Customers whom a list mixes up: one number for two people is told, a married name is none of it."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

CUSTOMERS = FileKind.CUSTOMERS
HEAD = "customer_id | first_name | last_name\n"


@pytest.fixture
def db() -> Database:
    return open_shop(None)


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ("Piet | Jansen", True),
        ("Anna | de Vries", False),
        ("A. | Jansen", False),
        ("Anna Maria | Jansen", False),
        (" | Jansen", False),
        ("Piet | Bos", False),
    ],
)
@pytest.mark.parametrize("is_one_file", [True, False])
def test_a_number_of_two_different_people_is_told(db: Database, second: str, is_told: bool, is_one_file: bool) -> None:
    rows = ["7 | Anna | Bos", f"7 | {second}"]
    if is_one_file:
        report = imported(db, CUSTOMERS, HEAD + "\n".join(rows))
    else:
        imported(db, CUSTOMERS, HEAD + rows[0])
        report = imported(db, CUSTOMERS, HEAD + rows[1])
    assert [each.row for each in report.problems] == ([3 if is_one_file else 2] if is_told else [])
    assert report.rows_aside == 0
