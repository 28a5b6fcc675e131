"""Proves that trimming took away no DLL that is needed: what a shipped file asks for is shipped or Windows's own."""

from pathlib import Path

import pefile

from installer.command import Failed
from installer.tree import files

# Part of every Windows 10 since build 18362; names that begin with api-ms-win- and ext-ms- are too.
_OF_WINDOWS = (
    *("advapi32", "authz", "bcrypt", "bcryptprimitives", "comctl32", "comdlg32", "crypt32", "d3d11", "d3d12", "d3d9"),
    *(
        "dcomp",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "icuuc",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "mscms",
        "msimg32",
    ),
    *("msvcrt", "ncrypt", "netapi32", "normaliz", "ntdll", "ole32", "oleaut32", "powrprof", "propsys", "psapi"),
    *("rpcrt4", "rstrtmgr", "secur32", "setupapi", "shcore", "shell32", "shlwapi", "ucrtbase", "uiautomationcore"),
    *("user32", "userenv", "uxtheme", "version", "winhttp", "winmm", "winspool.drv", "ws2_32", "wtsapi32"),
)


def check(stage: Path) -> None:
    """Raise Failed with every DLL that is neither in the layout nor part of Windows, and who asks for it."""
    programs = [path for path in files(stage) if path.suffix.lower() in (".dll", ".pyd", ".exe")]
    here = {path.name.lower() for path in programs}
    missing: dict[str, list[str]] = {}
    for path in programs:
        for name in _wanted(stage / path):
            if name not in here and not _is_of_windows(name):
                missing.setdefault(name, []).append(path.as_posix())
    if missing:
        lines = [f"  {name}: {', '.join(who[:3])}" for name, who in sorted(missing.items())]
        raise Failed("\n".join(["DLLs that the layout lacks (trim.py left them out, or Windows has them):", *lines]))


def _wanted(path: Path) -> set[str]:
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    with pefile.PE(str(path), fast_load=True) as file:
        file.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
        entries = [*getattr(file, "DIRECTORY_ENTRY_IMPORT", ()), *getattr(file, "DIRECTORY_ENTRY_DELAY_IMPORT", ())]
        return {entry.dll.decode("ascii").lower() for entry in entries}


def _is_of_windows(name: str) -> bool:
    return name.startswith(("api-ms-win-", "ext-ms-")) or name.removesuffix(".dll") in _OF_WINDOWS
