"""What goes into the Windows setup: the pinned wheels, trimmed by a list with reasons, nothing else."""

import re
import zipfile
from pathlib import Path

import pytest

from installer import tree
from installer import trim as common
from installer.command import Failed
from installer.linux import trim as linux
from installer.product import ROOT
from installer.windows import layout, pure_zip, trim, wheel
from installer.windows.embedded_python import PythonZip, members


def test_wheels_of_windows_are_those_the_program_is_tested_with() -> None:
    def versions(text: str) -> dict[str, str]:
        pins = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
        return {re.sub(r"[-_.]+", "-", name).lower(): number for name, number in pins}

    assert versions(wheel.PINS.read_text()) == versions(wheel.RUN.read_text())


def test_every_wheel_has_a_checksum() -> None:
    lines = [line for line in wheel.PINS.read_text().splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)


def test_a_package_without_checksum_is_not_downloaded(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="pinned checksum"):
        wheel.download(["numpy==2.4.6"], tmp_path)


@pytest.mark.parametrize("entry", [*trim.TRIMS, *trim.PYTHON_TRIMS, *linux.TRIMS], ids=lambda entry: entry.pattern)
def test_every_trim_says_why(entry: common.Trim) -> None:
    assert len(entry.reason.split()) >= 2


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/translations/qtbase_ko.qm", True),
        ("PySide6/translations/qtbase_fr.qm", False),
        ("matplotlib/tests/test_axes.py", False),
        ("matplotlib/mpl-data/fonts/ttf/DejaVuSans-Bold.ttf", True),
        ("matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf", False),
        ("numpy/f2py/__init__.py", True),  # scipy imports it
        ("scipy/optimize/_minimize.py", True),
        ("scipy/stats/_stats_py.py", False),
        ("babel/locale-data/nl_BE.dat", True),
        ("babel/locale-data/sw_KE.dat", False),
        ("desktop_seg/resources/help/definitions.md", True),
        ("desktop_seg/resources/locale/nl/LC_MESSAGES/desktop_seg.po", False),
        ("desktop_seg/resources/locale/nl/LC_MESSAGES/desktop_seg.mo", True),
        ("xlsxwriter-3.3.1.dist-info/METADATA", True),
        ("xlsxwriter-3.3.1.dist-info/RECORD", False),
    ],
)
def test_trimming_keeps_what_is_used_and_drops_the_rest(path: str, is_kept: bool) -> None:
    assert common.is_kept(path, trim.TRIMS) == is_kept


@pytest.mark.parametrize(
    ("path", "source", "is_taken"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "site-packages/PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "site-packages/PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "site-packages/PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", True),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", False),
        ("resources/locale/ko/LC_MESSAGES/desktop_seg.po", "program/desktop_seg.po", False),
    ],
)
def test_linux_takes_the_libraries_of_python_along_and_leaves_those_of_the_desktop(
    path: str, source: str, is_taken: bool
) -> None:
    assert linux.is_taken(path, source) == is_taken


def test_every_module_of_qt_that_the_program_names_is_kept() -> None:
    source = "\n".join(path.read_text() for path in (ROOT / "desktop_seg").rglob("*.py"))
    named = set(re.findall(r"^\s*from PySide6\.(Qt\w+) import", source, re.MULTILINE))
    assert {"QtCore", "QtGui", "QtWidgets"} <= named
    assert {name for name in named if not common.is_kept(f"PySide6/{name}.pyd", trim.TRIMS)} == set()


def test_a_wheel_cannot_write_outside_the_layout(tmp_path: Path) -> None:
    path = _wheel(tmp_path, {"../evil.txt": "x"})
    with pytest.raises(Failed, match="outside"):
        layout.lay_out(tmp_path / "stage", {}, [wheel.read(path)])
    assert not (tmp_path / "stage" / "evil.txt").exists()


def test_layout_searches_only_its_own_folders(tmp_path: Path) -> None:
    layout.lay_out(tmp_path / "stage", {"python.exe": b"", "python313.dll": b"p"}, [])
    searched = (tmp_path / "stage" / "python313._pth").read_text().split()
    assert searched == ["python313.zip", ".", "lib\\pure.zip", "lib"]
    assert not (tmp_path / "stage" / "python.exe").exists()


def test_another_python_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    given = tmp_path / "python.zip"
    with zipfile.ZipFile(given, "w") as archive:
        archive.writestr("python313.dll", b"")
    with pytest.raises(Failed, match="checksum"):
        members(PythonZip(given, "0" * 64))
    assert set(members(PythonZip(given, tree.sha256(given)))) == {"python313.dll"}


def test_only_packages_of_python_alone_go_into_the_zip(tmp_path: Path) -> None:
    for name in ("pure/__init__.pyc", "pure/deep/one.pyc", "mixed/__init__.pyc", "mixed/data.txt", "named/part.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"code")
    assert pure_zip.zip_pure_packages(tmp_path) == ["pure"]
    assert zipfile.ZipFile(tmp_path / "pure.zip").namelist() == ["pure/__init__.pyc", "pure/deep/one.pyc"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mixed", "named", "pure.zip"]


def test_the_zip_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        package = tmp_path / name / "pure"
        package.mkdir(parents=True)
        for module in ("b", "__init__", "a") if name == "one" else ("a", "b", "__init__"):
            (package / f"{module}.pyc").write_bytes(module.encode())
        pure_zip.zip_pure_packages(tmp_path / name)
        made.append((tmp_path / name / "pure.zip").read_bytes())
    assert made[0] == made[1]


def _wheel(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thing-1.0.dist-info/METADATA", "Name: thing\nVersion: 1.0\n")
        for name, text in files.items():
            archive.writestr(name, text)
    return path
