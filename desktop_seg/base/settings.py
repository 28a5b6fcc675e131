"""Settings of the program (not of the shop): language, theme, text size, last shop file. JSON in the config folder.

A new setting is one line in `Settings`. Settings of the shop (currency, country, lapse days) live in the shop file.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from desktop_seg.base import paths


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers about itself.

    language: "en", "nl", "da", "ko"; "" follows the system. theme: "light", "dark", "system".
    text_percent: 90 to 150. shop_file: path of the shop opened last, "" when none. window: where it stood and how large
    it was, as Qt writes it down in base 64, "" before the first time.
    """

    language: str = ""
    theme: str = "system"
    text_percent: int = 100
    shop_file: str = ""
    window: str = ""


def load(folder: Path | None = None) -> Settings:
    """Read the settings; what is missing or unreadable gets its default."""
    try:
        raw = json.loads(_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    sound: dict[str, Any] = {
        f.name: raw[f.name] for f in fields(Settings) if f.name in raw and isinstance(raw[f.name], type(f.default))
    }
    return Settings(**sound)


def save(settings: Settings, folder: Path | None = None) -> None:
    """Write the settings beside the old ones, then put them in place. On a full disk the old ones stay: they are no
    reason to stop anybody at their work."""
    with suppress(OSError):
        file = _file(folder)
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        beside.replace(file)


def _file(folder: Path | None) -> Path:
    return (folder or paths.config_folder()) / "settings.json"
