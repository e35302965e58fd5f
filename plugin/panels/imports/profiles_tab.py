"""Profiles 模板: how the files of each office are read; renamed, deleted, handed to another store as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.import_table.profile_files import add_profile, read_profile, rename_profile, write_profile
from ...jobs.import_table.request import Profile
from ...jobs.targets import targets
from ...services.translation import language, tr
from ...store import Store
from ...store.profiles import delete_profile, profiles
from ..shared.ask import ask
from .batches_tab import target_name
from .tab import Tab
from .words import system_name

_PROFILE = Qt.ItemDataRole.UserRole
_FILTER = "JSON (*.json)"


class ProfilesTab(Tab):
    """The list, and under it what the chosen profile says."""

    def __init__(self, workbench, parent=None):
        content = QWidget()
        super().__init__(workbench, content, parent)
        self.list = QTreeWidget(content)
        self.list.setObjectName("CivicGrid.imports.profiles")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setHeaderLabels([tr("Profile"), tr("Target")])
        self.list.setColumnWidth(0, 190)
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.detail = QLabel(content)
        self.detail.setObjectName("CivicGrid.imports.profile.detail")
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rename = self._button("rename", "/mActionToggleEditing.svg", tr("Rename …"), self._rename)
        self.delete = self._button("delete", "/mActionDeleteSelected.svg", tr("Delete …"), self._delete)
        self.export = self._button("export", "/mActionFileSaveAs.svg", tr("Save as file …"), self._export)
        self.take = self._button("import", "/mActionFileOpen.svg", tr("From a file …"), self._import)
        buttons = QGridLayout()
        for place, button in enumerate((self.rename, self.delete, self.export, self.take)):
            buttons.addWidget(button, place // 2, place % 2)
        layout = QVBoxLayout(content)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.detail)
        layout.addLayout(buttons)

    def _button(self, name: str, picture: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text)
        button.setObjectName(f"CivicGrid.imports.profile.{name}")
        button.clicked.connect(lambda _=False: act())
        return button

    @property
    def profile(self) -> Profile | None:
        """The profile that is chosen."""
        item = self.list.currentItem()
        return item.data(0, _PROFILE) if item else None

    def read(self, store: Store) -> list[Profile]:
        """Every profile."""
        return [Profile(name, target, **content) for name, target, content in profiles(store)]

    def show_found(self, found: list[Profile]) -> None:
        """Show the profiles; what was chosen stays chosen."""
        chosen = (self.profile.name, self.profile.target) if self.profile else None
        self.list.clear()
        for one in found:
            item = QTreeWidgetItem([one.name, target_name(one.target)])
            item.setData(0, _PROFILE, one)
            self.list.addTopLevelItem(item)
            if chosen in (None, (one.name, one.target)):
                chosen = (one.name, one.target)
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and found:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        if not found:
            self.pages.show_empty(
                tr("There are no profiles yet. Keep one on the wizard's last page, or take one from a file."),
                tr("From a file …"),
                self._import,
            )
            return
        self._tell()
        self.pages.show_content()

    def _tell(self) -> None:
        one = self.profile
        for button in (self.rename, self.delete, self.export):
            button.setEnabled(one is not None)
        if one is None:
            self.detail.clear()
            return
        known = targets()[one.target].by_name if one.target in targets() else {}
        lines = [
            f"{header} → {known[name].label(language()) if name in known else name}"
            for name, header in one.fields.items()
        ]
        if one.source:
            lines.append(tr("Source: {source}").format(source=one.source))
        if one.coordinates:
            lines.append(tr("Coordinates: {name}").format(name=system_name(one.coordinates)))
        self.detail.setText("\n".join(lines))

    def _rename(self) -> None:
        one = self.profile
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Rename the profile"))
        dialog.setLabelText(tr("New name"))
        dialog.setTextValue(one.name)
        dialog.setOkButtonText(tr("Rename"))
        dialog.setCancelButtonText(tr("Cancel"))
        name = dialog.textValue().strip() if dialog.exec() else ""
        dialog.deleteLater()
        if name and name != one.name:
            self.list.currentItem().setData(0, _PROFILE, None)
            self.act(tr("Rename the profile"), lambda store: rename_profile(store, one, name), lambda _: self.reload())

    def _delete(self) -> None:
        one = self.profile
        text = tr("Delete the profile “{name}”? Batches that were read with it stay.").format(name=one.name)
        choices = {QMessageBox.StandardButton.Yes: tr("Delete"), QMessageBox.StandardButton.Cancel: tr("Cancel")}
        answer = ask(self, tr("Delete the profile"), text, choices, QMessageBox.StandardButton.Cancel)
        if answer == QMessageBox.StandardButton.Yes:
            self.act(
                tr("Delete the profile"),
                lambda store: delete_profile(store, one.name, one.target),
                lambda _: self.reload(),
            )

    def _export(self) -> None:
        one = self.profile
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the profile"), f"{one.name}.json", _FILTER)
        if path:
            self.act(tr("Save the profile"), lambda _store: write_profile(Path(path), one), lambda _: self._saved(path))

    def _saved(self, path: str) -> None:
        text = tr("The profile is in {file}.").format(file=Path(path).name)
        self.workbench.say(text, Qgis.MessageLevel.Success)

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Profile to take"), "", _FILTER)
        if path:
            self.act(
                tr("Take a profile"),
                lambda store: add_profile(store, read_profile(Path(path))),
                lambda _: self.reload(),
            )
