"""What a panel is: a small description that the host finds, and the widget that it makes when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon

from ..jobs.sentences import error_sentence
from ..services.paths import RESOURCES
from ..services.settings import Settings
from ..services.tasks import Task, Tasks, ignore
from ..services.translation import tr
from ..store import Store
from .session import Session

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtWidgets import QWidget

    from .messages.mailbox import Mailbox

MESSAGE_SECONDS = 6


@dataclass
class Workbench:
    """What every panel works with; made once by the plugin. ``connect_store()`` asks for a store and opens it.

    ``show_panel(name)`` brings another panel to the front and returns its widget, or None, and says so, where the
    account may not use it. ``mailbox`` is the window's one reader of messages.
    """

    iface: "QgisInterface"
    session: Session
    settings: Settings
    tasks: Tasks
    connect_store: Callable[[], object]
    show_panel: Callable[[str], "QWidget | None"]
    mailbox: "Mailbox | None" = None

    @property
    def project(self) -> QgsProject:
        """The project that is open in QGIS."""
        return QgsProject.instance()

    def in_store(
        self,
        title: str,
        work: Callable[[Store], object],
        done: Callable[[object], object] = ignore,
        failed: Callable[[BaseException], object] = ignore,
    ) -> Task:
        """Do ``work(store)`` with the open store in the background, whose connection is then given back."""
        store = self.session.store

        def run(_task: Task) -> object:
            with store.released():
                return work(store)

        return self.tasks.start(title, run, done, failed)

    def in_open_store(
        self,
        title: str,
        work: Callable[[Store], object],
        done: Callable[[object], object] = ignore,
        failed: Callable[[BaseException], object] | None = None,
        *,
        still: Callable[[], bool] = lambda: True,
    ) -> Task | None:
        """`in_store` for what is shown: nothing is told once another store is open, or ``still()`` holds no more.

        An error is said unless ``failed`` takes it. Without a store nothing is done.
        """
        store = self.session.store
        if store is None:
            return None

        def told(tell: Callable) -> Callable:
            return lambda value: tell(value) if self.session.store is store and still() else None

        return self.in_store(title, work, told(done), told(failed or self.say_error))

    def say(self, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
        """Show one sentence in QGIS's message bar; warnings and errors stay until they are closed."""
        stays = level in {Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical}
        self.iface.messageBar().pushMessage(tr("CivicGrid"), text, level, 0 if stays else MESSAGE_SECONDS)

    def say_error(self, error: BaseException) -> None:
        """Show the one sentence of an error."""
        self.say(error_sentence(error), Qgis.MessageLevel.Warning)


class Panel:
    """A subclass named PANEL in ``panels/<name>/__init__.py`` registers a panel; it imports its widget in `make` only.

    TITLE is in English and shown through ``tr``; ICON is a file in resources/icons; ROLES are those of which an account
    needs one to see the panel, empty for everybody; AREA is where the dock first appears; ORDER its place in menus;
    KEYS bring it to the front.
    """

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    ROLES: ClassVar[frozenset[str]] = frozenset()
    AREA: ClassVar[Qt.DockWidgetArea] = Qt.DockWidgetArea.RightDockWidgetArea
    ORDER: ClassVar[int] = 100
    KEYS: ClassVar[str] = ""

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        raise NotImplementedError

    @classmethod
    def icon(cls) -> QIcon:
        """The panel's icon."""
        return icon(cls.ICON)


def icon(name: str) -> QIcon:
    """An icon of resources/icons by the stem of its file."""
    return QIcon(str(RESOURCES / "icons" / f"{name}.svg"))
