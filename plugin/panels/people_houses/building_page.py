"""The building in five tabs: 概况, 楼盘表, 人口, 单位, 事件."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ...jobs.people_houses import Look
from ...services.translation import tr
from .chart_tab import ChartTab
from .list_tabs import EventsTab, OrganisationsTab
from .overview_tab import OverviewTab
from .people_tab import PeopleTab


class BuildingPage(QTabWidget):
    """Shows a `jobs.people_houses.Look`. ``turned(tab)``: the name of the tab that came to the front."""

    turned = pyqtSignal(str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.people_houses.tabs")
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.look: Look | None = None
        self.overview = OverviewTab(self)
        self.chart = ChartTab(self)
        self.people = PeopleTab(self)
        self.organisations = OrganisationsTab(self)
        self.events = EventsTab(self)
        self._withheld = QLabel(
            tr("Residents are shown to clerks, grid workers, dispatchers, revealers and managers."), self
        )
        self._withheld.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._withheld.setWordWrap(True)
        self._withheld.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._people = QStackedWidget(self)
        self._people.addWidget(self.people)
        self._people.addWidget(self._withheld)
        self._names = ("overview", "chart", "people", "organisations", "events")
        # Short words: five tabs stand side by side in a narrow dock.
        for widget, text, whole in (
            (self.overview, tr("Overview"), ""),
            (self.chart, tr("Chart"), tr("Section chart")),
            (self._people, tr("People"), ""),
            (self.organisations, tr("Orgs"), tr("Organisations")),
            (self.events, tr("Events"), ""),
        ):
            self.setTabToolTip(self.addTab(_padded(widget, self), text), whole)
        self.currentChanged.connect(lambda index: self.turned.emit(self._names[index]))

    @property
    def tab(self) -> str:
        """The name of the tab in front."""
        return self._names[self.currentIndex()]

    def turn_to(self, tab: str) -> None:
        """Bring a tab to the front."""
        self.setCurrentIndex(self._names.index(tab))

    def show_look(self, look: Look, zone: str, may_make_rooms: bool) -> None:
        """Show a building; what is chosen in each tab stays chosen where it still is there."""
        self.look = look
        self.overview.show_look(look, zone, may_make_rooms)
        self.chart.show_look(look)
        self._people.setCurrentWidget(self._withheld if look.tally is None else self.people)
        if look.tally is not None:
            self.people.show_look(look)


def _padded(widget: QWidget, parent: QWidget) -> QWidget:
    page = QWidget(parent)
    column = QVBoxLayout(page)
    column.setContentsMargins(4, 2, 4, 2)
    column.addWidget(widget)
    return page
