"""The encoding ladder on whole till files of six languages, long and of a single row, as a shop would export them."""

import csv
import io
from contextlib import closing
from pathlib import Path

import pytest

from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.encoding import detect
from desktop_seg.importing.reading.source import open_source

FILES = {
    "nl": """Klantnummer;Naam;Plaats;Bedrag
1;Zoë Groeneveld;Coevorden;€ 12,50
2;Café België;Hoëven;€ 3,00
3;André van Dijk;Ruïnen;€ 7,95
""",
    "nl, one row": "Naam;Bedrag\nReünie Zoë;1,50\n",
    "da": """Kundenr.;Navn;By;Beløb
1;Søren Kjær;Ærøskøbing;12,50
2;Åse Østergård;Århus;3,00
3;Bjørn Rønne;Nørrebro;9,95
""",
    "da, one row": "Navn;Beløb\nSøren;1,50\n",
    "de": """Kundennr.;Name;Ort;Straße
1;Jürgen Müller;Köln;Königsstraße 1
2;Änne Groß;Düsseldorf;Große Allee 2
3;Jörg Weiß;Lübeck;Mühlweg 3
""",
    "de, one row": "Name;Straße\nMüller;Hauptstraße\n",
    "fr": """Numéro;Prénom;Ville;Téléphone
1;Hélène;Orléans;0123
2;François;Besançon;0456
3;Noëlle;Nîmes;0789
4;Jérôme;Évreux;0789
""",
    "fr, one row": "Prénom;Reçu\nHélène;payé\n",
    "en": """Customer;Name;Price
1;Zoë Baker;£12.50
2;Café Noir;£3.00
""",
    "en, one row": "Name;Price\nChloë;£3.00\n",
    "ko": """주문번호;구매자명;상품명
1;김하늘;장미 꽃다발
2;이서연;꽃병
""",
    "ko, one row": "이름;상품\n박민준;꽃\n",
}
WESTERN = ("utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be")
KOREAN = ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be")


def can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


CASES = [
    (name, encoding)
    for name, text in FILES.items()
    for encoding in (KOREAN if name.startswith("ko") else WESTERN)
    if can_write(text, encoding)
]


@pytest.mark.parametrize(("name", "encoding"), CASES, ids=[f"{name} in {encoding}" for name, encoding in CASES])
def test_till_file_is_read_as_it_was_written(tmp_path: Path, name: str, encoding: str) -> None:
    text, path = FILES[name], tmp_path / "kassa.csv"
    path.write_bytes(text.encode(encoding))
    found = detect(on_disk(path))
    assert found.words, "the preview has words to look at"
    with closing(open_source(path)) as opened:
        rows = [list(map(str, row.cells)) for row in opened.rows("")]
    assert rows == list(csv.reader(io.StringIO(text), delimiter=";"))


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 40
    assert {name[:2] for name, _encoding in CASES} == {"nl", "da", "de", "fr", "en", "ko"}
