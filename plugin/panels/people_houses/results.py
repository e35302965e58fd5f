"""What the search box found: places at once, persons when they are asked for, because every such search is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...services.keys import find_keys
from ...services.translation import tr
from ...store import Store
from ...store.finder import find_by_kind
from ...store.residents.person_finder import find_persons
from ..locator import say_more
from ..shared.found_person import how_many, person_detail, person_title

_PLACES = ("room", "building")
_HIT = Qt.ItemDataRole.UserRole
_MARGIN, _LEAST = 4, 200  # pixels around a hit's lines; how wide they are at least


@dataclass(frozen=True)
class Hit:
    """Something that was found: ``kind`` is building, room or person."""

    kind: str
    id: int
    title: str
    detail: str


def find_places(store: Store, text: str) -> tuple[list[Hit], str]:
    """Rooms and buildings with this in their name or address, and what is to be said of them."""
    found = find_by_kind(store, text, _PLACES).values()
    hits = [Hit(one.kind, one.id, one.title, one.detail) for of_kind in found for one in of_kind.hits]
    if not hits:
        return hits, tr("Nothing was found.")
    return hits, say_more() if any(of_kind.more for of_kind in found) else ""


def search_persons(store: Store, text: str) -> tuple[list[Hit], str]:
    """Persons under this name, number or phone, masked, and what is to be said of them; recorded, limited by the hour.

    `services.keys.unlock_authentication` comes before, on the main thread. Raises AccessDenied, KeyringError,
    DomainError.
    """
    found = find_persons(store, find_keys(store.uid).search_only(), text)
    return [Hit("person", one.id, person_title(one), person_detail(one)) for one in found.persons], how_many(found)


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
            item.setSizeHint(self._size_of(item.text()))
        if may_search_persons:
            item = QListWidgetItem(tr("Search for persons with this name, number or phone (recorded)"), self.list)
            font = item.font()
            font.setItalic(True)
            item.setFont(font)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _size_of(self, text: str) -> QSize:
        """As high as its lines are: QListWidget takes all for lines of Latin letters, and the second would be cut."""
        within = QRect(0, 0, max(self.list.viewport().width() - 2 * _MARGIN, _LEAST), 1000)
        lines = self.list.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, text)
        return QSize(0, lines.height() + 2 * _MARGIN)

    def first(self) -> None:
        """Go to the list with the keyboard."""
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        act: Callable[[], object] = self.wanted.emit if hit is None else lambda: self.chosen.emit(hit)
        act()
