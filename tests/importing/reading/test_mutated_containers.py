"""Two hundred spoiled files of each kind: the process lives, nothing hangs, every fault is a sentence.

With `--long` ten times as many.
"""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import olefile
import pytest

from tests.importing.reading import made_containers as made
from tests.importing.reading.made_containers import TABLE
from tests.importing.reading.made_files import repacked, workbook
from tests.importing.reading.mutation import flipped, mutated, outcomes, spoiled

FILES = 200
Change = Callable[[bytes, random.Random], bytes]
ROWS = [*TABLE, *([f"K{n}", f"Jan {n % 9}", "", n / 4, n % 2 == 0] for n in range(60))]
TEXT = made.text([row for row in ROWS if row])


def whole(source: Path, target: Path, chance: random.Random, change: Change) -> None:
    target.write_bytes(change(source.read_bytes(), chance))


def member(source: Path, target: Path, chance: random.Random, change: Change) -> None:
    import zipfile

    with zipfile.ZipFile(source) as archive:
        chosen = chance.choice([info.filename for info in archive.infolist() if info.file_size])
    repacked(source, target, lambda name, old: change(old, chance) if name == chosen else old)


def records(source: Path, target: Path, chance: random.Random, change: Change) -> None:
    """Change the records of an old workbook and leave its container sound."""
    target.write_bytes(source.read_bytes())
    with olefile.OleFileIO(str(target), write_mode=True) as ole:
        stream = ole.openstream("Workbook").read()
        ole.write_stream("Workbook", change(stream, chance)[: len(stream)].ljust(len(stream), b"\0"))


CASES = {
    "xlsx": (lambda path: workbook(path, [row for row in ROWS if row], TABLE), member, mutated),
    "xls records": (lambda path: made.xls(path, ROWS, TABLE), records, spoiled),
    "xls whole": (lambda path: made.xls(path, ROWS, TABLE), whole, spoiled),
    "xlsb": (lambda path: made.xlsb(path, ROWS, TABLE), member, spoiled),
    "ods": (lambda path: made.ods(path, ROWS, TABLE), member, mutated),
    "xml2003": (lambda path: made.xml2003(path, ROWS, TABLE), whole, mutated),
    "html": (lambda path: made.page(path, ROWS, TABLE), whole, mutated),
    "csv": (lambda path: path.write_text(TEXT, "utf-8") and path, whole, mutated),
    "zip": (lambda path: made.packed(path, {"a.csv": TEXT, "b.csv": TEXT}), whole, spoiled),
    "protected": (lambda path: made.protected(path, "VelvetSweatshop", ROWS), whole, spoiled),
}


def spoil(tmp_path: Path, case: str, count: int) -> None:
    write, way, change = CASES[case]
    chance = random.Random(case)
    sound = write(tmp_path / "sound.dat")
    paths = [sound]
    for number in range(count):
        paths.append(tmp_path / f"spoiled{number}.dat")
        way(sound, paths[-1], chance, change)
    found = outcomes(paths, tmp_path / "list.txt")
    assert len(found) == count + 1
    assert found["sound.dat"][0] == "rows"
    assert {outcome for outcome, _value in found.values()} <= {"rows", "refused"}, {
        value for outcome, value in found.values() if outcome == "broken"
    }


@pytest.mark.parametrize("case", CASES)
def test_spoiled_files_never_end_the_process(tmp_path: Path, case: str):
    spoil(tmp_path, case, FILES if case != "protected" else 30)


@pytest.mark.long
@pytest.mark.parametrize("case", CASES)
def test_many_spoiled_files_never_end_the_process(tmp_path: Path, case: str):
    spoil(tmp_path, case, FILES * 10 if case != "protected" else 200)


@pytest.mark.parametrize("case", ["xlsx", "xlsb", "ods", "zip"])
def test_flipped_bits_never_change_data_silently(tmp_path: Path, case: str):
    found = flipped_outcomes(tmp_path, case, 150)
    assert found["silent"] == 0
    assert found["refused"] > 40


@pytest.mark.long
def test_at_most_one_flipped_bit_in_a_thousand_changes_data_silently(tmp_path: Path):
    """Text, pages and old workbooks have no checksum, so nobody can tell; a parser that trusts its input lets one flip
    in ten pass in the others.
    """
    count: Counter[str] = Counter()
    for case in ("xlsx", "xlsb", "ods", "zip"):
        folder = tmp_path / case
        folder.mkdir()
        count += flipped_outcomes(folder, case, 1_000)
    assert count.total() == 4_000
    assert count["refused"] > 1_000
    assert count["silent"] <= 4


def flipped_outcomes(folder: Path, case: str, times: int) -> Counter[str]:
    """Flip one bit of a sound file so many times; count what came of it: "refused", "same" or "silent" difference."""
    sound = CASES[case][0](folder / "sound.dat")
    chance = random.Random(case)
    paths = [sound]
    for number in range(times):
        paths.append(folder / f"flip{number}.dat")
        paths[-1].write_bytes(flipped(sound.read_bytes(), chance))
    found = outcomes(paths, folder / "list.txt")
    expected = found.pop("sound.dat")
    assert expected[0] == "rows"
    assert {outcome for outcome, _value in found.values()} <= {"rows", "refused"}
    return Counter(
        "refused" if outcome == "refused" else "same" if (outcome, value) == expected else "silent"
        for outcome, value in found.values()
    )
