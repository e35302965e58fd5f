"""The queries that are kept: chosen from a list, saved, renamed, shared, deleted."""

from collections.abc import Callable, Mapping

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QMenu, QMessageBox, QToolButton, QWidget

from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.residents.saved_queries import SavedQueries, SavedQuery
from ..panel import Workbench
from ..shared.ask import ask


class SavedBox(QWidget):
    """``chosen(SavedQuery)`` when one is picked, ``failed(str)`` with the sentence of what went wrong.

    ``content()`` gives the conditions to save, as JSON takes them.
    """

    chosen = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(
        self, workbench: Workbench, content: Callable[[], Mapping[str, object]], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._workbench, self._content = workbench, content
        self._kept: list[SavedQuery] = []
        self.list = QComboBox(self)
        self.list.setObjectName("CivicGrid.query.saved")
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(8)
        self.list.activated.connect(lambda _: self._choose())
        button = QToolButton(self)
        button.setObjectName("CivicGrid.query.keep")
        button.setIcon(QgsApplication.getThemeIcon("/mActionFileSave.svg"))
        button.setToolTip(tr("Save, rename, share or delete a query"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addWidget(button)

    def current(self) -> SavedQuery | None:
        """The query that the list shows, None for none."""
        return next((one for one in self._kept if one.id == self.list.currentData()), None)

    def show_kept(self, kept: list[SavedQuery], current: int | None = None) -> None:
        """Fill the list."""
        self._kept = kept
        self.list.clear()
        self.list.addItem(tr("Saved queries …"), None)
        for one in kept:
            self.list.addItem(tr("{name} (shared)").format(name=one.name) if one.shared else one.name, one.id)
        self.list.setCurrentIndex(max(0, self.list.findData(current)))

    def save(self) -> None:
        """Keep the form's conditions under a name."""
        one = self.current()
        before = one.name if one is not None and one.own else ""
        name, well = QInputDialog.getText(self, tr("Save query"), tr("Name"), text=before)
        if well:
            content, shared = self._content(), bool(before) and name.strip() == before and one.shared
            self._change(lambda queries: queries.save(name, content, shared=shared))

    def rename(self) -> None:
        """Give the current query another name."""
        if (one := self.current()) is not None:
            name, well = QInputDialog.getText(self, tr("Rename query"), tr("Name"), text=one.name)
            if well:
                self._change(lambda queries: queries.rename(one.id, name) or one.id)

    def share(self) -> None:
        """Show the current query to everybody, or to nobody else any more."""
        if (one := self.current()) is not None:
            self._change(lambda queries: queries.share(one.id, not one.shared) or one.id)

    def delete(self) -> None:
        """Delete the current query, after a question."""
        if (one := self.current()) is None:
            return
        choices = {QMessageBox.StandardButton.Yes: tr("Delete"), QMessageBox.StandardButton.Cancel: tr("Cancel")}
        text = tr("Delete the query {name}?").format(name=one.name)
        yes = QMessageBox.StandardButton.Yes
        if ask(self, tr("Saved queries"), text, choices, QMessageBox.StandardButton.Cancel) == yes:
            self._change(lambda queries: queries.delete(one.id))

    def _choose(self) -> None:
        if (one := self.current()) is not None:
            self.chosen.emit(one)

    def _change(self, act: Callable[[SavedQueries], int | None]) -> None:
        account = self._workbench.session.account

        def work(store: Store) -> tuple[int | None, list[SavedQuery]]:
            queries = SavedQueries(store, account)
            return act(queries), queries.all()

        def done(found: tuple[int | None, list[SavedQuery]]) -> None:
            if self._workbench.session.account is account:
                self.show_kept(found[1], found[0])

        self._workbench.in_store(tr("Saved queries"), work, done, lambda error: self.failed.emit(error_sentence(error)))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Save …"), self.save)
        own = [
            menu.addAction(tr("Rename …"), self.rename),
            menu.addAction(tr("Share, or stop sharing"), self.share),
            menu.addAction(tr("Delete …"), self.delete),
        ]

        def follow() -> None:
            one = self.current()
            for action in own:
                action.setEnabled(one is not None and one.own)

        menu.aboutToShow.connect(follow)
        return menu
