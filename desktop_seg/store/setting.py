"""Settings of the shop, kept in the shop file: name, currency, country, when a customer counts as lapsed.

A setting is one line in `ShopSettings`; one that is not in the file yet has its default.
"""

import json
from dataclasses import dataclass, fields

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.money import minor_digits
from desktop_seg.store.database import Database
from desktop_seg.store.place import place_code


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


def save(db: Database, settings: ShopSettings, *, is_relabelled: bool = False) -> None:
    """Write the settings of a shop; other keys of the table stay as they are.

    is_relabelled: the owner knows that the amounts keep their figures: they were in this currency all along.
    Raises UserError for a currency in which the amounts that are there already would be another sum, and for a new
    postcode that is none.
    """
    with db.transaction():
        known = load(db)
        _check_currency(db, known.currency, settings.currency, is_relabelled)
        if settings.postcode != known.postcode:
            _check_postcode(settings)
        db.many(
            "INSERT OR REPLACE INTO shop_setting (key, value) VALUES (?, ?)",
            ((f.name, json.dumps(getattr(settings, f.name))) for f in fields(ShopSettings)),
        )


def has_amounts(db: Database) -> bool:
    """Whether there are sales, whose amounts another currency would give another meaning."""
    return bool(db.number("SELECT EXISTS (SELECT 1 FROM sale)"))


def _check_currency(db: Database, old: str, new: str, is_relabelled: bool) -> None:
    if old == new or not has_amounts(db):
        return
    # Amounts are kept in minor units: 5.00 EUR is 500, and 500 KRW is another sum.
    if minor_digits(old) != minor_digits(new):
        raise UserError(
            _("The sales in this shop are in {old}; as {new} their amounts would be a hundred times wrong.").format(
                old=old, new=new
            ),
            _("Take the imports back, change the currency, and import the files again."),
        )
    if not is_relabelled:
        raise UserError(
            _("The sales in this shop are in {old}: 5.00 {old} would become 5.00 {new}, nothing is converted.").format(
                old=old, new=new
            ),
            _("If the amounts were in {new} all along, say so: on the command line with “--relabel”.").format(new=new),
        )


def _check_postcode(settings: ShopSettings) -> None:
    code = place_code(settings.country, settings.postcode)
    if settings.postcode and (code is None or not any(map(str.isdigit, code))):
        raise UserError(
            _("“{text}” is no postcode of {country}; distances could not be measured from there.").format(
                text=settings.postcode, country=settings.country
            ),
            _("Write it as it stands on a letter, such as 3731 AB, or leave it out."),
        )


def count_change(db: Database) -> None:
    """Raise `data_version` by one: imported rows have changed."""
    db.run(
        """INSERT INTO shop_setting (key, value) VALUES ('data_version', '1')
            ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)"""
    )
