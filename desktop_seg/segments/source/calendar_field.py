"""Fields that follow from the day and the hour of a row: weekday, month, part of the day, season, promotion.

In: tables season_day and promotion (store/season.py, store/promotion.py). Used by: every kind of row with a day.
"""

import re
from dataclasses import replace

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind

_PLAIN = re.compile(r"\w+\.\w+")

# 0 is Sunday, as SQLite counts.
WEEKDAYS = tuple(
    Choice(str(number), title)
    for number, title in enumerate(
        (N_("Sunday"), N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"))
    )
)

MONTHS = tuple(
    Choice(f"{number:02}", title)
    for number, title in enumerate(
        (
            N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
            N_("September"), N_("October"), N_("November"), N_("December"),
        ),
        1,
    )
)  # fmt: skip

DAY_PARTS = (
    Choice("night", N_("night (before 6)")),
    Choice("morning", N_("morning (6 to 12)")),
    Choice("afternoon", N_("afternoon (12 to 18)")),
    Choice("evening", N_("evening (from 18)")),
)

_SEASONS = "SELECT d.day AS day, o.key AS value FROM season_day d JOIN season o ON o.id = d.season_id"
# Each day of each promotion; there are few of them.
_PROMOTIONS = """WITH RECURSIVE each_day(day, last, value) AS (
    SELECT start_day, end_day, name FROM promotion
    UNION ALL SELECT day + 1, last, value FROM each_day WHERE day < last) SELECT day, value FROM each_day"""
# The first day of a promotion on which the shop sold anything: it may begin on a day the shop is shut.
_OPENINGS = """SELECT (SELECT min(t.sold_day) FROM sale t
    WHERE t.is_valid AND t.sold_day BETWEEN o.start_day AND o.end_day) FROM promotion o"""


def day_fields(day: str, source: str) -> tuple[Field, ...]:
    """Return the fields of a day. day: SQL of the day number. source: key of the family of fields."""
    return (
        Field(
            "weekday",
            N_("weekday"),
            Kind.CHOICE,
            f"strftime('%w', {day} * 86400, 'unixepoch')",
            source,
            choices=WEEKDAYS,
        ),
        Field("month", N_("month"), Kind.CHOICE, f"strftime('%m', {day} * 86400, 'unixepoch')", source, choices=MONTHS),
        Field(
            "season",
            N_("season or occasion"),
            Kind.SEVERAL,
            f"{day} IN (SELECT day FROM ({_SEASONS}) WHERE {{test}})",
            source,
            help=N_("Days on which people buy for it; the words are the keys of the calendar of occasions."),
        ),
        Field(
            "promotion",
            N_("promotion"),
            Kind.SEVERAL,
            f"{day} IN (SELECT day FROM ({_PROMOTIONS}) WHERE {{test}})",
            source,
            help=N_("By the days of the calendar of promotions."),
        ),
        Field(
            "is_promotion_opening",
            N_("first open day of a promotion"),
            Kind.YES_NO,
            f"{day} IN ({_OPENINGS})",
            source,
        ),
    )


def hour_fields(minute: str, source: str) -> tuple[Field, ...]:
    """Return the fields of the time of day. minute: SQL of the minutes since midnight, NULL where not known."""
    part = f"""CASE WHEN {minute} < 360 THEN 'night' WHEN {minute} < 720 THEN 'morning'
        WHEN {minute} < 1080 THEN 'afternoon' WHEN {minute} IS NOT NULL THEN 'evening' END"""
    return (
        Field("minute", N_("minute of the day"), Kind.NUMBER, minute, source),
        Field("day_part", N_("part of the day"), Kind.CHOICE, part, source, choices=DAY_PARTS),
    )


def by_key(*fields: Field) -> dict[str, Field]:
    """Return fields by their key, each so that any comparison or sum may be put around it."""
    return {
        field.key: field if _PLAIN.fullmatch(field.column) else replace(field, column=f"({field.column})")
        for field in fields
    }
