"""What lies at the top of the repository: few things, so that whoever comes anew finds the door."""

from tests.architecture.source import ROOT

EXPECTED = {"pyproject.toml", "README.md", "LICENSE", "dev.py", "desktop_seg", "resources", "installer", "tests"}


def test_nothing_else_lies_at_the_top() -> None:
    made = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - made == EXPECTED
