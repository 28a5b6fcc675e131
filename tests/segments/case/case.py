"""One small shop and who of it is in a segment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A shop in text tables (tests/shops.py) and who is in the segment. numbers: parameters that differ.

    The last receipt, often of nobody ("-"), says up to which day the data reach.
    """

    key: str
    about: str
    who: str
    sales: str = ""
    customers: str = ""
    events: str = ""
    complaints: str = ""
    promotions: str = ""
    numbers: tuple[tuple[str, float | str], ...] = ()
