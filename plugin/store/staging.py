"""Rows laid into a temporary table, so that one statement can do the work for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from .sqltext import quote
from .store import Store


@contextmanager
def staged(store: Store, name: str, columns: Mapping[str, tuple[str, Sequence]]) -> Iterator[None]:
    """A temporary table of this thread's connection, inside a transaction: column → (logical type, values).

    The first column is its integer key. The table is gone at the end, or with the transaction.
    """
    store.execute("DROP TABLE IF EXISTS " + quote(name))
    with store.engine_object.driver_errors():
        connection = store.engine_object.connection()
        if store.engine == "postgis":
            from .postgis.bulk import stage

            stage(connection, name, columns)
        else:
            from .gpkg.bulk import stage
            from .gpkg.engine import encode_column

            stage(connection, name, {column: encode_column(*values) for column, values in columns.items()})
    yield
    store.execute("DROP TABLE " + quote(name))
