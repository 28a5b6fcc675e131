"""The customers that the rows of a file speak of: found, made or enriched; their consents and own fields.

A row of a customer list is a customer; a row of a sales file names one in passing. Nobody is made of a walk-in name:
such a sale stays without customer. Used by: writers, for the files of every kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from desktop_seg.importing.cleaning.person_name import read_last_name
from desktop_seg.importing.cleaning.value import BirthDate, Contact, PersonName, Phone
from desktop_seg.importing.writing import permission
from desktop_seg.importing.writing.entry import Entry, Ledger
from desktop_seg.importing.writing.match import CustomerIndex
from desktop_seg.importing.writing.meaning import customer_kind, is_staff_group
from desktop_seg.importing.writing.walk_in_row import meant
from desktop_seg.model.customer import CustomerKind
from desktop_seg.store import by_hand, consent, contribution, customer_link, customer_write
from desktop_seg.store.consent import Statement
from desktop_seg.store.customer_link import How
from desktop_seg.store.customer_write import Identity, KnownCustomer, Names
from desktop_seg.store.database import Database, SqlValue

# Import field -> column of the customer, where the value goes in as it is.
_PLAIN = {
    "customer_id": "customer_no", "salutation": "salutation", "first_name": "first_name", "name_infix": "name_infix",
    "last_name": "last_name", "company": "company", "email": "email", "street": "street",
    "address_line2": "address_line2", "postal_code": "postcode", "city": "city", "region": "region",
    "country": "country", "work_postal_code": "work_postcode", "language": "language",
    "customer_since": "created_day", "customer_source": "source", "customer_group": "customer_group", "tags": "tags",
    "gender": "gender", "age_band": "age_band", "education": "education", "occupation": "occupation",
    "job_title": "job_title", "work_status": "work_status", "income": "income_cents", "income_band": "income_band",
    "marital_status": "marital_status", "housing": "housing", "credit_flag": "credit_flag",
    "preferred_channel": "preferred_channel", "device": "device", "loyalty_no": "loyalty_no", "note": "note",
}  # fmt: skip
_WHOLE = {
    "birth_year": "birth_year",
    "children": "children",
    "loyalty_points": "loyalty_points",
    "is_staff": "is_staff",
}
_PARTS = (
    "full_name", "phone", "mobile", "contact", "house_number", "house_number_suffix", "birth_date", "customer_kind",
)  # fmt: skip
# What somebody may be recognised by beside the number. Most files of tills have none of it: then the number decides.
_RECOGNISING = frozenset(
    {"email", "phone", "mobile", "contact", "first_name", "name_infix", "last_name", "full_name", "company"}
    | {"postal_code"}
)
# Where a row tells nothing else of a customer, as most rows of sales do, each value is that of one column.
_BY_THEMSELVES = _PLAIN.keys() - {"last_name", "name_infix", "company", "customer_group"}
_NUMBER_ALONE = {"customer_no"}
FIELDS = (*_PLAIN, *_WHOLE, *_PARTS, *permission.FIELDS)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a customer list.

    is_first: no row before it spoke of this customer. has_changed: it told something new. is_other: its customer number
    was somebody else's before.
    """

    entry: Entry
    is_first: bool
    has_changed: bool
    is_other: bool = False


class CustomerWriter:
    """Finds or makes the customer of each row; gathers consents."""

    def __init__(self, db: Database, import_id: int, headers: Mapping[str, str]) -> None:
        """headers: heading of the column of each field that the file has."""
        self.fields = tuple(field for field in FIELDS if field in headers)
        self.ledger = Ledger(db, contribution.CUSTOMER, ("match_key",), import_id)
        self._db = db
        self._import_id = import_id
        self._headers = headers
        self._index = CustomerIndex(customer_link.roots(db))
        self.joined_count = 0
        self._listed_emails: set[tuple[int, str]] = set()
        self._buyers: dict[tuple[Any, ...], Entry | None] = {}
        self._statements: dict[tuple[int, str], Statement] = {}
        self._tells_permissions = not headers.keys().isdisjoint(permission.FIELDS)
        if self.ledger.had_rows and self.fields:
            for known in _known(db, self.fields):
                self._index.add(known.id, known.identity)

    def buyers(self, rows: Iterable[tuple[Any, ...]], source_rows: Iterable[int]) -> list[Entry | None]:
        """Return the customer each row of a sales file names (values of `fields`, in order); None for nobody."""
        known, found = self._buyers, []
        for values, source_row in zip(rows, source_rows, strict=True):
            try:  # looked up once: nearly all rows name somebody whom an earlier one named
                buyer = known[values]
            except KeyError:
                buyer = known[values] = self._buyer(values, source_row)
            found.append(buyer)
        return found

    def _buyer(self, values: tuple[Any, ...], source_row: int) -> Entry | None:
        told, is_walk_in = meant(dict(zip(self.fields, values, strict=True)))
        found = None
        if not is_walk_in:
            columns = columns_of(told)
            found = self._entry(_identity(columns), source_row)
            if found is not None:
                self._take(found, columns)
                self._hear(found, told, source_row)
        return found

    def listed(self, values: tuple[Any, ...], source_row: int) -> Listed | None:
        """Take a row of a customer list; None when nothing in it says who it is."""
        told, is_walk_in = meant(dict(zip(self.fields, values, strict=True)))
        columns = columns_of(told)
        if is_walk_in:
            columns["kind"] = CustomerKind.COLLECTIVE
        known = self.ledger.count
        who = _identity(columns)
        is_other = self._index.has_other(who)
        entry = self._entry(who, source_row)
        if entry is None:
            return None
        if "customer_no" in columns and "email" in columns:
            self._listed_emails.add((entry.id, str(columns["email"])))
        is_first = self.ledger.count > known
        has_changed = self._take(entry, columns)
        return Listed(entry, is_first, self._hear(entry, told, source_row) or has_changed, is_other)

    def finish(self) -> frozenset[int]:
        """Write everything that is still open; return the ids of older customers of whom something changed."""
        changed = self.ledger.finish()
        older = [each for each in self._statements.values() if not self.ledger.entries[each.customer_id].is_new]
        changed |= consent.changed_by(self._db, older)
        consent.write(self._db, self._import_id, self._statements.values())
        entries = self.ledger.entries.values()
        told_more = [each.id for each in entries if not each.is_new or each.id in self._index.changed]
        customer_write.renew_keys(self._db, told_more)
        return changed | self._link_those_told_as_one()

    def _link_those_told_as_one(self) -> frozenset[int]:
        """Treat as one whom the list tells to be one, if they came as two before; return who that is.

        Sales of the till by number and orders of the web shop by e-mail, both imported before the list of customers.
        """
        pairs = [
            (listed, told)
            for listed, email in sorted(self._listed_emails)
            for told in self._index.told_as_one(listed, email)
        ]
        before = customer_link.told_by_lists(self._db)
        apart = customer_link.known_apart(self._db)
        new = set()
        for kept_id, merged_id in pairs:
            is_one_already = self._index.root(kept_id) == self._index.root(merged_id)
            if merged_id in apart.get(kept_id, ()) or (is_one_already and (kept_id, merged_id) not in before):
                continue
            # Said once more it is kept once more: undoing one of the lists leaves what the other says.
            customer_link.add(self._db, kept_id, merged_id, How.LIST, self._import_id)
            if not is_one_already:
                new.add(kept_id)
        self.joined_count = len(new)
        return frozenset(new)

    def _entry(self, who: Identity, source_row: int) -> Entry | None:
        if who.is_empty:
            return None
        found = self._index.find(who)
        entry = self.ledger.new((who.key,), source_row) if found is None else self.ledger.known(found, source_row)
        self._index.add(entry.id, who)
        return entry

    def _take(self, entry: Entry, columns: Mapping[str, SqlValue]) -> bool:
        return self.ledger.give(entry, columns, newest_wins=True)

    def hear(self, new: Statement) -> bool:
        """Note a statement about being written to; return whether it says something new in this file."""
        place = (new.customer_id, new.channel)
        old = self._statements.get(place)
        if old is not None and not consent.outweighs(new, old):
            return False
        self._statements[place] = new
        return old is None or old.status is not new.status

    def _hear(self, entry: Entry, told: Mapping[str, Any], source_row: int) -> bool:
        """Note what the row says about being written to; return whether that is new in this file."""
        changed = False
        for word in permission.words(told) if self._tells_permissions else ():
            heading = self._headers[word.field]
            changed |= self.hear(Statement(entry.id, word.channel, word.status, word.day, source_row, heading))
        return changed


def _known(db: Database, fields: Iterable[str]) -> Iterable[KnownCustomer]:
    """Return the customers of the shop file with what rows of these fields may recognise them by."""
    if _RECOGNISING.isdisjoint(fields):
        return customer_write.known_by_number(db)
    return chain(customer_write.known_customers(db), by_hand.also_known_as(db))


def columns_of(told: Mapping[str, Any]) -> dict[str, SqlValue]:
    """Return what the values of a row (by import field) say of the customer, by column of the shop file."""
    known = {field: value for field, value in told.items() if value is not None}
    if known.keys() <= _BY_THEMSELVES:
        return {_PLAIN[field]: value for field, value in known.items()}
    columns: dict[str, SqlValue] = defaultdict(lambda: None)  # a file fills a few of them, and most rows are sales
    columns.update((_PLAIN[field], value) for field, value in told.items() if field in _PLAIN)
    columns.update(
        (_WHOLE[field], int(value)) for field, value in told.items() if field in _WHOLE and value is not None
    )
    _split_last_name(columns)
    _add_name(columns, told.get("full_name"))
    _add_phones(columns, told)
    number = [part for part in (told.get("house_number"), told.get("house_number_suffix")) if part]
    columns["house_number"] = " ".join(number) or None
    born = told.get("birth_date")
    if isinstance(born, BirthDate):
        columns["birth_day"], columns["birth_year"] = born.day, born.year
    kind = customer_kind(told.get("customer_kind"))
    if kind is None and columns["company"] and not columns["last_name"]:
        kind = CustomerKind.BUSINESS
    columns["kind"] = kind
    if is_staff_group(columns["customer_group"]):
        columns["is_staff"] = 1
    return {column: value for column, value in columns.items() if value is not None}


def _split_last_name(columns: dict[str, SqlValue]) -> None:
    """Files write "van der" in a column of its own, before the last name, or in the whole name: here all are alike."""
    last = columns["last_name"]
    if isinstance(last, str) and not columns["name_infix"]:
        name = read_last_name(last)
        columns["name_infix"], columns["last_name"] = name.infix or None, name.last


def _add_name(columns: dict[str, SqlValue], name: object) -> None:
    if not isinstance(name, PersonName):
        return
    if name.is_company:
        columns["company"] = columns["company"] or name.last
        return
    parts = {"last_name": name.last, "first_name": name.first, "name_infix": name.infix, "salutation": name.salutation}
    for column, part in parts.items():
        columns[column] = columns[column] or part or None


def _add_phones(columns: dict[str, SqlValue], told: Mapping[str, Any]) -> None:
    """A mobile number goes into its own column whichever column it stood in; a second number goes into the note."""
    contact = told.get("contact")
    if isinstance(contact, Contact):
        columns["email"] = columns["email"] or contact.email or None
    for field in ("mobile", "phone", "contact"):
        phone = contact.phone if isinstance(contact, Contact) and field == "contact" else told.get(field)
        if not isinstance(phone, Phone):
            continue
        usual = "phone" if field == "contact" else field
        column = "mobile" if phone.is_mobile and "mobile" not in columns else usual
        columns.setdefault(column, phone.number)
        if phone.also and not columns["note"]:
            columns["note"] = phone.also


def _identity(columns: Mapping[str, SqlValue]) -> Identity:
    if columns.keys() == _NUMBER_ALONE:  # as in most files of sales
        return Identity(str(columns["customer_no"]))
    text = {name: None if value is None else str(value) for name, value in columns.items()}
    last = " ".join(filter(None, (text.get("name_infix"), text.get("last_name")))) if text.get("last_name") else None
    names = Names(text.get("first_name"), last, text.get("company"))
    phones = (text.get("phone"), text.get("mobile"))
    return customer_write.identity(text.get("customer_no"), text.get("email"), phones, names, text.get("postcode"))
