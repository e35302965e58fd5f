"""Looking for open events that are like the new one, and for the order it repeats; filing waits for the look."""

from collections.abc import Callable
from datetime import datetime

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...domain.events.similar import Report
from ...jobs.intake.filing import Known, known_order
from ...services.translation import tr
from ...store import Store
from ...store.loop.event_similar import SimilarEvent, similar_events
from .form import EventForm
from .similar_box import SimilarBox

_SETTLE = 350  # milliseconds without a change after which it is looked


class Looking(QObject):
    """``looked``: what the box and the form say is another; ``hint`` stands in the foot, where it is always seen.

    ``reported_at()`` is the instant of the report; ``failed(error)`` is told what went wrong.
    """

    looked = pyqtSignal()

    def __init__(
        self,
        form: EventForm,
        box: SimilarBox,
        in_store: Callable,
        reported_at: Callable[[], datetime],
        failed: Callable[[BaseException], object],
        foot: QWidget,
    ):
        super().__init__(foot)
        self._form, self._box, self._in_store = form, box, in_store
        self._reported_at, self._tell_failure = reported_at, failed
        self._due = False
        self._then: Callable[[], object] | None = None
        self._seen: set[int] = set()
        self.hint = QPushButton(foot)
        self.hint.setObjectName("CivicGrid.new_event.hint")
        self.hint.clicked.connect(lambda _=False: box.come_into_view())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self._look)
        self.clear()

    @property
    def is_waited_for(self) -> bool:
        """Whether something is to be done once it has looked."""
        return self._then is not None

    def clear(self) -> None:
        """Nothing is to be looked for, and nothing was found."""
        self._timer.stop()
        self._due, self._then = False, None
        self._show([])

    def follow(self) -> None:
        """The form has changed."""
        self._due = True
        self._timer.start()

    def before(self, then: Callable[[], object]) -> None:
        """Do something once it has looked: not at all where that brings up an event that nobody has seen yet."""
        if not self._due:
            then()
            return
        self._then, self._seen = then, {one.id for one in self._box.events}
        if self._timer.isActive():
            self._timer.stop()
            self._look()
        self.looked.emit()

    def _look(self) -> None:
        form = self._form
        report = Report(form.type.code, form.title.text() + form.description.toPlainText(), self._reported_at())
        geom, source, number = form.geom, form.source.currentData(), form.number.text().strip()

        def work(store: Store) -> tuple[list[SimilarEvent], Known | None]:
            found = similar_events(store, geom, report) if geom is not None else []
            return found, known_order(store, source, number)

        self._in_store("look", tr("Look for similar events"), work, self._take, self._fail)

    def _take(self, found: tuple[list[SimilarEvent], Known | None]) -> None:
        events, known = found
        then = None
        if not self._timer.isActive():  # else the form has changed meanwhile, and it is looked again
            self._due, then, self._then = False, self._then, None
        self._show([one for one in events if known is None or one.id != known.id])
        text = tr("This order is here already: {number} {title}")
        form = self._form
        form.known.setText("⚠ " + text.format(number=known.number, title=known.title) if known else "")
        form.known.setVisible(known is not None)
        self.looked.emit()
        if then is None:
            return
        if {one.id for one in self._box.events} <= self._seen:
            then()
        else:
            self._box.come_into_view()

    def _fail(self, error: BaseException) -> None:
        self._due, self._then = False, None
        self.looked.emit()
        self._tell_failure(error)

    def _show(self, events: list[SimilarEvent]) -> None:
        self._box.show_events(events)
        text = tr("Similar open events: {count}. Look at them, or merge")
        self.hint.setText("⚠ " + text.format(count=len(events)))
        self.hint.setVisible(bool(events))
