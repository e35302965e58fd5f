"""Where a layer finds its rows: the address of a table or view for QGIS's own providers."""

from qgis.core import QgsDataSourceUri, QgsWkbTypes

from ..store import GeoPackageUri, PostgresUri, Store, parse_database
from ..store.postgis.engine import stored_connection
from ..store.relations import geometry_type

GEOMETRY = "geom"
KEY = "id"


def layer_source(store: Store, relation: str) -> tuple[str, str]:
    """Return (uri, provider) of a table or view of the store.

    A PostGIS address names the service or the stored connection's server and authentication configuration; with such a
    configuration neither user nor password is written. Raises KeyError for an unknown relation, StoreError when the
    stored connection is gone.
    """
    where = parse_database(store.database) if store.engine == "gpkg" else store.engine_object.uri
    if isinstance(where, GeoPackageUri):
        return f"{where.path}|layername={relation}", "ogr"
    uri = _server(where)
    kind = geometry_type(relation)
    uri.setDataSource(where.schema, relation, GEOMETRY if kind else "", "", KEY)
    if kind:
        uri.setSrid(str(store.srid))
        uri.setWkbType(QgsWkbTypes.parseType(kind))
    # Opening must not read the whole table: neither for its extent nor to see that ids are unique.
    uri.setUseEstimatedMetadata(True)
    uri.setParam("checkPrimaryKeyUnicity", "0")
    return uri.uri(False), "postgres"


def _server(where: PostgresUri) -> QgsDataSourceUri:
    uri = QgsDataSourceUri(stored_connection(where))
    if authcfg := where.authcfg or uri.authConfigId():
        uri.setAuthConfigId(authcfg)
        uri.setUsername("")
        uri.setPassword("")
    return uri
