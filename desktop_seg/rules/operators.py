"""The operators: how a field is compared with a value, in SQL and in words side by side. A new one is one entry.

SQL gets the column and the bound names of the values. It may be NULL where the field is unknown; the compiler makes
that false. The column of a SEVERAL field has a hole for the test of one word (model/field.py). Dates are day numbers;
spans of time are turned into days counted back from as_of by the compiler.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Kind


class Takes(Enum):
    """How many and what kind of values an operator needs."""

    NOTHING = auto()
    ONE = auto()
    TWO = auto()
    LIST = auto()
    SPAN = auto()
    TWO_SPANS = auto()


@dataclass(frozen=True, slots=True)
class Operator:
    """One comparison.

    sql(column, names): an SQL expression; `names` are the bound names of the values (":v1"), for SPAN operators
    the day numbers they lead to. sentence: a whole clause with the holes {field}, {value}, {other}.
    exact: the same for fields whose values are keys of their own, which need no folding (that is a call into Python
    for every row). None where there is no difference.
    """

    key: str
    title: str
    kinds: frozenset[Kind]
    takes: Takes
    sql: Callable[[str, Sequence[str]], str]
    sentence: str
    exact: Callable[[str, Sequence[str]], str] | None = None


_SEVERAL = frozenset({Kind.SEVERAL})
_ANY = frozenset(Kind) - _SEVERAL
_TEXT = frozenset({Kind.TEXT, Kind.CHOICE})
_TEXT_ONLY = frozenset({Kind.TEXT})
_NUMBER = frozenset({Kind.NUMBER, Kind.MONEY})
_ORDERED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.DATE})
_DATE = frozenset({Kind.DATE})
_YES_NO = frozenset({Kind.YES_NO})


def _like(before: str, after: str) -> Callable[[str, Sequence[str]], str]:
    def sql(column: str, names: Sequence[str]) -> str:
        # instr and substr instead of LIKE: what people type may hold % and _.
        folded, wanted = f"fold({column})", f"fold({names[0]})"
        if before and after:
            return f"instr({folded}, {wanted}) > 0"
        if after:
            return f"substr({folded}, 1, length({wanted})) = {wanted}"
        return f"substr({folded}, length({folded}) - length({wanted}) + 1) = {wanted}"

    return sql


def _compare(sign: str) -> Callable[[str, Sequence[str]], str]:
    return lambda column, names: f"{column} {sign} {names[0]}"


def _is_so(plain: str, worked_out: str) -> Callable[[str, Sequence[str]], str]:
    # In WHERE and CASE SQLite then jumps at once, where it would make a number of the answer to compare it.
    return lambda column, _names: f"{column} {worked_out if column.startswith('(') else plain}"


def _among(column: str, names: Sequence[str]) -> str:
    return f"fold({column}) IN (SELECT fold(value) FROM json_each({names[0]}))"


def _among_keys(column: str, names: Sequence[str]) -> str:
    return f"{column} IN (SELECT value FROM json_each({names[0]}))"


def _one_passes(column: str, test: str) -> str:
    return f"coalesce({column.replace('{test}', test)}, 0)"


def _anniversary(column: str, names: Sequence[str]) -> str:
    # names: first and last day number of the stretch. 29 February is kept on the 28th in other years (segments.md T21).
    days = f"SELECT value FROM json_each(anniversaries({names[0]}, {names[1]}))"
    return f"strftime('%m%d', {column} * 86400, 'unixepoch') IN ({days})"


_LIST = (
    Operator(
        "is",
        N_("is"),
        _TEXT,
        Takes.ONE,
        lambda c, n: f"fold({c}) = fold({n[0]})",
        N_("{field} is {value}"),
        _compare("="),
    ),
    Operator(
        "is_not",
        N_("is not"),
        _TEXT,
        Takes.ONE,
        lambda c, n: f"fold({c}) <> fold({n[0]})",
        N_("{field} is not {value}"),
        _compare("<>"),
    ),
    Operator("contains", N_("contains"), _TEXT_ONLY, Takes.ONE, _like("%", "%"), N_("{field} contains {value}")),
    Operator(
        "starts_with", N_("starts with"), _TEXT_ONLY, Takes.ONE, _like("", "%"), N_("{field} starts with {value}")
    ),
    Operator("ends_with", N_("ends with"), _TEXT_ONLY, Takes.ONE, _like("%", ""), N_("{field} ends with {value}")),
    Operator("one_of", N_("is one of"), _TEXT, Takes.LIST, _among, N_("{field} is {value}"), _among_keys),
    Operator(
        "none_of",
        N_("is none of"),
        _TEXT,
        Takes.LIST,
        # Of an empty list SQL says that even something unknown is not in it.
        lambda c, n: f"{c} IS NOT NULL AND NOT ({_among(c, n)})",
        N_("{field} is not {value}"),
        lambda c, n: f"{c} IS NOT NULL AND NOT ({_among_keys(c, n)})",
    ),
    Operator("equals", N_("is exactly"), _NUMBER, Takes.ONE, _compare("="), N_("{field}: exactly {value}")),
    Operator("differs", N_("is not"), _NUMBER, Takes.ONE, _compare("<>"), N_("{field}: not {value}")),
    Operator("below", N_("is less than"), _NUMBER, Takes.ONE, _compare("<"), N_("{field}: less than {value}")),
    Operator("at_most", N_("is at most"), _NUMBER, Takes.ONE, _compare("<="), N_("{field}: at most {value}")),
    Operator("over", N_("is more than"), _NUMBER, Takes.ONE, _compare(">"), N_("{field}: more than {value}")),
    Operator("at_least", N_("is at least"), _NUMBER, Takes.ONE, _compare(">="), N_("{field}: at least {value}")),
    Operator(
        "between",
        N_("lies between"),
        _ORDERED,
        Takes.TWO,
        lambda c, n: f"{c} BETWEEN {n[0]} AND {n[1]}",
        N_("{field}: from {value} to {other}"),
    ),
    Operator("on", N_("is on"), _DATE, Takes.ONE, _compare("="), N_("{field} is on {value}")),
    Operator("before", N_("is before"), _DATE, Takes.ONE, _compare("<"), N_("{field} is before {value}")),
    Operator("after", N_("is after"), _DATE, Takes.ONE, _compare(">"), N_("{field} is after {value}")),
    Operator(
        "in_last",
        N_("lies in the last"),
        _DATE,
        Takes.SPAN,
        lambda c, n: f"{c} BETWEEN {n[0]} AND {n[1]}",
        N_("{field} lies in the last {value}"),
    ),
    Operator(
        "longer_ago",
        N_("is longer ago than"),
        _DATE,
        Takes.SPAN,
        lambda c, n: f"{c} < {n[0]}",
        N_("{field} is more than {value} ago"),
    ),
    Operator(
        "between_ago",
        N_("lies between … and … ago"),
        _DATE,
        Takes.TWO_SPANS,
        lambda c, n: f"{c} BETWEEN {n[0]} AND {n[1]}",
        N_("{field} lies between {value} and {other} ago"),
    ),
    Operator(
        "in_next",
        N_("lies in the next"),
        _DATE,
        Takes.SPAN,
        lambda c, n: f"{c} BETWEEN {n[0]} AND {n[1]}",
        N_("{field} lies in the next {value}"),
    ),
    Operator(
        "anniversary_in_next",
        N_("comes round in the next"),
        _DATE,
        Takes.SPAN,
        _anniversary,
        N_("{field} comes round in the next {value}"),
    ),
    Operator(
        "has", N_("has"), _SEVERAL, Takes.LIST, lambda c, n: _one_passes(c, _among("value", n)), N_("{field}: {value}")
    ),
    Operator(
        "has_not",
        N_("has not"),
        _SEVERAL,
        Takes.LIST,
        lambda c, n: f"NOT {_one_passes(c, _among('value', n))}",
        N_("{field}: not {value}"),
    ),
    Operator("has_any", N_("has any"), _SEVERAL, Takes.NOTHING, lambda c, _n: _one_passes(c, "1"), N_("{field}: any")),
    Operator(
        "has_none",
        N_("has none"),
        _SEVERAL,
        Takes.NOTHING,
        lambda c, _n: f"NOT {_one_passes(c, '1')}",
        N_("{field}: none"),
    ),
    Operator("yes", N_("is yes"), _YES_NO, Takes.NOTHING, _is_so("= 1", "IS TRUE"), N_("{field}: yes")),
    Operator("no", N_("is no"), _YES_NO, Takes.NOTHING, _is_so("= 0", "IS FALSE"), N_("{field}: no")),
    Operator("known", N_("is known"), _ANY, Takes.NOTHING, lambda c, _n: f"{c} IS NOT NULL", N_("{field} is known")),
    Operator(
        "unknown", N_("is not known"), _ANY, Takes.NOTHING, lambda c, _n: f"{c} IS NULL", N_("{field} is not known")
    ),
)

OPERATORS: dict[str, Operator] = {operator.key: operator for operator in _LIST}


def operators_for(kind: Kind) -> tuple[Operator, ...]:
    """Return the operators that suit a kind of value, in the order they are offered."""
    return tuple(operator for operator in _LIST if kind in operator.kinds)
