"""The synonym table: which fields a heading can stand for, in six languages.

Only whole headings count, compared by `norm`: similar headings mean different things far too often ("Order total" and
"Order tax total"), so similarity gives at most a suggestion. In: resources/import/header_synonyms.json.
Used by: recognise.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from desktop_seg.base import paths
from desktop_seg.importing.fingerprint import norm

LANGUAGES = ("en", "nl", "da", "ko", "de", "fr")

# Plain similarity below which two headings have nothing to do with each other (measured: "E-mail"/"Email" 91,
# "Betrag"/"Vertrag" 77, "Kundenr"/"Kunde" 83).
_ALIKE = 88

_CURRENCIES = r"eur|usd|gbp|krw|dkk|sek|nok|chf|jpy|cad|aud|kr\.?|€|\$|£|₩|원"
_REMARK = re.compile(
    rf"\s*[(\[]\s*(?P<inside>\d+|{_CURRENCIES})\s*[)\]]\s*$|(?<=\w)\s+(?P<behind>{_CURRENCIES})\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One field that a heading can stand for, and the languages in which it does (none: all of them)."""

    field: str
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class SynonymTable:
    """meanings: by reduced heading, the likelier ones first. ambiguous: reduced headings whose content must decide."""

    meanings: dict[str, tuple[Meaning, ...]]
    ambiguous: frozenset[str]


@cache
def table() -> SynonymTable:
    """Return the table of the program; read once."""
    raw = json.loads(paths.resource("import", "header_synonyms.json").read_text(encoding="utf-8"))
    languages: dict[str, dict[str, set[str]]] = {}
    for field, by_language in raw["fields"].items():
        for language, headers in by_language.items():
            for header in headers:
                languages.setdefault(norm(header), {}).setdefault(field, set()).add(language)
    ambiguous = {norm(header): fields for header, fields in raw["ambiguous"].items()}
    meanings = {}
    for header in languages.keys() | ambiguous.keys():
        known = languages.get(header, {})
        order = [*ambiguous.get(header, ()), *(field for field in known if field not in ambiguous.get(header, ()))]
        meanings[header] = tuple(Meaning(field, frozenset(known.get(field, ()))) for field in order)
    return SynonymTable(meanings, frozenset(ambiguous))


def meanings(header: str) -> tuple[Meaning, ...]:
    """Return the fields that a heading can stand for, the likelier first; empty for an unknown heading.

    A currency in brackets ("Bedrag (EUR)") and a running number that a reader added ("Email (2)") do not count.
    """
    known = table().meanings
    return known.get(norm(header)) or known.get(norm(_without_remark(header)), ())


@cache
def heading(field: str, language: str) -> str:
    """Return how the program itself heads the column of a field, so that it understands its own tables again.

    The first heading in the table that means this field alone; the English one where the language has none.
    """
    raw = json.loads(paths.resource("import", "header_synonyms.json").read_text(encoding="utf-8"))["fields"][field]
    known: tuple[str, ...] = (*raw.get(language, ()), *raw["en"])
    return next(each for each in known if meanings(each)[0].field == field and not is_ambiguous(each))


def is_ambiguous(header: str) -> bool:
    """Whether the heading means several things and only the cells can tell."""
    ambiguous = table().ambiguous
    return norm(header) in ambiguous or (
        norm(header) not in table().meanings and norm(_without_remark(header)) in ambiguous
    )


def alike(header: str) -> tuple[Meaning, ...]:
    """Return what the most similar known heading can stand for, for a suggestion only; empty when nothing is alike."""
    from rapidfuzz import fuzz, process

    reduced = norm(header)
    if len(reduced) < 4:
        return ()
    known = table().meanings
    found = process.extractOne(reduced, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return known[found[0]] if found else ()


def file_language(headers: list[str]) -> str:
    """Return the language in which most of the headings are known; "" when none is."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for header in headers:
        for language in frozenset().union(*(meaning.languages for meaning in meanings(header))):
            counts[language] += 1
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else ""


def remark_of(header: str) -> str:
    """Return the currency or running number behind a heading ("USD" of "Total (USD)"), "" when there is none."""
    found = _REMARK.search(header)
    return (found["inside"] or found["behind"] or "") if found else ""


def _without_remark(header: str) -> str:
    # Other remarks change the meaning: "Total (ex VAT)" is not "Total".
    return _REMARK.sub("", header)
