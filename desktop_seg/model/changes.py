"""What has changed in a shop file; the signal `shop_changed` carries it, so that views know whether to look again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Which groups of tables changed."""

    customers: bool = False
    sales: bool = False
    segments: bool = False
    settings: bool = False
    imports: bool = False

    @classmethod
    def all(cls) -> "Changes":
        """Everything may have changed (an import, an undo, another shop file)."""
        return cls(customers=True, sales=True, segments=True, settings=True, imports=True)

    def __bool__(self) -> bool:
        return self.customers or self.sales or self.segments or self.settings or self.imports
