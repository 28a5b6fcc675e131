"""What every package leaves out of its parts, each with the reason. Used by: windows/layout, linux/desktop-seg.spec.

A pattern matches the path of a file below the folder of the packages, with slashes; `*` reaches across folders. The
first match decides, so that what is kept of a folder stands before what drops the rest of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Trim:
    """One line of the list. keeps: what matches stays; otherwise it is left out."""

    pattern: str
    reason: str
    keeps: bool = False


def keep(pattern: str, reason: str) -> Trim:
    """Return the line that keeps what matches."""
    return Trim(pattern, reason, keeps=True)


# The languages of the program, those of the files it reads, and those of shops whose formats may be wanted.
_LANGUAGES = (
    *("cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "ja", "ko", "lb", "lt", "lv"),
    *("nb", "nl", "nn", "no", "pl", "pt", "root", "sk", "sl", "sv", "tr", "zh"),
)

# What scipy.optimize, scipy.special and scipy.cluster do without; pyproject.toml bans the import of the rest.
UNUSED_SCIPY = (
    *("datasets", "differentiate", "fftpack", "integrate", "interpolate", "io", "misc", "ndimage", "odr", "signal"),
    "stats",
)

LIBRARIES = (
    *(keep(f"babel/locale-data/{code}.dat", "words and formats") for code in _LANGUAGES),
    *(keep(f"babel/locale-data/{code}_*.dat", "words and formats of a country") for code in _LANGUAGES),
    Trim("babel/locale-data/*.dat", "formats of languages that no shop of ours writes in"),
    keep("numpy/_core/tests/_natype.py", "numpy.testing imports it"),
    *(Trim(f"scipy/{name}/*", "a part of scipy that nothing imports") for name in UNUSED_SCIPY),
    Trim("scipy/special/cython_special*", "functions for compiled code"),
    Trim("*/tests/*", "tests of the libraries"),
    Trim("*/conftest.py", "tests of the libraries"),
    Trim("matplotlib/mpl-data/sample_data/*", "example data"),
    Trim("matplotlib/mpl-data/images/*.pdf", "toolbar in a form that only macOS draws"),
    Trim("matplotlib/backends/web_backend/*", "charts in a browser"),
    *(
        Trim(f"matplotlib/mpl-data/fonts/{name}", "charts are written in the letters of the computer, or DejaVu Sans")
        for name in ("afm/*", "pdfcorefonts/*", "ttf/STIX*", "ttf/cm*", "ttf/DejaVuSerif*", "ttf/DejaVuSansMono*")
    ),
    Trim("babel/messages/*", "makes catalogues; the program reads compiled ones with the standard library"),
    Trim("dateutil/zoneinfo/*.tar.gz", "a second copy of the time zones; those of tzdata are taken"),
    Trim("PIL/_avif*", "AVIF pictures: the program reads and writes none"),
    Trim("PIL/_webp*", "WebP pictures: the program reads and writes none"),
    Trim("olefile/doc/*", "its manual"),
    Trim("olefile/olefile2.py", "for Python 2"),
    Trim("NOTICE.txt", "stands among the licences"),
    Trim("OleFileIO_PL.py", "an old name of olefile"),
    Trim("pylab.py", "an old name of matplotlib.pyplot, which nothing uses"),
    Trim("desktop_seg/resources/sample/generat*", "makes the sample shop; the spreadsheets themselves are there"),
    Trim("desktop_seg/resources/*.po", "what translators write; the compiled catalogues are there"),
    keep("desktop_seg/*", "the program: whatever lies there, it may ask for"),
)

EVERYWHERE = (
    Trim("*.pyi", "types for editors"),
    Trim("*/py.typed", "types for editors"),
    Trim("*.lib", "for linking against"),
    Trim("*.a", "for linking against"),
    Trim("*.cmake", "for compiling against"),
    Trim("*.whl", "a wheel that was packed into a wheel by mistake"),
    Trim("*.h", "for compiling against"),
    Trim("*.hpp", "for compiling against"),
    Trim("*.c", "source of what is compiled"),
    Trim("*.cpp", "source of what is compiled"),
    Trim("*.f", "source of what is compiled"),
    Trim("*.f90", "source of what is compiled"),
    Trim("*.pxd", "for compiling against"),
    Trim("*.pyx", "source of what is compiled"),
    Trim("*.pyx.in", "source of what is compiled"),
    Trim("*.md", "for engineers; licences are collected apart"),
    Trim("*.rst", "for engineers; licences are collected apart"),
    Trim("*.build", "builds the library"),
    Trim("*.exe", "starts a tool of the library"),
    Trim("*/__pycache__/*", "byte code of another Python"),
    Trim("*.data/scripts/*", "tools of the library"),
    Trim("*.data/data/*", "manual pages"),
    keep("*.dist-info/METADATA", "tells the version"),
    Trim("*.dist-info/*", "bookkeeping of pip; licences are collected apart"),
)


def is_kept(path: str, trims: Sequence[Trim]) -> bool:
    """Whether a file goes into the package."""
    for trim in trims:
        if fnmatchcase(path, trim.pattern):
            return trim.keeps
    return True
