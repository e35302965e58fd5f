"""The DATABASE text that users and scripts write: a GeoPackage path, ``service=NAME``, or a stored connection."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..services.translation import tr
from .errors import StoreError

DEFAULT_SCHEMA = "civicgrid"


@dataclass(frozen=True)
class GeoPackageUri:
    """A GeoPackage file.

    ``operator`` is the login of the account that works with it, where several do; a file has no logins of its own.
    """

    path: Path
    operator: str = ""

    def text(self) -> str:
        """The DATABASE text of this file; `parse_database` reads it back."""
        return f"{self.path} operator={self.operator}" if self.operator else str(self.path)


@dataclass(frozen=True)
class PostgresUri:
    """A schema on a PostgreSQL server, reached by a service or by a connection stored in QGIS.

    ``authcfg`` names an authentication configuration of QGIS: who signs in, where it is not the one who is stored with
    the connection.
    """

    schema: str
    service: str = ""
    connection: str = ""
    authcfg: str = ""

    def text(self) -> str:
        """The DATABASE text of this address; `parse_database` reads it back."""
        parts = [f"service={self.service}" if self.service else self.connection]
        parts += [f"authcfg={self.authcfg}"] if self.authcfg else []
        parts += [f"schema={self.schema}"] if self.schema != DEFAULT_SCHEMA else []
        return " ".join(parts)


def parse_database(text: str) -> GeoPackageUri | PostgresUri:
    """Read a DATABASE text.

    ``x.gpkg`` is a path, with an optional ``operator=LOGIN`` after it; ``service=NAME`` and any other text are
    PostgreSQL, each with an optional ``schema=NAME`` at the end and an ``authcfg=ID`` before it. Raises StoreError when
    the text is empty or the schema's name is not a plain lower-case identifier.
    """
    text = (text or "").strip()
    if not text:
        raise StoreError(tr("DATABASE is empty: give a GeoPackage path, service=NAME or a stored connection's name."))
    operator = ""
    if found := re.search(r"(?<=\.gpkg)\s+operator=(\S+)$", text, re.IGNORECASE):
        operator = found.group(1)
        text = text[: found.start()]
    if text.lower().endswith(".gpkg"):
        return GeoPackageUri(Path(text).expanduser().absolute(), operator)
    schema = DEFAULT_SCHEMA
    if found := re.search(r"(?:^|\s)schema=(\S+)\s*$", text):
        schema = found.group(1)
        text = text[: found.start()].strip()
    authcfg = ""
    if found := re.search(r"(?:^|\s)authcfg=([A-Za-z0-9]{7})\s*$", text):
        authcfg = found.group(1)
        text = text[: found.start()].strip()
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,40}", schema):
        problem = tr("The schema name {schema} must be lower-case letters, digits and underscores.")
        raise StoreError(problem.format(schema=schema), schema=schema)
    if found := re.fullmatch(r"service=(\S+)", text):
        return PostgresUri(schema, service=found.group(1), authcfg=authcfg)
    if not text:
        raise StoreError(tr("DATABASE is not understood: no connection given."), database=text)
    if "=" in text:
        raise StoreError(tr("DATABASE is not understood: {text}.").format(text=text), database=text)
    return PostgresUri(schema, connection=text, authcfg=authcfg)
