"""The encoding ladder on files of six languages, from a single word to a list."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.encoding import MENDING, detect, readings
from desktop_seg.importing.reading.source import open_source

WORDS = {
    "nl": ["Daniël", "Zoë", "reünie", "België", "café", "één", "Noël", "Renée", "Curaçao", "geïnteresseerd", "€ 12,50"],
    "da": ["Søren", "Jørgensen", "Åse", "Århus", "Ærø", "blåbær", "Bjørn", "Mærsk", "rødgrød", "SMØRREBRØD", "Ægir"],
    "de": ["Müller", "Größe", "Straße", "Köln", "Übung", "Ökologie", "Weiß", "GRÖSSE", "Grüße", "Süß", "Schönbächler"],
    "fr": ["Élodie", "René", "François", "forêt", "garçon", "hôtel", "Hélène", "crème brûlée", "naïve", "Jérôme"],
    "en": ["café", "£12.50", "naïve", "fiancée", "jalapeño", "Chloë", "£5", "résumé", "Zürich"],
    "ko": ["김하늘", "박서준", "꽃", "홍길동 서울특별시", "상품구매금액(KRW)", "최민지"],
}
WESTERN = ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"]
KOREAN = ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"]


def write(path: Path, words: list[str], encoding: str) -> str:
    text = "Naam;Bedrag\r\n" + "".join(f"{word};1\r\n" for word in words)
    path.write_bytes(text.encode(encoding))
    return text


def writable(word: str, encoding: str) -> bool:
    try:
        word.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(language, name) for language in WORDS for name in (KOREAN if language == "ko" else WESTERN)],
)
def test_list_of_words_is_read_right_and_surely(tmp_path: Path, language: str, encoding: str):
    path = tmp_path / "lijst.csv"
    text = write(path, [word for word in WORDS[language] if writable(word, encoding)], encoding)
    found = detect(on_disk(path))
    assert path.read_bytes().decode(found.name).removeprefix("\ufeff") == text
    assert found.confidence > 0.5
    assert all(not word.isascii() for word in found.words)
    assert found.words


@pytest.mark.parametrize("language", WORDS)
def test_single_word_is_read_right_or_doubted(tmp_path: Path, language: str):
    path = tmp_path / "woord.csv"
    wrong = 0
    for encoding in KOREAN if language == "ko" else WESTERN:
        for word in WORDS[language]:
            if not writable(word, encoding):
                continue
            text = write(path, [word], encoding)
            found = detect(on_disk(path))
            if path.read_bytes().decode(found.name, "replace").removeprefix("\ufeff") != text:
                wrong += 1
                assert found.confidence <= 0.5, (word, encoding, found)
                assert any(word.split()[0] in choice.words for choice in readings(on_disk(path))), (word, encoding)
    assert wrong <= 1


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_special_letters_far_down_count_too(tmp_path: Path, encoding: str):
    path = tmp_path / "lang.csv"
    text = "naam;plaats\n" + "Jan;Breda\n" * 200_000 + "Søren Jørgensen;Århus\nBjørn;Ærø\n"
    path.write_bytes(text.encode(encoding))
    assert detect(on_disk(path)).name == encoding


def test_plain_letters_are_utf8_and_sure(tmp_path: Path):
    path = tmp_path / "plain.csv"
    path.write_bytes(b"name,amount\nJan,1\n")
    assert detect(on_disk(path)).name == "utf-8"
    assert detect(on_disk(path)).confidence == 1.0


def test_letter_cut_by_the_end_of_a_piece_is_no_error(tmp_path: Path):
    path = tmp_path / "rand.csv"
    path.write_bytes(b"a" * ((1 << 20) - 1) + "ø\n".encode() * 10)
    found = detect(on_disk(path))
    assert (found.name, found.strangers) == ("utf-8", 0)


def test_file_put_together_from_two_programs_keeps_all_letters(tmp_path: Path):
    path = tmp_path / "twee.csv"
    path.write_bytes(b"naam\n" + "Zoë Müller Søren\n".encode() * 10 + "René\n".encode("cp1252"))
    source = open_source(path)
    assert [row.cells[0] for row in source.rows()][-1] == "René"
    assert source.problems[0].count == 1
    assert "letter" in source.problems[0].text


def test_mending_reads_strangers_as_western_letters():
    assert b"Ren\xe9 Zo\xc3\xab".decode("utf-8", MENDING) == "René Zoë"


def test_owner_sees_the_words_in_every_possible_way(tmp_path: Path):
    path = tmp_path / "woord.csv"
    write(path, ["Søren"], "cp850")
    by_name = {choice.name: choice.words for choice in readings(on_disk(path))}
    assert by_name["cp850"] == ("Søren",)
    assert {"cp1252", "mac_roman"} <= set(by_name)
    assert len(by_name) == len(readings(on_disk(path)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co")), min_size=1), min_size=1))
def test_any_utf8_text_comes_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]):
    path = tmp_path_factory.mktemp("utf8") / "tekst.csv"
    text = write(path, words, "utf-8")
    found = detect(on_disk(path))
    assert found.name == "utf-8"
    assert path.read_bytes().decode(found.name) == text
