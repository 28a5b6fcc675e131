"""From which till a file is: said by the owner, kept over another look at the file, remembered with its headings."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_seg.base.progress import Quiet
from desktop_seg.importing.file_flow import WorkKind, asks_till, say_till
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.session import ImportSession
from desktop_seg.store.figures import tills
from desktop_seg.store.shop_file import open_reader
from tests.importing.made_file import csv, session

HEADERS = "Bonnummer;Datum;Klantnummer;Artikelnummer;Artikelomschrijving;Aantal;Regelbedrag"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[ImportSession]:
    with session(tmp_path) as made:
        yield made


def receipts(path: Path, article: str, amount: str, count: int = 5) -> Path:
    """Write receipts 1, 2, 3... of one day, each with one article."""
    rows = [(n, "13-03-2025", 100 + n, f"{article}{n}", f"{article} {n}", 1, amount) for n in range(1, count + 1)]
    return csv(path, HEADERS, rows)


def do_all(flow: ImportFlow, own: ImportSession) -> list[WorkKind]:
    done = []
    while work := flow.work():
        done.append(work.kind)
        flow.take(work, work.do(own, Quiet()))
    return done


def dropped(own: ImportSession, *paths: Path) -> ImportFlow:
    flow = ImportFlow(paths)
    do_all(flow, own)
    return flow


def import_all(flow: ImportFlow, own: ImportSession) -> ImportFlow:
    flow.start()
    do_all(flow, own)
    assert flow.is_done
    return flow


def sales(folder: Path) -> dict[str | None, int]:
    """Return the turnover by till, in cents."""
    with closing(open_reader(folder / "shop.seg")) as db:
        return {row[0]: int(row[1]) for row in db.rows("SELECT till, sum(net_cents) FROM sale GROUP BY till")}  # type: ignore[misc,arg-type]


def test_a_named_till_keeps_receipts_apart_and_only_the_figures_are_worked_out_anew(
    tmp_path: Path, own: ImportSession
) -> None:
    first = dropped(own, receipts(tmp_path / "a.csv", "Roos", "10,00"))
    say_till(first.file, "  Shop   1 ")
    assert do_all(first, own) == [WorkKind.DRY_RUN]
    import_all(first, own)
    second = dropped(own, receipts(tmp_path / "b.csv", "Tulp", "7,00"))
    assert second.file.plan is not None
    assert second.file.plan.default_till == "Shop 1", "remembered with the headings"
    assert (second.reports[0].sales_new, len(second.reports[0].problems)) == (0, 5)
    assert not second.file.has_answers
    say_till(second.file, "Shop 2")
    assert second.file.has_answers
    do_all(second, own)
    assert (second.reports[0].sales_new, second.reports[0].problems) == (5, ())
    import_all(second, own)
    assert sales(tmp_path) == {"Shop 1": 5000, "Shop 2": 3500}


def test_what_is_said_of_mixed_up_tills_helps(tmp_path: Path, own: ImportSession) -> None:
    a, b = receipts(tmp_path / "a.csv", "Roos", "10,00"), receipts(tmp_path / "b.csv", "Tulp", "7,00")
    import_all(dropped(own, a), own)
    mixed = dropped(own, b)
    assert {"say which till each is from." in issue.reason for issue in mixed.reports[0].problems} == {True}
    both = dropped(own, a, b)
    for file, name in zip(both.files, ("Shop 1", "Shop 2"), strict=True):
        say_till(file, name)
    do_all(both, own)
    import_all(both, own)
    assert sales(tmp_path) == {"Shop 1": 5000, "Shop 2": 3500}


def test_a_till_taken_away_stays_away_after_another_look(tmp_path: Path, own: ImportSession) -> None:
    first = dropped(own, receipts(tmp_path / "a.csv", "Roos", "10,00"))
    say_till(first.file, "Shop 1")
    do_all(first, own)
    import_all(first, own)
    again = dropped(own, receipts(tmp_path / "b.csv", "Tulp", "7,00", 6))
    say_till(again.file, "")
    again.file.answer(replace(again.file.answers, kind=FileKind.SALE_LINES))
    assert do_all(again, own)[:1] == [WorkKind.INSPECT]
    assert again.file.plan is not None
    assert again.file.plan.default_till == ""


def test_only_sales_without_a_column_for_the_till_ask(tmp_path: Path, own: ImportSession) -> None:
    flow = dropped(
        own,
        receipts(tmp_path / "a.csv", "Roos", "10,00"),
        csv(tmp_path / "b.csv", "Klantnummer;Achternaam;E-mailadres", [(1, "Vos", "vos@example.com")]),
        csv(tmp_path / "c.csv", "Bonnummer;Datum;Klantnummer;Kassa;Totaal", [(1, "13-03-2025", 7, "Kassa 2", "1,50")]),
    )
    assert [asks_till(file) for file in flow.files] == [True, False, False]


def test_tills_are_listed_with_the_busiest_first(tmp_path: Path, own: ImportSession) -> None:
    rows = [(n, "13-03-2025", 7, "Kassa 2" if n > 2 else "Kassa 1", f"{n},50") for n in range(1, 8)]
    named = csv(tmp_path / "a.csv", "Bonnummer;Datum;Klantnummer;Kassa;Totaal", rows)
    nameless = csv(tmp_path / "b.csv", "Bonnummer;Datum;Klantnummer;Totaal", [(9, "14-03-2025", 7, "1,50")])
    for path in (named, nameless):
        own.run(path, own.inspect(path).plan)
    with closing(open_reader(tmp_path / "shop.seg")) as db:
        assert tills(db) == ("Kassa 2", "Kassa 1")
