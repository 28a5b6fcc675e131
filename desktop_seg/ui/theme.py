"""How the program looks: Fusion with our own palette, text size, and the one small style sheet there is.

The same on all systems, light or dark, changed while the program runs. Fields, combos and spin boxes are coloured by
palette only: a style sheet breaks their drop-downs. Widgets that paint by themselves read
`theme.tokens` when they paint.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_seg.ui.token import DARK, LIGHT, Tokens

CHOICES = ("system", "light", "dark")
TEXT_PERCENTS = (90, 100, 110, 125, 150)

_LEAST_POINTS = 10.0
_STYLED = "desktop_seg_styled"
_FAMILIES_FOR_HANGUL = ("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR")
# Fusion derives the outline of a field from the window colour, darkened by 140 %: this one gives `Tokens.border`.
_OUTLINED = (
    "QListView",
    "QLineEdit",
    "QAbstractSpinBox",
    "QComboBox",
    "QCheckBox",
    "QRadioButton",
    "QPlainTextEdit",
    "QTextEdit",
)


class Theme(QObject):
    """The look in use. `changed` fires after palette, fonts and style sheet are in place."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system", text_percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice if choice in CHOICES else "system"
        self._percent = _within(text_percent)
        self._system_points = max(_LEAST_POINTS, app.font().pointSizeF())
        self._families = list(dict.fromkeys([*_system_families(), *_FAMILIES_FOR_HANGUL]))
        self.tokens: Tokens = LIGHT
        if not app.property(_STYLED):
            # Once for an application: changing the style while widgets are on their way out ends the process.
            app.setStyle("Fusion")
            app.setProperty(_STYLED, True)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._tell_system()
        self._apply()

    @property
    def choice(self) -> str:
        """ "system", "light" or "dark"."""
        return self._choice

    @property
    def text_percent(self) -> int:
        """90 to 150."""
        return self._percent

    @property
    def points(self) -> float:
        """Size of ordinary text in points; charts use it too."""
        return self._system_points * self._percent / 100

    @property
    def families(self) -> tuple[str, ...]:
        """Names of the fonts in use, the first one first."""
        return tuple(self._families)

    def use(self, choice: str) -> None:
        """Switch to "system", "light" or "dark"."""
        self._choice = choice if choice in CHOICES else "system"
        self._tell_system()
        self._apply()

    def set_text_percent(self, percent: int) -> None:
        """Make all text larger or smaller."""
        self._percent = _within(percent)
        self._apply()

    def step_text(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) text size."""
        near = min(range(len(TEXT_PERCENTS)), key=lambda i: abs(TEXT_PERCENTS[i] - self._percent))
        self.set_text_percent(TEXT_PERCENTS[max(0, min(len(TEXT_PERCENTS) - 1, near + by))])

    def _tell_system(self) -> None:
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints = QGuiApplication.styleHints()
        if self._choice in schemes:
            hints.setColorScheme(schemes[self._choice])
        else:
            hints.unsetColorScheme()

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.tokens = DARK if self._choice == "dark" or (self._choice == "system" and is_dark) else LIGHT
        font = QFont(self._families)
        font.setPointSizeF(self.points)
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens))
        for kind in _OUTLINED:
            self._app.setPalette(_outlined(self.tokens), kind)  # type: ignore[arg-type]  # bytes only in the stub
        self._app.setStyleSheet(style_sheet(self.tokens, self.points))
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of all widgets."""
    made = QPalette()
    for role, color in _roles(tokens):
        made.setColor(role, QColor(color))
    faded = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)
    for role in faded:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(tokens.line))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, QColor(tokens.disabled))
    return made


def style_sheet(tokens: Tokens, points: float) -> str:
    """Return the whole style sheet: cards, text roles and the primary button; nothing else is styled this way."""
    return "\n".join(
        (
            f'*[role="title"] {{ font-size: {points * 1.9:.1f}pt; font-weight: 600; }}',
            f'*[role="heading"] {{ font-size: {points * 1.15:.1f}pt; font-weight: 600; }}',
            f'*[role="figure"] {{ font-size: {points * 1.9:.1f}pt; font-weight: 600; }}',
            '*[role="current"] { font-weight: 600; }',
            f'*[role="muted"] {{ color: {tokens.muted}; }}',
            f'*[role="small"] {{ color: {tokens.muted}; font-size: {points * 0.9:.1f}pt; }}',
            f"QFrame#card {{ background: {tokens.panel}; border: 1px solid {tokens.line}; border-radius: 8px; }}",
            f'QFrame#card[leads="true"]:hover {{ background: {tokens.hover}; }}',
            f'QFrame#card[leads="true"]:focus {{ border: 1px solid {tokens.accent}; background: {tokens.hover}; }}',
            "QToolButton::menu-indicator { image: none; }",
            f"QFrame#drop {{ background: {tokens.panel}; border: 2px dashed {tokens.border}; border-radius: 12px; }}",
            f"QFrame#drop:focus {{ border: 2px solid {tokens.accent}; }}",
            f"QFrame#warning {{ background: {tokens.warn_panel}; border: 1px solid {tokens.warn}; }}",
            f"QFrame#notice {{ background: {tokens.warn_panel}; border: 1px solid {tokens.warn}; }}",
            "QFrame#notice { border-radius: 8px; }",
            f"QFrame#warning QLabel, QFrame#notice QLabel {{ color: {tokens.warn}; }}",
            f"QFrame#toast {{ background: {tokens.text}; border-radius: 8px; }}",
            f"QFrame#toast QLabel {{ color: {tokens.window}; }}",
            f"QToolTip {{ color: {tokens.text}; background: {tokens.panel}; border: 1px solid {tokens.border}; }}",
            f"QHeaderView {{ background: {tokens.panel}; }}",
            f"QHeaderView::section {{ background: {tokens.panel}; color: {tokens.muted}; font-weight: 600;"
            f" padding: 0 8px; border: none; border-bottom: 1px solid {tokens.line}; }}",
            f"QProgressBar {{ background: {tokens.panel}; border: 1px solid {tokens.border}; border-radius: 4px; }}",
            f"QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 3px; }}",
            *_chip(tokens),
            *_scroll_bar(tokens),
            *_primary(tokens),
        )
    )


def _chip(tokens: Tokens) -> Iterator[str]:
    chip = 'QPushButton[role="chip"]'
    yield (
        f"{chip} {{ background: {tokens.panel}; color: {tokens.text}; border: 1px solid {tokens.border};"
        " border-radius: 12px; padding: 3px 12px; }"
    )
    yield f"{chip}:hover {{ background: {tokens.hover}; }}"
    yield f"{chip}:checked {{ background: {tokens.selected}; border-color: {tokens.accent}; font-weight: 600; }}"
    yield f"{chip}:focus {{ border: 2px solid {tokens.accent}; padding: 2px 11px; }}"


def _scroll_bar(tokens: Tokens) -> Iterator[str]:
    yield "QScrollBar { background: transparent; border: none; }"
    yield "QScrollBar:vertical { width: 14px; } QScrollBar:horizontal { height: 14px; }"
    yield f"QScrollBar::handle {{ background: {tokens.border}; border-radius: 4px; margin: 3px; }}"
    yield "QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }"
    yield f"QScrollBar::handle:hover {{ background: {tokens.muted}; }}"
    yield "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
    yield "QAbstractScrollArea::corner { background: transparent; border: none; }"
    yield "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"


def _primary(tokens: Tokens) -> Iterator[str]:
    look = f"background: {tokens.accent}; color: {tokens.on_accent}"
    yield (
        f"QPushButton#primary {{ {look}; border: 2px solid {tokens.accent}; border-radius: 6px;"
        " padding: 5px 16px; font-weight: 600; }"
    )
    yield f"QPushButton#primary:hover {{ background: {tokens.accent_hover}; border-color: {tokens.accent_hover}; }}"
    yield f"QPushButton#primary:pressed {{ background: {tokens.accent_pressed}; }}"
    yield f"QPushButton#primary:focus {{ border: 2px solid {tokens.text}; }}"
    yield (
        f"QPushButton#primary:disabled {{ background: {tokens.hover}; color: {tokens.disabled};"
        f" border-color: {tokens.line}; }}"
    )


def _roles(tokens: Tokens) -> Iterator[tuple[QPalette.ColorRole, str]]:
    role = QPalette.ColorRole
    yield role.Window, tokens.window
    yield role.WindowText, tokens.text
    yield role.Base, tokens.panel
    yield role.AlternateBase, tokens.window
    yield role.Text, tokens.text
    yield role.PlaceholderText, tokens.muted
    yield role.Button, tokens.panel
    yield role.ButtonText, tokens.text
    yield role.BrightText, tokens.on_accent
    yield role.ToolTipBase, tokens.panel
    yield role.ToolTipText, tokens.text
    yield role.Highlight, tokens.accent
    yield role.HighlightedText, tokens.on_accent
    yield role.Accent, tokens.accent
    yield role.Link, tokens.accent
    yield role.LinkVisited, tokens.accent
    yield role.Light, tokens.panel
    yield role.Midlight, tokens.hover
    yield role.Mid, tokens.line
    yield role.Dark, tokens.border
    yield role.Shadow, tokens.border


def _outlined(tokens: Tokens) -> QPalette:
    made = palette(tokens)
    made.setColor(QPalette.ColorRole.Window, QColor(tokens.border).lighter(140))
    return made


def _system_families() -> list[str]:
    return [family for family in QApplication.font().families() if family]


def _within(percent: int) -> int:
    return max(TEXT_PERCENTS[0], min(TEXT_PERCENTS[-1], percent))
