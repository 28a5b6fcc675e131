"""How one customer is called and reached: name, firm, number, addresses. Used by: the customer page."""

from dataclasses import dataclass

from desktop_seg.model.customer import CustomerKind
from desktop_seg.store import setting
from desktop_seg.store.customer_list import NAME_SQL
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Contact:
    """One customer; "" where nothing is known.

    name: person, else firm. address: lines as on an envelope, without the name; the country (its code) only where it
    is not that of the shop.
    note: what the owner or a spreadsheet wrote about them.
    """

    id: int
    customer_no: str
    kind: CustomerKind
    name: str
    company: str
    email: str
    phone: str
    mobile: str
    address: tuple[str, ...]
    note: str

    @property
    def title(self) -> str:
        """The best there is to call somebody by; "" when the file only has figures."""
        return self.name or self.company or self.email or self.customer_no or self.phone or self.mobile


_STREET = "trim(coalesce(c.street, '') || ' ' || coalesce(c.house_number, ''))"
_TOWN = "trim(coalesce(c.postcode, '') || ' ' || coalesce(c.city, ''))"


def contact(db: Database, customer_id: int) -> Contact | None:
    """Return how a customer is reached, None when there is none of that id (any more)."""
    row = db.one(
        f"""SELECT c.customer_no, c.kind, {NAME_SQL}, c.company, c.email, c.phone, c.mobile, c.note,
                {_STREET}, c.address_line2, {_TOWN}, nullif(c.country, ?)
            FROM customer c WHERE c.id = ?""",
        (setting.load(db).country, customer_id),
    )
    if row is None:
        return None
    number, kind, name, company, email, phone, mobile, note, *address = (str(cell or "") for cell in row)
    return Contact(
        id=customer_id,
        customer_no=number,
        kind=CustomerKind(kind),
        name=name,
        company=company,
        email=email,
        phone=phone,
        mobile=mobile,
        address=tuple(line for line in address if line),
        note=note,
    )
