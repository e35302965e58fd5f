"""What every algorithm of CivicGrid has in common: names, help, the DATABASE parameter and errors in one sentence."""

from typing import ClassVar

from qgis.core import (
    QgsFeatureSink,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ..plugin.services.dependencies import missing
from ..plugin.services.paths import RESOURCES
from ..plugin.services.translation import tr

GROUPS = {
    "store": "Store",
    "import": "Import",
    "checks": "Data checks",
    "people": "People and houses",
    "emergency": "Emergency",
    "network": "Road network",
    "positions": "Positions and patrols",
    "events": "Events",
    "cameras": "Cameras",
    "coordinates": "Coordinates",
}


class CivicGridAlgorithm(QgsProcessingAlgorithm):
    """Base class: a subclass sets the class attributes, declares parameters in `initAlgorithm`, works in `execute`.

    The class attributes are in English; `displayName` and `shortHelpString` translate them. REQUIRES names the modules
    of `services.dependencies` without which the algorithm cannot run.
    """

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    GROUP: ClassVar[str] = ""
    HELP: ClassVar[str] = ""
    REQUIRES: ClassVar[tuple[str, ...]] = ()

    DATABASE = "DATABASE"

    def __init__(self):
        super().__init__()
        self._stores = []

    def createInstance(self):  # noqa: N802 (QGIS's name)
        return type(self)()

    def name(self):
        return self.NAME

    def displayName(self):  # noqa: N802 (QGIS's name)
        return tr(self.TITLE)

    def group(self):
        return tr(GROUPS[self.GROUP])

    def groupId(self):  # noqa: N802 (QGIS's name)
        return self.GROUP

    def shortHelpString(self):  # noqa: N802 (QGIS's name)
        return tr(self.HELP)

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):  # noqa: N802 (QGIS's name)
        return str(RESOURCES / "icons" / "civicgrid.svg")

    def canExecute(self):  # noqa: N802 (QGIS's name)
        """Return whether every required module is there, and the sentence to show when one is not."""
        for module in self.REQUIRES:
            text = missing(module)
            if text:
                return False, text
        return True, ""

    def add_database(self, optional=False):
        """Declare the parameter DATABASE."""
        parameter = QgsProcessingParameterString(self.DATABASE, tr("Database"), optional=optional)
        parameter.setHelp(
            tr(
                "Path of a GeoPackage, service=NAME, or the name of a stored PostgreSQL connection; "
                "the last two with an optional schema=NAME (civicgrid when not given)"
            )
        )
        self.addParameter(parameter)

    def store(self, parameters, context):
        """Return the open store that DATABASE names; it is closed when the algorithm ends, well or badly."""
        from ..plugin.store import open_store

        store = open_store(self.parameterAsString(parameters, self.DATABASE, context))
        self._stores.append(store)
        return store

    def write_feature(self, sink, feature, parameters, name):
        """Write to the sink of the parameter ``name``; raises QgsProcessingException when that fails."""
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(self.writeFeatureError(sink, parameters, name))

    def execute(self, parameters, context, feedback):
        """Do the work and return the outputs; any error may be raised, `processAlgorithm` says it in one sentence."""
        raise NotImplementedError

    def checkParameterValues(self, parameters, context):  # noqa: N802 (QGIS's name)
        """Check as QGIS does; choices may be given by number, too."""
        return super().checkParameterValues(self._named_choices(parameters), context)

    def _named_choices(self, parameters):
        """Return the parameters with the numbers that qgis_process's help offers for a choice turned into its names."""
        named = dict(parameters)
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterEnum) and definition.usesStaticStrings():
                value = str(named.get(definition.name(), ""))
                if value.isdigit() and int(value) < len(definition.options()):
                    named[definition.name()] = definition.options()[int(value)]
        return named

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802 (QGIS's name)
        """Run `execute`; every error leaves as a QgsProcessingException with one sentence."""
        try:
            return self.execute(self._named_choices(parameters), context, feedback)
        except QgsProcessingException:
            raise
        except Exception as error:
            from ..plugin.jobs.sentences import error_sentence

            raise QgsProcessingException(error_sentence(error)) from error
        finally:
            for store in self._stores:
                store.close()
            self._stores.clear()
