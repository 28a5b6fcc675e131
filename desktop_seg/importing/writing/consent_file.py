"""Lists of permissions and of people who unsubscribed: statements, nothing else is made of the people. Used by: run.

A day of unsubscribing, and a no that does not say for what, is a no to every way of writing. An undated no of such a
list holds from the day of the import: the list says how things stand (view consent_now knows that day).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.words.channel import ALL_CHANNELS
from desktop_seg.importing.writing.customer import Listed
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.rows import Chunk
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.store.consent import Statement

_FIELDS = ("consent_channel", "consent_status", "unsubscribed_on", "consent_date")


class ConsentFile:
    """Writes the rows of a list of permissions."""

    def __init__(self, writers: Writers, headers: Mapping[str, str]) -> None:
        """headers: heading of the column of each field."""
        self._to = writers
        self._headers = headers
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that do not say who it is are set aside."""
        to = self._to
        rows = zip(chunk.rows, chunk.tuples(to.customers.fields), chunk.tuples(_FIELDS), strict=True)
        for row, who, values in rows:
            listed = to.customers.listed(who, row.number)
            if listed is None:
                wrong = WrongCell(_("This row has no number, e-mail, phone or name that says who it is."))
                to.issues.set_aside(chunk.sheet, row, wrong)
                continue
            said = list(self._statements(listed, dict(zip(_FIELDS, values, strict=True)), row.number))
            changed = listed.has_changed
            for each in said:
                changed |= to.customers.hear(each)
                to.days.see(each.day)
            if not listed.is_first:
                if changed:
                    to.tally.updated += 1
                else:
                    to.tally.same += 1
            elif listed.entry.is_new:
                to.tally.new += 1
            else:
                to.tally.wait(listed.entry.id)
        to.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows about older customers."""
        changed = self._to.customers.finish()
        self.customers_changed = len(changed)
        self._to.tally.settle(changed)

    def _statements(self, listed: Listed, told: Mapping[str, Any], source_row: int) -> Iterator[Statement]:
        if told["consent_status"] is None:
            return
        consent, day = Consent(told["consent_status"]), told["consent_date"]
        if consent is Consent.NO and day is None:
            day = told["unsubscribed_on"]
        for channel in _channels(told["consent_channel"] or "", consent):
            yield Statement(listed.entry.id, channel, consent, day, source_row, self._headers["consent_status"])


def _channels(word: str, status: Consent) -> tuple[Channel, ...]:
    """Return what a statement is about: a no without a channel is about all, a yes only about e-mail."""
    if word == ALL_CHANNELS or (not word and status is Consent.NO):
        return tuple(Channel)
    return (Channel(word),) if word else (Channel.EMAIL,)
