"""Dialogs of the exchange: introducing a peer, making a package, applying one after its preview."""

from pathlib import Path

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ...connectors.exchange.apply import Outcome, apply_package, preview_package
from ...connectors.exchange.cards import Card, signing_key
from ...connectors.exchange.desk import field_title, title
from ...connectors.exchange.make import Made, make_package
from ...connectors.exchange.package import SUFFIX
from ...connectors.exchange.words import outcome_lines
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store.exchange import Exchange, Peer
from ..panel import Workbench
from .work import WorkDialog

_FILTER = f"CGX (*{SUFFIX} *{SUFFIX}.*)"
_MEGABYTE = 1 << 20
_TABLE_HEIGHT = 260
OPERATIONS = {"insert": "new", "update": "changed", "delete": "deleted"}


class IntroduceDialog(WorkDialog):
    """A peer is taken only after its fingerprint was compared by another way than the card came."""

    def __init__(self, workbench: Workbench, card: Card):
        super().__init__(workbench, "introduce", tr("Introduce an exchange partner"), tr("Introduce"))
        self._card = card
        self.name = QLineEdit(card.name, self.body)
        self.name.setObjectName("CivicGrid.introduce.name")
        mark = QLabel(card.fingerprint, self.body)
        mark.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        mark.setWordWrap(True)
        text = tr("Call the other side and let them read the fingerprint of their card. It has to be this one:")
        asked = QLabel(text, self.body)
        asked.setWordWrap(True)
        self.compared = QCheckBox(tr("They have read me the same fingerprint"), self.body)
        self.compared.setObjectName("CivicGrid.introduce.compared")
        self.compared.toggled.connect(self.go.setEnabled)
        self.go.setEnabled(False)
        form = QFormLayout(self.body)
        form.addRow(tr("Partner's name"), self.name)
        form.addRow(asked)
        form.addRow(mark)
        form.addRow(self.compared)

    def act(self) -> None:
        """Take the peer."""
        name, card = self.name.text(), self._card
        self.begin(
            tr("Introduce an exchange partner"),
            lambda store, _: Exchange(store).introduce(name, card.store_uid, card.public_key),
            lambda _: self.accept(),
        )


class MakeDialog(WorkDialog):
    """Makes a package to a peer."""

    def __init__(self, workbench: Workbench, peer: Peer):
        super().__init__(workbench, "make", tr("Make a package to “{name}”").format(name=peer.name), tr("Make package"))
        self._peer = peer
        sent = peer.sent
        pending = sent is not None and sent.applied_at is None
        text = tr("Package {number} was not handed over yet: it is made again, with what has changed since.")
        number = 1 if sent is None else sent.number + 1
        head = QLabel(
            text.format(number=sent.number) if pending else tr("This is package {number}.").format(number=number),
            self.body,
        )
        head.setWordWrap(True)
        self.new = QCheckBox(tr("Make the next number"), self.body)
        self.new.setVisible(pending)
        self.parts = QSpinBox(self.body)
        self.parts.setRange(0, 100_000)
        self.parts.setSuffix(" MB")
        self.parts.setSpecialValueText(tr("One file"))
        self.file = QgsFileWidget(self.body)
        self.file.setObjectName("CivicGrid.make.file")
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(_FILTER)
        form = QFormLayout(self.body)
        form.addRow(head)
        form.addRow(self.new)
        form.addRow(tr("Cut into parts of"), self.parts)
        form.addRow(tr("File"), self.file)

    def act(self) -> None:
        """Make it in the background; the key is asked for here, where QGIS can ask for its password."""
        if not self.file.filePath().strip():
            self.say(tr("Choose the file first."), wrong=True)
            return
        try:
            key = signing_key(self._workbench.session.store)
        except Exception as error:  # whatever it is becomes one sentence
            self.say(error_sentence(error), wrong=True)
            return
        path, new, size = Path(self.file.filePath().strip()), self.new.isChecked(), self.parts.value() * _MEGABYTE
        self.begin(
            tr("Make a package"),
            lambda store, progress: make_package(
                store, self._peer, path, key, new=new, part_size=size, progress=progress
            ),
            self._done,
        )

    def _done(self, made: Made) -> None:
        rows = sum(sum(counts.values()) for counts in made.counts.values())
        text = tr("Package {number} to “{name}” with {rows} rows: {files}")
        files = ", ".join(file.name for file in made.files)
        text = text.format(number=made.number, name=self._peer.name, rows=rows, files=files)
        self._workbench.say(text, Qgis.MessageLevel.Success)
        if made.missing:
            text = tr("The files of {count} attachments are missing or altered.")
            self._workbench.say(text.format(count=made.missing), Qgis.MessageLevel.Warning)
        self.accept()


class ApplyDialog(WorkDialog):
    """Shows what a package does before it is applied."""

    def __init__(self, workbench: Workbench):
        super().__init__(workbench, "apply", tr("Apply a package"), tr("Check"))
        self.file = QgsFileWidget(self.body)
        self.file.setObjectName("CivicGrid.apply.file")
        self.file.setFilter(_FILTER)
        self.file.fileChanged.connect(lambda _: self._show(None))
        self.head = QLabel(self.body)
        self.head.setObjectName("CivicGrid.apply.head")
        self.head.setWordWrap(True)
        self.table = QTreeWidget(self.body)
        self.table.setObjectName("CivicGrid.apply.table")
        self.table.setHeaderLabels([tr("Table"), tr("New"), tr("Changed"), tr("Deleted"), tr("Conflicts")])
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 5):
            self.table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.file, self.head, self.table):
            layout.addWidget(part)
        self._show(None)

    def act(self) -> None:
        """Check the file, or apply what was checked."""
        path = Path(self.file.filePath().strip())
        if not self.file.filePath().strip():
            self.say(tr("Choose the file first."), wrong=True)
        elif self._outcome is None:
            self.begin(tr("Check a package"), lambda store, progress: preview_package(store, path, progress=progress),
                       self._show)  # fmt: skip
        else:
            self.begin(tr("Apply a package"), lambda store, progress: apply_package(store, path, progress=progress),
                       self._done)  # fmt: skip

    def _show(self, outcome: Outcome | None) -> None:
        self._outcome = outcome
        self.go.setText(tr("Check") if outcome is None else tr("Apply package"))
        self.go.setEnabled(outcome is None or outcome.already is None)
        self.head.setVisible(outcome is not None)
        self.table.setVisible(outcome is not None and outcome.already is None)
        self.table.clear()
        self.say("")
        self.adjustSize()
        if outcome is None:
            return
        zone = self._workbench.session.store.zone
        told = outcome_lines(outcome, zone)
        counted = len(outcome.counts) if outcome.already is None else 0
        self.head.setText("\n".join([told[0], *told[1 + counted :]]))
        for table, counts in outcome.counts.items():
            numbers = (counts.inserted, counts.updated, counts.deleted, counts.conflicts)
            item = QTreeWidgetItem(
                self.table, [title(table), *(f"{number:,}" if number else "–" for number in numbers)]
            )
            for detail in (one for one in outcome.conflicts if one["table"] == table):
                fields = tr(", ").join(field_title(table, one["field"]) for one in detail["fields"])
                QTreeWidgetItem(item, [f"{detail['label']} ({tr(OPERATIONS[detail['operation']])}) {fields}"])
                item.setExpanded(True)

    def _done(self, outcome: Outcome) -> None:
        text = tr("Package {number} from “{name}” was applied.").format(number=outcome.number, name=outcome.peer)
        if outcome.conflicts:
            waiting = tr("{count} rows were changed here, too, or stand in the way: they wait at the desk.")
            text += " " + waiting.format(count=len(outcome.conflicts))
        self._workbench.say(text, Qgis.MessageLevel.Success)
        self.accept()
