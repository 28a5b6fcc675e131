"""Small files that a person or another copy of the program wrote: rules, answers.

Used by: segments/rule_file, importing/answer.
"""

import errno
import os
import stat
from pathlib import Path


def read_small_text(path: Path, most_bytes: int) -> str:
    """Return the text of a file written in UTF-8, with or without a mark at its start.

    Raises OSError when it is missing, larger than that, or no file at all: a pipe would be waited for, a device has no
    end. Raises ValueError when its bytes are no UTF-8.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    if found.st_size > most_bytes:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return path.read_text(encoding="utf-8-sig")
