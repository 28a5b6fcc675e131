"""What is typed into a box for a number is never read as a hundred times as much."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_seg.base import i18n
from desktop_seg.ui.widgets.number_box import NumberBox, money_box, share_box


@pytest.fixture(params=["en", "nl", "da", "ko"])
def language(request: pytest.FixtureRequest) -> str:
    return i18n.use(request.param)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12,50", 12.5), ("12.50", 12.5), ("1.249,50", 1249.5), ("1,249.50", 1249.5), ("2500", 2500), ("12,", 12)],
)
def test_an_amount_is_what_was_typed_with_either_decimal_sign(
    qtbot: QtBot, language: str, typed: str, amount: float
) -> None:
    assert _typed(qtbot, money_box("EUR"), typed).value() == amount


@pytest.mark.parametrize(("language", "of_point", "of_comma"), [("nl", 1250, 1.25), ("en", 1.25, 1250)])
def test_what_can_be_read_both_ways_is_read_as_the_shop_writes_it(
    qtbot: QtBot, language: str, of_point: float, of_comma: float
) -> None:
    i18n.use(language)
    assert _typed(qtbot, NumberBox(2), "1.250").value() == of_point
    assert _typed(qtbot, NumberBox(2), "1,250").value() == of_comma


@pytest.mark.parametrize("currency", ["EUR", "DKK", "KRW", "USD"])
def test_an_amount_is_written_as_everywhere_else_and_can_be_edited_within(
    qtbot: QtBot, language: str, currency: str
) -> None:
    box = money_box(currency)
    qtbot.addWidget(box)
    box.setValue(1_234_567)
    digits = box.decimals()
    assert box.text() == i18n.format_money(1_234_567 * 10**digits, currency)
    box.interpretText()
    assert box.value() == 1_234_567


def test_letters_and_amounts_beyond_the_range_are_not_taken(qtbot: QtBot) -> None:
    box = NumberBox(2)
    box.setRange(5, 90)
    box.setValue(7)
    assert _typed(qtbot, box, "abc").value() == 7
    assert _typed(qtbot, box, "900").value() == 90
    box.setRange(-90, 90)
    assert _typed(qtbot, box, "-12,5").value() == -12.5


def test_a_share_has_the_sign_of_its_language(qtbot: QtBot, language: str) -> None:
    box = _typed(qtbot, share_box(1), "12,5")
    assert box.value() == 12.5
    assert box.text() == i18n.format_share(0.125, 1)


def _typed(qtbot: QtBot, box: NumberBox, text: str) -> NumberBox:
    qtbot.addWidget(box)
    box.selectAll()
    qtbot.keyClicks(box, text)
    box.interpretText()
    return box
