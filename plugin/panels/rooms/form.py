"""The form of a pattern: what it is put together from, and the same as one line of text."""

import json
from collections.abc import Callable

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...domain.problems import DomainError
from ...domain.rooms.line import (
    format_exceptions,
    format_merges,
    format_pattern,
    parse_exceptions,
    parse_merges,
    parse_pattern,
    read_floors,
    read_skipped,
)
from ...domain.rooms.numbering import numbering
from ...domain.rooms.pattern import FARMYARD, LIMITS, Pattern, check
from ...services.paths import RESOURCES
from ...services.translation import language, tr
from ..shared.section_paint import use_names

COUNTING_NAMES = {
    "landing": "Anew in each unit",
    "floor": "On through the units of a floor",
    "unit": "Up through a unit",
    "building": "Up through the building",
}
UNIT_NAMINGS = {"1": "1, 2, 3 …", "A": "A, B, C …", "甲": "甲, 乙, 丙 …", "": "No units"}
GROUND_NAMES = {"": "Like the others", "shop": "Shops", "organisation": "Organisations", "0": "None: on pillars"}
_NARROW = 52
_EXAMPLES = ("101", "0101", "1-101", "A101", "101室", "1-1", "1")


def presets() -> list[tuple[str, str]]:
    """(name in the user's language, pattern as a line) of ``resources/rooms/presets.json``."""
    items = json.loads((RESOURCES / "rooms" / "presets.json").read_text(encoding="utf-8"))
    return [(item["name_zh" if language() == "zh" else "name_en"], item["pattern"]) for item in items]


class PatternForm(QWidget):
    """Holds a pattern or the reason why there is none; ``changed`` comes after every change."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._quiet = True
        self._farmyard = False
        self.preset = self._combo("preset", [(line, name) for name, line in presets()])
        self.preset.insertItem(0, tr("Own pattern"), "")
        self.units, self.floors, self.rooms = (self._spin(name) for name in ("units", "floors", "rooms"))
        self.number = self._combo("number", [(example, example) for example in _EXAMPLES])
        self.number.setEditable(True)
        self.unit = self._combo("unit", [(code, tr(UNIT_NAMINGS[code])) for code in UNIT_NAMINGS])
        self.counting = self._combo("counting", [(code, tr(COUNTING_NAMES[code])) for code in COUNTING_NAMES])
        self.skip_floors = self._edit("skip-floors", "4, 13, 14")
        self.skip_rooms = self._edit("skip-rooms", "4, *4")
        self.basements, self.basement_rooms = (self._spin(name) for name in ("basements", "basement_rooms"))
        self.basement_rooms.setPrefix("× ")
        self.ground = self._combo("ground", [(code, tr(GROUND_NAMES[code])) for code in GROUND_NAMES])
        self.ground_rooms = self._spin("ground_rooms")
        self.exceptions = self._edit("exceptions", "1F:3, 12F:2")
        self.merges = self._edit("merges", "5F:3+4")
        self.duplex = self._edit("duplex", "11")
        self.use = self._combo("use", list(use_names().items()))
        self.line = QLineEdit(self)
        self.line.setObjectName("CivicGrid.rooms.line")
        self.line.editingFinished.connect(self._read_line)
        self._lay_out()
        self.preset.activated.connect(self._take_preset)
        self.set_pattern(Pattern())

    def pattern(self) -> Pattern:
        """What the form says; raises DomainError."""
        if self._farmyard:
            return FARMYARD
        numbering(self.number.currentText())
        ground = self.ground.currentData()
        basements = self.basements.value()
        made = Pattern(
            units=self.units.value(),
            floors=self.floors.value(),
            rooms=self.rooms.value(),
            number=self.number.currentText().strip(),
            unit=self.unit.currentData(),
            counting=self.counting.currentData(),
            skip_floors=tuple(read_floors(self.skip_floors.text())),
            skip_rooms=read_skipped(self.skip_rooms.text()),
            basements=basements,
            basement_rooms=self.basement_rooms.value() if basements else 0,
            ground_rooms=None if not ground else 0 if ground == "0" else self.ground_rooms.value(),
            ground_use=ground if ground not in {"", "0"} else "shop",
            exceptions=parse_exceptions(self.exceptions.text()),
            merges=parse_merges(self.merges.text()),
            duplex=tuple(read_floors(self.duplex.text())),
            use_class=self.use.currentData(),
        )
        check(made)
        return made

    def set_pattern(self, pattern: Pattern) -> None:
        """Show a pattern."""
        self._quiet = True
        self._farmyard = pattern.farmyard
        for spin in (self.units, self.floors, self.rooms, self.basements, self.basement_rooms):
            spin.setValue(getattr(pattern, spin.property("field")))
        self.number.setEditText(pattern.number)
        ground = "" if pattern.ground_rooms is None else pattern.ground_use if pattern.ground_rooms else "0"
        for combo, code in (
            (self.unit, pattern.unit),
            (self.counting, pattern.counting),
            (self.use, pattern.use_class),
            (self.ground, ground),
        ):
            combo.setCurrentIndex(max(combo.findData(code), 0))
        self.ground_rooms.setValue(pattern.ground_rooms or 6)
        self.skip_floors.setText(", ".join(map(str, pattern.skip_floors)))
        self.skip_rooms.setText(", ".join(pattern.skip_rooms))
        self.exceptions.setText(format_exceptions(pattern.exceptions).replace(",", ", "))
        self.merges.setText(format_merges(pattern.merges).replace(",", ", "))
        self.duplex.setText(", ".join(map(str, pattern.duplex)))
        self._quiet = False
        self._follow()

    def _lay_out(self) -> None:
        self._size = QWidget(self)
        size = QHBoxLayout(self._size)
        size.setContentsMargins(0, 0, 0, 0)
        size.setSpacing(4)
        for spin, text in (
            (self.units, tr("units")),
            (self.floors, tr("floors")),
            (self.rooms, tr("rooms a floor")),
        ):
            column = QVBoxLayout()
            column.setSpacing(1)
            label = QLabel(text, self)
            label.setBuddy(spin)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            column.addWidget(label)
            column.addWidget(spin)
            size.addLayout(column, 1)
        self._form = QFormLayout()
        self._more = QgsCollapsibleGroupBoxBasic(tr("Exceptions"), self)
        self._more.setObjectName("CivicGrid.rooms.more")
        self._more.setCollapsed(True)
        more = QFormLayout(self._more)
        more.setContentsMargins(4, 4, 4, 4)
        for form in (self._form, more):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setVerticalSpacing(4)
            form.setHorizontalSpacing(6)
        self._form.addRow(tr("Preset"), self.preset)
        self._form.addRow(self._size)
        self._form.addRow(tr("First room's number"), self.number)
        self._form.addRow(tr("Units are named"), self.unit)
        self._form.addRow(tr("Count of rooms"), self.counting)
        more.addRow(tr("Left-out floors"), self.skip_floors)
        more.addRow(tr("Left-out rooms"), self.skip_rooms)
        more.addRow(tr("Basements"), _beside(self.basements, self.basement_rooms))
        more.addRow(tr("First floor"), _beside(self.ground, self.ground_rooms))
        more.addRow(tr("Floors that differ"), self.exceptions)
        more.addRow(tr("Merged rooms"), self.merges)
        more.addRow(tr("Duplex floors"), self.duplex)
        more.addRow(tr("Use of the rooms"), self.use)
        line = QFormLayout()
        line.addRow(tr("As text"), self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)
        column.addWidget(self._more)
        column.addLayout(line)

    def _spin(self, field: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setObjectName("CivicGrid.rooms." + field.replace("_", "-"))
        spin.setProperty("field", field)
        spin.setRange(*LIMITS[field])
        spin.setMinimumWidth(_NARROW)
        spin.valueChanged.connect(self._follow)
        return spin

    def _combo(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(f"CivicGrid.rooms.{name}")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(4)
        for code, text in items:
            combo.addItem(text, code)
        combo.currentTextChanged.connect(self._follow)
        return combo

    def _edit(self, name: str, example: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(f"CivicGrid.rooms.{name}")
        edit.setPlaceholderText(tr("such as {example}").format(example=example))
        edit.textChanged.connect(self._follow)
        return edit

    def _take_preset(self, index: int) -> None:
        line = self.preset.itemData(index)
        if line or self._farmyard:
            self.set_pattern(parse_pattern(line) if line else Pattern())

    def _read_line(self) -> None:
        """Take over what was typed as a line; what cannot be read is said by whoever listens."""
        try:
            pattern = parse_pattern(self.line.text())
        except DomainError:
            self.changed.emit()
        else:
            self.set_pattern(pattern)

    def _follow(self, *_values: object) -> None:
        """A field changed: the line says the same, and a preset that it no longer is lets go."""
        if self._quiet:
            return
        self.ground_rooms.setEnabled(self.ground.currentData() not in {"", "0"})
        self.basement_rooms.setEnabled(self.basements.value() > 0)
        if _error(self.pattern) is None:
            line = format_pattern(self.pattern())
            self._quiet = True
            self.line.setText(line)
            self.line.setCursorPosition(0)
            self.preset.setCurrentIndex(max(self.preset.findData(line), 0))
            self._quiet = False
        for part in (self._size, self.number, self.unit, self.counting, self._more):
            part.setEnabled(not self._farmyard)
        self.changed.emit()


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def _error(act: Callable[[], object]) -> DomainError | None:
    try:
        act()
    except DomainError as error:
        return error
    return None
