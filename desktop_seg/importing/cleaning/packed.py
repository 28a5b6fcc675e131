"""Cells that hold all articles of an order: "2x Rose, 1x Vase", "Rose (2); Vase (1)", "name:Rose|quantity:2;...".

How the articles are parted is decided over all cells. Numbers beside the names part them without doubt, since a comma
may also belong to a name; where no numbers stand, or some are left out, the owner is asked with the cells written out
each way. In: raw cells. Out: a tuple of PackedItem in the order of the cell; quantities are never negative.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.importing.cleaning.column import (
    LONGEST_TEXT,
    Choice,
    Convert,
    Converted,
    Decision,
    Example,
    Fault,
    FaultKind,
    Hint,
    Style,
    Undecided,
    memoised,
)
from desktop_seg.importing.cleaning.distinct_text import DistinctTexts
from desktop_seg.importing.cleaning.text import is_blank, tidy, written
from desktop_seg.importing.cleaning.value import PackedItem

_Items = tuple[PackedItem, ...]
_NUMBER = r"(?P<number>\d{1,4}(?:[.,]\d{1,3})?)"
_UNIT = r"(?:stks?|stuks?|st|pcs|ea|개)\.?"
_BEFORE = re.compile(
    rf"(?:^|(?P<sign>[,;|/+&\n])|\s(?:and|en|og|und|et)\s)\s*{_NUMBER}(?:\s?[×*✕]\s*|x\s*|\s+x\s+|\s?{_UNIT}\s+)(?=\S)",
    re.IGNORECASE,
)
# "Vase 20 x 30" is a size: where blanks stand on both sides of the x, no figure may stand before it.
_BEHIND = re.compile(
    rf"(?:\s*\(\s*x?\s?(?P<in_brackets>\d{{1,4}})\s?x?\s*\)|\s[x×*](?P<close>\d{{1,4}})"
    rf"|(?<![\d\s])\s*[x×*]\s?(?P<apart>\d{{1,4}})|\s(?P<counted>\d{{1,4}})\s?{_UNIT})\s*(?:[,;|/+\n]|$)",
    re.IGNORECASE,
)
_KEYED_ITEM = re.compile(r"[;\n]\s*(?=[a-z_ ]+[:=])", re.IGNORECASE)
_KEYED_PART = re.compile(r"\|\s*(?=[a-z_ ]+[:=])", re.IGNORECASE)
_NAMES = frozenset({"name", "product", "product_name", "title", "item"})
_QUANTITIES = frozenset({"quantity", "qty"})
_SIGNS = (";", "|", "\n", " + ", ",")
_NEARLY_ALL = 0.9
_EXAMPLES = 3


class Packing(StrEnum):
    """How the articles stand in a cell."""

    BEFORE = "count_before"  # 2x Rose, 1x Vase; a comma without a number belongs to a name
    BEFORE_OR_ONE = "count_before_or_one"  # 2x Rose, Vase; no number means one
    BEHIND = "count_behind"  # Rose x2, Vase (1)
    KEYED = "keyed"  # name:Rose|quantity:2;name:Vase|quantity:1
    LIST = "list"  # Rose, Vase; one of each
    WHOLE = "whole"  # each cell is one article


_TITLES = {
    Packing.BEFORE: N_("The number stands before each article; a comma without a number belongs to a name"),
    Packing.BEFORE_OR_ONE: N_("The number stands before the article; where none stands, it is one"),
    Packing.BEHIND: N_("The number stands behind each article"),
    Packing.KEYED: N_("Each article with the name and the quantity in words"),
    Packing.LIST: N_("Several articles, one of each"),
    Packing.WHOLE: N_("One article; the commas belong to its name"),
}


def counted_items(text: str) -> _Items:
    """Return the articles of a cell in which each has its number; nothing when it is not such a cell."""
    return next(filter(None, (read(text) for read in _COUNTED.values())), ())


def _before(text: str) -> _Items:
    found = list(_BEFORE.finditer(text))
    if not found or found[0].start() or found[0]["sign"]:
        return ()
    ends = [*(each.start() for each in found[1:]), len(text)]
    return _made((text[each.end() : end], each["number"]) for each, end in zip(found, ends, strict=True))


def _before_or_one(text: str) -> _Items:
    """Part the names of `_before` at their commas: the number belongs to the first article only."""
    found = []
    for item in _before(text) or _listed(text):
        first, *others = _listed(item.name)
        found += [PackedItem(first.name, item.quantity), *others]
    return tuple(found)


def _behind(text: str) -> _Items:
    found = list(_BEHIND.finditer(text))
    if not found or found[-1].end() < len(text.rstrip()):
        return ()
    starts = [0, *(each.end() for each in found[:-1])]
    numbers = [next(filter(None, each.groups())) for each in found]
    return _made((text[start : each.start()], n) for start, each, n in zip(starts, found, numbers, strict=True))


def _keyed(text: str) -> _Items:
    found = []
    for part in _KEYED_ITEM.split(text):
        pairs = [pair for piece in _KEYED_PART.split(part) if (pair := _pair(piece)) is not None]
        told = dict(reversed(pairs))  # the article's own name stands before those of its options
        name = next((value for key, value in told.items() if key in _NAMES and value), "")
        number = next((value for key, value in told.items() if key in _QUANTITIES), "")
        if not name or not re.fullmatch(_NUMBER, number):
            return ()
        found.append(PackedItem(tidy(name), _number(number), told.get("sku", "")))
    return tuple(found)


def _listed(text: str) -> _Items:
    sign = next((each for each in _SIGNS if each in text), "")
    parts = map(tidy, text.split(sign) if sign else (text,))
    return tuple(PackedItem(part, 1.0) for part in parts if _is_name(part))


def _whole(text: str) -> _Items:
    return (PackedItem(tidy(text), 1.0),)


_COUNTED: dict[Packing, Callable[[str], _Items]] = {
    Packing.KEYED: _keyed,
    Packing.BEFORE: _before,
    Packing.BEHIND: _behind,
}
_READERS = _COUNTED | {Packing.BEFORE_OR_ONE: _before_or_one, Packing.LIST: _listed, Packing.WHOLE: _whole}


def _pair(piece: str) -> tuple[str, str] | None:
    found = re.match(r"\s*([a-z_ ]+?)\s*[:=]\s*(.*)", piece, re.IGNORECASE | re.DOTALL)
    return None if found is None else (found[1].casefold().replace(" ", "_"), found[2].strip())


def _made(parts: Iterable[tuple[str, str]]) -> _Items:
    """Make articles of names and numbers; nothing when one of them has no name."""
    found = tuple(PackedItem(tidy(name).strip(",;|/+& \n"), _number(number)) for name, number in parts)
    return found if all(_is_name(each.name) for each in found) else ()


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text))


def _number(text: str) -> float:
    return float(text.replace(",", "."))


@dataclass(frozen=True, slots=True)
class PackedStyle(Style):
    """packing: how the articles of every cell are parted."""

    longest = LONGEST_TEXT

    packing: Packing = Packing.WHOLE

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of the articles."""
        return memoised(self._read, lambda number: self._read(written(number)), lambda cell: self._read(written(cell)))

    def _read(self, text: str) -> Converted:
        if is_blank(text):
            return None
        found = _READERS[self.packing](text)
        if not found and not any(sign in text for sign in _SIGNS) and _is_name(text):
            found = _whole(text)  # a receipt with one article need not count it
        reason = _("It cannot be told which articles these are, and how many of each.")
        return found or Fault(FaultKind.UNREADABLE, reason)


@dataclass(slots=True)
class PackedEvidence(DistinctTexts):
    """What the texts of a column say about articles in one cell."""

    def can_be(self, text: str) -> bool:
        """Whether it can name an article."""
        return _is_name(text)

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the style whose numbers stand in nearly all cells; ask where names alone leave it open."""
        parted = [text for text in self.cells if any(sign in text for sign in _SIGNS)]
        best = max(_COUNTED, key=lambda packing: sum(bool(_COUNTED[packing](text)) for text in self.cells))
        read = [_COUNTED[best](text) for text in self.cells]
        # A lone article need not be counted: what tells is the cells that may hold several.
        needed = {*parted, *(text for text, items in zip(self.cells, read, strict=True) if items)}
        if needed and sum(map(bool, read)) >= _NEARLY_ALL * len(needed):
            return self._counted(best) if best is not Packing.BEFORE else self._with_commas(read)
        if not parted:
            return Decision(PackedStyle(Packing.WHOLE), self.unreadable())
        likely = (best,) if any(read) else ()
        return self._ask((*likely, Packing.LIST, Packing.WHOLE), parted)

    def _counted(self, packing: Packing) -> Decision:
        return Decision(PackedStyle(packing), self.unreadable())

    def _with_commas(self, read: list[_Items]) -> Decision | Undecided:
        """Tell whether what stands behind a comma in a name is an article of its own, known from other cells."""
        names = Counter(item.name.casefold() for items in read for item in items)
        doubtful = {name for name in names if any(sign in name for sign in _SIGNS)}
        behind = {part.name for name in doubtful for part in _listed(name)[1:]}
        if not doubtful or (all(names[name] > 1 for name in doubtful) and not any(names[part] for part in behind)):
            return self._counted(Packing.BEFORE)
        if behind and all(names[part] for part in behind):
            return self._counted(Packing.BEFORE_OR_ONE)
        cells = [text for text in self.cells if any(each.name.casefold() in doubtful for each in _before(text))]
        return self._ask((Packing.BEFORE, Packing.BEFORE_OR_ONE), cells)

    def _ask(self, packings: tuple[Packing, ...], cells: list[str]) -> Undecided:
        choices = tuple(
            Choice(PackedStyle(packing), _(_TITLES[packing]), tuple(_examples(packing, cells))) for packing in packings
        )
        return Undecided(_("It is not clear where one article ends and the next one begins."), choices)


def _examples(packing: Packing, cells: list[str]) -> Iterator[Example]:
    for text in cells[:_EXAMPLES]:
        items = _READERS[packing](text)
        told = " · ".join(f"{format_number(each.quantity)} × {each.name}" for each in items)
        yield Example(text, told or _("not understood"))
