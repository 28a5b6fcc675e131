"""Nobody is written to too often: who was on a list a short while ago is left out when the owner says so."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.exports.column import STANDARD
from desktop_seg.exports.export import export
from desktop_seg.exports.funnel import Funnel, Loss, rested
from desktop_seg.exports.request import ExportRequest, Format, Measuring
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import Period, to_day
from desktop_seg.people.merge import merge
from desktop_seg.store import customer_reference, export_log
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

LIST = """
    customer_id| first_name | last_name | email        | consent_email
    7          | Anna       | Jansen    | anna@shop.nl | yes
    8          | Bo         | Bakker    | bo@shop.nl   | yes
    9          | Carl       | Smit      | carl@shop.nl | yes
    10         | Dora       | Vos       | dora@shop.nl | no
"""
AS_OF = day("2025-06-01")


@pytest.fixture
def db() -> Database:
    db = open_shop(None)
    imported(db, FileKind.CUSTOMERS, LIST)
    return db


def ids_of(db: Database, *names: str) -> tuple[int, ...]:
    return tuple(db.number("SELECT id FROM customer WHERE first_name = ?", (name,)) for name in names)


def listed(db: Database, days: dict[int, int]) -> dict[str, int]:
    names = {int(str(row[0])): str(row[1]) for row in db.rows("SELECT id, first_name FROM customer")}
    return {names[id_]: on for id_, on in days.items()}


def entered(db: Database, on: str, *names: str) -> None:
    entry = export_log.Entry(f"{on}T10:00:00+00:00", "x", "mailing_list", "", "[]", len(names), 0, "")
    export_log.add(db, entry, ids_of(db, *names))


def request_of(db: Database, path: Path, *names: str) -> ExportRequest:
    ids = ids_of(db, *names)
    return ExportRequest("x", "X", "X.", ids, Channel.EMAIL, STANDARD, "mailing_list", Format.XLSX, path)


def today() -> int:
    return to_day(datetime.now().astimezone())


def test_each_list_remembers_who_was_on_it(db: Database, tmp_path: Path) -> None:
    export(db, request_of(db, tmp_path / "a.xlsx", "Anna", "Dora"), AS_OF)
    measuring = Measuring("Spring", 0.5, 3, today() + 1, 30)
    export(db, replace(request_of(db, tmp_path / "b.xlsx", "Bo", "Carl"), measuring=measuring), AS_OF)
    found = listed(db, export_log.last_listed(db))
    assert set(found) in ({"Anna", "Bo"}, {"Anna", "Carl"}), "who may not be written to, or is kept apart, was on none"
    assert set(found.values()) <= {today(), today() - 1}, "unless it struck midnight meanwhile, today"


def test_who_was_on_a_list_lately_is_left_out_with_the_reason(db: Database, tmp_path: Path) -> None:
    entered(db, "2025-05-20", "Anna")
    entered(db, "2025-05-01", "Bo")
    wanted = request_of(db, tmp_path / "a.xlsx", "Anna", "Bo", "Carl", "Dora")
    result = export(db, replace(wanted, quiet_since=day("2025-05-20")), AS_OF)
    assert (result.count, result.left_out, result.rested, result.may_not) == (2, 2, 1, 1)
    latest = export_log.entries(db)[0]
    assert (latest.count, latest.left_out_count, json.loads(latest.columns_json)[0]) == (2, 2, "customer")


def test_when_everybody_was_on_a_list_lately_there_is_no_list(db: Database, tmp_path: Path) -> None:
    entered(db, "2025-05-20", "Anna")
    wanted = request_of(db, tmp_path / "a.xlsx", "Anna")
    with pytest.raises(UserError, match="a short while ago"):
        export(db, replace(wanted, quiet_since=day("2025-05-01")), AS_OF)
    assert not list(tmp_path.iterdir())


def test_the_last_list_counts_and_merged_people_are_one(db: Database) -> None:
    entered(db, "2025-05-01", "Anna", "Bo")
    entered(db, "2025-05-20", "Bo")
    merge(db, *ids_of(db, "Anna", "Bo"))
    assert listed(db, export_log.last_listed(db)) == {"Anna": day("2025-05-20")}
    within = export_log.listed_within(db, Period(day("2025-04-01"), day("2025-05-01")))
    assert within == set(ids_of(db, "Anna"))
    assert not export_log.listed_within(db, Period(day("2025-05-02"), day("2025-05-19")))


def test_people_an_undo_took_along_are_known_again_and_the_erased_are_not(db: Database) -> None:
    entered(db, "2025-05-01", "Anna", "Bo")
    customer_reference.erase(db, ids_of(db, "Bo"))
    undo(db, 1)
    assert export_log.last_listed(db) == {}
    imported(db, FileKind.CUSTOMERS, LIST)
    assert listed(db, export_log.last_listed(db)) == {"Anna": day("2025-05-01")}


def test_the_day_itself_is_within() -> None:
    sieve = Funnel(3, (Loss("objected", "Said no", (9,)),), (1, 2))
    found = rested(sieve, {1: 100, 2: 99}, 100)
    assert (found.may, found.losses[-1].ids, found.losses[0]) == ((2,), (1,), sieve.losses[0])
