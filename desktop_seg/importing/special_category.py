"""Columns that tell what the law protects most: origin, religion, health, politics, sexuality, union, body.

Such a column is never kept by the way: it is named and held back. A heading or a few telling values are enough; to hold
one column too many back costs a line in the report, to keep one too many harms people.
Source: article 9 of the European data protection regulation. Used by: kept_column.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from desktop_seg.base.i18n import N_
from desktop_seg.importing.cleaning.vocabulary import fold_word


class SpecialCategory(StrEnum):
    """What a column seems to tell."""

    ORIGIN = "origin"
    RELIGION = "religion"
    HEALTH = "health"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    UNION = "union"
    BODY = "body"


TITLES: dict[SpecialCategory, str] = {
    SpecialCategory.ORIGIN: N_("ethnic origin"),
    SpecialCategory.RELIGION: N_("religion or belief"),
    SpecialCategory.HEALTH: N_("health"),
    SpecialCategory.POLITICS: N_("political opinion"),
    SpecialCategory.SEXUALITY: N_("sexual life"),
    SpecialCategory.UNION: N_("membership of a trade union"),
    SpecialCategory.BODY: N_("the body (finger prints, faces, genes)"),
}

# Beginnings of words in a heading: nl, en, da, de, fr. Korean has no blanks between words: parts of the heading.
_HEADINGS: dict[SpecialCategory, tuple[str, ...]] = {
    SpecialCategory.ORIGIN: (
        "etnic", "etnis", "ethni", "ras", "rasse", "race", "raciale", "racial", "huidskleur", "hudfarve", "hautfarbe",
        "skin colo",
        "afkomst", "migratie", "migrations", "origine ethnique", "abstammung",
        "couleur de peau",
        "인종", "민족", "출신 민족", "피부색",
    ),
    SpecialCategory.RELIGION: (
        "religi", "geloof", "kerk", "godsdienst", "levensbeschouw", "levensovertuig", "faith", "church", "belief",
        "konfession", "glaube", "kirche", "tro", "trossamfund", "kirkemedlem", "confession", "église", "croyance",
        "moske", "mosque", "종교", "신앙", "교회",
    ),
    SpecialCategory.HEALTH: (
        "gezondheid", "health", "ziekte", "allerg", "medic", "medisch", "diagnos", "handicap", "beperking", "disab",
        "illness", "disease", "zwanger", "pregnan", "helbred", "sundhed", "sygdom", "gesundheit", "krank", "behinder",
        "schwanger", "gravid", "santé", "maladie", "enceinte", "handikap", "blood", "bloed", "blod", "blut", "bmi",
        "건강", "질병", "질환", "알레르기", "장애", "임신", "혈액",
    ),
    SpecialCategory.POLITICS: (
        "politi", "partij", "stemgedrag", "stemt op", "voting", "votes for", "party member", "parti politique",
        "partei", "stemmer på", "vote", "정치", "정당", "지지정당",
    ),
    SpecialCategory.SEXUALITY: (
        "seksu", "sexua", "geaardheid", "orientation sexuelle", "lgbt", "lhbt", "성적 지향", "성적지향", "성생활",
        "성 정체성",
    ),
    SpecialCategory.UNION: (
        "vakbond", "trade union", "labor union", "labour union", "union member", "fagforening", "gewerkschaft",
        "syndicat", "syndiqu", "노동조합", "노조",
    ),
    SpecialCategory.BODY: (
        "biometr", "vingerafdruk", "fingerprint", "finger print", "gezichtsherkenning", "face recognition", "dna",
        "fingeraftryk", "fingerabdruck", "gesichtserkennung", "empreinte digitale", "genetic", "genetisch", "생체",
        "지문", "얼굴인식", "유전",
    ),
}  # fmt: skip
_VALUES: dict[SpecialCategory, tuple[str, ...]] = {
    SpecialCategory.RELIGION: (
        "katholiek", "rooms katholiek", "protestant", "protestants", "christelijk", "christen", "moslim", "islam",
        "islamitisch", "joods", "hindoe", "boeddhist", "atheist", "gereformeerd", "hervormd", "catholic", "christian",
        "muslim", "jewish", "hindu", "buddhist", "atheist", "katolik", "kristen", "muslim", "jødisk", "katholisch",
        "evangelisch", "muslimisch", "islamisch", "jüdisch", "konfessionslos", "catholique", "protestante", "musulman",
        "juif", "기독교", "천주교", "불교", "이슬람교", "개신교",
    ),
    SpecialCategory.HEALTH: (
        "diabetes", "astma", "asthma", "kanker", "cancer", "kræft", "krebs", "epilepsie", "epilepsy", "depressie",
        "depression", "notenallergie", "nut allergy", "glutenallergie", "coeliakie", "coeliac", "celiac", "reuma",
        "zwanger", "pregnant", "gravid", "schwanger", "rolstoel", "wheelchair", "당뇨", "천식", "암", "고혈압", "임신",
    ),
    SpecialCategory.POLITICS: (
        "vvd", "pvda", "pvv", "groenlinks", "groenlinks pvda", "d66", "cda", "nsc", "republican", "democrat",
        "conservative", "labour", "socialdemokratiet", "venstre", "spd", "cdu", "csu", "afd", "fdp", "더불어민주당",
        "국민의힘",
    ),
    SpecialCategory.SEXUALITY: (
        "homo", "homoseksueel", "lesbisch", "biseksueel", "hetero", "heteroseksueel", "gay", "lesbian", "bisexual",
        "heterosexual", "homosexual", "homoseksuel", "biseksuel", "heteroseksuel", "schwul", "bisexuell",
        "heterosexuell", "동성애", "이성애", "양성애",
    ),
    SpecialCategory.ORIGIN: (
        "blank", "caucasian", "african american", "hispanic", "latino", "asian american", "turks", "marokkaans",
        "surinaams", "antilliaans", "roma", "sinti", "white british", "black british",
    ),
    SpecialCategory.UNION: ("fnv", "cnv", "3f", "ver di", "ig metall", "dgb", "cgt", "cfdt", "민주노총", "한국노총"),
}  # fmt: skip
# So many of the filled cells of a column must be such words; a shop may well sell to a Mr Roma.
_LEAST_TELLING = 0.3
_VALUE_OF = {fold_word(word): category for category, words in _VALUES.items() for word in words}


def special_category(header: str, cells: Iterable[str]) -> SpecialCategory | None:
    """Return what a column seems to tell of people that the law protects most; None for an ordinary one."""
    return _of_heading(header) or _of_values(cells)


def _of_heading(header: str) -> SpecialCategory | None:
    heading = fold_word(re.sub(r"[^\w\s]", " ", header))
    padded = f" {heading}"
    for category, beginnings in _HEADINGS.items():
        for beginning in map(fold_word, beginnings):
            # Short ones only as a whole word: "tro" (faith) is not "trouwdag", "ras" not "rasterhek".
            is_there = f" {beginning} " in f"{padded} " if len(beginning) <= 4 else f" {beginning}" in padded
            if is_there or (not beginning.isascii() and _is_korean(beginning) and beginning in heading):
                return category
    return None


def _of_values(cells: Iterable[str]) -> SpecialCategory | None:
    filled = [fold_word(cell) for cell in cells if cell.strip()]
    told = [_VALUE_OF[word] for word in filled if word in _VALUE_OF]
    if not told or len(told) < _LEAST_TELLING * len(filled):
        return None
    return max(set(told), key=lambda category: (told.count(category), category))


def _is_korean(text: str) -> bool:
    return any("가" <= sign <= "힣" for sign in text)
