"""The window: pages, wizards, tables and charts on the screen. The only layer, with app, that knows Qt.

A widget shows and asks; it decides nothing. Facts come from the layers below through `open_shop.py`,
off the main thread.
"""
