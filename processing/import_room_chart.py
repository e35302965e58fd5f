"""``civicgrid:importroomchart``: section charts of a spreadsheet become rooms."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm


class ImportRoomChart(CivicGridAlgorithm):
    """One sheet a building."""

    NAME = "importroomchart"
    TITLE = "Import section charts"
    GROUP = "import"
    HELP = (
        "Reads section charts as offices draw them in a spreadsheet (XLSX, XLS, ODS) and makes their rooms: a row a "
        "floor, with a label such as 3F or -1, the top floor first or last; units side by side or below each other "
        "under a heading such as 1单元; merged cells for merged flats and duplexes; empty cells where there is no "
        "room. Of a cell only the room's number and a word for its use are taken: names of persons are never kept.\n"
        "Every sheet is a building: its name is the building's name, code, number in the source, address, or estate "
        "and block (翠湖花园3栋). A file with one sheet may be given its building by BUILDING, its id.\n"
        "A sheet in which something is unclear is not taken; every unclear cell is reported. Rooms that are there "
        "stay, as with the making of rooms by a pattern. All other sheets enter in one transaction."
    )
    REQUIRES = ("python_calamine",)

    INPUT = "INPUT"
    BUILDING = "BUILDING"
    REPLACE = "REPLACE"
    MADE = "MADE"
    BUILDINGS = "BUILDINGS"
    REFUSED = "REFUSED"
    CONFLICTS = "CONFLICTS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT, tr("Section charts"), fileFilter=tr("Spreadsheets") + " (*.xlsx *.xls *.xlsm *.ods)"
            )
        )
        self.add_database()
        self.addParameter(
            QgsProcessingParameterNumber(self.BUILDING, tr("Id of the building"), optional=True, minValue=1)
        )
        self.addParameter(QgsProcessingParameterBoolean(self.REPLACE, tr("Take unused other rooms away"), False))
        for name, text in (
            (self.MADE, tr("Number of rooms made")),
            (self.BUILDINGS, tr("Number of buildings")),
            (self.REFUSED, tr("Number of sheets not taken")),
            (self.CONFLICTS, tr("Number of conflicts")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.progress import Cancelled, Progress
        from ..plugin.jobs.room_charts import read_charts
        from ..plugin.jobs.rooms import enter_rooms

        store = self.store(parameters, context)
        building = None
        if parameters.get(self.BUILDING) is not None:
            building = self.parameterAsInt(parameters, self.BUILDING, context)
        charts = read_charts(store, Path(self.parameterAsFile(parameters, self.INPUT, context)), building)
        for sheet, problems in charts.refused.items():
            for problem in problems:
                text = tr("Sheet {sheet}: {problem}").format(sheet=sheet, problem=sentence(problem))
                feedback.pushWarning(text)
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        try:
            made = enter_rooms(
                store,
                charts.layouts,
                replace=self.parameterAsBool(parameters, self.REPLACE, context),
                progress=progress,
            )
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; no room was made")) from error
        for conflict in made.conflicts:
            text = tr("Sheet {sheet}: {problem}")
            sheet = charts.sheets[conflict.building]
            feedback.pushWarning(text.format(sheet=sheet, problem=sentence(conflict.problem)))
        text = tr("{count} rooms were made in {buildings} buildings.")
        feedback.pushInfo(text.format(count=f"{len(made.ids):,}", buildings=f"{len(made.buildings):,}"))
        return {
            self.MADE: len(made.ids),
            self.BUILDINGS: len(charts.layouts),
            self.REFUSED: len(charts.refused),
            self.CONFLICTS: len(made.conflicts),
        }
