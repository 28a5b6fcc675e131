"""Puts the frozen program into a Debian package: where it lies, what it needs, how menus and `man` find it.

What the package needs is computed by dpkg-shlibdeps from the libraries that the shipped files ask for, not guessed.
"""

import gzip
import os
import re
import shutil
from pathlib import Path

from installer import icon
from installer.command import MINUTE, Failed, run
from installer.linux import manual
from installer.product import BUILD, COMMAND, NAME, ROOT, SUMMARY, packed_at, version
from installer.tree import empty, files, fix_times, size

_HERE = Path(__file__).parent
# Reserved names (RFC 2606) reach nobody; a release names an address that is read (installer/RELEASE.md).
_MAINTAINER = os.environ.get("DESKTOP_SEG_MAINTAINER", "Desktop Seg <maintainer@desktop-seg.invalid>")
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def architecture() -> str:
    """Return how Debian calls this computer's kind: "amd64"."""
    return run(["dpkg", "--print-architecture"]).strip()


def lay_out(frozen: Path, root: Path) -> Path:
    """Write the package's files below `root` as they will lie on the computer; return `root`."""
    lib = root / "usr" / "lib" / COMMAND
    shutil.copytree(frozen, lib, symlinks=True)
    command = root / "usr" / "bin" / COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{COMMAND}/{COMMAND}")
    share = root / "usr" / "share"
    for name, folder in (
        (f"{COMMAND}.desktop", "applications"),
        (f"{COMMAND}.metainfo.xml", "metainfo"),
        (f"{COMMAND}.xml", "mime/packages"),
        (COMMAND, "lintian/overrides"),
        ("copyright", f"doc/{COMMAND}"),
    ):
        source = _HERE / ("lintian-overrides" if name == COMMAND else name)
        (share / folder).mkdir(parents=True, exist_ok=True)
        (share / folder / name).write_text(_filled(source.read_text(encoding="utf-8")), encoding="utf-8")
    _write_icons(share / "icons" / "hicolor")
    _zip(manual.page(), share / "man" / "man1" / f"{COMMAND}.1.gz")
    _zip(_changes(), share / "doc" / COMMAND / "changelog.gz")
    _set_rights(root)
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(_control(root), encoding="utf-8")
    fix_times(root)
    return root


def pack(root: Path, target: Path) -> None:
    """Make the package; equal files give equal bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", root, target],
        seconds=20 * MINUTE,
        extra={"SOURCE_DATE_EPOCH": str(packed_at())},
    )


def lint(package: Path) -> None:
    """Raise Failed with what lintian calls an error."""
    run(["lintian", "--fail-on", "error", "--allow-root", package], seconds=20 * MINUTE)


def _write_icons(folder: Path) -> None:
    for pixels in _ICON_SIZES:
        icon.write_png(folder / f"{pixels}x{pixels}" / "apps" / f"{COMMAND}.png", pixels)
    scalable = folder / "scalable" / "apps" / f"{COMMAND}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(icon.SVG, scalable)


def _set_rights(root: Path) -> None:
    for path in files(root):
        whole = root / path
        if not whole.is_symlink():
            is_program = whole.parent.name == COMMAND and whole.name == COMMAND and "lintian" not in whole.parts
            whole.chmod(0o755 if is_program else 0o644)
    for folder in (path for path in root.rglob("*") if path.is_dir()):
        folder.chmod(0o755)


def _control(root: Path) -> str:
    lines = {
        "Package": COMMAND,
        "Version": version(),
        "Architecture": architecture(),
        "Maintainer": _MAINTAINER,
        "Installed-Size": str(size(root) // 1024),
        "Depends": _needed(root),
        "Recommends": "fonts-noto-cjk",
        "Section": "misc",
        "Priority": "optional",
        "Description": f"{SUMMARY[0].lower()}{SUMMARY[1:]}",
    }
    text = (_HERE / "description.txt").read_text(encoding="utf-8").rstrip("\n").splitlines()
    return "\n".join(
        [*(f"{name}: {value}" for name, value in lines.items()), *(f" {line or '.'}" for line in text), ""]
    )


def _needed(root: Path) -> str:
    """Return the packages that hold the libraries which are asked for and not shipped."""
    scratch = empty(BUILD / "linux" / "shlibdeps")
    (scratch / "debian").mkdir()
    (scratch / "debian" / "control").write_text(f"Source: {COMMAND}\nPackage: {COMMAND}\nArchitecture: any\n")
    lib = root / "usr" / "lib" / COMMAND
    programs = [lib / path for path in files(lib) if _is_program(lib / path)]
    own = sorted({str(path.parent) for path in programs})
    words = [f"-l{folder}" for folder in own] + [f"-e{path}" for path in programs]
    printed = run(["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *words], folder=scratch)
    found = re.search(r"^shlibs:Depends=(.+)$", printed, re.MULTILINE)
    if not found:
        raise Failed(f"dpkg-shlibdeps named no packages:\n{printed[-2000:]}")
    return found[1]


def _is_program(path: Path) -> bool:
    if path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _changes() -> str:
    from datetime import UTC, datetime
    from email.utils import format_datetime

    day = format_datetime(datetime.fromtimestamp(packed_at(), UTC))
    return f"{COMMAND} ({version()}) stable; urgency=medium\n\n  * See Help, What is new.\n\n -- {_MAINTAINER}  {day}\n"


def _zip(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _filled(text: str) -> str:
    from datetime import UTC, datetime

    day = datetime.fromtimestamp(packed_at(), UTC).date().isoformat()
    licence = "\n".join(f" {line}" if line else " ." for line in (ROOT / "LICENSE").read_text("utf-8").splitlines())
    holes = {"NAME": NAME, "COMMAND": COMMAND, "VERSION": version(), "DAY": day, "SUMMARY": SUMMARY, "LICENCE": licence}
    for name, value in holes.items():
        text = text.replace(f"@{name}@", value)
    return text
