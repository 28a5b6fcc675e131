"""The sample shop: a shop file of its own, made by importing the sample spreadsheets just as the owner's would be.

It is built beside its place and moved there when it is whole, so that a stopped build leaves nothing half done.
"""

from dataclasses import replace
from pathlib import Path

from desktop_seg.base import paths
from desktop_seg.base.progress import Progress
from desktop_seg.store import setting
from desktop_seg.store.shop_file import open_shop

FILES = ("customers.xlsx", "till_sales.xlsx", "webshop_orders.csv")
NAME = "De Groene Merel"


def build(target: Path, progress: Progress) -> None:
    """Make the shop file of the sample shop. Raises Cancelled; then there is no such file."""
    beside = target.with_name(target.stem + "-new.seg")
    remove(beside)
    try:
        db = open_shop(beside)
        try:
            setting.save(db, replace(setting.load(db), name=NAME, country="NL", currency="EUR", is_sample=True))
        finally:
            db.close()
        for at, name in enumerate(FILES):
            progress.step(at, len(FILES))
            _import(beside, paths.resource("sample", name), progress)
        beside.replace(target)
    finally:
        remove(beside)


def remove(shop_file: Path) -> None:
    """Delete a shop file together with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        shop_file.with_name(shop_file.name + ending).unlink(missing_ok=True)
