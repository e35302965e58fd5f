"""The dialog 申请查看完整信息: what, why, and then, for a limited time, the answer."""

import time
from typing import ClassVar

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services.keys import find_keys, unlock_authentication
from ...services.translation import tr
from ...store import AccessDenied, Store
from ...store.residents.reveal import ROLE, Reveal
from ..panel import Workbench, icon
from ..shared.pages import StatePages
from .form import RevealForm
from .subject import Subject, asked_fields, in_words, read_subject
from .veil import Veil

_WIDTH, _HEIGHT = 352, 500  # pixels; as wide as the narrowest dock
_TICK = 200  # milliseconds
AWAY_SECONDS = 10
"""How long QGIS may be out of focus before what is shown goes."""

ENDS = {
    "time": "The time is over: the details are hidden again.",
    "hidden": "The details were hidden.",
    "away": "QGIS was not in front for a while: the details are hidden again.",
    "locked": "The workstation was locked: the details are hidden again.",
}


class RevealDialog(QDialog):
    """Asks, commits the request, shows the answer and takes it away.

    It goes with its store: when that is left, or another person signs in, nothing stays.
    """

    _open: ClassVar["RevealDialog | None"] = None

    @classmethod
    def open_for(cls, workbench: Workbench, person: int, parent: QWidget) -> "RevealDialog":
        """Show the dialog for a person in place of one that is open."""
        if cls._open is not None and not sip.isdeleted(cls._open):
            cls._open.close()
        cls._open = dialog = cls(workbench, person, parent)
        dialog.show()
        return dialog

    def __init__(self, workbench: Workbench, person: int, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.reveal")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Request clear details"))
        self.setWindowIcon(icon("person"))
        self.resize(_WIDTH, _HEIGHT)
        self._workbench, self._person = workbench, person
        self._subject: Subject | None = None
        self._chosen: list[str] = []
        self._request = ""
        self._until = 0.0
        self.form = RevealForm(self._ask, self)
        self.pages = StatePages(self.form, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self._answer())
        self.whose = QLabel(self)
        self.whose.setObjectName("CivicGrid.reveal.whose")
        self.whose.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.whose)
        layout.addWidget(self._stack, 1)
        self._clock, self._away = QTimer(self), QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._tick)
        self._away.setSingleShot(True)
        self._away.setInterval(AWAY_SECONDS * 1000)
        self._away.timeout.connect(lambda: self.hide_answer("away"))
        QGuiApplication.instance().applicationStateChanged.connect(self._follow_focus)
        for left in (workbench.session.leaving, workbench.session.closed):
            left.connect(self.close)
        self._begin()

    @property
    def shown(self) -> bool:
        """Whether clear details are on the screen."""
        return not self.veil.empty

    def _answer(self) -> QWidget:
        page = QWidget(self)
        self.veil = Veil(page)
        scroll = QScrollArea(page)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.veil)
        self.left = QLabel(page)
        self.left.setObjectName("CivicGrid.reveal.left")
        self.bar = QProgressBar(page)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.hide_now = QPushButton(QgsApplication.getThemeIcon("/mActionHideAllLayers.svg"), tr("Hide now"), page)
        self.hide_now.setObjectName("CivicGrid.reveal.hide")
        self.hide_now.clicked.connect(lambda: self.hide_answer("hidden"))
        said = QLabel(tr("Entered in the audit log. Do not write it down where others read it."), page)
        said.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self.left, 1)
        below.addWidget(self.hide_now)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addWidget(self.bar)
        column.addLayout(below)
        column.addWidget(said)
        return page

    # Asking

    def _begin(self) -> None:
        session = self._workbench.session
        if session.store is None:
            self.pages.show_empty(tr("No database is open."), tr("Close"), self.close)
            return
        if ROLE not in session.account.roles:
            text = tr(
                "To see clear details needs the role “{role}”, which your account does not have."
                " Nothing was asked and nothing is shown; a manager gives the role."
            )
            self.pages.show_empty(text.format(role=tr("Revealer")), tr("Close"), self.close)
            return
        self.pages.show_loading()
        person = self._person
        self._run(tr("Read a resident"), lambda store: read_subject(store, person), self._offer, self._begin)

    def _offer(self, subject: Subject) -> None:
        self._subject = subject
        self.whose.setText(subject.masked)
        self.form.offer(subject.reasons)
        self._back()

    def _back(self) -> None:
        """To the form, for another request."""
        self._request = ""
        self._stack.setCurrentIndex(0)
        self.form.begin()
        self.pages.show_content()

    def _ask(self, fields: list[str], reason: str) -> None:
        try:
            unlock_authentication()
        except Exception as error:  # said in one sentence; nothing was asked
            self.pages.show_error(error_sentence(error), self._back)
            return
        self._chosen = fields
        self.pages.show_loading(tr("The request is being entered in the audit log …"))
        person, asked = self._person, asked_fields(fields)

        def work(store: Store) -> str:
            reveal = Reveal(store, find_keys(store.uid))
            reveal.check_keys()
            return reveal.request_reveal(person, asked, reason)

        self._run(tr("Enter a request"), work, self._entered, self._back)

    def _entered(self, request: str) -> None:
        self._request = request
        self._fetch()

    def _fetch(self) -> None:
        """The answer to a request that is committed; one that failed on the way is tried again, not asked again."""
        request = self._request
        self.pages.show_loading()
        self._run(
            tr("Read an answer"),
            lambda store: Reveal(store, find_keys(store.uid)).reveal(request),
            self._show_answer,
            self._fetch,
        )

    def _run(self, title: str, work, done, again) -> None:
        store = self._workbench.session.store

        def well(result: object) -> None:
            if self._here(store):
                done(result)

        def failed(error: BaseException) -> None:
            if not self._here(store):
                return
            if isinstance(error, AccessDenied) and self._subject is not None:
                # Used, expired, over the limit, another area: asking the same again would not help.
                self.pages.show_empty(error_sentence(error), tr("Make another request"), self._back)
                return
            self.pages.show_error(error_sentence(error), again)

        self._workbench.in_store(title, work, well, failed)

    def _here(self, store: Store | None) -> bool:
        return not sip.isdeleted(self) and self.isVisible() and store is self._workbench.session.store

    # The answer

    def _show_answer(self, values: dict[str, object]) -> None:
        session = self._workbench.session
        account = session.account
        who = account.name if account.name in {account.login, ""} else f"{account.name} {account.login}"
        mark = f"{who.strip() or tr('Single operator')} {session.local_now():%Y-%m-%d %H:%M:%S}"
        self.veil.lift(in_words(self._subject, self._chosen, values), mark)
        seconds = self._workbench.settings.reveal_seconds.value()
        self._until = time.monotonic() + seconds
        self.bar.setRange(0, seconds * 1000)
        self._stack.setCurrentIndex(1)
        self._tick()
        self._clock.start()
        if not self.isEnabled():
            self.hide_answer("locked")

    def _tick(self) -> None:
        left = self._until - time.monotonic()
        if left <= 0:
            self.hide_answer("time")
            return
        self.bar.setValue(int(left * 1000))
        self.left.setText(tr("Hidden again in {seconds} s").format(seconds=int(left) + 1))

    def hide_answer(self, why: str) -> None:
        """Take the details away, for a reason of ENDS."""
        self._clock.stop()
        self._away.stop()
        if not self.shown:
            return
        self.veil.drop()
        self._stack.setCurrentIndex(0)
        self.pages.show_empty(tr(ENDS[why]), tr("Make another request"), self._back)

    def _follow_focus(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        elif self.shown and not self._away.isActive():
            self._away.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """A locked screen disables every window; a window in the task bar shows pictures of itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.hide_answer("locked")
        elif event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.hide_answer("hidden")

    def closeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Nothing stays behind."""
        self._leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Escape closes, too."""
        self._leave()
        super().done(result)

    def _leave(self) -> None:
        self._clock.stop()
        self._away.stop()
        self.veil.drop()
        if RevealDialog._open is self:
            RevealDialog._open = None
