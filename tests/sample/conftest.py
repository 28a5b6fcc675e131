"""The sample shop, made once for all tests of this folder, and what is known of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample.facts import Facts, read_facts

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with freshly made files and `truth.json`, as the command makes them."""
    folder = tmp_path_factory.mktemp("sample")
    truth = folder / "truth.json"
    command = [sys.executable, str(SAMPLE / "generate.py"), "--out", str(folder), "--truth", str(truth)]
    subprocess.run(command, check=True)
    return folder


@pytest.fixture(scope="session")
def truth(made: Path) -> dict:
    return json.loads((made / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def facts(truth: dict, made: Path) -> Facts:
    return read_facts(truth, made)
