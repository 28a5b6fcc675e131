"""The list of imports, their issues and the rows they set aside."""

from dataclasses import replace

from desktop_seg.store import import_file
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import AsideRow, Issue, NewImport, Outcome
from desktop_seg.store.shop_file import open_shop

NEW = NewImport("till.csv", "ab12", "sale_lines", "{}", "2026-02-01T10:00:00+00:00")
OUTCOME = Outcome(
    rows_new=5, rows_updated=1, rows_same=2, rows_aside=1, first_day=19_000, last_day=19_010, net_cents=-5
)


def entered(db: Database, new: NewImport = NEW, outcome: Outcome = OUTCOME) -> int:
    import_id = import_file.enter(db, new)
    import_file.conclude(db, import_id, outcome)
    return import_id


def test_imports_are_listed_newest_first_with_their_outcome() -> None:
    db = open_shop(None)
    first, second = entered(db), entered(db, replace(NEW, name="june.csv"))
    found = import_file.imports(db)
    assert [(each.id, each.name) for each in found] == [(second, "june.csv"), (first, "till.csv")]
    assert found[1].outcome == OUTCOME
    assert found[1].outcome.rows_read == 9
    assert db.number("SELECT rows_read FROM import_file WHERE id = ?", (first,)) == 9


def test_a_file_that_was_imported_before_is_known_by_its_bytes() -> None:
    db = open_shop(None)
    entered(db)
    second = entered(db, replace(NEW, name="renamed.csv"))
    found = import_file.imported_before(db, "ab12")
    assert found is not None
    assert found.id == second
    assert import_file.imported_before(db, "cd34") is None


def test_ids_are_not_given_out_twice() -> None:
    db = open_shop(None)
    first = entered(db)
    db.run("DELETE FROM import_file")
    assert import_file.find(db, first) is None
    assert entered(db) > first


def test_issues_and_rows_set_aside_come_back_as_they_were_and_go_with_their_import() -> None:
    db = open_shop(None)
    import_id = entered(db)
    issues = tuple(
        Issue("June", row, "E-mail", f"no {row}", "This is no e-mail address.", row == 5) for row in (3, 5, 4)
    )
    rows = (AsideRow("June", 5, ("1", "no 5", "Søren 김")),)
    import_file.write_issues(db, import_id, issues)
    import_file.write_aside(db, import_id, rows)
    assert import_file.issues(db, import_id) == issues
    assert import_file.issues(db, import_id, limit=1, offset=1) == issues[1:2]
    assert import_file.aside(db, import_id) == rows
    db.run("DELETE FROM import_file")
    assert import_file.issues(db, import_id) == import_file.aside(db, import_id) == ()


def test_two_rows_of_one_number_that_were_set_aside_are_both_kept() -> None:
    """An odd or damaged workbook may number its rows twice."""
    db = open_shop(None)
    import_id = entered(db)
    rows = (AsideRow("", 7, ("a",)), AsideRow("", 7, ("b",)))
    import_file.write_aside(db, import_id, rows)
    assert import_file.aside(db, import_id) == rows
