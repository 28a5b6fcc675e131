"""Puts packages that consist of Python alone into one zip: fewer files to install, scan and ask for.

Flow: byte code -> here. A package with any other file stays a folder: its code finds that file beside itself. The zip
is not compressed: the setup compresses all of it at once, and a start unpacks nothing.
"""

import shutil
import time
import zipfile
from pathlib import Path

from installer.product import packed_at
from installer.tree import files
from installer.windows.layout import PURE_ZIP, START

# Named by the launcher; a person who looks for the program finds it.
_STAYS = {f"{START}.pyc", "desktop_seg"}


def zip_pure_packages(lib: Path) -> list[str]:
    """Move every pure package of `lib/` into one zip; return their names."""
    pure = [path for path in sorted(lib.iterdir()) if path.name not in _STAYS and _is_pure(path)]
    with zipfile.ZipFile(lib / PURE_ZIP, "w", zipfile.ZIP_STORED) as archive:
        for top in pure:
            for path in [lib / top.name / path for path in files(top)] if top.is_dir() else [top]:
                member = zipfile.ZipInfo(path.relative_to(lib).as_posix(), time.gmtime(packed_at())[:6])
                archive.writestr(member, path.read_bytes())
    for top in pure:
        shutil.rmtree(top) if top.is_dir() else top.unlink()
    return [top.name for top in pure]


def _is_pure(top: Path) -> bool:
    if top.is_file():
        return top.suffix == ".pyc"
    if not (top / "__init__.pyc").is_file():
        return False  # a package without a module of its own is not found in a zip
    return all(path.suffix == ".pyc" for path in files(top))
