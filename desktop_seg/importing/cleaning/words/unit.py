"""Units that stand behind a quantity."""

# Pieces: one is one.
PIECES = frozenset({
    "x", "×", "ea", "pc", "pcs", "pc.", "pcs.", "piece", "pieces", "unit", "units",
    "st", "st.", "stk", "stk.", "stuk", "stuks", "styk", "stück", "stueck",
    "pce", "pces", "pièce", "pièces", "unité", "unités", "개", "장", "병", "송이", "박스", "세트", "권", "벌",
})  # fmt: skip

# Measures -> the one spelling we keep; a column holds one measure, others are not added to it.
MEASURES = {
    "kg": "kg", "kilo": "kg", "g": "g", "gr": "g", "gram": "g", "l": "l", "liter": "l", "litre": "l", "ltr": "l",
    "ml": "ml", "cl": "cl", "m": "m", "meter": "m", "mtr": "m", "cm": "cm", "mm": "mm", "m2": "m2", "m²": "m2",
}  # fmt: skip
