"""`python3 dev.py package SYSTEM [--test]`: what is built and what is tried. Runs in the Python of .venv."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from installer.command import Failed


def main() -> int:
    """Carry out one command; returns 0, or 1 after saying what went wrong."""
    found = _parser().parse_args()
    act: Callable[[argparse.Namespace], None] = found.act
    try:
        act(found)
    except Failed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


def _windows(found: argparse.Namespace) -> None:
    from installer.windows import build, trial, wheel
    from installer.windows.embedded_python import PythonZip

    if found.pin:
        wheel.pin()
        print(f"Written: {wheel.PINS}. Look through the change before you commit it.")
        return
    if found.trial_only:
        trial.run(build.target())
        return
    if bool(found.python) != bool(found.python_sha256):
        raise Failed("--python and --python-sha256 belong together: the zip and the checksum its publisher states.")
    python = PythonZip(found.python, found.python_sha256) if found.python else PythonZip()
    package = build.build(build.Wanted(python, found.sign))
    if found.test:
        trial.run(package.path)


def _linux(found: argparse.Namespace) -> None:
    from installer.linux import build, trial

    if found.frozen_only:
        trial.try_frozen()
        return
    if found.trial_only:
        trial.run(build.target())
        return
    package = build.build()
    if found.test:
        trial.run(package.path)


def _macos(_found: argparse.Namespace) -> None:
    from installer.macos import prepare

    prepare.prepare()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py package", description="Make what people double-click.")
    systems = parser.add_subparsers(required=True, metavar="SYSTEM")
    windows = systems.add_parser("windows", help="the setup for Windows 10 and 11; made on Debian")
    windows.set_defaults(act=_windows)
    windows.add_argument("--python", type=Path, metavar="ZIP", help="another embeddable Python 3.13 for 64 bits")
    windows.add_argument("--python-sha256", default="", metavar="DIGITS", help="its checksum")
    windows.add_argument("--sign", default="", metavar="PROGRAM", help="is given the path of each file to sign")
    windows.add_argument("--pin", action="store_true", help="only write wheels.txt anew after a change of versions")
    linux = systems.add_parser("linux", help="the package for Debian and Ubuntu")
    linux.set_defaults(act=_linux)
    linux.add_argument("--frozen-only", action="store_true", help="only freeze the program and let it test itself")
    for system in (windows, linux):
        system.add_argument("--test", action="store_true", help="then install it in a clean place and try it")
        system.add_argument("--trial-only", action="store_true", help="only try what was built before")
    systems.add_parser("macos", help="icon and recipe; the rest needs a Mac").set_defaults(act=_macos)
    return parser


if __name__ == "__main__":
    sys.exit(main())
