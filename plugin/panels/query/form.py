"""The conditions of a query as a form: what is left open asks nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from ...domain.query import ENDED, LIVES_HERE, OWNER_ELSEWHERE, STAYS, Conditions
from ...jobs.persons_table import METHODS
from ...services.translation import tr
from ...store.residents.query import Tag
from ..shared.code_names import code_names

STAY_NAMES = {
    LIVES_HERE: "Lives here today",
    OWNER_ELSEWHERE: "Owns the room, lives elsewhere",
    ENDED: "Stay is over",
}
RESIDENT_NAMES = {"yes": "Usually resident", "no": "Not usually resident", "undecided": "Not decided"}
_LISTS = {
    "classes": "person_class",
    "states": "residence_state",
    "sexes": "sex",
    "uses": "room_use",
    "roles": "occupancy_role",
}
_OLDEST, _LONGEST = 130, 3650


class ConditionsForm(QWidget):
    """Gives and takes `Conditions` but for the place; ``changed`` when anything is chosen."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._boxes = {
            name: self._box(name)
            for name in ("classes", "states", "sexes", "residents", "uses", "roles", "methods", "tags", "organisations")
        }
        for name, codes in _LISTS.items():
            self._offer(name, code_names(codes))
        self._offer("residents", {code: tr(RESIDENT_NAMES[code]) for code in RESIDENT_NAMES})
        self._offer("methods", {code: tr(METHODS[code]) for code in METHODS})
        self.stay = QComboBox(self)
        self.stay.setObjectName("CivicGrid.query.stay")
        _narrow(self.stay)
        for code in STAYS:
            self.stay.addItem(tr(STAY_NAMES[code]), code)
        self.stay.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.age_from, self.age_to = self._number("age_from", _OLDEST), self._number("age_to", _OLDEST)
        self.unverified = self._number("unverified", _LONGEST)
        self.unverified.setSuffix(" " + tr("days"))
        self.confidence = QDoubleSpinBox(self)
        self.confidence.setObjectName("CivicGrid.query.confidence")
        self.confidence.setRange(0, 1)
        self.confidence.setSingleStep(0.05)
        self.confidence.setSpecialValueText(tr("any"))
        self.confidence.valueChanged.connect(lambda _: self.changed.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        ages = QWidget(self)
        row = QHBoxLayout(ages)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.age_from, 1)
        row.addWidget(QLabel("–", ages))
        row.addWidget(self.age_to, 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, widget in (
            (tr("Stay"), self.stay),
            (tr("Population class"), self._boxes["classes"]),
            (tr("Person and registration"), self._boxes["states"]),
            (tr("Counts as resident"), self._boxes["residents"]),
            (tr("Age"), ages),
            (tr("Sex"), self._boxes["sexes"]),
            (tr("Use of the room"), self._boxes["uses"]),
            (tr("Role in the room"), self._boxes["roles"]),
            (tr("Service tags"), self._boxes["tags"]),
            (tr("Units in the building"), self._boxes["organisations"]),
            (tr("Not verified for"), self.unverified),
            (tr("Linked by"), self._boxes["methods"]),
            (tr("Confidence below"), self.confidence),
        ):
            form.addRow(title, widget)

    def offer(self, tags: Iterable[Tag], organisations: Iterable[str]) -> None:
        """Fill in what the open store and the account allow; what was chosen and is still there stays chosen."""
        chosen = self.conditions()
        names = {
            tag.code: tr("{name} (sensitive)").format(name=tag.name) if tag.sensitive else tag.name for tag in tags
        }
        self._offer("tags", names)
        self._offer("organisations", {kind: kind for kind in organisations})
        self.show_conditions(chosen)

    def conditions(self, place: Conditions | None = None) -> Conditions:
        """What is asked, at the places of ``place``."""
        chosen = {name: tuple(box.checkedItemsData()) for name, box in self._boxes.items()}
        return replace(
            place or Conditions(),
            stay=self.stay.currentData(),
            age_from=_given(self.age_from),
            age_to=_given(self.age_to),
            unverified_days=_given(self.unverified),
            confidence_below=self.confidence.value() or None,
            **chosen,
        )

    def show_conditions(self, conditions: Conditions) -> list[str]:
        """Show kept conditions; returns the codes that are not on offer any more."""
        missing = []
        for name, box in self._boxes.items():
            wanted = set(getattr(conditions, name))
            known = {box.itemData(row) for row in range(box.count())}
            missing += sorted(wanted - known)
            for row in range(box.count()):
                on = box.itemData(row) in wanted
                box.setItemCheckState(row, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.stay.setCurrentIndex(self.stay.findData(conditions.stay))
        for box, value in (
            (self.age_from, conditions.age_from),
            (self.age_to, conditions.age_to),
            (self.unverified, conditions.unverified_days),
        ):
            box.setValue(box.minimum() if value is None else value)
        self.confidence.setValue(conditions.confidence_below or 0)
        return missing

    def _box(self, name: str) -> QgsCheckableComboBox:
        box = QgsCheckableComboBox(self)
        box.setObjectName(f"CivicGrid.query.{name}")
        box.setDefaultText(tr("any"))
        _narrow(box)
        box.checkedItemsChanged.connect(lambda _: self.changed.emit())
        return box

    def _offer(self, name: str, names: Mapping[str, str]) -> None:
        box = self._boxes[name]
        box.clear()
        for code, text in names.items():
            box.addItemWithCheckState(text, Qt.CheckState.Unchecked, code)
        box.setEnabled(bool(names))

    def _number(self, name: str, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(f"CivicGrid.query.{name}")
        box.setRange(-1, most)
        box.setValue(-1)
        box.setSpecialValueText(tr("any"))
        box.valueChanged.connect(lambda _: self.changed.emit())
        return box


def _narrow(box: QComboBox) -> None:
    """A list as narrow as the dock asks for, whatever is on offer."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)


def _given(box: QSpinBox) -> int | None:
    return None if box.value() == box.minimum() else box.value()
