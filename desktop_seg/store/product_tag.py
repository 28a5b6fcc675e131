"""Labels of products: statements of an import, as consents are; an undo takes its own away. Used by: importing."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from desktop_seg.store.database import Database


def known(db: Database, product_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return the labels that products have."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for product_id, tag in db.each(
        "SELECT product_id, tag FROM product_tag WHERE product_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(product_ids)),),
    ):
        found[int(product_id or 0)].add(str(tag))
    return {product_id: frozenset(tags) for product_id, tags in found.items()}


def write(db: Database, import_id: int, tags: Mapping[int, Iterable[str]]) -> None:
    """Write the labels that one import gives, by product; each once."""
    db.many(
        "INSERT INTO product_tag(product_id, tag, import_id) VALUES (?, ?, ?)",
        ((product_id, tag, import_id) for product_id, given in tags.items() for tag in dict.fromkeys(given)),
    )
