"""Desktop Seg has no network code: customer data cannot leave the computer because nothing here can send it."""

import ast
import socket
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.architecture.source import Module, called_name, package_modules

WAYS_OUT = (
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "aiohttp",
    "dns",
    "ftplib",
    "http.client",
    "http.server",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
)


def test_no_module_imports_a_way_out() -> None:
    found = [
        f"{place} {name}"
        for module in package_modules()
        for place, name in _imported(module)
        if any(name == way or name.startswith(f"{way}.") for way in WAYS_OUT)
    ]
    assert not found


def test_an_address_is_never_checked_by_asking_the_internet() -> None:
    asking = [
        module.place(call)
        for module in package_modules()
        for call in module.nodes()
        if isinstance(call, ast.Call)
        and called_name(call) == "validate_email"
        and not any(
            k.arg == "check_deliverability" and isinstance(k.value, ast.Constant) and k.value.value is False
            for k in call.keywords
        )
    ]
    assert not asking


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_test_cannot_connect_anywhere(family: socket.AddressFamily, host: str) -> None:
    with socket.socket(family) as line, pytest.raises(PermissionError, match="network"):
        line.connect((host, 9))


def test_a_test_cannot_ask_for_an_address() -> None:
    with pytest.raises((PermissionError, URLError)):
        urlopen("http://shop.invalid")


def _imported(module: Module) -> Iterator[tuple[str, str]]:
    """Every name a module imports, whole: `from PySide6 import QtNetwork` gives "PySide6.QtNetwork"."""
    for node in module.nodes():
        if isinstance(node, ast.Import):
            yield from ((module.place(node), alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((module.place(node), f"{node.module}.{alias.name}") for alias in node.names)
