"""The connection at a glance, in QGIS's status bar: which store, who works in it, whether changes arrive."""

from collections.abc import Sequence

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolButton

from ..services.translation import tr
from ..store import GeoPackageUri, parse_database
from .panel import Workbench
from .shared.roles import role_names

PURPOSES = {"real": "In service", "demo": "Demo", "exercise": "Exercise"}
_MARKS = {"live": "●", "lost": "▲", "none": "○"}  # a shape each, so that colour is never the only sign
# For a light and for a dark window.
_COLOURS = {"live": ("#2e7d32", "#81c784"), "lost": ("#c62828", "#ef9a9a"), "none": ("#616161", "#bdbdbd")}
_ICON = 14
_HALF = 128  # of a lightness up to 255


def store_title(database: str) -> str:
    """The short name of a store: its file's name, or its connection and schema."""
    uri = parse_database(database)
    if isinstance(uri, GeoPackageUri):
        return uri.path.name
    return f"{uri.service or uri.connection} · {uri.schema}"


def clock_text(ahead: float) -> str:
    """What is to be known of a computer's clock that is seconds ahead of the server's; "" where the two agree."""
    minutes = round(abs(ahead) / 60)
    if not minutes:
        return ""
    text = tr("This computer's clock is {count} min ahead of the server's. The server's counts: please set it.")
    if ahead < 0:
        text = tr("This computer's clock is {count} min behind the server's. The server's counts: please set it.")
    return text.format(count=f"{minutes:,}")


class StatusButton(QToolButton):
    """A button of the status bar; pressed, it says more and offers what can be done about the connection."""

    def __init__(self, workbench: Workbench, actions: Sequence[QAction]):
        super().__init__()
        self.setObjectName("CivicGrid.status")
        self._session = workbench.session
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ICON, _ICON))
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.setMenu(menu)
        for signal in (self._session.opened, self._session.closed, self._session.feed_turned):
            signal.connect(self.refresh)
        self._say = workbench.say
        self._session.clock_turned.connect(self._tell_clock)
        self.refresh()

    @property
    def state(self) -> str:
        """live, lost, or none without a store."""
        if self._session.store is None:
            return "none"
        return "lost" if self._session.lost else "live"

    def refresh(self) -> None:
        """Show the present state."""
        session, state = self._session, self.state
        self.setIcon(QgsApplication.getThemeIcon("/mIconDbSchema.svg"))
        dark = self.palette().window().color().lightness() < _HALF
        self.setStyleSheet(f"QToolButton#CivicGrid\\.status {{ color: {_COLOURS[state][dark]}; }}")
        if session.store is None:
            self.setText(f"{_MARKS[state]} " + tr("Not connected"))
            self.setToolTip(tr("CivicGrid is not connected to a database."))
            return
        name = session.account.name or tr("Single operator")
        parts = [store_title(session.database), name, tr("live") if state == "live" else tr("lost")]
        self.setText(f"{_MARKS[state]} " + " · ".join(part for part in parts if part))
        lines = [
            tr("Database: {database}").format(database=session.database),
            tr("Purpose: {purpose}").format(purpose=tr(PURPOSES[session.store.purpose])),
            tr("Signed in: {name}").format(name=name),
            tr("Roles: {roles}").format(roles=role_names(session.account.roles)),
            session.lost or tr("Changes arrive as they happen."),
            clock_text(session.ahead),
        ]
        self.setToolTip("\n".join(line for line in lines if line))

    def _tell_clock(self) -> None:
        """Say that this computer's clock is wrong, and which one counts."""
        text = clock_text(self._session.ahead)
        if text:
            self._say(text, Qgis.MessageLevel.Warning)
        self.refresh()
