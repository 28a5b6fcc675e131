"""The sample shop, imported once, and what is known of it without the program."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_seg.base.paths import resource
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_reader
from tests.sample.facts import Facts, read_facts


@pytest.fixture(scope="session")
def sample_shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample spreadsheets, gone through the whole import."""
    path = tmp_path_factory.mktemp("shop") / "sample.seg"
    sample_shop.build(path, Quiet())
    return path


@pytest.fixture(scope="session")
def sample_db(sample_shop_file: Path) -> Iterator[Database]:
    db = open_reader(sample_shop_file)
    yield db
    db.close()


@pytest.fixture(scope="session")
def sample_facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """What the generator knows, beside what only its files tell."""
    folder = tmp_path_factory.mktemp("facts")
    command = [sys.executable, str(resource("sample", "generate.py")), "--out", str(folder)]
    subprocess.run([*command, "--truth", str(folder / "truth.json")], check=True)
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    # A refunded sale was a visit all the same (resources/help/definitions.md#sales); it only brought nothing.
    return read_facts(told, folder, ("paid", "refunded"))
