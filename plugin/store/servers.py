"""Which PostgreSQL servers this workstation knows: connections stored in QGIS, and services of libpq."""

import configparser
import os
from pathlib import Path


def known_servers() -> list[str]:
    """DATABASE texts without a schema: names of QGIS's stored connections, then ``service=NAME``; each part sorted."""
    return [*_connections(), *(f"service={name}" for name in _services())]


def _connections() -> list[str]:
    from qgis.core import QgsProviderRegistry

    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    # A name that reads like another form of address could not be told from it.
    return sorted(name for name in metadata.connections() if "=" not in name) if metadata is not None else []


def _services() -> list[str]:
    """The sections of the service files, as libpq finds them."""
    named = os.environ.get("PGSERVICEFILE")
    files = [Path(named) if named else Path.home() / ".pg_service.conf"]
    if folder := os.environ.get("PGSYSCONFDIR"):
        files.append(Path(folder) / "pg_service.conf")
    found: set[str] = set()
    for file in files:
        parser = configparser.ConfigParser(interpolation=None, strict=False)
        try:
            parser.read(file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            continue
        found.update(parser.sections())
    return sorted(found)
