"""``civicgrid:createdatabase``: a new store, or an older one brought to the present schema."""

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm

PURPOSES = ["real", "demo", "exercise"]


class CreateDatabase(CivicGridAlgorithm):
    """Creates a store with its code lists and keys; upgrades one only when asked."""

    NAME = "createdatabase"
    TITLE = "Create or upgrade a database"
    GROUP = "store"
    HELP = (
        "Creates a CivicGrid database: a GeoPackage file, or a schema in a PostgreSQL database with PostGIS. "
        "CRS is the coordinate system of every geometry in it, ZONE the time zone in which days and months are cut. "
        "Code lists and workflows are installed, and keys are made that seal personal data: in the key file that "
        "CIVICGRID_KEYFILE names, else in QGIS's authentication database. Keep a copy of the keys: without them "
        "sealed data is lost. An existing database is never touched unless UPGRADE is set; then an older one is "
        "brought to the present schema, all or nothing."
    )
    REQUIRES = ("shapely", "cryptography")

    CRS = "CRS"
    ZONE = "ZONE"
    PURPOSE = "PURPOSE"
    UPGRADE = "UPGRADE"
    VERSION = "VERSION"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(QgsProcessingParameterCrs(self.CRS, tr("Coordinate system"), defaultValue="EPSG:4490"))
        self.addParameter(QgsProcessingParameterString(self.ZONE, tr("Time zone"), defaultValue="Asia/Shanghai"))
        self.addParameter(
            QgsProcessingParameterEnum(
                self.PURPOSE, tr("Purpose"), PURPOSES, defaultValue=PURPOSES[0], usesStaticStrings=True
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(self.UPGRADE, tr("Upgrade an older database"), defaultValue=False)
        )
        self.addOutput(QgsProcessingOutputString(self.DATABASE, tr("Database")))
        self.addOutput(QgsProcessingOutputNumber(self.VERSION, tr("Version of the schema")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.new_store import ensure_keys
        from ..plugin.store import StoreExists, StoreNotFound, create_store, upgrade_store

        database = self.parameterAsString(parameters, self.DATABASE, context)
        store = None
        if self.parameterAsBoolean(parameters, self.UPGRADE, context):
            try:
                store = upgrade_store(database, warn=feedback.pushWarning)
            except StoreNotFound:
                feedback.pushInfo(tr("There is nothing to upgrade: a new database is made."))
        if store is None:
            crs = self.parameterAsCrs(parameters, self.CRS, context)
            if not crs.isValid():
                text = tr("{crs} is not a known coordinate reference system")
                raise QgsProcessingException(text.format(crs=parameters[self.CRS]))
            try:
                store = create_store(
                    database,
                    crs=crs.authid(),
                    zone=self.parameterAsString(parameters, self.ZONE, context),
                    purpose=self.parameterAsEnumString(parameters, self.PURPOSE, context),
                    warn=feedback.pushWarning,
                )
            except StoreExists as error:
                text = tr("{database} exists already and was left as it is; set UPGRADE to upgrade an older database.")
                raise QgsProcessingException(text.format(database=database)) from error
        with store:
            ensure_keys(store, feedback.pushInfo, feedback.pushWarning)
            return {self.DATABASE: database, self.VERSION: store.version}
