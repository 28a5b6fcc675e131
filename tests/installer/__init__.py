"""Tests of what makes the packages; the packages themselves are tried by dev.py package SYSTEM --test."""
