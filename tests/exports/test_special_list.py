"""A list made with special data: only people who agree on the day it is written, never a few, always noted."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.exports.column import STANDARD
from desktop_seg.exports.export import export
from desktop_seg.exports.request import ExportRequest, Format, Measuring
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.people import edit
from desktop_seg.rules.tree import Is
from desktop_seg.segments import evaluate, own
from desktop_seg.store import journal, special
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.database import Database
from tests.shops import day
from tests.special import AGREED, ALLERGY, AS_OF, KEY, people, special_shop, switch


def _shop(agreed: int) -> Database:
    db = special_shop(people(agreed, "rye", "yes"), people(4, "rye"))
    with db.transaction():
        for column, value in (("email", "'p' || id || '@shop.nl'"), ("street", "'Dorpsstraat'"), ("city", "'Zeist'")):
            db.run(f"UPDATE customer SET {column} = {value}")
    return db


def _request(db: Database, path: Path) -> ExportRequest:
    with db.transaction():
        segment = own.save(db, own.named("Rye", Is(ALLERGY, "one_of", ("rye",))))
    ids = tuple(evaluate.members(db, segment, AS_OF))
    gates = evaluate.gates_of(db, segment)
    assert gates == (AGREED,)
    return ExportRequest(
        segment.key, "Rye", "", ids, Channel.POST, STANDARD, "mailing_list", Format.CSV, path, special=gates
    )


def test_the_use_is_noted_with_the_count_and_the_column_is_not_on_the_list(tmp_path: Path) -> None:
    db = _shop(12)
    result = export(db, _request(db, tmp_path / "list.csv"), AS_OF)
    assert result.count == 12
    (noted,) = [entry.detail for entry in journal.entries(db) if entry.act == "special-export"]
    assert (noted["fields"], noted["count"]) == (AGREED, 12)
    assert "rye" not in (tmp_path / "list.csv").read_text("utf-8-sig")
    with pytest.raises(UserError, match="no column"):
        export(db, _with_columns(db, tmp_path), AS_OF)


def _with_columns(db: Database, folder: Path) -> ExportRequest:
    return replace(_request(db, folder / "other.csv"), columns=(*STANDARD, ALLERGY))


def test_whoever_takes_the_consent_back_before_the_list_is_written_is_not_on_it(tmp_path: Path) -> None:
    db = _shop(12)
    request = _request(db, tmp_path / "list.csv")
    edit.edit(db, 2, Change(consents={special.topic(KEY): Consent.NO}), day("2025-06-30"))
    assert export(db, request, AS_OF).count == 11


def test_a_list_of_a_few_is_not_written(tmp_path: Path) -> None:
    db = _shop(12)
    request = _request(db, tmp_path / "list.csv")
    with db.transaction():
        db.run("UPDATE customer SET street = NULL WHERE id <= 3")
    with pytest.raises(UserError, match="Fewer than 10"):
        export(db, request, AS_OF)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UserError, match="Fewer than 10"):
        _request(_shop(9), tmp_path / "list.csv")


def test_whether_such_a_list_helps_is_not_measured_and_who_was_on_it_is_kept_nowhere(tmp_path: Path) -> None:
    db = _shop(12)
    request = _request(db, tmp_path / "list.csv")
    with pytest.raises(UserError, match="not measured"):
        export(db, replace(request, measuring=Measuring("Rye", 0.5, 1, AS_OF + 1, 30)), AS_OF)
    assert list(tmp_path.iterdir()) == []
    assert export(db, request, AS_OF).count == 12
    assert db.number("SELECT count(*) FROM campaign_person") == db.number("SELECT count(*) FROM export_person") == 0


def test_switched_off_in_between_no_list_is_written(tmp_path: Path) -> None:
    db = _shop(12)
    request = _request(db, tmp_path / "list.csv")
    switch(db, is_on=False)
    with pytest.raises(UserError, match="switched off"):
        export(db, request, AS_OF)
