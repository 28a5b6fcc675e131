"""Spoiled files all the way through an import: the program lives, nothing hangs, every fault is a sentence of ours.

The readers by themselves are tried in tests/importing/reading; here what they hand on is recognised, cleaned and
written (as a dry run), in the process of a real session. Two hundred files in every run, two thousand with `--long`.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.session import ImportSession
from tests.importing.made_file import session
from tests.importing.reading import made_containers as made
from tests.importing.reading.made_files import workbook
from tests.importing.reading.mutation import mutated, spoiled
from tests.importing.reading.test_mutated_containers import Change, member, records, whole

HEAD = [
    "Bonnummer",
    "Datum",
    "Klantnummer",
    "Naam",
    "E-mail",
    "Telefoon",
    "Postcode",
    "Artikel",
    "Aantal",
    "Regelbedrag",
]
COLOURS = ("rood", "wit", "geel")


def row(n: int) -> list[object]:
    day = date(2025, 3, 1) + timedelta(days=n)
    name = f"Søren van der Berg {'abcdefg'[n % 7]}"
    who = [f"K{n % 7}", name, f"k{n % 7}@example.com", f"06123456{n % 7}8", f"{1000 + n} AB"]
    return [f"B{n // 2}", f"{day:%d-%m-%Y}", *who, f"Rozen {COLOURS[n % 3]}", n % 5 + 1.0, n * 1.25]


ROWS = [row(n) for n in range(40)]
TEXTS = [[*map(str, each[:8]), f"{each[8]:.0f}", f"{each[9]:.2f}".replace(".", ",")] for each in ROWS]
TEXT = made.text([HEAD, *TEXTS])


def written_text(path: Path) -> Path:
    path.write_text(TEXT, "utf-8")
    return path


Way = Callable[[Path, Path, random.Random, Change], None]
KINDS: dict[str, tuple[Callable[[Path], Path], Way, Change]] = {
    "xlsx": (lambda path: workbook(path, [HEAD, *ROWS]), member, mutated),
    "xls": (lambda path: made.xls(path, [HEAD, *ROWS]), records, spoiled),
    "xlsb": (lambda path: made.xlsb(path, [HEAD, *ROWS]), member, spoiled),
    "ods": (lambda path: made.ods(path, [HEAD, *ROWS]), member, mutated),
    "html": (lambda path: made.page(path, [HEAD, *TEXTS]), whole, mutated),
    "csv": (written_text, whole, spoiled),
}
SHORT, LONG = 34, 334


def outcome(own: ImportSession, path: Path) -> str:
    """Take a file as far as it goes; return what became of it, "broken" when the program itself was at fault."""
    try:
        found = own.inspect(path)
        if not found.is_ready:
            return "asked"
        own.dry_run(path, found.plan)
    except UserError as error:
        return "broken" if "inside the program" in error.what else "refused"
    return "imported"


def take_all(folder: Path, kind: str, count: int) -> None:
    write, way, change = KINDS[kind]
    sound = write(folder / "sound.dat")
    chance = random.Random(f"import {kind}")
    with session(folder, in_process=False) as own:
        assert outcome(own, sound) == "imported"
        process = own._process
        for number in range(count):
            path = folder / f"{number}.dat"
            way(sound, path, chance, change)
            assert outcome(own, path) != "broken", path
            assert own._process is process, f"the process died of {path}"
        assert outcome(own, sound) == "imported"


@pytest.mark.parametrize("kind", KINDS)
def test_spoiled_files_never_break_an_import(tmp_path: Path, kind: str) -> None:
    take_all(tmp_path, kind, SHORT)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_many_spoiled_files_never_break_an_import(tmp_path: Path, kind: str) -> None:
    take_all(tmp_path, kind, LONG)
