"""Sentences worth knowing about a file that need no answer: totals, repaired dates, columns that are left out.

Used by: inspect.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop_seg.base.i18n import _, format_date, format_list, format_number, ngettext
from desktop_seg.importing.cleaning.column import Finding, FindingKind
from desktop_seg.importing.column_check import Settled
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.guess import Guess
from desktop_seg.importing.inspection import SheetView
from desktop_seg.importing.loaded_sheet import LoadedSheet
from desktop_seg.importing.preset import Preset

_MOST_NAMED = 8
_WORTH_SAYING = frozenset(
    {FindingKind.WORLD_TIME, FindingKind.SWAPPED, FindingKind.MIXED, FindingKind.SHORTENED, FindingKind.OTHER_CURRENCY}
)


def remarks(
    told: Sequence[str], sheets: Sequence[LoadedSheet], guesses: Sequence[Guess], settled: Sequence[Settled]
) -> tuple[str, ...]:
    """Return the sentences. told: those of the reader, which come first."""
    return (*told, *_totals(sheets), *_beside(sheets), *_findings(settled), *_left_out(guesses))


def known_layout(preset: Preset | None) -> Iterator[str]:
    """Say of which till the file is, and what files of that till never tell."""
    if preset is None:
        return
    yield _("The layout is known: {layout}.").format(layout=preset.name)
    if preset.without_customers:
        yield _("Such files never say who bought. The sales count for articles and days, not for customers.")


def other_lists(sheets: Sequence[SheetView]) -> Iterator[str]:
    """Say which further sheets hold a list too: with other headings they cannot go in together with the chosen ones."""
    others = [sheet.name for sheet in sheets if sheet.kind is not None and not sheet.is_chosen and sheet.rows]
    if others:
        sentence = ngettext(
            "The sheet {sheets} holds another list and is not imported; choose it to import it too.",
            "The sheets {sheets} hold other lists and are not imported; choose them to import them too.",
            len(others),
        )
        yield sentence.format(sheets=format_list([f"“{name}”" for name in others]))


def same_file_before(name: str, imported_at: str) -> str:
    """Say that this very file is in already. imported_at: UTC, as the list of imports keeps it."""
    at = datetime.fromisoformat(imported_at).astimezone()
    return _("This file was already imported on {day} at {time}, as {file}.").format(
        day=format_date(at.date()), time=f"{at:%H:%M}", file=name
    )


def _totals(sheets: Sequence[LoadedSheet]) -> Iterator[str]:
    n = sum(len(sheet.totals) for sheet in sheets)
    if n:
        sentence = ngettext(
            "{n} row looks like a total and is set aside.", "{n} rows look like totals and are set aside.", n
        )
        yield sentence.format(n=format_number(n))


def _beside(sheets: Sequence[LoadedSheet]) -> Iterator[str]:
    if sheets and sheets[0].head.width is not None and not sheets[0].head.is_part:
        yield _("Right of the column “{column}” stands another table; it is not imported.").format(
            column=sheets[0].head.shape.headers[-1]
        )


def _findings(settled: Sequence[Settled]) -> Iterator[str]:
    for each in settled:
        for finding in each.check.findings:
            if finding.kind in _WORTH_SAYING:
                yield _("Column “{column}”: {sentence}").format(
                    column=each.column.header, sentence=_with_examples(finding)
                )


def _with_examples(finding: Finding) -> str:
    if finding.kind is FindingKind.OTHER_CURRENCY:  # its examples are counts, not cells and what they become
        return finding.sentence
    pairs = [
        _("{text} becomes {meaning}").format(text=example.text, meaning=example.meaning)
        for example in finding.examples
        if example.meaning
    ]
    return f"{finding.sentence} {'; '.join(pairs)}." if pairs else finding.sentence


def _left_out(guesses: Sequence[Guess]) -> Iterator[str]:
    unknown = []
    for guess in guesses:
        if guess.field is not None:
            continue
        if guess.suggested:
            yield _("Column “{column}” is not imported; it could be “{field}”.").format(
                column=guess.header, field=_(BY_KEY[guess.suggested].title)
            )
        else:
            unknown.append(guess.header)
    if unknown:
        sentence = ngettext(
            "{n} column is not imported: {columns}.", "{n} columns are not imported: {columns}.", len(unknown)
        )
        named = [*unknown[:_MOST_NAMED], *(["…"] if len(unknown) > _MOST_NAMED else [])]
        yield sentence.format(n=format_number(len(unknown)), columns=format_list(named))
