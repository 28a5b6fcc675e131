"""The wheel: what a person gets from `pip install` is the whole program, translations and resources included."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from desktop_seg import __version__
from tests.architecture.source import PACKAGE, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.iterdir()
    return zipfile.ZipFile(path)


def test_wheel_bears_the_one_version(wheel: zipfile.ZipFile) -> None:
    assert Path(wheel.filename or "").name == f"desktop_seg-{__version__}-py3-none-any.whl"


def test_wheel_holds_every_module(wheel: zipfile.ZipFile) -> None:
    assert {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py")} <= set(wheel.namelist())


def test_wheel_holds_every_resource_and_every_compiled_text(wheel: zipfile.ZipFile) -> None:
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    wanted = {"desktop_seg/" + path.relative_to(ROOT).as_posix() for path in resources}
    wanted |= {name.removesuffix(".po") + ".mo" for name in wanted if name.endswith(".po")}
    assert any(name.endswith(".mo") for name in wanted)
    assert not wanted - set(wheel.namelist())


def test_wheel_holds_nothing_of_the_workshop(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"desktop_seg", f"desktop_seg-{__version__}.dist-info"}


def test_wheel_starts_by_the_name_desktop_seg_and_carries_its_licence(wheel: zipfile.ZipFile) -> None:
    information = f"desktop_seg-{__version__}.dist-info"
    assert b"desktop-seg = desktop_seg.__main__:main" in wheel.read(f"{information}/entry_points.txt")
    assert wheel.read(f"{information}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
