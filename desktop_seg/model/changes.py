"""What has changed in a shop file; the signal `shop_changed` carries it, so that views know whether to look again."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """Which groups of tables changed."""

    customers: bool = False
    sales: bool = False
    segments: bool = False
    settings: bool = False
    imports: bool = False
    campaigns: bool = False

    @classmethod
    def all(cls) -> "Changes":
        """Everything may have changed (an import, an undo, another shop file)."""
        return cls(**{field.name: True for field in fields(cls)})

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))
