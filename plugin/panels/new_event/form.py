"""The fields of a new event, with the level on the map that they result in."""

from itertools import pairwise
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDateTime, QSize, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ...domain.events.display import LEVEL_NAMES, display_level, display_levels
from ...domain.events.message_text import one_form
from ...domain.personal_details import KINDS, find_details, find_unsure_phones, hide_all, hide_details
from ...domain.problems import Problem
from ...jobs.code_tables import code_list
from ...services.translation import sentence, tr
from ..panel import icon
from ..shared.code_names import code_names
from .type_box import TypeBox

_LINES = 4
_LEVEL_ICON = 20
_TIME = "yyyy-MM-dd HH:mm"
# Black on light yellow is read on both themes.
_NOTICE = "QFrame#notice { background: #fff3cd; border: 1px solid #d9b84f; } QFrame#notice QLabel { color: #4d3b00; }"


class EventForm(QWidget):
    """``changed``: anything; ``sought``: find this address; ``map_asked(component, on)``: the map is wanted."""

    changed = pyqtSignal()
    sought = pyqtSignal(str)
    map_asked = pyqtSignal(bool, bool)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.geom: bytes | None = None
        self.component: int | None = None
        self.sensor_alarm: int | None = None
        self.files: list[Path] = []
        self.dated = False
        """Whether somebody set the time of the report; else it is that of the filing."""
        self.type = TypeBox(self)
        self.address = self._edit("address", tr("Address, crossing or name; Enter looks for it"))
        self.title = self._edit("title")
        self.number = self._edit("number")
        self.name, self.phone = self._edit("name"), self._edit("phone")
        self.anonymous = QCheckBox(tr("Anonymous"), self)
        self.anonymous.setObjectName("CivicGrid.new_event.anonymous")
        self.description = QPlainTextEdit(self)
        self.description.setObjectName("CivicGrid.new_event.description")
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(_LINES * self.description.fontMetrics().lineSpacing() + 12)
        self.urgency = self._combo("urgency", "urgency")
        self.grade = self._combo("grade", "emergency_grade")
        self.colour = self._combo("colour", "warning_colour")
        self.source = self._combo("source", "event_source", empty=False)
        self.reported = self._instant("reported")
        self.reported.dateTimeChanged.connect(self._set_dated)
        self.limited = QCheckBox(self)
        self.limited.setObjectName("CivicGrid.new_event.limited")
        self.limited.setAccessibleName(tr("Time limit of the sheet"))
        self.limit = self._instant("limit")
        hint = tr(
            "Ticked: this limit, which came with the sheet, holds for handling and closing in place of the rules."
        )
        for part in (self.limited, self.limit):
            part.setToolTip(hint)
        self.limited.toggled.connect(self._show_limit)
        self.level, self._level_icon = QLabel(self), QLabel(self)
        self.level.setObjectName("CivicGrid.new_event.level")
        self.point, self.component_text, self.known, self.keys, self.photos = (
            self._label(name) for name in ("point", "component", "known", "keys", "photos")
        )
        self.on_map = self._button("on_map", tr("Point on the map"), "/mActionAddMarker.svg", checkable=True)
        self.on_map.toggled.connect(lambda on: self.map_asked.emit(False, on))
        self.pick = self._button("pick", tr("Pick a component or sensor"), "/mActionIdentify.svg", checkable=True)
        self.pick.toggled.connect(lambda on: self.map_asked.emit(True, on))
        self.add = self._button("add", tr("Add files …"), "/mActionAdd.svg")
        self._notice()
        self._lay_out()
        self.address.returnPressed.connect(lambda: self.sought.emit(self.address.text().strip()))
        for field in (self.urgency, self.grade, self.colour):
            field.currentIndexChanged.connect(self._show_level)
        for text in (self.title.textChanged, self.description.textChanged):
            text.connect(self._look_for_details)
        for signal in (self.type.changed, self.title.textChanged, self.description.textChanged,
                       self.number.textChanged, self.source.currentIndexChanged,
                       self.reported.dateTimeChanged):  # fmt: skip
            signal.connect(lambda *_: self.changed.emit())
        self._show_level()

    def _notice(self) -> None:
        self.notice = QFrame(self)
        self.notice.setObjectName("notice")
        self.notice.setStyleSheet(_NOTICE)
        self.notice_text = QLabel(self.notice)
        self.notice_text.setObjectName("CivicGrid.new_event.notice")
        self.notice_text.setWordWrap(True)
        self.mask = QPushButton(tr("Mask them"), self.notice)
        self.mask.setObjectName("CivicGrid.new_event.mask")
        self.mask.clicked.connect(lambda _=False: self.mask_details())
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(self.notice_text, 1)
        row.addWidget(self.mask)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Place"), self.address)
        form.addRow(_row(self.on_map, self.pick))
        form.addRow("", self.point)
        form.addRow("", self.component_text)
        form.addRow(tr("Type"), self.type)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Description"), self.description)
        form.addRow(self.notice)
        form.addRow(tr("Urgency"), self.urgency)
        form.addRow(tr("Grade"), self.grade)
        form.addRow(tr("Warning colour"), self.colour)
        form.addRow(tr("Level"), _row(self._level_icon, self.level, stretch=True))
        form.addRow(tr("Channel"), self.source)
        form.addRow(tr("External number"), self.number)
        form.addRow("", self.known)
        form.addRow(tr("Reported"), self.reported)
        form.addRow(tr("Time limit"), _row(self.limited, self.limit, stretch=True))
        form.addRow(tr("Reporter"), _row(self.name, self.phone))
        form.addRow("", self.anonymous)
        form.addRow("", self.keys)
        form.addRow(tr("Photos"), self.add)
        form.addRow("", self.photos)
        order = (self.address, self.on_map, self.pick, self.type.box, self.title, self.description, self.mask,
                 self.urgency, self.grade, self.colour, self.source, self.number, self.reported, self.limited,
                 self.limit, self.name, self.phone, self.anonymous, self.add)  # fmt: skip
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        for field, text in ((self.name, tr("Name, sealed")), (self.phone, tr("Telephone, sealed"))):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)

    def _edit(self, name: str, hint: str = "") -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(f"CivicGrid.new_event.{name}")
        edit.setPlaceholderText(hint)
        return edit

    def _instant(self, name: str) -> QDateTimeEdit:
        edit = QDateTimeEdit(self)
        edit.setObjectName(f"CivicGrid.new_event.{name}")
        edit.setDisplayFormat(_TIME)
        edit.setCalendarPopup(True)
        return edit

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.new_event.{name}")
        label.setWordWrap(True)
        return label

    def _button(self, name: str, text: str, picture: str, *, checkable: bool = False) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.new_event.{name}")
        button.setCheckable(checkable)
        return button

    def _combo(self, name: str, codes: str, *, empty: bool = True) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(f"CivicGrid.new_event.{name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if empty:
            box.addItem(tr("none"), None)
        for code, text in code_names(codes).items():
            box.addItem(text, code)
        return box

    # What the form holds --------------------------------------------------------------------------------------------

    def clear(self, now: QDateTime, source: str) -> None:
        """Empty every field; ``now`` is local to the store."""
        self.geom, self.component, self.sensor_alarm, self.files = None, None, None, []
        for edit in (self.address, self.title, self.number, self.name, self.phone):
            edit.clear()
        self.description.clear()
        self.type.set_code("")
        for box in (self.urgency, self.grade, self.colour):
            box.setCurrentIndex(0)
        self.set_code(self.source, source)
        self.anonymous.setChecked(False)
        self.reported.setDateTime(now)
        self.dated = False
        self.set_limit(now, given=False)
        for label in (self.point, self.component_text, self.known):
            label.clear()
            label.hide()
        self.show_files()
        self._look_for_details()

    def show_keys(self, text: str) -> None:
        """Say why no reporter can be sealed here, "" where one can."""
        self.keys.setText(text)
        self.keys.setVisible(bool(text))
        for field in (self.name, self.phone, self.anonymous):
            field.setEnabled(not text)

    def set_limit(self, local: QDateTime, *, given: bool = True) -> None:
        """Hold the limit that came with the event; not ``given``, the rules of the deadlines say when it is due."""
        self.limit.setDateTime(local)
        self.limited.setChecked(given)
        self._show_limit()

    @staticmethod
    def set_code(box: QComboBox, code: object) -> None:
        """Choose a code of a box; the first entry for one that it does not have."""
        box.setCurrentIndex(max(0, box.findData(code)))

    def show_point(self, geom: bytes | None, text: str) -> None:
        """Hold the event's place, and say where it comes from."""
        self.geom = geom
        self.point.setText(text)
        self.point.setVisible(bool(text))
        self.changed.emit()

    def show_component(self, component: int | None, text: str, sensor_alarm: int | None = None) -> None:
        """Hold the component that the event is about, or the alarm of a sensor."""
        self.component, self.sensor_alarm = component, sensor_alarm
        self.component_text.setText(text)
        self.component_text.setVisible(bool(text))

    def show_files(self) -> None:
        """Name the files that will be attached."""
        names = tr(", ").join(path.name for path in self.files)
        self.photos.setText(names or tr("or drop them anywhere on this panel"))

    def level_of(self) -> int:
        """The level on the map that the present choice results in."""
        grade = self.grade.currentData()
        return display_level(
            display_levels(code_list("display_level").values()),
            warning_colour=self.colour.currentData(),
            grade=int(grade) if grade else None,
            urgency=self.urgency.currentData(),
        )

    def _set_dated(self) -> None:
        self.dated = True

    def _show_limit(self) -> None:
        given = self.limited.isChecked()
        self.limit.setVisible(given)
        self.limited.setText("" if given else tr("by the rules of deadlines"))

    def _show_level(self) -> None:
        level = self.level_of()
        self._level_icon.setPixmap(icon(f"level_{level}").pixmap(QSize(_LEVEL_ICON, _LEVEL_ICON)))
        self.level.setText(tr(LEVEL_NAMES[level]))

    def _look_for_details(self) -> None:
        texts = [one_form(text) for text in (self.title.text(), self.description.toPlainText())]
        kinds = {one.kind for text in texts for one in find_details(text)}
        unsure = any(find_unsure_phones(text) for text in texts)
        self.notice.setVisible(bool(kinds) or unsure)
        if unsure and not kinds:
            self.notice_text.setText(sentence(Problem("message.unsure_phone")))
        elif kinds == {"plate"}:
            self.notice_text.setText(tr("A number plate stands in the text. Keep it only where the matter needs it."))
        else:
            self.notice_text.setText(tr("Personal details stand in the text, and everybody would read them."))

    def mask_details(self) -> None:
        """Mask every personal detail in title and description."""
        self.title.setText(_masked(self.title.text()))
        self.description.setPlainText(_masked(self.description.toPlainText()))


def _masked(text: str) -> str:
    sure = hide_all(text, kinds=KINDS)
    return hide_details(sure, find_unsure_phones(one_form(sure)))


def _row(*parts: QWidget, stretch: bool = False) -> QWidget:
    holder = QWidget(parts[0].parentWidget())
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part, int(stretch and part is parts[-1]))
    return holder
