"""What a word of a spreadsheet means, in the languages that tills and shops write: "HBO/WO" is high education.

The words stand in resources/words/word_classes.json, by topic and class. Used by: store/sql_function.py, which offers
`word_class` to SQL, so that fields and rules can ask for the class while the spreadsheet's own word is kept.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from desktop_seg.base import paths

_BREAKS = re.compile(r"[^\w+'&]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One word of a class, and the pattern that finds it in a folded text with blanks around it."""

    name: str
    word: str
    pattern: re.Pattern[str]


@cache
def word_class(topic: str, text: str | None) -> str | None:
    """Return the class of a text, None when its words name none or two at a time.

    topic: "education", "work", "housing", "income", "payment", "device", "credit", "value", "tag" or "price_class".
    Of two words the one that holds the other decides: "zonder werk" is not "werk".
    """
    found = _found(topic, text)
    names = {one.name for one in found if not any(one.word in other.word and one != other for other in found)}
    return names.pop() if len(names) == 1 else None


@cache
def names_class(topic: str, name: str, text: str | None) -> int:
    """Return 1 when a text names a class, among others perhaps ("quality and price"), else 0."""
    return int(any(entry.name == name for entry in _found(topic, text)))


def _found(topic: str, text: str | None) -> list[_Entry]:
    if not text:
        return []
    padded = f" {_folded(str(text))} "
    return [entry for entry in _entries(topic) if entry.pattern.search(padded)]


@cache
def _entries(topic: str) -> tuple[_Entry, ...]:
    return tuple(_entry(name, word) for name, words in _words()[topic].items() for word in words)


def _entry(name: str, word: str) -> _Entry:
    is_open = word.endswith("*")
    folded = _folded(word.rstrip("*"))
    # Korean glues particles and other words to a word; one syllable alone says too little to be found inside another.
    is_loose = bool(_HANGUL.search(folded)) and len(folded) > 1
    before, after = ("", "") if is_loose else (" ", "" if is_open else " ")
    return _Entry(name, folded, re.compile(f"{before}{re.escape(folded)}{after}"))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return " ".join(_BREAKS.sub(" ", plain).split())


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(
        paths.resource("words", "word_classes.json").read_text(encoding="utf-8")
    )
    return found
