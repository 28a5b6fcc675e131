"""The self-test of an installed program: it passes on a sound one, and tells what is unsound."""

import json
from pathlib import Path

import pytest

from desktop_seg.base import paths
from tests.cli.run import command
from tests.cli.write_segment_counts import counts

COUNTS = paths.resource("sample", "segment_counts.json")


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    """How many people of the sample shop are in each ready-made segment."""
    return counts()


def test_counts_that_packages_are_held_against_are_those_of_the_sample_shop(counted: dict[str, int]) -> None:
    """After a wanted change of segments or of the sample: python -m tests.cli.write_segment_counts"""
    stored = json.loads(COUNTS.read_text(encoding="utf-8"))
    assert stored == counted


def test_sound_program_passes_and_saves_a_picture_of_its_window(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    answer = command(tmp_path / "unused.seg", "self-test", "--json", "--window", picture)
    assert answer.code == 0, answer.out
    assert all(check["sound"] for check in answer.data)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "unused.seg").exists()


def test_other_counts_than_the_stored_ones_are_told_by_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: dict[str, int]
) -> None:
    other = tmp_path / "counts.json"
    other.write_text(json.dumps({"top_20": counted["top_20"] + 1, "lapsed": counted["lapsed"]}))
    found = paths.resource
    monkeypatch.setattr(paths, "resource", lambda *p: other if p == ("sample", "segment_counts.json") else found(*p))
    answer = command(tmp_path / "unused.seg", "self-test", "--json")
    assert answer.code == 4
    (unsound,) = [check for check in answer.data if not check["sound"]]
    assert f"top_20 {counted['top_20']}/{counted['top_20'] + 1}" in unsound["found"]
    assert "lapsed" not in unsound["found"]
