"""The city's own versions 本地规定 of files that come with the program: which there are, out, in, and back."""

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...services.clock import local_text
from ...services.translation import tr
from ...store.city_files import DISPATCH, LIMITS, MEASURES, REPORT_PAGES, SENSORS, TYPE_WORDS, Present

TITLES = {
    LIMITS: "Time limits of information reports",
    DISPATCH: "Kinds of units and what events need",
    MEASURES: "Measures of the statistics",
    TYPE_WORDS: "Words that tell the type of an event",
    SENSORS: "What sensors' alarms become",
    REPORT_PAGES["zh"]: "Printed information report, Chinese",
    REPORT_PAGES["en"]: "Printed information report, English",
}
_NAME = Qt.ItemDataRole.UserRole


class FilesTab(QWidget):
    """Asks for a file of TITLES to be exported, imported or restored.

    ``seen`` is the version that the person goes by: the one that was exported here, else the one that was shown.
    """

    export_asked = pyqtSignal(str, str)
    import_asked = pyqtSignal(str, str, object)
    restore_asked = pyqtSignal(str, object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.explanation = QLabel(
            tr(
                "These files come with the program. Save one, edit it, and import it: from then on the city's own"
                " version holds at every workstation, and an upgrade leaves it."
            ),
            self,
        )
        self.explanation.setWordWrap(True)
        self.files = QTreeWidget(self)
        self.files.setObjectName("CivicGrid.deadlines.files")
        self.files.setRootIsDecorated(False)
        self.files.setAlternatingRowColors(True)
        self.files.setWordWrap(True)
        self.files.setHeaderLabels([tr("File"), tr("Version")])
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.files.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.files.currentItemChanged.connect(lambda *_: self._enable())
        self.out = self._button("export-file", tr("Export …"), "/mActionFileSaveAs.svg", self._export)
        self.into = self._button("import-file", tr("Import …"), "/mActionFileOpen.svg", self._import)
        self.back = self._button("restore-file", tr("Restore"), "/mActionUndo.svg", self._restore)
        row = QHBoxLayout()
        for button in (self.out, self.into, self.back):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.explanation)
        layout.addWidget(self.files, 1)
        layout.addLayout(row)
        self._present: dict[str, Present] = {}
        self._exported: dict[str, Present] = {}
        self._enable()

    def show_files(self, found: Sequence[Present], zone: str) -> None:
        """Show which version of each file holds, with times in a zone."""
        chosen = self._chosen()
        self._present = {one.name: one for one in found}
        self.files.clear()
        for one in found:
            item = QTreeWidgetItem([tr(TITLES[one.name]), _version(one, zone)])
            item.setData(0, _NAME, one.name)
            item.setToolTip(0, one.name)
            item.setToolTip(1, one.wrong)
            if one.own:
                bold = QFont(item.font(0))
                bold.setBold(True)
                item.setFont(0, bold)
            self.files.addTopLevelItem(item)
            if one.name == chosen:
                self.files.setCurrentItem(item)
        self._enable()

    def forget(self, name: str = "") -> None:
        """What was exported of a file, or of all, is not gone by any more."""
        for one in [name] if name else [*self._exported]:
            self._exported.pop(one, None)

    def _seen(self, name: str) -> Present | None:
        return self._exported.get(name, self._present.get(name))

    def _chosen(self) -> str:
        item = self.files.currentItem()
        return item.data(0, _NAME) if item is not None else ""

    def _enable(self) -> None:
        present = self._present.get(self._chosen())
        for button in (self.out, self.into):
            button.setEnabled(present is not None)
        self.back.setEnabled(present is not None and present.own)

    def _export(self) -> None:
        name = self._chosen()
        path, _ = QFileDialog.getSaveFileName(self, tr("Export …"), Path(name).name, _filter(name))
        if path:
            self._exported[name] = self._present[name]
            self.export_asked.emit(name, path if Path(path).suffix else path + Path(name).suffix)

    def _import(self) -> None:
        name = self._chosen()
        seen = self._seen(name)
        path, _ = QFileDialog.getOpenFileName(self, tr("Import …"), "", _filter(name))
        if path:
            self.import_asked.emit(name, path, seen)

    def _restore(self) -> None:
        name = self._chosen()
        self.restore_asked.emit(name, self._present.get(name))

    def _button(self, name: str, text: str, picture: str, act) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.deadlines.{name}")
        button.clicked.connect(lambda _=False: act())
        return button


def _version(one: Present, zone: str) -> str:
    if not one.own:
        return tr("as shipped")
    time = local_text(one.at, zone) if one.at else "—"
    text = tr("own, {time}\n{person}").format(time=time, person=one.by).strip()
    return tr("▲ cannot be read: {text}").format(text=text) if one.wrong else text


def _filter(name: str) -> str:
    suffix = Path(name).suffix
    return f"{suffix[1:].upper()} (*{suffix})"
