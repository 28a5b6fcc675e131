"""Everything that can be found out about a file, put together: kind, columns, styles, open questions, remarks, plan.

In: the sheets in memory (Material). Out: Inspection. Called by workbench; the owner's answers come in as Answers (first
look) or as the plan the owner has changed (every further look).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from desktop_seg.importing import order_amount, other_currency, synonym
from desktop_seg.importing.answer import OWN_KINDS, Answers
from desktop_seg.importing.cleaning.column import NO_WORDS, Evidence, FindingKind, Hint, Per, Style
from desktop_seg.importing.cleaning.text import written
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.column_check import ALWAYS_FINE, NOT_IMPORTED, Counted, Settled, Unusable, settle
from desktop_seg.importing.content_test import Cell, Fit, facts, fit
from desktop_seg.importing.content_test import sample as sample_cells
from desktop_seg.importing.double_count import ask_about_sums, sum_rows
from desktop_seg.importing.file_kind import SALE_KINDS, TELLS_APART, WHO_BOUGHT, FileKind, Need, missing
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.guess import Guess, Source
from desktop_seg.importing.inspection import ColumnView, Inspection, SheetView
from desktop_seg.importing.kept_column import Wanted, held_back, keep
from desktop_seg.importing.loaded_sheet import LoadedSheet, SheetHead, sample
from desktop_seg.importing.mapping_file import without_special
from desktop_seg.importing.plan import ColumnPlan, ImportPlan
from desktop_seg.importing.preset import Preset, presets
from desktop_seg.importing.question import (
    Question,
    shortened_column,
    which_column,
    which_kind,
    which_style,
    without_customers,
)
from desktop_seg.importing.rate import ASIDE, rates_of
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.recognise import Recognised, Table, recognise
from desktop_seg.importing.remark import known_layout, other_lists, remarks
from desktop_seg.importing.saved_mapping import SavedMapping
from desktop_seg.importing.special_use import SpecialPlan, SpecialUse, planned, spoken_of, taken_up, without_columns

_FIRST_VALUES = 3
_ROWS_OF_ORDERS = 4_000
_MOST_OPTIONS = 12
# A few shortened numbers are kept as unknown; where more are, people or receipts could not be told apart.
_MOST_SHORTENED = 0.05


@dataclass(frozen=True, slots=True)
class Material:
    """A file as the import process has it in memory.

    heads: of all sheets. sheets: those that are imported, with all rows. evidence: counts of a column as one kind of
    value. unusable: how many of its cells a style cannot read. saved: last time's answers. told: sentences of the
    reader. encoding, delimiter: of a text file, None and "" for a workbook. further: questions about the file itself.
    """

    name: str
    heads: tuple[SheetHead, ...]
    sheets: tuple[LoadedSheet, ...]
    evidence: Callable[[int, ValueKind], Evidence]
    unusable: Callable[[int, Style], Unusable]
    hint: Hint
    saved: SavedMapping | None = None
    told: tuple[str, ...] = ()
    encoding: Encoding | None = None
    delimiter: str = ""
    further: tuple[Question, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """Headings of the table."""
        return self.sheets[0].head.shape.headers


def inspect(material: Material, answers: Answers) -> Inspection:
    """Find out everything about a file, as far as the answers do not say it."""
    saved = None if answers.is_new else material.saved
    table = Table(material.headers, sample(material.sheets))
    answers = replace(answers, currencies={**_set_aside(saved), **answers.currencies})
    found = recognise(table, saved.plan if saved else None, answers.kind)
    is_saved = saved is not None and any(guess.source is Source.SAVED for guess in found.guesses)
    special = _special(material.headers, answers, saved)
    guesses = _answered(found.guesses, answers, spoken_of(special))
    plan = _plan(material, found, guesses, answers)
    wanted = replace(_wanted(plan.kind, answers, saved), special=special)
    kept = keep(plan.kind, plan.columns, material.sheets[0].cells, wanted)
    plan = replace(plan, columns=kept.columns, special=special if plan.kind is FileKind.CUSTOMERS else ())
    if saved is not None and is_saved:
        plan = replace(
            plan,
            without_customers=answers.without_customers or saved.plan.without_customers,
            default_channel=plan.default_channel or saved.plan.default_channel,
            default_till=plan.default_till or saved.plan.default_till,
            sums=plan.sums or saved.plan.sums,
        )
    styles = {norm(column.header): column.style for column in saved.plan.columns} if saved and is_saved else {}
    answered = {norm(header): answer for header, answer in answers.styles.items()}
    look = _Look(guesses, found.preset, answered, {}, styles, is_kind_open=found.kind is None, held_back=kept.remarks)
    look = replace(look, currencies=answers.currencies)
    return _put_together(material, plan, look, saved.used_at if saved is not None and is_saved else "")


def _set_aside(saved: SavedMapping | None) -> dict[str, str]:
    """Return the currencies whose rows were set aside last time. A rate is asked for again: it changes."""
    return {rate.currency: ASIDE for rate in saved.plan.rates if not rate.worth} if saved is not None else {}


def recheck(material: Material, plan: ImportPlan) -> Inspection:
    """Look again with the owner's plan: its fields and styles hold, everything else is worked out anew."""
    found = recognise(Table(material.headers, sample(material.sheets)), kind=plan.kind)
    by_index = {column.index: column for column in plan.columns}
    guesses = tuple(
        replace(
            guess, field=by_index[guess.index].field, suggested="" if by_index[guess.index].field else guess.suggested
        )
        for guess in found.guesses
    )
    chosen = {column.index: column.style for column in plan.columns if column.style is not None}
    preset = next((each for each in presets() if each.key == plan.preset), None)
    return _put_together(material, plan, _Look(guesses, preset, {}, chosen, {}), "")


@dataclass(frozen=True, slots=True)
class _Look:
    """How this look came about.

    answered, remembered: by reduced heading. chosen: by column. held_back: sentences on columns that are not kept.
    currencies: what the owner said of other currencies.
    """

    guesses: tuple[Guess, ...]
    preset: Preset | None
    answered: Mapping[str, str]
    chosen: Mapping[int, Style]
    remembered: Mapping[str, Style | None]
    is_kind_open: bool = False
    held_back: tuple[str, ...] = ()
    currencies: Mapping[str, str] = field(default_factory=dict)


def _wanted(kind: FileKind, answers: Answers, saved: SavedMapping | None) -> Wanted:
    """Return what the owner spoke of: own fields of a list of customers, left out questions of a survey."""
    is_list = kind is FileKind.CUSTOMERS
    told = answers.own_fields if is_list else tuple(header for header, field in answers.columns.items() if not field)
    kinds = {norm(header): OWN_KINDS[word] for header, word in answers.own_kinds.items()}
    if saved is None or saved.plan.kind is not kind:
        return Wanted(told, kinds)
    known = [column for column in without_special(saved.plan).columns if column.field is None]
    before = {norm(column.header): column.keep_as for column in known if is_list and column.keep_as is not None}
    if not told:
        left_out = {norm(header) for header, field in answers.columns.items() if not field and is_list}
        told = tuple(
            column.header
            for column in known
            if (column.keep_as is not None) == is_list and norm(column.header) not in left_out
        )
    return Wanted(told, {**before, **kinds})


def _special(headers: Sequence[str], answers: Answers, saved: SavedMapping | None) -> tuple[SpecialPlan, ...]:
    """Return the decisions to keep special categories: those of now, else those of last time."""
    before: dict[str, SpecialUse] = {}
    if saved is not None:
        old = {column.index: column.header for column in saved.plan.columns}
        before = {each.name: taken_up(each, old) for each in saved.plan.special}
    left_out = {norm(header) for header, field in answers.columns.items() if not field}
    decided = {name: use for name, use in before.items() if norm(name) not in left_out} | dict(answers.special)
    return tuple(planned(name, without_columns(use, left_out), headers) for name, use in decided.items())


def _put_together(material: Material, plan: ImportPlan, look: _Look, saved_at: str) -> Inspection:
    kept = {column.index for column in plan.columns if column.keep_as is not None}
    guesses = tuple(replace(each, suggested="") if each.index in kept else each for each in look.guesses)
    look = replace(look, guesses=guesses)
    settled = _settled(material, plan, look)
    columns = tuple(
        replace(column, style=settled[column.index].style if column.index in settled else None)
        for column in plan.columns
    )
    plan = replace(plan, columns=columns)
    questions = _questions(material, plan, look, settled)
    asked = {question.header for question in questions if question.header}
    plan = replace(
        plan, columns=tuple(replace(each, style=None) if each.header in asked else each for each in plan.columns)
    )
    if not look.is_kind_open:
        about_sums = (question for sheet in material.sheets for question in ask_about_sums(plan, sheet.rows))
        questions = (*questions, *islice(about_sums, 1))
    sheets = _sheet_views(material, None if look.is_kind_open else plan)
    return Inspection(
        name=material.name,
        plan=plan,
        sheets=sheets,
        columns=_column_views(material, plan, look, settled),
        questions=questions,
        rows=sum(len(sheet.rows) for sheet in material.sheets),
        remarks=(
            *known_layout(look.preset),
            *remarks(
                material.told,
                material.sheets,
                [guess for guess in look.guesses if guess.index not in kept],
                tuple(settled.values()),
            ),
            *other_lists(sheets),
            *look.held_back,
        ),
        saved_at=saved_at,
        encoding_words=material.encoding.words if material.encoding else (),
    )


def _answered(guesses: tuple[Guess, ...], answers: Answers, spoken: frozenset[int]) -> tuple[Guess, ...]:
    """Return the guesses with what was answered. spoken: columns that tell of the consent to special categories."""
    told = {norm(header): field for header, field in answers.columns.items()}
    told |= {norm(guess.header): "" for guess in guesses if guess.index in spoken}
    taken = {field for header, field in told.items() if field}
    result = []
    for guess in guesses:
        key = norm(guess.header)
        if key in told:
            result.append(replace(guess, field=told[key] or None, suggested="", source=Source.SAVED))
        elif guess.field in taken:
            result.append(replace(guess, field=None, others=(guess.field or "", *guess.others)))
        else:
            result.append(guess)
    return tuple(result)


def _plan(material: Material, found: Recognised, guesses: tuple[Guess, ...], answers: Answers) -> ImportPlan:
    return ImportPlan(
        name=material.name,
        kind=found.kind or FileKind.SALE_LINES,
        sheets=tuple(sheet.name for sheet in material.sheets),
        header_row=material.sheets[0].head.shape.header_row,
        columns=tuple(ColumnPlan(guess.index, guess.header, guess.field) for guess in guesses),
        latest_day=material.hint.latest_day,
        encoding=material.encoding.name if material.encoding else "",
        delimiter=material.delimiter,
        currency=material.hint.currency,
        country=material.hint.country,
        default_channel=answers.default_channel or (found.preset.default_channel if found.preset else ""),
        default_till=answers.default_till,
        sums=answers.sums,
        without_customers=answers.without_customers or (found.preset is not None and found.preset.without_customers),
        paid_out_aside=found.preset is not None and found.preset.paid_out_aside,
        preset=found.preset.key if found.preset else "",
        rates=rates_of(answers.currencies, material.hint.currency),
        is_1904=material.hint.is_1904,
    )


def _settled(material: Material, plan: ImportPlan, look: _Look) -> dict[int, Settled]:
    rows = sample(material.sheets, _ROWS_OF_ORDERS) if plan.fields & order_amount.FIELDS else []
    counted = [
        Counted(
            column.index,
            column.header,
            column.value,
            material.evidence(column.index, column.value),
            partial(_unusable, material, column.index, column.value),
            look.answered.get(norm(column.header), ""),
            look.chosen.get(column.index),
            look.remembered.get(norm(column.header)),
            _whose(plan, column, look.preset, rows),
            _currency(material, column, look.preset),
            look.preset.words_of(column.field) if look.preset is not None else NO_WORDS,
        )
        for column in plan.columns
        if column.value is not None
    ]
    hint = plan.hint
    if look.preset is not None:
        hint = replace(hint, date_order=look.preset.date_order, decimal=look.preset.decimal)
    return settle(counted, hint)


def _whose(plan: ImportPlan, column: ColumnPlan, preset: Preset | None, rows: Sequence[Sequence[Cell]]) -> Per:
    if column.field not in order_amount.FIELDS:
        return Per.LINE
    if preset is not None and norm(column.header) in preset.fields:
        return Per.ORDER if column.field in preset.of_order else Per.LINE
    return order_amount.whose(column.field, plan, rows)


def _currency(material: Material, column: ColumnPlan, preset: Preset | None) -> str:
    if column.value is not ValueKind.MONEY:
        return ""
    told = other_currency.currency_of_heading(column.header, material.hint.country)
    return told or (preset.currency if preset is not None else "")


def _unusable(material: Material, index: int, kind: ValueKind, style: Style) -> Unusable:
    return Unusable() if kind in ALWAYS_FINE else material.unusable(index, style)


def _questions(material: Material, plan: ImportPlan, look: _Look, settled: dict[int, Settled]) -> tuple[Question, ...]:
    found = list(material.further)
    if look.is_kind_open:
        return (*found, which_kind())
    fields = {column.index: column.field for column in plan.columns}
    found += [which_column(need, _options(material, need, look.guesses)) for need in missing(plan.kind, plan.fields)]
    is_nameless = plan.kind in SALE_KINDS and not plan.fields & WHO_BOUGHT
    if is_nameless and not plan.without_customers:
        found.append(without_customers())
    currencies = other_currency.found_currencies(settled.values(), plan.hint)
    other_currency.refuse_stopped(material.name, currencies, look.currencies)
    found += other_currency.questions(currencies, plan.hint)
    found += [
        shortened_column(each.column.header, finding.sentence)
        for each in settled.values()
        for finding in each.check.findings
        if finding.kind is FindingKind.SHORTENED
        and finding.share > _MOST_SHORTENED
        and fields.get(each.column.index) in TELLS_APART
    ]
    found += [
        which_style(each.column.header, each.open_point) for each in settled.values() if each.open_point is not None
    ]
    return tuple(found)


def _options(material: Material, need: Need, guesses: Sequence[Guess]) -> tuple[tuple[str, str], ...]:
    """Return which columns could fill a need: first those that are like it in name, then those whose cells fit."""
    known = {guess.field for guess in guesses if guess.field}
    lacking = [keys - known for keys in need.any_of]
    wanted = [min(keys) for keys in lacking if len(keys) == 1]
    named, fitting = [], []
    for guess in guesses:
        likely = [each for each in wanted if each in (guess.suggested, *guess.others)]
        if likely:
            named += [(guess.header, each) for each in likely]
        elif guess.field is None:
            seen = facts(sample_cells(material.sheets[0].cells(guess.index)))
            best = next((each for each in wanted if fit(each, seen) is Fit.YES), "")
            if best:
                fitting.append((guess.header, best))
    return tuple((*named, *fitting)[:_MOST_OPTIONS])


def _sheet_views(material: Material, plan: ImportPlan | None) -> tuple[SheetView, ...]:
    loaded = {sheet.name: sheet for sheet in material.sheets}
    views = []
    for head in material.heads:
        sheet = loaded.get(head.info.name)
        top = tuple(tuple(written(cell) for cell in row.cells) for row in head.top)
        views.append(
            SheetView(
                name=head.info.name,
                rows=len(sheet.rows) if sheet else max(0, head.size - head.shape.header_row),
                header_row=head.shape.header_row,
                headers=head.shape.headers,
                top=top,
                top_rows=tuple(row.number for row in head.top),
                totals=(*sheet.totals, *sorted(sum_rows(plan, sheet.rows) if plan else ())) if sheet else (),
                kind=(plan.kind if plan else None) if sheet else kind_of(head),
                is_chosen=sheet is not None,
                is_hidden=head.info.is_hidden,
            )
        )
    return tuple(views)


def kind_of(head: SheetHead) -> FileKind | None:
    """Return what a sheet seems to be a list of, judged by its first rows; None for no list at all."""
    if not head.first or not any(synonym.meanings(header) for header in head.shape.headers):
        return None
    return recognise(Table(head.shape.headers, [row.cells for row in head.first])).kind


def _column_views(
    material: Material, plan: ImportPlan, look: _Look, settled: dict[int, Settled]
) -> tuple[ColumnView, ...]:
    reasons = held_back(plan.kind, plan.columns, material.sheets[0].cells)
    views = []
    for guess in look.guesses:
        cells = material.sheets[0].first_cells(guess.index, _FIRST_VALUES)
        check = settled[guess.index].check if guess.index in settled else NOT_IMPORTED
        views.append(ColumnView(guess, tuple(map(written, cells)), check, reasons.get(guess.index, "")))
    return tuple(views)
