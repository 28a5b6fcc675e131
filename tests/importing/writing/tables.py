"""Spreadsheets written as text tables, imported straight into a shop file in memory; and what a shop file then holds.

    report = imported(db, FileKind.SALE_LINES, '''
        order_id | order_date | sku | quantity | unit_price | customer_id
        1        | 2024-01-02 | A   | 2        | 1.50       | 7
    ''')

Headings are keys of import fields; any other is a question in a survey and a field of the shop's own in a list of
customers. `content` tells a shop file without ids, so that two of them can be compared.
"""

from dataclasses import dataclass, replace

from desktop_seg.importing.cleaning.column import Per, Undecided
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ColumnPlan, ImportPlan
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.writing import run as writing
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.importing.writing.rows import SheetRows
from desktop_seg.importing.writing.run import SourceFacts
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database

LATEST_DAY = 20_500  # 2026-02-16
KEPT_AS = {FileKind.SURVEY: ValueKind.CHOICES, FileKind.CUSTOMERS: ValueKind.CHOICE}


@dataclass(frozen=True)
class Table:
    """A spreadsheet in memory."""

    plan: ImportPlan
    rows: list[RawRow]

    @property
    def sheets(self) -> list[SheetRows]:
        return [SheetRows("", self.rows)]


def table(kind: FileKind, text: str, name: str = "table.csv") -> Table:
    """Return the spreadsheet of a text table, each column read as its own cells decide.

    A heading such as "shipping_amount per order" says that the amount is that of the whole order.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    header, cells = lines[0], lines[1:]
    plain = ImportPlan(name, kind, ("",), 1, (), latest_day=LATEST_DAY)
    columns = []
    for index, heading in enumerate(header):
        key, _sign, per = heading.partition(" per ")
        kept = None if key in BY_KEY else KEPT_AS[kind]
        found = cleaner(kept or BY_KEY[key].value)
        decision = found.decide(found.evidence(row[index] for row in cells), plain.hint)
        style = decision.choices[0].style if isinstance(decision, Undecided) else decision.style
        if isinstance(style, MoneyStyle) and per:
            style = replace(style, per=Per(per))
        columns.append(ColumnPlan(index, key, key if kept is None else None, style, kept))
    plan = ImportPlan(name, kind, ("",), 1, tuple(columns), latest_day=LATEST_DAY)
    return Table(plan, [RawRow(number, list(row)) for number, row in enumerate(cells, 2)])


def imported(db: Database, kind: FileKind, text: str, name: str = "table.csv") -> ImportReport:
    """Import a text table."""
    return import_table(db, table(kind, text, name))


def import_table(db: Database, source: Table) -> ImportReport:
    """Import a spreadsheet in memory; every row must have exactly one outcome."""
    report = writing.run(db, source.plan, source.sheets, SourceFacts(source.plan.name))
    assert report.rows_read == len(source.rows)
    return report


def day(text: str) -> int:
    """Return the day number of an ISO date."""
    from datetime import date

    return to_day(date.fromisoformat(text))


_CUSTOMER = "coalesce(nullif(c.customer_no, ''), c.match_key)"
_SALE = (
    f"s.sold_day || '/' || coalesce(s.till, '') || '/' || coalesce(s.receipt_no, 'of ' || coalesce({_CUSTOMER}, '?'))"
)


def _pointing(table: str) -> str:
    """SQL of a table whose rows point to a sale and a customer."""
    return f"""SELECT {_CUSTOMER} AS who, {_SALE} AS sale, t.* FROM {table} AS t
        LEFT JOIN customer AS c ON c.id = t.given_customer_id LEFT JOIN sale AS s ON s.id = t.sale_id"""


_QUESTIONS = {
    "customer": "SELECT * FROM customer AS c",
    "product": "SELECT * FROM product AS p",
    "sale": f"""SELECT {_SALE} AS sale, s.*, {_CUSTOMER} AS who FROM sale AS s
        LEFT JOIN customer AS c ON c.id = s.customer_id""",
    "sale_line": f"""SELECT {_SALE} AS sale, p.match_key AS product, l.* FROM sale_line AS l
        JOIN sale AS s ON s.id = l.sale_id LEFT JOIN customer AS c ON c.id = s.customer_id
        LEFT JOIN product AS p ON p.id = l.product_id""",
    "consent": f"SELECT {_CUSTOMER} AS who, n.* FROM consent AS n JOIN customer AS c ON c.id = n.customer_id",
    "tag": """SELECT p.match_key AS product, t.tag, t.import_id FROM product_tag AS t
        JOIN product AS p ON p.id = t.product_id""",
    "event": f"""SELECT {_CUSTOMER} AS who, p.match_key AS article, e.* FROM event AS e
        JOIN customer AS c ON c.id = e.customer_id LEFT JOIN product AS p ON p.id = e.product_id""",
    "promotion": "SELECT * FROM promotion",
    "complaint": _pointing("complaint"),
    "invoice": _pointing("invoice"),
    "return": _pointing("return_notice"),
    "question": "SELECT survey, text, type, topic FROM survey_question",
    "answer": f"""SELECT {_CUSTOMER} AS who, q.survey, q.text, a.answer, a.day, a.import_id, a.source_row
        FROM survey_answer AS a JOIN customer AS c ON c.id = a.customer_id
        JOIN survey_question AS q ON q.id = a.question_id""",
    "own_field": "SELECT key, name, type, choices_json, import_id FROM field_def",
    "own_value": f"""SELECT {_CUSTOMER} AS who, d.key, f.* FROM customer_field AS f
        JOIN customer AS c ON c.id = f.customer_id JOIN field_def AS d ON d.id = f.field_id""",
    "metric": f"SELECT {_CUSTOMER} AS who, m.* FROM customer_metric AS m JOIN customer AS c ON c.id = m.customer_id",
    "contribution": """SELECT kind, count(*) AS rows, sum(source_row) AS source_rows, import_id FROM contribution
        GROUP BY kind, import_id""",
}
_NO_CONTENT = {"id", "customer_id", "given_customer_id", "product_id", "sale_id", "field_id", "receipt_key"}
# Tables whose key holds ids of customers.
_WITHOUT_KEY = {"event", "complaint", "invoice", "return"}


def content(db: Database) -> dict[str, list[str]]:
    """Return what a shop file holds, without ids: import ids are the place of the import in the list."""
    # 0 stands for the owner: written by hand.
    places: dict[object, int] = {0: 0} | {
        row[0]: place for place, row in enumerate(db.rows("SELECT id FROM import_file ORDER BY id"), 1)
    }
    found = {}
    for name, question in _QUESTIONS.items():
        db.run(f"CREATE TEMP VIEW asked AS {question}")
        columns = [str(row[0]) for row in db.rows("SELECT name FROM pragma_table_info('asked')")]
        rows = []
        for row in db.rows("SELECT * FROM asked"):
            told = {column: value for column, value in zip(columns, row, strict=True) if column not in _NO_CONTENT}
            if name in _WITHOUT_KEY:
                told.pop("match_key")
            if "import_id" in told:
                told["import_id"] = places[told["import_id"]]
            rows.append(repr(sorted(told.items(), key=lambda item: item[0])))
        found[name] = sorted(rows)
        db.run("DROP VIEW asked")
    return found


def tables_as_they_are(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return every table with all its rows, ids included, except the journal, the calendar and the count of changes."""
    names = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = {
        str(name): sorted(db.rows(f"SELECT * FROM {name}"), key=repr)
        for (name,) in names
        if name not in ("journal", "season")
    }
    tables["shop_setting"] = [
        row for row in tables["shop_setting"] if row[0] not in ("data_version", "metric_stamp", "season_stamp")
    ]
    return tables  # type: ignore[return-value]
