"""Tests of cleaning: from a raw cell to a typed value, one decision per column."""
