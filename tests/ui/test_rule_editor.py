"""The rule editor from the keyboard: conditions grouped, turned round, moved, undone, added, and then used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop_seg.rules.tree import All, AnyOf, Is, Not
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.wizards.condition_dialog import ConditionDialog
from desktop_seg.ui.wizards.rule_editor import RuleEditor
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS
from tests.ui.screen_reader import nameless

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TOWN, OFTEN, RICH = (
    Is("city", "one_of", ("Utrecht",)),
    Is("frequency", "at_least", 4),
    Is("monetary", "at_least", 10_000),
)


@pytest.fixture
def wizard(qtbot: QtBot, window: MainWindow) -> SegmentWizard:
    window.new_segment()
    made = window.findChildren(SegmentWizard)[0]
    qtbot.waitUntil(lambda: made.flow is not None, timeout=WAIT_MS)
    assert made.flow is not None
    made.flow.take_rule(All(TOWN, OFTEN, RICH))
    made.type_page.choices["mix"].setChecked(True)
    made.next()
    return made


@pytest.fixture
def editor(qtbot: QtBot, wizard: SegmentWizard) -> RuleEditor:
    wizard.condition_page.conditions.tree_button.click()
    made = wizard.condition_page.editor
    qtbot.waitUntil(lambda: bool(made.footer.count.text()), timeout=WAIT_MS)
    made.tree.setFocus()
    return made


def _choose(editor: RuleEditor, *path: int) -> None:
    index = editor.tree.model().index(0, 0)
    for position in path:
        index = editor.tree.model().index(position, 0, index)
    editor.tree.setCurrentIndex(index)


def _said(item: QTreeWidgetItem) -> list[object]:
    below = [_said(item.child(at)) for at in range(item.childCount())]
    return [item.text(0), *below]


def test_keys_group_turn_round_move_and_undo(qtbot: QtBot, editor: RuleEditor) -> None:
    root = editor.tree.topLevelItem(0)
    assert root is not None
    assert _said(root)[0] == "People for whom all of these hold"
    assert not editor.acts["remove"].isEnabled()  # the whole cannot go
    _choose(editor, 1)
    qtbot.keyClick(editor.tree, Qt.Key.Key_G, CONTROL)
    assert editor.rule() == All(TOWN, AnyOf(OFTEN), RICH)
    _choose(editor, 2)
    qtbot.keyClick(editor.tree, Qt.Key.Key_Right, ALT)
    assert editor.rule() == All(TOWN, AnyOf(OFTEN, RICH))
    qtbot.keyClick(editor.tree, Qt.Key.Key_Up, ALT)
    assert editor.rule() == All(TOWN, AnyOf(RICH, OFTEN))
    qtbot.keyClick(editor.tree, Qt.Key.Key_T, CONTROL)
    assert editor.rule() == All(TOWN, AnyOf(Not(RICH), OFTEN))
    qtbot.keyClick(editor.tree, Qt.Key.Key_Left, ALT)
    assert editor.rule() == All(TOWN, AnyOf(OFTEN), Not(RICH))
    for _n in range(5):
        qtbot.keyClick(editor.tree, Qt.Key.Key_Z, CONTROL)
    assert editor.rule() == All(TOWN, OFTEN, RICH)
    qtbot.keyClick(editor.tree, Qt.Key.Key_Y, CONTROL)
    assert editor.rule() == All(TOWN, AnyOf(OFTEN), RICH)
    _choose(editor, 1)
    editor.join.setCurrentIndex(2)
    assert editor.rule() == All(TOWN, Not(AnyOf(OFTEN)), RICH)
    qtbot.keyClick(editor.tree, Qt.Key.Key_Delete)
    assert editor.rule() == All(TOWN, RICH)


def test_the_count_follows_and_the_condition_that_leaves_nobody_is_named(qtbot: QtBot, editor: RuleEditor) -> None:
    # Among the odd numbers from Utrecht, 11 is the only one who came often and spent a hundred and more.
    qtbot.waitUntil(lambda: editor.footer.count.text().startswith("1 person"), timeout=WAIT_MS)
    _choose(editor, 1)
    qtbot.keyClick(editor.tree, Qt.Key.Key_T, CONTROL)
    qtbot.waitUntil(lambda: "Nobody matches all conditions" in editor.footer.culprit.text(), timeout=WAIT_MS)


def test_a_condition_is_added_into_the_chosen_group_and_used(
    qtbot: QtBot, wizard: SegmentWizard, editor: RuleEditor
) -> None:
    _choose(editor, 1)
    qtbot.keyClick(editor.tree, Qt.Key.Key_G, CONTROL)
    qtbot.keyClick(editor.tree, Qt.Key.Key_Insert)
    dialog = editor.findChildren(ConditionDialog)[0]
    dialog.bench.fields.list.choose("form:visits")
    qtbot.waitUntil(lambda: dialog.bench.rule is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "This condition alone" in dialog.bench.form_maker.alone.text(), timeout=WAIT_MS)
    assert nameless(dialog) == []
    rule = dialog.bench.rule
    dialog.bench.form_maker.add_button.click()
    assert editor.rule() == All(TOWN, AnyOf(OFTEN, rule), RICH)
    # Enter on a condition takes it up again.
    _choose(editor, 0)
    qtbot.keyClick(editor.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(editor.findChildren(ConditionDialog)) > 0, timeout=WAIT_MS)
    again = editor.findChildren(ConditionDialog)[-1]
    qtbot.waitUntil(lambda: again.bench.rule == TOWN, timeout=WAIT_MS)
    assert again.bench.field_maker.add_button.text() == "&Keep the change"
    again.reject()
    assert nameless(editor) == []
    editor.use_button.click()
    assert wizard.flow is not None
    assert wizard.flow.rule() == All(TOWN, AnyOf(OFTEN, rule), RICH)
    assert wizard.condition_page.conditions.list.count() == 3


def test_cancel_leaves_the_conditions_as_they_were(qtbot: QtBot, wizard: SegmentWizard, editor: RuleEditor) -> None:
    _choose(editor, 0)
    qtbot.keyClick(editor.tree, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert wizard.flow is not None
    assert wizard.flow.rule() == All(TOWN, OFTEN, RICH)
