"""Runs commands as a person or script does, in this process, and keeps what they answer."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_seg import cli

SPREADSHEETS = Path(__file__).parents[1] / "spreadsheets"
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@dataclass(frozen=True, slots=True)
class Answer:
    """code: exit code. out, errors: what was written."""

    code: int
    out: str
    errors: str

    @property
    def data(self) -> Any:
        """The JSON document of the answer."""
        return json.loads(self.out)


def command(shop: Path, *words: object) -> Answer:
    """Run `desktop-seg --shop SHOP WORDS...`."""
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        try:
            code = cli.main(["--shop", str(shop), *(str(word) for word in words)])
        except SystemExit as end:
            code = int(end.code or 0)
    sys.stdout.flush()
    return Answer(code, out.getvalue(), errors.getvalue())


def json_of(shop: Path, *words: object) -> Any:
    """Run a command with --json that must succeed, and return its document."""
    answer = command(shop, *words, "--json")
    assert answer.code == 0, answer.errors
    return answer.data
