"""One room: who lives there, who owns it without living there, who lived there before 以房管人."""

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.dwelling import Room
from ...services.translation import tr
from ...store.residents.dwelling import Stay
from .words import class_of, details_of, link_of, name_of, period_of, role_of, room_title

STAY = Qt.ItemDataRole.UserRole


class RoomView(QWidget):
    """Signals: ``person_chosen(id)``; ``asked(act)`` with one of add, end, correct, room, files, close.

    What was chosen stays chosen when the room is read again.
    """

    person_chosen = pyqtSignal(int)
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.room: Room | None = None
        self.title = QLabel(self)
        self.title.setObjectName("CivicGrid.people_houses.room")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.stays = stay_tree(self, (tr("Name"), tr("Class"), tr("Capacity"), tr("When")))
        self.stays.setObjectName("CivicGrid.people_houses.stays")
        self.stays.itemActivated.connect(self._activate)
        self.stays.currentItemChanged.connect(self._enable)
        self.note = QLabel(self)
        self.note.setObjectName("CivicGrid.people_houses.room-note")
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        theme = QgsApplication.getThemeIcon
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, picture, text in (
            ("add", theme("/symbologyAdd.svg"), tr("Add a stay …")),
            ("end", theme("/mActionRemove.svg"), tr("End the stay …")),
            ("correct", theme("/mActionToggleEditing.svg"), tr("Correct the stay …")),
            ("room", theme("/mActionEditTable.svg"), tr("Correct the room …")),
            ("files", theme("/mIconFolder.svg"), tr("Attachments of the room")),
            ("close", theme("/mActionRemove.svg"), tr("Close the room")),
        ):
            button = QToolButton(self)
            button.setObjectName(f"CivicGrid.people_houses.room-{name}")
            button.setText(text)
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setAutoRaise(True)
            if name == "close":
                button.setText("×")
            else:
                button.setIcon(picture)
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            if name != "close":
                row.addWidget(button)
        row.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.buttons["close"], 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.stays, 1)
        column.addWidget(self.note)
        column.addLayout(row)
        column.addStretch(0)  # takes the room of the list where there is nobody

    def show_room(self, room: Room, stays: Sequence[Stay] | None, year: int, may_edit: bool) -> None:
        """Show a room; ``stays`` None: the account may see no residents."""
        self.room = room
        self.title.setText(room_title(room))
        self.stays.setVisible(bool(stays))
        for name in ("add", "end", "correct", "room"):
            self.buttons[name].setVisible(may_edit)
        titles = tr("Lives here ({count})"), tr("Owner or otherwise tied ({count})"), tr("Ended ({count})")
        fill_stays(self.stays, stays or (), year, titles, _person_columns)
        if stays is None:
            self.note.setText(
                tr("Who lives here is shown to clerks, grid workers, dispatchers, revealers and managers.")
            )
        else:
            self.note.setText("" if stays else tr("Nobody is or was registered in this room."))
        self.note.setVisible(bool(self.note.text()))
        self._enable()

    def current(self) -> Stay | None:
        """The chosen stay."""
        item = self.stays.currentItem()
        return item.data(0, STAY) if item is not None else None

    def _enable(self, *_items: object) -> None:
        stay = self.current()
        self.buttons["end"].setEnabled(stay is not None and stay.valid_to is None)
        self.buttons["correct"].setEnabled(stay is not None)

    def _activate(self, item: QTreeWidgetItem) -> None:
        stay = item.data(0, STAY)
        if stay is not None and stay.person.name_masked is not None:
            self.person_chosen.emit(stay.person_id)


class StayTree(QTreeWidget):
    """A tree whose last column takes what is left, and is scrolled to rather than cut where nothing is."""

    def resizeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Fit the columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Stretch the last column only where all of them have room."""
        header = self.header()
        sizes = (max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(self.columnCount()))
        header.setStretchLastSection(sum(sizes) <= self.viewport().width())


def stay_tree(parent: QWidget, headers: Sequence[str]) -> StayTree:
    """An empty tree of stays in groups."""
    tree = StayTree(parent)
    tree.setColumnCount(len(headers))
    tree.setHeaderLabels(list(headers))
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setIndentation(10)
    tree.setMinimumHeight(80)
    header = tree.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return tree


def fill_stays(tree: StayTree, stays: Sequence[Stay], year: int, titles: Sequence[str], columns) -> None:
    """Show stays in three groups with ``titles``: where somebody counts today, what else holds, what has ended.

    ``columns(stay, stays, year)`` gives texts and a tooltip. A chosen stay stays chosen.
    """
    chosen = tree.currentItem().data(0, STAY) if tree.currentItem() is not None else None
    groups: tuple[list[Stay], ...] = ([], [], [])
    for stay in stays:
        groups[0 if stay.counts else 1 if stay.valid_to is None else 2].append(stay)
    tree.clear()
    for text, members in zip(titles, groups, strict=True):
        if not members:
            continue
        group = QTreeWidgetItem(tree, [text.format(count=len(members))])
        group.setFirstColumnSpanned(True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for stay in members:
            texts, tip = columns(stay, stays, year)
            item = QTreeWidgetItem(group, texts)
            item.setData(0, STAY, stay)
            for column in range(len(texts)):
                item.setToolTip(column, tip)
            if chosen is not None and chosen.id == stay.id:
                tree.setCurrentItem(item)
        group.setExpanded(True)
    tree.fit()


def _person_columns(stay: Stay, stays: Sequence[Stay], year: int) -> tuple[list[str], str]:
    name = name_of(stay.person, [one.person for one in stays], year)
    texts = [name, class_of(stay.person), role_of(stay.role, stay.lives_here),
             period_of(stay.valid_from, stay.valid_to)]  # fmt: skip
    tip = "\n".join(part for part in (details_of(stay.person, year), texts[-1], link_of(stay)) if part)
    return texts, tip
