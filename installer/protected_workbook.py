"""Makes the protected workbook that a trial imports: reading it needs libraries that nothing else in a trial touches.

Used by: linux/trial, windows/trial.
"""

from pathlib import Path

PASSWORD = "bloemen"


def protect(workbook: Path, target: Path) -> Path:
    """Write a workbook anew as Excel does when its owner sets a password; return where."""
    import msoffcrypto

    with workbook.open("rb") as source, target.open("wb") as written:
        msoffcrypto.OfficeFile(source).encrypt(PASSWORD, written)
    return target
