"""The script that the import is timed against finds what the program finds: else the two could not be compared."""

from pathlib import Path

from tests.bench import naive_shop
from tests.bench.shop_import import counted, write_shop
from tests.cli.run import command


def test_script_counts_the_people_of_every_segment_as_the_program_does(tmp_path: Path) -> None:
    file, shop = write_shop(tmp_path / "till.xlsx", lines=5_000, customers=300), tmp_path / "shop.seg"
    assert command(shop, "import", file).code == 0
    ours = counted(command(shop, "segments", "--json").out)
    found = naive_shop.segments(naive_shop.read(str(file), str(tmp_path / "lines.db")))
    theirs = {key: int(inside.sum()) for key, inside in found.items()}
    assert theirs == ours
    assert sum(count > 0 for count in theirs.values()) >= 50
