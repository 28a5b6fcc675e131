"""What the writer of every kind of file shares: the shop file, the import, the writers, the notes."""

from dataclasses import dataclass, field

from desktop_seg.importing.writing.customer import CustomerWriter
from desktop_seg.importing.writing.file_writer import DaysSeen
from desktop_seg.importing.writing.issue_list import IssueList
from desktop_seg.importing.writing.product import ProductWriter
from desktop_seg.importing.writing.sale import SaleWriter
from desktop_seg.importing.writing.tally import Tally
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Writers:
    """One import under way. days: of rows that are no sales."""

    db: Database
    import_id: int
    customers: CustomerWriter
    products: ProductWriter
    sales: SaleWriter
    issues: IssueList = field(default_factory=IssueList)
    tally: Tally = field(default_factory=Tally)
    days: DaysSeen = field(default_factory=DaysSeen)

    def write_new(self) -> None:
        """Write the new customers, products and sales of the last chunk: lines refer to them."""
        self.customers.ledger.write_new()
        self.products.ledger.write_new()
        self.sales.ledger.write_new()
