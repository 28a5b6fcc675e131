"""What people and programs write where there is no value."""

# Never a name, a product or a number of anything.
EMPTY_MARKS = frozenset({
    "-", "--", "---", "–", "—", "?", "??", ".", "..", "...", "/", "_",
    "n/a", "#n/a", "#n/b", "#nv", "#i/t", "null", "(null)", "nan", "<na>", "[null]", "(blank)", "(leeg)", "(leer)",
})  # fmt: skip

# Empty in columns of numbers, days, addresses and the like; in a column of names or articles they may be meant.
EMPTY_WORDS = frozenset({
    "na", "none", "nil", "no value", "not available", "not applicable", "unknown",
    "geen", "nvt", "n.v.t.", "n.v.t", "onbekend", "leeg",
    "ingen", "intet", "ukendt", "ikke oplyst", "i/t",
    "kein", "keine", "keiner", "keines", "k.a.", "k. a.", "k.a", "unbekannt", "entfällt", "nicht angegeben",
    "aucun", "aucune", "néant", "inconnu", "non renseigné", "s.o.", "nc", "n.c.",
    "없음", "없슴", "무", "미입력", "해당없음", "해당 없음", "모름", "미상",
})  # fmt: skip
