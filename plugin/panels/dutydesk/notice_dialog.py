"""A notice for a chat group 群通报: read and edited by a person, copied as text or saved as a picture."""

from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.notice import deidentified
from ...jobs.info_report import Notice
from ...maps.info_sheet import draw_place, write_notice
from ...services.translation import tr
from ..banner import printed_banner
from ..panel import Workbench

_SIZE = (520, 380)


class NoticeDialog(QDialog):
    """What was edited is de-identified once more before it leaves."""

    def __init__(self, workbench: Workbench, notice: Notice, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.dutydesk.notice-text")
        self._workbench, self._notice = workbench, notice
        self.setWindowTitle(tr("Group notice"))
        self.resize(*_SIZE)
        hint = QLabel(
            tr("Telephone and identity numbers, names and doors were taken out by patterns: read it before it goes."),
            self,
        )
        hint.setWordWrap(True)
        self.text = QPlainTextEdit(notice.text, self)
        self.text.setObjectName("CivicGrid.dutydesk.notice.content")
        self.copy = self._button("copy", tr("Copy the text"), "/mActionEditCopy.svg", self.copy_text)
        self.save = self._button("picture", tr("Save as picture …"), "/mActionSaveMapAsImage.svg", self._save)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        self.finished.connect(self.deleteLater)

    def copy_text(self) -> None:
        """Put the text into the clipboard, that of an exercise below its words."""
        lines = (printed_banner(self._workbench.session.store), deidentified(self.text.toPlainText()))
        QApplication.clipboard().setText("\n".join(line for line in lines if line))
        self._workbench.say(tr("The notice is in the clipboard."))

    def save_to(self, path: Path) -> None:
        """Write headline, map and text as PNG."""
        text, notice, workbench = deidentified(self.text.toPlainText()), self._notice, self._workbench
        banner = printed_banner(workbench.session.store)

        def drawn(image) -> None:
            try:
                write_notice(path, notice.headline, text, image, banner)
            except Exception as error:  # said in one sentence; QGIS goes on
                workbench.say_error(error)
                return
            workbench.say(tr("Written to {path}.").format(path=path), Qgis.MessageLevel.Success)

        draw_place(workbench.project, notice.shape, workbench.session.store.crs, "notice", drawn)

    def _save(self) -> None:
        name = f"{self._notice.number}.png"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save as picture …"), name, "PNG (*.png)")
        if chosen:
            self.save_to(Path(chosen if chosen.lower().endswith(".png") else chosen + ".png"))

    def _button(self, name: str, text: str, picture: str, act) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.dutydesk.notice.{name}")
        button.clicked.connect(lambda _=False: act())
        return button
