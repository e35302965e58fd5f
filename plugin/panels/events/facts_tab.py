"""What is known of an event, line by line; events that it was merged with lead there."""

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...domain.events.display import LEVEL_NAMES
from ...jobs.event_look import EventLook
from ...jobs.sensor_events import tied_text
from ...services.clock import local_text
from ...services.translation import named, tr
from ...store.loop.event_details import Linked
from ...store.loop.parties import Party
from ..shared.code_names import code_name
from ..shared.links import link
from .words import SUPERVISION_NAMES, unannounced_text


class FactsTab(QWidget):
    """``went(id)`` to another event; ``correcting(party)``: what is known of somebody concerned is to be corrected."""

    went = pyqtSignal(int)
    correcting = pyqtSignal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.events.facts")
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(self._form)
        column.addStretch(1)

    def show_facts(self, look: EventLook, zone: str) -> None:
        """Show an event; times are those of ``zone``."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for label, text in _plain(look, zone):
            if text:
                self._add(label, text, Qt.TextFormat.PlainText)
        for party in look.parties:
            self._party(party)
        facts = look.facts
        if facts.main is not None:
            self._links(tr("Merged into"), [facts.main])
        if facts.merged:
            self._links(tr("Merged here"), facts.merged)

    def texts(self) -> dict[str, str]:
        """What is shown, by label."""
        rows = range(self._form.rowCount())
        return {self._form.itemAt(row, 0).widget().text(): self._form.itemAt(row, 1).widget().text() for row in rows}

    def _links(self, label: str, events) -> None:
        value = self._add(label, "", Qt.TextFormat.RichText)
        value.setText("<br>".join(_link(value, one) for one in events))
        value.linkActivated.connect(lambda target: self.went.emit(int(target)))

    def _party(self, party: Party) -> None:
        """Masked, with a button to correct it for those who may."""
        row = _PartyRow(party, self)
        row.correct.clicked.connect(lambda _=False: self.correcting.emit(party))
        self._form.addRow(code_name("event_party_part", party.part), row)

    def _add(self, label: str, text: str, form: Qt.TextFormat) -> QLabel:
        value = QLabel(text, self)
        value.setTextFormat(form)
        value.setWordWrap(True)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        if form == Qt.TextFormat.PlainText:
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._form.addRow(label, value)
        return value


class _PartyRow(QWidget):
    """What is shown of a party, and the button beside it."""

    def __init__(self, party: Party, parent: QWidget):
        super().__init__(parent)
        shown = " ".join(one for one in (party.name_masked, party.phone_masked) if one) or tr("not known")
        self._shown = QLabel(tr("Anonymous") if party.anonymous else shown, self)
        self._shown.setWordWrap(True)
        self.correct = QToolButton(self)
        self.correct.setObjectName(f"CivicGrid.events.correct.{party.id}")
        self.correct.setText(tr("Correct …"))
        self.correct.setVisible(party.may_correct)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown, 1)
        row.addWidget(self.correct)

    def text(self) -> str:
        """What is shown."""
        return self._shown.text()


def _link(label: QLabel, one: Linked) -> str:
    return link(label, str(one.id), one.number) + " " + escape(one.title)


def _plain(look: EventLook, zone: str) -> list[tuple[str, str]]:
    facts, row = look.facts, look.facts.row
    more = facts.more
    component = " ".join(str(part) for part in (more["component_code"], more["component_name"]) if part)
    milestone = next((named(one) for one in look.workflow.milestones if one.code == more["milestone"]), "")
    due = local_text(row.due_at, zone)
    unannounced = "(" + unannounced_text() + ")" if look.provisional else ""
    return [
        (tr("Description"), more["description"] or ""),
        (tr("Address"), row.address or ""),
        (tr("Area"), " / ".join(facts.areas[-3:])),
        (tr("Grid"), row.grid or ""),
        (tr("Lead department"), facts.lead),
        (tr("Assisting"), tr(", ").join(facts.assisting)),
        (tr("Deadline"), " ".join(part for part in (milestone, due, unannounced) if part)),
        (tr("Reported"), local_text(row.reported_at, zone)),
        (tr("Closed"), local_text(row.closed_at, zone)),
        (tr("Channel"), code_name("event_source", row.source)),
        (tr("External number"), row.external_number or ""),
        (tr("Display level"), tr(LEVEL_NAMES[row.level])),
        (tr("Urgency"), code_name("urgency", more["urgency"])),
        (tr("Emergency grade"), code_name("emergency_grade", str(more["grade"])) if more["grade"] else ""),
        (tr("Warning"), code_name("warning_colour", more["warning_colour"])),
        (tr("Supervision"), tr(SUPERVISION_NAMES[row.supervision]) if row.supervision in SUPERVISION_NAMES else ""),
        (tr("Component"), component),
        (tr("Sensor alarms"), "\n".join(tied_text(one, zone) for one in facts.alarms)),
    ]
