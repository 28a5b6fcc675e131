"""The export wizard's state, walked through without a screen."""

from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.exports.column import STANDARD
from desktop_seg.exports.export import export
from desktop_seg.exports.flow import USES, ExportFlow, Step, start
from desktop_seg.exports.request import Format
from desktop_seg.model.customer import Channel
from desktop_seg.rules.tree import All, Is
from desktop_seg.segments import own
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with


@pytest.fixture
def shop() -> Database:
    """Anna said yes to e-mail, bo said no, carl was never asked and bought, dora lives elsewhere."""
    return shop_with(
        """
        anna  2025-05-01  10.00
        bo    2025-05-02  20.00
        """,
        """
        anna  city=Utrecht street=Lane email=a@example.org consent_email=yes
        bo    city=Utrecht street=Lane email=b@example.org consent_email=no
        carl  city=Utrecht email=c@example.org
        dora  city=Zeist email=d@example.org consent_email=yes
        """,
    )


@pytest.fixture
def flow(shop: Database) -> ExportFlow:
    """A list of those who live in Utrecht."""
    saved = own.save(shop, own.named("Near/by: “Utrecht”", All(Is("city", "is", "Utrecht"))))
    return ExportFlow(start(shop, saved.key, {}, default_as_of(shop)))


def test_each_way_to_write_has_its_own_people(flow: ExportFlow) -> None:
    assert len(flow.start.ids) == 3
    found = {}
    for use in USES:
        flow.channel = use.channel
        assert flow.funnel.in_segment == len(flow.funnel.may) + sum(len(loss.ids) for loss in flow.funnel.losses) == 3
        found[use.channel] = len(flow.funnel.may)
    assert found == {Channel.EMAIL: 1, Channel.POST: 2, Channel.PHONE: 0, Channel.SMS: 0}


def test_a_way_nobody_may_be_written_to_leads_no_further(flow: ExportFlow) -> None:
    flow.channel = Channel.SMS
    assert "Nobody may be written to this way" in flow.fault(Step.PEOPLE)
    flow.channel = Channel.EMAIL
    assert flow.fault(Step.PEOPLE) == ""


def test_columns_and_a_file_are_needed(flow: ExportFlow, tmp_path: Path) -> None:
    assert flow.fault(Step.COLUMNS) == "Choose where the file goes."
    flow.choose_path(tmp_path / "list")
    assert flow.fault(Step.COLUMNS) == ""
    flow.columns = []
    assert flow.fault(Step.COLUMNS) == "Choose at least one column."


def test_the_ending_decides_the_format_and_the_format_the_ending(flow: ExportFlow, tmp_path: Path) -> None:
    flow.choose_path(tmp_path / "spring no. 2")
    assert flow.path == tmp_path / "spring no. 2.xlsx"
    flow.choose_format(Format.CSV)
    assert flow.path == tmp_path / "spring no. 2.csv"
    flow.choose_path(tmp_path / "SPRING.XLSX")
    assert (flow.format, flow.path) == (Format.XLSX, tmp_path / "SPRING.XLSX")
    flow.choose_path(Path("other.csv"))
    assert (flow.format, flow.path) == (Format.CSV, tmp_path / "other.csv")


def test_the_suggested_file_bears_the_segments_name_and_takes_no_other_ones_place(
    flow: ExportFlow, tmp_path: Path
) -> None:
    flow.suggest_path(tmp_path)
    assert flow.path == tmp_path / "Near by Utrecht.xlsx"
    assert flow.notice() == ""
    flow.path.touch()
    assert flow.notice() == "“Near by Utrecht.xlsx” is there already and will be replaced."
    flow.suggest_path(tmp_path)
    assert flow.path == tmp_path / "Near by Utrecht (2).xlsx"


def test_what_was_chosen_is_what_is_exported(flow: ExportFlow, shop: Database, tmp_path: Path) -> None:
    flow.choose_path(tmp_path / "list.csv")
    flow.columns = ["customer", "city"]
    flow.purpose = "spring"
    request = flow.request()
    assert (request.format, request.purpose, request.columns) == (Format.CSV, "spring", ("customer", "city"))
    result = export(shop, request, default_as_of(shop))
    assert (result.count, result.left_out) == (1, 2)
    assert result.path.read_text("utf-8-sig").splitlines()[1].split(",")[0].strip('"') == "anna"


def test_the_usual_columns_are_those_of_a_mailing_list(flow: ExportFlow) -> None:
    assert flow.columns == list(STANDARD)
    assert set(STANDARD) <= {field.key for field in flow.start.columns}


def test_a_segment_that_is_gone_is_told(shop: Database) -> None:
    with pytest.raises(UserError):
        start(shop, "own_99", {}, default_as_of(shop))
