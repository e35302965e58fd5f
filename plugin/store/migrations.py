"""Numbered, append-only migrations; number 1 is the frozen first schema.

A migration is a pair of files, ``sql/migrations/NNNN_name.gpkg.sql`` and ``.postgis.sql``. Views, functions, triggers
and roles are no migrations: they are made again from ``sql/<engine>/`` after every upgrade.
"""

import re
from dataclasses import dataclass

from .sqltext import SQL_FOLDER

FOLDER = SQL_FOLDER / "migrations"


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    version: int
    name: str

    def text(self, engine: str, srid: int) -> str:
        """The migration's SQL for an engine; ``:srid`` in it stands for the store's CRS."""
        text = (FOLDER / f"{self.version:04d}_{self.name}.{engine}.sql").read_text(encoding="utf-8")
        return re.sub(r"(?<!:):srid\b", str(int(srid)), text)


def all_migrations() -> tuple[Migration, ...]:
    """Every migration in order."""
    found = {
        Migration(int(match.group(1)), match.group(2))
        for path in FOLDER.glob("*.sql")
        if (match := re.fullmatch(r"(\d{4})_(\w+)\.(?:gpkg|postgis)\.sql", path.name))
    }
    return tuple(sorted(found, key=lambda migration: migration.version))


def latest() -> int:
    """The schema version that this program writes."""
    return all_migrations()[-1].version
