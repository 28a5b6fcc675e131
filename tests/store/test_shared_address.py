"""Two who share a mailbox, a phone or a home are reached together; two of whom nothing is known are not."""

import pytest

from desktop_seg.model.customer import Channel
from desktop_seg.store.shared_address import together
from tests.shops import shop_with


@pytest.mark.parametrize(
    ("channel", "pairs"),
    [
        (Channel.EMAIL, {"anna": "anna", "bo": "anna"}),
        (Channel.SMS, {"bo": "bo", "carl": "bo"}),
        (Channel.PHONE, {"bo": "bo", "carl": "bo"}),
        (Channel.ADS, {"anna": "anna", "bo": "anna"}),
        (Channel.POST, {"anna": "anna", "dora": "anna"}),
    ],
)
def test_who_is_reached_together(channel: Channel, pairs: dict[str, str]) -> None:
    db = shop_with(
        customers="""
        anna  email=x@example.org street=Laan house_number=4 postcode=1012AB
        bo    email=x@example.org mobile=+311 street=Laan house_number=5 postcode=1012AB
        carl  phone=+311 street=Laan house_number=4 postcode=2012AB
        dora  street=LAAN house_number=4 postcode=1012ab
        emma  phone=+312
        fay   city=Zeist
        gina  city=Zeist
        """
    )
    names = {int(id_ or 0): str(name) for id_, name in db.rows("SELECT id, customer_no FROM customer")}
    found = together(db, list(names), channel)
    assert {names[id_]: names[first] for id_, first in found.items()} == pairs
    assert together(db, [id_ for id_, name in names.items() if name not in ("bo", "dora")], channel) == {}
