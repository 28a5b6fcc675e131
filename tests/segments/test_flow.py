"""The segment wizard's state, walked through without a screen."""

import pytest

from desktop_seg.metrics.catalogue import FIELDS
from desktop_seg.model.field import Kind
from desktop_seg.rules.check import faults
from desktop_seg.rules.tree import All, AnyOf, Is, Span
from desktop_seg.segments import own
from desktop_seg.segments.coverage import Coverage
from desktop_seg.segments.draft import Draft, draft_of
from desktop_seg.segments.evaluate import Culprit, members
from desktop_seg.segments.flow import Joined, SegmentFlow, Start, Step, preview, start
from desktop_seg.segments.row_source import SOURCES
from desktop_seg.segments.segment_type import TYPES
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with

ALL_FIELDS = {field.key: field for field in FIELDS}


@pytest.fixture
def flow() -> SegmentFlow:
    """A wizard in a shop in which everything is known of everyone."""
    return SegmentFlow(Start(ALL_FIELDS, Coverage(2, dict.fromkeys(ALL_FIELDS, 2)), "EUR", {}))


@pytest.fixture
def shop() -> Database:
    """Anna buys twice, bo once, carl never."""
    return shop_with(
        """
        anna  2025-01-01  10.00
        anna  2025-02-01  30.00
        bo    2025-02-01  10.00
        """,
        """
        anna  city=Utrecht email=a@example.com consent_email=yes
        bo    city=Zeist
        carl  city=Utrecht birth=1990-05-05
        """,
    )


def test_each_step_says_what_it_still_needs(flow: SegmentFlow) -> None:
    assert flow.fault(Step.TYPE)
    flow.type_key = "value"
    assert not flow.fault(Step.TYPE)
    assert flow.fault(Step.CONDITIONS)
    assert flow.put(Draft(ALL_FIELDS["frequency"], "at_least", 3))
    assert not flow.fault(Step.CONDITIONS)
    assert flow.fault(Step.NAME)
    flow.name = " Often "
    assert not flow.fault(Step.NAME)
    segment = flow.segment()
    assert (segment.title, segment.rule, segment.is_own) == ("Often", All(Is("frequency", "at_least", 3)), True)


def test_a_condition_without_its_value_is_not_added(flow: SegmentFlow) -> None:
    assert not flow.put(draft_of(ALL_FIELDS["frequency"]))
    assert not flow.put(draft_of(ALL_FIELDS["city"]))
    assert not flow.put(Draft(ALL_FIELDS["frequency"], "between", 3))
    assert flow.conditions == []


def test_the_same_condition_stands_there_once_and_can_be_changed_and_taken_away(flow: SegmentFlow) -> None:
    for _n in range(2):
        flow.put(Draft(ALL_FIELDS["city"], "one_of", listed=("Zeist",)))
    assert flow.rule() == All(Is("city", "one_of", ("Zeist",)))
    flow.put(Draft(ALL_FIELDS["city"], "one_of", listed=("Utrecht",)), place=0)
    assert flow.rule() == All(Is("city", "one_of", ("Utrecht",)))
    flow.remove(0)
    assert flow.rule() == All()


def test_conditions_go_together_as_all_or_any(flow: SegmentFlow) -> None:
    flow.put(draft_of(ALL_FIELDS["last_day"]))
    flow.put(Draft(ALL_FIELDS["frequency"], "between", 9, 3))
    recent, between = Is("last_day", "in_last", Span(90)), Is("frequency", "between", (3, 9))
    assert flow.rule() == All(recent, between)
    flow.joined = Joined.ANY
    assert flow.rule() == AnyOf(recent, between)
    assert len(flow.clauses()) == 2
    assert all(said in flow.sentence() for said in flow.clauses())


def test_a_name_is_suggested_that_says_as_many_conditions_as_there_is_room_for(flow: SegmentFlow) -> None:
    assert flow.suggested_name() == ""
    flow.put(Draft(ALL_FIELDS["city"], "one_of", listed=("Zeist",)))
    assert flow.suggested_name() == "Town is “Zeist”"
    flow.put(Draft(ALL_FIELDS["age"], "at_least", 60))
    assert flow.suggested_name() == "Town is “Zeist” and Age: at least 60"
    flow.put(Draft(ALL_FIELDS["frequency_365"], "at_least", 2))
    assert flow.suggested_name() == "Town is “Zeist” and Age: at least 60 …"
    flow.conditions = [Is("city", "one_of", tuple(f"Town {n}" for n in range(30)))]
    assert len(flow.suggested_name()) <= 60


def test_types_and_fields_without_data_are_offered_apart(shop: Database) -> None:
    flow = SegmentFlow(start(shop, default_as_of(shop)))
    assert flow.start.coverage.people == 3
    assert (flow.start.coverage.known["city"], flow.start.coverage.share("age")) == (3, 1 / 3)
    without = {each.key for each in flow.types(with_data=False)}
    assert {"own", "goods"} <= without
    assert {"rhythm", "value", "life_cycle", "person", "place", "relation", "mix"} & without == set()
    assert {each.key for each in flow.types(with_data=True)} == {each.key for each in TYPES} - without - {"special"}
    assert "special" not in without, "special data are no type at all where none may be used"
    assert "bought" not in {each.key for each in flow.forms_of_type()}
    flow.type_key = "place"
    assert [each.key for each in flow.fields_of_type()] == ["city"]
    assert {each.group for each in flow.fields_of_type(with_data=False)} == {"place"}
    flow.type_key = "mix"
    assert len(flow.fields_of_type()) + len(flow.fields_of_type(with_data=False)) == len(FIELDS)


def test_the_preview_counts_the_conditions_the_one_being_made_and_names_the_one_that_empties(shop: Database) -> None:
    as_of = default_as_of(shop)
    in_utrecht, twice = Is("city", "one_of", ("Utrecht",)), Is("frequency", "at_least", 2)
    found = preview(shop, All(in_utrecht, twice), in_utrecht, as_of)
    assert found.whole is not None
    assert found.draft is not None
    assert (found.whole.count, found.whole.may_email, found.draft.count, found.culprit) == (1, 1, 2, None)
    assert found.whole.sales_share == pytest.approx(0.8)
    empty = preview(shop, All(in_utrecht, twice, Is("city", "one_of", ("Zeist",))), None, as_of)
    assert empty.draft is None
    assert empty.culprit == Culprit(place=2, count_without=1)
    nothing = preview(shop, None, None, as_of)
    assert (nothing.whole, nothing.draft, nothing.culprit) == (None, None, None)


def test_an_own_segment_is_taken_up_and_saved_in_its_place(shop: Database) -> None:
    saved = own.save(shop, own.named("Near", AnyOf(Is("city", "is", "Zeist"), Is("age", "at_least", 30)), "why", "#1"))
    flow = SegmentFlow(start(shop, default_as_of(shop), saved.key))
    assert (flow.name, flow.note, flow.color, flow.joined) == ("Near", "why", "#1", Joined.ANY)
    flow.remove(0)
    flow.name = "Older"
    assert own.save(shop, flow.segment()).key == saved.key
    (kept,) = own.all_segments(shop)
    assert (kept.key, kept.title, kept.rule) == (saved.key, "Older", AnyOf(Is("age", "at_least", 30)))


def test_a_ready_made_segment_becomes_a_new_one_with_its_conditions(shop: Database) -> None:
    flow = SegmentFlow(start(shop, default_as_of(shop), "top_20", {"share": 0.1}))
    assert "10%" in flow.sentence()
    assert (flow.key, flow.name) == ("", "")
    flow.name = "Mine"
    assert own.save(shop, flow.segment()).key.startswith("own_")


def test_people_put_in_by_hand_stay_when_the_conditions_are_changed(shop: Database) -> None:
    saved = own.save(shop, own.named("Zeist", All(Is("city", "is", "Zeist"))))
    with shop.transaction():
        shop.run(
            """INSERT INTO segment_pin (segment_id, customer_id, is_in)
               SELECT s.id, c.id, 1 FROM segment s, customer c WHERE c.first_name = 'carl'"""
        )
    flow = SegmentFlow(start(shop, default_as_of(shop), saved.key))
    assert flow.conditions == [Is("city", "is", "Zeist")]
    flow.conditions = [Is("frequency", "at_least", 2)]
    changed = own.save(shop, flow.segment())
    assert len(members(shop, changed, default_as_of(shop))) == 2  # anna by the condition, carl by hand


def test_every_type_offers_fields_and_every_usual_condition_is_sound(flow: SegmentFlow) -> None:
    for each in TYPES:
        flow.type_key = each.key
        assert flow.fields_of_type() or flow.forms_of_type() or each.key in ("own", "special")
    for field in FIELDS:
        draft = draft_of(field)
        if field.kind in (Kind.NUMBER, Kind.MONEY):
            draft.first = 1
        draft.listed = ("x",)
        condition = draft.condition()
        assert condition is not None
        assert faults(condition, ALL_FIELDS, SOURCES) == []
