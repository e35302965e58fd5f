"""Information reports: what is owed with its countdown, what was sent; notices for chat groups."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QBrush
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.info_report import countdown
from ...jobs.duty_desk import Overview
from ...jobs.info_report import notice, open_report
from ...services import clock
from ...services.translation import language, tr
from ...store import Store
from ...store.loop.info_reports import KIND_NAMES, Call, InfoReports, Report, Standing
from ..panel import Workbench
from .call_dialog import CallDialog
from .notice_dialog import NoticeDialog
from .report_dialog import ReportDialog
from .words import MOST, countdown_text, plain_tree, show_level, state_colour

_ROW = Qt.ItemDataRole.UserRole
_TICK = 20_000  # milliseconds between two looks at the clock


@dataclass(frozen=True)
class _Row:
    """An event that may be reported; ``standing`` where one is owed, ``call`` in the row of the one by telephone."""

    event_id: int
    number: str = ""
    standing: Standing | None = None
    report: Report | None = None
    call: Call | None = None


class ReportTab(QWidget):
    """``written`` is called after a report was saved or sent."""

    def __init__(self, workbench: Workbench, written: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench, self._written = workbench, written
        self.owed = plain_tree(self, "owed", [tr("Event"), tr("Report"), tr("Countdown")])
        self.sent = plain_tree(self, "sent", [tr("When"), tr("Event"), tr("Report"), tr("Limit")])
        for tree, stretched in ((self.owed, 0), (self.sent, 1)):
            header = tree.header()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
            tree.currentItemChanged.connect(lambda *_: self._enable())
            tree.itemActivated.connect(lambda item, _: self._open(item))
        self.write = self._button("write-report", tr("Write the report …"), "/mActionToggleEditing.svg", self._write)
        self.notice = self._button("notice", tr("Group notice …"), "/mActionShowHideLabels.svg", self._notice)
        self.source = QLabel(self)
        self.source.setWordWrap(True)
        self.source.setEnabled(False)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(lambda: self.isVisible() and self.tick(clock.utc_now()))
        self._clock.start()
        self.call = self._button("called", tr("Reported by telephone …"), "/mActionTextAnnotation.svg", self._call)
        self.refuse = self._button("refuse-report", tr("No report …"), "/mActionRemove.svg", self._refuse)
        self.refuse.setToolTip(tr("Say why an event that is closed gets no report; it goes into the log."))
        row = QHBoxLayout()
        row.addWidget(self.write)
        row.addWidget(self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.owed, 2)
        layout.addLayout(row)
        second = QHBoxLayout()
        second.addWidget(self.call)
        second.addWidget(self.refuse)
        layout.addLayout(second)
        layout.addWidget(QLabel(tr("Sent within 30 days (double click: look at it, print it)"), self))
        layout.addWidget(self.sent, 1)
        layout.addWidget(self.source)
        self._warn = 0
        self._enable()

    def fill(self, overview: Overview) -> None:
        """Show what was read."""
        current = self.owed.currentItem()
        chosen = current.data(0, _ROW) if current is not None else None
        rules = overview.limits
        self._warn = rules.warn
        self.source.setText(rules.source_zh if language() == "zh" else rules.source_en)
        self.owed.clear()
        owing = {one.event_id for one in overview.standings}
        for one in overview.standings:
            state = (tr(" (closed)") if one.closed else "") + (tr(" (draft)") if one.draft else "")
            title = f"{one.title} {one.event}"
            if one.call is not None:
                by_phone = tr("By telephone") + (tr(" (closed)") if one.closed else "")
                row = _Row(one.event_id, one.event, one, call=one.call)
                item = QTreeWidgetItem([title, by_phone, ""])
                show_level(item, one.level)
                self._add(self.owed, item, row, chosen)
            item = QTreeWidgetItem([title, tr(KIND_NAMES[one.owed.kind]) + state, ""])
            show_level(item, one.level)
            self._add(self.owed, item, _Row(one.event_id, one.event, one), chosen)
        drafts = {one.event_id: one for one in reversed(overview.drafts) if one.event_id not in owing}
        # Those that owe nothing are here for their drafts and notices: the gravest will do.
        others = [one for one in overview.matters if one.table == "event" and one.id not in owing]
        others = [*(one for one in others if one.id in drafts), *(one for one in others if one.id not in drafts)][:MOST]
        for matter in others:
            begun = tr(" (draft)") if drafts.pop(matter.id, None) else ""
            item = QTreeWidgetItem([f"{matter.title} {matter.number}", tr("not required") + begun, ""])
            show_level(item, matter.level)
            self._add(self.owed, item, _Row(matter.id, matter.number), chosen)
        for one in drafts.values():
            item = QTreeWidgetItem([f"{one.title} {one.event}", tr("not required") + tr(" (draft)"), ""])
            show_level(item, one.level)
            self._add(self.owed, item, _Row(one.event_id, one.event), chosen)
        self.sent.clear()
        zone = self._workbench.session.store.zone
        for report in overview.reports:
            state = countdown(report.due_at, report.sent_at, report.sent_at, rules.warn)
            name = f"{tr(KIND_NAMES[report.kind])} {report.serial}"
            item = QTreeWidgetItem([clock.local_text(report.sent_at, zone)[5:], f"{report.title} {report.event}", name,
                                    countdown_text(state, report.due_at, report.sent_at)])  # fmt: skip
            item.setForeground(3, QBrush(state_colour(self, state)))
            self._add(self.sent, item, _Row(report.event_id, report.event, report=report), None)
        self.tick(clock.utc_now())
        self._enable()

    def tick(self, now: datetime) -> None:
        """Let the countdowns say how they stand at an instant."""
        zone = self._workbench.session.store and self._workbench.session.store.zone
        for number in range(self.owed.topLevelItemCount()):
            item = self.owed.topLevelItem(number)
            row = item.data(0, _ROW)
            if row.standing is None or zone is None:
                continue
            due, made = (row.call.due_at, row.call.made_at) if row.call else (row.standing.owed.due_at, None)
            state = countdown(due, made, now, self._warn)
            text, tip = countdown_text(state, due, made or now), []
            if due:
                tip.append(tr("Due {time}").format(time=clock.local_text(due, zone)))
            if made:
                person = row.call.person or tr("Single operator")
                day, _, time = clock.local_text(made, zone)[5:].partition(" ")
                text += f"\n{time if clock.local_text(now, zone)[5:].startswith(day) else f'{day} {time}'} {person}"
                tip += [row.call.text, person]
            item.setText(2, text)
            item.setForeground(2, QBrush(state_colour(self, state)))
            item.setToolTip(2, "\n".join(tip))

    def write_report(self, event: int) -> None:
        """Let the next report of an event be written, or the one that was begun."""
        self._workbench.in_store(
            tr("Propose the report"),
            lambda store: open_report(store, event),
            lambda found: ReportDialog(self._workbench, *found, self._written, self).open(),
            self._workbench.say_error,
        )

    def _write(self) -> None:
        event = self._chosen()
        if event is not None:
            self.write_report(event)

    def _notice(self) -> None:
        event = self._chosen()
        if event is not None:
            self._workbench.in_store(
                tr("Propose the notice"),
                lambda store: notice(store, event),
                lambda found: NoticeDialog(self._workbench, found, self).open(),
                self._workbench.say_error,
            )

    def _call(self) -> None:
        row = self.owed.currentItem().data(0, _ROW)

        def written(call: Call) -> None:
            self._workbench.say(call.text, Qgis.MessageLevel.Success)
            self._written()

        call = row.standing.call
        if call.made_at is None:
            CallDialog(self._workbench, row.standing, written, self).open()
        else:
            text = tr("What is wrong with “{line}”? The line stays in the log, with what you say, and does not count.")
            self._say_why(
                tr("Entered wrongly …"),
                text.format(line=call.text),
                lambda store, reason: InfoReports(store).strike_call(row.event_id, call, reason),
            )

    def _refuse(self) -> None:
        row = self.owed.currentItem().data(0, _ROW)
        self._say_why(
            tr("No report …"),
            tr("Why is no report of event {number} sent? It goes into the log.").format(number=row.number),
            lambda store, reason: InfoReports(store).refuse(row.event_id, reason),
        )

    def _say_why(self, title: str, question: str, write: Callable[[Store, str], object]) -> None:
        """Ask for a reason that goes into the log."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        for label in dialog.findChildren(QLabel):
            label.setWordWrap(True)
        dialog.setOkButtonText(tr("Write the line"))
        dialog.setCancelButtonText(tr("Cancel"))
        reason = dialog.textValue().strip() if dialog.exec() else ""
        dialog.deleteLater()
        if reason:
            self._workbench.in_store(
                tr("Write into the duty log"),
                lambda store: write(store, reason),
                lambda _: self._written(),
                self._workbench.say_error,
            )

    def _open(self, item: QTreeWidgetItem) -> None:
        row = item.data(0, _ROW)
        if row.report is not None:
            ReportDialog.of_sent(self._workbench, row.report, self).open()
        else:
            self.write_report(row.event_id)

    def _chosen(self) -> int | None:
        item = self.owed.currentItem()
        return item.data(0, _ROW).event_id if item is not None else None

    def _add(self, tree, item: QTreeWidgetItem, row: _Row, chosen: _Row | None) -> None:
        item.setData(0, _ROW, row)
        item.setToolTip(0, item.text(0))
        item.setToolTip(1, item.text(1))
        tree.addTopLevelItem(item)
        if chosen is not None and (row.event_id, row.call is None) == (chosen.event_id, chosen.call is None):
            tree.setCurrentItem(item)

    def _enable(self) -> None:
        for button in (self.write, self.notice):
            button.setEnabled(self._chosen() is not None)
        item = self.owed.currentItem()
        standing = item.data(0, _ROW).standing if item is not None else None
        self.refuse.setEnabled(standing is not None and standing.closed)
        call = standing.call if standing is not None else None
        made = call is not None and call.made_at is not None
        self.call.setEnabled(call is not None)
        self.call.setText(tr("Entered wrongly …") if made else tr("Reported by telephone …"))
        self.call.setToolTip(
            tr("Say what is wrong with the line of this call; it no longer counts, and the right one can be entered.")
            if made
            else tr("Enter to whom and when the event was reported by telephone; it goes into the log.")
        )

    def _button(self, name: str, text: str, picture: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.dutydesk.{name}")
        button.clicked.connect(lambda _=False: act())
        return button
