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
