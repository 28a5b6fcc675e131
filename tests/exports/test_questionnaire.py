"""The blank questionnaire goes out with what is known, and comes back as answers of the same people."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.base import i18n
from desktop_seg.base.errors import UserError
from desktop_seg.exports.catalogue import target
from desktop_seg.exports.export import export
from desktop_seg.exports.flow import ExportFlow, Step, start
from desktop_seg.exports.request import ExportRequest, ExportResult, Format
from desktop_seg.exports.target import questionnaire
from desktop_seg.importing import known_before
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_day
from desktop_seg.model.word_class import word_class
from desktop_seg.store import export_log
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_reader, open_shop
from tests.cli.run import command
from tests.importing.made_file import csv, session

AS_OF = to_day(date(2026, 9, 1))
HEADERS = "Klantnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Mobiel;Geslacht;Opleiding;Toestemming e-mail"
# Numbers with zeros in front, a number and an address, no number, an address that two share, and a formula.
PEOPLE = (
    ("007", "Anna", "de", "Vries", "anna@example.org", "", "v", "HBO", "ja"),
    ("12", "Maria", "", "Smit Bakker", "maria@example.org", "0612345678", "", "", "ja"),
    ("", "Piet", "", "Jansen", "piet@example.org", "0687654321", "m", "", "ja"),
    ("", "Els", "", "Kok", "kok@example.org", "", "", "", "ja"),
    ("", "Jan", "", "Kok", "kok@example.org", "", "", "", "ja"),
    ("15", "=1+1", "", "Som", "som@example.org", "", "", "", "ja"),
    ("16", "Nee", "", "Nooit", "nee@example.org", "", "", "", "nee"),
)
ASKED = ("birth_date", "gender", "education", "occupation", "income_band", "marital_status", "children", "housing")
WHO = "customer_no, first_name, name_infix, last_name, email, mobile"


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language of the program in turn."""
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop file with the people, imported."""
    source = csv(tmp_path / "klanten.csv", HEADERS, PEOPLE)
    with session(tmp_path) as own:
        own.run(source, own.inspect(source).plan)
    return tmp_path / "shop.seg"


def written(db: Database, path: Path) -> ExportResult:
    ids = tuple(int(str(row[0])) for row in db.rows("SELECT id FROM customer ORDER BY id"))
    form, what = Format.XLSX, questionnaire.KEY
    return export(db, ExportRequest("all", "All", "Everyone.", ids, Channel.EMAIL, (), what, form, path, "ask"), AS_OF)


def blank(shop: Path, path: Path) -> ExportResult:
    with closing(open_shop(shop)) as db:
        return written(db, path)


def customers(shop: Path, columns: str = "*") -> list[tuple[object, ...]]:
    with closing(open_reader(shop)) as db:
        return [tuple(row) for row in db.rows(f"SELECT {columns} FROM customer ORDER BY id")]


def columns_of(path: Path) -> dict[str, int]:
    """Return where each field stands, by the headings of the first sheet."""
    titles = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]
    named = {questionnaire.heading(field.key): field.key for field in questionnaire.FIELDS}
    return {named[str(title)]: place for place, title in enumerate(titles, 1)}


def test_the_blank_workbook_imports_without_a_question_and_changes_nothing(
    shop: Path, tmp_path: Path, language: str
) -> None:
    path = blank(shop, tmp_path / "blank.xlsx").path
    before = customers(shop), consents(shop)
    with session(tmp_path) as own:
        found = own.inspect(path)
        assert (found.is_ready, found.questions) == (True, ())
        assert found.plan.kind is FileKind.CUSTOMERS
        assert [column.header for column in found.plan.columns if column.field is None] == []
        report = own.run(path, found.plan)
    assert (report.rows_read, report.rows_new, report.rows_aside) == (6, 0, 0)
    assert (customers(shop), consents(shop)) == before


def consents(shop: Path) -> list[tuple[object, ...]]:
    with closing(open_reader(shop)) as db:
        return [tuple(row) for row in db.rows("SELECT customer_id, channel, status, day FROM consent ORDER BY 1, 2")]


def test_what_is_filled_in_reaches_the_same_people_and_no_one_else(shop: Path, tmp_path: Path, language: str) -> None:
    path = blank(shop, tmp_path / "blank.xlsx").path
    before = customers(shop, f"id, {WHO}")
    book, place = openpyxl.load_workbook(path), columns_of(path)
    page = book.worksheets[0]
    offered = choices(book)
    for line in range(2, page.max_row + 1):
        page.cell(line, place["birth_date"]).value = datetime(1980, 1, line)
        page.cell(line, place["occupation"]).value = f"occupation {line}"
        page.cell(line, place["children"]).value = line % 3
        page.cell(line, place["tags"]).value = "tuin, koken"
        for key in ("education", "income_band", "housing", "preferred_channel"):
            page.cell(line, place[key]).value = offered[key][line % len(offered[key])]
        page.cell(line, place["gender"]).value = offered["gender"][line % 3]
    book.save(path)
    with session(tmp_path) as own:
        found = own.inspect(path)
        assert (found.is_ready, found.questions) == (True, ())
        own.run(path, found.plan)

    assert customers(shop, f"id, {WHO}") == before
    lines = list(range(2, 8))
    told = customers(shop, "birth_day, occupation, children, tags, gender")
    genders = ("female", "male", "other")
    assert told[:-1] == [
        (to_day(date(1980, 1, n)), f"occupation {n}", n % 3, "tuin, koken", genders[n % 3]) for n in lines
    ]
    assert told[-1] == (None, None, None, None, None)
    words = customers(shop, "education, income_band, housing, preferred_channel")[:-1]
    levels = ("low", "middle", "high")
    channels = ("email", "post", "phone", "sms", "whatsapp")
    for n, (education, income, housing, channel) in zip(lines, words, strict=True):
        assert word_class("education", str(education)) == levels[n % 3]
        assert word_class("income", str(income)) == levels[n % 3]
        assert word_class("housing", str(housing)) == ("rents", "owns")[n % 2]
        assert word_class("channel", str(channel)) == channels[n % 5]


def choices(book: openpyxl.Workbook) -> dict[str, list[str]]:
    """Return what each column offers, read from the rules of the first sheet and the cells they point to."""
    page, found = book.worksheets[0], {}
    named = {questionnaire.heading(field.key): field.key for field in questionnaire.FIELDS}
    for rule in page.data_validations.dataValidation:
        title = page.cell(1, next(iter(rule.sqref.ranges)).min_col).value
        if rule.type == "list":
            name, area = rule.formula1.rsplit("!", 1)
            cells = book[name.strip("'")][area.replace("$", "")]
            found[named[str(title)]] = [cell.value for cell in cells[0]]
    return found


def test_what_is_known_stands_there_and_addresses_only_where_a_number_is_missing(shop: Path, tmp_path: Path) -> None:
    path = blank(shop, tmp_path / "blank.xlsx").path
    place = columns_of(path)
    assert set(place) >= set(ASKED)
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    keys = ("customer_no", "first_name", "name_infix", "last_name", "email", "gender", "education", "birth_date")
    told = [tuple(row[place[key] - 1] for key in keys) for row in rows]
    assert told[:4] == [
        ("007", "Anna", "de", "Vries", None, "Woman", "HBO", None),
        ("12", "Maria", None, "Smit Bakker", None, None, None, None),
        (None, "Piet", None, "Jansen", "piet@example.org", "Man", None, None),
        (None, "Els", None, "Kok", "kok@example.org", None, None, None),
    ]
    assert len(told) == 6
    assert "phone" not in place  # whoever has no number has an address


def test_what_was_filled_in_beforehand_does_not_undo_what_came_in_since(shop: Path, tmp_path: Path) -> None:
    path = blank(shop, tmp_path / "blank.xlsx").path
    newer = tmp_path / "newer.csv"
    newer.write_text("Customer number,Education,Gender\n007,WO,Woman\n", encoding="utf-8")
    with session(tmp_path) as own:
        own.run(newer, own.inspect(newer).plan)
    book, place = openpyxl.load_workbook(path), columns_of(path)
    page = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for line, row in enumerate(reversed(rows), 2):  # sorted anew by the one who filled it in
        for column, value in enumerate(row, 1):
            page.cell(line, column).value = value
    page.cell(len(rows) + 1, place["occupation"]).value = "teacher"
    book.save(path)
    with session(tmp_path) as own:
        found = own.inspect(path)
        assert found.is_ready
        assert [sheet.name for sheet in found.sheets if sheet.name == known_before.SHEET] == []
        own.run(path, found.plan)
    assert customers(shop, "education, occupation")[0] == ("WO", "teacher")


def test_a_filled_in_word_that_is_changed_counts(shop: Path, tmp_path: Path) -> None:
    path = blank(shop, tmp_path / "blank.xlsx").path
    book, place = openpyxl.load_workbook(path), columns_of(path)
    book.worksheets[0].cell(2, place["education"]).value = "MBO"
    book.save(path)
    with session(tmp_path) as own:
        own.run(path, own.inspect(path).plan)
    assert customers(shop, "education")[0] == ("MBO",)


def test_an_answer_that_was_given_once_stays_when_the_cell_is_emptied(shop: Path, tmp_path: Path) -> None:
    path = blank(shop, tmp_path / "blank.xlsx").path
    book, place = openpyxl.load_workbook(path), columns_of(path)
    book.worksheets[0].cell(2, place["education"]).value = None
    book.save(path)
    with session(tmp_path) as own:
        own.run(path, own.inspect(path).plan)
    assert customers(shop, "education")[0] == ("HBO",)


def test_nothing_in_it_is_a_formula_and_every_question_is_explained(shop: Path, tmp_path: Path, language: str) -> None:
    book = openpyxl.load_workbook(blank(shop, tmp_path / "blank.xlsx").path)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    assert "=1+1" in {cell.value for cell in cells}
    explained = {row[0]: row[1] for row in book.worksheets[1].iter_rows(min_row=5, values_only=True)}
    asked = [cell.value for cell in book.worksheets[0][1]][-10:]
    assert list(explained) == asked
    assert all(explained.values())
    assert set(choices(book)) == {"gender", "education", "income_band", "housing", "preferred_channel"}


def test_consent_and_those_left_out_stand_on_sheets_of_their_own_and_in_the_journal(shop: Path, tmp_path: Path) -> None:
    result = blank(shop, tmp_path / "blank.xlsx")
    assert (result.count, result.left_out) == (6, 1)
    book = openpyxl.load_workbook(result.path)
    assert [row[:2] for row in book["Consent"].iter_rows(min_row=2, max_row=4, values_only=True)] == [
        ("007", "yes"),
        ("12", "yes"),
        ("piet@example.org", "yes"),
    ]
    assert dict(book["Left out"].iter_rows(min_row=2, values_only=True)) == {"16": "Said no"}
    with closing(open_reader(shop)) as db:
        (entry,) = export_log.entries(db)
    assert (entry.target, entry.count, entry.purpose) == ("questionnaire", 6, "ask")


def test_it_is_a_workbook_only_and_its_columns_are_not_chosen(shop: Path, tmp_path: Path) -> None:
    with closing(open_reader(shop)) as db:
        flow = ExportFlow(start(db, "life_prospect", {}, AS_OF))
    flow.path, flow.columns = tmp_path / "list.csv", []
    flow.format = Format.CSV
    assert flow.fault(Step.COLUMNS)
    flow.choose_target(target("questionnaire"))
    assert (flow.format, flow.path, flow.fault(Step.COLUMNS)) == (Format.XLSX, tmp_path / "list.xlsx", "")
    flow.choose_path(tmp_path / "other.csv")
    assert flow.path == tmp_path / "other.csv.xlsx"
    assert (flow.request().target, flow.request().columns) == ("questionnaire", ())
    with pytest.raises(UserError, match="cannot be written as"):
        target("questionnaire").writer(Format.CSV)


def test_the_command_writes_it_and_refuses_columns(shop: Path, tmp_path: Path) -> None:
    out = tmp_path / "ask.xlsx"
    asked = ("export", "life_prospect", "--to", "questionnaire", "--out", out)
    refused = command(shop, *asked, "--columns", "email")
    assert refused.code != 0
    assert not out.exists()
    assert command(shop, *asked).code == 0
    assert [page.sheet_state for page in openpyxl.load_workbook(out).worksheets].count("visible") == 5
