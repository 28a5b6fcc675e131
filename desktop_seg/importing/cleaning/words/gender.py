"""Words for a customer's gender, forms of address included."""

FEMALE = frozenset({
    "f", "female", "woman", "w", "mrs", "ms", "miss", "madam", "she", "girl",
    "v", "vrouw", "vrouwelijk", "mevrouw", "mevr", "mw", "k", "kvinde", "kvindelig", "fru", "frk",
    "weiblich", "frau", "femme", "féminin", "féminine", "mme", "madame", "mlle", "여", "여자", "여성", "女",
})  # fmt: skip
MALE = frozenset({
    "m", "male", "man", "mr", "sir", "he", "boy", "mannelijk", "de heer", "dhr", "heer", "meneer",
    "mand", "mandlig", "hr", "herr", "männlich", "mann", "h", "homme", "masculin", "monsieur",
    "남", "남자", "남성", "男",
})  # fmt: skip
OTHER = frozenset({
    "x", "o", "other", "diverse", "non binary", "nonbinary", "neutral", "anders", "overig", "non binair", "nonbinair",
    "andet", "d", "divers", "andere", "autre", "neutre", "기타",
})  # fmt: skip
# Said nothing: unknown, not "other".
UNSAID = frozenset({
    "u", "unknown", "unspecified", "not specified", "prefer not to say", "not disclosed", "rather not say",
    "zeg ik liever niet", "wil niet zeggen", "vil ikke oplyse", "ønsker ikke at oplyse", "keine angabe",
    "möchte nicht sagen", "ne souhaite pas répondre", "non précisé", "응답 안함", "선택안함", "비공개",
})  # fmt: skip
