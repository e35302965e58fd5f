"""The only home of SQL: one Store, two engines (PostGIS, GeoPackage)."""

from .engine import LoadCount
from .errors import (
    AccessDenied,
    ChangedMeanwhile,
    ConstraintViolation,
    SchemaTooNew,
    SchemaTooOld,
    StepRefused,
    StoreError,
    StoreExists,
    StoreNotFound,
    StoreUnavailable,
)
from .lifecycle import create_store, open_store, remove_store, upgrade_store
from .store import Store
from .uri import GeoPackageUri, PostgresUri, parse_database

__all__ = [
    "AccessDenied",
    "ChangedMeanwhile",
    "ConstraintViolation",
    "GeoPackageUri",
    "LoadCount",
    "PostgresUri",
    "SchemaTooNew",
    "SchemaTooOld",
    "StepRefused",
    "Store",
    "StoreError",
    "StoreExists",
    "StoreNotFound",
    "StoreUnavailable",
    "create_store",
    "open_store",
    "parse_database",
    "remove_store",
    "upgrade_store",
]
