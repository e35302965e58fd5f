"""Whom does a row mean: somebody who is here, or another person? One choice, none made beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ...jobs.import_persons.desk import NEW, Candidate
from ...jobs.import_table.labels import Labels
from ...services.translation import tr

_NONE = -1


class MatchBox(QWidget):
    """One line a candidate, masked, and one for a new person; the keys 1 to 9 and 0 choose, ↵ decides."""

    chosen = pyqtSignal()

    def __init__(self, decide: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.imports.match")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._decide = decide
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _: self.chosen.emit())
        self._persons: list[int] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_candidates(self, candidates: Sequence[Candidate], labels: Labels, homes: dict[int, str]) -> None:
        """Offer who may be meant; ``homes`` are the names of buildings."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        self._persons = [one.id for one in candidates] + [NEW]
        for place, one in enumerate(candidates, start=1):
            facts = [str(labels.value(name, value)) for name, value in one.facts]
            facts.append(homes.get(one.building, ""))
            known = tr(" · ").join(part for part in facts if part)
            self._add(place, tr("{number}  the same person:\n{person}").format(number=place, person=known))
        self._add(0, tr("0  another person: enter as new"))

    def _add(self, place: int, text: str) -> None:
        button = QRadioButton(text, self)
        button.setObjectName(f"CivicGrid.imports.match.{place}")
        button.setToolTip(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.addButton(button, place)
        self._column.addWidget(button)

    @property
    def person(self) -> int | None:
        """The id of who is meant, NEW for nobody who is here; None while nothing is chosen."""
        place = self._group.checkedId()
        return None if place == _NONE else self._persons[place - 1]

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Choose and decide without the mouse."""
        place = event.key() - Qt.Key.Key_0
        if self._group.button(place) is not None:
            self._group.button(place).setChecked(True)
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        else:
            super().keyPressEvent(event)
