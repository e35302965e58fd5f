"""Dialogs that end or correct a stay or correct a room; ``work()`` says what is to be done in the store."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...domain.dwelling import Room
from ...domain.stays import contradiction
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.residents.dwelling import Building, Stay
from ...store.residents.stays import REFUSALS, Stays
from ...store.room_corrections import CORRECTED, correct_room
from ..shared.code_names import code_names
from .words import room_label

Work = Callable[[Store], object]
_SEEN = ("room_id", "role", "lives_here", "valid_from", "valid_to")
OWNER = "owner"


class FormDialog(QDialog):
    """A form with OK and Cancel under a sentence; what cannot be written is said in it and not taken."""

    def __init__(self, title: str, text: str, parent: QWidget, zone: str = ""):
        super().__init__(parent)
        self.zone = zone
        self.setWindowTitle(title)
        self.setMinimumWidth(340)
        self.text = QLabel(text, self)
        self.text.setWordWrap(True)
        self.form = QFormLayout()
        self.wrong = QLabel(self)
        self.wrong.setObjectName("CivicGrid.people_houses.wrong")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(tr("OK"))
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.text)
        self.column.addLayout(self.form)
        self.column.addWidget(self.wrong)
        self.column.addStretch(1)
        self.column.addWidget(self.buttons)

    def work(self) -> Work | None:
        """What is to be done, None for nothing."""
        raise NotImplementedError

    def dates(self) -> tuple[date, date | None] | None:
        """From when to when the stay would last; None where no stay is written."""
        return None

    def complete(self) -> bool:
        """Whether everything is there that has to be."""
        return True

    def check(self, *_values: object) -> None:
        """Say which dates contradict one another; OK is to be pressed where all is well."""
        dates = self.dates()
        code = contradiction(*dates, today(self.zone)) if dates is not None else ""
        self.wrong.setText(f"⚠ {tr(REFUSALS[code])}" if code else "")
        self.wrong.setVisible(bool(code))
        self.ok.setEnabled(not code and self.complete())

    def day(self, name: str, value: date) -> QDateEdit:
        """A field for a day."""
        field = QDateEdit(QDate(value.year, value.month, value.day), self)
        field.setObjectName(f"CivicGrid.people_houses.{name}")
        field.setDisplayFormat("yyyy-MM-dd")
        field.setCalendarPopup(True)
        field.dateChanged.connect(self.check)
        return field

    def codes(self, name: str, codes: dict[str, str], value: str | None) -> QComboBox:
        """A field for a code."""
        field = QComboBox(self)
        field.setObjectName(f"CivicGrid.people_houses.{name}")
        for code, text in codes.items():
            field.addItem(text, code)
        field.setCurrentIndex(max(field.findData(value), 0))
        return field


def today(zone: str) -> date:
    """The store's day."""
    return clock.utc_now().astimezone(ZoneInfo(zone)).date()


class EndStayDialog(FormDialog):
    """When a stay ended; an owner who moves out may go on owning the room."""

    def __init__(self, stay: Stay, zone: str, parent: QWidget):
        text = tr("{room}: the stay ends on the first day on which it holds no more.")
        text = text.format(room=room_label(stay.unit, stay.floor, stay.number))
        super().__init__(tr("End the stay"), text, parent, zone)
        self.setObjectName("CivicGrid.people_houses.end-dialog")
        self._stay = stay
        self._day = self.day("end-day", today(zone))
        self._owns = QCheckBox(tr("Still owns the room"), self)
        self._owns.setVisible(stay.role == OWNER and stay.lives_here)
        self._owns.setChecked(stay.role == OWNER and stay.lives_here)
        self.form.addRow(tr("Moves out on"), self._day)
        self.form.addRow("", self._owns)
        self.check()

    def dates(self) -> tuple[date, date | None]:
        """The stay's begin, and the day that was chosen."""
        return self._stay.valid_from, self._day.date().toPyDate()

    def work(self) -> Work:
        """End it."""
        day, owns, stay = self._day.date().toPyDate(), self._owns.isChecked(), self._stay
        return lambda store: Stays(store).end_stay(stay.id, day, still_owns=owns, seen=_seen(stay))


class StayDialog(FormDialog):
    """Puts a stay right that was entered wrongly, and confirms it by a visit."""

    def __init__(self, stay: Stay, building: Building, zone: str, parent: QWidget):
        text = tr("For what was entered wrongly. Who moves out or in gets a stay ended or added instead.")
        super().__init__(tr("Correct the stay"), text, parent, zone)
        self.setObjectName("CivicGrid.people_houses.stay-dialog")
        self._stay = stay
        self._room = self.codes("stay-room", _rooms(building), None)
        self._room.setCurrentIndex(max(self._room.findData(stay.room_id), 0))
        self._role = self.codes("stay-role", code_names("occupancy_role"), stay.role)
        self._lives = QCheckBox(tr("Lives here"), self)
        self._lives.setChecked(stay.lives_here)
        self._from = self.day("stay-from", stay.valid_from)
        self._ended = QCheckBox(tr("Ended"), self)
        self._ended.setChecked(stay.valid_to is not None)
        self._to = self.day("stay-to", stay.valid_to or today(zone))
        self._to.setEnabled(stay.valid_to is not None)
        self._ended.toggled.connect(self._to.setEnabled)
        self._ended.toggled.connect(self.check)
        self._verified = QCheckBox(tr("Confirmed on site today"), self)
        for label, field in (
            (tr("Room"), self._room),
            (tr("Capacity"), self._role),
            ("", self._lives),
            (tr("Begins on"), self._from),
            (self._ended, self._to),
            ("", self._verified),
        ):
            self.form.addRow(label, field)
        self.check()

    def dates(self) -> tuple[date, date | None]:
        """As they were chosen."""
        return self._from.date().toPyDate(), self._to.date().toPyDate() if self._ended.isChecked() else None

    def work(self) -> Work | None:
        """Write what differs."""
        stay = self._stay
        begin, end = self.dates()
        values = {
            "room_id": self._room.currentData(),
            "role": self._role.currentData(),
            "lives_here": self._lives.isChecked(),
            "valid_from": begin,
            "valid_to": end,
        }
        changed = {name: value for name, value in values.items() if getattr(stay, name) != value}
        if self._verified.isChecked():
            changed["verified_at"] = clock.utc_now()
        if not changed:
            return None
        return lambda store: Stays(store).correct_stay(stay.id, seen=_seen(stay), **changed)


class RoomDialog(FormDialog):
    """Puts a room right: its door, its use, its place in the section chart."""

    def __init__(self, room: Room, parent: QWidget):
        super().__init__(tr("Correct the room"), room_label(room.unit, room.floor, room.number), parent)
        self.setObjectName("CivicGrid.people_houses.room-dialog")
        self._room = room
        self._unit, self._number = QLineEdit(room.unit, self), QLineEdit(room.number, self)
        self._unit.setObjectName("CivicGrid.people_houses.room-unit")
        self._number.setObjectName("CivicGrid.people_houses.room-number")
        self._floor, self._span, self._rise = (QSpinBox(self) for _ in range(3))
        for field, least, most, value in (
            (self._floor, -9, 200, room.floor),
            (self._span, 1, 20, room.span),
            (self._rise, 1, 9, room.rise),
        ):
            field.setRange(least, most)
            field.setValue(value)
        self._use = self.codes("room-use", code_names("room_use"), room.use_class)
        none = {"": tr("not known")}
        self._rental = self.codes("room-rental", none | code_names("rental_use"), room.rental_use or "")
        self._hazard = self.codes("room-hazard", none | code_names("hazard"), room.hazard or "")
        self._area = QDoubleSpinBox(self)
        self._area.setRange(0, 100_000)
        self._area.setSpecialValueText(tr("not known"))
        self._area.setSuffix(" m²")
        self._area.setValue(room.area_m2 or 0)
        for label, field in (
            (tr("Unit of the building"), self._unit),
            (tr("Floor"), self._floor),
            (tr("Room number"), self._number),
            (tr("Use of the room"), self._use),
            (tr("Rented as"), self._rental),
            (tr("Hazard"), self._hazard),
            (tr("Area of the room"), self._area),
            (tr("Columns in the chart"), self._span),
            (tr("Floors in the chart"), self._rise),
        ):
            self.form.addRow(label, field)
        self._number.textChanged.connect(self.check)

    def complete(self) -> bool:
        """A room has a number."""
        return bool(self._number.text().strip())

    def work(self) -> Work | None:
        """Write what differs."""
        room = self._room
        values = {
            "unit": self._unit.text().strip(),
            "floor": self._floor.value(),
            "number": self._number.text().strip(),
            "use_class": self._use.currentData(),
            "rental_use": self._rental.currentData() or None,
            "hazard": self._hazard.currentData() or None,
            "area_m2": self._area.value() or None,
            "span": self._span.value(),
            "rise": self._rise.value(),
        }
        changed = {name: value for name, value in values.items() if (getattr(room, name) or None) != (value or None)}
        if not changed:
            return None
        seen = {name: getattr(room, name) for name in CORRECTED}
        return lambda store: correct_room(store, room.id, seen=seen, **changed)


def _seen(stay: Stay) -> dict[str, object]:
    return {name: getattr(stay, name) for name in _SEEN}


def _rooms(building: Building) -> dict[int, str]:
    rooms = sorted(building.rooms, key=lambda room: (room.unit, room.floor, room.number))
    return {room.id: room_label(room.unit, room.floor, room.number) for room in rooms}
