"""Complaints and problems with orders: what was wrong, and whether it was put right."""

from enum import StrEnum


class ComplaintKind(StrEnum):
    """What was wrong; OTHER also where the file does not say."""

    DEFECT = "defect"
    LATE = "late"
    WRONG = "wrong"
    SERVICE = "service"
    OTHER = "other"


class ComplaintStatus(StrEnum):
    """REJECTED: the shop did not agree; closed for the shop, not for the customer."""

    OPEN = "open"
    SOLVED = "solved"
    REJECTED = "rejected"
