"""Text that a spreadsheet program would take for a formula, made harmless in CSV and taken back on import.

Both ways belong together: `unguarded(guarded(text)) == text` for every text, so a list that is imported again gives
what was exported. Workbooks need none of this: there every cell is written as text.
"""

import re

_STARTS = frozenset("=@\t\r\n＝＠＋－")
# A number or a phone number may start with a sign: mailing tools need +31612345678 as it is.
_NUMBER = re.compile(r"[+-][\d\s.,()/-]*\d[\d\s.,()/-]*")


def guarded(text: str) -> str:
    """Return the text with one apostrophe before it when a program might run it as a formula."""
    return f"'{text}" if _needs_guard(text) else text


def unguarded(text: str) -> str:
    """Return the text without the one apostrophe that `guarded` put before it; 's-Hertogenbosch keeps its own."""
    return text[1:] if text.startswith("'") and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    # A text that already looks guarded gets a second apostrophe, else reading it back would take its own away.
    bare = text.lstrip("'")
    if not bare:
        return False
    if bare[0] in _STARTS:
        return True
    return bare[0] in "+-" and _NUMBER.fullmatch(bare) is None
