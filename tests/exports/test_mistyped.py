"""Addresses one slip away from a provider that many people have are shown; all others are left in peace."""

from datetime import date
from pathlib import Path

import pytest

from desktop_seg.exports.export import export
from desktop_seg.exports.flow import ExportFlow, Start
from desktop_seg.exports.mistyped import Mistyped, likely_address, mistyped, sentence
from desktop_seg.exports.request import ExportRequest, Format
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_day
from tests.shops import shop_with

AS_OF = to_day(date(2025, 6, 1))


@pytest.mark.parametrize(
    ("email", "meant"),
    [
        ("jan@gmail.con", "jan@gmail.com"),
        ("jan@gmial.com", "jan@gmail.com"),
        ("jan@gmai.com", "jan@gmail.com"),
        ("jan@hotmaill.com", "jan@hotmail.com"),
        ("jan@hotmial.nl", "jan@hotmail.nl"),
        ("jan@outlok.com", "jan@outlook.com"),
        ("jan@ziggo.nll", "jan@ziggo.nl"),
        ("kim@navar.com", "kim@naver.com"),
        ("eva@bakkerij-vos.con", "eva@bakkerij-vos.com"),
    ],
)
def test_a_slip_is_seen(email: str, meant: str) -> None:
    assert likely_address(email) == meant


@pytest.mark.parametrize(
    "email",
    [
        *("jan@gmail.com", "jan@mail.com", "jan@ymail.com", "jan@live.be", "jan@hotmail.co.uk", "jan@gmx.net"),
        *("eva@bakkerij-vos.nl", "eva@email.nl", "info@winkel.om", "a@b.ml", "kim@naver.com", "x@web.de", "jan", "@"),
    ],
)
def test_an_address_that_may_well_be_meant_is_left_in_peace(email: str) -> None:
    assert likely_address(email) is None


def test_doubtful_addresses_are_shown_before_and_in_the_list_and_stay_as_they_are(tmp_path: Path) -> None:
    db = shop_with("anna 2025-03-14 45.00\nbo 2025-03-15 30.00")
    db.run("UPDATE customer SET email = 'anna@gmail.con' WHERE id = 1")
    db.run("UPDATE customer SET email = 'bo@example.com' WHERE id = 2")
    db.run(
        """INSERT INTO consent(customer_id, channel, import_id, source_row, status)
           SELECT id, 'email', 1, 1, 'yes' FROM customer"""
    )
    refresh(db)
    found = mistyped(db, [1, 2])
    assert found == (Mistyped("anna@gmail.con", "anna@gmail.com"),)
    assert "anna@gmail.con" in sentence(found)
    flow = ExportFlow(Start("x", "X", "X", (1, 2), {}, (), found))
    assert "anna@gmail.com" in flow.doubts()
    flow.channel = Channel.POST
    assert flow.doubts() == ""
    request = ExportRequest(
        "x", "X", "X", (1, 2), Channel.EMAIL, ("email",), "mailing_list", Format.CSV, tmp_path / "a.csv"
    )
    result = export(db, request, AS_OF)
    assert result.mistyped == found
    assert result.notes_path is not None
    assert "anna@gmail.con (anna@gmail.com?)" in result.notes_path.read_text(encoding="utf-8-sig")
    assert "anna@gmail.con" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
