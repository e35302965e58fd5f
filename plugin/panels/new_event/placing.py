"""Where the event is: found by its words, clicked on the map, or the place of a component or a sensor."""

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ...domain.events.display import LEVEL_NAMES
from ...domain.events.message_places import Place
from ...jobs.intake.places import Spot, spots_of
from ...jobs.sensor_events import Picked, pick_sensor
from ...services.translation import tr
from ...store import Store
from ...store.loop.sensor_events import ENTERED_BY
from ..panel import Workbench
from .form import EventForm
from .on_map import OnMap
from .taking import Taken, leave_report, take_report

_ROWS = 5


class Placing(QObject):
    """Sets the form's place and marks it on the map; ``spots`` lists the points when several fit."""

    def __init__(self, workbench: Workbench, form: EventForm, in_store: Callable, parent: QWidget):
        super().__init__(parent)
        self._form, self._in_store = form, in_store
        self._workbench = workbench
        self.map = OnMap(workbench, self._clicked, self._pick, self._let_go)
        self._newer = 0
        self._taken: Taken = {}
        self.spots = QListWidget(parent)
        self.spots.setObjectName("CivicGrid.new_event.spots")
        self.spots.setWordWrap(True)
        self.spots.hide()
        self.spots.itemClicked.connect(self._take_spot)
        self.spots.itemActivated.connect(self._take_spot)
        form.map_asked.connect(self._ask_map)

    def clear(self) -> None:
        """No place, no mark, and nothing of a sensor to be taken back."""
        self._newer += 1
        self._taken = {}
        self.spots.hide()
        self.map.mark(None)

    def release(self) -> None:
        """Give the map back."""
        self.map.release()

    def close(self) -> None:
        """Give the map back and take the mark off it."""
        self.map.close()

    def seek(self, text: str, place: Place | None = None) -> None:
        """Find the points that words for a place may mean; a single one is taken, of several a person chooses."""
        if not text:
            return
        self._newer += 1
        asked = self._newer

        def done(found: list[Spot]) -> None:
            if asked == self._newer:  # else the map was clicked meanwhile
                self._show(found)

        self._in_store("seek", tr("Find a place"), lambda store: spots_of(store, text, place), done)

    def _show(self, found: list[Spot]) -> None:
        self.spots.clear()
        for spot in found:
            item = QListWidgetItem(spot.sentence())
            item.setData(Qt.ItemDataRole.UserRole, spot)
            self.spots.addItem(item)
        self.spots.setVisible(len(found) > 1)
        self.spots.setFixedHeight(min(_ROWS, max(1, len(found))) * (self.spots.fontMetrics().lineSpacing() + 8) + 6)
        if len(found) == 1:
            self.set_place(found[0].geom, found[0].sentence(), go=True)
        elif found:
            self.set_place(None, tr("Several places fit: choose one below, or click on the map."))
        else:
            self.set_place(None, tr("Nothing was found there: click on the map."))

    def set_place(self, geom: bytes | None, text: str, *, go: bool = False) -> None:
        """Take a place, or none, saying where it comes from; with ``go`` the map shows it."""
        self._form.show_point(geom, text)
        self.map.mark(geom, go=go)

    def _take_spot(self, item: QListWidgetItem) -> None:
        spot = item.data(Qt.ItemDataRole.UserRole)
        self.set_place(spot.geom, spot.sentence(), go=True)

    def _clicked(self, geom: bytes) -> None:
        self._newer += 1
        self.spots.hide()
        self.set_place(geom, tr("The place that was clicked on the map."))
        self.map.release()

    def _ask_map(self, component: bool, on: bool) -> None:
        other = self._form.on_map if component else self._form.pick
        if on:
            other.setChecked(False)
            self.map.take(component)
        elif not other.isChecked():
            self.map.release()

    def _let_go(self) -> None:
        for button in (self._form.on_map, self._form.pick):
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)

    def _pick(self, table: str, key: int) -> None:
        if table == "sensor":
            self._pick_sensor(key)
        else:
            self._pick_component(key)

    def _pick_sensor(self, key: int) -> None:
        def done(found: Picked) -> None:
            # Who may not say to which event an alarm belongs would make a second one.
            alarm = found.alarm if ENTERED_BY & self._workbench.session.account.roles else None
            said = [found.number, found.name]
            self._leave_sensor()
            if alarm is None:
                said.append(tr("no alarm to be filed"))
            else:
                said.append(tr("alarm of {level}").format(level=tr(LEVEL_NAMES[alarm.level])))
                self._taken = take_report(self._form, found.report, self._workbench.session.store.zone)
            self._form.show_component(None, " · ".join(said), alarm.id if alarm else None)
            if found.geom is not None:
                self._newer += 1
                self.set_place(found.geom, tr("The place of the sensor."))
            self.map.release()

        self._in_store("component", tr("Read the sensor"), lambda store: pick_sensor(store, key), done)

    def _leave_sensor(self) -> None:
        """What the sensor of before has filled in gives way to what is picked now."""
        leave_report(self._form, self._taken)
        self._taken = {}

    def _pick_component(self, key: int) -> None:
        def look(store: Store) -> dict:
            rows = store.read("component", ["code", "name", "owner_unit", "geom"], where={"id": key})
            return {name: values[0] for name, values in rows.items()}

        def done(row: dict) -> None:
            said = [row["code"], row["name"]]
            self._leave_sensor()
            if row["owner_unit"]:
                said.append(tr("owner: {unit}").format(unit=row["owner_unit"]))
            self._form.show_component(key, " · ".join(filter(None, said)))
            if row["geom"] is not None:
                self._newer += 1
                self.set_place(row["geom"], tr("The place of the component."))
            self.map.release()

        self._in_store("component", tr("Read the component"), look, done)
