"""What the owner decides by hand lies over what the imports say: edits of customers, and customers who are one.

Imports and undos see the rows as the files say them: `lifted_off` takes the decisions off for as long as it lasts and
puts them on again at its end. So an undo takes back what its import said and nothing else, decisions can be taken back
in any order, and a later file finds everybody by what the files know them by. Whatever changes customers, or rows that
belong to them, does so within `lifted_off`; all others read the tables as they are shown.

Shown: whoever was merged is no row of table customer any more, their rows belong to the one who stays.
Beneath: table imported_row (customers and what says something of them), imported_owner (whose a sale was).
Used by: importing (run, undo), people (edit, merge).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from desktop_seg.store import customer_edit, customer_link, customer_reference, customer_write, one_customer, own_field
from desktop_seg.store.contribution import CUSTOMER
from desktop_seg.store.customer_edit import ByHand
from desktop_seg.store.customer_link import Together
from desktop_seg.store.customer_write import KnownCustomer, Names
from desktop_seg.store.database import Database
from desktop_seg.store.said_by_hand import consents_with, fields_with, objections

_Rows = dict[int, list[dict[str, Any]]]

# Rows that belong to a customer: column by which. Where a file names the customer of a complaint and the like, that
# column is meant; what follows from it is worked out anew (store/link.py).
_OWNED = {
    "sale": "customer_id",
    "event": "customer_id",
    "complaint": "given_customer_id",
    "invoice": "given_customer_id",
    "return_notice": "given_customer_id",
}
_SAYING = ("consent", "customer_field", "survey_answer", "segment_pin")


class _Beneath(NamedTuple):
    """What the imports say of everyone edited or merged: rows by kind and customer."""

    customers: dict[int, dict[str, Any]]
    said: dict[str, _Rows]


@contextmanager
def lifted_off(db: Database) -> Iterator[None]:
    """Show the tables as the imports alone say them, for as long as the context lasts.

    Call it within a transaction: whatever goes wrong, its end brings everything back. Metrics are the caller's, and
    what follows from numbers (link.renew).
    """
    assert db.in_transaction
    _take_off(db)
    yield
    _put_on(db)


def everyone_in(db: Database, customer_id: int) -> tuple[int, ...]:
    """Return all who are shown as this customer, as the imports know them, the one who stays first."""
    return next((each.everyone for each in customer_link.together(db) if customer_id == each.root), (customer_id,))


def also_known_as(db: Database) -> Iterator[KnownCustomer]:
    """Yield whoever was edited by hand with what the owner wrote to recognise them by; while lifted_off lasts."""
    edits = customer_edit.by_hand(db)
    for known in customer_write.known_customers(db, edits):
        columns = edits[known.id].columns
        told = {name: str(value) for name, value in columns.items() if value is not None}
        last = " ".join(filter(None, (told.get("name_infix"), told.get("last_name")))) if "last_name" in told else None
        names = Names(told.get("first_name"), last, told.get("company"))
        phones = (told.get("phone"), told.get("mobile"))
        who = customer_write.identity(None, told.get("email"), phones, names, told.get("postcode"))
        if any(who):
            yield KnownCustomer(known.id, who)


# --- putting on -------------------------------------------------------------------------------------------------------


def _put_on(db: Database) -> None:
    customer_reference.renew(db)
    edits, groups = customer_edit.by_hand(db), customer_link.together(db)
    touched = sorted({*edits, *(each for group in groups for each in group.everyone)})
    if not touched:
        return
    _keep(db, touched)
    shown = _edited(db, _beneath(db), edits)
    for group in groups:
        _put_together(db, shown, group, edits.get(group.root))
    hidden = {each for group in groups for each in group.others}
    _hand_over(db, groups)
    for kind in _SAYING:
        _forget(db, kind, touched)
    db.many("DELETE FROM customer WHERE id = ?", ((each,) for each in hidden))
    for row in shown.customers.values():
        if row["id"] not in hidden:
            _write_customer(db, row)
    for kind in _SAYING:
        _insert(db, kind, [row for each in touched if each not in hidden for row in shown.said[kind].get(each, ())])
    customer_write.renew_keys(db, [each for each in touched if each not in hidden])
    _renew_choices(db)


def _keep(db: Database, touched: Sequence[int]) -> None:
    """Note what the imports say of these customers."""
    ids = json.dumps(touched)
    for kind in ("customer", *_SAYING):
        id_ = "id" if kind == "customer" else "customer_id"
        columns = ", ".join(f"'{name}', {name}" for name in db.columns(kind))
        db.run(
            f"""INSERT INTO imported_row(kind, customer_id, row_json)
                SELECT '{kind}', {id_}, json_object({columns}) FROM {kind}
                WHERE {id_} IN (SELECT value FROM json_each(?))""",
            (ids,),
        )


def _beneath(db: Database) -> _Beneath:
    customers: dict[int, dict[str, Any]] = {}
    said: dict[str, _Rows] = {kind: defaultdict(list) for kind in _SAYING}
    for kind, customer_id, text in db.each("SELECT kind, customer_id, row_json FROM imported_row ORDER BY rowid"):
        row, id_ = json.loads(str(text)), int(customer_id or 0)
        if kind == "customer":
            customers[id_] = row
        else:
            said[str(kind)][id_].append(row)
    return _Beneath(customers, said)


def _edited(db: Database, beneath: _Beneath, edits: dict[int, ByHand]) -> _Beneath:
    """Return the rows with the owner's edits over them. Of consents only those that hold are left."""
    said = {kind: {id_: list(rows) for id_, rows in by_id.items()} for kind, by_id in beneath.said.items()}
    customers = {id_: dict(row) for id_, row in beneath.customers.items()}
    for id_, edit in edits.items():
        customers[id_].update(_with_defaults(CUSTOMER.told(edit.columns)))
        said["customer_field"][id_] = fields_with(db, id_, edit, said["customer_field"].get(id_, []))
    said["consent"] = consents_with(db, customers, edits)
    return _Beneath(customers, said)


def _with_defaults(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: CUSTOMER.defaults.get(name) if value is None else value for name, value in columns.items()}


def _put_together(db: Database, shown: _Beneath, group: Together, edit: ByHand | None) -> None:
    everyone = group.everyone
    by_hand = frozenset(edit.columns if edit else ())
    rows = [shown.customers[each] for each in everyone]
    shown.customers[group.root] = one_customer.as_one(rows, by_hand, group.is_household)
    said = {kind: [row for each in everyone for row in shown.said[kind].get(each, ())] for kind in _SAYING}
    # Those who are shown are asked by their address; an address that is not shown any more must not be forgotten.
    said["consent"] += [no for row in rows for no in objections(db, row)]
    whole = {
        "consent": one_customer.strictest(said["consent"]),
        "customer_field": one_customer.first_of(said["customer_field"], "field_id"),
        "survey_answer": one_customer.answers(said["survey_answer"]),
        "segment_pin": one_customer.first_of(said["segment_pin"], "segment_id"),
    }
    for kind, rows_of_all in whole.items():
        shown.said[kind][group.root] = [{**row, "customer_id": group.root} for row in rows_of_all]


def _hand_over(db: Database, groups: Sequence[Together]) -> None:
    """Give what belongs to the merged to the one who stays, and note whose it was."""
    db.run("CREATE TEMP TABLE IF NOT EXISTS joined (merged INTEGER PRIMARY KEY, root INTEGER NOT NULL)")
    db.run("DELETE FROM temp.joined")
    db.many("INSERT INTO temp.joined VALUES (?, ?)", [(each, group.root) for group in groups for each in group.others])
    for kind, column in _OWNED.items():
        merged = f"{column} IN (SELECT merged FROM temp.joined)"
        db.run(
            f"""INSERT INTO imported_owner(kind, row_id, customer_id)
                SELECT '{kind}', id, {column} FROM {kind} WHERE {merged}"""
        )
        db.run(f"UPDATE {kind} SET {column} = (SELECT root FROM temp.joined WHERE merged = {column}) WHERE {merged}")


# --- taking off -------------------------------------------------------------------------------------------------------


def _take_off(db: Database) -> None:
    beneath = _beneath(db)
    touched = sorted(beneath.customers)
    if not touched:
        return
    _take_over_pins(db, beneath)
    among = "SELECT id FROM customer WHERE id IN (SELECT value FROM json_each(?))"
    shown = {int(row[0] or 0) for row in db.rows(among, (json.dumps(touched),))}
    # First those who are shown: one of them may have the number of one who is about to come back.
    for each in touched:
        if each in shown:
            _write_customer(db, beneath.customers[each])
    _insert(db, "customer", [beneath.customers[each] for each in touched if each not in shown])
    for kind, column in _OWNED.items():
        db.run(
            f"""UPDATE {kind} SET {column} = o.customer_id FROM imported_owner AS o
                WHERE o.kind = '{kind}' AND o.row_id = {kind}.id"""
        )
    for kind in _SAYING:
        _forget(db, kind, touched)
        _insert(db, kind, [row for rows in beneath.said[kind].values() for row in rows])
    db.run("DELETE FROM imported_row")
    db.run("DELETE FROM imported_owner")
    _renew_choices(db)


def _take_over_pins(db: Database, beneath: _Beneath) -> None:
    """Let pins that were set or taken away while people are one hold for them all, also when they are apart again."""
    pins = beneath.said["segment_pin"]
    for group in customer_link.together(db):
        everyone = group.everyone
        before = one_customer.first_of([row for each in everyone for row in pins.get(each, ())], "segment_id")
        then = {row["segment_id"]: row["is_in"] for row in before}
        pinned = db.rows("SELECT segment_id, is_in FROM segment_pin WHERE customer_id = ?", (group.root,))
        now = {int(segment or 0): int(is_in or 0) for segment, is_in in pinned}
        changed = {segment for segment in {*then, *now} if then.get(segment) != now.get(segment)}
        for each in everyone:
            pins[each] = [row for row in pins.get(each, ()) if row["segment_id"] not in changed]
        for segment in sorted(changed & now.keys()):
            pins[group.root].append({"segment_id": segment, "customer_id": group.root, "is_in": now[segment]})


# --- rows -------------------------------------------------------------------------------------------------------------


def _write_customer(db: Database, row: dict[str, Any]) -> None:
    names = [name for name in row if name != "id"]
    sets = ", ".join(f"{name} = ?" for name in names)
    db.run(f"UPDATE customer SET {sets} WHERE id = ?", [*(row[name] for name in names), row["id"]])


def _insert(db: Database, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        names = list(rows[0])
        marks = ", ".join("?" * len(names))
        db.many(f"INSERT INTO {kind}({', '.join(names)}) VALUES ({marks})", [[row[n] for n in names] for row in rows])


def _forget(db: Database, kind: str, customer_ids: Sequence[int]) -> None:
    db.run(f"DELETE FROM {kind} WHERE customer_id IN (SELECT value FROM json_each(?))", (json.dumps(customer_ids),))


def _renew_choices(db: Database) -> None:
    if db.number("SELECT EXISTS (SELECT 1 FROM field_def)"):
        own_field.renew_choices(db)
