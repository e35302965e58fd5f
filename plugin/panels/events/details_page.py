"""One event: what it is, where it stands, what may be done with it now, and what was done; or the form of a step."""

from collections.abc import Sequence
from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.workflow import STAGES, Transition
from ...jobs.event_look import EventLook
from ...services import clock
from ...services.translation import named, tr
from ..attachments.content import Piece
from ..shared.links import link
from .around_tab import AroundTab
from .facts_tab import FactsTab
from .files_tab import FilesTab
from .progress import StageBar
from .step_form import StepForm
from .timeline import Timeline
from .words import SUPERVISION_NAMES, deadline_icon, deadline_text, level_icon, state_name, unannounced_text

_SIGN = 28
_LEAST = 150  # pixels of a tab, or of the form
_DIGITS = 9


class DetailsPage(QWidget):
    """``back()``, ``zoomed()`` to the event on the map, ``sending()`` for the panel of dispatch, ``acted(transition)``
    when a step is to be taken.
    """

    back = pyqtSignal()
    zoomed = pyqtSignal()
    sending = pyqtSignal()
    acted = pyqtSignal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look: EventLook | None = None
        self.offered: list[Transition] = []
        self.sign, self.title, self.line, self.due = (QLabel(self) for _ in range(4))
        self.title.setObjectName("CivicGrid.events.title")
        self.line.setObjectName("CivicGrid.events.line")
        self.due.setObjectName("CivicGrid.events.due")
        for label in (self.title, self.line):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.due_sign = QLabel(self)
        self.stages = StageBar(self)
        self.to_list = self._tool("back", "/mActionArrowLeft.svg", tr("Back to the list"), self.back)
        self.to_map = self._tool("zoom", "/mActionZoomTo.svg", tr("Show on the map"), self.zoomed)
        self.to_dispatch = self._tool("send", "/mActionSharingExport.svg", tr("See who could go there"), self.sending)
        self.main, self.more = QPushButton(self), QToolButton(self)
        self.main.setObjectName("CivicGrid.events.main")
        self.main.setDefault(True)
        font = self.main.font()
        font.setBold(True)
        self.main.setFont(font)
        self.main.setMinimumHeight(32)
        self.main.clicked.connect(lambda _=False: self.act(0))
        self.more.setObjectName("CivicGrid.events.actions")
        self.more.setText(tr("More"))
        self.more.setMinimumHeight(32)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.none = QLabel(self)
        self.none.setObjectName("CivicGrid.events.no-action")
        self.none.setWordWrap(True)
        self.none.setTextFormat(Qt.TextFormat.RichText)
        self.none.linkActivated.connect(lambda target: self.facts.went.emit(int(target)))
        self.told = QLabel(self)
        self.told.setObjectName("CivicGrid.events.told")
        self.told.setWordWrap(True)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("CivicGrid.events.tabs")
        self.tabs.setDocumentMode(True)
        self.timeline, self.facts = Timeline(self), FactsTab(self)
        self.files, self.around = FilesTab(self), AroundTab(self)
        for page, text, scrolls in (
            (self.timeline, tr("Steps"), True),
            (self.facts, tr("Facts"), True),
            (self.files, tr("Files"), False),
            (self.around, tr("Around"), False),
        ):
            self.tabs.addTab(_scrolled(page) if scrolls else page, text)
        self.form = StepForm(self)
        self.body = QStackedWidget(self)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.form)
        # In a low window the page would scroll beside its tab, which scrolls by itself.
        self.body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.setMinimumHeight(_LEAST)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.to_list, 0, top)
        head.addWidget(self.sign, 0, top)
        head.addLayout(words, 1)
        head.addWidget(self.to_map, 0, top)
        head.addWidget(self.to_dispatch, 0, top)
        due = QHBoxLayout()
        due.setSpacing(4)
        due.addWidget(self.due_sign)
        due.addWidget(self.due, 1)
        self._acts = QWidget(self)
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.main, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(due)
        column.addWidget(self.stages)
        column.addWidget(self.told)
        column.addWidget(self._acts)
        column.addWidget(self.none)
        column.addWidget(self.body, 1)

    # what is shown

    def show_look(self, look: EventLook, pieces: Sequence[Piece], zone: str, may_add: bool) -> None:
        """Show an event; times are those of ``zone``, ``may_add`` says whether files may be attached."""
        another = self.look is None or self.look.facts.row.id != look.facts.row.id
        self.look = look
        row = look.facts.row
        self.sign.setPixmap(level_icon(row.level).pixmap(QSize(_SIGN, _SIGN)))
        self.title.setText(f"<b>{escape(row.title)}</b>")
        state = look.workflow.state(row.state)
        line = [f"<b>{escape(state_name(look.workflow, row.state))}</b>"]
        if row.supervision in SUPERVISION_NAMES:
            line.append(f"⚑ {escape(tr(SUPERVISION_NAMES[row.supervision]))}")
        self.line.setText(" · ".join([*line, escape(row.event_type), escape(row.number)]))
        self.due_sign.setPixmap(deadline_icon(row.deadline).pixmap(QSize(16, 16)))
        parts = [deadline_text(row, clock.utc_now()), tr("provisional") if look.provisional else "", look.facts.lead]
        self.due.setToolTip(unannounced_text() if look.provisional else "")
        self.due.setText(" · ".join(part for part in parts if part))
        beyond = state.final and state.stage != STAGES[-1]
        self.stages.show_stage(state.stage, closed=state.final, stopped=state.clock == "stopped", beyond=beyond)
        self._offer(look)
        self.timeline.show_steps(look, pieces, zone)
        self.facts.show_facts(look, zone)
        self.files.show_pieces(pieces, zone, may_add)
        count = f" ({len(pieces)})" if pieces else ""
        self.tabs.setTabText(2, tr("Files") + count)
        if another:
            self.tabs.setCurrentIndex(0)
            self.around.show_nothing(tr("Loading …"))
            self.tell("")
            self.leave_form()

    def tell(self, text: str) -> None:
        """Say what came of a step, above the buttons."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def act(self, place: int) -> None:
        """Begin the nth step that may be taken."""
        if self.look is not None and 0 <= place < len(self.offered) and self.body.currentWidget() is self.tabs:
            self.acted.emit(self.offered[place])

    def show_form(self) -> None:
        """Bring the form to the front."""
        self.body.setCurrentWidget(self.form)
        self.told.hide()
        self._acts.hide()
        self.none.hide()

    def leave_form(self) -> None:
        """Show the event again."""
        self.form.close_form()
        self.body.setCurrentWidget(self.tabs)
        self._acts.setVisible(bool(self.offered))
        self.none.setVisible(not self.offered)

    @property
    def in_form(self) -> bool:
        """Whether a step is being filled in."""
        return self.body.currentWidget() is self.form

    def _offer(self, look: EventLook) -> None:
        """The step that comes first as a large button, the others in the menu, each with its digit."""
        first = look.main
        self.offered = [one for one in look.actions if one is first] + [one for one in look.actions if one is not first]
        menu = self.more.menu()
        menu.clear()
        for place, one in enumerate(self.offered):
            text = f"{place + 1}  {named(one)}" if place < _DIGITS else named(one)
            if place == 0 and first is not None:
                self.main.setText(text)
                continue
            action = QAction(text, menu)
            action.setObjectName(f"CivicGrid.events.action.{one.action}")
            action.triggered.connect(lambda _=False, place=place: self.act(place))
            menu.addAction(action)
        self.main.setVisible(first is not None)
        self.more.setVisible(bool(menu.actions()))
        self.more.setText(tr("More") if first is not None else tr("Steps you may take"))
        self._acts.setVisible(bool(self.offered) and not self.in_form)
        final = look.workflow.state(look.facts.row.state).final
        text = tr("This event is finished.") if final else tr("It is not for this account to take a step now.")
        if main := look.facts.main:
            there = link(self.none, str(main.id), main.number)
            text = tr("This event was merged; {number} “{title}” has it now.")
            text = text.format(number=there, title=escape(main.title))
        self.none.setText(text)
        self.none.setVisible(not self.offered and not self.in_form)

    def _tool(self, name: str, picture: str, text: str, signal) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"CivicGrid.events.{name}")
        button.setIcon(QgsApplication.getThemeIcon(picture))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _=False: signal.emit())
        return button


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
