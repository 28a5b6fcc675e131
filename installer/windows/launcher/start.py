"""First module of the installed program on Windows: makes it a program of its own, then hands over to desktop_seg.

Started by DesktopSeg.exe (window, no console) and desktop-seg.exe (command line) with Python's option -m.
"""

import os
import sys

# The import process is then started as `DesktopSeg.exe --multiprocessing-fork ...` instead of with options of Python.
sys.frozen = True  # type: ignore[attr-defined]


def start() -> int:
    """Start the program and return its exit code; what goes wrong before the window stands is told in a box."""
    has_console = sys.stdout is not None and sys.stderr is not None
    if not has_console:
        sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives to the end
        sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives to the end
    try:
        from desktop_seg.__main__ import main

        return main()
    except Exception as error:
        if has_console:
            raise
        _tell(error)
        return 1


def _tell(error: Exception) -> None:
    import ctypes

    text = (
        "Desktop Seg could not start. Please install it once more; your shop files stay as they are.\n\n"
        f"{type(error).__name__}: {error}"
    )
    ctypes.windll.user32.MessageBoxW(None, text, "Desktop Seg", 0x10)  # type: ignore[attr-defined,unused-ignore]


if __name__ == "__main__":
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(start())
