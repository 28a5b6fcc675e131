"""The language of the computer is found also where the system has no files of it."""

import pytest
from babel.numbers import format_decimal

from desktop_seg.base import i18n

_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "da_DK"}, "da"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ko:en"}, "ko"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_that_the_environment_asks_for_is_spoken(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in _ASKED:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.system_language() == language


@pytest.mark.parametrize("form", ["en_GB", "nl_NL", "da_DK", "ko_KR", "de_CH", "fr_FR"])
def test_whole_numbers_are_written_as_babel_writes_them(form: str) -> None:
    before = i18n.language(), i18n.form()
    i18n.use("en", form)
    try:
        for number in (0, 7, -7, 999, 1000, -12_340, 1_234_567):
            assert i18n.format_number(number) == format_decimal(number, format="#,##0", locale=form)
    finally:
        i18n.use(*before)


@pytest.mark.parametrize(
    ("form", "currency", "amount_cents", "written"),
    [
        ("en_GB", "EUR", 2_881_469, "€28,800"),
        ("nl_NL", "EUR", 2_881_469, "€\N{NO-BREAK SPACE}28.800"),
        ("da_DK", "DKK", 123_456_789, "1.230.000\N{NO-BREAK SPACE}kr."),
        ("ko_KR", "KRW", 1_234_567, "₩1,230,000"),
        ("en_GB", "EUR", 1_234, "€12"),
        ("en_GB", "EUR", 99_960, "€1,000"),
        ("en_GB", "EUR", 0, "€0"),
        ("nl_NL", "EUR", -2_881_469, "€\N{NO-BREAK SPACE}-28.800"),
    ],
)
def test_an_amount_that_is_about_right_has_three_figures(
    form: str, currency: str, amount_cents: int, written: str
) -> None:
    before = i18n.language(), i18n.form()
    i18n.use("en", form)
    try:
        assert i18n.format_money_about(amount_cents, currency) == written
    finally:
        i18n.use(*before)


def test_what_is_written_as_zero_has_no_minus() -> None:
    assert [i18n.format_share(share, 1) for share in (-0.0000001, -0.0, 0.0, -0.001)] == ["0.0%"] * 3 + ["-0.1%"]
    assert [i18n.format_number(number, 1) for number in (-0.04, -0.06)] == ["0.0", "-0.1"]
    assert (i18n.format_number(-0.3), i18n.format_share(-0.003)) == ("0", "0%")
