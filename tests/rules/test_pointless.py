"""Conditions that hold for nobody as they are written are told before a rule file gives an empty list."""

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.rules import tree
from desktop_seg.rules.pointless import refuse_pointless
from desktop_seg.rules.tree import AnyOf, Day, Happened, Is, Measure, Not, Rows, Span, Top, Window
from tests.rules.towns import FIELDS, SOURCES

WEB, EVER = Is("way", "is", "web"), Window()


def counted(where: tree.Rule | None = None, window: Window = EVER, part: tree.Rule | None = None) -> Happened:
    measure = Measure.COUNT if part is None else Measure.SHARE
    return Happened("sales", measure, "at_least", 1, where=where, window=window, part=part)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Is("stage", "is", "nwe"), "“stage” is never “nwe”; it is one of: new, old."),
        (Is("stage", "one_of", ("new", "ancient")), "“stage” is never “ancient”; it is one of: new, old."),
        (Is("visits", "between", (5, 2)), "smaller one first"),
        (Is("born", "between", (Day(9), Day(8))), "smaller one first"),
        (Top("spent", 0.0), "top 0 %"),
        (counted(Is("way", "is", "wbe")), "“way” is never “wbe”"),
        (counted(part=Is("way", "is", "wbe")), "“way” is never “wbe”"),
        (counted(Is("amount", "between", (5, 2))), "smaller one first"),
        (counted(window=Window(length=Span(0))), "last 0 days"),
        (counted(window=Window(first=9, last=8)), "ends before it begins"),
        (Happened("sales", Measure.LAST, "is", "wbe", "way"), "“way” is never “wbe”"),
        (tree.Occurrence(tree.End.FIRST, Rows("sales"), Is("way", "is", "wbe")), "“way” is never “wbe”"),
        (tree.Stopped(Rows("sales", Is("way", "is", "wbe")), Span(9)), "“way” is never “wbe”"),
        (Top(tree.Figure("sales", Measure.SUM, "amount", Is("way", "is", "wbe")), 0.2), "“way” is never “wbe”"),
    ],
)
def test_what_holds_for_nobody_is_said_however_deep_it_stands(rule: tree.Rule, said: str) -> None:
    for whole in (rule, AnyOf(tree.Everyone(), Not(rule))):
        with pytest.raises(UserError) as caught:
            refuse_pointless(whole, FIELDS, SOURCES)
        assert said in caught.value.what


@pytest.mark.parametrize(
    "rule",
    [
        Is("stage", "is", "new"),
        Is("stage", "none_of", ("old",)),
        Is("city", "is", "Nowhere"),
        Is("visits", "between", (2, 2)),
        Is("no such field", "is", "x"),
        Top("spent", 0.01, Is("visits", "at_least", 1)),
        counted(WEB, Window(Span(1), Span(0)), WEB),
        counted(window=Window(first=8, last=8)),
        Happened("no such rows", Measure.COUNT, "at_least", 1),
    ],
)
def test_what_may_hold_for_somebody_passes(rule: tree.Rule) -> None:
    refuse_pointless(rule, FIELDS, SOURCES)
