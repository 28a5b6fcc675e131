"""Tests of the sample shop: its files, and that every ready-made segment finds people in it."""
