"""The anatomy of one written number: "€ 1.234,95", "kr. 99,-", "12,000원", "($5.40)", "5-", "1 234,50", "15 %".

A text is read both ways, with a decimal point and with a decimal comma; which of the two holds is decided for the
whole column (number.py, money.py), never here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_LONGEST = 48
_REMEMBERED = 32_768
_SAME = {
    **dict.fromkeys(map(ord, "\u2212\u2012\u2013\u2014\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u3000\t"), " "),
    **dict.fromkeys(map(ord, "\u2019\u02bc\u00b4`"), "'"),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **{ord("．"): ".", ord("，"): ",", ord("％"): "%", ord("（"): "(", ord("）"): ")", ord("＋"): "+"},
    **dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f"), None),
}
_FORM = re.compile(r"(?P<before>[^0-9]*?)(?P<core>[.,]?[0-9](?:[0-9 .,']*[0-9])?)(?P<after>[^0-9]*)")
_NO_CENTS = re.compile(r"\s*(?P<sign>[.,])\s?(?:-{1,2}|=)")
_POWER = re.compile(r"(?P<sign>[-+]?)(?P<digits>[0-9](?:[.,][0-9]+)?)[eE](?P<power>[-+]?[0-9]{1,3})")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _pattern(decimal: str, grouping: str) -> re.Pattern[str]:
    groups = "|".join(rf"(?:{re.escape(sign)}[0-9]{{3}})+" for sign in (grouping, " ", "'"))
    return re.compile(rf"((?:[0-9]+|[1-9][0-9]{{0,2}}(?:{groups}))?)(?:{re.escape(decimal)}([0-9]+))?")


_READ_BY = {".": _pattern(".", ","), ",": _pattern(",", ".")}
_NOT_A_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class NumberText:
    """One written number, read both ways.

    point, comma: its value where "." or "," is the decimal sign; None where that reading is impossible.
    mark: what stands beside the digits, in lower case (a currency, a unit), "" when nothing does.
    is_share: a percent sign stands behind it (the value is as written: 15 for "15 %").
    is_shortened: Excel's short form of a long number ("4,51235E+09"): its last digits are lost.
    """

    point: Decimal | None
    comma: Decimal | None
    mark: str = ""
    is_share: bool = False
    is_shortened: bool = False

    def value(self, decimal: str) -> Decimal | None:
        """Return the value for a decimal sign, None when the text cannot be read so."""
        return self.point if decimal == "." else self.comma

    @property
    def is_open(self) -> bool:
        """Both readings are possible and differ by a factor of a thousand."""
        return self.point is not None and self.comma is not None and self.point != self.comma


@lru_cache(_REMEMBERED)
def read_number_text(text: str) -> NumberText | None:
    """Take a written number apart; None when the text is no number. Blanks, signs and marks may stand around it."""
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text) and "." not in text:
        value = Decimal(text)
        return NumberText(value, value)
    # Excel's mark for a number that is kept as text.
    text = text.translate(_SAME).strip().removeprefix("'")
    power = _POWER.fullmatch(text)
    if power:
        return _with_power(power)
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    before, core, after = form["before"], form["core"], form["after"]
    if core[0] == "." and before and before[-1].isalpha():
        before, core = before + ".", core[1:]  # "kr.50" is fifty, not a half
    no_cents = _NO_CENTS.match(after)
    after = after[no_cents.end() :] if no_cents else after
    around = _read_around(before, after)
    if around is None:
        return None
    point, comma = (_value(core, sign, around.is_negative) for sign in (".", ","))
    if no_cents and point != comma:  # "1.234,-": the sign before the dash is the decimal sign
        point, comma = (point, None) if no_cents["sign"] == "." else (None, comma)
    if point is None and comma is None:
        return None
    return NumberText(point, comma, around.mark, around.is_share)


@dataclass(frozen=True, slots=True)
class _Around:
    mark: str
    is_negative: bool
    is_share: bool


def _read_around(before: str, after: str) -> _Around | None:
    """Read sign, brackets, percent and mark around the digits; None when they contradict each other."""
    brackets = before.count("(") + after.count(")")
    minuses = before.count("-") + after.count("-")
    shares = after.count("%")
    if brackets not in {0, 2} or "(" in after or ")" in before or minuses + brackets // 2 > 1:
        return None
    if before.count("+") + minuses > 1 or "+" in after or "%" in before or shares > 1:
        return None
    first, second = (_bare(part) for part in (before, after))
    if first and second and first != second:
        return None
    return _Around(first or second, bool(minuses or brackets), bool(shares))


def _bare(part: str) -> str:
    return part.translate(_SIGNS).strip().casefold()


_SIGNS = dict.fromkeys(map(ord, "()-+%"))


def _value(core: str, decimal: str, is_negative: bool) -> Decimal | None:
    match = _READ_BY[decimal].fullmatch(core)
    if match is None:
        return None
    whole, fraction = match[1] or "0", match[2]
    digits = _NOT_A_DIGIT.sub("", whole) if not whole.isdigit() else whole
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return -value if is_negative else value


def _with_power(match: re.Match[str]) -> NumberText:
    """Read 1.5E-05 (a small number, whole) or 4,51235E+09 (a long one without its last digits)."""
    digits, power = match["digits"], int(match["power"])
    value = Decimal(f"{match['sign']}{digits.replace(',', '.')}E{power}")
    is_shortened = power > 0 and len(digits) - 2 < power
    point = None if "," in digits else value
    comma = None if "." in digits else value
    return NumberText(point, comma, is_shortened=is_shortened)
