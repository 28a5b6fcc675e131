"""Sentences about behaviour to fill in, by family; the list of them is segments/form_catalogue.py."""
