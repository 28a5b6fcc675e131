"""Words of spreadsheets in six languages, and the classes they belong to."""

import pytest

from desktop_seg.model.word_class import names_class, word_class


@pytest.mark.parametrize(
    ("topic", "text", "expected"),
    [
        ("education", "HBO/WO", "high"),
        ("education", "MBO niveau 4", "middle"),
        ("education", "VMBO", "low"),
        ("education", "Universität Köln", "high"),
        ("education", "folkeskole", "low"),
        ("education", "대학교 졸업", "high"),
        ("education", "중졸", "low"),
        ("education", "something else", None),
        ("work", "Zelfstandig ondernemer", "self_employed"),
        ("work", "zonder werk", "without_work"),
        ("work", "Selvstændig", "self_employed"),
        ("work", "자영업자", "self_employed"),
        ("work", "Gepensioneerd", "retired"),
        ("housing", "Huurwoning", "rents"),
        ("housing", "Koop", "owns"),
        ("housing", "Ejerbolig", "owns"),
        ("housing", "전세", "rents"),
        ("income", "beneden modaal", "low"),
        ("income", "boven modaal", "high"),
        ("income", "modaal", "middle"),
        ("payment", "Apple Pay", "mobile"),
        ("payment", "Pin", None),
        ("payment", "카카오페이", "mobile"),
        ("credit", "geblokkeerd", "bad"),
        ("credit", "OK", "good"),
        ("device", "iPhone", "mobile"),
        ("device", "desktop", None),
        ("price_class", "Luxe", "premium"),
        ("tag", "gaming", "technology"),
    ],
)
def test_a_word_belongs_to_its_class(topic: str, text: str, expected: str | None) -> None:
    assert word_class(topic, text) == expected


@pytest.mark.parametrize("text", [None, "", "   ", "–"])
def test_nothing_said_is_unknown(text: str | None) -> None:
    assert word_class("education", text) is None


def test_a_word_inside_another_is_not_that_word() -> None:
    assert word_class("income", "hoogstens weinig") is None
    assert word_class("education", "Woerden") is None


def test_two_classes_at_once_are_unknown_for_one_answer_and_both_for_several() -> None:
    text = "quality, price"
    assert word_class("value", "prix bio") is None
    assert names_class("value", "quality", text) == names_class("value", "price", text) == 1
    assert names_class("value", "health", text) == 0
