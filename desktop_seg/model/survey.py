"""Questions of a survey: how they are answered and what they are about."""

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
