"""Words of six languages for what people do, complain of and are written by."""

from collections import Counter

import pytest

from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import fold_word, lookup_of
from desktop_seg.importing.cleaning.words import channel, complaint, event
from desktop_seg.model.complaint import ComplaintKind, ComplaintStatus
from desktop_seg.model.customer import Channel
from desktop_seg.model.event import EventKind


@pytest.mark.parametrize(
    ("kind", "word", "meaning"),
    [
        (ValueKind.EVENT_KIND, "E-mail geopend", "mail_open"),
        (ValueKind.EVENT_KIND, "Email Clicked", "mail_click"),
        (ValueKind.EVENT_KIND, "CART_ABANDON", "cart_abandon"),
        (ValueKind.EVENT_KIND, "Warenkorb", "cart_add"),
        (ValueKind.EVENT_KIND, "수신거부", "unsubscribe"),
        (ValueKind.EVENT_KIND, "Tilmeldt", "newsletter_signup"),
        (ValueKind.EVENT_KIND, "moon landing", None),
        (ValueKind.COMPLAINT_KIND, "Te laat", "late"),
        (ValueKind.COMPLAINT_KIND, "파손", "defect"),
        (ValueKind.COMPLAINT_STATUS, "Løst", "solved"),
        (ValueKind.COMPLAINT_STATUS, "in behandeling", "open"),
        (ValueKind.CHANNEL, "E-mail", "email"),
        (ValueKind.CHANNEL, "alle", "all"),
    ],
)
def test_a_word_has_its_meaning(kind: ValueKind, word: str, meaning: str | None) -> None:
    assert lookup_of(kind)(fold_word(word)) == meaning


def test_every_kind_has_words_and_no_word_two_meanings() -> None:
    for lists, kinds in (
        (event.WORDS, set(EventKind)),
        (complaint.KINDS, set(ComplaintKind)),
        (complaint.STATUSES, set(ComplaintStatus)),
        (channel.WORDS, {*Channel, channel.ALL_CHANNELS}),
    ):
        assert set(lists) == kinds
        words = Counter(word for listed in lists.values() for word in set(map(fold_word, listed)))
        assert [word for word, count in words.items() if count > 1] == []
