"""Names of people, firms and of nobody."""

import pytest

from desktop_seg.base.guard import guarded
from desktop_seg.importing.cleaning.person_name import FullNameStyle, NamePartStyle
from desktop_seg.importing.cleaning.value import PersonName
from desktop_seg.importing.cleaning.walk_in import is_walk_in_name, is_walk_in_number
from tests.importing.cleaning.column_of import by_style


@pytest.mark.parametrize(
    ("text", "first", "infix", "last"),
    [
        ("Piet Jansen", "Piet", "", "Jansen"),
        ("Jansen, Piet", "Piet", "", "Jansen"),
        ("Piet van der Berg", "Piet", "van der", "Berg"),
        ("PIET VAN DER BERG", "Piet", "van der", "Berg"),
        ("piet van der berg", "Piet", "van der", "Berg"),
        ("Berg, Piet van der", "Piet", "van der", "Berg"),
        ("van der Berg, Piet", "Piet", "van der", "Berg"),
        ("Berg, van der, Piet", "Piet", "van der", "Berg"),
        ("van der Berg", "", "van der", "Berg"),
        ("VAN DER BERG", "", "van der", "Berg"),
        ("J.P. de Vries", "J.P.", "de", "Vries"),
        ("J. in 't Veld", "J.", "in 't", "Veld"),
        ("IJSBRAND DE BOER", "IJsbrand", "de", "Boer"),
        ("Anna de Vries-van den Berg", "Anna", "de", "Vries-van den Berg"),
        ("SIOBHAN O'BRIEN", "Siobhan", "", "O'Brien"),
        ("ANNA JANSEN-SMIT", "Anna", "", "Jansen-Smit"),
        ("Mette Holm Nielsen", "Mette Holm", "", "Nielsen"),
        ("Ludwig von Berg", "Ludwig", "von", "Berg"),
        ("Nguyen Le Anh", "Nguyen Le", "", "Anh"),
        ("McDonald", "", "", "McDonald"),
        ("김하늘", "", "", "김하늘"),
        ("김 하늘", "", "", "김 하늘"),
        ("Jansen,", "", "", "Jansen"),
        ("Jansen, P. (Piet)", "Piet", "", "Jansen"),
        ("P.J. (Piet-Jan) van der Berg", "Piet-Jan", "van der", "Berg"),
        ("Jansen (Piet)", "Piet", "", "Jansen"),
        ("Anna de Vries (Bakker)", "Anna", "de", "Vries"),
        ("Piet Jansen jr.", "Piet", "", "Jansen jr."),
        ("Jansen jr., Piet", "Piet", "", "Jansen jr."),
        ("Piet Jansen (sr.)", "Piet", "", "Jansen sr."),
        ("Kim Sen", "Kim", "", "Sen"),
        ("D&#8217;hondt, An &amp; Bo", "An & Bo", "", "D\u2019hondt"),
    ],
)
def test_names_are_split(text: str, first: str, infix: str, last: str) -> None:
    assert by_style(FullNameStyle(), [text]) == [PersonName(last, first, infix)]


def test_form_of_address_stands_apart() -> None:
    assert by_style(FullNameStyle(), ["Dhr. J. Smit", "Mme Durand", "de heer K. Smit", "M. Dupont"]) == [
        PersonName("Smit", "J.", "", "Dhr."),
        PersonName("Durand", "", "", "Mme"),
        PersonName("Smit", "K.", "", "De heer"),
        PersonName("Dupont", "M."),
    ]


@pytest.mark.parametrize("text", ["Bakkerij Jansen B.V.", "Blomster ApS", "Müller GmbH", "(주)하늘", "Stichting Groen"])
def test_firms_stay_whole(text: str) -> None:
    (name,) = by_style(FullNameStyle(), [text])
    assert isinstance(name, PersonName)
    assert (name.last, name.first, name.is_company) == (text, "", True)


# en, nl, da, de, fr, ko
WALK_INS = [
    "WALKIN", "Walk-in", "Guest", "Cash customer", "Walk-In Customer", "Over the counter", "Guest checkout",
    "No Customer", "Passant", "Balieklant", "KASSA 2", "Contante verkoop", "losse klant", "Gast", "Klant",
    "Niet geregistreerd", "Kontantkunde", "Gæst", "Ukendt kunde", "Disksalg", "Engangskunde", "Kontant",
    "Diverse kunder", "Laufkunde 2", "Laufkundschaft", "Barverkauf", "Gastkonto", "Sammelkunde", "CPD-Kunde",
    "unbekannter Kunde", "Client de passage", "Client comptoir", "INVITÉ", "Invite", "Vente au comptoir",
    "Client divers", "Non inscrit", "비회원", "비회원 고객", "손님", "일반고객", "현장판매",
    "게스트", "익명", "미등록 고객", "워크인",
]  # fmt: skip


@pytest.mark.parametrize("text", WALK_INS)
def test_walk_ins_are_nobody(text: str) -> None:
    (name,) = by_style(FullNameStyle(), [text])
    assert isinstance(name, PersonName)
    assert name.last == text
    assert is_walk_in_name(text)


PEOPLE = [
    "Guest House Ltd", "Christopher Guest", "Johnny Cash", "C. Guest", "Guest, Christopher", "Customer 17",
    "Anna Passant", "Piet Balie", "Kassandra", "Jan Contant", "Klant 4", "Peter Gast", "Gast, Peter", "Familie Gast",
    "Lars Kunde", "Kunde 9", "Søren Gæst", "Marie Client", "Hôtel Passage", "손님희", "고객 12", "김일반",
]  # fmt: skip


@pytest.mark.parametrize("text", PEOPLE)
def test_people_with_such_a_word_in_their_name_are_people(text: str) -> None:
    assert not is_walk_in_name(text)


def test_numbers_for_no_customer() -> None:
    assert [is_walk_in_number(number) for number in ("0", "WALKIN", "000", "1", "10", "100")] == [True] * 3 + [
        False
    ] * 3


def test_parts_of_names() -> None:
    cells = ["PIET", "piet", "Piet", "VAN DER BERG", "McDonald", "-", "", "van der", "김하늘"]
    expected = ["Piet", "Piet", "Piet", "van der Berg", "McDonald", None, None, "van der", "김하늘"]
    assert by_style(NamePartStyle(), cells) == expected


def test_whole_name_reads_as_one_says_it() -> None:
    (name,) = by_style(FullNameStyle(), ["Berg, Piet van der"])
    assert isinstance(name, PersonName)
    assert name.full == "Piet van der Berg"


@pytest.mark.parametrize("name", ["@Sum", "=1+2", "-Piet", "'s Gravenmoer", "''t Hart"])
def test_a_name_that_was_guarded_in_a_list_comes_back_as_it_was(name: str) -> None:
    for style in (NamePartStyle(), FullNameStyle()):
        assert by_style(style, [guarded(name)]) == by_style(style, [name])
