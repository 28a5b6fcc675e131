"""Plain text: what every cell goes through before it means anything. Blanks, apostrophes of Excel, marks for "empty".

In: a raw cell. Out: clean text. Lowest part of cleaning; every kind of value reads its cells through it.
"""

import re
import unicodedata
from datetime import date, datetime, time
from html import unescape

from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.words.empty import EMPTY_MARKS, EMPTY_WORDS

# Blanks that till software and Excel put into numbers and names, and the marks nobody sees.
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u2002\u2003\u2008\u200a\u3000\t"), " ")
_UNSEEN = dict.fromkeys([*map(ord, "\ufeff\u200b\u200e\u200f\u2060\u00ad"), *range(32), 127])
_TABLE = {**_UNSEEN, **_BLANKS, ord("\n"): "\n", ord("\r"): None}
# No mark is longer; longer texts need not be looked up.
_LONGEST_MARK = 24
_SEVERAL_BLANKS = re.compile(r"  +")
# Excel's own way to write text that looks like a number: ="00123"
_FORMULA_TEXT = re.compile(r'="([^"]*)"')


def tidy(text: str) -> str:
    """Return the text without blanks around it, with plain single blanks inside and composed letters.

    Line breaks stay: an address may have them. Web shops hand out "&amp;" and "&#8217;" for signs.
    """
    if "&" in text and ";" in text:
        text = unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() or not text.isascii():
        text = text.translate(_TABLE)
    text = text.strip()
    return _SEVERAL_BLANKS.sub(" ", text) if "  " in text else text


def without_apostrophe(text: str) -> str:
    """Return a number-like text without the apostrophe that keeps Excel from counting with it ('75008, ="00123")."""
    text = tidy(text)
    if text.startswith(("'", "\u2019")):
        return text[1:].lstrip()
    if text.startswith('="'):
        formula = _FORMULA_TEXT.fullmatch(text)
        return formula[1] if formula else text
    return text


def is_empty(text: str) -> bool:
    """Tell whether the text says that there is no value: nothing, "-", "n/a", "geen", "없음" ..."""
    if len(text) > _LONGEST_MARK and not text.isspace():
        return False
    tidied = without_apostrophe(text).casefold()
    return not tidied or tidied in EMPTY_MARKS or tidied in EMPTY_WORDS


def is_blank(text: str) -> bool:
    """Tell whether nothing stands there at all, or only a mark for it: "None" may be a name or a product."""
    if len(text) > _LONGEST_MARK and not text.isspace():
        return False
    tidied = tidy(text).casefold()
    return not tidied or tidied in EMPTY_MARKS


def written(cell: Cell) -> str:
    """Return how a typed cell reads as text: 5.0 as "5", a day as 2025-03-01, yes or no as "true" and "false"."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)
