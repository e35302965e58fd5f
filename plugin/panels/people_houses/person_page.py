"""One person, masked: what is known, the household, and every room lived in or owned, past and present 以人找房."""

from collections.abc import Sequence
from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...domain.dwelling import Resident
from ...domain.population import is_minor
from ...services.clock import local_day
from ...services.translation import tr
from ...store.residents.dwelling import Person, Stay
from ..shared.code_names import code_name
from ..shared.links import link
from .room_view import STAY, fill_stays, stay_tree
from .words import link_of, name_of, period_of, role_of, room_label


class PersonPage(QWidget):
    """Signals: ``room_chosen(id)``, ``stay_looked_at(stay or None)``, ``reveal_asked()``, ``flash_asked()``,
    ``person_chosen(id)``.
    """

    room_chosen = pyqtSignal(int)
    stay_looked_at = pyqtSignal(object)
    person_chosen = pyqtSignal(int)
    reveal_asked = pyqtSignal()
    flash_asked = pyqtSignal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.person: Person | None = None
        self.name = QLabel(self)
        self.name.setObjectName("CivicGrid.people_houses.person")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self.name.setFont(font)
        self._facts = QFormLayout()
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._facts.setVerticalSpacing(3)
        self.family = QLabel(self)
        self.family.setWordWrap(True)
        self.family.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.family.linkActivated.connect(lambda link: self.person_chosen.emit(int(link)))
        self.stays = stay_tree(self, (tr("Room"), tr("Capacity"), tr("When")))
        self.stays.setObjectName("CivicGrid.people_houses.person-stays")
        self.stays.itemActivated.connect(self._activate)
        self.stays.currentItemChanged.connect(lambda *_: self.stay_looked_at.emit(self.current()))
        theme = QgsApplication.getThemeIcon
        self.reveal = QPushButton(theme("/mActionShowAllLayers.svg"), tr("Ask to see full details …"), self)
        self.reveal.setObjectName("CivicGrid.people_houses.reveal")
        self.reveal.clicked.connect(lambda _=False: self.reveal_asked.emit())
        self.flash = QPushButton(theme("/mActionZoomTo.svg"), tr("Show on the map"), self)
        self.flash.setObjectName("CivicGrid.people_houses.flash")
        self.flash.clicked.connect(lambda _=False: self.flash_asked.emit())
        for button in (self.reveal, self.flash):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(self.reveal, 3)
        row.addWidget(self.flash, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addLayout(self._facts)
        column.addWidget(self.family)
        column.addWidget(self.stays, 1)
        column.addLayout(row)

    def show_person(self, person: Person, year: int, zone: str, may_reveal: bool) -> None:
        """Show a person; days are those of ``zone``, full details are asked for by who may."""
        self.person = person
        itself = person_of(person)
        self.name.setText(name_of(itself, [itself, *person.family], year))
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for label, text in _facts_of(person, year, zone):
            value = QLabel(text, self)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            value.setWordWrap(True)  # after the policy, which it makes one of a height for a width
            self._facts.addRow(label, value)
        self._say_family(person, year)
        self.reveal.setVisible(may_reveal)
        titles = tr("Lives in ({count})"), tr("Owns or is tied to ({count})"), tr("Lived in before ({count})")
        fill_stays(self.stays, person.stays, year, titles, _room_columns)

    def current(self) -> Stay | None:
        """The chosen stay."""
        item = self.stays.currentItem()
        return item.data(0, STAY) if item is not None else None

    def _say_family(self, person: Person, year: int) -> None:
        everybody = [person_of(person), *person.family]
        links = []
        for one in person.family:
            relation = code_name("relation_to_head", one.relation_to_head)
            name = link(self.family, str(one.person_id), name_of(one, everybody, year))
            links.append(tr("{label} ({kind})").format(label=name, kind=escape(relation)) if relation else name)
        self.family.setText(tr("Household: {names}").format(names=tr(", ").join(links)))
        self.family.setVisible(bool(links))

    def _activate(self, item) -> None:
        stay = item.data(0, STAY)
        if stay is not None:
            self.room_chosen.emit(stay.room_id)


def person_of(person: Person) -> Resident:
    """A person as one of a household."""
    facts = person.facts
    stay = person.stays[0] if person.stays else None
    return Resident(
        stay.id if stay else 0, person.id, stay.room_id if stay else 0, "family", stay.valid_from if stay else None,
        name_masked=facts["name_masked"], sex=facts["sex"], birth_year=facts["birth_year"],
        person_class=facts["person_class"], household_id=facts["household_id"],
        relation_to_head=facts["relation_to_head"],
    )  # fmt: skip


def _facts_of(person: Person, year: int, zone: str) -> list[tuple[str, str]]:
    facts = person.facts
    rows = [(tr("Class"), code_name("person_class", facts["person_class"]))]
    rows.append((tr("Registration"), code_name("residence_state", facts["residence_state"])))
    if facts["resident_rule"]:
        counts = {True: tr("resident"), False: tr("not resident"), None: tr("not decided")}[facts["resident"]]
        text = tr("{counts} ({rule})").format(counts=counts, rule=code_name("resident_rule", facts["resident_rule"]))
        rows.append((tr("Resident population"), text))
    if not is_minor(facts["birth_year"], year):
        sex = code_name("sex", facts["sex"]) if facts["sex"] in {"1", "2"} else ""
        rows += [(tr("Sex"), sex), (tr("Year of birth"), str(facts["birth_year"] or ""))]
        rows += [(tr("Document number"), facts["document_masked"] or ""), (tr("Phone"), facts["phone_masked"] or "")]
    rows.append((tr("Relation to the head of household"), code_name("relation_to_head", facts["relation_to_head"])))
    if facts["verified_at"]:
        rows.append((tr("Last verified"), local_day(facts["verified_at"], zone).isoformat()))
    return [(label, text) for label, text in rows if text]


def _room_columns(stay: Stay, _stays: Sequence[Stay], _year: int) -> tuple[list[str], str]:
    room = f"{stay.building} {room_label(stay.unit, stay.floor, stay.number)}"
    texts = [room, role_of(stay.role, stay.lives_here), period_of(stay.valid_from, stay.valid_to)]
    return texts, "\n".join((*texts, link_of(stay)))
