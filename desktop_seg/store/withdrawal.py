"""Taking an import back out of the shop file, in any order and at any time.

Rows that no other import brings are deleted; the others become what the remaining imports said of them. What follows
from them (figures of sales, keys of customers) is worked out anew. One thing is not taken back: two people whom the
import joined (a list that told number and e-mail together) and whom other imports have brought as one since stay one.
Used by: importing/undo.py.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.model.customer import Channel
from desktop_seg.store import contribution, customer_link, customer_write, own_field, replaced_line, sale_write, survey
from desktop_seg.store.contribution import CUSTOMER, FURTHER, PRODUCT, SALE, SALE_LINE, Shared
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Extent:
    """How much an import alone brought, and how much it shares with other imports.

    others_gone: events, complaints, invoices, promotions, returns and answers.
    net_cents: of the valid sales and lines that would go. segments: names of own segments in or out of which people
    who would go were pinned by hand. campaigns: names of those with people who would go. decided: how many who would go
    the owner changed or merged by hand. objections: how many who stay said in this import alone, or last, that they are
    not to be written to.
    """

    customers_gone: int
    customers_changed: int
    products_gone: int
    sales_gone: int
    sales_changed: int
    lines_gone: int
    others_gone: int
    net_cents: int
    segments: tuple[str, ...]
    campaigns: tuple[str, ...]
    decided: int
    objections: int = 0


def extent(db: Database, import_id: int) -> Extent:
    """Return what taking this import back would change. Reads only."""
    hidden = _hidden(db, import_id)
    return Extent(
        customers_gone=_gone(db, CUSTOMER, import_id) + len(hidden),
        customers_changed=_shared(db, CUSTOMER, import_id),
        products_gone=_gone(db, PRODUCT, import_id),
        sales_gone=_gone(db, SALE, import_id),
        sales_changed=_shared(db, SALE, import_id),
        lines_gone=_gone(db, SALE_LINE, import_id),
        others_gone=sum(_gone(db, shared, import_id) for shared in FURTHER) + _answers(db, import_id),
        net_cents=db.number(
            f"SELECT sum(net_cents) FROM sale WHERE is_valid AND {_alone(SALE)}", {"import_id": import_id}
        )
        + db.number(
            f"""SELECT sum(net_cents) FROM sale_line WHERE {_alone(SALE_LINE)} AND sale_id IN (
                SELECT id FROM sale WHERE is_valid AND NOT ({_alone(SALE)}))
                AND product_id NOT IN (SELECT id FROM product WHERE kind = 'gift_card')""",
            {"import_id": import_id},
        )
        - replaced_line.comes_back(db, import_id),
        segments=tuple(
            str(row[0])
            for row in db.rows(
                f"""SELECT name FROM segment WHERE id IN (SELECT segment_id FROM segment_pin WHERE customer_id IN (
                    SELECT id FROM customer WHERE {_alone(CUSTOMER)})) ORDER BY name""",
                {"import_id": import_id},
            )
        ),
        campaigns=_campaigns(db, import_id, hidden),
        decided=_decided(db, import_id, hidden),
        objections=_objections(db, import_id),
    )


def take_back(db: Database, import_id: int) -> None:
    """Take the rows of an import back and forget the import.

    Call it while by_hand.lifted_off lasts; metrics are the caller's.
    """
    products = _ids(db, PRODUCT, import_id)
    kinds_before = _kinds(db, products)
    sales = _ids(db, SALE, import_id)
    were_replaced = replaced_line.put_back(db)
    contribution.withdraw(db, SALE_LINE, import_id)
    contribution.withdraw(db, SALE, import_id)
    contribution.withdraw(db, PRODUCT, import_id)
    returned = _returned(db, import_id)
    for shared in FURTHER:
        contribution.withdraw(db, shared, import_id)
    customers = contribution.withdraw(db, CUSTOMER, import_id)
    # Children first. What still carries this import's id is brought by no other.
    further = (shared.table for shared in FURTHER)
    for table in ("sale_line", "sale", *further, "product_tag", "product", "consent", "survey_answer"):
        db.run(f"DELETE FROM {table} WHERE import_id = ?", (import_id,))
    own_field.take_back(db, import_id)
    customer_link.take_back(db, import_id)
    db.run("DELETE FROM customer WHERE import_id = ?", (import_id,))
    survey.settle_questions(db)
    customer_write.renew_keys(db, customers)
    replaced_line.settle(db, {*sales, *were_replaced.values()})
    kinds_now = _kinds(db, products)
    other_kind = [each for each, kind in kinds_now.items() if kinds_before[each] != kind]
    sale_write.derive(db, {*sales, *returned, *sale_write.sales_with(db, other_kind)})
    db.run("DELETE FROM import_file WHERE id = ?", (import_id,))


def _alone(shared: Shared) -> str:
    """SQL: the row is brought by this import and by no other."""
    return f"""import_id = :import_id
        AND id NOT IN (SELECT row_id FROM contribution WHERE kind = '{shared.table}')"""


def _gone(db: Database, shared: Shared, import_id: int) -> int:
    return db.number(f"SELECT count(*) FROM {shared.table} WHERE {_alone(shared)}", {"import_id": import_id})


def _objections(db: Database, import_id: int) -> int:
    """Count who stays and whose no on some channel comes from this import, with nothing left that says no for sure."""
    channels = ", ".join(f"'{channel}'" for channel in Channel)
    others = """SELECT 1 FROM consent o WHERE o.customer_id = n.customer_id AND o.channel = n.channel
        AND o.import_id <> :import_id AND o.status"""
    return db.number(
        f"""SELECT count(DISTINCT n.customer_id) FROM consent_now n
            WHERE n.import_id = :import_id AND n.status = 'no' AND n.channel IN ({channels})
                AND n.customer_id NOT IN (SELECT id FROM customer WHERE {_alone(CUSTOMER)})
                AND (NOT EXISTS ({others} = 'no') OR EXISTS ({others} IN ('yes', 'relation')))""",
        {"import_id": import_id},
    )


def _hidden(db: Database, import_id: int) -> list[int]:
    """Return the customers this import alone brings who are shown as somebody else."""
    rows = db.rows(
        """SELECT customer_id FROM imported_row WHERE kind = 'customer' AND row_json ->> 'import_id' = ?
           AND customer_id NOT IN (SELECT id FROM customer)
           AND customer_id NOT IN (SELECT row_id FROM contribution WHERE kind = 'customer')""",
        (import_id,),
    )
    return [int(row[0] or 0) for row in rows]


_GONE_PEOPLE = f"""WITH gone AS (SELECT id FROM customer WHERE {_alone(CUSTOMER)}
    UNION SELECT value FROM json_each(:hidden))"""


def _campaigns(db: Database, import_id: int, hidden: Sequence[int]) -> tuple[str, ...]:
    """Return the campaigns with customers this import alone brings."""
    rows = db.rows(
        f"""{_GONE_PEOPLE}
            SELECT name FROM campaign WHERE id IN (
                SELECT campaign_id FROM campaign_person WHERE customer_id IN (SELECT id FROM gone)) ORDER BY name""",
        {"import_id": import_id, "hidden": json.dumps(hidden)},
    )
    return tuple(str(row[0]) for row in rows)


def _decided(db: Database, import_id: int, hidden: Sequence[int]) -> int:
    """Count the customers this import alone brings of whom the owner decided something by hand."""
    return db.number(
        f"""{_GONE_PEOPLE}
            SELECT count(*) FROM gone WHERE id IN (SELECT customer_id FROM customer_edit)
                OR id IN (SELECT kept_id FROM customer_link WHERE import_id IS NULL)
                OR id IN (SELECT merged_id FROM customer_link WHERE import_id IS NULL)""",
        {"import_id": import_id, "hidden": json.dumps(hidden)},
    )


def _shared(db: Database, shared: Shared, import_id: int) -> int:
    return db.number("SELECT count(*) FROM contribution WHERE import_id = ? AND kind = ?", (import_id, shared.table))


def _answers(db: Database, import_id: int) -> int:
    """Count the answers that only this import holds; what a person said to one question counts as one."""
    return db.number(
        """SELECT count(*) FROM (SELECT DISTINCT question_id, customer_id FROM survey_answer WHERE import_id = ?1
           EXCEPT SELECT question_id, customer_id FROM survey_answer WHERE import_id <> ?1)""",
        (import_id,),
    )


def _returned(db: Database, import_id: int) -> list[int]:
    """Return the sales of which this import says that something was brought back."""
    rows = db.rows("SELECT sale_id FROM return_notice WHERE import_id = ? AND sale_id IS NOT NULL", (import_id,))
    return [int(row[0] or 0) for row in rows]


def _ids(db: Database, shared: Shared, import_id: int) -> list[int]:
    """Return the rows an import brings, alone or with others."""
    rows = db.rows(
        f"""SELECT id FROM {shared.table} WHERE import_id = :import_id
            UNION SELECT row_id FROM contribution WHERE import_id = :import_id AND kind = '{shared.table}'""",
        {"import_id": import_id},
    )
    return [int(row[0] or 0) for row in rows]


def _kinds(db: Database, products: Sequence[int]) -> dict[int, str]:
    rows = db.rows("SELECT id, kind FROM product WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(products),))
    return {int(row_id or 0): str(kind) for row_id, kind in rows}
