"""The setup's list of files, its words in four languages, and what lies beside a finished package."""

import json
import re
from email import message_from_string
from pathlib import Path

import pytest

from installer import icon, licence, release, tree
from installer.command import Failed
from installer.product import LINUX_BUDGET, ROOT, WINDOWS_BUDGET, Budget, version
from installer.windows import setup

SETUP = ROOT / "installer" / "windows" / "setup"
SCRIPT = (SETUP / "setup.nsi").read_text(encoding="utf-8")


def test_uninstaller_deletes_exactly_what_is_installed(tmp_path: Path) -> None:
    for name in ("DesktopSeg.exe", "lib/a$b.pyc", "lib/deep/c.dat"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    listed = setup.file_list(tmp_path)
    install, remove = listed.split("!macro RemoveFiles")
    assert [Path(line).name for line in re.findall(r'File "(.+)"', install)] == ["DesktopSeg.exe", "a$$b.pyc", "c.dat"]
    assert re.findall(r'SetOutPath "(.+)"', install) == ["$INSTDIR", "$INSTDIR\\lib", "$INSTDIR\\lib\\deep", "$INSTDIR"]
    assert re.findall(r'Delete "(.+)"', remove) == [
        "$INSTDIR\\DesktopSeg.exe",
        "$INSTDIR\\lib\\a$$b.pyc",
        "$INSTDIR\\lib\\deep\\c.dat",
    ]
    assert re.findall(r'RMDir "(.+)"', remove) == ["$INSTDIR\\lib\\deep", "$INSTDIR\\lib"]


def test_no_folder_is_deleted_with_whatever_is_in_it() -> None:
    assert "RMDir" in SCRIPT
    assert not re.search(r"RMDir\s+/r|Delete\s+/REBOOTOK.*\*\.\*", SCRIPT, re.IGNORECASE)


def test_every_word_of_the_setup_is_said_in_four_languages() -> None:
    words = (SETUP / "words.nsh").read_text(encoding="utf-8").replace("\\\n", " ")
    said = re.findall(r"^!insertmacro SAY (\w+)\s+(.+)$", words, re.MULTILINE)
    assert {key: len(re.findall(r'"([^"]+)"', texts)) for key, texts in said} == {key: 4 for key, _ in said}
    assert {key for key, _ in said} == set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT))


def test_the_setup_takes_over_no_spreadsheets() -> None:
    assert re.findall(r'Software\\Classes\\(\.\w+|\$\{\w+\})"', SCRIPT).count("${ENDING}") == 3
    assert ".xlsx" not in SCRIPT
    assert ".csv" not in SCRIPT


def test_budgets_are_those_that_were_agreed() -> None:
    assert Budget(download=90, installed=320) == WINDOWS_BUDGET
    assert LINUX_BUDGET.installed <= 420


@pytest.mark.parametrize(("download", "installed", "is_told"), [(1, 1, ""), (3, 1, "to download"), (1, 3, "installed")])
def test_a_package_that_grew_past_its_budget_fails(tmp_path: Path, download: int, installed: int, is_told: str) -> None:
    path = tmp_path / "package.exe"
    with path.open("wb") as file:
        file.truncate(download * 1_000_000)
    package = release.Package(path, installed * 1_000_000, Budget(download=2, installed=2))
    if not is_told:
        release.put_beside(package, [])
        assert path.with_name("package.exe.sha256").read_text().split() == [tree.sha256(path), "package.exe"]
    else:
        with pytest.raises(Failed, match=is_told):
            release.put_beside(package, [])


def test_bill_of_materials_names_every_part_and_is_always_the_same(tmp_path: Path) -> None:
    text = licence.Text("LICENSE", "do what you like")
    parts = [licence.Part(name, "1.0", "MIT", (text,), f"pkg:pypi/{name}@1.0", "a" * 64) for name in ("b", "a")]
    licence.write_bill(parts, tmp_path / "one.json")
    licence.write_bill(reversed(parts), tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    bill = json.loads((tmp_path / "one.json").read_text())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert [(part["name"], part["hashes"][0]["content"]) for part in bill["components"]] == [
        ("a", "a" * 64),
        ("b", "a" * 64),
    ]
    assert bill["metadata"]["component"]["version"] == version()


def test_a_package_without_a_licence_text_is_not_shipped(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bare-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bare/__init__.py", "")
    with pytest.raises(Failed, match="licence"):
        licence.of_wheel(path, message_from_string("Name: bare\nVersion: 1.0\n"))


def test_icons_are_drawn_at_every_size(tmp_path: Path) -> None:
    from PIL import Image

    icon.write_ico(tmp_path / "app.ico")
    with Image.open(tmp_path / "app.ico") as made:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= set(made.info["sizes"])
    corner, middle = icon.picture(64).getpixel((0, 0)), icon.picture(64).getpixel((32, 32))
    assert corner[3] == 0
    assert middle[3] == 255
