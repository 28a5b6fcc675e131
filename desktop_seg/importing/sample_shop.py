"""The sample shop: a shop file of its own, made by importing the sample spreadsheets just as the owner's would be.

It is built in a folder of its own and moved to its place when it is whole: a stopped build leaves nothing behind.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_seg.base import paths
from desktop_seg.base.progress import Progress
from desktop_seg.importing.session import ImportSession
from desktop_seg.model.period import today
from desktop_seg.store import setting
from desktop_seg.store.shop_file import open_shop

FILES = (
    "customers.xlsx", "till_sales.xlsx", "webshop_orders.csv", "products.xlsx", "promotions.xlsx", "events.csv",
    "survey_answers.xlsx", "complaints.xlsx", "invoices.xlsx",
)  # fmt: skip
NAME = "De Groene Merel"
COUNTRY = "NL"
POSTCODE = "3731"  # De Bilt
CURRENCY = "EUR"


def build(target: Path, progress: Progress) -> None:
    """Make the shop file of the sample shop. Raises Cancelled; then there is no such file."""
    with TemporaryDirectory(prefix="sample-", dir=target.parent) as folder:
        made = Path(folder) / target.name
        _settle(made)
        with ImportSession(made, COUNTRY, CURRENCY, today()) as session:
            for at, name in enumerate(FILES):
                progress.step(at, len(FILES))
                path = paths.resource("sample", name)
                session.run(path, session.inspect(path).plan)
        progress.step(len(FILES), len(FILES))
        _settle(made)  # closing the last connection brings everything into the one file
        made.replace(target)


def _settle(path: Path) -> None:
    db = open_shop(path)
    try:
        known = setting.load(db)
        named = replace(known, name=NAME, country=COUNTRY, postcode=POSTCODE, currency=CURRENCY, is_sample=True)
        setting.save(db, named)
    finally:
        db.close()
