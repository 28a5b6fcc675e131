"""Build hook of the wheel: compiles the translations, which the repository holds as .po files only.

Called by hatchling (see pyproject.toml) before it collects the files of `resources/`.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTexts(BuildHookInterface[Any]):
    """Makes the .mo files beside their .po files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalogue; a catalogue that cannot be compiled fails the build."""
        locale = Path(self.root) / "resources" / "locale"
        if not any(locale.glob("*/LC_MESSAGES/*.po")):
            return
        # Not `-m babel.messages.frontend`: that ends with 0 whatever happened.
        call = "import sys; from babel.messages.frontend import main; sys.exit(main())"
        arguments = ["--quiet", "compile", "--directory", str(locale), "--domain", "desktop_seg"]
        subprocess.run([sys.executable, "-c", call, *arguments], check=True)
