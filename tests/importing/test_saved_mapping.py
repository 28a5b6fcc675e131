"""Last time's answers lie in the shop file under their headings; what cannot be read there is asked anew."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ColumnPlan, ImportPlan, Repair
from desktop_seg.importing.saved_mapping import recall, remember
from desktop_seg.store import mapping_profile
from desktop_seg.store.shop_file import open_shop
from tests.importing.made_file import csv, session

PLAN = ImportPlan(
    "april.csv", FileKind.CUSTOMERS, ("",), 1, (ColumnPlan(0, "E-mail", "email"), ColumnPlan(1, "X")), 20_000
)
HEADERS = ("x", "e mail")


def test_answers_come_back_for_the_same_headings_without_repairs() -> None:
    with closing(open_shop(None)) as db:
        remember(db, replace(PLAN, repairs=(Repair("", 2, 0, "jan@example.com"),)), "2026-01-01T00:00:00")
        found = recall(db, HEADERS)
        assert found is not None
        assert found.plan == PLAN
        assert recall(db, ("e mail",)) is None


def test_newer_answers_replace_older_ones_and_can_be_forgotten() -> None:
    with closing(open_shop(None)) as db:
        remember(db, PLAN, "2026-01-01T00:00:00")
        remember(db, replace(PLAN, name="may.csv"), "2026-02-01T00:00:00")
        found = recall(db, HEADERS)
        assert found is not None
        assert (found.plan.name, found.used_at) == ("may.csv", "2026-02-01T00:00:00")
        mapping_profile.forget(db, PLAN.fingerprint)
        assert recall(db, HEADERS) is None


def test_answers_of_a_newer_program_are_left_alone() -> None:
    with closing(open_shop(None)) as db:
        strange = mapping_profile.MappingProfile(PLAN.fingerprint, "a", "customers", '{"version": 99}', "2026")
        mapping_profile.save(db, strange)
        assert recall(db, HEADERS) is None
        assert mapping_profile.find(db, PLAN.fingerprint) == strange


def test_column_left_out_last_time_stays_out_although_it_could_be_known(tmp_path: Path) -> None:
    rows = [(1, "jan@example.com", "Jan Bos"), (2, "eva@example.com", "Eva Vos")]
    with session(tmp_path) as own:
        first = csv(tmp_path / "april.csv", "Klantnummer;E-mail;Naam", rows)
        own.run(first, own.inspect(first, Answers(columns={"Naam": ""})).plan)
        moved = csv(tmp_path / "may.csv", "Naam;Klantnummer;E-mail", [(c, a, b) for a, b, c in rows])
        plan = own.inspect(moved).plan
        assert [column.field for column in plan.columns] == [None, "customer_id", "email"]


def test_plan_of_another_session_is_carried_out_with_its_heading_row(tmp_path: Path) -> None:
    rows = [("Klantnummer", "E-mail", "Naam"), (1, "jan@example.com", "Jan Bos")]
    path = csv(tmp_path / "a.csv", "Customer ID;Email;Name", rows)
    with session(tmp_path) as own:
        plan = own.inspect(path, Answers(header_row=2)).plan
    with session(tmp_path) as other:
        assert other.run(path, plan).rows_new == 1


def test_import_that_is_in_is_not_called_failed_because_its_answers_could_not_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_arguments: object) -> None:
        raise UserError("Another window is writing.", "Wait.")

    monkeypatch.setattr(mapping_profile, "save", locked)
    with session(tmp_path) as own:
        file = csv(tmp_path / "april.csv", "Klantnummer;E-mail;Naam", [(1, "jan@example.com", "Jan Bos")])
        assert own.run(file, own.inspect(file).plan).rows_new == 1
