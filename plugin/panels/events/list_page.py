"""The list: filters, the table, how many there are; it follows what happens without losing its place."""

import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime

import numpy as np
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.areas import area_tree
from ...store.feed import Change
from ...store.loop.event_details import filter_choices
from ...store.loop.event_list import FIRST, EventFilter, EventList, EventRow
from ..panel import Workbench
from ..shared.pages import StatePages
from .filters import FilterBar
from .model import EventsModel
from .table import EventsView

_SETTLE = 150  # milliseconds in which changes gather
_AGAIN = 60_000  # deadlines pass without any change
_MANY = 400  # changed events from which the list is read anew
_INDENT = "\u3000"


class ListPage(QWidget):
    """``opened(id)``: an event is to be looked at; ``chosen(id)``: its row became the current one, ``zoomed(id)``:
    the map is to go there.
    """

    opened = pyqtSignal(int)
    chosen = pyqtSignal(int)
    zoomed = pyqtSignal(int)
    minute_passed = pyqtSignal()

    def __init__(self, workbench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._workbench = workbench
        self._list: EventList | None = None
        self._asked = 0
        self._changed: set[int] = set()
        self._fresh: set[int] = set()
        self._quiet = self._failed = False
        self.bar = FilterBar(self, lambda: workbench.session.local_now().date())
        self.bar.changed.connect(self._turn)
        self.model = EventsModel(self._load, self)
        content = QWidget(self)
        self.table = EventsView(self.model, content)
        self.table.opened.connect(self.opened)
        self.table.zoomed.connect(self._open_and_zoom)
        self.table.chosen.connect(lambda event: None if self._quiet else self.chosen.emit(event))
        self.table.sort_asked.connect(self.bar.sort_by)
        self.news = QPushButton(QgsApplication.getThemeIcon("/mActionArrowUp.svg"), "", content)
        self.news.setObjectName("CivicGrid.events.news")
        self.news.setFlat(True)
        self.news.clicked.connect(lambda _=False: self.reload())
        self.news.hide()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.news)
        column.addWidget(self.table, 1)
        self.pages = StatePages(content, self)
        self.count = QLabel(self)
        self.count.setObjectName("CivicGrid.events.count")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.count)
        self._settle = self._timer(_SETTLE, self._follow, once=True)
        self._clock = self._timer(_AGAIN, self._pass_time, once=False)

    def to_rows(self) -> None:
        """Lead the keyboard from the search into the list."""
        if self.model.rowCount():
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.select(self.model.id_at(0))

    def _timer(self, interval: int, act: Callable, *, once: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(once)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer

    # reading

    def restart(self) -> None:
        """Another store, another person, or none."""
        session = self._workbench.session
        self._asked += 1
        self._changed.clear()
        self._settle.stop()
        self._list, self._failed = None, False
        self.model.show_ids(np.empty(0, dtype=np.int64))
        self.count.clear()
        self._say_news(set())
        self.bar.setEnabled(session.store is not None)
        if session.store is None:
            self._clock.stop()
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
            return
        self._list = EventList(session.store, session.account)
        self.model.zone = session.store.zone
        kept = self._kept()
        self.bar.show_filter(*kept)
        self._clock.start()
        self._offer(kept[0])

    def _offer(self, kept: EventFilter) -> None:
        """Read what can be filtered by, then the list, so that a kept filter means what it says."""
        self.pages.show_loading()

        def work(store: Store) -> dict:
            areas = [(one.id, _INDENT * one.depth + one.name) for one in area_tree(store)]
            return filter_choices(store) | {"areas": areas}

        def done(choices: dict) -> None:
            self.bar.offer(choices, kept)
            self.reload()

        self._workbench.in_open_store(tr("Read the events"), work, done, self._fail)

    def reload(self) -> None:
        """Read the list anew; the chosen row stays chosen where it still is listed."""
        events = self._list
        if events is None:
            return
        self._asked += 1
        asked, chosen = self._asked, self.table.current()
        wanted, sort, down = self.bar.wanted(), self.bar.sort, self.bar.descending
        self._changed.clear()
        self._failed = False
        if not self.model.rowCount():
            self.pages.show_loading()

        def first(_store: Store) -> tuple[np.ndarray, dict[int, EventRow]]:
            ids = events.first(wanted, sort, down)
            return ids, events.rows(ids)

        def show_first(found: tuple[np.ndarray, dict[int, EventRow]]) -> None:
            if asked != self._asked:
                return
            ids, rows = found
            self._quietly(lambda: self.model.show_ids(ids, rows))
            self._say_news(set())
            if len(ids) < FIRST:
                self._arrive(chosen)
            else:
                self._workbench.in_open_store(
                    tr("Read the events"), lambda _: events.ids(wanted, sort, down), show_all, failed
                )
                self.pages.show_content()

        def show_all(ids: np.ndarray) -> None:
            if asked == self._asked:
                self._quietly(lambda: self.model.append_ids(ids))
                self._arrive(chosen)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._fail(error)

        self._workbench.in_open_store(tr("Read the events"), first, show_first, failed)

    def _arrive(self, chosen: int | None) -> None:
        self._say_count()
        if self.model.rowCount():
            self.pages.show_content()
            if chosen is not None:
                self._quietly(lambda: self.table.select(chosen))
        elif self.bar.is_active():
            self.pages.show_empty(tr("No event fulfils the filter."), tr("Show all events"), self.bar.clear)
        else:
            self.pages.show_empty(tr("There are no events yet."))

    def _fail(self, error: BaseException) -> None:
        self._failed = True
        self.model.show_ids(np.empty(0, dtype=np.int64))
        self.count.clear()
        self.pages.show_error(error_sentence(error), self.restart)

    def _load(self, ids, take: Callable) -> None:
        events = self._list
        if events is not None:
            self._workbench.in_open_store(tr("Read the events"), lambda _: events.rows(ids), take)

    def _say_count(self) -> None:
        self.count.setText(tr("{count} events").format(count=f"{self.model.rowCount():,}"))

    # what happens meanwhile

    def hear(self, changes: Collection[Change]) -> None:
        """Follow changes of events."""
        touched = [change for change in changes if change.table == "event"]
        if any(change.row_id is None for change in touched):
            self.reload()
        else:
            self.follow([change.row_id for change in touched])

    def follow(self, ids: Collection[int]) -> None:
        """Ask about some events, a little later and together, whether they are still what they were."""
        if self._list is None or not ids:
            return
        if len(ids) > _MANY:
            self.reload()
            return
        self._changed.update(ids)
        if not self._settle.isActive():
            self._settle.start()

    def _follow(self) -> None:
        events, asked, ids = self._list, self._asked, sorted(self._changed)
        self._changed.clear()
        if events is None or not ids:
            return
        wanted = self.bar.wanted()

        def work(_store: Store) -> tuple[set[int], dict[int, EventRow]]:
            return events.matching(wanted, ids), events.rows(ids)

        def done(found: tuple[set[int], dict[int, EventRow]]) -> None:
            if asked == self._asked:
                self._take_in(ids, *found)

        def failed(error: BaseException) -> None:
            # With what changes next, or when the server is back.
            self._changed.update(ids)
            if not self._workbench.session.lost:
                self._workbench.say_error(error)

        self._workbench.in_open_store(tr("Read the events"), work, done, failed)

    def catch_up(self) -> None:
        """Read what could not be read while the server was away."""
        if self._failed:
            self.restart()
            return
        self.model.ask_again()
        if self._changed and not self._settle.isActive():
            self._settle.start()

    def _take_in(self, ids: Collection[int], matching: set[int], rows: dict[int, EventRow]) -> None:
        listed = {key for key in ids if self.model.row_of(key) >= 0}
        current = self.table.current()
        self.model.renew({key: rows[key] for key in listed if key in rows})
        # What is looked at stays, though it may not fulfil the filter any more.
        self._quietly(lambda: self.model.take_out(listed - matching - {current}))
        new = [rows[key] for key in matching - listed if key in rows]
        if new and not self.model.rowCount():
            self.reload()  # there is no place in the list that could be lost
            return
        if self.bar.sort == "reported" and self.bar.descending:
            latest = self._latest()
            above = sorted((row for row in new if row.reported_at >= latest),
                           key=lambda row: (row.reported_at, row.id), reverse=True)  # fmt: skip
            self._put_first(above)
            new = [row for row in new if row not in above]
        self._say_news(self._fresh | {row.id for row in new})
        self._say_count()
        if self.model.rowCount() and self.pages.text():
            self.pages.show_content()
        elif not self.model.rowCount():
            self._arrive(None)

    def _latest(self) -> datetime:
        """When the first event of the list was reported; nothing is known to be later while that is not read."""
        if not self.model.rowCount():
            return datetime.min.replace(tzinfo=UTC)
        first = self.model.event_at(0)
        return first.reported_at if first is not None else datetime.max.replace(tzinfo=UTC)

    def _put_first(self, rows: list[EventRow]) -> None:
        """New rows above, and what is in view stays where it is; at the top of the list they are seen."""
        if not rows:
            return
        bar = self.table.verticalScrollBar()
        before = bar.value()
        self._quietly(lambda: self.model.put_first(rows))
        if before > 0:
            bar.setValue(before + len(rows))

    def _say_news(self, fresh: set[int]) -> None:
        self._fresh = fresh
        self.news.setVisible(bool(fresh))
        self.news.setText(tr("{count} new").format(count=len(fresh)))

    def _pass_time(self) -> None:
        """Read what is in view again: deadlines have come nearer."""
        self.minute_passed.emit()
        top, bottom = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        last = bottom if bottom >= 0 else self.model.rowCount() - 1
        ids = [self.model.id_at(row) for row in range(max(top, 0), last + 1)] if self.model.rowCount() else []
        if ids and self.isVisible():
            self._load(ids, self.model.renew)

    # what is wanted

    def select(self, event: int) -> bool:
        """Make an event's row the current one without telling; whether it is listed."""
        return bool(self._quietly(lambda: self.table.select(event)))

    def _open_and_zoom(self, event: int) -> None:
        self.zoomed.emit(event)
        self.opened.emit(event)

    def _turn(self) -> None:
        self._keep()
        self.reload()

    def _kept(self) -> tuple[EventFilter, str, bool]:
        """What this person wanted last here."""
        kept = _parsed(self._workbench.settings.events.value()).get(self._person(), {})
        filter_text = json.dumps(kept.get("filter", {}))
        return EventFilter.from_text(filter_text), str(kept.get("sort", "reported")), bool(kept.get("descending", True))

    def _keep(self) -> None:
        entry = self._workbench.settings.events
        kept = {
            "filter": json.loads(self.bar.wanted().to_text()),
            "sort": self.bar.sort,
            "descending": self.bar.descending,
        }
        entry.setValue(json.dumps(_parsed(entry.value()) | {self._person(): kept}, ensure_ascii=False))

    def _person(self) -> str:
        session = self._workbench.session
        return f"{session.store.uid} {session.account.id or session.account.login}"

    def _quietly(self, act: Callable) -> object:
        """Do what moves the current row without the map's following."""
        self._quiet = True
        try:
            return act()
        finally:
            self._quiet = False


def _parsed(text: str) -> dict:
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
