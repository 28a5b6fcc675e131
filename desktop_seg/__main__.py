"""`desktop-seg`: without a command the window opens, with one the command line does the work.

desktop-seg [--shop FILE] [--sample]          the window; also: desktop-seg FILE.seg
desktop-seg [--shop FILE] COMMAND ...         the command line (desktop_seg/cli); --help lists its commands
"""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desktop_seg.base import paths


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; returns its exit code."""
    # matplotlib keeps its list of fonts: among our files, not in a folder of its own in the person's home.
    with suppress(OSError):  # a home that may not be written to: it makes the list anew each time
        os.environ.setdefault("MPLCONFIGDIR", str(paths.cache_folder() / "matplotlib"))
    arguments = list(sys.argv[1:] if argv is None else argv)
    if len(arguments) == 1 and arguments[0].lower().endswith(".seg"):
        arguments.insert(0, "--shop")  # as desktops hand over a shop file that was double-clicked
    wanted, rest = _window_arguments().parse_known_args(arguments)
    if rest:
        if argv is None:
            _collect_no_garbage()
        from desktop_seg import cli

        return cli.main(arguments)
    from desktop_seg import app

    return app.run(app.Start(shop_file=wanted.shop, is_sample=wanted.sample))


def _collect_no_garbage() -> None:
    """A command loads modules, answers and ends: looking for garbage, also at the end, would be for nothing."""
    gc.disable()
    atexit.register(gc.freeze)


def _window_arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--shop", type=Path)
    parser.add_argument("--sample", action="store_true")
    return parser


if __name__ == "__main__":
    # The import process is started by `spawn`: in a packaged program it would otherwise open a second window.
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
