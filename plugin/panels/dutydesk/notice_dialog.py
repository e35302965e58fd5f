"""A notice for a chat group 群通报: read and edited by a person, copied as text or saved as a picture."""

from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtGui import QColor, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...domain.notice import find_doubts, without_numbers
from ...jobs.info_report import Notice
from ...maps.info_sheet import draw_place, write_notice
from ...maps.palette import colour
from ...services.translation import tr
from ..banner import printed_banner
from ..panel import Workbench

_SIZE = (520, 380)


class NoticeDialog(QDialog):
    """Marks what may lead to a person; of what was edited only telephones and identity numbers are still taken out."""

    def __init__(self, workbench: Workbench, notice: Notice, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.dutydesk.notice-text")
        self._workbench, self._notice = workbench, notice
        self.setWindowTitle(tr("Group notice"))
        self.resize(*_SIZE)
        hint = QLabel(
            tr(
                "Telephone and identity numbers, names and doors were taken out by patterns. "
                "What is marked may lead to a person: read it before it goes."
            ),
            self,
        )
        hint.setWordWrap(True)
        self.text = QPlainTextEdit(notice.text, self)
        self.text.setObjectName("CivicGrid.dutydesk.notice.content")
        self.text.textChanged.connect(self._mark_doubts)
        self._mark_doubts()
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
        lines = (printed_banner(self._workbench.session.store), without_numbers(self.text.toPlainText()))
        QApplication.clipboard().setText("\n".join(line for line in lines if line))
        self._workbench.say(tr("The notice is in the clipboard."))

    def save_to(self, path: Path) -> None:
        """Write the first line as the headline, the map and the text as PNG."""
        text, notice, workbench = without_numbers(self.text.toPlainText()).strip(), self._notice, self._workbench
        headline, banner = text.split("\n")[0], printed_banner(workbench.session.store)

        def drawn(image) -> None:
            try:
                write_notice(path, headline, text, image, banner)
            except Exception as error:  # said in one sentence; QGIS goes on
                workbench.say_error(error)
                return
            workbench.say(tr("Written to {path}.").format(path=path), Qgis.MessageLevel.Success)

        draw_place(workbench.project, notice.shape, workbench.session.store.crs, "notice", drawn)

    def _mark_doubts(self) -> None:
        marks = []
        for start, end in find_doubts(self.text.toPlainText()):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self.text.textCursor()
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            mark.format.setUnderlineColor(QColor(colour("level_1")))
            marks.append(mark)
        self.text.setExtraSelections(marks)

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
