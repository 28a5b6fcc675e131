"""Lists about the shop: articles with their prices and labels, and the calendar of promotions."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

PRODUCTS, PROMOTIONS = FileKind.PRODUCTS, FileKind.PROMOTIONS
ARTICLES = """
    sku | product_name | category | cost | list_price | price_class | product_tags
    A   | Rose         | Flowers  | 1.20 | 3.00       | middle      | organic; gift
    B   | Tulip        | Flowers  |      | 2.50       | low         | gift
"""


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def tags(db: Database) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.rows(
        "SELECT DISTINCT sku, tag FROM product_tag t JOIN product p ON p.id = t.product_id ORDER BY 1, 2"
    )]  # fmt: skip


def test_articles_get_price_cost_class_and_labels(db: Database) -> None:
    assert imported(db, PRODUCTS, ARTICLES).rows_new == 2
    assert db.rows("SELECT sku, cost_cents, list_price_cents, price_class FROM product ORDER BY sku") == [
        ("A", 120, 300, "middle"),
        ("B", None, 250, "low"),
    ]
    assert tags(db) == [("A", "gift"), ("A", "organic"), ("B", "gift")]


def test_a_list_completes_the_articles_of_sales_and_a_newer_price_holds(db: Database) -> None:
    head = "order_id | order_date | sku | product_name | quantity | unit_price\n"
    imported(db, FileKind.SALE_LINES, head + "1 | 2024-06-01 | A | Rose | 2 | 2.80")
    first = imported(db, PRODUCTS, ARTICLES)
    assert (first.rows_new, first.rows_updated, first.products_new) == (1, 1, 1)
    again = imported(db, PRODUCTS, ARTICLES)
    assert (again.rows_new, again.rows_updated, again.rows_same) == (0, 0, 2)
    newer = imported(db, PRODUCTS, "sku | list_price | product_tags\nA | 3.50 | gift\nB | 2.50 | local")
    assert (newer.rows_updated, newer.rows_same) == (2, 0)
    assert db.value("SELECT list_price_cents FROM product WHERE sku = 'A'") == 350
    assert ("B", "local") in tags(db)
    undo(db, newer.import_id)
    assert db.value("SELECT list_price_cents FROM product WHERE sku = 'A'") == 300
    assert ("B", "local") not in tags(db)


def test_a_row_without_an_article_is_set_aside(db: Database) -> None:
    report = imported(db, PRODUCTS, "sku | list_price\n | 3.50")
    assert (report.rows_aside, report.rows_new) == (1, 0)


def test_promotions_are_known_by_name_and_first_day(db: Database) -> None:
    calendar = """
        promotion_name | start_date | end_date   | promotion_scope | promotion_discount | early_access_date
        Spring         | 2024-03-11 | 2024-03-20 | seeds, soil     | 20                 | 2024-03-10
        Black Friday   | 2024-11-29 |            | all             | 40                 |
    """
    assert imported(db, PROMOTIONS, calendar).rows_new == 2
    found = "SELECT name, start_day, end_day, scope, early_access_day, discount_share FROM promotion ORDER BY start_day"
    spring = ("Spring", day("2024-03-11"), day("2024-03-20"), "seeds, soil", day("2024-03-10"), 0.2)
    assert db.rows(found) == [spring, ("Black Friday", day("2024-11-29"), day("2024-11-29"), "all", None, 0.4)]
    longer = imported(db, PROMOTIONS, "promotion_name | start_date | end_date\nSPRING | 2024-03-11 | 2024-03-25")
    assert (longer.rows_new, longer.rows_updated) == (0, 1)
    assert db.value("SELECT end_day FROM promotion WHERE name = 'SPRING'") == day("2024-03-25")
    undo(db, longer.import_id)
    assert db.rows(found)[0] == spring


def test_a_promotion_that_ends_before_it_begins_or_has_no_name_or_day_is_set_aside(db: Database) -> None:
    report = imported(
        db,
        PROMOTIONS,
        """
        promotion_name | start_date | end_date
        Backwards      | 2024-03-11 | 2024-03-01
                       | 2024-03-11 | 2024-03-12
        Some day       |            | 2024-03-12
        """,
    )
    assert (report.rows_aside, report.rows_new) == (3, 0)
    assert len({issue.reason for issue in report.problems}) == 3
