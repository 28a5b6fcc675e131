"""The kinds of output, one module each, independent of each other; exports/catalogue.py lists them."""
