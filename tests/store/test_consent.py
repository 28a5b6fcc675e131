"""Whoever said no stays off the lists, whatever order the files come in; a later yes with its date brings them back."""

from datetime import date
from itertools import permutations, product

import pytest

from desktop_seg.model.customer import Channel, Consent
from desktop_seg.model.period import to_day
from desktop_seg.store.consent import Statement, outweighs
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop

OLD, IMPORTED, LATER = (to_day(date(2025, month, 15)) for month in (1, 6, 9))


@pytest.fixture
def shop() -> Database:
    db = open_shop(None)
    db.run("INSERT INTO customer (id, import_id, source_row, match_key) VALUES (1, 1, 1, 'no:1')")
    for id_ in range(1, 5):
        db.run(
            """INSERT INTO import_file (id, name, sha256, kind, plan_json, imported_at, rows_read, rows_new,
                rows_updated, rows_same, rows_aside) VALUES (?, 'a.csv', '', 'customers', '{}',
                '2025-06-15T10:00:00+00:00', 1, 1, 0, 0, 0)""",
            (id_,),
        )
    return db


def say(db: Database, *words: tuple[str, int | None]) -> str:
    db.run("DELETE FROM consent")
    for import_id, (status, day) in enumerate(words, 1):
        db.run("INSERT INTO consent VALUES (1, 'email', ?, 1, ?, ?, 'test')", (import_id, status, day))
    return str(db.value("SELECT status FROM consent_now"))


def test_an_undated_no_outweighs_every_yes_from_before_its_import(shop: Database) -> None:
    for words in permutations((("yes", OLD), ("no", None), ("yes", None), ("relation", OLD))):
        assert say(shop, *words) == "no"


def test_a_yes_given_after_an_undated_no_was_imported_brings_back(shop: Database) -> None:
    for words in permutations((("yes", LATER), ("no", None), ("yes", OLD))):
        assert say(shop, *words) == "yes"


def test_dated_words_go_by_their_dates_and_a_no_wins_a_tie(shop: Database) -> None:
    assert say(shop, ("no", OLD), ("yes", LATER)) == "yes"
    assert say(shop, ("yes", OLD), ("no", LATER)) == "no"
    assert say(shop, ("no", LATER), ("yes", LATER)) == "no"
    assert say(shop, ("no", OLD), ("yes", None)) == "no"
    assert say(shop, ("no", None), ("yes", IMPORTED)) == "no"


def test_of_two_words_in_one_file_the_same_one_holds() -> None:
    def word(status: Consent, day: int | None) -> Statement:
        return Statement(1, Channel.EMAIL, status, day, 1, "")

    assert outweighs(word(Consent.NO, None), word(Consent.YES, LATER))
    assert not outweighs(word(Consent.YES, LATER), word(Consent.NO, None))
    assert outweighs(word(Consent.YES, LATER), word(Consent.NO, OLD))
    assert outweighs(word(Consent.NO, OLD), word(Consent.YES, OLD))
    assert not outweighs(word(Consent.YES, None), word(Consent.NO, OLD))


def test_words_of_one_file_are_weighed_as_those_of_several(shop: Database) -> None:
    told = list(product(Consent, (None, OLD, IMPORTED)))
    for one, other in product(told, told):
        first, second = (Statement(1, Channel.EMAIL, status, day, 1, "") for status, day in (one, other))
        holds = second if outweighs(second, first) else first
        of_view = say(shop, (str(one[0]), one[1]), (str(other[0]), other[1]))
        assert of_view == ("None" if holds.status is Consent.UNKNOWN else holds.status), (one, other)
