"""Pictures that answer a question: data of analysis drawn on a matplotlib Figure. No Qt, no pyplot.

Each chart is one module with `draw` and `table`; catalogue.py lists them. What they share is in style.py (colours,
fonts) and frame.py (heading, axes, labels that keep apart). matplotlib is imported inside functions only.
"""
