"""Which version of the program worked the stored metrics out: another one may have counted otherwise.

Here, so that whoever opens a shop file need not load the metrics to ask.
Used by: metrics/refresh, metrics/known, ui/open_shop.
"""

from desktop_seg import __version__
from desktop_seg.store.database import Database

KEY = "metric_known"
"""Of the setting that says what the metrics rest on (metrics/known.py); its `makers` begins with the version."""


def is_of_another(db: Database) -> bool:
    """Whether there are stored metrics, but of another version of the program."""
    made_by = db.value("SELECT value ->> 'makers' FROM shop_setting WHERE key = ?", (KEY,))
    return made_by is not None and str(made_by).split()[0] != __version__
