"""By which sign are the cells of a text file parted? A `sep=` line says it; else the sign that parts the lines evenly.

Evenly means: once quoted texts are taken together, most lines have the same number of cells. Decimal commas lose
against the sign that really parts, because headings and whole amounts have none. Used by text_reader.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

CANDIDATES = (";", ",", "\t", "|")
_NAMES = {"tab": "\t", "\\t": "\t"}
# Title lines and totals have fewer cells; a file where fewer than half of the lines agree is parted by something else.
_LEAST_EVEN = 0.5

# A cell may be as long as its line; the reader of lines says where that ends. A shorter limit would lose such a row.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Delimiter:
    """sign: what parts the cells. lines_before: 1 when the first line only names the sign. is_sure: False when no sign
    parts the lines evenly; then each line is one cell.
    """

    sign: str
    lines_before: int = 0
    is_sure: bool = True


def find_delimiter(lines: Sequence[str]) -> Delimiter:
    """Return the sign that parts the cells of the first lines of a file (line ends may be left on)."""
    said = _said(lines[0]) if lines else ""
    if said:
        return Delimiter(said, lines_before=1)
    best, best_score = "", 0.0
    for sign in CANDIDATES:
        score = _evenness(lines, sign)
        if score > best_score:
            best, best_score = sign, score
    return Delimiter(best) if best else Delimiter(_commonest(lines), is_sure=False)


def _commonest(lines: Sequence[str]) -> str:
    """Return the sign that stands in the most lines; a comma when none stands in half of them."""
    counts = {sign: sum(sign in line for line in lines) for sign in CANDIDATES}
    best = max(CANDIDATES, key=lambda sign: counts[sign])
    return best if counts[best] * 2 >= len(lines) and counts[best] > 1 else ","


def _said(line: str) -> str:
    """Return the sign of a line such as "sep=;", which Excel writes and takes away again; "" when it is none."""
    bare = line.strip("\r\n").strip('"')
    if not bare.lower().startswith("sep="):
        return ""
    sign = _NAMES.get(bare[4:].lower(), bare[4:])
    return sign if len(sign) == 1 else ""


def _evenness(lines: Sequence[str], sign: str) -> float:
    """Return how evenly a sign parts the lines: the share of lines with the usual number of cells, and a little for
    each cell more; 0 when it does not part them.
    """
    widths = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
    parted = Counter(width for width in widths if width > 1)
    if not parted:
        return 0.0
    width, times = max(parted.items(), key=lambda item: (item[1], item[0]))
    share = times / len(widths)
    if share < _LEAST_EVEN and times < 3:
        return 0.0
    return share + min(width, 50) / 500 - _decimal_penalty(lines, sign)


def _decimal_penalty(lines: Sequence[str], sign: str) -> float:
    """A comma that always stands between two digits is more likely a decimal sign than a parting one."""
    if sign != ",":
        return 0.0
    between = everywhere = 0
    for line in lines:
        for place, letter in enumerate(line[1:-1], 1):
            if letter == ",":
                everywhere += 1
                between += line[place - 1].isdigit() and line[place + 1].isdigit()
    return 0.2 if everywhere and between == everywhere else 0.0
