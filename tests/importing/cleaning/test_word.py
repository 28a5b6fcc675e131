"""Columns of known words: consent, status, gender, types of rows, countries, and words that only the owner knows."""

from dataclasses import replace

import pytest

from desktop_seg.importing.cleaning.column import Decision, FaultKind, FindingKind
from desktop_seg.importing.cleaning.currency import CurrencyStyle
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import WORD_KINDS, fold_word, vocabulary
from desktop_seg.importing.cleaning.word import WordStyle
from desktop_seg.importing.cleaning.words import gender, line_type, status, yes_no
from tests.importing.cleaning.column_of import UNREADABLE, by_style, decided, found, hint, read

UNKNOWN = FaultKind.UNKNOWN_WORD


def test_yes_and_no_in_six_languages() -> None:
    yes: list[Cell] = ["yes", "Ja", "JA!", "j", "oui", "예", "1", 1.0, True, "x", "✓", "waar", "sand", "wahr", "vrai"]
    no: list[Cell] = ["no", "Nee", "nej", "nein", "non", "아니오", "0", 0.0, False, "onwaar", "falsk", "falsch", "faux"]
    assert read(ValueKind.YES_NO, yes) == [True] * len(yes)
    assert read(ValueKind.YES_NO, no) == [False] * len(no)
    assert read(ValueKind.YES_NO, ["", "-", None, "onbekend"]) == [None] * 4


def test_consent_of_newsletter_programs() -> None:
    cells = [
        "Subscribed",
        "Unsubscribed",
        "opt-in",
        "opt_out",
        "pending",
        "not_subscribed",
        "수신거부",
        "수신동의",
        "yes",
        "nej",
    ]
    assert read(ValueKind.CONSENT, cells) == ["yes", "no", "yes", "no", "unknown", "no", "no", "yes", "yes", "no"]
    assert read(ValueKind.CONSENT, ["soft opt-in", "bestaande klant", "", None]) == ["relation", "relation", None, None]


def test_consent_in_words_nobody_knows_is_never_a_yes() -> None:
    assert read(ValueKind.CONSENT, ["ja, mits", "yes?", "not yes"]) == [UNKNOWN, UNKNOWN, UNKNOWN]


def test_status_words() -> None:
    words = {
        "done": ["paid", "Completed", "betaald", "Closed", "betalt", "bezahlt", "payée", "결제완료", "wc-completed"],
        "refunded": ["refunded", "terugbetaald", "Rückerstattet", "remboursé", "환불", "refunderet"],
        "cancelled": ["voided", "cancelled", "Canceled", "geannuleerd", "취소", "annulleret", "storniert", "annulé"],
        "unpaid": ["pending", "openstaand", "ubetalt", "offen", "impayé", "미결제", "on-hold"],
        "draft": ["draft", "concept", "kladde", "Entwurf", "brouillon"],
    }
    for meaning, cells in words.items():
        assert read(ValueKind.SALE_STATUS, cells) == [meaning] * len(cells)


def test_gender_words() -> None:
    assert read(ValueKind.GENDER, ["V", "vrouw", "F", "kvinde", "여", "Frau"]) == ["female"] * 6
    assert read(ValueKind.GENDER, ["M", "Man", "Dhr.", "mand", "남자", "Herr"]) == ["male"] * 6
    assert read(ValueKind.GENDER, ["x", "anders", "prefer not to say", "onbekend", ""]) == [
        "other",
        "other",
        None,
        None,
        None,
    ]


def test_types_of_rows_mean_what_the_file_makes_of_them() -> None:
    kind = ValueKind.LINE_TYPE
    assert read(kind, ["Sale", "Sale Line", "Payment"]) == ["receipt", "sale", "payment"]
    assert read(kind, ["Payment", "Refund"]) == ["sale", "refund"]
    assert read(kind, ["Sale", "Refund", "Rückerstattung", "Retour", "환불"]) == ["sale"] + ["refund"] * 4
    assert read(kind, ["Order", "Payment", "Service Fee"]) == ["sale", "payment", "fee"]


def test_countries() -> None:
    cells = [
        "United Kingdom",
        "EIRE",
        "nl",
        "Deutschland",
        "Danemark",
        "대한민국",
        "Verenigde Staten",
        "U.S.A.",
        "Unspecified",
    ]
    assert read(ValueKind.COUNTRY, cells) == ["GB", "IE", "NL", "DE", "DK", "KR", "US", "US", None]
    assert read(ValueKind.COUNTRY, ["Brésil", "Libanon", "United Arab Emirates", "Channel Islands"]) == [
        "BR",
        "LB",
        "AE",
        UNKNOWN,
    ]


def test_currencies() -> None:
    assert read(ValueKind.CURRENCY, ["eur", "€", "EUR"]) == ["EUR"] * 3
    assert read(ValueKind.CURRENCY, ["kr."], hint(country="SE", currency="SEK")) == ["SEK"]
    assert found(decided(ValueKind.CURRENCY, ["EUR", "EUR", "usd"])) == {FindingKind.CURRENCIES: 1}
    assert by_style(CurrencyStyle(), ["florin"]) == [UNKNOWN]


def test_unknown_words_are_told_and_can_be_answered() -> None:
    cells = ["paid", "wolkje", "wolkje", "zonnetje"]
    verdict = decided(ValueKind.SALE_STATUS, cells)
    assert isinstance(verdict, Decision)
    (finding,) = verdict.findings
    assert (finding.kind, finding.count) == (FindingKind.UNKNOWN_WORDS, 3)
    assert [(example.text, example.meaning) for example in finding.examples] == [("wolkje", "2"), ("zonnetje", "1")]
    style = verdict.style
    assert isinstance(style, WordStyle)
    answered = replace(style, answers=(("Wolkje", "cancelled"),))
    assert by_style(answered, cells) == ["done", "cancelled", "cancelled", UNKNOWN]
    assert WordStyle(ValueKind.SALE_STATUS).with_text(answered.to_text()) == answered


LISTS = {
    "yes_no": (yes_no.YES, yes_no.NO),
    "consent": (
        yes_no.YES | yes_no.CONSENT_YES,
        yes_no.NO | yes_no.CONSENT_NO,
        yes_no.CONSENT_UNKNOWN,
        yes_no.CONSENT_RELATION,
    ),
    "gender": (gender.FEMALE, gender.MALE, gender.OTHER, gender.UNSAID),
    "status": (status.DONE, status.REFUNDED, status.CANCELLED, status.DRAFT, status.UNPAID),
    "line_type": tuple(words for name, words in vars(line_type).items() if name.isupper()),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_word_has_two_meanings(name: str) -> None:
    folded = [{fold_word(word) for word in words} for words in LISTS[name]]
    assert sum(map(len, folded)) == len(set().union(*folded))


def test_words_compare_without_accents_points_and_dashes() -> None:
    assert fold_word(" Rückerstattet. ") == "ruckerstattet"
    assert fold_word("not_subscribed") == fold_word("Not-Subscribed") == "not subscribed"
    assert fold_word("환불") == "환불"
    assert vocabulary(("a", ["x"]), ("b", ["x", "y"]))("x") == "a"


def test_every_kind_of_words_has_a_lookup() -> None:
    for kind in WORD_KINDS:
        assert read(kind, ["qqqq zzzz"]) == [UNKNOWN]


def test_choices_keep_the_most_used_spelling() -> None:
    assert read(ValueKind.CHOICE, ["Rood", "rood", "rood", "ROOD", "blauw", 5.0, "", "None"]) == (
        ["rood"] * 4 + ["blauw", "5", None, "None"]
    )


def test_free_text_is_left_alone() -> None:
    cells = [f"word {n}" for n in range(300)] + ["WORD 1"]
    assert read(ValueKind.CHOICE, cells) == cells


def test_text_is_tidied_and_never_lost() -> None:
    cells: list[Cell] = [
        "'t Hoekje",
        "'=1+1",
        " a  b\u00a0c ",
        "None",
        "-",
        "",
        5.0,
        True,
        "line\r\nbreak",
        "Soren\u0301",
        "'80s mix",
    ]
    expected = [
        "'t Hoekje",
        "=1+1",
        "a b c",
        "None",
        None,
        None,
        "5",
        "true",
        "line\nbreak",
        "Soreń",
        "'80s mix",
    ]
    assert read(ValueKind.TEXT, cells) == expected


def test_age_groups() -> None:
    cells = [
        "25-34",
        "25 – 34 jaar",
        "18 t/m 24",
        "65+",
        "65 jaar en ouder",
        "under 18",
        "20대",
        "60세 이상",
        "50 plus",
        ">65",
    ]
    expected = ["25-34", "25-34", "18-24", "65+", "65+", "0-17", "20-29", "60+", "50+", "65+"]
    assert read(ValueKind.AGE_BAND, cells) == expected
    assert read(ValueKind.AGE_BAND, ["35", "old", "34-25", "", "unknown"]) == [UNREADABLE] * 3 + [None, None]


def test_clock_times() -> None:
    cells: list[Cell] = [
        "10:08",
        "오후 3:05",
        "15h30",
        "kl. 10.08",
        "3 PM",
        "12 AM",
        "12:30 pm",
        0.5,
        0.628472222,
        "23:59:59",
    ]
    assert read(ValueKind.TIME, cells) == [608, 905, 930, 608, 900, 0, 750, 720, 905, 1439]
    assert read(ValueKind.TIME, ["25:00", "10:75", "soon", 1.5, "24:00", ""]) == [UNREADABLE] * 5 + [None]
