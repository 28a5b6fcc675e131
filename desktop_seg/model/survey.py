"""Questions of a survey: how they are answered and what they are about."""

import re
from enum import StrEnum


class QuestionType(StrEnum):
    """SEVERAL: more than one answer may be ticked. NUMBER: a mark or another figure."""

    NUMBER = "number"
    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"


class Topic(StrEnum):
    """What a question asks after; segments of values, interests and satisfaction look for it."""

    NPS = "nps"
    SATISFACTION = "satisfaction"
    VALUE = "value"
    INTEREST = "interest"
    LIFESTYLE = "lifestyle"
    PERSONALITY = "personality"
    DRIVER = "driver"
    USE = "use"


# "(1-10)", "0 t/m 10", "1 to 5", "1~10", "out of ten": between which marks one may choose.
_LEAST_TO_MOST = r"(?<![\d.,/])[01]\s*점?\s*(?:[-–—~]|to|through|t/m|tot|til|bis|à|부터|에서)\s*({marks})(?![\d.,/-])"
_OUT_OF = r"(?:out of|van de|ud af|von|sur)\s*({marks})\b"
_MARKS = {5: "5|five|vijf|fem|fünf|cinq", 10: "10|ten|tien|ti|zehn|dix"}
_TOLD = {scale: re.compile(f"{_LEAST_TO_MOST}|{_OUT_OF}".replace("{marks}", marks)) for scale, marks in _MARKS.items()}


def told_scale(text: str | None) -> int | None:
    """Return the highest mark that the words of a question offer, 5 or 10; None when they do not tell."""
    folded = (text or "").casefold()
    return next((scale for scale, told in _TOLD.items() if told.search(folded)), None)
