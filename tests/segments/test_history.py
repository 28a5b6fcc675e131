"""Where a segment is used, what it has been, and a segment as a fixed list."""

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.rules.tree import All, InSegment, Is, Listed, Rule
from desktop_seg.segments import own
from desktop_seg.segments.evaluate import members
from desktop_seg.segments.frozen import frozen
from desktop_seg.segments.history import earlier, history
from desktop_seg.segments.segment import Segment
from desktop_seg.store import export_log
from desktop_seg.store.database import Database
from desktop_seg.store.export_log import Entry
from tests.shops import add_sale, day, names, shop_with

AS_OF = day("2025-06-30")


TWICE = Is("frequency", "at_least", 2)


def _saved(db: Database, title: str = "Twice", rule: Rule = TWICE) -> Segment:
    return own.save(db, own.named(title, rule))


def test_other_segments_and_lists_that_use_it_are_named() -> None:
    db = shop_with("anna 2025-01-05 10.00")
    first = _saved(db)
    user = _saved(db, "Twice in Utrecht", All(InSegment(first.key), Is("city", "is", "Utrecht")))
    export_log.add(db, Entry("2025-06-30T10:00:00+00:00", first.key, "mail", "e-mail", "[]", 12, 3, "x"))
    found = history(db, first.key)
    assert [(each.key, each.title) for each in found.users] == [(user.key, "Twice in Utrecht")]
    assert [(each.count, each.left_out_count) for each in found.exports] == [(12, 3)]
    assert history(db, user.key).users == ()
    assert history(db, "top_20").definitions == ()


def test_every_definition_is_kept_and_can_come_back() -> None:
    db = shop_with("anna 2025-01-05 10.00")
    first = _saved(db)
    own.save(db, own.named("Three times", Is("frequency", "at_least", 3), key=first.key))
    found = history(db, first.key).definitions
    assert [(each.number, each.name, each.is_current) for each in found] == [
        (2, "Three times", True),
        (1, "Twice", False),
    ]
    assert "at least 3" in found[0].sentence
    back = own.save(db, earlier(db, first.key, 1))
    assert (back.key, back.title, back.rule) == (first.key, "Twice", Is("frequency", "at_least", 2))
    assert [each.number for each in history(db, first.key).definitions] == [3, 2, 1]
    with pytest.raises(UserError):
        earlier(db, first.key, 9)


def test_a_frozen_segment_keeps_its_people_whatever_they_buy() -> None:
    db = shop_with("anna 2025-01-05 10.00\nanna 2025-02-05 10.00\nbo 2025-01-05 10.00")
    twice = own.named("Twice", Is("frequency", "at_least", 2))
    kept = own.save(db, frozen(db, twice, AS_OF))
    assert kept.is_frozen
    assert kept.rule == Listed(("anna",))
    with db.transaction():
        add_sale(db, "bo", "2025-06-01", "10.00")
    living = own.save(db, twice)
    assert names(db, members(db, kept, AS_OF)) == ["anna"]
    assert sorted(names(db, members(db, living, AS_OF + 1))) == ["anna", "bo"]
    found = own.definition(db, kept.key)
    assert found is not None
    assert found.is_frozen
