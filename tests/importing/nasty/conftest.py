"""Every nasty case goes both ways into a shop."""

from pathlib import Path

import pytest

from tests.importing.nasty.road import CommandLine, Road, Wizard


@pytest.fixture(params=[Wizard, CommandLine], ids=["wizard", "command line"])
def road(request: pytest.FixtureRequest, tmp_path: Path) -> Road:
    """Return a road into an empty shop."""
    made: Road = request.param(tmp_path)
    return made
