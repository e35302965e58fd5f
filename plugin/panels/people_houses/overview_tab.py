"""The building in words 概况: where it is, what it is, how many rooms, households and residents, how fresh that is."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...domain.dwelling import ORDINARY_CLASSES, last_visit
from ...jobs.people_houses import Look
from ...services import clock
from ...services.translation import tr
from ...store.integrity import STALE_DAYS
from ...store.residents.dwelling import Building
from ..shared.code_names import code_name, code_names
from ..shared.section_paint import use_names


class OverviewTab(QWidget):
    """``asked(act)`` with one of show, files, rooms."""

    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(4)
        self._form.setHorizontalSpacing(8)
        theme = QgsApplication.getThemeIcon
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        for place, (name, picture, text) in enumerate(
            (
                ("show", theme("/mActionZoomTo.svg"), tr("Show on the map")),
                ("files", theme("/mIconFolder.svg"), tr("Attachments")),
                ("rooms", theme("/symbologyAdd.svg"), tr("Make rooms …")),
            )
        ):
            button = QPushButton(picture, text, self)
            button.setObjectName(f"CivicGrid.people_houses.{name}")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            grid.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addLayout(grid)
        column.addStretch(1)

    def show_look(self, look: Look, zone: str, may_make_rooms: bool) -> None:
        """Show a building; rooms are offered to be made where there are none."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for label, text, tip in (*_place(look.building), *_houses(look.building), *_people(look, zone)):
            if not text:
                continue
            value = QLabel(text, self)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            value.setWordWrap(True)  # after the policy, which it makes one of a height for a width
            value.setToolTip(tip)
            self._form.addRow(label, value)
        self.buttons["rooms"].setVisible(may_make_rooms and not look.building.rooms)


def _place(building: Building) -> list[tuple[str, str, str]]:
    facts = building.facts
    grids = [
        tr("{label} ({kind})").format(label=grid["name"], kind=code_name("grid_level", grid["level"]))
        + (" ⚠" if grid["conflict"] else "")
        for grid in building.grids
    ]
    differs = tr("⚠ The building declares another grid than the one it lies in.")
    declared = facts["grid_code"] or ""
    return [
        (tr("Address"), facts["address"] or "", ""),
        (tr("Area"), " / ".join(building.areas[-3:]), ""),
        (tr("Grid"), "\n".join(grids), differs if any(grid["conflict"] for grid in building.grids) else ""),
        (tr("Declared grid"), declared if not grids else "", ""),
        (tr("In charge"), "\n".join(_staff(building.staff)), ""),
    ]


def _staff(staff: Sequence) -> list[str]:
    """The grid's workers, those first whose post comes first; building heads are among them."""
    posts = {code: place for place, code in enumerate(code_names("staff_post"))}
    order = sorted(staff, key=lambda one: (posts.get(one["worker_kind"], len(posts)), one["name"]))
    return [
        " ".join(part for part in (code_name("staff_post", one["worker_kind"]), one["name"], one["phone"]) if part)
        for one in order
    ]


def _houses(building: Building) -> list[tuple[str, str, str]]:
    facts = building.facts
    uses = [code_name("building_use", facts["building_use"]), code_name("building_class", facts["use_class"])]
    storeys = []
    if facts["floors"]:
        storeys.append(tr("{count} floors").format(count=facts["floors"]))
    if facts["basements"]:
        storeys.append(tr("{count} basements").format(count=facts["basements"]))
    if facts["units"]:
        storeys.append(tr("{count} units").format(count=facts["units"]))
    if facts["height"]:
        storeys.append(tr("{metres} m high").format(metres=f"{facts['height']:g}"))
    by_use = Counter(room.use_class for room in building.rooms)
    rooms = tr("none entered yet")
    if building.rooms:
        named = [f"{name} {by_use[code]:,}" for code, name in use_names().items() if by_use[code]]
        rooms = tr("{count}: {uses}").format(count=f"{len(building.rooms):,}", uses=tr(", ").join(named))
    return [
        (tr("Use"), " · ".join(dict.fromkeys(use for use in uses if use)), ""),
        (tr("Storeys"), tr(", ").join(storeys), ""),
        (tr("Rooms"), rooms, ""),
        (tr("Number of households"), f"{building.households:,}", tr("Households registered in the building's rooms")),
    ]


def _people(look: Look, zone: str) -> list[tuple[str, str, str]]:
    counts, building = look.tally, look.building
    how = tr("Who lives here today; a person with several stays counts at the one that began last.")
    if counts is None:
        text = tr("{count}; who they are is not shown to this account").format(count=f"{building.counted:,}")
        return [(tr("Living here"), text, how)]
    classes = [
        f"{code_name('person_class', name)} {getattr(counts, name):,}"
        for name in ORDINARY_CLASSES
        if getattr(counts, name)
    ]
    if counts.class_unknown:
        classes.append(f"{code_name('person_class', 'unknown')} {counts.class_unknown:,}")
    ages = tr("under 18: {minors}, from 60: {aged}, from 80: {very}").format(
        minors=f"{counts.minors:,}", aged=f"{counts.aged_60:,}", very=f"{counts.aged_80:,}"
    )
    rows = [
        (tr("Living here"), f"{counts.residents:,}", how),
        (tr("By class"), tr(", ").join(classes), ""),
        (tr("By age"), ages if counts.residents else "", tr("By the year of birth; the year of turning 18 counts.")),
    ]
    return [*rows, (tr("Last verified"), _freshness(look, zone), "")]


def _freshness(look: Look, zone: str) -> str:
    """When somebody last confirmed who lives here, and in how many rooms that is long ago."""
    visit: datetime | None = last_visit(look.building.residents)
    stale = sum("stale" in cell.states for cell in look.section.cells)
    if not look.building.residents:
        return ""
    text = clock.local_text(visit, zone)[:10] if visit else tr("never")
    if visit and clock.utc_now() - visit > timedelta(days=1):
        days = (clock.utc_now() - visit).days
        text = tr("{day} ({days} days ago)").format(day=text, days=f"{days:,}")
    unverified = sum("unverified" in cell.states for cell in look.section.cells)
    if unverified and visit:
        text += "\n" + tr("{count} rooms never verified").format(count=f"{unverified:,}")
    if stale:
        text += "\n" + tr("{count} rooms not verified for {days} days").format(count=f"{stale:,}", days=STALE_DAYS)
    return text
