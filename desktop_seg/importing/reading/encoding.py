"""In which alphabet of bytes is a text file written? A short ladder, because general detectors fail on till files:
byte order mark, UTF-16 by its zeros, strict UTF-8 over the whole file, Korean (cp949) when nearly all of it is common
Hangul, else the Western set (cp1252, cp850, Mac Roman) whose letters stand where letters of our languages stand.

The wizard shows `words` under every choice: "do the letters look right?". Used by text_reader.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from desktop_seg.importing.reading.container import HEAD, wide_order
from desktop_seg.importing.reading.content import Content

UTF_8 = "utf-8"
KOREAN = "cp949"
WESTERN = ("cp1252", "cp850", "mac_roman")
CHOICES = (UTF_8, *WESTERN, KOREAN, "utf-16-le", "utf-16-be")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_NAMES = {"": "", "little": "utf-16-le", "big": "utf-16-be"}
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_WORDS = 8
_SPECIAL = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_LETTERS = re.compile(r"[^\x00-\x7f\udcff]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[€£₩¥]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text file is written.

    name: Python's name of it. confidence: 0 to 1; up to 0.5 the owner is asked. words: up to eight words with special
    letters as they look when read this way; none when the file has no such letters. strangers: bytes of a UTF-8 file
    that are not UTF-8 and are read by MENDING.
    """

    name: str
    confidence: float
    words: tuple[str, ...] = ()
    strangers: int = 0


@dataclass(frozen=True, slots=True)
class _Sample:
    """special: lines that hold other bytes than ASCII. errors: bytes that are not UTF-8, good: letters that are."""

    head: bytes
    special: bytes
    errors: int
    good: int


def detect(content: Content) -> Encoding:
    """Return how a text is written. Reads it once, in pieces. Raises UserError when it cannot be opened."""
    sample = _sample(content)
    for mark, name in _MARKS:
        if sample.head.startswith(mark):
            return Encoding(name, 1.0, _words(_read(sample, name)))
    wide = _WIDE_NAMES[wide_order(sample.head[:HEAD])]
    if wide:
        return Encoding(wide, 0.95, _words(_read(sample, wide)))
    if not sample.special:
        return Encoding(UTF_8, 1.0)
    # A file put together from two programs is UTF-8 with a few bytes of another kind; text_reader mends those.
    if sample.good >= 2 * sample.errors:
        return Encoding(UTF_8, 0.6 if sample.errors else 1.0, _words(_read(sample, UTF_8)), sample.errors)
    if _is_korean(sample.special):
        return Encoding(KOREAN, 0.95, _words(_read(sample, KOREAN)))
    return _best_western(sample)


def readings(content: Content) -> tuple[Encoding, ...]:
    """Return the file's special words in every way it can be read, the likeliest first, for the owner to choose."""
    sample = _sample(content)
    likely = detect(content)
    others = [
        Encoding(name, 0.0, _words(_read(sample, name)))
        for name in CHOICES
        if codecs.lookup(name) != codecs.lookup(likely.name) and _can_read(sample, name)
    ]
    return (likely, *others)


def _sample(content: Content) -> _Sample:
    decoder = codecs.getincrementaldecoder(UTF_8)(errors=_COUNTING)
    special: list[bytes] = []
    room = _SAMPLE
    errors = good = 0
    head = rest = b""
    with content.open() as file:
        while chunk := file.read(_CHUNK):
            head = head or chunk[:_SAMPLE]
            if chunk.isascii() and not rest:
                continue
            text = decoder.decode(chunk)
            errors += text.count(_MISREAD)
            if good < _SAMPLE:  # that many prove enough
                good += sum(map(len, _LETTERS.findall(text)))
            for line in _SPECIAL.findall(chunk) if room > 0 else ():
                special.append(line[:room])
                room -= len(line)
            rest = decoder.getstate()[0]
    return _Sample(head, b"\n".join(special), errors + bool(rest), good)


_MISREAD = "\udcff"
_COUNTING = "desktop_seg.counting"


def _count(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _MISREAD * (error.end - error.start), error.end


codecs.register_error(_COUNTING, _count)


def _is_korean(special: bytes) -> bool:
    """Tell whether nearly all that is not ASCII is Hangul of the 2,350 common syllables.

    Rarer syllables prove nothing: their bytes also hold small letters, and two words of Western text often make one.
    """
    try:
        text = _whole_letters(special).decode(KOREAN)
    except UnicodeDecodeError:
        return False
    others = [letter for letter in text if letter > "\x7f"]
    common = sum(1 for letter in others if "가" <= letter <= "힣" and _is_common(letter))
    return bool(others) and common > 0.9 * len(others)


def _whole_letters(special: bytes) -> bytes:
    """Leave out the last line, which the sample may have cut inside a letter."""
    return special.rpartition(b"\n")[0] if len(special) >= _SAMPLE else special


def _is_common(letter: str) -> bool:
    return all(byte >= 0xA1 for byte in letter.encode(KOREAN))


def _best_western(sample: _Sample) -> Encoding:
    lines = sample.special
    scores = {name: _score(lines.decode(name, errors="replace")) for name in WESTERN}
    # On equal scores the first one wins: cp1252 is what Excel on Windows writes.
    best = max(WESTERN, key=lambda name: scores[name])
    second = max((name for name in WESTERN if name != best), key=lambda name: scores[name])
    letters = sum(1 for byte in lines if byte > 127)
    margin = (scores[best] - scores[second]) / letters
    same = lines.decode(best, errors="replace") == lines.decode(second, errors="replace")
    confidence = 0.9 if same else max(0.1, min(0.95, 0.3 + margin * 0.5))
    return Encoding(best, round(confidence, 2), _words(_read(sample, best)))


# How likely a small letter is in Dutch, Danish, German, French and English; letters not named are seldom.
_LIKELY = dict.fromkeys("äåæéëïñöøüß", 1.0) | dict.fromkeys("àâáçèêîôœû", 0.9) | {"ó": 0.8, "ú": 0.7, "ù": 0.6}
_SELDOM = 0.3
_FOLLOWS_VOWEL = frozenset("ëï")
_FOLLOWS_CONSONANT = frozenset("áàâäæåèêíóôöøúü")
_VOWELS = frozenset("aeiou")
_MONEY = frozenset("€£$¥§")
_AFTER_NUMBER = frozenset("€£°%½¼¾²³")
_AROUND_WORD = frozenset("«»„“”‘’–—…´·•\u00a0®©™")


def _score(text: str) -> float:
    """Add up how well each special letter suits its place: about 1 where it belongs, below 0 where it cannot be."""
    padded = f" {text} "
    return sum(
        _suits(padded[place - 1], letter, padded[place + 1]) for place, letter in enumerate(padded) if letter > "\x7f"
    )


def _suits(before: str, letter: str, after: str) -> float:
    if letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN"):
        return _capital_suits(before, letter, after) if letter.isupper() else _small_suits(before, letter, after)
    if before.isalpha() and after.isalpha():
        return 0.8 if letter == "’" else -1.0
    if letter in _MONEY and not before.isalpha() and not after.isalpha():
        return 0.9
    if letter in _AFTER_NUMBER and not after.isalpha() and (before.isdigit() or before.isspace()):
        return 0.7
    return 0.4 if letter in _AROUND_WORD else -1.0


def _capital_suits(before: str, letter: str, after: str) -> float:
    """Capitals begin a word or stand among capitals, and never touch a figure."""
    if before.isdigit() or after.isdigit() or not (before.isalpha() or after.isalpha()):
        return -0.5
    if before.isalpha() and (not before.isupper() or after.islower()):
        return -0.8
    return 0.9 * _LIKELY.get(letter.lower(), _SELDOM)


def _small_suits(before: str, letter: str, after: str) -> float:
    if before.isdigit() or after.isdigit() or (before.isupper() and after.isupper()):
        return -0.7
    if not before.isalpha() and not after.isalpha():
        return 0.5 if letter in "àåö" else -0.3
    score = _LIKELY.get(letter, _SELDOM)
    follows_vowel = before.lower() in _VOWELS
    if (letter in _FOLLOWS_VOWEL and not follows_vowel) or (letter in _FOLLOWS_CONSONANT and follows_vowel):
        score -= 0.4
    return score if before.isalpha() else score - 0.2


def _read(sample: _Sample, name: str) -> str:
    source = sample.head if name.startswith("utf-16") or name == "utf-8-sig" else sample.special
    return source.decode(name, errors="ignore")


def _can_read(sample: _Sample, name: str) -> bool:
    source = sample.head if name.startswith("utf-16") else _whole_letters(sample.special)
    if name.startswith("utf-16"):
        return 0 in source
    return name in WESTERN or _decodes(source, name)


def _decodes(source: bytes, name: str) -> bool:
    try:
        source.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _words(text: str) -> tuple[str, ...]:
    """Return the first different words that hold a special letter."""
    found: dict[str, None] = {}
    for word in _WORD.findall(text):
        if not word.isascii():
            found.setdefault(word)
            if len(found) == _WORDS:
                break
    return tuple(found)


MENDING = "desktop_seg.mending"
"""Name for `open(errors=...)`: single bytes that are not UTF-8 are read as cp1252, the usual stranger."""


def _mend(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(MENDING, _mend)
