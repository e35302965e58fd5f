"""What the search box found: places at once, persons when they are asked for, because every such search is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...domain.dwelling import Resident
from ...services.keys import find_keys
from ...services.translation import tr
from ...store import Store
from ...store.dwelling import read_found
from ...store.finder import KINDS, find
from ...store.people import People
from .words import details_of, name_of

MOST_PERSONS = 100
_PLACES = tuple(kind for kind in KINDS if kind in {"room", "building"})
_HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Hit:
    """Something that was found: ``kind`` is building, room or person."""

    kind: str
    id: int
    title: str
    detail: str


def find_places(store: Store, text: str) -> list[Hit]:
    """Rooms and buildings with this in their name or address, as far as the finder knows them."""
    return [Hit(one.kind, one.id, one.title, one.detail) for one in find(store, text, _PLACES)]


def find_persons(store: Store, text: str, year: int) -> list[Hit]:
    """Persons under this name, number or phone, masked; recorded, and limited by the hour.

    `services.keys.unlock_authentication` comes before, on the main thread. Raises AccessDenied, KeyringError.
    """
    keys = People(store, find_keys(store.uid).search_only()).search(text, most=MOST_PERSONS)
    return [Hit("person", one.person_id, name_of(one, (), year), _place_of(one, place, year))
            for one, place in read_found(store, keys)]  # fmt: skip


def _place_of(one: Resident, place: str, year: int) -> str:
    return " · ".join(part for part in (details_of(one, year), place) if part)


class Results(QWidget):
    """A list to choose from with arrow keys and Enter; ``chosen`` carries a Hit, ``wanted`` asks for persons."""

    chosen = pyqtSignal(object)
    wanted = pyqtSignal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setObjectName("CivicGrid.people_houses.results")
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.note = QLabel(self)
        self.note.setObjectName("CivicGrid.people_houses.results-note")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)

    def show_hits(self, hits: Sequence[Hit], note: str, may_search_persons: bool) -> None:
        """Show what was found, with a line that asks for persons where the account may."""
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem("\n".join(part for part in (hit.title, hit.detail) if part), self.list)
            item.setData(_HIT, hit)
        if may_search_persons:
            item = QListWidgetItem(tr("Search for persons with this name, number or phone (recorded)"), self.list)
            font = item.font()
            font.setItalic(True)
            item.setFont(font)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def first(self) -> None:
        """Go to the list with the keyboard."""
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        act: Callable[[], object] = self.wanted.emit if hit is None else lambda: self.chosen.emit(hit)
        act()
