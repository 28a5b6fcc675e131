"""The products that the lines of a file speak of: article number before bar code before name before category.

Used by: sale_line. What is no product (postage, wrapping, gift cards) is marked, so that it stays out of the figures of
products and categories.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from desktop_seg.importing.cleaning.product_word import product_kind
from desktop_seg.importing.writing.entry import Entry, Ledger
from desktop_seg.model.product import ProductKind
from desktop_seg.store import contribution
from desktop_seg.store.database import Database
from desktop_seg.store.product_write import known_products
from desktop_seg.store.sql_function import fold

FIELDS = ("sku", "ean", "product_name", "variant", "category", "subcategory", "brand")


class Product(NamedTuple):
    """The product of a line. key: the same in every shop file. A tuple for speed; one is made for each product."""

    entry: Entry
    key: str
    kind: ProductKind


class ProductWriter:
    """Finds or makes the product of each line."""

    def __init__(self, db: Database, import_id: int, fields: frozenset[str]) -> None:
        self.fields: tuple[str, ...] = tuple(field for field in FIELDS if field in fields)
        self.ledger = Ledger(db, contribution.PRODUCT, ("match_key",), import_id)
        self._ids = known_products(db) if self.ledger.had_rows else {}
        self._seen: dict[tuple[tuple[Any, ...], ProductKind | None], Product | None] = {}

    def products(
        self, rows: Iterable[tuple[Any, ...]], kinds: Iterable[ProductKind | None], source_rows: Iterable[int]
    ) -> list[Product | None]:
        """Return the product each row names (values of `fields`, in order); None where it names none.

        kinds: what a row sells where the file says so itself; such a line has a product even without a name.
        """
        known, found = self._seen, []
        for place, source_row in zip(zip(rows, kinds, strict=True), source_rows, strict=True):
            try:  # looked up once: nearly all lines name an article that an earlier one named
                product = known[place]
            except KeyError:
                product = known[place] = self._product(place[0], source_row, place[1])
            found.append(product)
        return found

    def _product(self, values: tuple[Any, ...], source_row: int, kind: ProductKind | None) -> Product | None:
        return self.named(dict(zip(self.fields, values, strict=True)), source_row, kind)

    def named(self, told: Mapping[str, Any], source_row: int, kind: ProductKind | None = None) -> Product | None:
        """Return the product that values by import field name; None where they name none."""
        name = _name(told)
        key = product_key(told) or (f"kind:{kind}" if kind else "")
        found = None
        if key:
            # Without its variant: a till calls the only size of its gift cards "Regular".
            bare = told.get("product_name") or name
            kind = kind or product_kind(told.get("sku"), bare, told.get("category"))
            found = Product(self._entry(key, source_row), key, kind)
            given = {column: told.get(column) for column in ("sku", "ean", "category", "subcategory", "brand")}
            given["name"] = name
            given["kind"] = None if found.kind is ProductKind.PRODUCT else found.kind
            self.ledger.give(found.entry, given)
        return found

    def finish(self) -> frozenset[int]:
        """Write everything that is still open; return the ids of older products that turned out to be another kind."""
        self.ledger.finish()
        return frozenset(row_id for row_id, values in self.ledger.changes.items() if "kind" in values)

    def _entry(self, key: str, source_row: int) -> Entry:
        row_id = self._ids.get(key)
        if row_id is not None:
            return self.ledger.known(row_id, source_row)
        made = self.ledger.new((key,), source_row)
        self._ids[key] = made.id
        return made


def product_key(told: Mapping[str, Any]) -> str:
    """Return the key of the article that the values of a row (by import field) name, "" for none."""
    if told.get("sku"):
        return f"sku:{told['sku']}"
    if told.get("ean"):
        return f"ean:{told['ean']}"
    name = _name(told)
    if name:
        return f"name:{fold(name)}"
    return f"category:{fold(told['category'])}" if told.get("category") else ""


def _name(told: Mapping[str, Any]) -> str | None:
    return " – ".join(filter(None, (told.get("product_name"), told.get("variant")))) or None
