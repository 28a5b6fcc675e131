"""Text that looks like a formula is made harmless, and comes back from CSV exactly as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.base.guard import guarded, unguarded

RISKY = st.text(alphabet=st.sampled_from("=+-@'\t\r\n0123456789 (),./abcé＝＋"), max_size=12)


@given(st.one_of(st.text(max_size=30), RISKY))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(RISKY)
def test_what_is_written_never_starts_like_a_formula(text: str) -> None:
    written = guarded(text)
    starts_like_a_number = written[:1] in ("+", "-") and any(letter.isdigit() for letter in written)
    assert not written.startswith(tuple("=@\t\r\n＝＠＋－"))
    assert written[:1] not in ("+", "-") or starts_like_a_number


@pytest.mark.parametrize("text", ["=1+1", "@sum", "+cmd|' /C calc'!A0", "-2+3+cmd", "\tx", "＝1", "-", "+"])
def test_formulas_get_one_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["+31612345678", "-12,50", "+31 (0)6-12 34", "'s-Hertogenbosch", "'t Hooft", "Anna", ""]
)
def test_numbers_phones_and_dutch_names_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text
