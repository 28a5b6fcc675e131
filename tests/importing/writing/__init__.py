"""Tests of writing: converted rows into a shop file, and taking them back."""
