"""The fields of the segment wizard are judged only while nothing is drawn that the owner waits for."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.wizards.segment_condition_bench import ConditionBench
from desktop_seg.ui.wizards.segment_wizard import SegmentWizard
from tests.ui.conftest import WAIT_MS


class Watch(QObject):
    """Notes whether fields are being judged whenever a field has come and whenever its chart stands."""

    def __init__(self, bench: ConditionBench) -> None:
        super().__init__(bench)
        self.seen: list[tuple[str, bool]] = []
        fields, maker = bench.fields, bench.field_maker
        maker.looked.connect(lambda: self.seen.append(("looked", fields.is_judging)))
        maker.shown.connect(lambda: self.seen.append(("shown", fields.is_judging)))


def bench_of(qtbot: QtBot, window: MainWindow, type_key: str) -> tuple[ConditionBench, Watch]:
    window.new_segment()
    wizard = window.findChildren(SegmentWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    bench = wizard.condition_page.bench
    watch = Watch(bench)
    wizard.type_page.choices[type_key].setChecked(True)
    wizard.next()
    return bench, watch


def remarks(bench: ConditionBench) -> list[str]:
    return [row.remark for row in bench.fields.list.rows if row.remark]


def test_fields_are_judged_once_the_chart_of_the_chosen_one_is_drawn(qtbot: QtBot, window: MainWindow) -> None:
    bench, watch = bench_of(qtbot, window, "mix")
    assert not bench.fields.is_judging
    with qtbot.waitSignal(bench.field_maker.shown, timeout=WAIT_MS):
        pass
    assert watch.seen == [("looked", False), ("shown", True)]
    with qtbot.waitSignal(bench.field_maker.shown, timeout=WAIT_MS):
        bench.fields.list.choose("monetary")
        assert not bench.fields.is_judging, "another field comes first again"
    assert watch.seen[2:] == [("looked", False), ("shown", True)]
    qtbot.waitUntil(lambda: not bench.fields.is_judging, timeout=WAIT_MS)
    assert "Not suited: nearly everyone has another value." in remarks(bench), "in the end all were judged"


def test_a_sentence_draws_nothing_and_holds_nobody_up(qtbot: QtBot, window: MainWindow) -> None:
    bench, watch = bench_of(qtbot, window, "mix")
    bench.fields.list.choose(next(key for key in bench.fields.list.keys if key.startswith("form:")))
    assert bench.fields.is_judging
    qtbot.waitUntil(lambda: not bench.fields.is_judging, timeout=WAIT_MS)
    assert remarks(bench)
    assert ("shown", True) not in watch.seen
