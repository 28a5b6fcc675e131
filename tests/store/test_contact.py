"""How a customer is called and reached."""

from desktop_seg.store.contact import contact
from tests.shops import shop_with


def test_address_lines_and_the_country_only_when_it_is_another_one() -> None:
    db = shop_with(
        customers="""
        anna last_name=Smit street=Dorpsweg house_number=3 postcode=3512 city=Utrecht country=NL
        bo   city=Aarhus country=DK
        """
    )
    anna, bo = contact(db, 1), contact(db, 2)
    assert anna is not None
    assert bo is not None
    assert (anna.title, anna.address) == ("anna Smit", ("Dorpsweg 3", "3512 Utrecht"))
    assert bo.address == ("Aarhus", "DK")
    assert contact(db, 3) is None


def test_somebody_without_a_name_is_called_by_what_there_is() -> None:
    db = shop_with(customers="anna email=a@example.com\nbo company=Bloom")
    db.run("UPDATE customer SET first_name = NULL")
    titles = [found.title for found in (contact(db, 1), contact(db, 2)) if found is not None]
    assert titles == ["a@example.com", "Bloom"]
