"""Several words in a cell: parted where the parts come again elsewhere, never where a sentence merely has a comma."""

import pytest

from desktop_seg.importing.cleaning.choices import ChoicesStyle, words_of
from desktop_seg.importing.cleaning.column import Decision
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import HINT


def style(cells: list[str]) -> ChoicesStyle:
    verdict = cleaner(ValueKind.CHOICES).evidence(cells).decide(HINT)
    assert isinstance(verdict, Decision)
    assert isinstance(verdict.style, ChoicesStyle)
    return verdict.style


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (["organic; gift", "gift", "organic"], ";"),
        (["organic, gift", "gift", "gaming, organic"], ","),
        (["a|b", "b|c", "a"], "|"),
        (["nice, as ever", "too dear, sadly", "good"], ""),
        (["nice, as ever", "nice, as ever", "good"], ""),
        (["one", "two"], ""),
        ([], ""),
    ],
)
def test_the_sign_between_words_follows_from_the_column(cells: list[str], separator: str) -> None:
    assert style(cells).separator == separator


def test_a_cell_becomes_its_words_each_once() -> None:
    read = ChoicesStyle(";").converter(HINT)
    assert read(" organic;gift ; Organic;") == ("organic", "gift")
    assert read("") is None
    assert read(";") is None
    assert words_of("a, b", "") == ("a, b",)
