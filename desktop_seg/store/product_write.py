"""What an import needs to know of the products that are already in the shop file. Used by: importing/writing."""

from desktop_seg.store.database import Database


def known_products(db: Database) -> dict[str, int]:
    """Return the id of each product by its match_key (article number before bar code before name)."""
    return {str(key): int(row_id or 0) for key, row_id in db.each("SELECT match_key, id FROM product")}
