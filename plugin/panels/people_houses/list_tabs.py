"""What else is in the building: its units 单位, and the events 事件 at it, the open ones first."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...jobs.people_houses import EVENT_METRES
from ...services.translation import language, tr
from ..panel import icon
from .words import room_label

_KEY = Qt.ItemDataRole.UserRole


class ListTab(QWidget):
    """A list with a line below it; ``chosen`` carries the row of what was activated."""

    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget, name: str, headers: Sequence[str]):
        super().__init__(parent)
        self.list = QTreeWidget(self)
        self.list.setObjectName(f"CivicGrid.people_houses.{name}")
        self.list.setHeaderLabels(list(headers))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(0, _KEY)))
        self.note = QLabel(self)
        self.note.setObjectName(f"CivicGrid.people_houses.{name}-note")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)

    def refill(self, rows: Sequence[tuple[dict, list[str], str]], note: str) -> None:
        """Show (row, texts, icon's name or ""); what is chosen stays chosen."""
        chosen = self.list.currentItem().data(0, _KEY)["id"] if self.list.currentItem() else None
        self.list.clear()
        for row, texts, picture in rows:
            item = QTreeWidgetItem(self.list, texts)
            item.setData(0, _KEY, row)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            if picture:
                item.setIcon(0, icon(picture))
            if row["id"] == chosen:
                self.list.setCurrentItem(item)
        self.note.setText(note)


class OrganisationsTab(ListTab):
    """The units of a building."""

    def __init__(self, parent: QWidget):
        super().__init__(parent, "organisations", (tr("Organisation"), tr("Kind"), tr("Room")))

    def show_rows(self, rows: Sequence[dict]) -> None:
        """Show what `store.residents.dwelling.read_organisations` gives."""
        listed = []
        for row in rows:
            room = room_label(row["unit"], row["floor"], row["number"]) if row["number"] else ""
            name = f"⚠ {row['name']}" if row["hazardous"] else row["name"]
            listed.append((row, [name, row["kind"] or "", room], ""))
        note = (
            tr("{count} organisations").format(count=len(rows))
            if rows
            else tr("No organisation is entered in this building.")
        )
        if any(row["hazardous"] for row in rows):
            note += tr("; ⚠ handles dangerous goods")
        self.refill(listed, note)


class EventsTab(ListTab):
    """The events at a building."""

    def __init__(self, parent: QWidget):
        super().__init__(parent, "events", (tr("Event"), tr("State"), tr("Reported")))

    def show_rows(self, rows: Sequence[dict]) -> None:
        """Show what `jobs.people_houses.events_at` gives."""
        suffix = language()
        listed = []
        for row in rows:
            state = row[f"state_{suffix}"] or ""
            picture = f"level_{row['display_level']}" if row["open"] else ""
            listed.append((row, [row["title"], state, row["reported_local"]], picture))
        still = sum(bool(row["open"]) for row in rows)
        where = tr("Events within {metres} m of the building: {open} open, {closed} closed")
        note = where.format(metres=f"{EVENT_METRES:g}", open=still, closed=len(rows) - still)
        self.refill(listed, note)
