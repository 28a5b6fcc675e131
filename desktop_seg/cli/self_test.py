"""Checks that an installed program works on this computer: versions, import, segments, export, charts.

Every part is tried in a folder of its own that is removed afterwards; the owner's shop is not touched.
"""

import platform
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from desktop_seg import __version__
from desktop_seg.base.i18n import _
from desktop_seg.base.log import told
from desktop_seg.base.progress import Quiet
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.exports.column import STANDARD
from desktop_seg.exports.export import export
from desktop_seg.exports.request import ExportRequest, Format
from desktop_seg.importing import sample_shop
from desktop_seg.model.customer import Channel
from desktop_seg.segments import capability, catalogue, evaluate
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of, shop_figures
from desktop_seg.store.shop_file import open_shop

_UNSOUND = 4
_PACKAGES = ("PySide6-Essentials", "python-calamine", "openpyxl", "XlsxWriter", "matplotlib", "pandas", "Babel")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried. found: what it came to, or where it failed."""

    title: str
    is_sound: bool
    found: str


def run(_asked: Asked, output: Output) -> int:
    """Try everything and report; 4 when something does not work."""
    with tempfile.TemporaryDirectory(prefix="desktop-seg-", ignore_cleanup_errors=True) as folder:
        checks = _checks(Path(folder))
    rows = [[_("fine") if check.is_sound else _("FAILED"), check.title, check.found] for check in checks]
    output.table(["", _("Check"), _("Found")], rows)
    output.data([{"check": check.title, "sound": check.is_sound, "found": check.found} for check in checks])
    return 0 if all(check.is_sound for check in checks) else _UNSOUND


def _checks(folder: Path) -> list[Check]:
    shop = folder / "sample.seg"
    checks = [
        _try(_("Versions"), _versions),
        _try(_("Import of the sample shop"), lambda: _import(shop)),
    ]
    if not checks[-1].is_sound:
        return checks
    db = open_shop(shop)
    try:
        return [
            *checks,
            _try(_("Segments"), lambda: _segments(db)),
            _try(_("Workbook"), lambda: _list(db, folder, Format.XLSX)),
            _try(_("CSV"), lambda: _list(db, folder, Format.CSV)),
            _try(_("Charts"), lambda: _charts(db, folder)),
        ]
    finally:
        db.close()


def _try(title: str, check: Callable[[], str]) -> Check:
    try:
        return Check(title, True, check())
    except Exception as error:  # noqa: BLE001 - whatever it is, it belongs into the report
        return Check(title, False, told(error))


def _versions() -> str:
    sqlite = Database.connect(None)
    try:
        parts = [f"Desktop Seg {__version__}", f"Python {platform.python_version()}"]
        parts.append("SQLite " + str(sqlite.value("SELECT sqlite_version()")))
    finally:
        sqlite.close()
    return ", ".join([*parts, *(f"{name} {version(name)}" for name in _PACKAGES)])


def _import(shop: Path) -> str:
    sample_shop.build(shop, Quiet())
    db = open_shop(shop)
    try:
        figures = shop_figures(db)
    finally:
        db.close()
    _expect(figures.customers > 1_000 and figures.sales > 5_000)
    return _("{customers} customers, {sales} sales").format(customers=figures.customers, sales=figures.sales)


def _segments(db: Database) -> str:
    as_of = _as_of(db)
    facts = capability.shop_facts(db, as_of)
    ready = [segment for segment in catalogue.READY if capability.missing(segment, facts) is None]
    counts = evaluate.counts(db, ready, as_of)
    stages = sum(count.count for key, count in counts.items() if key.startswith("life_"))
    # Stages share out everyone: a count that is off shows here.
    _expect(stages == shop_figures(db).customers)
    return _("{n} segments, {people} people in their stages").format(n=len(counts), people=stages)


def _list(db: Database, folder: Path, form: Format) -> str:
    as_of = _as_of(db)
    segment = catalogue.find(db, "top_20")
    ids = tuple(evaluate.members(db, segment, as_of))
    path = folder / f"list.{form}"
    request = ExportRequest("top_20", "top_20", "", ids, Channel.EMAIL, STANDARD, "mailing_list", form, path)
    result = export(db, request, as_of)
    _expect(result.count + result.left_out == len(ids) and result.path.stat().st_size > 0)
    return _("{n} people").format(n=result.count)


def _charts(db: Database, folder: Path) -> str:
    from desktop_seg.charts.save import save_charts

    files = save_charts(db, _as_of(db), folder)
    _expect(bool(files) and all(file.stat().st_size > 0 for file in files))
    return ", ".join(file.name for file in files)


def _as_of(db: Database) -> int:
    as_of = default_as_of(db)
    assert as_of is not None
    return as_of


def _expect(is_so: bool) -> None:
    if not is_so:
        raise AssertionError
