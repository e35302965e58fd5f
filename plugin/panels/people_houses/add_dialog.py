"""The dialog that adds a stay: find a person, say in which role and since when."""

from collections.abc import Sequence
from datetime import date

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ...domain.dwelling import Room
from ...jobs.sentences import error_sentence
from ...services.keys import KeyringError, unlock_authentication
from ...services.translation import tr
from ...store import Store
from ...store.residents.dwelling import Building
from ...store.residents.stays import Stays
from ..panel import Workbench
from ..shared.code_names import code_names
from .edit_dialogs import OWNER, FormDialog, Work, today
from .results import Hit, search_persons
from .words import room_label

_HIT = Qt.ItemDataRole.UserRole


class AddStayDialog(FormDialog):
    """Searches for persons as the panel does: recorded, and within the account's area."""

    def __init__(self, workbench: Workbench, building: Building, room: Room, parent: QWidget):
        door = f"{building.title} {room_label(room.unit, room.floor, room.number)}"
        text = tr("{room}: who moves in leaves the room lived in before.")
        zone = workbench.session.store.zone
        super().__init__(tr("Add a stay"), text.format(room=door), parent, zone)
        self.setObjectName("CivicGrid.people_houses.add-dialog")
        self._workbench, self._room = workbench, room
        self.search = QLineEdit(self)
        self.search.setObjectName("CivicGrid.people_houses.add-search")
        self.search.setPlaceholderText(tr("Name, document number or phone"))
        self.find = QPushButton(tr("Find"), self)
        self.find.setObjectName("CivicGrid.people_houses.add-find")
        self.find.setAutoDefault(False)
        self.find.clicked.connect(lambda _=False: self._find())
        self.search.returnPressed.connect(self._find)
        self.list = QListWidget(self)
        self.list.setObjectName("CivicGrid.people_houses.add-list")
        self.list.setMinimumHeight(90)
        self.list.currentItemChanged.connect(self.check)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self._role = self.codes("add-role", code_names("occupancy_role"), "family")
        self._lives = QCheckBox(tr("Lives here"), self)
        self._lives.setChecked(True)
        self._since = self.day("add-since", today(zone))
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.find)
        self.column.insertLayout(1, row)
        self.column.insertWidget(2, self.list, 1)
        self.column.insertWidget(3, self.note)
        self.form.addRow(tr("Capacity"), self._role)
        self.form.addRow("", self._lives)
        self.form.addRow(tr("Begins on"), self._since)
        self._lives.toggled.connect(self._follow_lives)
        self.ok.setAutoDefault(False)
        self.check()
        self.note.hide()

    def dates(self) -> tuple[date, date | None]:
        """It begins on the day that was chosen and goes on."""
        return self._since.date().toPyDate(), None

    def complete(self) -> bool:
        """A person is chosen."""
        return self._hit() is not None

    def work(self) -> Work | None:
        """Enter the stay."""
        hit = self._hit()
        if hit is None:
            return None
        room, role, lives = self._room.id, self._role.currentData(), self._lives.isChecked()
        since, _ = self.dates()
        return lambda store: Stays(store).add_stay(hit.id, room, role, since, lives_here=lives)

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Enter in the search box searches and does not close the dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.search.hasFocus():
            return
        super().keyPressEvent(event)

    def _find(self) -> None:
        text, session = self.search.text().strip(), self._workbench.session
        store = session.store
        if not text or store is None:
            return
        try:
            unlock_authentication()
        except KeyringError as error:
            self._say(error_sentence(error))
            return
        self.find.setEnabled(False)
        self._say(tr("Searching …"))

        def work(store: Store) -> tuple[list[Hit], str]:
            return search_persons(store, text)

        def show(hits: Sequence[Hit], note: str) -> None:
            if not sip.isdeleted(self):
                self._show(hits)
                self._say(note)

        def failed(error: BaseException) -> None:
            show((), error_sentence(error))

        self._workbench.in_store(tr("Search for persons"), work, lambda found: show(*found), failed)

    def _show(self, hits: Sequence[Hit]) -> None:
        self.find.setEnabled(True)
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(" · ".join(part for part in (hit.title, hit.detail) if part), self.list)
            item.setData(_HIT, hit)
        if len(hits) == 1:
            self.list.setCurrentRow(0)

    def _hit(self) -> Hit | None:
        item = self.list.currentItem()
        return item.data(_HIT) if item is not None else None

    def _follow_lives(self, lives: bool) -> None:
        """Who does not live here owns or rents the room out."""
        if not lives:
            self._role.setCurrentIndex(self._role.findData(OWNER))

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
