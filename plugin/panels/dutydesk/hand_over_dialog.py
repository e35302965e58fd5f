"""What was handed over 交接内容: the note and the list of that moment, what has changed since; printed as PDF."""

import html
from collections.abc import Sequence
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QFileDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ...maps.info_sheet import write_report
from ...services import clock
from ...services.translation import tr
from ...store.loop.hand_overs import HandOver, Matter
from ..banner import printed_banner
from ..panel import Workbench
from .words import REASON_NAMES

_NAME = "CivicGrid.dutydesk.handed"
_SIZE = (560, 520)


class HandOverDialog(QDialog):
    """``given`` are hand-overs, the newest first; ``present`` is what is open now."""

    def __init__(
        self, workbench: Workbench, given: Sequence[HandOver], present: Sequence[Matter], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(tr("Handed over"))
        self.resize(*_SIZE)
        self._workbench, self._given, self._present = workbench, given, present
        self._zone = workbench.session.store.zone
        self.which = QComboBox(self)
        self.which.setObjectName(f"{_NAME}.which")
        for one in given:
            self.which.addItem(_name(one, self._zone))
        self.content = QTextBrowser(self)
        self.content.setObjectName(f"{_NAME}.content")
        self.print = QPushButton(QgsApplication.getThemeIcon("/mActionFilePrint.svg"), tr("Print PDF …"), self)
        self.print.setObjectName(f"{_NAME}.print")
        self.print.setAutoDefault(False)
        self.print.clicked.connect(lambda _=False: self._print())
        column = QVBoxLayout(self)
        column.addWidget(self.which)
        column.addWidget(self.content, 1)
        column.addWidget(self.print)
        self.which.currentIndexChanged.connect(lambda _=None: self._show())
        self._show()
        self.finished.connect(self.deleteLater)
        workbench.session.closed.connect(self.reject)

    def print_to(self, path: Path) -> None:
        """Write what is shown as PDF."""
        try:
            write_report(path, self._page(), QImage(), printed_banner(self._workbench.session.store))
        except Exception as error:  # said in one sentence; QGIS goes on
            self._workbench.say_error(error)
            return
        self._workbench.say(tr("Written to {path}.").format(path=path), Qgis.MessageLevel.Success)

    def _show(self) -> None:
        self.content.setHtml(self._page())

    def _page(self) -> str:
        given = self._given[self.which.currentIndex()]
        parts = [f"<h3>{html.escape(_name(given, self._zone))}</h3>"]
        if given.accepted_at is not None:
            parts.append(f"<p>{tr('Accepted {time}').format(time=clock.local_text(given.accepted_at, self._zone))}</p>")
        if given.note:
            parts.append(f"<p><b>{html.escape(given.note).replace(chr(10), '<br/>')}</b></p>")
        parts.append(_listed(tr("Open then: {count}"), given.matters))
        if given.accepted_at is None or given is self._given[0]:
            known, now = set(map(_key, given.matters)), set(map(_key, self._present))
            at = [one for one in self._present if _key(one) not in known and not _before(one, given)]
            parts.append(_listed(tr("New since then: {count}"), at))
            parts.append(_listed(tr("No longer open: {count}"), [one for one in given.matters if _key(one) not in now]))
        return "".join(parts)

    def _print(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Print PDF …"), tr("Hand-over") + ".pdf", "PDF (*.pdf)")
        if chosen:
            self.print_to(Path(chosen if chosen.lower().endswith(".pdf") else chosen + ".pdf"))


def _key(matter: Matter) -> tuple[str, int]:
    return matter.table, matter.id


def _before(matter: Matter, given: HandOver) -> bool:
    """Whether it is a note of before: one that the shift has taken over itself, or what it said on handing over."""
    return matter.reasons == ("note",) and (matter.table == "hand_over" or matter.since <= clock.to_text(given.at))


def _name(given: HandOver, zone: str) -> str:
    somebody = tr("Single operator")
    names = (
        f"{given.giver or somebody} → {given.taker or (somebody if given.accepted_at else tr('whoever takes over'))}"
    )
    return f"{clock.local_text(given.at, zone)} {names}"


def _listed(heading: str, matters: Sequence[Matter]) -> str:
    """A list with its heading, one matter a line with its reasons."""
    lines = []
    for one in matters:
        title = " ".join(part for part in (one.title, one.number) if part) or tr("Closure")
        reasons = tr(", ").join(tr(REASON_NAMES[reason]) for reason in one.reasons)
        lines.append(f"<li>{html.escape(title)} <span style='color:#777777'>{html.escape(reasons)}</span></li>")
    return f"<p>{html.escape(heading.format(count=len(matters)))}</p><ul>{''.join(lines)}</ul>"
