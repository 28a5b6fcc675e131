"""Writes the smaller files: products, promotions, events, survey answers, complaints and invoices.

After everything that makes them. Dutch headers where the till or the owner keeps the list, English for the web site.
"""

from pathlib import Path

from generator.catalogue import articles
from generator.event import Event
from generator.mail_events import mail_events
from generator.people import Person
from generator.questionnaire import answers
from generator.service_desk import complaints, invoices
from generator.shop import Shop
from generator.shop_calendar import promotions
from generator.text_file import write_rows
from generator.web_events import web_events
from generator.workbook import Value, new_book


def write_lists(shop: Shop, folder: Path) -> None:
    """All files that the ready-made segments of later use need besides sales and customers."""
    _write_products(folder)
    _write_promotions(folder)
    _write_events(shop, folder)
    _write_survey(shop, folder)
    _write_complaints(shop, folder)
    _write_invoices(shop, folder)


def _write_table(path: Path, sheet_name: str, headers: tuple[str, ...], rows: list[tuple[Value, ...]]) -> None:
    with new_book(path) as book:
        sheet = book.sheet(sheet_name)
        book.write_header(sheet, 0, headers)
        sheet.set_column(0, len(headers) - 1, 16)
        for number, row in enumerate(rows, 1):
            book.write_row(sheet, number, row)


def _write_products(folder: Path) -> None:
    headers = (
        "Artikelnummer",
        "Artikelnaam",
        "Artikelgroep",
        "Subgroep",
        "Merk",
        "Inkoopprijs",
        "Verkoopprijs",
        "Prijsklasse",
        "Kenmerken",
    )
    rows: list[tuple[Value, ...]] = [
        (
            article.sku,
            article.name,
            article.category,
            article.subcategory,
            article.brand,
            article.cost_cents / 100 if article.cost_cents else None,
            article.price_cents / 100,
            article.price_class,
            ", ".join(article.tags),
        )
        for article in articles()
    ]
    _write_table(folder / "products.xlsx", "Artikelen", headers, rows)


def _write_promotions(folder: Path) -> None:
    headers = ("Actie", "Eerste dag", "Laatste dag", "Geldt voor", "Korting in procent")
    rows: list[tuple[Value, ...]] = [
        (one.name, one.first_day, one.last_day, ", ".join(one.scope) or "alles", one.percent) for one in promotions()
    ]
    _write_table(folder / "promotions.xlsx", "Acties", headers, rows)


def all_events(shop: Shop) -> list[Event]:
    """Everything in `events.csv`, oldest first."""
    found = web_events(shop) + mail_events(shop, [form.person for form in answers(shop)])
    return sorted(found, key=lambda one: (one.day, one.kind, one.person.index))


def _write_events(shop: Shop, folder: Path) -> None:
    headers = ("Customer Number", "Email", "Event Date", "Event", "Subject", "Category", "Source")
    rows = (
        (
            str(shop.numbers.get(one.person.index, "")),
            "" if one.person.habit.numbered else one.person.email,
            one.day.isoformat(),
            one.kind,
            one.subject,
            one.category,
            one.source,
        )
        for one in all_events(shop)
    )
    write_rows(folder / "events.csv", headers, rows)


def _write_survey(shop: Shop, folder: Path) -> None:
    headers = (
        "Klantnummer",
        "Ingevuld op",
        "Wat vindt u belangrijk? (meer antwoorden mogelijk)",
        "Waarom kocht u de laatste keer bij ons?",
        "Waarvoor gebruikt u wat u koopt?",
        "Wat past bij u?",
        "Welk cijfer geeft u ons? (1-10)",
        "Zou u ons aanbevelen? (0-10)",
        "Hobby's",
        "Opmerking",
    )
    rows: list[tuple[Value, ...]] = [
        (
            shop.numbers[form.person.index],
            form.day,
            "; ".join(form.values),
            form.reason,
            form.use,
            form.character,
            form.mark,
            form.recommend,
            "; ".join(form.person.circumstances.hobbies),
            form.remark,
        )
        for form in answers(shop)
    ]
    _write_table(folder / "survey_answers.xlsx", "Klantonderzoek 2026", headers, rows)


def _write_complaints(shop: Shop, folder: Path) -> None:
    headers = (
        "Klachtnummer",
        "Klantnummer",
        "Bonnummer",
        "Datum klacht",
        "Soort klacht",
        "Omschrijving",
        "Ernst (1-3)",
        "Status",
        "Opgelost op",
        "Cijfer (1-10)",
    )
    rows: list[tuple[Value, ...]] = [
        (
            one.number,
            *_who_and_what(shop, one.person, one.receipt.number),
            one.day,
            one.kind,
            one.text,
            one.severity,
            "opgelost" if one.resolved_on else "open",
            one.resolved_on,
            one.mark,
        )
        for one in complaints(shop)
    ]
    _write_table(folder / "complaints.xlsx", "Klachten", headers, rows)


def _write_invoices(shop: Shop, folder: Path) -> None:
    headers = (
        "Factuurnummer",
        "Klantnummer",
        "Bonnummer",
        "Factuurdatum",
        "Vervaldatum",
        "Betaaldatum",
        "Totaal incl. btw",
    )
    rows: list[tuple[Value, ...]] = [
        (
            one.number,
            *_who_and_what(shop, one.person, one.receipt.number),
            one.receipt.day,
            one.due_on,
            one.paid_on,
            one.receipt.net_cents / 100,
        )
        for one in invoices(shop)
    ]
    _write_table(folder / "invoices.xlsx", "Facturen", headers, rows)


def _who_and_what(shop: Shop, person: Person, receipt_no: str) -> tuple[int | None, int | str]:
    return shop.numbers.get(person.index), int(receipt_no) if receipt_no.isdigit() else receipt_no
