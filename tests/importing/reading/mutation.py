"""Changes sound files as accidents and enemies do, and reads the outcome in a process that may die of it."""

import random
import subprocess
import sys
from pathlib import Path

READ_ALL = """
import sys
from pathlib import Path
from desktop_seg.base.errors import UserError
from desktop_seg.importing.reading.source import open_source

for name in Path(sys.argv[1]).read_text().split():
    try:
        opened = open_source(Path(name))
        rows = [tuple(row) for sheet in opened.sheets for row in opened.rows(sheet.name)]
        opened.close()
        print(Path(name).name, "rows", hash(repr(rows)))
    except UserError:
        print(Path(name).name, "refused", 0)
    except Exception as error:
        print(Path(name).name, "broken", type(error).__name__)
"""


def outcomes(paths: list[Path], listing: Path) -> dict[str, tuple[str, str]]:
    """Read files in a process of its own: an abort of the parser must not end the test run."""
    listing.write_text("\n".join(map(str, paths)))
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(listing)],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONHASHSEED": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {name: (outcome, value) for name, outcome, value in map(str.split, done.stdout.splitlines())}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Change one thing in XML as a careless or hostile program would."""
    place = chance.randrange(len(content))
    kind = chance.randrange(6)
    if kind == 0:  # absurd numbers in references
        digits = chance.choice([b"1048576", b"2147483648", b"99999999999999999999", b"4294967297", b"0", b"XFD1048576"])
        at = content.find(b'r="', place)
        end = content.find(b'"', at + 3)
        return content[: at + 3] + digits + content[end:] if at >= 0 else content
    if kind == 1:
        return content[:place] + content[place + chance.randrange(1, 60) :]
    if kind == 2:
        piece = content[place : place + chance.randrange(1, 200)]
        return content[:place] + piece * chance.randrange(2, 40) + content[place:]
    if kind == 3:
        return content[:place] + chance.randbytes(chance.randrange(1, 6)) + content[place:]
    if kind == 4:
        return (
            content[:place] + chance.choice([b"<c>", b"</c>", b"<row>", b"&x;", b"<![CDATA[", b"\0"]) + content[place:]
        )
    digit = chance.choice(b"0123456789")
    return content[:place] + bytes([digit]) + content[place + 1 :]


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Change one bit."""
    changed = bytearray(content)
    changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Change a few bytes of records as a careless or hostile program would: lengths, counts, places, cuts, copies."""
    changed = bytearray(content)
    for _time in range(chance.randrange(1, 4)):
        place = chance.randrange(len(changed))
        kind = chance.randrange(5)
        if kind == 0:
            changed[place : place + 4] = chance.choice(
                [b"\xff\xff\xff\xff", b"\0\0\0\x80", b"\xff\xff\xff\x7f", b"\0\0\1\0"]
            )
        elif kind == 1:
            changed[place : place + 2] = chance.choice([b"\xff\xff", b"\0\0", b"\0\x80", b"\x3c\0", b"\x0a\0"])
        elif kind == 2:
            del changed[place : place + chance.randrange(1, 40)]
        elif kind == 3:
            changed[place:place] = changed[place : place + chance.randrange(1, 200)] * chance.randrange(1, 20)
        else:
            changed[place] = chance.randrange(256)
    return bytes(changed)
