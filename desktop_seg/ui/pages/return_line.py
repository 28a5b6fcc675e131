"""Whether a customer will come again, as a line of their page; hidden where nothing may be said.

Asked apart from all else on the page: the first answer takes a forecast of the whole shop.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_seg.analysis.return_chance import ReturnChance, return_chance, return_words
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.open_shop import OpenShop


class ReturnLine(QLabel):
    """Asks the shop by itself."""

    def __init__(self, shop: OpenShop) -> None:
        super().__init__()
        self._shop = shop
        self._asked = Latest()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumSize(1, 1)
        self.hide()

    def show_customer(self, customer_id: int) -> None:
        """Say it of a customer, as soon as it is known."""
        as_of = self._shop.as_of
        self._asked.take(self._shop.read(lambda db: return_chance(db, customer_id, as_of), self._on_chance, owner=self))

    def forget(self) -> None:
        """Say nothing of anybody."""
        self._asked.drop()
        self._on_chance(None)

    def _on_chance(self, chance: ReturnChance | None) -> None:
        self.setText(return_words(chance))
        self.setVisible(chance is not None)
