"""The page "CivicGrid" of QGIS's options."""

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QGroupBox, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ..services.dependencies import DEPENDENCIES, missing
from ..services.settings import LONGEST_SHOWN, SHORTEST_SHOWN, Settings
from ..services.translation import tr
from .panel import icon

KEY = "civicgrid"


class OptionsPage(QgsOptionsPageWidget):
    """What can be chosen at this workstation; saved when the options are accepted."""

    def __init__(self, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.options")
        self._settings = settings
        self.reopen = QCheckBox(tr("Open the last database when QGIS starts"), self)
        self.reopen.setChecked(settings.reopen.value())
        self.load_layers = QCheckBox(tr("Add CivicGrid's layers to the project when a database is opened"), self)
        self.load_layers.setChecked(settings.load_layers.value())
        start = QGroupBox(tr("At the start"), self)
        column = QVBoxLayout(start)
        column.addWidget(self.reopen)
        column.addWidget(self.load_layers)
        self.imagery = QLineEdit(settings.imagery.value(), self)
        self.imagery.setPlaceholderText(tr("A raster file, or type=xyz&url=…"))
        map_box = QGroupBox(tr("Map"), self)
        form = QFormLayout(map_box)
        form.addRow(tr("Imagery"), self.imagery)
        self.lock = QSpinBox(self)
        self.lock.setRange(0, 240)
        self.lock.setSpecialValueText(tr("never"))
        self.lock.setSuffix(tr(" min"))
        self.lock.setValue(settings.lock_minutes.value())
        safety = QGroupBox(tr("Safety"), self)
        form = QFormLayout(safety)
        form.addRow(tr("Lock without activity after"), self.lock)
        self.reveal = QSpinBox(self)
        self.reveal.setObjectName("CivicGrid.options.reveal")
        self.reveal.setRange(SHORTEST_SHOWN, LONGEST_SHOWN)
        self.reveal.setSuffix(tr(" s"))
        self.reveal.setValue(settings.reveal_seconds.value())
        form.addRow(tr("Show clear details for"), self.reveal)
        note = QLabel(tr("Whoever is to be locked out needs a PIN: lock the screen once by hand to choose it."), safety)
        note.setWordWrap(True)
        form.addRow(note)
        self.alarm_sound = QCheckBox(tr("Sound until somebody acknowledges"), self)
        self.alarm_sound.setChecked(settings.alarm_sound.value())
        self.reduce_motion = QCheckBox(tr("Less motion: rings on the map stand still"), self)
        self.reduce_motion.setChecked(settings.reduce_motion.value())
        alarms = QGroupBox(tr("Alarms"), self)
        column = QVBoxLayout(alarms)
        column.addWidget(self.alarm_sound)
        column.addWidget(self.reduce_motion)
        layout = QVBoxLayout(self)
        for part in (start, map_box, alarms, safety, self._modules()):
            layout.addWidget(part)
        layout.addStretch()

    def _modules(self) -> QGroupBox:
        """Which Python modules are there, and how to install those that are not."""
        box = QGroupBox(tr("Python modules"), self)
        column = QVBoxLayout(box)
        for module in DEPENDENCIES:
            text = missing(module)
            label = QLabel(text or tr("{module}: installed").format(module=module), box)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        return box

    def apply(self) -> None:
        """Keep what was chosen."""
        self._settings.reopen.setValue(self.reopen.isChecked())
        self._settings.load_layers.setValue(self.load_layers.isChecked())
        self._settings.imagery.setValue(self.imagery.text().strip())
        self._settings.alarm_sound.setValue(self.alarm_sound.isChecked())
        self._settings.reduce_motion.setValue(self.reduce_motion.isChecked())
        self._settings.lock_minutes.setValue(self.lock.value())
        self._settings.reveal_seconds.setValue(self.reveal.value())


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page."""

    def __init__(self, settings: Settings):
        super().__init__(tr("CivicGrid"), icon("civicgrid"), KEY)
        self._settings = settings

    def createWidget(self, parent: QWidget) -> OptionsPage:  # noqa: N802 (QGIS's name)
        """The page of one opened options window."""
        return OptionsPage(self._settings, parent)
