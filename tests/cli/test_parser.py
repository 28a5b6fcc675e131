"""What was not understood on the command line is said in a sentence, with what may be written instead."""

from pathlib import Path

import pytest

from tests.cli.run import command


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("segment",), "There is no command “segment”. Did you mean “segments”? Possible are: import, segments,"),
        (("export", "x", "--out", "a.csv", "--channel", "pigeon"), "“pigeon” is nothing that --channel can be."),
        (("import", "a.csv", "--kind", "sale_line"), "Did you mean “sale_lines”?"),
        (("occasions", "bake"), "“bake” is nothing that can stand here. Possible are: list, add, remove, and restore."),
        (("members", "vip_5", "--ages"), "This part of the command is not understood: --ages."),
        (("members",), "One of these is missing: SEGMENT --rule."),
        (("members", "vip_5", "--rule", "a.json"), "--rule and SEGMENT cannot stand together"),
        (("undo",), "Something is missing: IMPORT."),
        (("undo", "last"), "“last” is no whole number."),
        (("shop", "--trade"), "Something must stand behind --trade."),
        (("promotions", "add", "x", "--discount", "120"), "“120” is no share in percent from 0 to 100."),
    ],
)
def test_what_is_not_understood_is_said_and_what_may_be_written(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    answer = command(tmp_path / "shop.seg", *words)
    assert answer.code == 2
    assert said in answer.errors
    for english in ("invalid", "argument", "error:"):
        assert english not in answer.errors
