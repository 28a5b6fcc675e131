"""Cells to values: one decision for each column from counted evidence, then one conversion for each cell."""
