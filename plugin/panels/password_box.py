"""QGIS's own box for passwords, kept away from the store's layers.

The store is open, so its login is known and right. When the server has no connection left, or is away, QGIS asks for a
password nevertheless, drawing by drawing, in a window before everything else: before the alarm, too.
"""

from qgis.core import Qgis, QgsDataSourceUri
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel, QStackedWidget

from ..maps.sources import layer_source
from ..services.translation import tr
from .panel import Workbench

_BOX = "QgsCredentialDialog"
_AGAIN = 12_000  # milliseconds until the map is drawn again; QGIS leaves for ten seconds what it was told to ignore


class PasswordBox(QObject):
    """Answers the box with "Ignore for 10 Seconds" when it asks for the open store's server; others' stay."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._asked = self._told = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self._draw)
        self._asking: QObject | None = None
        self._answer = QTimer(self)
        self._answer.setSingleShot(True)
        self._answer.timeout.connect(self._leave)
        # Python does not know it by its class: QGIS made it.
        self._boxes = [one for one in QApplication.topLevelWidgets() if one.metaObject().className() == _BOX]
        for box in self._boxes:
            box.installEventFilter(self)

    def close(self) -> None:
        """Leave the box, and the map, as they were."""
        self._again.stop()
        self._answer.stop()
        self._ignore()
        if self._asked:
            self._workbench.iface.mapCanvas().freeze(False)
        for box in self._boxes:
            box.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, box: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See the box before it is seen."""
        if event.type() == QEvent.Type.Show and not event.spontaneous() and self._is_ours(box):
            # It is asked for before its window is on the screen, and then never comes there.
            box.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._asking = box
            self._answer.start()
        return False

    def _is_ours(self, box: QObject) -> bool:
        store = self._workbench.session.store
        realm, pages = box.findChild(QLabel, "labelRealm"), box.findChild(QStackedWidget, "stackedWidget")
        if store is None or store.engine != "postgis" or realm is None or pages is None:
            return False
        # Its second page asks for the master password, while the first still names whom it asked for last.
        ours = QgsDataSourceUri(layer_source(store, "event")[0]).connectionInfo(False)
        return pages.currentIndex() == 0 and realm.text() == ours

    def _ignore(self) -> str:
        """Answer the box that waits, if one does; gives what it said."""
        box, self._asking = self._asking, None
        if box is None:
            return ""
        text = box.findChild(QLabel, "labelMessage").text()
        box.findChild(QAbstractButton, "mIgnoreButton").click()
        box.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        return text

    def _leave(self) -> None:
        from ..store.postgis.lost import why  # needs the driver of servers, without which QGIS still starts

        reason = why(ConnectionError(self._ignore()))
        # What is on the map stays there, instead of an empty one with an error for each layer.
        canvas = self._workbench.iface.mapCanvas()
        canvas.stopRendering()
        canvas.freeze(True)
        self._asked = True
        self._again.start()
        if not self._told:
            self._told = True
            text = tr("The map stays as it is, QGIS gets no connection ({reason}); it is tried again and again.")
            self._workbench.say(text.format(reason=reason), Qgis.MessageLevel.Warning)

    def _draw(self) -> None:
        if not self._workbench.session.lost:  # else the layers keep the map as it is
            canvas = self._workbench.iface.mapCanvas()
            canvas.freeze(False)
            canvas.refreshAllLayers()
        if self._asked:
            # Once more when it went well: a connection that QGIS kept fails once, and leaves a layer out.
            self._again.start()
        else:
            self._told = False
        self._asked = False
