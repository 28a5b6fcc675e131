"""Trouble: complaints, faulty goods brought back and bad marks, and whether the customer was seen since.

In: complaints, returns with a reason, answers to questions about satisfaction. Out: companion "trouble", one row for
each, with how long the customer has been away since compared with what is usual for them.
Used by: segment T24d. Source: resources/help/definitions.md#silent-since.
"""

from bisect import bisect_right
from collections.abc import Iterator

from desktop_seg.metrics import visit_days
from desktop_seg.metrics.gap import shop_rhythm_of
from desktop_seg.metrics.side import Companion, Making, RestsOn, Side
from desktop_seg.store.database import SqlValue
from desktop_seg.store.sql_function import fold

# A reason that says the article or the delivery was at fault, not the choice, in the languages of the program: parts of
# words, folded. "Wrong size" is a wrong choice, "wrong article" a wrong delivery.
FAULT_WORDS = (
    "fault", "defect", "broken", "damag", "quality", "wrong item", "wrong article", "wrong delivery", "kapot", "stuk",
    "beschadig", "kwaliteit", "verkeerd geleverd", "verkeerd artikel", "lekt", "defekt", "ødelagt", "beskadiget",
    "kvalitet", "forkert vare", "fejllevering", "kaputt", "beschädigt", "qualität", "falsch geliefert",
    "falscher artikel", "falschlieferung", "défaut", "défectueux", "cassé", "abîmé", "qualité", "mauvais article",
    "불량", "파손", "하자", "오배송",
)  # fmt: skip

_FAULT = " OR ".join(f"instr(fold({{reason}}), '{fold(word)}') > 0" for word in FAULT_WORDS)

_TROUBLES = f"""
    SELECT customer_id, day, 'complaint' AS kind, rating FROM complaint
    WHERE customer_id IS NOT NULL AND day <= :as_of
    UNION ALL SELECT s.customer_id, s.sold_day, 'fault', NULL FROM sale_line l JOIN sale s ON s.id = l.sale_id
    WHERE l.is_return AND l.return_reason IS NOT NULL AND s.customer_id IS NOT NULL AND s.sold_day <= :as_of
        AND ({_FAULT.format(reason="l.return_reason")})
    UNION ALL SELECT coalesce(n.given_customer_id, s.customer_id), n.day, 'fault', NULL
    FROM return_notice n LEFT JOIN sale s ON s.id = n.sale_id
    WHERE n.reason IS NOT NULL AND n.day <= :as_of AND ({_FAULT.format(reason="n.reason")})
    UNION ALL SELECT a.customer_id, a.day, 'rating', CAST(a.answer AS REAL)
    FROM survey_answer_now a JOIN survey_question q ON q.id = a.question_id
    WHERE q.topic = 'satisfaction' AND a.day <= :as_of AND CAST(a.answer AS REAL) > 0"""


def _fill(making: Making, _table: str) -> None:
    rows = making.db.rows(
        f"""SELECT t.customer_id, t.day, t.kind, t.rating, stage.visit_days FROM ({_TROUBLES}) t
            JOIN {making.stage} stage ON stage.customer_id = t.customer_id""",
        making.day.bound(),
    )
    if not rows:
        return
    marks = ", ".join("?" * 10)
    making.db.many(f"INSERT INTO {making.companion('trouble')} VALUES ({marks})", _told(making, rows))


def _told(making: Making, rows: list[tuple[SqlValue, ...]]) -> Iterator[tuple[SqlValue, ...]]:
    """Yield the rows of the companion: the columns that TROUBLE_SIDE names."""
    as_of, shares = making.day.as_of or 0, shop_rhythm_of(making.db, making.table).return_times
    for customer, told_day, kind, rating, text in rows:
        day, days = int(told_day or 0), visit_days.days(None if text is None else str(text))
        before = days[: bisect_right(days, day)]
        # Days from the trouble to the last visit: below 0 there was none since; who never came was not seen either.
        seen, now = days[-1] - day if days else None, as_of - day
        if seen is not None and len(before) >= visit_days.HABIT_VISITS:
            gap = max(1, visit_days.median(visit_days.gaps(before)))
            habit: tuple[float | None, ...] = (seen / gap, now / gap, None, None)
        else:
            seen_share = 0.0 if seen is None else shares.share_sooner(seen)
            habit = (None, None, seen_share or 0.0, shares.share_sooner(now) or 0.0)
        yield (customer, day, kind, rating, seen, now, *habit)


TROUBLE_SIDE = Side(
    "trouble",
    (),
    _fill,
    RestsOn.SHOP,
    (
        Companion(
            "trouble",
            """customer_id INTEGER, day INTEGER, kind TEXT, rating REAL, seen_days INTEGER, now_days INTEGER,
                seen_gaps REAL, now_gaps REAL, seen_share REAL, now_share REAL""",
        ),
    ),
)
