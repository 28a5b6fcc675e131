"""Draws charts beside the main thread: importing matplotlib takes half a second, a chart a tenth, the window goes on.

All of it happens on one thread of its own, so that no two charts are drawn at a time.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop_seg.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from desktop_seg.charts.style import ChartTheme
    from desktop_seg.ui.picture import Drawing, Picture, Sheet


class Plotting(QObject):
    """Charts for one window."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._waiting: list[Callable[[], None]] = []
        self._is_loading = False
        self.is_ready = False

    def draw(self, picture: "Picture", theme: "ChartTheme", sheet: "Sheet", done: "Callable[[Drawing], None]") -> Job:
        """Draw a chart and hand it to `done` on the main thread; cancel the job when it is no longer wanted."""
        from desktop_seg.ui.picture import drawn  # who holds a picture has loaded it; the first paint has not

        return self._jobs.work_out(lambda: drawn(picture, theme, sheet), done)

    def when_ready(self, then: Callable[[], None], owner: QObject) -> None:
        """Call `then` on the main thread once matplotlib is imported, for what needs a canvas of it (moving cuts).

        owner: when it is gone by then, nobody is called.
        """
        if self.is_ready:
            then()
            return
        self._waiting.append(lambda: then() if shiboken6.isValid(owner) else None)
        if not self._is_loading:
            self._is_loading = True
            self._jobs.work_out(_load, self._on_loaded, owner=self)

    def _on_loaded(self, _nothing: None) -> None:
        self.is_ready = True
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _load() -> None:
    """Import what a canvas needs and draw a word, so that the fonts are found before the first real chart."""
    import matplotlib.backends.backend_qtagg  # noqa: F401 - widgets/canvas.py needs it later
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(1, 1))
    figure.text(0.1, 0.1, "Aa")
    FigureCanvasAgg(figure).draw()
