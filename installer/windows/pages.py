"""Looks at every page of the setup in its four languages: a picture of each, for a person to see whether text is cut.

Used by: trial. What a machine can tell is checked: the setup opens, and each page is another one.
"""

from pathlib import Path

from installer.check_list import CheckList
from installer.command import run
from installer.screen import Screen, wait
from installer.windows.wine import Wine, windows_path

# Language -> its number for Windows.
LANGUAGES = {"en": 1033, "nl": 1043, "da": 1030, "ko": 1042}

# Pages before anything is installed, in their order; Return goes on, at the licence it agrees.
_PAGES = ("welcome", "licence", "components", "folder")


# Fonts of Windows that the pages ask for, and one of Debian's that has the same letters.
_FONTS = ("Gulim", "굴림", "Malgun Gothic", "MS Shell Dlg", "MS Shell Dlg 2")
_LENT = "Noto Sans CJK KR"


def _lend_fonts(wine: Wine) -> None:
    if _LENT not in run(["fc-list", ":lang=ko", "family"]):
        from dev import install_system_packages

        install_system_packages(["fonts-noto-cjk"], "Seeing the Korean pages")
    for font in _FONTS:
        wine.expect("reg", "add", r"HKCU\Software\Wine\Fonts\Replacements", "/v", font, "/d", _LENT, "/f")


def look_at(wine: Wine, shown: Screen, package: Path, checks: CheckList, folder: Path) -> None:
    """Open the setup in each language, go through its pages up to the installation, and close it."""
    _lend_fonts(wine)
    for language, number in LANGUAGES.items():
        process = wine.start(windows_path(package), f"/LANG={number}")
        checks.expect(f"setup opens in {language}", shown.wait_for("Desktop Seg", 60))
        seen = []
        for name in _PAGES:
            seen.append(shown.steady_picture(folder / f"{language}-{name}.png").tobytes())
            if name != _PAGES[-1]:
                shown.press("Return")
        checks.equal(f"each page in {language} is another", len(set(seen)), len(_PAGES))
        shown.press("Escape")
        shown.steady_picture(folder / f"{language}-cancel.png")
        shown.press("Return")
        if not wait(lambda: process.poll() is not None, 20):  # noqa: B023 - asked at once
            wine.end()
        process.wait()
