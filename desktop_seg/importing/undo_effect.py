"""What undoing an import takes along, as figures and as sentences for the owner. Used by: undo, the Imports page."""

from dataclasses import dataclass

from desktop_seg.base.i18n import _, format_list, format_money, format_number, ngettext
from desktop_seg.store.shared_import import SharedWith
from desktop_seg.store.withdrawal import Extent

_MOST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class UndoEffect:
    """rows: how many rows of the spreadsheet are taken back. extent: what that means for the shop file.

    shared: the other imports that bring some of the same.
    """

    import_id: int
    name: str
    rows: int
    extent: Extent
    shared: tuple[SharedWith, ...] = ()

    def sentences(self, currency: str) -> tuple[str, ...]:
        """Say what goes, what changes and what of the owner's own work is lost with it."""
        said = [
            *_gone(self.extent, currency),
            *_changed(self.extent),
            *map(_stays, self.shared[:_MOST_OTHERS]),
            *_lost(self.extent),
        ]
        return tuple(said) or (_("Nothing in the shop file goes with it."),)


def _changed(extent: Extent) -> list[str]:
    counted = (
        (
            extent.objections,
            ngettext(
                "{n} customer said no to being written to in it; that is forgotten, and they may be on lists again.",
                "{n} customers said no to being written to in it; that is forgotten, and they may be on lists again.",
                extent.objections,
            ),
        ),
        (
            extent.others_gone,
            ngettext(
                "{n} entry goes: what people did, answered, complained of or were to pay.",
                "{n} entries go: what people did, answered, complained of or were to pay.",
                extent.others_gone,
            ),
        ),
        (
            extent.customers_changed,
            ngettext(
                "{n} customer stays, as the other imports know them.",
                "{n} customers stay, as the other imports know them.",
                extent.customers_changed,
            ),
        ),
        (
            extent.sales_changed,
            ngettext(
                "{n} sale stays, because another import brings it too.",
                "{n} sales stay, because another import brings them too.",
                extent.sales_changed,
            ),
        ),
    )
    return [text.format(n=format_number(n)) for n, text in counted if n]


def _lost(extent: Extent) -> list[str]:
    """Say what the owner made by hand of people who go."""
    said = []
    if extent.segments:
        text = _("People whom you put by hand into or out of these segments go as well: {segments}.")
        said.append(text.format(segments=format_list(extent.segments)))
    if extent.campaigns:
        text = _("These campaigns tell nothing of people who go: {campaigns}.")
        said.append(text.format(campaigns=format_list(extent.campaigns)))
    if extent.decided:
        text = ngettext(
            "What you changed or merged by hand of {n} of them holds again when an import brings them back.",
            "What you changed or merged by hand of {n} of them holds again when an import brings them back.",
            extent.decided,
        )
        said.append(text.format(n=format_number(extent.decided)))
    return said


def _gone(extent: Extent, currency: str) -> list[str]:
    counted = (
        (extent.products_gone, ngettext("{n} product", "{n} products", extent.products_gone)),
        (extent.customers_gone, ngettext("{n} customer", "{n} customers", extent.customers_gone)),
        (extent.sales_gone, ngettext("{n} sale", "{n} sales", extent.sales_gone)),
        (extent.lines_gone, ngettext("{n} sale line", "{n} sale lines", extent.lines_gone)),
    )
    gone = [text.format(n=format_number(n)) for n, text in counted if n]
    if not gone:
        is_shared = extent.customers_changed or extent.sales_changed
        return [_("No customer and no sale goes: other imports bring them all.")] if is_shared else []
    what = format_list(gone)
    if not extent.sales_gone and not extent.lines_gone:
        return [_("This goes: {what}.").format(what=what)]
    return [_("This goes: {what}, worth {net}.").format(what=what, net=format_money(extent.net_cents, currency))]


def _stays(other: SharedWith) -> str:
    counted = (
        (other.customers, ngettext("{n} of the customers", "{n} of the customers", other.customers)),
        (other.sales, ngettext("{n} of the sales", "{n} of the sales", other.sales)),
    )
    both = format_list([text.format(n=format_number(n)) for n, text in counted if n])
    return _("“{file}” brings {what} too and keeps them.").format(file=other.name, what=both)
