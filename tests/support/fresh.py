"""Fresh stores, copied from one of each engine that is made once: a copy costs a tenth of what `create_store` costs.

A copy is what `create_store` makes at its defaults, with a uid of its own. On the server each copy is a database of its
own, so that no store is the slower for those before it; its groups are the server's, and so are the copies' all alike.
"""

import itertools
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.logins import ROLES

_SCHEMA = "store0"
_PATTERN = "fresh0"


class FreshStores:
    """Gives fresh stores; ``folder`` keeps the files' pattern, ``cluster`` is a function that gives the server."""

    def __init__(self, folder: Path, cluster):
        self._file = folder / "pattern.gpkg"
        self._cluster = cluster
        self._numbers = itertools.count(1)
        self._server_ready = False

    @contextmanager
    def of(self, engine: str, path: Path):
        """A fresh store of an engine, open; ``path`` is where a file goes. At the end a database is dropped."""
        if engine == "gpkg":
            with open_store(self.file(path)) as store:
                yield store
            return
        name = self._database()
        store = open_store(f"service={name} schema={_SCHEMA}")
        try:
            yield store
        finally:
            store.close()
            self._drop(name)

    def file(self, path: Path) -> str:
        """Make a fresh file; gives its DATABASE text."""
        if not self._file.exists():
            create_store(str(self._file)).close()
        shutil.copyfile(self._file, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("UPDATE setting SET value = ? WHERE name = 'uid'", (new_uid(),))
        return str(path)

    def _database(self) -> str:
        cluster, name = self._cluster(), f"fresh{next(self._numbers)}"
        if not self._server_ready:
            cluster.create_database(_PATTERN)
            with closing(cluster.connect(_PATTERN)) as connection, connection.cursor() as cursor:
                cursor.execute("CREATE EXTENSION postgis SCHEMA public")
            create_store(f"service={_PATTERN} schema={_SCHEMA}").close()
            self._server_ready = True
        cluster.create_database(name, _PATTERN)
        with closing(cluster.connect(name)) as connection, connection.cursor() as cursor:
            cursor.execute(f"UPDATE {_SCHEMA}.setting SET value = %s WHERE name = 'uid'", (new_uid(),))
        return name

    def _drop(self, name: str) -> None:
        # Its logins go with a store: in the next one nobody may have a right from before.
        with closing(self._cluster().connect("postgres")) as connection, connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            cursor.execute(
                "SELECT roleid::regrole::text, member::regrole::text, member = current_user::regrole"
                " FROM pg_auth_members WHERE roleid = ANY (%s::text[]::regrole[])",
                ([f"{_SCHEMA}_{role}" for role in ROLES],),
            )
            for group, login, ourselves in cursor.fetchall():
                cursor.execute(f"REVOKE {group} FROM {login}" if ourselves else f"DROP ROLE IF EXISTS {login}")
