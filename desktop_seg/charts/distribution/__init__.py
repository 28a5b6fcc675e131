"""How is a field spread? A histogram for numbers, amounts and days; a list of bars for words. Cut lines lie on top.

In: analysis/distribution.py. Out: bars, `CutLines` for the wizard to move, and the same as a table.
"""

from desktop_seg.charts.distribution.chart import draw, question, table, takeaway
from desktop_seg.charts.distribution.cut_line import CutLines

__all__ = ["CutLines", "draw", "question", "table", "takeaway"]
