"""Words in a file that decide what a customer or a sale is: staff, companies, shop or web shop.

Used by: customer, sale. A word that is not known decides nothing; where it has a column it is kept as it stands.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from desktop_seg.importing.cleaning.vocabulary import fold_word
from desktop_seg.model.customer import CustomerKind
from desktop_seg.model.sale import SaleChannel

M = TypeVar("M", CustomerKind, SaleChannel)

_STAFF = (
    "staff", "employee", "employees", "personeel", "medewerker", "medewerkers", "personale", "ansat", "ansatte",
    "medarbejder", "medarbejdere", "mitarbeiter", "personal", "personnel", "employé", "employés", "직원",
)  # fmt: skip
_KINDS = {
    CustomerKind.BUSINESS: (
        "business", "company", "organisation", "organization", "b2b", "zakelijk", "bedrijf", "firma", "virksomhed",
        "erhverv", "unternehmen", "geschäftlich", "gewerblich", "entreprise", "professionnel", "회사", "기업", "법인",
        "사업자",
    ),
    CustomerKind.HOUSEHOLD: ("household", "family", "huishouden", "gezin", "husstand", "haushalt", "foyer", "가구"),
}  # fmt: skip
_CHANNELS = {
    SaleChannel.SHOP: (
        "shop", "store", "in store", "pos", "retail", "till", "winkel", "kassa", "toonbank", "butik", "kasse", "laden",
        "filiale", "magasin", "boutique", "caisse", "매장", "오프라인", "포스",
    ),
    SaleChannel.WEB: (
        "web", "webshop", "web shop", "online", "online store", "website", "internet", "ecommerce", "e commerce",
        "webwinkel", "netbutik", "onlineshop", "boutique en ligne", "en ligne", "온라인", "온라인몰", "쇼핑몰", "웹",
    ),
    SaleChannel.PHONE: ("phone", "telephone", "telefoon", "telefonisch", "telefon", "téléphone", "전화"),
    SaleChannel.MARKET: ("market", "fair", "markt", "marked", "messe", "marché", "foire", "시장", "마켓"),
}  # fmt: skip


def _by_word(meanings: Mapping[M, tuple[str, ...]]) -> dict[str, M]:
    return {fold_word(word): meaning for meaning, words in meanings.items() for word in words}


_STAFF_WORDS = frozenset(map(fold_word, _STAFF))
_KIND_WORDS = _by_word(_KINDS)
_CHANNEL_WORDS = _by_word(_CHANNELS)


def is_staff_group(group: object) -> bool:
    """Tell whether a customer group is that of the people who work in the shop."""
    return isinstance(group, str) and fold_word(group) in _STAFF_WORDS


def customer_kind(word: str | None) -> CustomerKind | None:
    """Return what sort of customer a word means; None for a person and for a word that is not known."""
    return _KIND_WORDS.get(fold_word(word)) if word else None


@lru_cache(maxsize=256)
def channel(word: str) -> str:
    """Return the SaleChannel a word means, the word itself when it is not known."""
    return _CHANNEL_WORDS.get(fold_word(word), word)
