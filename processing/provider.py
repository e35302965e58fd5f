"""The Processing provider ``civicgrid``."""

from importlib import import_module

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..plugin.services.dependencies import MissingDependency
from ..plugin.services.log import logger
from ..plugin.services.paths import RESOURCES
from ..plugin.services.translation import tr

# Module and class of every algorithm; imported when QGIS asks for the algorithms, not at start.
ALGORITHMS = (
    ("import_osm", "ImportOsm"),
    ("import_table", "ImportTable"),
    ("import_persons", "ImportPersons"),
    ("convert_crs", "ConvertCrs"),
    ("create_database", "CreateDatabase"),
    ("attach_files", "AttachFiles"),
    ("backup_database", "BackupDatabase"),
    ("restore_database", "RestoreDatabase"),
    ("create_demo", "CreateDemo"),
    ("export_keys", "ExportKeys"),
    ("import_keys", "ImportKeys"),
    ("nearest_resources", "NearestResources"),
    ("evacuation_range", "EvacuationRange"),
    ("route_matrix", "RouteMatrix"),
    ("check_integrity", "CheckIntegrity"),
    ("check_geometry", "CheckGeometry"),
    ("repair_geometry", "RepairGeometry"),
    ("export_table", "ExportTable"),
    ("make_package", "MakePackage"),
    ("apply_package", "ApplyPackage"),
    ("make_rooms", "MakeRooms"),
    ("link_persons", "LinkPersons"),
    ("import_room_chart", "ImportRoomChart"),
    ("count_population", "CountPopulation"),
    ("exercise", "CreateExercise"),
    ("exercise", "RunExercise"),
    ("import_orders", "ImportOrders"),
    ("export_orders", "ExportOrders"),
    ("event_statistics", "EventStatistics"),
    ("load_workflow", "LoadWorkflow"),
    ("load_city_file", "LoadCityFile"),
    ("enter_sensor_alarms", "EnterSensorAlarms"),
)


class CivicGridProvider(QgsProcessingProvider):
    """Offers CivicGrid's algorithms to the toolbox, to models and to qgis_process."""

    def id(self):
        return "civicgrid"

    def name(self):
        return "CivicGrid"

    def longName(self):  # noqa: N802 (QGIS's name)
        return tr("CivicGrid: grid-based governance and incident command")

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):  # noqa: N802 (QGIS's name)
        return str(RESOURCES / "icons" / "civicgrid.svg")

    def loadAlgorithms(self):  # noqa: N802 (QGIS's name)
        """Add every algorithm; one that cannot be imported is left out with a line in the log."""
        for module, name in ALGORITHMS:
            try:
                algorithm = getattr(import_module(f".{module}", __package__), name)
            except Exception as error:  # an exception that leaves this method ends QGIS
                text = tr("The algorithm {name} is not available: {reason}")
                logger.warning(text.format(name=name, reason=error), exc_info=not isinstance(error, MissingDependency))
            else:
                self.addAlgorithm(algorithm())
