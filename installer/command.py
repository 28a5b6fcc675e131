"""Runs the programs that packages are made with: in the background's priority, never without a time limit."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

MINUTE = 60.0


class Failed(Exception):
    """A step did not succeed; the text says which one and what it printed last."""


def run(
    command: Sequence[str | Path],
    *,
    seconds: float = 10 * MINUTE,
    folder: Path | None = None,
    extra: Mapping[str, str] | None = None,
) -> str:
    """Run a program and return what it printed.

    extra: environment variables besides ours. Raises Failed when it does not end well, or not in time.
    """
    words = [str(word) for word in command]
    nice = ["nice", "-n", "10"] if shutil.which("nice") else []
    try:
        done = subprocess.run(
            [*nice, *words],
            cwd=folder,
            env=os.environ | dict(extra or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"{words[0]} did not end within {seconds:.0f} seconds: {' '.join(words)[:300]}") from None
    printed = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        raise Failed(f"{' '.join(words)[:300]}\nended with {done.returncode}:\n{printed[-3000:]}")
    return printed


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done and how long it took."""
    print(f"  {title} ...", end="", flush=True)
    started = time.monotonic()
    yield
    print(f" {time.monotonic() - started:.0f} s", flush=True)


def need_programs(programs: Mapping[str, Sequence[str]], what_needs_them: str) -> None:
    """Install with apt-get the Debian packages of those programs (program -> packages) that are not here; says so."""
    missing = [package for program, packages in programs.items() if not shutil.which(program) for package in packages]
    if missing:
        from dev import install_system_packages

        install_system_packages(missing, what_needs_them)
