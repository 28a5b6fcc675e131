"""Small words of names: infixes, forms of address, signs of a firm."""

# Words between first and last name that belong to the last one. Dutch, and those of neighbours met in Dutch names.
SURE_INFIXES = frozenset({
    "van", "de", "der", "den", "'t", "’t", "ter", "ten", "von", "vom", "zum", "zur", "du", "della", "v.d.", "v/d", "vd",
    "d'", "'s", "’s",
})  # fmt: skip
# Also first and last names of other peoples (Do, Le, Al, In): an infix only where it is written small.
INFIXES = SURE_INFIXES | {
    "het", "te", "in", "op", "aan", "bij", "onder", "over", "tot", "uit", "uijt", "voor", "zu", "la", "le", "des",
    "del", "di", "da", "dos", "das", "do", "el", "al", "af", "av", "l'", "v.",
}  # fmt: skip

SALUTATIONS = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "mx",
    "dhr", "de heer", "heer", "mevr", "mw", "mevrouw", "meneer", "mej", "fam", "familie", "drs", "ir", "ing", "ds",
    "hr", "fru", "frk", "herr", "frau", "familien", "family", "m", "mme", "mlle", "madame", "monsieur", "famille",
})  # fmt: skip

COMPANY_WORDS = frozenset({
    "bv", "b.v.", "b.v", "nv", "n.v.", "vof", "v.o.f.", "v.o.f", "cv", "stichting", "vereniging", "maatschap",
    "holding",
    "aps", "a/s", "i/s", "ivs", "forening", "fonden",
    "gmbh", "ag", "kg", "ohg", "gbr", "ug", "e.v.", "e.k.", "mbh", "co", "co.",
    "sarl", "s.a.r.l.", "sas", "sa", "s.a.", "eurl", "sprl", "bvba", "srl", "asbl", "vzw", "association",
    "ltd", "ltd.", "limited", "inc", "inc.", "llc", "plc", "corp", "corp.", "company", "restaurant", "hotel",
    "gemeente", "kommune", "school", "praktijk", "bakkerij", "apotheek",
})  # fmt: skip

# Stand before or behind the name of a firm without a blank.
COMPANY_MARKS = ("주식회사", "(주)", "㈜", "유한회사", "(유)", "재단법인", "사단법인")
