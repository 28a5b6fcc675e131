"""Settings of the shop, kept in the shop file: name, currency, country, when a customer counts as lapsed.

A setting is one line in `ShopSettings`; one that is not in the file yet has its default.
"""

import json
from dataclasses import dataclass, fields

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.money import minor_digits
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """What a shop file knows about its shop.

    name: "" while the owner gave none. country: ISO code, decides phone numbers and postcodes. currency: ISO code.
    postcode: where the shop is, for distances; "" unknown.
    lapse_days: who stayed away longer has lapsed. is_sample: made from the sample spreadsheets.
    trade: key of the trade whose numbers the ready-made segments have (segments/trade.py).
    people_columns: what lists of people show, one key a line; "" for the usual columns.
    uses_special: the owner has switched the use of special categories on (store/special.py).
    data_version: goes up by one with every change of imported rows (`count_change`).
    """

    name: str = ""
    country: str = "NL"
    postcode: str = ""
    currency: str = "EUR"
    lapse_days: int = 365
    is_sample: bool = False
    trade: str = "florist"
    people_columns: str = ""
    uses_special: bool = False
    data_version: int = 0


def load(db: Database) -> ShopSettings:
    """Read the settings of a shop."""
    ours = {f.name for f in fields(ShopSettings)}
    rows = db.rows("SELECT key, value FROM shop_setting")
    return ShopSettings(**{str(key): json.loads(str(value)) for key, value in rows if key in ours})


def save(db: Database, settings: ShopSettings) -> None:
    """Write the settings of a shop; other keys of the table stay as they are.

    Raises UserError for a currency in which the amounts that are there already would be another sum.
    """
    with db.transaction():
        _check_currency(db, load(db).currency, settings.currency)
        db.many(
            "INSERT OR REPLACE INTO shop_setting (key, value) VALUES (?, ?)",
            ((f.name, json.dumps(getattr(settings, f.name))) for f in fields(ShopSettings)),
        )


def _check_currency(db: Database, old: str, new: str) -> None:
    # Amounts are kept in minor units: 5.00 EUR is 500, and 500 KRW is another sum.
    if minor_digits(old) != minor_digits(new) and db.number("SELECT EXISTS (SELECT 1 FROM sale)"):
        raise UserError(
            _("The sales in this shop are in {old}; as {new} their amounts would be a hundred times wrong.").format(
                old=old, new=new
            ),
            _("Take the imports back, change the currency, and import the files again."),
        )


def count_change(db: Database) -> None:
    """Raise `data_version` by one: imported rows have changed."""
    db.run(
        """INSERT INTO shop_setting (key, value) VALUES ('data_version', '1')
            ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)"""
    )
