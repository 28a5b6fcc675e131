"""Checks that an installed program works on this computer: versions, import, segments, export, charts.

Every part is tried in a folder of its own that is removed afterwards; the owner's shop is not touched.
"""

import json
import platform
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from desktop_seg import __version__
from desktop_seg.base import counted, paths
from desktop_seg.base.i18n import _, format_list
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
_SHOP = "sample.seg"
_PACKAGES = ("PySide6-Essentials", "XlsxWriter", "matplotlib", "numpy", "scipy", "Babel")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried. found: what it came to, or where it failed."""

    title: str
    is_sound: bool
    found: str


class _Differs(Exception):
    """The same shop gives something else here; the text says what, for the report."""


def run(asked: Asked, output: Output) -> int:
    """Try everything and report; 4 when something does not work."""
    picture: Path | None = asked.values["window"]
    with tempfile.TemporaryDirectory(prefix="desktop-seg-", ignore_cleanup_errors=True) as folder:
        checks = _checks(Path(folder))
        if picture is not None:
            checks.append(_try(_("Window"), lambda: _window(Path(folder), picture)))
    rows = [[_("fine") if check.is_sound else _("FAILED"), check.title, check.found] for check in checks]
    output.table(["", _("Check"), _("Found")], rows)
    output.data([{"check": check.title, "sound": check.is_sound, "found": check.found} for check in checks])
    return 0 if all(check.is_sound for check in checks) else _UNSOUND


def _checks(folder: Path) -> list[Check]:
    shop = folder / _SHOP
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
            _try(_("Forecast"), lambda: _forecast(db)),
            _try(_("Workbook"), lambda: _list(db, folder, Format.XLSX)),
            _try(_("CSV"), lambda: _list(db, folder, Format.CSV)),
            _try(_("Charts"), lambda: _charts(db, folder)),
            _try(_("Korean letters in a chart"), lambda: _korean(folder)),
        ]
    finally:
        db.close()


def _try(title: str, check: Callable[[], str]) -> Check:
    try:
        return Check(title, True, check())
    except _Differs as difference:
        return Check(title, False, str(difference))
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
    return format_list([counted.customers(figures.customers), counted.sales(figures.sales)])


def _segments(db: Database) -> str:
    as_of = _as_of(db)
    facts = capability.shop_facts(db, as_of)
    ready = [segment for segment in catalogue.ready(db) if capability.missing(segment, facts) is None]
    counts = evaluate.counts(db, ready, as_of)
    stages = sum(count.count for key, count in counts.items() if key.startswith("life_"))
    # Stages share out everyone: a count that is off shows here.
    _expect(stages == shop_figures(db).customers)
    stored = json.loads(paths.resource("sample", "segment_counts.json").read_text(encoding="utf-8"))
    other = [f"{key} {counts[key].count}/{n}" for key, n in stored.items() if key in counts and counts[key].count != n]
    if other:
        raise _Differs(_("other counts than where the program was made: {list}").format(list=", ".join(other)))
    told = _("{segments}, {people} in their stages")
    return told.format(segments=counted.segments(len(counts)), people=counted.people(stages))


def _forecast(db: Database) -> str:
    from desktop_seg.analysis.forecast import forecast

    found = forecast(db, _as_of(db)).outlook
    visits = round(found.total.visits) if found else 0
    _expect(visits > 100)
    return _("{n} visits in the next 3 months").format(n=visits)


def _list(db: Database, folder: Path, form: Format) -> str:
    as_of = _as_of(db)
    segment = catalogue.find(db, "top_20")
    ids = tuple(evaluate.members(db, segment, as_of))
    path = folder / f"list.{form}"
    request = ExportRequest("top_20", "top_20", "", ids, Channel.EMAIL, STANDARD, "mailing_list", form, path)
    result = export(db, request, as_of)
    _expect(result.count + result.left_out == len(ids) and result.path.stat().st_size > 0)
    return counted.people(result.count)


def _charts(db: Database, folder: Path) -> str:
    from desktop_seg.charts.save import save_charts

    files = save_charts(db, _as_of(db), folder)
    _expect(bool(files) and all(file.stat().st_size > 0 for file in files))
    return ", ".join(file.name for file in files)


def _korean(folder: Path) -> str:
    """A computer without a Korean font is sound: the letters are then boxes, and this line says so."""
    import warnings

    from desktop_seg.charts.save import FORMATS, save
    from desktop_seg.charts.style import LIGHT, figure, korean_font

    font = korean_font()
    drawn = figure(LIGHT, 400, 200)
    drawn.text(0.1, 0.5, "고객 세그먼트 Ærø Ĳsselmeer", fontproperties=LIGHT.font())
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        files = [save(drawn, folder / f"korean.{ending}") for ending in FORMATS]
    boxes = [str(warning.message) for warning in told if "Glyph" in str(warning.message)]
    _expect(all(file.stat().st_size > 0 for file in files) and (not font or not boxes))
    return font or _("no Korean font is installed, such letters are boxes")


def _window(folder: Path, picture: Path) -> str:
    from desktop_seg.ui.walk import walk

    return ", ".join(walk(folder / _SHOP, picture))


def _as_of(db: Database) -> int:
    as_of = default_as_of(db)
    assert as_of is not None
    return as_of


def _expect(is_so: bool) -> None:
    if not is_so:
        raise AssertionError
