"""What a store asks of an engine. Two exist: gpkg and postgis."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np

from ..services.translation import tr
from .errors import StoreError
from .schema import Table


@dataclass(frozen=True)
class LoadCount:
    """How many rows of a bulk load were new, changed, or left as they were."""

    inserted: int = 0
    updated: int = 0
    ignored: int = 0


class Engine(ABC):
    """One database reached over one connection a thread.

    SQL is given in the store's form (see sqltext). Values are plain Python and numpy: aware datetimes, dates, bool,
    bytes, dict and list for JSON, WKB bytes for geometry in the store's CRS.
    """

    name: str
    database: str
    srid: int = 0

    @abstractmethod
    def execute(self, sql: str, params: Mapping | None = None) -> int:
        """Run one statement and return the number of rows it touched."""

    @abstractmethod
    def query(self, sql: str, params: Mapping | None = None) -> list[dict]:
        """Rows of a SELECT as the driver gives them."""

    @abstractmethod
    def run_script(self, text: str) -> None:
        """Run a script of several statements without parameters."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; a nested call joins the outer one."""

    @abstractmethod
    def driver_errors(self) -> AbstractContextManager[None]:
        """What the driver raises inside leaves as the store's own error."""

    @abstractmethod
    def stoppable(self, is_canceled: Callable[[], bool]) -> AbstractContextManager[None]:
        """What this thread asks inside is stopped once ``is_canceled()`` holds: StoreStopped is raised."""

    @abstractmethod
    def in_transaction(self) -> bool:
        """Whether this thread is inside ``transaction()``."""

    @abstractmethod
    def create_tables(self, tables: Iterable[Table]) -> None:
        """Create tables, indexes and change triggers."""

    @abstractmethod
    def read(
        self,
        table: Table,
        columns: Sequence[str],
        where: Mapping,
        bbox: Sequence[float] | None,
        order_by: Sequence[str],
    ) -> dict[str, list]:
        """Columns of a table as lists, decoded."""

    @abstractmethod
    def insert(self, table: Table, values: Mapping) -> int:
        """Insert one row and return its id."""

    @abstractmethod
    def update(self, table: Table, key: int, values: Mapping) -> int:
        """Update one row by id and return how many were touched."""

    @abstractmethod
    def load(self, table: Table, columns: Mapping[str, Sequence], key: Sequence[str], update: bool) -> LoadCount:
        """Bulk load rows with distinct keys through a staging table; says what was inserted and updated."""

    @abstractmethod
    def reserve_ids(self, table: Table, count: int) -> np.ndarray:
        """Ids that no other writer will be given."""

    @abstractmethod
    def decode(self, kind: str, value: object) -> object:
        """A driver's value as plain Python, by logical column type."""

    @abstractmethod
    def release(self) -> None:
        """Close this thread's connection, if it has one."""

    @abstractmethod
    def require_spare(self, count: int) -> None:
        """Make sure that so many connections more are to be had. Raises StoreUnavailable."""

    @abstractmethod
    def hang_up(self) -> None:
        """Wait no longer for a server that does not answer: what waits for it raises StoreUnavailable at once."""

    @abstractmethod
    def close(self) -> None:
        """Close every thread's connection for good; what a thread is writing just then is rolled back."""

    def closed_error(self) -> StoreError:
        """What a thread hears that goes on after `close`."""
        return StoreError(tr("The database was closed."), database=self.database)
