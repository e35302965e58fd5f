"""The widget of the panel 数据交换."""

from pathlib import Path
from zoneinfo import ZoneInfo

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...connectors.exchange.cards import SUFFIX, Card, make_card, read_card, write_card
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.exchange import Exchange, Package, Peer
from ..panel import Workbench
from ..shared.ask import ask
from ..shared.pages import StatePages
from .dialogs import ApplyDialog, IntroduceDialog, MakeDialog
from .export_dialog import ExportDialog

_PEERS_HEIGHT = 170
_PEER = Qt.ItemDataRole.UserRole
_CARD_FILTER = f"CivicGrid (*{SUFFIX})"


class ExchangeWidget(StatePages):
    """Export for everybody who sees the panel; cards, peers and packages for managers."""

    def __init__(self, workbench: Workbench):
        self._workbench = workbench
        self._card: Card | None = None
        content = QWidget()
        super().__init__(content)
        self.setObjectName("CivicGrid.exchange")
        layout = QVBoxLayout(content)
        layout.addWidget(self._export_box(content))
        self._card_box = self._own_box(content)
        self._peer_box = self._partners_box(content)
        layout.addWidget(self._card_box)
        layout.addWidget(self._peer_box)
        layout.addStretch()
        session = workbench.session
        session.opened.connect(self.reload)
        session.closed.connect(self._leave)
        if session.store is None:
            self._leave()
        else:
            self.reload()

    def _export_box(self, parent: QWidget) -> QGroupBox:
        box = QGroupBox(tr("Tables as files"), parent)
        text = QLabel(tr("Any table as a spreadsheet, GeoPackage or shapefile, contacts masked."), box)
        text.setWordWrap(True)
        button = _button(box, "export", tr("Export a table …"), self.export)
        column = QVBoxLayout(box)
        column.addWidget(text)
        column.addWidget(button)
        return box

    def _own_box(self, parent: QWidget) -> QGroupBox:
        box = QGroupBox(tr("Our card"), parent)
        self.name = QLineEdit(box)
        self.name.setObjectName("CivicGrid.exchange.name")
        self.name.setPlaceholderText(tr("The name that we go by, e.g. of the sub-district"))
        self.mark = QLabel(box)
        self.mark.setObjectName("CivicGrid.exchange.fingerprint")
        self.mark.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.mark.setWordWrap(True)
        self.mark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.make_card = _button(box, "card", tr("Make our card"), self._make_card)
        self.save_card = _button(box, "save-card", tr("Save our card …"), self._save_card)
        self.meet = _button(box, "introduce", tr("Introduce a partner …"), self._open_card)
        buttons = QHBoxLayout()
        self.renew = _button(box, "renew", tr("New key …"), self._renew)
        for button in (self.make_card, self.save_card, self.renew, self.meet):
            buttons.addWidget(button)
        column = QVBoxLayout(box)
        column.addWidget(self.name)
        column.addWidget(self.mark)
        column.addLayout(buttons)
        return box

    def _partners_box(self, parent: QWidget) -> QGroupBox:
        box = QGroupBox(tr("Packages"), parent)
        self.none = QLabel(
            tr("Nobody is introduced yet: save our card, give it to the other side, and take theirs."), box
        )
        self.none.setWordWrap(True)
        self.peers = QTreeWidget(box)
        self.peers.setObjectName("CivicGrid.exchange.peers")
        self.peers.setRootIsDecorated(False)
        self.peers.setHeaderLabels([tr("Partner"), tr("Sent"), tr("Received")])
        self.peers.header().setStretchLastSection(False)
        self.peers.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.peers.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.peers.setFixedHeight(_PEERS_HEIGHT)
        self.peers.currentItemChanged.connect(lambda *_: self._turn())
        self.make = _button(box, "make", tr("Make package …"), self._make)
        self.handed = _button(box, "handed", tr("Handed over"), self._hand_over)
        self.stop = _button(box, "stop", tr("Stop exchange"), self._stop)
        self.apply = _button(box, "apply", tr("Apply package …"), self._apply)
        grid = QGridLayout()
        for place, button in enumerate((self.make, self.handed, self.apply, self.stop)):
            grid.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(box)
        column.addWidget(self.none)
        column.addWidget(self.peers)
        column.addLayout(grid)
        return box

    def reload(self) -> None:
        """Read card and peers anew, for managers."""
        session = self._workbench.session
        if session.store is None:
            return
        manager = "manager" in session.account.roles
        self._card_box.setVisible(manager)
        self._peer_box.setVisible(manager)
        if not manager:
            self.show_content()
            return
        store = session.store

        def done(found: tuple[Peer | None, list[Peer]]) -> None:
            if session.store is store:
                self._show(*found)

        def failed(error: BaseException) -> None:
            if session.store is store:
                self.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read exchange partners"), _read, done, failed)

    def _show(self, ours: Peer | None, peers: list[Peer]) -> None:
        self._card = ours and Card(ours.name, ours.store_uid, ours.public_key)
        self.name.setText(ours.name if ours else self.name.text())
        self.mark.setText(tr("Fingerprint: {text}").format(text=self._card.fingerprint) if ours else "")
        self.mark.setVisible(ours is not None)
        self.make_card.setVisible(ours is None)
        self.save_card.setVisible(ours is not None)
        self.renew.setVisible(ours is not None)
        self.meet.setVisible(ours is not None)
        self.name.setReadOnly(ours is not None)
        chosen = self._chosen()
        self.peers.clear()
        for peer in peers:
            name = peer.name if peer.active else tr("{name} (stopped)").format(name=peer.name)
            item = QTreeWidgetItem(self.peers, [name, self._told(peer.sent, sent=True), self._told(peer.received)])
            item.setData(0, _PEER, peer)
            item.setToolTip(0, Card(peer.name, peer.store_uid, peer.public_key).fingerprint)
            if self.peers.currentItem() is None or (chosen and chosen.id == peer.id):
                self.peers.setCurrentItem(item)
        self.none.setVisible(not peers)
        self.peers.setVisible(bool(peers))
        self.show_content()
        self._turn()

    def _told(self, package: Package | None, sent: bool = False) -> str:
        if package is None:
            return "–"
        at = (package.applied_at or package.made_at).astimezone(ZoneInfo(self._workbench.session.store.zone))
        mark = " ✔" if sent and package.applied_at else ""
        return tr("No. {number}").format(number=package.number) + f" {at:%m-%d}{mark}"

    def _chosen(self) -> Peer | None:
        item = self.peers.currentItem()
        return item.data(0, _PEER) if item else None

    def _turn(self) -> None:
        peer = self._chosen()
        pending = peer is not None and peer.sent is not None and peer.sent.applied_at is None
        self.make.setEnabled(self._card is not None and peer is not None and peer.active)
        self.handed.setEnabled(pending)
        self.apply.setEnabled(self.peers.topLevelItemCount() > 0)
        self.stop.setEnabled(peer is not None)
        self.stop.setText(tr("Stop exchange") if peer is None or peer.active else tr("Resume exchange"))

    def export(self) -> None:
        """Ask for a table and export it."""
        self._run(ExportDialog(self._workbench))

    def take_card(self, path: Path) -> None:
        """Read a partner's card and ask whether its fingerprint was compared."""
        try:
            card = read_card(path)
        except Exception as error:  # whatever it is becomes one sentence
            self._workbench.say_error(error)
            return
        self._run(IntroduceDialog(self._workbench, card))

    def keep_card(self, path: Path) -> None:
        """Write our card."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            # QFileDialog has asked about a file that is there.
            path.unlink(missing_ok=True)
            write_card(self._card, path)
        except Exception as error:  # whatever it is becomes one sentence
            self._workbench.say_error(error)
            return
        self._workbench.say(tr("Our card was saved to {path}.").format(path=path), Qgis.MessageLevel.Success)

    def _renew(self) -> None:
        text = tr("With a new key every partner needs our new card before they can take a package. Make a new key?")
        no, yes = QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes
        if ask(self, tr("New key …"), text, {yes: tr("Make a new key"), no: tr("Cancel")}, no) == yes:
            self._make_card(new_key=True)

    def _make_card(self, *, new_key: bool = False) -> None:
        # Here, and not in the background: QGIS may ask for its master password.
        try:
            make_card(self._workbench.session.store, self.name.text(), new_key=new_key)
        except Exception as error:  # whatever it is becomes one sentence
            self._workbench.say_error(error)
        self.reload()

    def _save_card(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save our card …"), self._card.name + SUFFIX, _CARD_FILTER)
        if path:
            self.keep_card(Path(path))

    def _open_card(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Introduce a partner …"), "", _CARD_FILTER)
        if path:
            self.take_card(Path(path))

    def _make(self) -> None:
        self._run(MakeDialog(self._workbench, self._chosen()))

    def _apply(self) -> None:
        self._run(ApplyDialog(self._workbench))

    def _hand_over(self) -> None:
        package = self._chosen().sent
        self._write(lambda store: Exchange(store).hand_over(package.id))

    def _stop(self) -> None:
        peer = self._chosen()
        self._write(lambda store: Exchange(store).set_active(peer.id, not peer.active))

    def _write(self, work) -> None:
        self._workbench.in_store(tr("Change an exchange partner"), work, lambda _: self.reload(), self._failed)

    def _failed(self, error: BaseException) -> None:
        self._workbench.say_error(error)
        self.reload()

    def _run(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        self.reload()

    def _leave(self) -> None:
        self._card = None
        text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
        self.show_empty(text, tr("Connect …"), self._workbench.connect_store)


def _read(store: Store) -> tuple[Peer | None, list[Peer]]:
    exchange = Exchange(store)
    return exchange.ours(), exchange.peers()


def _button(parent: QWidget, name: str, text: str, act) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(f"CivicGrid.exchange.{name}")
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.setMinimumWidth(80)
    button.clicked.connect(lambda _=False: act())
    return button
