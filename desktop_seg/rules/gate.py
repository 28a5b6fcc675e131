"""Gates: a rule that asks about a guarded field holds only for people whom the gate of the field lets in.

Whatever stands round the guarded condition: turned round, one of several, in another segment, on an earlier day. So the
whole rule is joined with its gates before it is evaluated. In: fields with a gate (model/field.py). Used by: sql.py,
segments/member_set.py.
"""

from collections.abc import Callable, Mapping

from desktop_seg.model.field import Field
from desktop_seg.rules.tree import All, Is, Rule
from desktop_seg.rules.walk import field_keys, segment_keys


def gates(rule: Rule, fields: Mapping[str, Field], segment_rule: Callable[[str], Rule]) -> tuple[str, ...]:
    """Return the keys of the gates of a filled rule in order; also of the segments it asks about."""
    guarded = {key: field.gate for key, field in fields.items() if field.gate}
    if not guarded:  # as in nearly every shop: nothing has to be walked over
        return ()
    rules = (rule, *(segment_rule(key) for key in segment_keys(rule, segment_rule)))
    return tuple(sorted({guarded[key] for each in rules for key in field_keys(each) if key in guarded}))


def gated(rule: Rule, fields: Mapping[str, Field], segment_rule: Callable[[str], Rule]) -> Rule:
    """Return the rule for only those whom its gates let in; the rule itself where it has none."""
    found = gates(rule, fields, segment_rule)
    return All(rule, *(Is(gate, "yes") for gate in found)) if found else rule
