"""Where things lie on disk. The only module that knows where `resources/` is (checkout, wheel, installed program).

Data lies in the local, not the roaming folder, and never in Documents: cloud synchronisation breaks databases.
`DESKTOP_SEG_HOME` moves everything of one user into another folder (tests, a program on a stick).
"""

import os
import sys
from functools import cache
from pathlib import Path

APP = "DesktopSeg"


@cache
def resources() -> Path:
    """Return the folder with locale, presets, icons, help and the sample shop."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "resources")
    for folder in candidates:
        if (folder / "locale").is_dir():
            return folder
    raise FileNotFoundError("resources folder of Desktop Seg")


def resource(*parts: str) -> Path:
    """Return the path of one file or folder inside `resources/`."""
    return resources().joinpath(*parts)


def licences() -> Path | None:
    """Return the text with the licences of everything that is shipped; None in a checkout, which ships nothing."""
    found = resources() / "licences.txt"
    return found if found.is_file() else None


def data_folder() -> Path:
    """Return the folder of shop files and backups, made if missing."""
    home = os.environ.get("DESKTOP_SEG_HOME")
    if home:
        return _made(Path(home) / "data")
    import platformdirs

    return _made(Path(platformdirs.user_data_dir(APP, appauthor=False, roaming=False)))


def config_folder() -> Path:
    """Return the folder of the program's own settings (language, theme), made if missing."""
    home = os.environ.get("DESKTOP_SEG_HOME")
    if home:
        return _made(Path(home) / "config")
    import platformdirs

    return _made(Path(platformdirs.user_config_dir(APP, appauthor=False, roaming=False)))


def log_folder() -> Path:
    """Return the folder of the log, made if missing."""
    home = os.environ.get("DESKTOP_SEG_HOME")
    if home:
        return _made(Path(home) / "log")
    import platformdirs

    return _made(Path(platformdirs.user_log_dir(APP, appauthor=False)))


def cache_folder() -> Path:
    """Return the folder of what can be made again (matplotlib's list of fonts), made if missing."""
    home = os.environ.get("DESKTOP_SEG_HOME")
    if home:
        return _made(Path(home) / "cache")
    import platformdirs

    return _made(Path(platformdirs.user_cache_dir(APP, appauthor=False)))


def default_shop_file() -> Path:
    """Return the shop file that opens when none is named."""
    return data_folder() / "shop.seg"


def sample_shop_file() -> Path:
    """Return the shop file of the sample shop, kept apart from the owner's own."""
    return data_folder() / "sample.seg"


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what is in it concerns nobody else on this computer
    return folder
