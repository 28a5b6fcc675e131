"""What the tests of charts share: shops to draw, and the texts of a figure with the boxes they fill."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from matplotlib.figure import Figure
from matplotlib.text import Text

from desktop_seg.model.period import to_day
from desktop_seg.store import promotion
from desktop_seg.store.database import Database
from desktop_seg.store.promotion import Promotion
from tests.shops import shop_with

SIZES = ((360, 240), (1000, 600))
LANGUAGES = ("en", "nl", "da", "ko")

TOWNS = ["Utrecht"] * 9 + ["'s-Hertogenbosch"] * 4 + ["Kopenhagen"] * 3 + ["서울특별시"] * 2 + ["Æbeltoft", "Zeist"]


GOODS = ("Boeketten", "Kamerplanten", "Potten en manden voor buiten", "화분")
POSTCODES = ["3511", "3701", "1012", "6211", "9712"]


def busy_shop() -> Database:
    """Return a shop of 220 customers over three years: towns, birth dates, goods, coupons, workshops, promotions."""
    drawn = random.Random(5)
    customers, sales = [], []
    for n in range(220):
        town = f"city={drawn.choice(TOWNS)}" if n % 8 else ""
        lives = f"postcode={drawn.choice(POSTCODES)}AB source={drawn.choice(['kassa', 'webshop'])}"
        customers.append(f"k{n} {town} birth={drawn.choice([1960, 1994]) + drawn.randint(-8, 8)}-05-06 {lives}")
        amount = drawn.lognormvariate(3.2, 0.8)
        for _ in range(drawn.choice([0, 1, 1, 2, 4, 12])):
            on = f"{drawn.choice([2023, 2024, 2025])}-{drawn.randint(1, 12):02d}-{drawn.randint(1, 28):02d}"
            goods = GOODS[drawn.randrange(4)].replace(" ", "_")
            more = f"channel={drawn.choice(['shop', 'web'])} product={goods} category={goods}"
            coupon = " coupon=HELLO" if drawn.random() < 0.2 else ""
            sales.append(f"k{n} {on} {amount * drawn.uniform(0.4, 2):.2f} {more}{coupon}")
    shop = shop_with("\n".join(sales), "\n".join(customers))
    promotion.add(shop, Promotion("Voorjaarsopruiming", to_day(date(2025, 3, 3)), to_day(date(2025, 3, 20))))
    shop.run(
        """INSERT INTO event (import_id, source_row, customer_id, day, kind, match_key)
            SELECT 1, 1, id, ?, 'webinar_attended', 'w' || id FROM customer WHERE id % 5 = 0""",
        (to_day(date(2025, 4, 1)),),
    )
    return shop


def small_shop(customers: int) -> Database:
    """Return a shop where each of so many customers bought once."""
    return shop_with("\n".join(f"k{n} 2025-0{n + 1}-10 {10 * (n + 1)}.00" for n in range(customers)))


def shown_texts(figure: Figure) -> list[Text]:
    """Return the texts that can be read in the picture."""
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def faults(figure: Figure) -> Iterator[str]:
    """Yield every pair of texts that overlap and every text that the edge of the figure cuts."""
    figure.draw_without_rendering()
    boxes = {text: text.get_window_extent() for text in shown_texts(figure)}
    edge = figure.bbox
    for text, box in boxes.items():
        if box.x0 < edge.x0 or box.y0 < edge.y0 or box.x1 > edge.x1 or box.y1 > edge.y1:
            yield f"{text.get_text()!r} is cut by the edge"
    for (one, box), (other, beside) in combinations(boxes.items(), 2):
        # Half a pixel is the seam of two lines of text, not an overlap that anybody sees.
        across = min(box.x1, beside.x1) - max(box.x0, beside.x0)
        along = min(box.y1, beside.y1) - max(box.y0, beside.y0)
        if across > 0.5 and along > 0.5:
            yield f"{one.get_text()!r} overlaps {other.get_text()!r}"
