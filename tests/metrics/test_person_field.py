"""What follows from the words and postcodes of the customer list, on people an owner can check by hand."""

from dataclasses import replace
from datetime import date

from desktop_seg.model.period import to_day
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue
from tests.metrics.ask import ask
from tests.shops import shop_with


def test_words_of_six_languages_come_together() -> None:
    shop = shop_with(
        customers="""
        anna  education=HBO/WO      work_status=Loondienst    housing=Koop      children=2
        bo    education=folkeskole  work_status=Selvstændig   housing=Lejebolig children=0
        carl  education=대졸        work_status=자영업        housing=월세
        dora  education=?           occupation=freelancer     housing=caravan
        emil  city=Utrecht
        """
    )
    assert ask(shop, "education_level") == {"anna": "high", "bo": "low", "carl": "high", "dora": None, "emil": None}
    assert ask(shop, "kind_of_work") == {
        "anna": "employed",
        "bo": "self_employed",
        "carl": "self_employed",
        "dora": "self_employed",
        "emil": None,
    }
    assert ask(shop, "rents_or_owns") == {"anna": "owns", "bo": "rents", "carl": "rents", "dora": None, "emil": None}
    assert ask(shop, "has_children") == {"anna": 1, "bo": 0, "carl": None, "dora": None, "emil": None}


def test_a_credit_note_is_bad_good_or_unknown() -> None:
    shop = shop_with(customers="anna credit_flag=geblokkeerd\nbo credit_flag=ok\ncarl credit_flag=A7\ndora city=Delft")
    assert ask(shop, "has_credit_warning") == {"anna": 1, "bo": 0, "carl": None, "dora": None}


def test_places_follow_from_the_postcode() -> None:
    shop = shop_with(
        customers="""
        anna  postcode=3511AB
        bo    postcode=1012AB  country=NL
        carl  postcode=9000    country=BE
        dora  postcode=99999   country=NL  region=Elsewhere
        emil  city=Utrecht
        """
    )
    setting.save(shop, replace(setting.load(shop), postcode="3511"))
    assert ask(shop, "home_region") == {
        "anna": "Utrecht",
        "bo": "Noord-Holland",
        "carl": "Oost-Vlaanderen",
        "dora": "Elsewhere",
        "emil": None,
    }
    distances = ask(shop, "distance_km")
    assert distances["anna"] == 0
    assert 30 < float(distances["bo"] or 0) < 40  # Amsterdam to Utrecht
    assert 150 < float(distances["carl"] or 0) < 165  # Ghent to Utrecht
    assert distances["dora"] is None
    assert distances["emil"] is None
    assert ask(shop, "town_size") == {"anna": "city", "bo": "city", "carl": "city", "dora": None, "emil": None}
    assert ask(shop, "is_abroad") == {"anna": None, "bo": 0, "carl": 1, "dora": 0, "emil": None}
    assert ask(shop, "climate") == {"anna": "oceanic", "bo": "oceanic", "carl": "oceanic", "dora": None, "emil": None}


def test_without_the_postcode_of_the_shop_every_distance_is_unknown() -> None:
    shop = shop_with(customers="anna postcode=3511AB work_postcode=1012AB")
    assert ask(shop, "distance_km") == ask(shop, "work_distance_km") == {"anna": None}


def test_a_place_of_the_shops_own_comes_first() -> None:
    shop = shop_with(customers="anna postcode=3511AB")
    shop.run(
        "INSERT INTO place (country, postcode, lat, lon, region, inhabitants, climate)"
        " VALUES ('NL', '3511', 52.0, 5.0, 'Binnenstad', 4000, 'subtropical')"
    )
    assert ask(shop, "home_region") == {"anna": "Binnenstad"}
    assert ask(shop, "town_size") == {"anna": "village"}
    assert ask(shop, "is_urban") == {"anna": 0}
    assert ask(shop, "climate") == {"anna": "subtropical"}


def _complain(shop: Database, name: str, day: str, **more: SqlValue) -> None:
    row: dict[str, SqlValue] = {"import_id": 1, "source_row": 1, "day": to_day(date.fromisoformat(day)), **more}
    row["match_key"] = f"{name}{day}{more}"
    row["customer_id"] = shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,))
    shop.run(f"INSERT INTO complaint ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


def test_complaints_are_counted_for_the_year_and_open_ones_as_of_the_day() -> None:
    shop = shop_with(customers="anna city=A\nbo city=B\ncarl city=C")
    assert ask(shop, "complaints_365") == {"anna": None, "bo": None, "carl": None}
    _complain(shop, "anna", "2024-06-01", status="solved", resolved_day=to_day(date(2024, 7, 1)), rating=2.0)
    _complain(shop, "anna", "2024-06-02", status="solved", resolved_day=to_day(date(2025, 7, 1)), rating=4.0)
    _complain(shop, "bo", "2025-06-01", status="open")
    _complain(shop, "bo", "2025-06-02", status="open")
    assert ask(shop, "complaints_365") == {"anna": 1, "bo": 1, "carl": 0}
    assert ask(shop, "complaints_open") == {"anna": 1, "bo": 1, "carl": 0}
    assert ask(shop, "complaints_open", "2025-07-01") == {"anna": 0, "bo": 2, "carl": 0}
    assert ask(shop, "complaint_rating") == {"anna": 4.0, "bo": None, "carl": None}


def _answer(shop: Database, name: str, topic: str, answer: str, day: str, *, import_id: int = 1) -> None:
    kind = "number" if answer.isdigit() else "several"
    shop.run("INSERT OR IGNORE INTO survey_question (survey, text, type, topic) VALUES ('', ?, ?, ?)",
             (topic, kind, topic))  # fmt: skip
    question = shop.number("SELECT id FROM survey_question WHERE text = ?", (topic,))
    customer = shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,))
    shop.run(
        "INSERT INTO survey_answer VALUES (?, ?, ?, ?, ?, 1)",
        (question, customer, answer, to_day(date.fromisoformat(day)), import_id),
    )


def test_the_latest_mark_counts_on_its_scale() -> None:
    shop = shop_with(customers="anna city=A\nbo city=B\ncarl city=C")
    _answer(shop, "anna", "satisfaction", "2", "2025-01-01", import_id=1)
    _answer(shop, "anna", "satisfaction", "5", "2025-05-01", import_id=2)
    _answer(shop, "bo", "satisfaction", "3", "2025-05-01", import_id=2)
    _answer(shop, "carl", "satisfaction", "1", "2025-07-01", import_id=2)
    _answer(shop, "bo", "nps", "9", "2025-05-01", import_id=2)
    assert ask(shop, "satisfaction") == {"anna": 5, "bo": 3, "carl": None}
    assert ask(shop, "satisfaction_of_ten") == {"anna": 10, "bo": 6, "carl": None}
    assert ask(shop, "satisfaction", "2025-02-01") == {"anna": 2, "bo": None, "carl": None}
    assert ask(shop, "recommends_of_ten") == {"anna": None, "bo": 9, "carl": None}


def test_low_marks_alone_do_not_make_a_scale_of_ten_one_of_five() -> None:
    shop = shop_with(customers="anna city=A\nbo city=B")
    _answer(shop, "anna", "satisfaction", "5", "2025-05-01")
    _answer(shop, "bo", "satisfaction", "2", "2025-05-01")
    assert ask(shop, "satisfaction_of_ten") == {"anna": 10, "bo": 4}
    shop.run("UPDATE survey_question SET text = 'Which mark do you give us? (1-10)'")
    assert ask(shop, "satisfaction_of_ten") == {"anna": 5, "bo": 2}


def test_values_are_those_of_the_newest_answers() -> None:
    shop = shop_with(customers="anna city=A\nbo city=B\ncarl city=C")
    _answer(shop, "anna", "value", "Duurzaamheid", "2025-01-01", import_id=1)
    _answer(shop, "anna", "value", "Kwaliteit", "2025-01-01", import_id=1)
    _answer(shop, "anna", "value", "Prijs", "2025-03-01", import_id=2)
    _answer(shop, "bo", "value", "Gezelligheid", "2025-01-01", import_id=1)
    assert ask(shop, "value_sustainable", "2025-02-01") == {"anna": 1, "bo": 0, "carl": None}
    assert ask(shop, "value_quality", "2025-02-01") == {"anna": 1, "bo": 0, "carl": None}
    assert ask(shop, "value_sustainable") == {"anna": 0, "bo": 0, "carl": None}
    assert ask(shop, "value_price") == {"anna": 1, "bo": 0, "carl": None}
    assert ask(shop, "value_other") == {"anna": 0, "bo": 1, "carl": None}


def _owe(shop: Database, name: str, due: str, paid: str = "") -> None:
    customer = shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,))
    paid_day = to_day(date.fromisoformat(paid)) if paid else None
    shop.run(
        "INSERT INTO invoice (import_id, source_row, match_key, day, due_day, paid_day, customer_id)"
        " VALUES (1, 1, ?, ?, ?, ?, ?)",
        (f"{name}{due}", to_day(date.fromisoformat(due)) - 14, to_day(date.fromisoformat(due)), paid_day, customer),
    )


def test_an_invoice_is_late_the_day_after_its_last_day_of_payment() -> None:
    shop = shop_with(customers="anna city=A\nbo city=B\ncarl city=C\ndora city=D")
    assert ask(shop, "overdue_365") == {"anna": None, "bo": None, "carl": None, "dora": None}
    _owe(shop, "anna", "2025-05-01", paid="2025-05-01")
    _owe(shop, "bo", "2025-05-01", paid="2025-05-02")
    _owe(shop, "bo", "2024-05-01", paid="2024-05-02")
    _owe(shop, "bo", "2023-05-01", paid="2023-05-02")
    _owe(shop, "carl", "2025-05-31")
    _owe(shop, "carl", "2025-06-01")
    assert ask(shop, "overdue_365") == {"anna": 0, "bo": 1, "carl": 1, "dora": 0}
    assert ask(shop, "overdue_24_months") == {"anna": 0, "bo": 2, "carl": 1, "dora": 0}
    assert ask(shop, "invoices_24_months") == {"anna": 1, "bo": 2, "carl": 1, "dora": 0}
    assert ask(shop, "overdue_365", "2025-06-02")["carl"] == 2
