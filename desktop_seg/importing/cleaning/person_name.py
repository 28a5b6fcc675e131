"""Names of people: split into first name, infix and last name; capitals repaired gently; walk-in names marked.

"Jansen, Piet van der", "PIET VAN DER BERG", "piet van der berg" are one; 김하늘 stays whole; a firm stays whole.
In: raw cells. Out: PersonName; for a column with one part of a name, text.
"""

import re
from dataclasses import dataclass, replace

from desktop_seg.base.guard import unguarded
from desktop_seg.importing.cleaning.column import Convert, Hint, Style
from desktop_seg.importing.cleaning.plain_text import as_text
from desktop_seg.importing.cleaning.text import is_empty, tidy, written
from desktop_seg.importing.cleaning.value import Cell, PersonName
from desktop_seg.importing.cleaning.walk_in import is_walk_in_name
from desktop_seg.importing.cleaning.words.name import COMPANY_MARKS, COMPANY_WORDS, INFIXES, SALUTATIONS, SURE_INFIXES

_HANGUL = re.compile(r"[가-힣]")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_])?")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_CALL_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "jun", "sen", "ii", "iii", "iv"})


def read_full_name(text: str) -> PersonName | None:
    """Return a name in parts; None for a blank or a word that means no name."""
    text = " ".join(unguarded(tidy(text)).split()).strip(" ,;")
    if is_empty(text):
        return None
    if is_walk_in_name(text):
        return PersonName(text)  # who is meant by it, writing/walk_in_row.py says by the whole row
    if _is_company(text):
        return PersonName(text, is_company=True)
    text = with_calm_capitals(text)
    salutation, text = _without_salutation(text)
    if _HANGUL.search(text):
        return PersonName(text, salutation=salutation)
    text, called = _without_brackets(text)
    text, generation = _without_generation(text)
    name = _last_name_first(text, salutation) if "," in text else _first_name_first(text.split(), salutation)
    first = called if called and _is_initials(name.first) else name.first
    return replace(name, first=first, last=f"{name.last} {generation}".strip())


def _without_brackets(text: str) -> tuple[str, str]:
    """Return a name without brackets, and the word in them that its bearer is called by ("P. (Piet)")."""
    found = _IN_BRACKETS.search(text)
    bare = _IN_BRACKETS.sub(" ", text).strip(" ,")
    if found is None or not bare:
        return text, ""
    inside = found[1].strip()
    if _is_generation(inside):
        return f"{bare} {inside}", ""
    return bare, inside if _CALL_NAME.fullmatch(inside) else ""


def _without_generation(text: str) -> tuple[str, str]:
    """Return a name without the "jr." behind it, and that."""
    bare, _blank, last = text.rpartition(" ")
    return (bare.rstrip(" ,"), last) if " " in bare and _is_generation(last) else (text, "")


def _is_generation(word: str) -> bool:
    return word.rstrip(".").casefold() in _GENERATIONS


def _is_initials(first: str) -> bool:
    return all(len(word) == 1 or _INITIALS.fullmatch(word) for word in first.split())


def _first_name_first(words: list[str], salutation: str) -> PersonName:
    if _is_infix(words[0]) and len(words) > 1:
        infix, last = _infix_ahead(words)
        return PersonName(last, "", infix, salutation)
    start = next((i for i in range(1, len(words) - 1) if _is_infix(words[i])), 0)
    if not start:
        return PersonName(words[-1], " ".join(words[:-1]), "", salutation)
    infix, last = _infix_ahead(words[start:])
    return PersonName(last, " ".join(words[:start]), infix, salutation)


def _is_company(text: str) -> bool:
    if text.startswith(COMPANY_MARKS) or text.endswith(COMPANY_MARKS):
        return True
    return any(word.casefold() in COMPANY_WORDS for word in text.replace(",", " ").split())


def _last_name_first(text: str, salutation: str) -> PersonName:
    """Read "Jansen, Piet", "Berg, Piet van der", "van der Berg, Piet", "Berg, van der, Piet"."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return PersonName(parts[0] if parts else text, salutation=salutation)
    infix, last = _infix_ahead(parts[0].split())
    if len(parts) > 2 and _are_infixes(parts[1].split()):
        return PersonName(last, " ".join(parts[2:]), parts[1], salutation)
    first = parts[1].split()
    start = next((i for i in range(len(first)) if _are_infixes(first[i:])), len(first))
    behind = " ".join(first[start:])
    return PersonName(last, " ".join(first[:start]), infix or behind, salutation)


def _are_infixes(words: list[str]) -> bool:
    return bool(words) and all(map(_is_infix, words))


def _is_infix(word: str) -> bool:
    return word in INFIXES or word.casefold() in SURE_INFIXES


def _infix_ahead(words: list[str]) -> tuple[str, str]:
    """Return the infixes at the start, and the rest (at least one word)."""
    end = next((place for place, word in enumerate(words) if not _is_infix(word)), len(words) - 1)
    return " ".join(words[:end]), " ".join(words[end:])


def _without_salutation(text: str) -> tuple[str, str]:
    """Return the form of address at the start and the rest; a single letter counts only with its point (M. Dupont)."""
    first, _blank, rest = text.partition(" ")
    word = first.rstrip(".").casefold()
    if first.casefold() == "de" and rest.casefold().startswith("heer "):
        return "De heer", rest[5:].strip()
    if word in SALUTATIONS and rest and len(word) > 1:
        return first, rest.strip()
    return "", text


def with_calm_capitals(name: str) -> str:
    """Return a name that is ALL CAPITALS or all small letters with capitals where they belong; others unchanged."""
    if not (name.isupper() or name.islower()) or _HANGUL.search(name):
        return name
    return " ".join(_calm(word, is_first=not place) for place, word in enumerate(name.split(" ")))


def _calm(word: str, *, is_first: bool) -> str:
    if word.casefold() in (SURE_INFIXES if is_first else INFIXES):
        return word.lower()
    if _INITIALS.fullmatch(word):
        return word.upper()
    word = _WORD.sub(lambda part: part[0].capitalize(), word)
    return f"IJ{word[2:]}" if word.startswith("Ij") else word


def read_last_name(text: str) -> PersonName:
    """Return a last name with the infixes before it apart: "van der Berg" is the infix "van der" and "Berg"."""
    infix, last = _infix_ahead(text.split())
    return PersonName(last, infix=infix)


def read_name_part(text: str) -> str | None:
    """Return one part of a name with calm capitals."""
    if is_empty(text):
        return None
    text = " ".join(unguarded(tidy(text)).split())
    return with_calm_capitals(text)


@dataclass(frozen=True, slots=True)
class FullNameStyle(Style):
    """Names need no decision."""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of whole names."""
        return as_text(read_full_name)


@dataclass(frozen=True, slots=True)
class NamePartStyle(Style):
    """Parts of names need no decision."""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of parts of names."""
        return as_text(read_name_part)


def is_name(cell: Cell) -> bool:
    """Tell whether the cell can be a name: letters, few digits."""
    text = written(cell)
    return sum(map(str.isalpha, text)) > 2 * sum(map(str.isdigit, text)) and "@" not in text
