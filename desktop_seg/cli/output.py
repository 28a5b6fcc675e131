"""How commands answer: sentences and tables for people, or one JSON document with --json."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, slots=True)
class Output:
    """is_json: people's texts are left out and `data` writes the answer as JSON."""

    is_json: bool
    out: TextIO
    errors: TextIO

    def say(self, text: str = "") -> None:
        """Write a line for people."""
        if not self.is_json:
            self.out.write(text + "\n")

    def line(self, text: str) -> None:
        """Write a line for people and programs alike (`--ids`)."""
        self.out.write(text + "\n")

    def data(self, value: Json) -> None:
        """Write the answer for programs; nothing without --json."""
        if self.is_json:
            json.dump(value, self.out, ensure_ascii=False, indent=2)
            self.out.write("\n")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
        """Write rows under headings; the columns in `numbers` stand to the right."""
        lines = [heads, *rows]
        widths = [max(_width(line[column]) for line in lines) for column in range(len(heads))]
        for line in lines:
            cells = [
                _padded(cell, width, column in numbers)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            ]
            self.say("  ".join(cells).rstrip())

    def fault(self, what: str, what_to_do: str) -> None:
        """Write what went wrong; as JSON too where that was asked for."""
        self.data({"error": what, "what_to_do": what_to_do})
        self.errors.write(f"{what}\n{what_to_do}\n")


def _width(text: str) -> int:
    # Korean letters take two places on a terminal.
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int, is_number: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if is_number else text + blanks
