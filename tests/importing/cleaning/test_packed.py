"""All articles of an order in one cell: parted by their numbers, never at a comma that may belong to a name unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.cleaning.column import Decision, Fault, Undecided
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.packed import PackedStyle, Packing, counted_items
from desktop_seg.importing.cleaning.value import PackedItem
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import HINT


def verdict(cells: list[str]) -> Decision | Undecided:
    return cleaner(ValueKind.PACKED).evidence(cells).decide(HINT)


def read(cells: list[str]) -> list[list[tuple[float, str]]]:
    """Return how many of what each cell holds, where the cells decide by themselves."""
    found = verdict(cells)
    assert isinstance(found, Decision)
    convert = found.style.reader(HINT)
    values = map(convert, cells)
    return [[(item.quantity, item.name) for item in value] for value in values if isinstance(value, tuple)]


@pytest.mark.parametrize(
    "cell",
    [
        "2x Rose, 1x Vase",
        "2 x Rose; 1 x Vase",
        "2 × Rose | 1 × Vase",
        "2xRose\n1xVase",
        "2 stk. Rose, 1 stk. Vase",
        "2x Rose and 1x Vase",
        "Rose x2, Vase x1",
        "Rose (2), Vase (1)",
        "Rose × 2 / Vase × 1",
        "Rose 2개, Vase 1개",
        "name:Rose|sku:R1|quantity:2|total:9.00;name:Vase|quantity:1|total:4.50",
        "Product name: Rose | Qty: 2; Product name: Vase | Qty: 1",
    ],
)
def test_numbers_part_the_articles_however_they_are_written(cell: str) -> None:
    assert read([cell, cell.replace("Vase", "Candle")])[0] == [(2.0, "Rose"), (1.0, "Vase")]


def test_the_article_number_of_a_web_shop_is_kept() -> None:
    assert counted_items("name:Rose|sku:R-1|quantity:2") == (PackedItem("Rose", 2.0, "R-1"),)


def test_a_size_is_no_number_of_articles() -> None:
    cells = ["1 x Frame 20 x 30, 2 x Rose", "3 x Rose"]
    assert read(cells) == [[(1.0, "Frame 20 x 30"), (2.0, "Rose")], [(3.0, "Rose")]]
    assert counted_items("Frame 20 x 30") == ()
    assert counted_items("Potting soil 20 l, red") == ()


def test_a_lone_article_need_not_be_counted() -> None:
    assert read(["2x Rose, 1x Vase", "Vase", "1x Vase, 1x Rose"])[1] == [(1.0, "Vase")]


def test_what_is_behind_a_comma_is_an_article_when_other_cells_know_it_as_one() -> None:
    cells = ["2x Rose, Vase", "1x Vase, 1x Tulip", "3x Tulip"]
    assert read(cells)[0] == [(2.0, "Rose"), (1.0, "Vase")]


def test_a_name_with_a_comma_that_comes_again_is_one_article() -> None:
    cells = ["2x Rose, red", "1x Rose, red, 1x Tulip", "3x Tulip"]
    assert read(cells)[1] == [(1.0, "Rose, red"), (1.0, "Tulip")]


def test_a_comma_that_nothing_explains_is_asked_with_both_meanings_written_out() -> None:
    found = verdict(["2x Rose, Vase", "1x Tulip", "3x Tulip"])
    assert isinstance(found, Undecided)
    assert [choice.style for choice in found.choices] == [
        PackedStyle(Packing.BEFORE),
        PackedStyle(Packing.BEFORE_OR_ONE),
    ]
    assert [choice.examples[0].meaning for choice in found.choices] == ["2 × Rose, Vase", "2 × Rose · 1 × Vase"]


def test_names_without_numbers_are_asked() -> None:
    found = verdict(["Rose, Vase", "Vase, Tulip", "Tulip"])
    assert isinstance(found, Undecided)
    assert [choice.style for choice in found.choices] == [PackedStyle(Packing.LIST), PackedStyle(Packing.WHOLE)]
    listed = found.choices[0].style.reader(HINT)("Rose, Vase")
    assert listed == (PackedItem("Rose", 1.0), PackedItem("Vase", 1.0))


def test_single_articles_are_nothing_to_ask() -> None:
    assert read(["Rose", "Vase"]) == [[(1.0, "Rose")], [(1.0, "Vase")]]


def test_a_cell_that_is_written_otherwise_is_told_and_not_guessed() -> None:
    found = verdict([*(f"{n}x Rose, 1x Vase" for n in range(1, 30)), "see note, and the other one"])
    assert isinstance(found, Decision)
    assert isinstance(found.style.reader(HINT)("see note, and the other one"), Fault)


NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwyzåéø 가나다", min_size=1, max_size=12).filter(
    lambda text: any(map(str.isalpha, text)) and text == " ".join(text.split())
)


@given(
    st.lists(st.tuples(st.integers(1, 999), NAMES), min_size=1, max_size=6), st.sampled_from([", ", "; ", " | ", "\n"])
)
def test_what_is_packed_with_numbers_before_it_comes_out_again(items: list[tuple[int, str]], sign: str) -> None:
    cell = sign.join(f"{count} x {name}" for count, name in items)
    assert [(item.quantity, item.name) for item in counted_items(cell)] == items


@given(st.text(max_size=300))
def test_no_text_stops_the_reader(text: str) -> None:
    found = verdict([text])
    style = found.style if isinstance(found, Decision) else found.choices[0].style
    value = style.reader(HINT)(text)
    assert value is None or isinstance(value, tuple | Fault)
