"""Who keeps the desk now, who is next, what is open, and the hand-over."""

from collections.abc import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.duty_desk import PART_NAMES, Overview
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.finder import bounds_of
from ...store.loop.duty import Desk
from ...store.loop.hand_overs import HandOver, HandOvers, Matter
from ..panel import Workbench
from ..shared.once import Once
from ..shared.visit import go_to_bounds
from .hand_over_dialog import HandOverDialog
from .words import REASON_NAMES, gravest, more_item, plain_tree, show_level

_MATTER = Qt.ItemDataRole.UserRole
_ROWS, _LINE = 6, 1.7  # of the list of those on duty at most; a row's height by its letters


class NowTab(QWidget):
    """``written`` is called after a hand-over was given or accepted."""

    def __init__(self, workbench: Workbench, written: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench, self._written, self._once = workbench, written, Once()
        self._overview: Overview | None = None
        self.people = plain_tree(self, "people", [tr("Order"), tr("Part"), tr("Name"), tr("Phone")])
        self.people.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.then = self._label("then")
        self.waiting = self._label("waiting")
        self.accept = QPushButton(
            QgsApplication.getThemeIcon("/mActionCheckQgisVersion.svg"), tr("Accept the duty"), self
        )
        self.accept.setObjectName("CivicGrid.dutydesk.accept")
        self.accept.clicked.connect(lambda _=False: self._accept())
        self.handed = QPushButton(QgsApplication.getThemeIcon("/mActionOpenTable.svg"), tr("Handed over …"), self)
        self.handed.setObjectName("CivicGrid.dutydesk.handed-over")
        self.handed.clicked.connect(lambda _=False: self._show_given())
        self.head = self._label("head")
        self.matters = plain_tree(self, "matters", [tr("Open matter"), tr("Why")])
        self.matters.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.matters.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.matters.header().setStretchLastSection(False)
        self.matters.itemActivated.connect(lambda item, _: self._open(item))
        self.matters.itemClicked.connect(lambda item, _: self._go(item))
        self.note = QLineEdit(self)
        self.note.setObjectName("CivicGrid.dutydesk.hand-over-note")
        self.note.setPlaceholderText(tr("What the next shift should know"))
        self.give = QPushButton(QgsApplication.getThemeIcon("/mActionArrowRight.svg"), tr("Hand over"), self)
        self.give.setObjectName("CivicGrid.dutydesk.give")
        self.give.clicked.connect(lambda _=False: self._give())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self.give)
        taking = QHBoxLayout()
        taking.addWidget(self.accept, 1)
        taking.addWidget(self.handed)
        for part in (self.people, self.then, self.waiting):
            layout.addWidget(part)
        layout.addLayout(taking)
        layout.addWidget(self.head)
        layout.addWidget(self.matters, 1)
        layout.addLayout(row)

    def fill(self, overview: Overview) -> None:
        """Show what was read."""
        self._overview = overview
        zone = self._workbench.session.store.zone
        self._show_people(overview.desks, zone)
        self._show_pending(overview, zone)
        self.head.setText(tr("Open matters: {count}").format(count=len(overview.matters)))
        self.matters.clear()
        shown, left = gravest(overview.matters)
        self.matters.addTopLevelItems([self._item(matter) for matter in shown])
        if left:
            self.matters.addTopLevelItem(more_item(left))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.dutydesk.{name}")
        label.setWordWrap(True)
        return label

    def _show_people(self, desks: Sequence[Desk], zone: str) -> None:
        """Who keeps each desk; where areas have their own, each is named, and its next shift stands beside its name."""
        self.people.clear()
        named = len(desks) > 1 or desks[0].area != self._workbench.session.account.area_id
        for desk in desks:
            if named:
                heading = QTreeWidgetItem([tr("{area} · {next}").format(area=_area(desk), next=_next(desk, zone))])
                self.people.addTopLevelItem(heading)
                heading.setFirstColumnSpanned(True)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFont(0, _bold(heading.font(0)))
                heading.setToolTip(0, heading.text(0))
            for place, one in enumerate(desk.now, start=1):
                cells = [str(place), tr(PART_NAMES[one.part]), one.name, one.phone or "—"]
                self.people.addTopLevelItem(QTreeWidgetItem(cells))
            if not desk.now:
                self.people.addTopLevelItem(QTreeWidgetItem(["", tr("Nobody is on the list now."), "", ""]))
        shown = min(max(self.people.topLevelItemCount(), 1), _ROWS)
        self.people.setFixedHeight(round(self.people.fontMetrics().height() * _LINE * (shown + 1)))
        self.then.setText(_next(desks[0], zone))
        self.then.setVisible(not named)

    def _show_pending(self, overview: Overview, zone: str) -> None:
        pending, last = overview.pending, overview.last
        somebody = tr("Single operator")
        if pending is not None:
            text = tr("{giver} hands over since {time}: {count} open matters. {note}")
            giver = " → ".join(name for name in (pending.giver or somebody, pending.taker) if name)
            said = text.format(giver=giver, time=clock.local_text(pending.at, zone),
                               count=len(pending.matters), note=pending.note or "")  # fmt: skip
        elif last is not None:
            text = tr("Last hand-over {time}: {giver} → {taker}")
            said = text.format(time=clock.local_text(last.accepted_at, zone), giver=last.giver or somebody,
                               taker=last.taker or somebody)  # fmt: skip
            if last.taken_by_giver:
                said += tr(" (accepted from oneself)")
        else:
            said = ""
        self.waiting.setText(said)
        self.waiting.setVisible(bool(said))
        self.accept.setVisible(pending is not None and pending.waits_for(overview.me))
        self.handed.setVisible(bool(_given(overview)))

    def _item(self, matter: Matter) -> QTreeWidgetItem:
        title = " ".join(part for part in (matter.title, matter.number) if part) or tr("Closure")
        reasons = tr(", ").join(tr(REASON_NAMES[reason]) for reason in matter.reasons)
        item = QTreeWidgetItem([title, reasons])
        show_level(item, matter.level)
        since = clock.from_text(matter.since) if matter.since else None
        item.setToolTip(0, "\n".join((title, clock.local_text(since, self._workbench.session.store.zone))).strip())
        item.setData(0, _MATTER, matter)
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        """Show a matter on the map."""
        matter, store = item.data(0, _MATTER), self._workbench.session.store
        if matter is None or store is None or matter.table not in {"event", "closure"}:
            return

        def look(opened: Store):
            return bounds_of(opened, matter.table, [matter.id]).get(matter.id)

        def go(bounds) -> None:
            if store is not self._workbench.session.store:
                return
            if bounds is None:
                self._workbench.say(tr("{name} has no place on the map.").format(name=item.text(0)))
            else:
                go_to_bounds(self._workbench, bounds)

        self._workbench.in_store(tr("Look where it is"), look, go, self._workbench.say_error)

    def _open(self, item: QTreeWidgetItem) -> None:
        """Open an event in the panel of events; whatever else is shown on the map."""
        matter = item.data(0, _MATTER)
        if matter is None or matter.table != "event":
            self._go(item)
            return
        panel = self._workbench.show_panel("events")
        if panel is not None:
            panel.show_event(matter.id)

    def _give(self) -> None:
        note = self.note.text()
        uid = self._once.uid(note)

        def done(_key: object) -> None:
            self._once.written()
            self.note.clear()
            self._written()

        self._workbench.in_store(
            tr("Hand the duty over"),
            lambda store: HandOvers(store).hand_over(note=note, uid=uid),
            done,
            self._workbench.say_error,
        )

    def _show_given(self) -> None:
        """What was handed over lately, what waits first."""
        if self._overview is not None:
            HandOverDialog(self._workbench, _given(self._overview), self._overview.matters, self).open()

    def _accept(self) -> None:
        if self._overview is None or self._overview.pending is None:
            return
        key = self._overview.pending.id
        self._workbench.in_store(
            tr("Accept the duty"),
            lambda store: HandOvers(store).accept(key),
            lambda _: self._written(),
            self._workbench.say_error,
        )


def _given(overview: Overview) -> list[HandOver]:
    """The desk's hand-overs, before them one of another area that waits for this account."""
    pending = overview.pending
    known = {one.id for one in overview.given}
    return [*([pending] if pending is not None and pending.id not in known else []), *overview.given]


def _area(desk: Desk) -> str:
    return desk.name or tr("Every area")


def _next(desk: Desk, zone: str) -> str:
    if not desk.then:
        return tr("Next shift: none is planned within a fortnight.")
    names = tr(", ").join(one.name for one in desk.then)
    return tr("Next shift {time}: {names}").format(time=clock.local_text(desk.then[0].starts_at, zone), names=names)


def _bold(font: QFont) -> QFont:
    font.setBold(True)
    return font
