"""Brings matplotlib in when the first chart is about to be shown, on a reading thread: the window goes on meanwhile.

Importing it takes half a second and finding the fonts the first time some seconds; done on the main thread both would
freeze the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_seg.ui.jobs import Jobs


class Plotting(QObject):
    """Loads once; everyone who waits is told."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._is_loading = False
        self._waiting: list[Callable[[], None]] = []
        self.is_ready = False

    def when_ready(self, then: Callable[[], None]) -> None:
        """Call `then` on the main thread as soon as charts can be drawn; at once when they already can."""
        if self.is_ready:
            then()
            return
        self._waiting.append(then)
        if not self._is_loading:
            self._is_loading = True
            self._jobs.work_out(_load, self._on_loaded, owner=self)

    def _on_loaded(self, _nothing: None) -> None:
        self.is_ready = True
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _load() -> None:
    """Import what charts need and draw a word, so that the fonts are found before the first real chart."""
    import matplotlib.backends.backend_qtagg  # noqa: F401 - the canvas on the screen needs it later
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(1, 1))
    figure.text(0.1, 0.1, "Aa")
    FigureCanvasAgg(figure).draw()
