"""What a spreadsheet shows where it could not work out a cell: #DIV/0!, #N/A, #VERW! ... in six languages.

Also the mark that reading puts where a formula stands whose result the file does not hold. Such a cell is neither
empty nor zero: a sale without its amount would be a wrong figure. Used by: reading (which marks), cleaning (which
refuses to make a value of it).
"""

import re

NO_RESULT = "#FORMULA!"
"""Stands where a file written by a program that does not calculate holds a formula without its result."""

NOT_AVAILABLE = "#N/A"
OF_CODE = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: NOT_AVAILABLE,
}
"""The errors by the number that old and binary workbooks have for them."""

_ERRORS = frozenset({
    NO_RESULT, *OF_CODE.values(), "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!",
    "#GETTING_DATA", "#N/B", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#LEEG!", "#OVERLOOP!", "#NV",
    "#WERT!", "#BEZUG!", "#ZAHL!", "#ÜBERLAUF!", "#I/T", "#DIVISION/0!", "#VÆRDI!", "#VÆRDI", "#REFERENCE!", "#NAVN?",
    "#NUL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#PROPAGATION!", "#EPARPILLER!",
})  # fmt: skip
# LibreOffice numbers some errors; a column too narrow for its figures shows a row of hashes.
_OTHERS = re.compile(r"Err:\d{3}|#{3,}")


def is_sheet_error(cell: object) -> bool:
    """Tell whether a cell shows an error of a spreadsheet, or is a formula without its result."""
    # The first letter decides for nearly every cell; this is asked a million times.
    if not isinstance(cell, str) or cell[:1] not in ("#", "E", " "):
        return False
    text = cell.strip()
    return text.upper() in _ERRORS or bool(_OTHERS.fullmatch(text))
