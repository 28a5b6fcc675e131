"""The segment wizard's state, walked through without a screen."""

from desktop_seg.metrics.catalogue import FIELDS
from desktop_seg.model.field import Kind
from desktop_seg.rules.check import faults
from desktop_seg.rules.tree import All, AnyOf, Day, Is, Span
from desktop_seg.segments.flow import TYPES, Draft, Joined, SegmentFlow, Step, band, draft_of
from desktop_seg.segments.row_source import SOURCES

ALL_FIELDS = {field.key: field for field in FIELDS}


def test_each_step_says_what_it_still_needs() -> None:
    flow = SegmentFlow(ALL_FIELDS)
    assert flow.fault(Step.TYPE)
    flow.type_key = "value"
    assert not flow.fault(Step.TYPE)
    assert flow.fault(Step.CONDITIONS)
    assert flow.add(Draft(ALL_FIELDS["frequency"], "at_least", 3))
    assert not flow.fault(Step.CONDITIONS)
    assert flow.fault(Step.NAME)
    flow.name = " Often "
    assert not flow.fault(Step.NAME)
    segment = flow.segment()
    assert (segment.title, segment.rule, segment.is_own) == ("Often", All(Is("frequency", "at_least", 3)), True)


def test_a_condition_without_its_value_is_not_added() -> None:
    flow = SegmentFlow(ALL_FIELDS)
    assert not flow.add(draft_of(ALL_FIELDS["frequency"]))
    assert not flow.add(draft_of(ALL_FIELDS["city"]))
    assert not flow.add(Draft(ALL_FIELDS["frequency"], "between", 3))
    assert flow.conditions == []


def test_the_same_condition_stands_there_once_and_can_be_taken_away() -> None:
    flow = SegmentFlow(ALL_FIELDS)
    for _n in range(2):
        flow.add(Draft(ALL_FIELDS["city"], "one_of", listed=("Zeist",)))
    assert flow.rule() == All(Is("city", "one_of", ("Zeist",)))
    flow.remove(0)
    assert flow.rule() == All()


def test_conditions_go_together_as_all_or_any() -> None:
    flow = SegmentFlow(ALL_FIELDS)
    flow.add(draft_of(ALL_FIELDS["last_day"]))
    flow.add(Draft(ALL_FIELDS["frequency"], "between", 9, 3))
    recent, between = Is("last_day", "in_last", Span(90)), Is("frequency", "between", (3, 9))
    assert flow.rule() == All(recent, between)
    flow.joined = Joined.ANY
    assert flow.rule() == AnyOf(recent, between)


def test_bands_between_cuts_become_conditions() -> None:
    age, money, day = ALL_FIELDS["age"], ALL_FIELDS["monetary"], ALL_FIELDS["first_day"]
    assert band(age, None, 24, True).condition() == Is("age", "below", 24)
    assert band(age, 24.0, 38.0, True).condition() == Is("age", "between", (24, 37))
    assert band(age, 64, None, True).condition() == Is("age", "at_least", 64)
    assert band(money, 1000, 5000, False).condition() == Is("monetary", "between", (1000, 4999))
    assert band(day, 100, 200, True).condition() == Is("first_day", "between", (Day(100), Day(199)))
    assert band(day, None, 200, True).condition() == Is("first_day", "before", Day(200))
    assert band(day, 200, None, True).condition() == Is("first_day", "after", Day(199))


def test_every_type_offers_fields_and_every_usual_condition_is_sound() -> None:
    flow = SegmentFlow(ALL_FIELDS)
    for each in TYPES:
        flow.type_key = each.key
        assert flow.fields_of_type() or each.key == "own"
    for field in FIELDS:
        draft = draft_of(field)
        if field.kind in (Kind.NUMBER, Kind.MONEY):
            draft.first = 1
        draft.listed = ("x",)
        condition = draft.condition()
        assert condition is not None
        assert faults(condition, ALL_FIELDS, SOURCES) == []
