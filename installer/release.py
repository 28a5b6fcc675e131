"""What lies beside a finished package: its checksum, its bill of materials, and whether it keeps to its budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.command import Failed
from installer.licence import Part, write_bill
from installer.product import Budget
from installer.tree import megabytes, sha256


@dataclass(frozen=True, slots=True)
class Package:
    """One finished package. installed_bytes: what it takes on the disk of the person who installs it."""

    path: Path
    installed_bytes: int
    budget: Budget

    @property
    def download_bytes(self) -> int:
        """Size of the file itself."""
        return self.path.stat().st_size


def put_beside(package: Package, parts: Sequence[Part]) -> None:
    """Write checksum and bill of materials beside the package, and say what it weighs."""
    write_bill(parts, package.path.with_name(package.path.name + ".cdx.json"))
    line = f"{sha256(package.path)}  {package.path.name}\n"
    package.path.with_name(package.path.name + ".sha256").write_text(line, encoding="ascii")
    print(f"{package.path.name}: {_of(package.download_bytes, package.budget.download)} to download, "
          f"{_of(package.installed_bytes, package.budget.installed)} installed")  # fmt: skip
    too_large = exceeded(package)
    if too_large:
        raise Failed(too_large)


def exceeded(package: Package) -> str:
    """Return which budget a package exceeds, in a sentence; "" when it keeps to both."""
    sizes = (
        ("to download", package.download_bytes, package.budget.download),
        ("installed", package.installed_bytes, package.budget.installed),
    )
    over = [f"{megabytes(size)} {what}, allowed are {most} MB" for what, size, most in sizes if size > most * 1_000_000]
    return f"{package.path.name} has grown too large: {'; '.join(over)}." if over else ""


def _of(size: int, most: int) -> str:
    return f"{megabytes(size)} of {most} MB"
