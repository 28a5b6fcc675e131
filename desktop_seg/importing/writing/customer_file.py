"""Customer lists: every row is a customer. Used by: run. Uses: customer, match."""

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.issue_list import Place, WrongCell
from desktop_seg.importing.writing.own_field_row import OwnFieldWriter
from desktop_seg.importing.writing.rows import Chunk
from desktop_seg.importing.writing.special_consent import SpecialConsents
from desktop_seg.importing.writing.writers import Writers


class CustomerFile:
    """Writes the rows of a customer list."""

    def __init__(self, writers: Writers, own: OwnFieldWriter, consents: SpecialConsents) -> None:
        self._to = writers
        self._own = own
        self._consents = consents
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that do not say who it is are set aside."""
        customers, tally = self._to.customers, self._to.tally
        own_values, said = chunk.tuples(self._own.keys), chunk.tuples(self._consents.keys)
        told = zip(chunk.tuples(customers.fields), own_values, said, chunk.rows, strict=True)
        for values, own, consents, row in told:
            listed = customers.listed(values, row.number)
            if listed is None:
                wrong = WrongCell(_("This row has no number, e-mail, phone or name that says who it is."))
                self._to.issues.set_aside(chunk.sheet, row, wrong)
                continue
            if listed.is_other:
                reason = _("Two different people have this customer number; what this row says holds.")
                self._to.issues.leave_out(Place(chunk.sheet, row.number, ""), None, reason)
            has_changed = self._own.take(listed.entry, own, row.number) or listed.has_changed
            for statement in self._consents.statements(listed.entry.id, consents, row.number):
                has_changed = customers.hear(statement) or has_changed
            if not listed.is_first:
                if has_changed:
                    tally.updated += 1
                else:
                    tally.same += 1
            elif listed.entry.is_new:
                tally.new += 1
            else:
                tally.wait(listed.entry.id)
        self._to.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows about older customers."""
        changed = self._to.customers.finish() | self._own.finish()
        self.customers_changed = len(changed)
        self._to.tally.settle(changed)
