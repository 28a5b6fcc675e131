"""A home that may not be written to, or a full disk there, keeps nobody from working in a shop file elsewhere."""

import logging
import os
from pathlib import Path

import pytest

from desktop_seg import __main__
from desktop_seg.base import log, paths, settings


@pytest.fixture
def shut_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that is no folder: nothing can be made in it, whoever asks."""
    home = tmp_path / "home"
    home.write_text("")
    monkeypatch.setenv("DESKTOP_SEG_HOME", str(home))
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    return home


@pytest.mark.usefixtures("shut_home")
def test_a_shop_file_elsewhere_opens_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["--shop", str(tmp_path / "shop.seg"), "shop", "--name", "Flora"]) == 0
    assert "Flora" in capsys.readouterr().out
    assert "MPLCONFIGDIR" not in os.environ


@pytest.mark.usefixtures("shut_home")
def test_that_there_is_no_place_for_ones_own_shop_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["segments"]) == 1
    assert "--shop" in capsys.readouterr().err


def test_settings_that_cannot_be_kept_are_no_fault(shut_home: Path) -> None:
    settings.save(settings.Settings(language="nl"), shut_home)
    assert settings.load(shut_home) == settings.Settings()


def test_without_a_place_for_the_log_there_is_none(shut_home: Path) -> None:
    before = list(log.logger.handlers)
    log.start(shut_home)
    (added,) = [each for each in log.logger.handlers if each not in before]
    log.logger.removeHandler(added)
    assert isinstance(added, logging.NullHandler)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes; its home folders are shut anyway")
def test_nobody_else_on_the_computer_may_look_into_the_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKTOP_SEG_HOME", str(tmp_path))
    for folder in (paths.data_folder(), paths.config_folder(), paths.log_folder(), paths.cache_folder()):
        assert folder.stat().st_mode & 0o077 == 0
