"""The section chart on paper: a picture, a PDF, or a layout of QGIS to be edited. Masked, with an audit line."""

from pathlib import Path

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...domain.dwelling import ORDINARY_CLASSES
from ...jobs.people_houses import Look
from ...maps.section_layout import Page, section_layout
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.audit import Audit
from ..banner import printed_banner
from ..panel import Workbench
from ..shared.code_names import code_name
from ..shared.section_paint import CLASS_NAMES, use_names
from ..shared.section_sheet import Sheet, chart_image, chart_size, legend_image, write_pdf, write_picture

_LEGEND = (254.0, 170.0)  # pixels, as wide to high as the template's item
_KINDS = {"png": "PNG (*.png)", "pdf": "PDF (*.pdf)"}


class Output:
    """Writes what is shown: rooms, their uses, how many of which ordinary class live there; no person."""

    def __init__(self, workbench: Workbench, parent: QWidget):
        self._workbench, self._parent = workbench, parent

    def write(self, kind: str, look: Look) -> None:
        """Write a chart as png or pdf to a file that is asked for, or open it as a layout (print)."""
        path = None
        if kind != "print":
            name = f"{_file_name(look.building.title)}.{kind}"
            chosen, _ = QFileDialog.getSaveFileName(self._parent, tr("Section chart"), name, _KINDS[kind])
            if not chosen:
                return
            path = Path(chosen)
            path = path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")
        key = look.building.id

        def recorded(_line: object) -> None:
            try:
                self._layout(look) if path is None else self._file(kind, look, path)
            except Exception as error:  # said in one sentence; QGIS goes on
                self._workbench.say_error(error)

        # The line first: nothing leaves the store without it.
        self._workbench.in_store(
            tr("Record the print"),
            lambda store: _record(store, key, kind),
            recorded,
            self._workbench.say_error,
        )

    def _file(self, kind: str, look: Look, path: Path) -> None:
        sheet = Sheet(
            self._title(look),
            tuple(self._lines(look)),
            look.section,
            self._foot(),
            printed_banner(self._workbench.session.store),
        )
        write = {"png": write_picture, "pdf": write_pdf}[kind]
        write(sheet, path)
        self._workbench.say(tr("Written to {path}.").format(path=path), Qgis.MessageLevel.Success)

    def _layout(self, look: Look) -> None:
        lines = self._lines(look)
        page = Page(
            name=look.building.title,
            title=self._title(look),
            subtitle=lines[0],
            counts="\n".join(lines[1:]),
            foot=self._foot(),
            chart=chart_image(look.section),
            legend=legend_image(look.section, *_LEGEND),
            size=chart_size(look.section),
            outline=look.building.shape,
            crs=self._workbench.session.store.crs,
            banner=printed_banner(self._workbench.session.store),
        )
        layout = section_layout(self._workbench.project, page)
        self._workbench.iface.openLayoutDesigner(layout)

    def _title(self, look: Look) -> str:
        return tr("{building}: section chart").format(building=look.building.title)

    def _lines(self, look: Look) -> list[str]:
        building = look.building
        place = [building.facts["address"] or "", *building.areas[-1:], *(grid["name"] for grid in building.grids[:1])]
        lines = [" · ".join(part for part in place if part)]
        rooms = tr("{count} rooms").format(count=f"{len(building.rooms):,}")
        uses = [room.use_class for room in building.rooms]
        counts = [f"{name} {uses.count(code):,}" for code, name in use_names().items() if code in uses]
        lines.append(tr("{label} ({kind})").format(label=rooms, kind=tr(", ").join(counts)) if counts else rooms)
        classes = []
        if look.tally is not None:
            named = ((name, getattr(look.tally, name)) for name in ORDINARY_CLASSES)
            classes = [f"{tr(CLASS_NAMES[name])} {count:,}" for name, count in named if count]
            if look.tally.class_unknown:  # the classes add up to the residents
                classes.append(f"{code_name('person_class', 'unknown')} {look.tally.class_unknown:,}")
        residents = tr("{count} residents ({classes})") if classes else tr("{count} residents")
        people = (
            tr("{count} households").format(count=f"{building.households:,}"),
            residents.format(count=f"{building.counted:,}", classes=tr(", ").join(classes)),
        )
        return [*lines, tr(", ").join(people)]

    def _foot(self) -> str:
        session = self._workbench.session
        when = clock.local_text(clock.utc_now(), session.store.zone)
        name = session.account.name or tr("Single operator")
        return tr("Printed by {name}, {when}; for internal use").format(name=name, when=when)


def _record(store: Store, key: int, kind: str) -> int:
    return Audit(store).write("print_section", "building", key, {"as": kind})


def _file_name(title: str) -> str:
    return "".join(sign for sign in title if sign not in '\\/:*?"<>|').strip() or "section"
