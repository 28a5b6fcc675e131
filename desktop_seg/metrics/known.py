"""What the stored metric table was worked out from, so that the next one can take over what still holds.

Kept in the shop file beside the table. Used by: metrics/refresh.py, metrics/changed.py.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from zlib import crc32

from desktop_seg import __version__
from desktop_seg.metrics import metric_table
from desktop_seg.metrics.catalogue import METRICS, SIDES
from desktop_seg.store.database import Database
from desktop_seg.store.metric_version import KEY

TABLE = "customer_metric"

# What the program would make; a table of another program is made anew as a whole.
_MAKERS = f"{__version__} {crc32(repr([METRICS, [(s.key, s.columns, s.companions, s.edges) for s in SIDES]]).encode())}"

# What lines say of amounts stands in their sale too.
_TALLIES = (
    """SELECT count(*), sum(customer_id), sum(sold_day), sum(is_valid), sum(is_purchase), sum(net_cents) FROM sale""",
    """SELECT count(*), max(id) FROM sale_line""",
    """SELECT count(*), sum(customer_id), sum(day) FROM event""",
    """SELECT count(*), sum(is_staff), sum(income_cents) FROM customer""",
    """SELECT count(*), sum(cost_cents) FROM product""",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the stored table rests on.

    as_of: its day. makers: which program made it. tally: sums over the rows it was made from; whoever writes past us
    is found out by it. bases: of the sides (metrics/side.py), by key.
    """

    as_of: int | None
    makers: str
    tally: str
    bases: Mapping[str, str]

    @classmethod
    def of(cls, db: Database, as_of: int | None, bases: Mapping[str, str]) -> "Known":
        """Return what a table rests on that was made just now."""
        return cls(as_of, _MAKERS, _tally(db), dict(bases))

    def save(self, db: Database) -> None:
        """Keep it in the shop file."""
        db.run("INSERT OR REPLACE INTO shop_setting (key, value) VALUES (?, ?)", (KEY, json.dumps(asdict(self))))


def load(db: Database) -> Known | None:
    """Return what the stored table rests on while nothing has changed since.

    None when it cannot be taken over from: it is not there, another program made it, or rows were changed past us.
    """
    known = stored(db)
    return known if known is not None and (known.makers, known.tally) == (_MAKERS, _tally(db)) else None


def stored(db: Database) -> Known | None:
    """Return what the stored table rested on when it was made; None when there is none."""
    told = db.value("SELECT value FROM shop_setting WHERE key = ?", (KEY,))
    if told is None or db.columns(TABLE) != metric_table.COLUMNS:
        return None
    return Known(**json.loads(str(told)))


def _tally(db: Database) -> str:
    return str(crc32(repr([db.one(sql) for sql in _TALLIES]).encode()))
