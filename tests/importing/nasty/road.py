"""The two roads a file takes into a shop: the wizard without its window, and the command line. Both tell the same.

A road is walked with the answers a person would give; what comes back is put into one form, so that every nasty case is
asked of both.
"""

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from desktop_seg.base.progress import Quiet
from desktop_seg.importing.answer import answers_from
from desktop_seg.importing.flow import ImportFlow, Step
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.question import Question
from desktop_seg.importing.session import ImportSession, Worker
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.model.period import to_day
from desktop_seg.store.shop_file import open_reader
from tests.cli.run import command, json_of

TODAY = to_day(date(2026, 9, 30))


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question. options: its possible answers with their titles."""

    kind: str
    column: str
    sentence: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A row set aside, or a cell left out."""

    row: int
    column: str
    text: str
    reason: str
    is_aside: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one import. months: net cents by "2025-03". remarks: sentences about the file."""

    name: str
    kind: str
    rows: int
    new: int
    updated: int
    same: int
    aside: int
    customers: int
    sales: int
    cents: int
    months: Mapping[str, int]
    faults: tuple[Fault, ...]
    remarks: tuple[str, ...]

    @property
    def asides(self) -> list[int]:
        """Numbers of the rows that were set aside."""
        return [fault.row for fault in self.faults if fault.is_aside]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of walking: the reports of all files, or why they stopped."""

    shop: Path
    reports: tuple[Report, ...] = ()
    questions: tuple[Asked, ...] = ()
    refusal: str = ""

    @property
    def report(self) -> Report:
        """The report of the only file; fails with what stood in the way."""
        assert not self.questions, self.questions
        assert not self.refusal
        (only,) = self.reports
        return only

    @property
    def question(self) -> Asked:
        """The only question that is open."""
        (only,) = self.questions
        return only

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the shop file."""
        db = open_reader(self.shop)
        try:
            return [tuple(row) for row in db.rows(sql)]
        finally:
            db.close()


@dataclass
class Road(ABC):
    """A road into the shop file of one folder. password: what the person types when a file asks for it."""

    folder: Path
    country: str = "NL"
    currency: str = "EUR"
    password: str = ""
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def shop(self) -> Path:
        """The shop file."""
        return self.folder / "shop.seg"

    @abstractmethod
    def take(self, *paths: Path) -> Taken:
        """Import files with the answers of this road."""


class Wizard(Road):
    """The steps of the wizard, pressed through as far as they let one."""

    def take(self, *paths: Path) -> Taken:
        flow = ImportFlow(paths, answers_from(self.answers))
        with ImportSession(self.shop, self.country, self.currency, TODAY, worker=Worker.HERE) as session:
            self._press_on(flow, session)
        if flow.place.step is not Step.SUMMARY or not flow.is_done:
            questions = tuple(_asked(each) for file in flow.files for each in file.questions)
            refusals = [file.refusal for file in flow.files if file.refusal is not None]
            locks = [file.lock.sentence for file in flow.files if file.lock is not None]
            refusal = " ".join([*(f"{each.what} {each.what_to_do}" for each in refusals), *locks])
            assert questions or refusal, flow.obstacles()
            return Taken(self.shop, (), questions, refusal)
        found = [(file.inspection, file.report) for file in flow.files]
        return Taken(self.shop, tuple(_report(*each) for each in found if each[0] and each[1]))  # type: ignore[arg-type]

    def _press_on(self, flow: ImportFlow, session: ImportSession) -> None:
        while True:
            while work := flow.work():
                flow.take(work, work.do(session, Quiet()))
            locked = [file for file in flow.files if file.lock is not None and self.password]
            if locked:
                locked[0].unlock(self.password)
            elif flow.is_done or flow.obstacles():
                return
            elif flow.place.step is Step.SUMMARY:
                flow.start()
            else:
                flow.next()


class CommandLine(Road):
    """The command `desktop-seg import`, with its process for reading."""

    def take(self, *paths: Path) -> Taken:
        if not self.shop.exists():
            json_of(self.shop, "shop", "--country", self.country, "--currency", self.currency)
        words: list[object] = ["import", *paths, "--json"]
        if self.answers:
            (self.folder / "answers.json").write_text(json.dumps(self.answers), encoding="utf-8")
            words += ["--answers", self.folder / "answers.json"]
        os.environ["DESKTOP_SEG_PASSWORD"] = self.password
        try:
            answer = command(self.shop, *words)
        finally:
            del os.environ["DESKTOP_SEG_PASSWORD"]
        if answer.code == 1:
            return Taken(self.shop, refusal=answer.errors)
        questions = tuple(
            Asked(
                each["kind"],
                each["column"],
                each["question"],
                {option["answer"]: option["title"] for option in each["options"]},
            )
            for each in answer.data["questions"]
        )
        assert answer.code == (3 if questions else 0), answer.errors
        return Taken(self.shop, tuple(map(_report_of_json, answer.data["imports"])), questions)


def _asked(question: Question) -> Asked:
    options = {option.answer: option.title for option in question.options}
    return Asked(question.kind.value, question.header, question.sentence, options)


def _report(inspection: Inspection, report: ImportReport) -> Report:
    return Report(
        name=report.name,
        kind=report.kind.value,
        rows=report.rows_read,
        new=report.rows_new,
        updated=report.rows_updated,
        same=report.rows_same,
        aside=report.rows_aside,
        customers=report.customers_new,
        sales=report.sales_new,
        cents=report.net_cents,
        months={f"{each.year}-{each.month:02}": each.net_cents for each in report.months},
        faults=tuple(Fault(each.row, each.column, each.text, each.reason, each.is_aside) for each in report.problems),
        remarks=inspection.remarks,
    )


def _report_of_json(data: Mapping[str, Any]) -> Report:
    faults: Sequence[Mapping[str, Any]] = data["problems"]
    return Report(
        name=data["name"],
        kind=data["kind"],
        rows=data["rows_read"],
        new=data["rows_new"],
        updated=data["rows_updated"],
        same=data["rows_same"],
        aside=data["rows_aside"],
        customers=data["customers_new"],
        sales=data["sales_new"],
        cents=data["net_cents"],
        months={each["month"]: each["net_cents"] for each in data["months"]},
        faults=tuple(
            Fault(each["row"], each["column"], each["text"], each["reason"], each["set_aside"]) for each in faults
        ),
        remarks=tuple(data["remarks"]),
    )
