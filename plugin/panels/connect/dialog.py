"""Asks for a store: one that is there, in a file or on a server, or a new one."""

from zoneinfo import available_timezones

from qgis.core import Qgis, QgsCoordinateReferenceSystem
from qgis.gui import QgsAuthConfigSelect, QgsFileWidget, QgsMessageBar, QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...jobs.new_store import new_store
from ...jobs.sentences import error_sentence
from ...services.keys import KeyringError, unlock_authentication
from ...services.translation import tr
from ...store import PostgresUri, StoreError, parse_database
from ...store.lifecycle import DEFAULT_CRS, DEFAULT_ZONE, PURPOSES
from ...store.servers import known_servers
from ...store.uri import DEFAULT_SCHEMA
from ..panel import Workbench
from ..status import PURPOSES as PURPOSE_NAMES
from .opening import Opening

FILE_FILTER = "GeoPackage (*.gpkg)"
_WIDTH = 560


class ConnectDialog(QDialog):
    """Opens or creates a store for the session; closes itself when one is open."""

    def __init__(self, workbench: Workbench, opening: Opening):
        super().__init__(workbench.iface.mainWindow())
        self._workbench, self._opening = workbench, opening
        self.setObjectName("CivicGrid.connect.dialog")
        self.setWindowTitle(tr("Connect to a database"))
        self.setMinimumWidth(_WIDTH)
        self.messages = QgsMessageBar(self)
        self.open_it = QRadioButton(tr("Open a database"), self)
        self.create_it = QRadioButton(tr("Create a new database"), self)
        self.open_it.setChecked(True)
        choice = QButtonGroup(self)
        choice.addButton(self.open_it)
        choice.addButton(self.create_it)
        self.create_it.toggled.connect(self._turn)
        self.places = QTabWidget(self)
        self.places.addTab(self._file_page(), tr("File (one user)"))
        self.places.addTab(self._server_page(), tr("Server (a team)"))
        self.settings = self._settings_box()
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.go = QPushButton(self)
        self.go.setObjectName("CivicGrid.connect.go")
        self.go.setDefault(True)
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self._cancel)
        self.go.clicked.connect(self._act)
        head = QHBoxLayout()
        head.addWidget(self.open_it)
        head.addWidget(self.create_it)
        head.addStretch()
        layout = QVBoxLayout(self)
        for part in (self.messages, self.places, self.settings, self.bar, self.buttons):
            layout.addWidget(part)
        layout.insertLayout(1, head)
        opening.began.connect(self._busy)
        opening.ended.connect(self._busy)
        workbench.session.opened.connect(self.accept)
        self._fill()
        self._turn()
        self._busy()

    @property
    def database(self) -> str:
        """The DATABASE text that the dialog describes."""
        if self.places.currentIndex() == 0:
            text = self.file.filePath().strip()
            return text if not text or text.lower().endswith(".gpkg") else text + ".gpkg"
        server = self.server.currentText().strip()
        if not server:
            return ""
        schema = self.schema.text().strip() or DEFAULT_SCHEMA
        address = parse_database(f"{server} schema={schema}")
        return PostgresUri(address.schema, address.service, address.connection, self.who.configId()).text()

    def _file_page(self) -> QWidget:
        page = QWidget(self)
        self.recent = QComboBox(page)
        self.recent.setPlaceholderText(tr("Used before"))
        self.recent.textActivated.connect(lambda text: self.file.setFilePath(text))
        self.file = QgsFileWidget(page)
        self.file.setObjectName("CivicGrid.connect.file")
        self.file.setFilter(FILE_FILTER)
        self.file.setDialogTitle(tr("Database file"))
        form = QFormLayout(page)
        form.addRow(tr("Database file"), self.file)
        form.addRow(tr("Used before"), self.recent)
        note = QLabel(tr("Everything lies in one file on this computer. There is nothing to set up."), page)
        note.setWordWrap(True)
        form.addRow(note)
        return page

    def _server_page(self) -> QWidget:
        page = QWidget(self)
        self.server = QComboBox(page)
        self.server.setObjectName("CivicGrid.connect.server")
        manage = QPushButton(tr("Manage …"), page)
        manage.setToolTip(tr("Add or change PostgreSQL connections in QGIS's data source manager"))
        manage.clicked.connect(self._manage)
        self.schema = QLineEdit(DEFAULT_SCHEMA, page)
        self.schema.setObjectName("CivicGrid.connect.schema")
        self.who = QgsAuthConfigSelect(page, "postgres")
        row = QHBoxLayout()
        row.addWidget(self.server, 1)
        row.addWidget(manage)
        form = QFormLayout(page)
        form.addRow(tr("Connection"), row)
        form.addRow(tr("Schema"), self.schema)
        form.addRow(tr("Sign in as"), self.who)
        note = QLabel(tr("Without a choice the account that is stored with the connection signs in."), page)
        note.setWordWrap(True)
        form.addRow(note)
        return page

    def _settings_box(self) -> QGroupBox:
        box = QGroupBox(tr("The new database"), self)
        self.crs = QgsProjectionSelectionWidget(box)
        self.crs.setCrs(QgsCoordinateReferenceSystem(DEFAULT_CRS))
        self.zone = QComboBox(box)
        self.zone.setEditable(True)
        self.zone.addItems(sorted(available_timezones()))
        self.zone.setCurrentText(DEFAULT_ZONE)
        self.purpose = QComboBox(box)
        for purpose in PURPOSES:
            self.purpose.addItem(tr(PURPOSE_NAMES[purpose]), purpose)
        form = QFormLayout(box)
        form.addRow(tr("Coordinate system"), self.crs)
        form.addRow(tr("Time zone"), self.zone)
        form.addRow(tr("Purpose"), self.purpose)
        note = QLabel(
            tr("Keys that seal personal data are made with the database and kept outside it. Keep a copy of them."), box
        )
        note.setWordWrap(True)
        form.addRow(note)
        return box

    def _fill(self) -> None:
        """Offer what this workstation knows, the last store first."""
        last, recent = self._workbench.settings.database.value(), self._workbench.settings.recent.value()
        self.recent.addItems([text for text in recent if text.lower().endswith(".gpkg")])
        self.recent.setCurrentIndex(-1)
        self._list_servers()
        if not last:
            return
        address = parse_database(last)
        if isinstance(address, PostgresUri):
            self.places.setCurrentIndex(1)
            self.server.setCurrentText(f"service={address.service}" if address.service else address.connection)
            self.schema.setText(address.schema)
            self.who.setConfigId(address.authcfg)
        else:
            self.file.setFilePath(last)

    def _list_servers(self) -> None:
        chosen = self.server.currentText()
        self.server.clear()
        self.server.addItems(known_servers())
        if chosen:
            self.server.setCurrentText(chosen)

    def _manage(self) -> None:
        """QGIS's own page for connections; what is new there is offered here afterwards."""
        self.setModal(False)
        self.hide()
        self._workbench.iface.openDataSourceManagerPage("postgres")
        self.show()
        self._list_servers()

    def _turn(self) -> None:
        creating = self.create_it.isChecked()
        mode = QgsFileWidget.StorageMode.SaveFile if creating else QgsFileWidget.StorageMode.GetFile
        self.file.setStorageMode(mode)
        self.settings.setVisible(creating)
        self.go.setText(tr("Create") if creating else tr("Open"))
        self.adjustSize()

    def _busy(self) -> None:
        busy = self._opening.busy
        self.bar.setVisible(busy)
        for part in (self.places, self.settings, self.go, self.open_it, self.create_it):
            part.setEnabled(not busy)

    def _cancel(self) -> None:
        self._opening.cancel()
        self.reject()

    def _act(self) -> None:
        self.messages.clearWidgets()
        try:
            database = self.database
            if not database:
                self._say(
                    tr("Choose a file first.") if self.places.currentIndex() == 0 else tr("Choose a connection first.")
                )
                return
            parse_database(database)
        except StoreError as error:
            self._say(str(error))
            return
        if self.create_it.isChecked():
            said: list[str] = []
            chosen = {
                "crs": self.crs.crs().authid(),
                "zone": self.zone.currentText(),
                "purpose": self.purpose.currentData(),
            }

            try:
                unlock_authentication()
            except KeyringError as error:
                self._say(str(error))
                return

            def create() -> None:
                new_store(database, **chosen, say=said.append, warn=said.append)

            self._opening.open(database, first=create, failed=self._failed, done=lambda: self._tell(said))
        else:
            self._opening.open(database, failed=self._failed)

    def _tell(self, said: list[str]) -> None:
        for text in said:
            self._workbench.say(text, Qgis.MessageLevel.Warning)

    def _failed(self, error: BaseException) -> None:
        self._say(error_sentence(error))

    def _say(self, text: str) -> None:
        self.messages.pushMessage(text, Qgis.MessageLevel.Warning, 0)
