"""What came of filing an event: its number, the department that the rules propose with the reason, and what is next."""

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...jobs.intake.filing import Filed
from ...jobs.routing import propose
from ...jobs.routing_words import MAIN, because, reasons
from ...services.translation import tr
from ...store import Store


def filed_text(filed: Filed, *, to_merge: bool) -> str:
    """What became of a draft; ``to_merge``: it was meant to go into another event."""
    if filed.known:
        return tr("It had been filed already: {number}.").format(number=filed.number)
    if filed.merged:
        return tr("Filed as {number} and merged.").format(number=filed.number)
    if to_merge:
        return tr("Filed as {number}; a dispatcher has to merge it.").format(number=filed.number)
    return tr("Filed as {number}.").format(number=filed.number)


def proposed_texts(store: Store, event: int) -> tuple[str, str]:
    """The department that the rules propose for an event and because of what: with all circumstances, and in short."""
    proposal = propose(store, event)
    rests_on = reasons(one for one in proposal.because if one.code in MAIN)
    return _proposed(because(proposal)), _proposed(rests_on or because(proposal))


def _proposed(reason: str) -> str:
    return tr("Proposed: {reason}").format(reason=reason)


class Outcome(QWidget):
    """Stands above the form that was filed, until the next event is begun."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.told, self.proposed = self._label("done"), self._label("proposed")
        self.open_it = self._button("open", tr("Open the event"))
        self.show_it = self._button("show", tr("Show on the map"))
        self.next = self._button("next", tr("Next event"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.proposed)
        row = QHBoxLayout()
        row.addWidget(self.open_it)
        row.addWidget(self.show_it)
        row.addWidget(self.next, 1)
        column.addLayout(row)

    def tell(self, text: str, *, placed: bool) -> None:
        """Say what became of the draft; ``placed``: it stands on the map."""
        self.told.setText(text)
        self.propose("")
        self.show_it.setVisible(placed)
        self.show()

    def propose(self, text: str) -> None:
        """Say where the event should go; "" says nothing."""
        self.proposed.setText(text)
        self.proposed.setVisible(bool(text))

    def on(self, opened: Callable[[], object], shown: Callable[[], object], begun: Callable[[], object]) -> None:
        """What the three buttons do."""
        for button, act in ((self.open_it, opened), (self.show_it, shown), (self.next, begun)):
            button.clicked.connect(lambda _=False, act=act: act())

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.new_event.{name}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"CivicGrid.new_event.{name}")
        return button
