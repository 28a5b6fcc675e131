"""A small file is read whole or not at all; nothing is waited for."""

import os
from pathlib import Path

import pytest

from desktop_seg.base.small_file import read_small_text


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_text_comes_without_its_mark(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(f"{mark}é", encoding="utf-8")
    assert read_small_text(path, 10) == "é"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("12345")
    with pytest.raises(OSError, match="large"):
        read_small_text(path, 4)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(OSError, match="Invalid"):
        read_small_text(tmp_path / "a.json", 10)
