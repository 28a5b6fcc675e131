"""The program's log: what happened, never about whom. A log may be mailed to anyone.

Callers pass only counts, kinds, keys and durations; cell values, names and addresses are never arguments of a log call.
`told` writes an exception by type and place: its message may hold what stood in a cell.
"""

import logging
import traceback
from pathlib import Path

from desktop_seg.base import paths

logger = logging.getLogger("desktop_seg")


def start(folder: Path | None = None) -> None:
    """Send the log to a file of at most 1 MB, two kept; without a place for it there is none."""
    from logging.handlers import RotatingFileHandler  # only when there is something to log: it loads sockets

    try:
        file = (folder or paths.log_folder()) / "desktop-seg.log"
        handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        logger.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def told(error: BaseException) -> str:
    """Return type and places of an exception without its message and without folders."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([type(error).__name__, *places])
