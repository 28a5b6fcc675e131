"""Lists hold only people who may be written to, in text that nothing runs; a half-written one never exists."""

import csv
import random
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.base import i18n
from desktop_seg.base.errors import UserError
from desktop_seg.exports import file as file_module
from desktop_seg.exports.catalogue import TARGETS
from desktop_seg.exports.column import STANDARD, columns, people
from desktop_seg.exports.export import export
from desktop_seg.exports.funnel import funnel
from desktop_seg.exports.request import ExportRequest, ExportResult, Format
from desktop_seg.exports.table import cell
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_day
from desktop_seg.store import export_log
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import may_write_sql, suppression_salt
from desktop_seg.store.shop_file import open_shop
from tests.shops import shop_with

AS_OF = to_day(date(2025, 6, 1))
PAYLOADS = ("=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-1+1", "\tx", "＝1", "http://example.org", "00187", "1E5")


def a_shop() -> Database:
    return shop_with(
        """
        anna   2025-05-01  10.00
        bo     2025-05-02  20.50
        carl   2025-05-03  30.00
        """,
        customers="""
        anna   email=anna@example.org consent_email=yes phone=+31612345678
        bo     email=bo@example.org consent_email=no
        carl   email=carl@example.org
        dora   consent_email=yes
        """,
    )


def run(db: Database, path: Path, form: Format = Format.XLSX, channel: Channel = Channel.EMAIL) -> ExportResult:
    ids = tuple(int(str(row[0])) for row in db.rows("SELECT id FROM customer ORDER BY id"))
    request = ExportRequest("mine", "Mine", "Everyone.", ids, channel, STANDARD, "mailing_list", form, path, "spring")
    return export(db, request, AS_OF)


def sheet(path: Path, number: int = 0) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[number].iter_rows(values_only=True))


def test_only_people_who_may_be_written_to_are_on_the_list(tmp_path: Path) -> None:
    result = run(a_shop(), tmp_path / "list.xlsx")
    assert (result.count, result.left_out) == (1, 3)
    rows = sheet(result.path)
    assert [row[0] for row in rows[1:]] == ["anna"]
    reasons = dict(sheet(result.path, 2)[1:])
    assert reasons == {"bo": "Said no", "carl": "Never said yes", "dora": "No e-mail address"}


def test_the_list_says_what_it_is(tmp_path: Path) -> None:
    notes = dict(sheet(run(a_shop(), tmp_path / "list.xlsx").path, 1)[1:])
    assert notes["Segment"] == "Mine"
    assert notes["Who is in it"] == "Everyone."
    assert notes["As of"] == "1 June 2025"
    assert (notes["In the segment"], notes["On this list"], notes["Purpose"]) == ("4", "1", "spring")


def test_the_consent_column_is_always_there(tmp_path: Path) -> None:
    head, anna = sheet(run(a_shop(), tmp_path / "list.xlsx").path)
    assert dict(zip(head, anna, strict=True))["Consent"] == "yes"


@pytest.mark.parametrize("seed", range(40))
def test_nobody_who_said_no_is_ever_on_a_list(seed: int) -> None:
    rng = random.Random(seed)
    db = open_shop(None)
    salt = suppression_salt(db)
    wanted: dict[Channel, set[int]] = {channel: set() for channel in Channel}
    for id_ in range(1, 61):
        mail, phone = rng.choice((None, f"P{id_}@example.org")), rng.choice((None, f"+3161{id_:07}"))
        street = rng.choice((None, "Dorpsstraat"))
        born = rng.choice((None, to_day(date(1980, 2, 29)), to_day(date(2009, 6, 1)), to_day(date(2009, 6, 2))))
        db.run(
            """INSERT INTO customer (id, import_id, source_row, match_key, email, phone, street, city, birth_day)
                VALUES (?, 1, 1, ?, ?, ?, ?, 'Zeist', ?)""",
            (id_, str(id_), mail, phone, street, born),
        )
        suppressed = mail is not None and rng.random() < 0.1
        if suppressed:
            db.run(
                "INSERT INTO suppression VALUES ('all', suppression_hash(?, ?), 'asked', 1)",
                (salt, f" {mail} ".lower()),
            )
        for channel in Channel:
            said = [
                (rng.choice(("yes", "no", "relation", "unknown")), rng.choice((None, 1, 2)))
                for _n in range(rng.randrange(3))
            ]
            for import_id, (status, day) in enumerate(said, 1):
                db.run("INSERT INTO consent VALUES (?, ?, ?, 1, ?, ?, 'test')", (id_, channel, import_id, status, day))
            spoken = [(day or 0, status) for status, day in said if status != "unknown"]
            newest = [status for day, status in spoken if day == max(spoken)[0]]
            holds = "no" if "no" in newest else (newest or ["unknown"])[0]
            address = {
                Channel.EMAIL: mail,
                Channel.POST: street,
                Channel.PHONE: phone,
                Channel.SMS: phone,
                Channel.ADS: mail or phone,
            }[channel]
            agreed = holds != "no" if channel is Channel.POST else holds in ("yes", "relation")
            of_age = born is None or born <= to_day(date(2009, 6, 1))
            if agreed and address and of_age and not suppressed:
                wanted[channel].add(id_)
    refresh(db)
    for channel, people_wanted in wanted.items():
        sieve = funnel(db, range(1, 61), channel, AS_OF)
        assert set(sieve.may) == people_wanted
        assert sieve.in_segment == 60 == len(sieve.may) + sum(len(loss.ids) for loss in sieve.losses)
        sql = f"SELECT c.id FROM customer c WHERE {may_write_sql(channel, AS_OF)}"
        assert {row[0] for row in db.rows(sql)} == people_wanted


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_workbook_is_a_formula_a_link_or_a_changed_number(payload: str, tmp_path: Path) -> None:
    db = a_shop()
    db.run("UPDATE customer SET last_name = ?, customer_no = ? WHERE first_name = 'anna'", (payload, payload))
    path = run(db, tmp_path / "list.xlsx").path
    head, anna = sheet(path)
    row = dict(zip(head, anna, strict=True))
    assert row["Last name"] == payload
    assert row["Customer"] == payload
    with zipfile.ZipFile(path) as package:
        xml = b"".join(package.read(name) for name in package.namelist() if "worksheet" in name)
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_csv_is_harmless_and_tells_how_many_cells_it_changed(payload: str, language: str, tmp_path: Path) -> None:
    i18n.use(language)
    try:
        db = a_shop()
        db.run("UPDATE customer SET last_name = ? WHERE first_name = 'anna'", (payload,))
        result = run(db, tmp_path / "list.csv", Format.CSV)
        text = result.path.read_bytes().decode("utf-8-sig")
    finally:
        i18n.use("en")
    rows = list(csv.reader(text.splitlines(), delimiter=";" if language == "nl" else ","))
    last_name = rows[1][4]
    assert last_name in (payload, "'" + payload)
    assert not last_name.startswith(("=", "@", "\t", "+1+", "-1+"))
    assert result.guarded_cells == (last_name != payload)
    assert "+31612345678" in rows[1]
    assert ("10,00" if language == "nl" else "10.00") in rows[1]
    assert result.notes_path is not None
    assert "carl" in result.notes_path.read_text(encoding="utf-8-sig")


def test_an_older_list_stays_whole_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old")

    def full(_table: object, part: Path) -> int:
        part.write_text("half a lis")
        raise OSError(28, "No space left on device")

    target = TARGETS[0]
    monkeypatch.setitem(target.writers, Format.CSV, full)
    with pytest.raises(UserError, match=r"list\.csv"):
        run(a_shop(), path, Format.CSV)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["list.csv"]


def test_a_list_open_in_excel_gets_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("old")
    plain = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "used by another process")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(file_module, "_PAUSE_SECONDS", 0)
    result = run(a_shop(), path)
    assert result.path.name == "list (2).xlsx"
    assert path.read_text() == "old"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"list\.xlsx"):
        run(a_shop(), tmp_path / "nowhere" / "list.xlsx")


def test_nobody_left_makes_no_file(tmp_path: Path) -> None:
    db = shop_with("anna   2025-05-01  10.00")
    with pytest.raises(UserError, match="Nobody"):
        run(db, tmp_path / "list.xlsx")
    assert not list(tmp_path.iterdir())


def test_the_journal_knows_each_list(tmp_path: Path) -> None:
    db = a_shop()
    run(db, tmp_path / "list.xlsx")
    (entry,) = export_log.entries(db)
    assert (entry.segment_key, entry.count, entry.left_out_count, entry.purpose) == ("mine", 1, 3, "spring")
    assert "anna" not in entry.columns_json


def test_every_column_of_a_shop_can_be_exported() -> None:
    db = a_shop()
    fields = columns(db)
    assert len({field.key for field in fields}) == len(fields)
    rows = list(people(db, [3, 1], fields, AS_OF))
    assert [row[0] for row in rows] == ["carl", "anna"]
    for field, value in zip(fields, rows[0], strict=True):
        cell(field, value, "EUR")


def test_columns_follow_the_day_asked_for() -> None:
    db = a_shop()
    fields = [field for field in columns(db) if field.key == "recency_days"]
    assert list(people(db, [1], fields, AS_OF)) == [(31,)]
    assert list(people(db, [1], fields, AS_OF - 10)) == [(21,)]


@pytest.mark.parametrize("name", ["folder.xlsx", "file.txt/list.xlsx"])
def test_a_target_that_cannot_be_a_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file.txt").write_text("-")
    with pytest.raises(UserError, match=r"is a folder; the list needs|folder for “list.xlsx” is not there"):
        run(a_shop(), tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.txt", "folder.xlsx"]
