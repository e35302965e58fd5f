"""How a table is declared: plain data, from which each engine makes its own DDL."""

from dataclasses import dataclass, field

TYPES = ("integer", "real", "text", "boolean", "instant", "date", "json", "bytes")


@dataclass(frozen=True)
class Column:
    """One column. ``type`` is one of TYPES; instants are UTC; ``values`` lists what a text column may hold.

    A reference that is ``followed`` is no constraint on a server, where one asks for every row: whoever writes the rows
    has locked what they refer to, and a trigger of sql/postgis deletes them with it.
    """

    name: str
    type: str
    null: bool = True
    default: str | int | float | bool | None = None
    references: str | None = None
    values: tuple[str, ...] = ()
    check: str | None = None
    on_delete: str = "restrict"
    followed: bool = False


@dataclass(frozen=True)
class ForeignKey:
    """A foreign key of several columns."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table.

    ``geometry`` is an OGC type name for the column ``geom``, in the store's CRS. ``feed`` says how changes reach
    ``change_log``: "row" (a trigger a row), "statement" (one a statement, for bulk), "notify" (no log), or None.
    ``area`` marks a table whose rows are visible by ``area_id`` (row-level security in PostGIS).
    ``partition`` names the instant column by whose month PostGIS partitions the table.
    ``derived`` tables can be computed again and are swapped by bulk jobs. ``later`` are columns that a migration added
    to a table with a geometry: they stand behind ``geom``, where ALTER TABLE puts them. ``unique_in_area`` are those of
    ``unique`` that a server demands of the rows of one area only: nobody is kept from a value by a row that they do not
    see. Among the rows that an account sees a trigger demands it.
    """

    name: str
    group: str
    comment: str
    columns: tuple[Column, ...]
    geometry: str | None = None
    primary_key: tuple[str, ...] = ("id",)
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[str, ...] = ()
    feed: str | None = None
    area: bool = False
    partition: str | None = None
    derived: bool = False
    later: tuple[Column, ...] = ()
    unique_in_area: tuple[tuple[str, ...], ...] = ()
    by_name: dict[str, Column] = field(init=False, compare=False, repr=False)

    def __post_init__(self):
        object.__setattr__(self, "by_name", {column.name: column for column in (*self.columns, *self.later)})

    @property
    def column_names(self) -> tuple[str, ...]:
        """Every column in the order of the table."""
        first, later = (tuple(column.name for column in part) for part in (self.columns, self.later))
        return (*first, "geom", *later) if self.geometry else (*first, *later)


def key() -> Column:
    """The table's integer key."""
    return Column("id", "integer", null=False)


def uid() -> Column:
    """A client-made UUIDv7; inserting the same one again is ignored."""
    return Column("uid", "text", null=False)


def text(name: str, *, null: bool = True, default: str | None = None, check: str | None = None) -> Column:
    """A text column."""
    return Column(name, "text", null=null, default=default, check=check)


def one_of(name: str, *values: str, null: bool = False, default: str | None = None) -> Column:
    """A text column that holds one of the given codes."""
    return Column(name, "text", null=null, default=default, values=values)


def integer(name: str, *, null: bool = True, default: int | None = None, check: str | None = None) -> Column:
    """An integer column."""
    return Column(name, "integer", null=null, default=default, check=check)


def real(name: str, *, null: bool = True, default: float | None = None, check: str | None = None) -> Column:
    """A floating-point column."""
    return Column(name, "real", null=null, default=default, check=check)


def flag(name: str, *, null: bool = False, default: bool | None = False) -> Column:
    """A boolean column."""
    return Column(name, "boolean", null=null, default=default)


def instant(name: str, *, null: bool = True) -> Column:
    """An instant in UTC."""
    return Column(name, "instant", null=null)


def date(name: str, *, null: bool = True) -> Column:
    """A calendar date without a zone."""
    return Column(name, "date", null=null)


def json(name: str, *, null: bool = True) -> Column:
    """A JSON document."""
    return Column(name, "json", null=null)


def sealed(name: str, *, null: bool = True) -> Column:
    """Bytes made with one of the store's keys."""
    return Column(name, "bytes", null=null)


def ref(name: str, table: str, *, null: bool = True, on_delete: str = "restrict", followed: bool = False) -> Column:
    """A reference to another table's ``id``."""
    return Column(name, "integer", null=null, references=table, on_delete=on_delete, followed=followed)
