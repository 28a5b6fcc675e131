"""Thin wizard pages over the Qt-free flows of the layers below; `open.py` is how the window opens them."""
