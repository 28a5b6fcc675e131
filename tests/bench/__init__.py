"""Benchmarks: each prints a ratio against the plain way of doing the same and the limit it has to keep.

Absolute seconds swing with the machine; ratios taken in one run, in turn, do not. Run by `python3 dev.py bench`.
"""
