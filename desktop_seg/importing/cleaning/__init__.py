"""From a raw cell to a typed value: one decision per column from counted evidence, one converter per column.

After the mapping says which field a column is, `kinds.cleaner(kind)` gives the evidence to gather over all its cells,
the decision that follows from it (or the question for the owner), and the converter that reads every cell by it.
"""
