"""Possible duplicates: found with their reason; people of one household and namesakes are not offered."""

import pytest

from desktop_seg.base.progress import Cancelled
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.people.duplicate import find_duplicates
from desktop_seg.people.merge import dismiss, merge, unmerge
from desktop_seg.people.reason import TITLES, Reason, in_words
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

CUSTOMERS, RECEIPTS = FileKind.CUSTOMERS, FileKind.RECEIPTS
HEAD = (
    "customer_id | first_name | last_name | company | email | phone | street | house_number | postal_code | city | "
    "birth_date | loyalty_no\n"
)


def shop(*rows: str) -> Database:
    """Return a shop with these customers, numbered from 1; cells as in HEAD without the number."""
    db = open_shop(None)
    width = HEAD.count("|")
    lines = [f"{number} | {row}{' |' * (width - 1 - row.count('|'))}" for number, row in enumerate(rows, 1)]
    imported(db, CUSTOMERS, HEAD + "\n".join(lines))
    return db


def pairs(db: Database) -> dict[tuple[str, str], str]:
    """Return number of the one who stays, number of the other -> why."""
    number = {row[0]: str(row[1] or row[2]) for row in db.rows("SELECT id, customer_no, match_key FROM customer")}
    found = find_duplicates(db).pairs
    return {(number[pair.kept_id], number[pair.merged_id]): in_words(pair.reasons) for pair in found}


ALIKE = [
    (
        "Anna | Smit || anna@shop.nl",
        "Anna | Smit || Anna+web@Shop.nl",
        "same e-mail but for what follows the + and same name",
    ),
    ("Anna | Smit || anna@shop.nl", " | || anna@shop.nl", "same e-mail"),
    (
        "Anna | Smit ||| 0612345678",
        "A. | Smit ||| +31 6 12345678",
        "same phone and same last name with a fitting initial",
    ),
    ("Anna | Smit ||||||1012AB", "ANNA | SMIT ||||||1012 ab", "same name and same postcode"),
    (
        "Anna | Smit |||| Dorpsstraat | 3 | 1012AB",
        "Anna | Smit |||| Dorpsstr. | 3 | 1012AC",
        "same name, same street, and postcode differs in one letter",
    ),
    (
        "Anna | Smit |||| Dam | 3 | 1012AB",
        "Smit | Anna |||| Dam | 3 | 1012AB",
        "first and last name the other way round and same address",
    ),
    (
        "Kathrine | Smit |||| Dam | 3 | 1012AB",
        "Katrine | Smit |||| Dam | 3 | 1012AB",
        "first name differs in one letter and same address",
    ),
    (
        "Anna | Jansen |||| Dam | 3 | 1012AB",
        "Anna | Janssen |||| Dam | 3 | 1012AB",
        "last name differs in a letter and same address",
    ),
    ("Søren | Bjørn ||||||8000", "Soren | Bjorn ||||||8000", "same name and same postcode"),
    ("Anna | Smit |||||||| 1980-02-29", "Anna | Smit |||||||| 1980-02-29", "same name and same birthday"),
    (
        "Anna | de Vries ||||||1012AB",
        "Anna | Jansen-de Vries ||||||1012AB",
        "one has a double last name and same postcode",
    ),
    (
        " | Smit |||| Dam | 3 | 1012AB",
        "Anna | Smit |||| Dam | 3 | 1012AB",
        "same last name without a first name at one and same address",
    ),
    (" | 김하늘 ||||||04524", " | 김하늘 ||||||04524", "same name and same postcode"),
    ("Anna | Smit ||||||||| K9", "Anna | Smit |||||| 3511AA ||| K9", "same loyalty card and same name"),
    (" | | 주식회사 꽃집 ||||| 04524", " | | 꽃집 ||||| 04524", "same firm and same postcode"),
    (" | | Bloem B.V. ||||| 1012AB", " | | Bloem BV ||||| 1012AB", "same firm and same postcode"),
    (
        "Anna | Smit || a@shop.nl || Dam | 3 | 1012AB",
        "Anna | Smit",
        "same name and nothing else is known of one of them",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_who_may_be_one_person_is_offered_with_the_reason(one: str, other: str, why: str) -> None:
    assert list(pairs(shop(one, other)).values()) == [why]
    assert list(pairs(shop(other, one)).values()) == [why]


TWO = [
    ("Anna | Smit |||| Dam | 3 | 1012AB", "Bo | Smit |||| Dam | 3 | 1012AB"),  # a household
    ("Anna | Smit || home@shop.nl", "Bo | Smit || home@shop.nl"),
    ("Anna | Smit |||| Dam | 3 | 1012AB", "Anne | Smit |||| Dam | 3 | 1012AB"),  # sisters
    ("Martin | Smit |||| Dam | 3 | 1012AB", "Martina | Smit |||| Dam | 3 | 1012AB"),
    ("Jan | Smit ||||||1012AB|| 1950-01-01", "Jan | Smit ||||||1012AB|| 1980-01-01"),  # father and son
    ("Jan | Smit |||| Dam | 3 | 1012AB", "Jan | Smit |||| Dam | 9 | 1012AB"),  # next door
    ("Jan | Smit ||||||1012AB", "Jan | Smit ||||||3511AA"),  # namesakes
    ("Jan | Smit ||||| 3 | 8000 | Aarhus", "Jan | Smit ||||| 4 | 8000 | Aarhus"),
    ("Anna | Smit | Bloem | info@bloem.nl", "Bo | Kok | Bloem | info@bloem.nl"),  # two people of one firm
    (" | 김민수 ||||||04524", " | 김민서 ||||||04524"),
    ("Anna | Smit", "Anna | Bakker"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_people_are_not_offered(one: str, other: str) -> None:
    assert not pairs(shop(one, other))


@pytest.mark.parametrize(("one", "other"), TWO[:3] + TWO[3:4])
def test_people_of_one_address_and_name_are_shown_as_a_household(one: str, other: str) -> None:
    found = find_duplicates(shop(one, other)).households
    assert [household.ids for household in found] == [(1, 2)]


def test_namesakes_next_door_and_colleagues_are_no_household() -> None:
    for one, other in TWO[5:]:
        assert not find_duplicates(shop(one, other)).households


def test_many_behind_one_address_of_a_firm_are_not_offered_for_that_address_alone() -> None:
    names = ("Anna | Smit", "Bo | Kok", "Cor | Bos", "Dirk | Vos", " | ")
    assert not pairs(shop(*(f"{name} || info@bloem.nl" for name in names)))


def test_a_common_name_needs_more_than_the_postcode_of_a_town() -> None:
    assert len(pairs(shop(*["Jens | Hansen ||||||8000"] * 2))) == 1
    assert not pairs(shop(*["Jens | Hansen ||||||8000"] * 4))


def test_the_till_by_number_and_the_web_shop_by_phone_are_offered_once_a_list_tells_both() -> None:
    db = open_shop(None)
    imported(db, RECEIPTS, "order_id | order_date | customer_id | order_total\n1 | 2024-06-01 | 7 | 5.00")
    imported(db, RECEIPTS, "order_id | order_date | phone | order_total\n2 | 2024-06-01 | 0612345678 | 5.00")
    imported(db, CUSTOMERS, "customer_id | full_name | phone\n7 | Anna Smit | 0612345678")
    assert pairs(db) == {("7", "phone:+31612345678"): "same phone"}


def test_the_one_with_a_number_stays_and_then_the_one_who_bought_more() -> None:
    db = shop("Anna | Smit |||| Dam | 3 | 1012AB", "Anna | Smit |||| Dam | 3 | 1012AB")
    assert list(pairs(db)) == [("1", "2")]
    imported(db, RECEIPTS, "order_id | order_date | customer_id | order_total\n1 | 2024-06-01 | 2 | 5.00")
    assert list(pairs(db)) == [("2", "1")]
    found = find_duplicates(db).pairs[0]
    assert found.reasons == (Reason.SAME_NAME, Reason.SAME_ADDRESS)
    assert not found.is_sure


def test_staff_and_counter_accounts_are_not_offered() -> None:
    at_home = "|||| Dam | 3 | 1012AB"
    db = shop(f" | Laufkunde {at_home}", f" | Laufkunde {at_home}", f"Anna | Smit {at_home}", f"Anna | Smit {at_home}")
    db.run("UPDATE customer SET is_staff = 1 WHERE customer_no = '4'")
    assert not pairs(db)


def test_who_was_called_two_people_is_not_offered_again_even_after_an_undo_and_another_import() -> None:
    db = open_shop(None)
    text = HEAD + "1 | Anna | Smit |||| Dam | 3 | 1012AB |||\n2 | Anna | Smit |||| Dam | 3 | 1012AB |||"
    report = imported(db, CUSTOMERS, text)
    dismiss(db, 1, 2)
    assert not pairs(db)
    undo(db, report.import_id)
    imported(db, CUSTOMERS, text)
    assert not pairs(db)


def test_who_was_merged_is_offered_no_more_and_again_when_taken_apart() -> None:
    db = shop(*["Anna | Smit |||| Dam | 3 | 1012AB"] * 3)
    assert len(pairs(db)) == 3
    link = merge(db, 1, 2)
    assert list(pairs(db)) == [("1", "3")]
    dismiss(db, 1, 3)
    assert not pairs(db)
    unmerge(db, link)
    assert list(pairs(db)) == [("1", "2"), ("2", "3")]


def test_looking_tells_how_far_it_is_and_can_be_stopped() -> None:
    db = shop(*[f"Anna | Smit{n} |||| Dam | {n} | 1012AB" for n in range(30)])

    class Stopping:
        told: list[tuple[int, int]] = []  # noqa: RUF012 - one test, one list

        def step(self, done: int, total: int, what: str = "") -> None:
            self.told.append((done, total))
            if len(self.told) == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        find_duplicates(db, Stopping())
    assert Stopping.told == [(0, 420), (30, 420), (60, 420)]


def test_the_pairs_grow_with_the_customers_even_where_all_share_a_name_a_house_and_an_e_mail() -> None:
    rows = "\n".join(f"{n} | Jens | Hansen || info@town.dk || Main | 1 | 8000 |||" for n in range(600))
    db = open_shop(None)
    imported(db, CUSTOMERS, HEAD + rows)
    found = len(find_duplicates(db).pairs)
    assert 600 <= found <= 4 * 600, "each is compared with a few neighbours, not with everybody"


def test_every_reason_has_words() -> None:
    assert set(TITLES) == set(Reason)


def test_a_number_that_lost_its_zeros_in_excel_is_offered_unless_the_names_are_two() -> None:
    db = open_shop(None)
    imported(db, CUSTOMERS, "customer_id | full_name\n00012 | Jan Bos\n00013 | Eva Vos\n00014 | Ida Smit")
    imported(
        db,
        RECEIPTS,
        """order_id | order_date | customer_id | full_name | order_total
           B1 | 2025-03-13 | 12 | | 5.00
           B2 | 2025-03-14 | 13 | Eva Vos | 6.00
           B3 | 2025-03-15 | 14 | Jan Kok | 7.00""",
    )
    zeros = "same customer number but for the zeros before it, which Excel takes away"
    found = {frozenset(numbers): why for numbers, why in pairs(db).items()}
    assert found == {frozenset({"12", "00012"}): zeros, frozenset({"13", "00013"}): f"{zeros} and same name"}
