"""E-mail addresses, telephone numbers, postcodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.cleaning.column import FaultKind, FindingKind
from desktop_seg.importing.cleaning.email import EmailStyle
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.phone import PhoneStyle
from desktop_seg.importing.cleaning.postcode import PostcodeStyle
from desktop_seg.importing.cleaning.value import Cell, Contact, Phone
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import SHORTENED, UNREADABLE, by_style, decided, found, hint, read

MASKED = FaultKind.MASKED


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Jan@Winkel.NL ", "jan@winkel.nl"),
        ("a@x.nl;b@x.nl", "a@x.nl"),
        ("a@x.nl, b@x.nl", "a@x.nl"),
        ("a@x.nl / b@x.nl", "a@x.nl"),
        ("mailto:Jan@x.nl", "jan@x.nl"),
        ("mailto:jan@x.nl?subject=hi", "jan@x.nl"),
        ("Jan Jansen <jan@x.nl>", "jan@x.nl"),
        ("'jan@x.nl", "jan@x.nl"),
        ("jan @x.nl", "jan@x.nl"),
        ("jan@x.nl.", "jan@x.nl"),
        ("jan+shop@sub.x-y.co.uk", "jan+shop@sub.x-y.co.uk"),
        ("someone@gmail.con", "someone@gmail.con"),
        ("o'neil@x.ie", "o'neil@x.ie"),
        ("jørgen@x.dk", "jørgen@x.dk"),
        ("info@bücher.de", "info@bücher.de"),
        ("geen", None),
        ("-", None),
        ("geen@geen.nl", None),
        ("noreply@x.nl", None),
        ("", None),
    ],
)
def test_addresses(text: str, kept: str | None) -> None:
    assert by_style(EmailStyle(), [text]) == [kept]


@pytest.mark.parametrize(
    "text", ["jan", "jan@", "@x.nl", "a@b", "a..b@x.nl", "jan@-x.nl", "jan@x..nl", "x@y.test", "@", "a@x.nl@y.nl", "1"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert by_style(EmailStyle(), [text]) == [UNREADABLE]


def test_masked_address_and_phone_are_never_a_key() -> None:
    assert by_style(EmailStyle(), ["k***@naver.com"]) == [MASKED]
    assert by_style(PhoneStyle(), ["010-****-1234"], hint(country="KR")) == [MASKED]
    assert by_style(PhoneStyle(), ["0504-1234-5678"], hint(country="KR")) == [MASKED]  # a stand-in that expires


LOCAL = st.from_regex(r"[a-z0-9][a-z0-9_+-]{0,10}(\.[a-z0-9_+-]{1,8}){0,2}", fullmatch=True)
DOMAIN = st.from_regex(r"([a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?\.){1,3}[a-z]{2,10}", fullmatch=True)


@given(LOCAL, DOMAIN)
def test_quick_pattern_takes_no_address_that_the_library_refuses(local: str, domain: str) -> None:
    from email_validator import EmailNotValidError, validate_email

    address = f"{local}@{domain}"
    (kept,) = by_style(EmailStyle(), [address])
    if isinstance(kept, str) and not isinstance(kept, FaultKind):
        try:
            assert validate_email(address, check_deliverability=False).normalized.casefold() == kept
        except EmailNotValidError:
            # "--" in third place is kept for foreign letters by the registries; mail servers take it all the same.
            assert any(label[2:4] == "--" for label in domain.split("."))


@pytest.mark.parametrize(
    ("cell", "country", "number"),
    [
        ("0612345678", "NL", "+31612345678"),
        ("06-12345678 (na 18u)", "NL", "+31612345678"),
        ("0612345678 na 18:00 uur", "NL", "+31612345678"),
        ("+31 (0)6 12345678 alleen avond", "NL", "+31612345678"),
        ("612345678", "NL", "+31612345678"),
        (612345678.0, "NL", "+31612345678"),
        (31612345678.0, "NL", "+31612345678"),
        ("31612345678.0", "NL", "+31612345678"),
        ("'+31612345678", "NL", "+31612345678"),
        ("+31 (0)6 1234 5678", "NL", "+31612345678"),
        ("0031 6 12345678", "NL", "+31612345678"),
        ("tel. 06-12345678 (werk)", "NL", "+31612345678"),
        ("020/6123456", "NL", "+31206123456"),
        ("+45 20 12 34 56", "NL", "+4520123456"),
        ("1012345678", "KR", "+821012345678"),
        (1012345678.0, "KR", "+821012345678"),
        ("010-1234-5678", "KR", "+821012345678"),
        ("20123456", "DK", "+4520123456"),
        ("4520123456", "DK", "+4520123456"),
        ("0170 1234567", "DE", "+491701234567"),
        (1701234567.0, "DE", "+491701234567"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        (612345678.0, "FR", "+33612345678"),
    ],
)
def test_phones(cell: Cell, country: str, number: str) -> None:
    (phone,) = by_style(PhoneStyle(), [cell], hint(country=country))
    assert isinstance(phone, Phone)
    assert (phone.number, phone.also) == (number, "")
    assert phone.is_mobile is (number != "+31206123456")


def test_second_number_of_a_cell_is_kept_beside_the_first() -> None:
    cells = ["06-12345678 / 020-6123456", "0206123456 of 0612345678", "0612345678; 0687654321"]
    assert by_style(PhoneStyle(), cells) == [
        Phone("+31612345678", True, "020-6123456"),
        Phone("+31206123456", False, "0612345678"),
        Phone("+31612345678", True, "0687654321"),
    ]


def test_what_is_no_phone_is_a_fault() -> None:
    cells: list[Cell] = ["0612", "jan", "00000000000", "2.02E+15", 3.16e15, True, "06123456789012"]
    faults = [UNREADABLE, UNREADABLE, UNREADABLE, SHORTENED, SHORTENED, UNREADABLE, UNREADABLE]
    assert by_style(PhoneStyle(), cells) == faults
    assert by_style(PhoneStyle(), ["geen", "", None]) == [None, None, None]


@pytest.mark.parametrize(
    ("cell", "country", "kept"),
    [
        ("1012AB", "NL", "1012 AB"),
        ("'1012ab", "NL", "1012 AB"),
        ("NL-1012 AB", "NL", "1012 AB"),
        (1012.0, "NL", "1012"),
        ("2000", "NL", "2000"),
        (1234.0, "DE", "01234"),
        ("1234", "DE", "01234"),
        ("D-01234", "DE", "01234"),
        ("123", "DE", "123"),
        (1000.0, "FR", "01000"),
        (800.0, "DK", "0800"),
        ("DK-2100", "DK", "2100"),
        (1234.0, "KR", "01234"),
        ("123-456", "KR", "123-456"),
        (501.0, "US", "00501"),
        ("100", "FI", "00100"),
        ("11122", "SE", "111 22"),
        ("sw1a1aa", "GB", "SW1A 1AA"),
        ("SW1A 1AA", "GB", "SW1A 1AA"),
        ("00950", "PL", "00-950"),
        (1234.0, "", "1234"),
        ("1234", "XX", "1234"),
        ("12345", "NL", "12345"),
        ("geen", "NL", None),
    ],
)
def test_postcodes(cell: Cell, country: str, kept: str | None) -> None:
    assert by_style(PostcodeStyle(), [cell], hint(country=country)) == [kept]


def test_words_are_no_postcode() -> None:
    words = ["Amsterdam", "Kerkstraat 5", "1012 AB Amsterdam-Centrum"]
    assert by_style(PostcodeStyle(), ["Amsterdam", words[2]]) == [UNREADABLE, UNREADABLE]
    told = decided(ValueKind.POSTCODE, ["1012 AB", "SW1A 1AA", 2100.0, "", *words])
    assert found(told) == {FindingKind.UNREADABLE: 3}


@given(st.text(max_size=30))
def test_no_text_whatever_breaks_them(text: str) -> None:
    for kind in (ValueKind.EMAIL, ValueKind.PHONE, ValueKind.POSTCODE):
        own = cleaner(kind)
        own.evidence([text]).decide(hint())
        own.convert(text, own.usual, hint())


def test_one_column_for_both_is_split() -> None:
    cells = [
        "+31612345678, Jan@Winkel.NL",
        "jan@winkel.nl",
        "06-12345678",
        "a@x.nl / 030-1234567",
        612345678.0,
        "",
        "-",
    ]
    mobile = Phone("+31612345678", is_mobile=True)
    assert read(ValueKind.CONTACT, cells) == [
        Contact("jan@winkel.nl", mobile),
        Contact("jan@winkel.nl", None),
        Contact("", mobile),
        Contact("a@x.nl", Phone("+31301234567", is_mobile=False)),
        Contact("", mobile),
        None,
        None,
    ]
    assert read(ValueKind.CONTACT, ["belt zelf", "12", "2.02E+15", "j***@x.nl"]) == (
        [UNREADABLE, UNREADABLE, FaultKind.SHORTENED, FaultKind.MASKED]
    )
