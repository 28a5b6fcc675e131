"""Writes the icon and the recipe for Briefcase into build/macos; the rest needs a Mac. `dev.py package macos`"""

from pathlib import Path

from installer import icon
from installer.product import BUILD, MODULE, NAME, SUMMARY, version
from installer.tree import empty
from installer.windows.wheel import RUN

_HERE = Path(__file__).parent


def prepare() -> None:
    """Write the recipe with the pinned versions filled in, and the icon beside it."""
    folder = empty(BUILD / "macos")
    icon.write_icns(folder / "icon.icns")
    lines = [line.partition("#")[0].strip() for line in RUN.read_text(encoding="utf-8").splitlines()]
    pins = ",\n".join(f'  "{line}"' for line in lines if line)
    text = (_HERE / "briefcase.toml.in").read_text(encoding="utf-8")
    for name, value in {
        "NAME": NAME, "MODULE": MODULE, "VERSION": version(), "SUMMARY": SUMMARY, "REQUIRES": pins,
    }.items():  # fmt: skip
        text = text.replace(f"@{name}@", value)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    print(f"Written: {folder}. What to do with it on a Mac: installer/macos/README.md. It has never been run.")
