"""Questions about the whole shop, and one field against another, on the command line."""

import json
from pathlib import Path

import pytest

from desktop_seg.charts.catalogue import Place, charts_of
from desktop_seg.store.backup import back_up
from tests.cli.run import command
from tests.shops import shop_with


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.seg"
    db = shop_with(
        "anna 2024-05-01 5.00\nanna 2025-05-01 5.00\nanna 2025-06-01 5.00\nbo 2025-06-01 5.00",
        "anna gender=female city=Utrecht\nbo gender=male city=Zeist",
    )
    back_up(db, path)
    db.close()
    return path


def test_all_questions_are_answered_at_once(shop: Path) -> None:
    done = command(shop, "questions", "--json")
    told = json.loads(done.out)["questions"]
    assert [each["key"] for each in told] == [chart.key for chart in charts_of(Place.QUESTIONS)]
    assert all(each["answer"] for each in told)
    turnover = next(each for each in told if each["key"] == "turnover")
    assert [row[1] for row in turnover["rows"]] == ["1", "1", "0", "0"]


def test_an_unknown_question_is_refused_with_those_there_are(shop: Path) -> None:
    done = command(shop, "questions", "weather")
    assert done.code == 1
    assert "retention" in done.errors


def test_two_fields_are_crossed(shop: Path) -> None:
    done = command(shop, "cross", "gender", "city", "--json")
    cells = {(cell["row"], cell["column"]): cell["index"] for cell in json.loads(done.out)["cells"]}
    assert cells == {("Woman", "Utrecht"): 200, ("Man", "Zeist"): 200}
    one = command(shop, "cross", "gender", "city", "--segment", "bought_once")
    assert "Man" in one.out
    assert "Woman" not in one.out


def test_a_segment_without_a_key_is_refused_and_not_taken_for_everyone(shop: Path) -> None:
    done = command(shop, "cross", "gender", "city", "--segment", "")
    assert done.code == 1
    assert "desktop-seg segments" in done.errors


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31", "31-12-2025"])
@pytest.mark.parametrize("words", [("segments",), ("questions",), ("members", "top_20"), ("cross", "gender", "city")])
def test_a_day_that_no_shop_can_know_is_not_understood(shop: Path, words: tuple[str, ...], day: str) -> None:
    done = command(shop, *words, "--as-of", day)
    assert done.code == 2
    assert f"“{day}” is no day" in done.errors


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_that_may_be_asked_are_answered(shop: Path, day: str) -> None:
    for words in (("segments",), ("questions",), ("cross", "frequency", "last_day")):
        assert command(shop, *words, "--as-of", day).code == 0
    members = command(shop, "members", "top_20", "--as-of", day)
    assert (members.code, "before that day" in members.errors) == ((1, True) if day < "2000" else (0, False))
