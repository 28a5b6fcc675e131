"""A campaign keeps its people through undo, import, merge and erasure, and each person counts once."""

from dataclasses import replace

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.model.campaign import Campaign, Costs, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.people.edit import edit
from desktop_seg.people.merge import merge, unmerge
from desktop_seg.store import campaign as kept
from desktop_seg.store import customer_reference, journal
from desktop_seg.store.customer_edit import Change
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

LIST = """
    customer_id| first_name | last_name | email        | phone
    7          | Anna       | Jansen    | anna@shop.nl |
    8          | Bo         | Bakker    |              | 06 12345678
    9          | Carl       | Smit      | carl@shop.nl |
               | Dora       | Vos       | dora@shop.nl |
               | Emma       | Wit       |              |
"""
SPRING = Campaign(
    name="Spring",
    segment_key="top_20",
    segment_title="Best customers",
    sentence="Who spent most.",
    purpose="tulips",
    channel=Channel.EMAIL,
    as_of=day("2024-06-01"),
    first_day=day("2024-06-02"),
    last_day=day("2024-07-01"),
    measure=Measure.BUYERS,
    control_share=0.2,
    seed=5,
    costs=Costs(85.5, 2000, 0.4, 4711.5),
)


@pytest.fixture
def db() -> Database:
    db = open_shop(None)
    imported(db, FileKind.CUSTOMERS, LIST)
    return db


def id_of(db: Database, first_name: str) -> int:
    return db.number("SELECT id FROM customer WHERE first_name = ?", (first_name,))


def shown(db: Database, campaign_id: int) -> tuple[list[str], list[str], int, int]:
    """First names of who got it and of who was kept apart, and how many of each are gone."""
    found = kept.groups(db, campaign_id)
    names = {int(str(row[0])): str(row[1]) for row in db.rows("SELECT id, first_name FROM customer")}
    mailed, control = (sorted(names[id_] for id_ in ids) for ids in (found.mailed, found.control))
    return mailed, control, found.mailed_gone, found.control_gone


def added(db: Database, mailed: str = "Anna Bo Dora", control: str = "Carl Emma", name: str = "Spring") -> Campaign:
    ids = [[id_of(db, each) for each in names.split()] for names in (mailed, control)]
    return kept.add(db, replace(SPRING, name=name), *ids)


def test_a_campaign_is_read_back_as_it_was_kept(db: Database) -> None:
    made = added(db)
    assert kept.campaigns(db) == (made,) == (kept.find(db, "spring"),) == (kept.find(db, str(made.id)),)
    assert replace(made, id=0, made_at="") == SPRING
    assert made.days == 30
    assert shown(db, made.id) == (["Anna", "Bo", "Dora"], ["Carl", "Emma"], 0, 0)
    assert kept.of_segment(db, "top_20") == (made,)
    assert kept.of_segment(db, "vip_5") == ()


def test_the_journal_knows_a_campaign_by_numbers_only(db: Database) -> None:
    made = added(db)
    entry = journal.entries(db)[-1]
    assert (entry.act, entry.detail) == ("campaign", {"id": made.id, "people": 3, "kept_apart": 2})


def test_a_name_is_given_once(db: Database) -> None:
    added(db)
    with pytest.raises(UserError, match="already"):
        added(db, name="SPRING")
    with pytest.raises(UserError, match="no name"):
        added(db, name=" ")
    with pytest.raises(UserError, match="Autumn"):
        kept.find(db, "Autumn")
    assert len(kept.campaigns(db)) == 1


def test_blanks_around_a_name_make_no_other_one(db: Database) -> None:
    kept.add(db, SPRING, [], [])
    with pytest.raises(UserError, match="already"):
        kept.add(db, replace(SPRING, name="  spring "), [], [])


def test_a_name_that_looks_like_a_number_is_found_as_a_name(db: Database) -> None:
    added(db)
    other = added(db, name="1")
    assert kept.find(db, "1") == other


def test_people_an_undo_took_along_are_found_again_by_what_they_are_known_by(db: Database) -> None:
    made = added(db)
    undo(db, 1)
    assert shown(db, made.id) == ([], [], 3, 2)
    imported(db, FileKind.CUSTOMERS, "customer_id | first_name\n 3 | Somebody")  # takes an id that became free
    assert shown(db, made.id) == ([], [], 3, 2)
    imported(db, FileKind.CUSTOMERS, LIST)
    assert shown(db, made.id) == (["Anna", "Bo", "Dora"], ["Carl", "Emma"], 0, 0)


def test_importing_again_changes_nothing(db: Database) -> None:
    made = added(db)
    imported(db, FileKind.CUSTOMERS, LIST)
    assert shown(db, made.id) == (["Anna", "Bo", "Dora"], ["Carl", "Emma"], 0, 0)


def test_two_who_are_merged_count_once_and_who_got_it_got_it(db: Database) -> None:
    made = added(db)
    one = merge(db, id_of(db, "Anna"), id_of(db, "Bo"))
    both = merge(db, id_of(db, "Carl"), id_of(db, "Dora"))
    assert shown(db, made.id) == (["Anna", "Carl"], ["Emma"], 0, 0)
    unmerge(db, both)
    unmerge(db, one)
    assert shown(db, made.id) == (["Anna", "Bo", "Dora"], ["Carl", "Emma"], 0, 0)


def test_somebody_changed_by_hand_is_found_again_by_what_the_imports_say(db: Database) -> None:
    edit(db, id_of(db, "Dora"), Change(columns={"email": "new@shop.nl"}), day("2024-06-01"))
    made = added(db)
    undo(db, 1)
    imported(db, FileKind.CUSTOMERS, LIST)
    assert "Dora" in shown(db, made.id)[0]


def test_who_is_erased_leaves_a_number_and_no_name(db: Database) -> None:
    made = added(db)
    customer_reference.erase(db, [id_of(db, "Dora"), id_of(db, "Emma")])
    assert shown(db, made.id) == (["Anna", "Bo"], ["Carl"], 1, 1)
    assert not [row for row in db.rows("SELECT customer_key FROM campaign_person") if "dora" in str(row[0])]
    imported(db, FileKind.CUSTOMERS, LIST)
    assert shown(db, made.id) == (["Anna", "Bo"], ["Carl"], 1, 1)


def test_a_deleted_campaign_can_be_put_back_with_its_people(db: Database) -> None:
    made = added(db)
    removed = kept.delete(db, made.id)
    assert kept.campaigns(db) == ()
    assert db.number("SELECT count(*) FROM campaign_person") == 0
    with pytest.raises(UserError, match="not in the shop file"):
        kept.delete(db, made.id)
    kept.put_back(db, removed)
    assert kept.campaigns(db) == (made,)
    assert shown(db, made.id) == (["Anna", "Bo", "Dora"], ["Carl", "Emma"], 0, 0)
