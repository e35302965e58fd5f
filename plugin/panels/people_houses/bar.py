"""The bar above the panel: back and forward, picking on the map, the search, what else can be done; and the way."""

from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...services.translation import tr
from ..shared.links import link


class Bar(QWidget):
    """``asked(act)`` with one of back, forward, undo, print, png, pdf, again; ``searched(text, finished)``;
    ``went(place)`` with the name of the step of the way that was clicked.
    """

    asked = pyqtSignal(str)
    searched = pyqtSignal(str, bool)
    went = pyqtSignal(str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._steps: list[tuple[str, str]] = []
        theme = QgsApplication.getThemeIcon
        self.back = self._button("back", theme("/mActionArrowLeft.svg"), tr("Go back"))
        self.forward = self._button("forward", theme("/mActionArrowRight.svg"), tr("Go forward"))
        self.picking = QAction(theme("/mActionIdentify.svg"), tr("Pick a building on the map"), self)
        self.picking.setCheckable(True)
        pick = self._button("pick", QIcon(), "")
        pick.setDefaultAction(self.picking)
        self.search = QLineEdit(self)
        self.search.setObjectName("CivicGrid.people_houses.search")
        self.search.setPlaceholderText(tr("Building, address or person"))
        self.search.setToolTip(tr("Places are found as you type; Enter searches for persons, which is recorded."))
        self.search.setClearButtonEnabled(True)
        self.search.textEdited.connect(lambda text: self.searched.emit(text, False))
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text(), True))
        more = self._button("more", QIcon(), tr("More"))
        more.setText("⋯")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        self.actions_by_name: dict[str, QAction] = {}
        for name, picture, text in (
            ("undo", theme("/mActionUndo.svg"), tr("Undo")),
            ("print", theme("/mActionNewLayout.svg"), tr("Print the section chart …")),
            ("png", theme("/mActionSaveMapAsImage.svg"), tr("Section chart as a picture (PNG) …")),
            ("pdf", theme("/mActionSaveAsPDF.svg"), tr("Section chart as PDF …")),
            ("again", theme("/mActionRefresh.svg"), tr("Read again")),
        ):
            action = QAction(picture, text, self)
            action.setObjectName(f"CivicGrid.people_houses.{name}")
            action.triggered.connect(lambda _=False, name=name: self.asked.emit(name))
            self.actions_by_name[name] = action
            menu.addAction(action)
        undo = self.actions_by_name["undo"]
        # The menu shows it; the panel takes the key before QGIS's own undo does.
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        undo.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        more.setMenu(menu)
        self.way = QLabel(self)
        self.way.setObjectName("CivicGrid.people_houses.way")
        self.way.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.way.setWordWrap(True)
        self.way.linkActivated.connect(self.went.emit)
        row = QHBoxLayout()
        row.setSpacing(2)
        for part in (self.back, self.forward, pick):
            row.addWidget(part)
        row.addWidget(self.search, 1)
        row.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.way)

    def show_way(self, steps: list[tuple[str, str]]) -> None:
        """Show the way to here: (name, text) of each step; all but the last can be clicked."""
        self._steps = steps
        texts = [link(self.way, name, text) for name, text in steps[:-1]]
        texts += [f"<b>{escape(text)}</b>" for _, text in steps[-1:]]
        self.way.setText(" ▸ ".join(texts))
        self.way.setVisible(bool(steps))

    def changeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Another theme: the links have the colour of its text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange} and self._steps:
            self.show_way(self._steps)

    def _button(self, name: str, picture: QIcon, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"CivicGrid.people_houses.{name}")
        button.setIcon(picture)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        if name in {"back", "forward"}:
            button.clicked.connect(lambda _=False: self.asked.emit(name))
        return button
