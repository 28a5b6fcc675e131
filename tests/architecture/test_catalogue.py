"""The translations: in line with the source, without a broken hole, and complete where a language claims to be."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop_seg.base.i18n import LANGUAGES
from tests.architecture.source import PACKAGE, ROOT

LOCALE = ROOT / "resources" / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/desktop_seg.po"))
HOLE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
BEGUN: set[str] = set()  # languages that are not complete yet; English shows through where a text is missing


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the source: its singular, and its plural ("" when it has none)."""

    one: str
    many: str


def _language(path: Path) -> str:
    return path.parent.parent.name


@cache
def _source_texts() -> frozenset[Text]:
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")])
    messages = (message for _file, _line, message, _comments, _context in found)
    return frozenset(Text(m, "") if isinstance(m, str) else Text(m[0], m[1]) for m in messages)


@cache
def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=_language(path), abort_invalid=True)


def _messages(path: Path) -> Iterable[Message]:
    return (message for message in _catalogue(path) if message.id)


def _text(message: Message) -> Text:
    return Text(message.id, "") if isinstance(message.id, str) else Text(message.id[0], message.id[1])


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _holes(text: str) -> set[str]:
    return set(HOLE.findall(text))


def test_every_language_of_the_program_has_its_catalogue() -> None:
    assert {_language(path) for path in CATALOGUES} | {"en"} == set(LANGUAGES)


def test_catalogues_hold_the_texts_of_the_source() -> None:
    for path in CATALOGUES:
        texts = {_text(message) for message in _messages(path)}
        assert texts == _source_texts(), f"{_language(path)}: `python3 dev.py texts` brings it in line"


def test_translations_have_the_holes_of_their_source() -> None:
    wrong = {
        _language(path): [m.id for m in _messages(path) if any(_forms(m)) and not _holes_agree(m)]
        for path in CATALOGUES
    }
    assert not any(wrong.values()), wrong


def _holes_agree(message: Message) -> bool:
    """The last form (the plural of most languages) has all holes; others may leave out the number as English may."""
    text, forms = _text(message), [_holes(form) for form in _forms(message)]
    every = _holes(text.many or text.one)
    return forms[-1] == every and all(_holes(text.one) & every <= form <= every for form in forms)


def test_finished_languages_leave_no_text_in_english() -> None:
    open_texts = {
        _language(path): [m.id for m in _messages(path) if m.fuzzy or not all(_forms(m))]
        for path in CATALOGUES
        if _language(path) not in BEGUN
    }
    assert not any(open_texts.values()), open_texts


def test_catalogues_compile() -> None:
    for path in CATALOGUES:
        assert not [f"{m.id}: {faults}" for m, faults in _catalogue(path).check()], _language(path)
        compiled = BytesIO()
        write_mo(compiled, _catalogue(path))
        assert compiled.getvalue()[:4] == b"\xde\x12\x04\x95"


def test_texts_of_the_source_have_sound_holes() -> None:
    """A brace too many would end the program, and only when that text is shown."""
    texts = [part for text in _source_texts() for part in (text.one, text.many) if HOLE.search(part)]
    assert not [text for text in texts if re.search(r"[{}]", HOLE.sub("", text).replace("{{", "").replace("}}", ""))]
    assert not [text.one for text in _source_texts() if re.search(r"\{\w+\s*($|\{)", f"{text.one} {text.many}")]


def test_no_text_is_asked_for_inside_an_f_string() -> None:
    """Extraction passes over it, so it would stay English in every language."""
    hidden = [
        f"{path.relative_to(ROOT)}:{made.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for made in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(made, ast.JoinedStr)
        for call in ast.walk(made)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext")
    ]
    assert not hidden, hidden


def test_extraction_says_nothing(tmp_path: Path) -> None:
    """What Babel warns about while reading the source is a text it may have missed."""
    template = str(tmp_path / "desktop_seg.pot")
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", "-o", template, "desktop_seg"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not done.stderr
