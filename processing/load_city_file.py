"""``civicgrid:loadcityfile``: a city's own version of a file that comes with the program, or the shipped one again."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
)

from ..plugin.services.translation import tr
from ..plugin.store.city_files import FILES
from .base import CivicGridAlgorithm


class LoadCityFile(CivicGridAlgorithm):
    """Puts a city's version of a file into a store, or takes it out."""

    NAME = "loadcityfile"
    TITLE = "Load local rules"
    GROUP = "events"
    HELP = (
        "Puts a city's own version of a file that comes with the program into the store: the time limits of "
        "information reports, the kinds of units and what events need, the measures of the statistics, the words "
        "that tell the type of an event, what sensors' alarms become, the page of the printed report. From then on "
        "it holds at every workstation, and an upgrade leaves it. What cannot be read, or would load something from "
        "outside, is refused with the reason.\n"
        "FILE names the file, INPUT is the city's version of it. Without INPUT and with RESTORE the version that came "
        "with the program holds again. For managers; every change stands in the audit log."
    )

    FILE = "FILE"
    INPUT = "INPUT"
    RESTORE = "RESTORE"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(
            QgsProcessingParameterEnum(self.FILE, tr("File"), options=list(FILES), usesStaticStrings=True)
        )
        self.addParameter(QgsProcessingParameterFile(self.INPUT, tr("The city's version"), optional=True))
        self.addParameter(
            QgsProcessingParameterBoolean(self.RESTORE, tr("Restore the default (without a file)"), defaultValue=False)
        )
        self.add_database()
        self.addOutput(QgsProcessingOutputString("FILE", tr("File")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.city_files import import_city_file
        from ..plugin.store.city_files import remove_city_file

        name = self.parameterAsEnumString(parameters, self.FILE, context)
        path = self.parameterAsFile(parameters, self.INPUT, context)
        if bool(path) == self.parameterAsBool(parameters, self.RESTORE, context):
            raise QgsProcessingException(tr("Give a file, or let the default be restored."))
        store = self.store(parameters, context)
        if path:
            import_city_file(store, name, Path(path))
        else:
            remove_city_file(store, name)
        return {"FILE": name}
