"""The second door: all conditions of a segment as a tree of sentences, rearranged by buttons and keys.

Nothing is dragged; every act can be undone. Count, examples and the condition that leaves nobody follow each change.
The tree itself is segments/rule_tree.py.
"""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_seg.base.i18n import N_, _
from desktop_seg.rules.tree import Rule
from desktop_seg.segments import form_catalogue, rule_tree
from desktop_seg.segments.flow import SegmentFlow, preview
from desktop_seg.segments.rule_tree import Group, History, Join, Leaf, Moved, Path
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.count_footer import CountFooter
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards.condition_dialog import ConditionDialog

JOIN_TITLES = {
    Join.ALL: N_("all of these hold"),
    Join.ANY: N_("any of these holds"),
    Join.NONE: N_("none of these holds"),
    Join.NOT_ALL: N_("not all of these hold"),
}

_WIDE, _HIGH = 120, 34  # of a letter and of a line


class RuleEditor(QDialog):
    """Works on the conditions of a flow; they change only when the owner presses “Use these conditions”."""

    def __init__(self, shell: Shell, flow: SegmentFlow, as_of: int, used: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        keep_apart(self)
        self._shell = shell
        self._flow = flow
        self._as_of = as_of
        self._used = used
        self._counting = Latest()
        self._history = History(rule_tree.tree_of(flow.rule()))
        self.setWindowTitle(_("Conditions as a tree"))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("Conditions"))
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_state())
        self.tree.itemActivated.connect(lambda _item, _column: self.change())
        self.join = QComboBox()
        for join, title in JOIN_TITLES.items():
            self.join.addItem(_(title), join)
        self.join.currentIndexChanged.connect(self._on_join)
        self.acts: dict[str, QPushButton] = {}
        self.footer = CountFooter()
        self._lay_out()
        self._show()

    def rule(self) -> Rule:
        """Return the rule as it stands."""
        return rule_tree.rule_of_tree(self._history.root)

    def accept(self) -> None:
        """Hand the conditions to the segment."""
        self._flow.take_rule(self.rule())
        self._used()
        super().accept()

    def add(self) -> None:
        """Make a new condition; it goes into the chosen group."""
        place = rule_tree.group_at(self._history.root, self._path())

        def made(rule: Rule) -> None:
            group = rule_tree.at(self._history.root, place)
            assert isinstance(group, Group)
            self._take(rule_tree.added(self._history.root, place, Leaf(rule)), (*place, len(group.parts)))

        self._ask(None, made)

    def change(self) -> None:
        """Change the chosen condition."""
        path = self._path()
        node = rule_tree.at(self._history.root, path)
        if isinstance(node, Leaf):
            self._ask(node.rule, lambda rule: self._take(rule_tree.put(self._history.root, path, Leaf(rule)), path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._counting.drop()
        super().closeEvent(event)

    # -- layout

    def _act_row(self) -> QWidget:
        acts = QWidget()
        flow = FlowLayout(acts, spacing=6)
        for key, title, act, keys in (
            ("add", _("&Add a condition…"), self.add, "Insert"),
            ("change", _("C&hange…"), self.change, ""),
            ("turn", _("&Turn round"), lambda: self._act(rule_tree.turned), "Ctrl+T"),
            ("group", _("&Group"), lambda: self._act(rule_tree.wrapped), "Ctrl+G"),
            ("ungroup", _("Un&group"), lambda: self._act(rule_tree.unwrapped, -1), "Ctrl+Shift+G"),
            ("up", _("Move &up"), lambda: self._move(lambda root, path: rule_tree.moved(root, path, -1)), "Alt+Up"),
            (
                "down",
                _("Move &down"),
                lambda: self._move(lambda root, path: rule_tree.moved(root, path, 1)),
                "Alt+Down",
            ),
            ("in", _("&Into the group before"), lambda: self._move(rule_tree.moved_in), "Alt+Right"),
            ("out", _("&Out of the group"), lambda: self._move(rule_tree.moved_out), "Alt+Left"),
            ("remove", _("&Remove"), lambda: self._act(rule_tree.removed, -1), "Delete"),
            ("undo", _("U&ndo"), lambda: self._go(self._history.undo), "Ctrl+Z"),
            ("redo", _("Redo"), lambda: self._go(self._history.redo), "Ctrl+Y"),
        ):
            flow.addWidget(self._button(key, title, act, keys))
        return acts

    def _lay_out(self) -> None:
        says = label(_("In the chosen &group"))
        says.setBuddy(self.join)
        row = QHBoxLayout()
        row.addWidget(says)
        row.addWidget(self.join)
        row.addStretch(1)
        use = button(_("&Use these conditions"), self.accept, is_primary=True)
        use.setAutoDefault(False)
        cancel = button(_("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        self.use_button = use
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(use)
        below.addWidget(cancel)
        column = QVBoxLayout(self)
        column.addWidget(self._act_row())
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        column.addWidget(self.footer)
        column.addLayout(below)
        metrics, parent = self.fontMetrics(), self.parentWidget()
        room = parent.window().size() if parent is not None else self.size()
        self.resize(
            min(metrics.horizontalAdvance("0") * _WIDE, max(room.width() - 24, 640)),
            min(metrics.height() * _HIGH, max(room.height() - 24, 440)),
        )

    def _button(self, key: str, title: str, act: Callable[[], None], keys: str) -> QPushButton:
        made = button(title, act)
        made.setAutoDefault(False)
        if keys:
            made.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
            shortcut = QAction(self.tree)
            shortcut.setShortcut(QKeySequence(keys))
            shortcut.triggered.connect(made.click)
            self.tree.addAction(shortcut)
        self.acts[key] = made
        return made

    # -- the tree

    def _path(self) -> Path:
        """Return the place that is chosen; the root while none is."""
        index, path = self.tree.currentIndex(), list[int]()
        while index.parent().isValid():
            path.insert(0, index.row())
            index = index.parent()
        return tuple(path)

    def _act(self, act: Callable[[Group, Path], Group], step: int = 0) -> None:
        """Do something to the chosen place. step: -1 when the choice has to go to what stands before it."""
        path = self._path()
        made = act(self._history.root, path)
        after = path if not step else path[:-1] if path[-1] == 0 else (*path[:-1], path[-1] - 1)
        self._take(made, after)

    def _move(self, move: Callable[[Group, Path], Moved | None]) -> None:
        found = move(self._history.root, self._path())
        if found is not None:
            self._take(found.root, found.path)

    def _take(self, root: Group, path: Path) -> None:
        self._history.take(root)
        self._show(path)

    def _go(self, step: Callable[[], None]) -> None:
        """Undo or redo."""
        step()
        self._show(self._path())

    def _show(self, path: Path = ()) -> None:
        """Write the tree anew and choose a place, or the nearest there is."""
        self._flow_now = SegmentFlow(self._flow.start)
        self._flow_now.take_rule(self.rule())
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self.tree.addTopLevelItem(self._item(self._history.root))
            self.tree.expandAll()
            index = self.tree.model().index(0, 0)
            for position in path:
                below = self.tree.model().index(min(position, self.tree.model().rowCount(index) - 1), 0, index)
                index = below if below.isValid() else index
            self.tree.setCurrentIndex(index)
        self.footer.show_flow(self._flow_now)
        self._show_state()
        self._count()

    def _item(self, node: rule_tree.Node) -> QTreeWidgetItem:
        if isinstance(node, Leaf):
            said = self._flow.clause(node.rule)
            made = QTreeWidgetItem([said])
            made.setToolTip(0, said)
            return made
        made = QTreeWidgetItem([_("People for whom {join}").format(join=_(JOIN_TITLES[node.join]))])
        font = made.font(0)
        font.setBold(True)
        made.setFont(0, font)
        for part in node.parts:
            made.addChild(self._item(part))
        return made

    def _show_state(self) -> None:
        path = self._path()
        node = rule_tree.at(self._history.root, path)
        is_root, is_group = not path, isinstance(node, Group)
        can_change = isinstance(node, Leaf) and form_catalogue.can_be_taken_up(node.rule)
        can = {
            "change": can_change,
            "group": not is_root,
            "ungroup": is_group and not is_root,
            "up": not is_root and rule_tree.moved(self._history.root, path, -1) is not None,
            "down": not is_root and rule_tree.moved(self._history.root, path, 1) is not None,
            "in": not is_root and rule_tree.moved_in(self._history.root, path) is not None,
            "out": not is_root and rule_tree.moved_out(self._history.root, path) is not None,
            "remove": not is_root,
            "undo": bool(self._history.before),
            "redo": bool(self._history.after),
        }
        for key, is_possible in can.items():
            self.acts[key].setEnabled(is_possible)
        self.join.setEnabled(is_group)
        if isinstance(node, Group):
            with QSignalBlocker(self.join):
                self.join.setCurrentIndex(self.join.findData(node.join))

    def _on_join(self) -> None:
        path = self._path()
        self._take(rule_tree.joined(self._history.root, path, Join(self.join.currentData())), path)

    def _ask(self, wanted: Rule | None, made: Callable[[Rule], None]) -> None:
        dialog = ConditionDialog(self._shell, self._flow, self._as_of, made, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show_condition(wanted)

    # -- counting

    def _count(self) -> None:
        rule, as_of = self._flow_now.rule(), self._as_of
        self._counting.take(
            self._shell.shop.read(
                lambda db: preview(db, rule, None, as_of),
                lambda found: self.footer.show_preview(self._flow_now, found),
                owner=self,
            )
        )
