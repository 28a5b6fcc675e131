"""What holds for every test: no screen, no network, English, and a home folder of its own for the program's files.

The screen is switched off before anything imports Qt. The guard against the network is an audit hook: it sees every
connection that Python makes in this process, by whatever library, and cannot be taken off again.
"""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Ordinary runs draw the same examples each time, so that a red run is about the change; `--long` draws new ones.
settings.register_profile("ordinary", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None)

INTERNET = (socket.AF_INET, socket.AF_INET6)


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto") and getattr(arguments[0], "family", None) in INTERNET:
        raise PermissionError("a test tried to reach the network; Desktop Seg has no network code")
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        raise PermissionError("a test asked for the address of a machine; Desktop Seg has no network code")


sys.addaudithook(_refuse_the_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`."""
    parser.addoption("--long", action="store_true", help="also the tests that take minutes (marked `long`)")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hypothesis draws its examples."""
    settings.load_profile("long" if config.getoption("--long") else "ordinary")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests unless asked for; pytest counts them as deselected."""
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own: shop files, settings and log of the person at this computer stay untouched."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DESKTOP_SEG_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin and end in English with European formats, whatever the test or the computer speaks."""
    from desktop_seg.base import i18n

    i18n.use("en")
    yield
    i18n.use("en")
