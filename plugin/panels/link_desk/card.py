"""The person who waits: masked, why, the declared address once it is opened, and the guesses as large buttons."""

from collections.abc import Callable
from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...jobs.link_desk import Case, Choice
from ...jobs.linking.candidates import MOST
from ...jobs.linking.evidence import SENTENCES
from ...services.translation import tr
from ..shared.code_names import code_name

_LEAST = 34  # pixels of a button that is a finger high


class ChoiceButton(QPushButton):
    """A guess: its number on the keyboard, what it is called, how likely it is; ``looked_at`` when it is pointed at."""

    looked_at = pyqtSignal()

    def __init__(self, number: int, parent: QWidget):
        super().__init__(parent)
        self.setObjectName(f"CivicGrid.link_desk.choice{number}")
        self._key, self._name, self._score = QLabel(str(number), self), QLabel(self), QLabel(self)
        self._name.setWordWrap(True)
        # As high as a long name needs: the policy of buttons allows one line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_LEAST)
        self._key.setStyleSheet("font-weight: bold")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self._key)
        row.addWidget(self._name, 1)
        row.addWidget(self._score)
        for part in (self._key, self._name, self._score):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choice(self, choice: Choice | None) -> None:
        """Show a guess, or nothing."""
        self.setVisible(choice is not None)
        if choice is None:
            return
        name = (
            choice.label if choice.room is not None else tr("{building}: choose a room …").format(building=choice.label)
        )
        self._name.setText(name)
        self._score.setText(f"{choice.score:.0%}")
        self.setAccessibleName(name)
        self.setToolTip(tr("How well it agrees with what was declared: {score}").format(score=f"{choice.score:.0%}"))

    def enterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Pointed at."""
        super().enterEvent(event)
        self.looked_at.emit()

    def focusInEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Reached by the keyboard."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.looked_at.emit()


class PersonCard(QFrame):
    """``taken`` carries the Choice that was pressed, ``looked_at`` the one that was pointed at."""

    taken = pyqtSignal(object)
    looked_at = pyqtSignal(object)

    def __init__(self, open_addresses: Callable[[str], object], parent: QWidget):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._open = open_addresses
        self._choices: tuple[Choice, ...] = ()
        self.person, self.why, self.address = (self._label(name) for name in ("person", "why", "address"))
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("CivicGrid.link_desk.reason")
        self.reason.setPlaceholderText(tr("Reason (recorded)"))
        self.reason.setToolTip(tr("Reason, kept in the audit log"))
        self.reason.textChanged.connect(lambda text: self.open.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._ask)
        self.open = QPushButton(QgsApplication.getThemeIcon("/locked.svg"), tr("Open the addresses"), self)
        self.open.setObjectName("CivicGrid.link_desk.open")
        self.open.setEnabled(False)
        self.open.clicked.connect(lambda _=False: self._ask())
        self._asking = QWidget(self)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.open)
        self.none = self._label("none")
        self.none.setText(tr("There is no likely room: pick the building on the map."))
        column = QVBoxLayout(self)
        column.setSpacing(6)
        for part in (self.person, self.why, self.address, self._asking):
            column.addWidget(part)
        self.buttons = [ChoiceButton(number, self) for number in range(1, MOST + 1)]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, place=place: self.take(place))
            button.looked_at.connect(lambda place=place: self.looked_at.emit(self._choices[place]))
            column.addWidget(button)
        column.addWidget(self.none)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.link_desk.{name}")
        label.setWordWrap(True)
        return label

    def show_case(self, case: Case) -> None:
        """Show a person; the address is shown by `show_address`."""
        item = case.item
        born = tr("born {year}").format(year=item.birth_year) if item.birth_year else ""
        sex = code_name("sex", item.sex) if item.sex in {"1", "2"} else ""
        line = " · ".join(part for part in (sex, born, item.document, item.phone) if part)
        self.person.setText(f"<b>{escape(item.name)}</b><br>{escape(line)}")
        self.why.setText("⚠ " + (tr(SENTENCES[item.reason]) if item.reason in SENTENCES else item.reason))
        self._choices = case.choices
        for place, button in enumerate(self.buttons):
            button.show_choice(case.choices[place] if place < len(case.choices) else None)
        self.none.setVisible(not case.choices)

    def show_address(self, text: str | None, opened: bool) -> None:
        """Show a declared address, or that it is sealed."""
        self._asking.setVisible(not opened)
        if not opened:
            self.address.setText(tr("Declared address: sealed"))
        else:
            self.reason.clear()  # the next opening has a reason of its own
            said = tr("Declared address: {address}").format(address=text) if text else tr("No address was declared.")
            self.address.setText("" if text is None else said)

    def take(self, place: int) -> None:
        """Take a guess by its place."""
        if place < len(self._choices) and self.isEnabled():
            self.taken.emit(self._choices[place])

    def _ask(self) -> None:
        if self.reason.text().strip():
            self._open(self.reason.text().strip())
