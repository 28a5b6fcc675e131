"""Collects the licences of everything that is shipped and lists it all as a bill of materials (CycloneDX).

In: the wheels (or installed packages) and the parts that are none. Out: a folder of texts, one text of all of them that
the program shows under About, and the list as JSON. Used by: the Windows setup and the Debian package.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path

from installer.command import Failed
from installer.product import COMMAND, KEY, NAME, packed_at, version

SHOWN = "licences.txt"

_IS_LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$|\.dist-info/licenses/.*[^/]$", re.IGNORECASE)
_IS_CODE = re.compile(r"\.(py|pyc|pyi)$")
# Debian keeps these texts in base-files. The wheels of Qt name their licence but do not bring it along.
_COMMON = Path("/usr/share/common-licenses")
_QT = ("LGPL-3", "GPL-3")
_QT_NOTICE = """\
{name} {version} is used under the GNU Lesser General Public License, version 3; the text follows. Its libraries lie as
files of their own beside this program and may be replaced by others of the same interface. Source: download.qt.io.
The libraries that Qt itself is made with are listed at doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One licence text. name: of the file it stood in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is shipped. licence: as it states it itself. purl: its place in the world, for auditors.

    sha256: of the file it was taken from, "" where it is no file.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Text, ...]
    purl: str = ""
    sha256: str = ""


def of_wheel(path: Path, metadata: Message) -> Part:
    """Return what a wheel says of itself. Raises Failed when it holds no licence text."""
    with zipfile.ZipFile(path) as archive:
        found = [
            Text(name, archive.read(name).decode("utf-8", "replace"))
            for name in archive.namelist()
            if _IS_LICENCE.search(name) and not _IS_CODE.search(name) and not name.endswith("/")
        ]
    return _part(metadata, found, hashlib.sha256(path.read_bytes()).hexdigest())


def of_distribution(distribution: Distribution) -> Part:
    """Return what an installed package says of itself. Raises Failed when it holds no licence text."""
    found = [
        Text(str(file), Path(str(file.locate())).read_text("utf-8", "replace"))
        for file in distribution.files or ()
        if _IS_LICENCE.search(file.as_posix()) and not _IS_CODE.search(file.as_posix())
    ]
    return _part(message_from_string(distribution.read_text("METADATA") or ""), found, "")


def _part(metadata: Message, found: Sequence[Text], sha256: str) -> Part:
    name, number = str(metadata["Name"]), str(metadata["Version"])
    texts = [text for text in found if "Qt-Commercial" not in text.name]
    if name.lower().startswith(("pyside6", "shiboken6")):
        notice = Text("NOTICE", _QT_NOTICE.format(name=name, version=number))
        texts = [notice, *(Text(key, (_COMMON / key).read_text("utf-8")) for key in _QT), *texts]
    if not texts:
        raise Failed(f"{name} {number} brings no licence text; say in installer/licence.py where it is.")
    return Part(name, number, _stated(metadata), tuple(texts), f"pkg:pypi/{name.lower()}@{number}", sha256)


def _stated(metadata: Message) -> str:
    """Return the licence as the package states it, in the newest of the three ways there have been."""
    expression = metadata["License-Expression"]
    if expression:
        return str(expression)
    classifiers = [str(line) for line in metadata.get_all("Classifier") or ()]
    stated = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return ", ".join(stated) or str(metadata["License"] or "see its text").splitlines()[0]


def write_texts(parts: Iterable[Part], folder: Path) -> None:
    """Write one folder per part."""
    for part in sorted(parts, key=lambda part: part.name.lower()):
        target = folder / part.name
        target.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(part.texts):
            name = re.sub(r"[^\w.-]+", "_", Path(text.name).stem + Path(text.name).suffix)
            (target / f"{number:02}-{name}").write_text(text.text, encoding="utf-8")


def write_shown(parts: Iterable[Part], resources: Path) -> None:
    """Write the text of them all, which the program shows under About, among its resources."""
    shown = [f"{NAME} {version()} is made with the following. Each stands under its own licence.\n"]
    for part in sorted(parts, key=lambda part: part.name.lower()):
        shown += [f"{'=' * 80}\n{part.name} {part.version}: {part.licence}\n{'=' * 80}\n"]
        shown += [text.text.strip() + "\n" for text in part.texts]
    (resources / SHOWN).write_text("\n".join(shown), encoding="utf-8")


def write_bill(parts: Iterable[Part], path: Path) -> None:
    """Write the bill of materials in the form CycloneDX 1.5; equal parts give equal bytes."""
    listed = [_component(part) for part in sorted(parts, key=lambda part: part.name.lower())]
    number = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()
    uuid = "-".join([number[:8], number[8:12], "5" + number[13:16], "8" + number[17:20], number[20:32]])
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid}",
        "version": 1,
        "metadata": {
            "timestamp": _timestamp(),
            "component": {
                "type": "application", "name": COMMAND, "version": version(), "bom-ref": KEY,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": listed,
        "dependencies": [{"ref": KEY, "dependsOn": [str(part["bom-ref"]) for part in listed]}],
    }  # fmt: skip
    path.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _component(part: Part) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": f"{part.name}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
    }
    if part.purl:
        component["purl"] = part.purl
    if part.sha256:
        component["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    return component


def _timestamp() -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(packed_at(), UTC).isoformat().replace("+00:00", "Z")
