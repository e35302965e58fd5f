"""The dialog that makes a duty workstation, says what it writes where, and takes it back."""

from html import escape
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QSettings, Qt
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QMessageBox, QPushButton, QVBoxLayout

from ...services import workstation
from ...services.translation import tr
from ...store import StoreError, parse_database
from ..panel import Workbench
from ..shared.ask import ask
from ..workstation.persons import place_of

_COPIED = ("load-layers", "imagery", "panels")
_UNTOUCHED = ("password", "savePassword", "username", "saveUsername", "authcfg")  # who signs in is asked there


def place_here() -> workstation.Place:
    """Where a duty workstation of this user goes."""
    profiles = Path(QgsApplication.qgisSettingsDirPath()).resolve().parent.parent
    program = Path(QCoreApplication.applicationFilePath())
    return workstation.find_place(workstation.this_system(), program, profiles, Path.home())


def profile_settings(workbench: Workbench, *, leave: bool) -> dict[str, object]:
    """The settings of the workstation's profile: ours, QGIS's language, no question, tip or news at start or end.

    A stored PostgreSQL connection comes along without user name, password and authentication configuration.
    """
    here = QgsSettings()
    settings: dict[str, object] = {
        "plugins/civicgrid/duty": True,
        "plugins/civicgrid/duty-leave": leave,
        "plugins/civicgrid/duty-window": "",
        "plugins/civicgrid/reopen": True,
        "locale/overrideFlag": True,
        "locale/userLocale": QgsApplication.instance().translation() or here.value("locale/userLocale", "en_US"),
        "qgis/askToSaveProjectChanges": False,
        "app/askToSaveMemoryLayers": False,
        "qgis/checkVersion": False,
        f"app/showTips{Qgis.versionInt() // 100}": False,
        "qgis/showTips": False,
        "app/news-feed/http_feed.qgis.org/disabled": True,
    }
    for key in _COPIED:
        value = here.value(f"plugins/civicgrid/{key}")
        if value is not None:
            settings[f"plugins/civicgrid/{key}"] = value
    database = workbench.settings.database.value()
    if database:
        # Whoever works here now signs in with what is kept in this profile; the duty officer signs in there.
        settings["plugins/civicgrid/database"] = place_of(database)
    for key in _connection_keys(database):
        settings[key] = here.value(key)
    return settings


def _connection_keys(database: str) -> list[str]:
    try:
        uri = parse_database(database)
    except StoreError:
        return []
    node = f"PostgreSQL/connections/{getattr(uri, 'connection', '')}/"
    keys = QgsSettings().allKeys() if getattr(uri, "connection", "") else []
    return [key for key in keys if key.startswith(node) and key.removeprefix(node) not in _UNTOUCHED]


class WorkstationDialog(QDialog):
    """Asks before it writes; what it will write stands in it."""

    def __init__(self, workbench: Workbench):
        super().__init__(workbench.iface.mainWindow())
        self.setObjectName("CivicGrid.workstation")
        self.setWindowTitle(tr("Duty workstation"))
        self.setMinimumWidth(520)
        self._workbench = workbench
        self._place = place_here()
        self.leave = QCheckBox(tr("Duty mode may be left there"), self)
        self.leave.setObjectName("CivicGrid.workstation.leave")
        there = QSettings(str(self._place.profile / "QGIS" / "QGIS3.ini"), QSettings.Format.IniFormat)
        self.leave.setChecked(there.value("plugins/civicgrid/duty-leave", False, type=bool))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.make = QPushButton(tr("Set up"), self)
        self.make.setObjectName("CivicGrid.workstation.make")
        self.make.setDefault(True)
        self.take_back = QPushButton(tr("Remove"), self)
        self.take_back.setObjectName("CivicGrid.workstation.remove")
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.take_back, QDialogButtonBox.ButtonRole.ActionRole)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addWidget(self.leave)
        layout.addWidget(buttons)
        self.make.clicked.connect(self._set_up)
        self.take_back.clicked.connect(self._remove)
        buttons.rejected.connect(self.reject)
        self._show()

    def _show(self) -> None:
        there = workstation.is_set_up(self._place)
        inside = self._workbench.settings.duty.value()
        self.take_back.setEnabled(there and not inside)
        self.make.setEnabled(not inside)
        self.make.setText(tr("Set up again") if there else tr("Set up"))
        state = (
            tr("This computer is a duty workstation for you.")
            if there
            else tr(
                "At a duty workstation QGIS starts with your session, in duty mode and in a profile of its own, and "
                "starts again after a crash. Your own profile is not changed. Passwords are not copied."
            )
        )
        if inside:
            state = tr("QGIS runs in the duty workstation's profile; set it up or remove it from your own profile.")
        rows = "".join(
            f"<p><b>{what}</b><br><span style='font-size:small'>{_breakable(path)}</span></p>"
            for what, path in (
                (tr("Profile"), self._place.profile),
                (tr("Launcher and its log"), self._place.launcher),
                (tr("Start with the session"), self._place.autostart),
            )
        )
        heading = tr("These files belong to it:") if there else tr("These files will be written:")
        self._text.setText(f"<p>{state}</p><p>{heading}</p>{rows}")

    def _set_up(self) -> None:
        try:
            workstation.set_up(self._place, profile_settings(self._workbench, leave=self.leave.isChecked()))
        except (OSError, workstation.WorkstationError) as error:
            self._tell(error)
        self._show()

    def _tell(self, error: Exception) -> None:
        button = QMessageBox.StandardButton.Ok
        ask(self, self.windowTitle(), _said(error), {button: tr("OK")}, button)

    def _remove(self) -> None:
        text = tr("Remove the duty workstation? Its profile is deleted with everything in it.")
        choices = {QMessageBox.StandardButton.Yes: tr("Remove"), QMessageBox.StandardButton.No: tr("Cancel")}
        if (
            ask(self, self.windowTitle(), text, choices, QMessageBox.StandardButton.No)
            != QMessageBox.StandardButton.Yes
        ):
            return
        try:
            workstation.remove(self._place)
        except OSError as error:
            self._tell(error)
        self._show()


def _said(error: OSError | workstation.WorkstationError) -> str:
    if isinstance(error, workstation.WorkstationError):
        return str(error)
    return tr("{path} cannot be written: {reason}").format(path=error.filename, reason=error.strerror)


def _breakable(path: object) -> str:
    """A path that may be broken after each separator, so that a narrow window shows all of it."""
    return escape(str(path)).replace("/", "/\u200b").replace("\\", "\\\u200b")
