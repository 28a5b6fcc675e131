"""The manual page tells every command that the program has."""

import re

from desktop_seg.cli import arguments
from installer.linux import manual


def test_manual_tells_every_command_with_its_options() -> None:
    page = manual.page()
    told = set(re.findall(r"^\.SS (.+)$", page, re.MULTILINE))
    usage = arguments.parser().format_usage() + arguments.parser().format_help()
    commands = {"import", "segments", "members", "export", "imports", "undo", "fields", "self-test"}
    assert all(command in usage for command in commands)
    assert {command.replace("-", r"\-") for command in commands} <= told
    assert r"\fB\-\-dry\-run\fR" in page
    assert r"\fB\-\-window\fR FILE" in page


def test_no_line_of_the_manual_is_taken_for_a_command_of_man() -> None:
    known = {".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".B"}
    assert {line.split()[0] for line in manual.page().splitlines() if line.startswith(".")} <= known
