"""Kinds of rows a rule may ask about, by the tables they come from; the list of all is segments/row_source.py."""
