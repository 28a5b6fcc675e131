"""What kind of value a column holds; decides which evidence is counted and how its cells are converted.

Lowest word of cleaning. Used by: every module of cleaning, importing/field.py (each field names its kind).
"""

from enum import StrEnum


class ValueKind(StrEnum):
    """ID: a number or code that names something; never a number, so that zeros in front stay."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"  # with or without time of day
    BIRTH_DATE = "birth_date"  # two-digit years are never in the future
    TIME = "time"
    YES_NO = "yes_no"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
