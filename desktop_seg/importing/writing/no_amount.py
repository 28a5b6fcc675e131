"""Rows of a sales file whose amounts are all blank: they count as nothing, and the owner is told. Used by: sale_file.

An amount that cannot be read sets its row aside; a blank one may be a gift or a till's note, and the visit counts.
"""

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.amount import LINE_AMOUNTS
from desktop_seg.importing.writing.issue_list import IssueList, Place
from desktop_seg.importing.writing.rows import Chunk

_OF_LINES = (*LINE_AMOUNTS, "order_total", "refund_amount")
_OF_RECEIPTS = ("net_total", "order_total", "gross_sales", "line_total", "refund_amount")


def tell_blank_amounts(chunk: Chunk, is_lines: bool, issues: IssueList) -> None:
    """Note the rows that tell no amount at all.

    is_lines: their file has a row for each line; where only the order tells what it comes to, a line need not.
    """
    told = [chunk.values[field] for field in (_OF_LINES if is_lines else _OF_RECEIPTS) if field in chunk.values]
    if not told or any(None not in values for values in told):
        return
    if is_lines and not any(field in chunk.values for field in LINE_AMOUNTS):
        return
    reason = _("There is no amount in this row; it counts as 0.")
    for row, amounts in zip(chunk.rows, zip(*told, strict=True), strict=True):
        if all(amount is None for amount in amounts):
            issues.leave_out(Place(chunk.sheet, row.number, ""), "", reason)
