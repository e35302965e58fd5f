"""SQL text put together from declared names only; values never enter it, they travel as parameters.

Store SQL is written once with ``:name`` parameters and ``any_of(column, :names)`` for "is one of"; each engine
translates that to its driver's form.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")
_ANY_OF = re.compile(r"any_of\(\s*([\w.\"]+)\s*,\s*:([a-z_][a-z0-9_]*)\s*\)")
_MADE = re.compile(r"^CREATE (?:OR REPLACE )?(VIEW|TRIGGER) (\w+)", re.MULTILINE)
_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*")

SQL_FOLDER = Path(__file__).parent / "sql"


def quote(name: str) -> str:
    """Quote an identifier that is in the schema's form; anything else is a programming error."""
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError(f"not an identifier of the schema: {name!r}")
    return f'"{name}"'


def listing(names: Iterable[str]) -> str:
    """Quoted names, comma-separated."""
    return ", ".join(quote(name) for name in names)


def words(*parts: str) -> str:
    """Join the parts of a statement that are there."""
    return " ".join(part for part in parts if part)


def select(
    table: str, columns: Sequence[str], where: Sequence[str] = (), order_by: Sequence[str] = (), tail: str = ""
) -> str:
    """A SELECT of column expressions; ``where`` holds conditions that are joined by AND."""
    return words(
        "SELECT",
        ", ".join(columns),
        "FROM",
        quote(table),
        "WHERE" if where else "",
        " AND ".join(where),
        "ORDER BY" if order_by else "",
        listing(order_by),
        tail,
    )


def insert(table: str, columns: Sequence[str], values: Sequence[str], tail: str = "") -> str:
    """An INSERT of one row of value expressions."""
    return words(
        "INSERT INTO", quote(table), "(" + listing(columns) + ")", "VALUES", "(" + ", ".join(values) + ")", tail
    )


def array(values: Iterable[object]) -> str:
    """Numbers or plain code words as a PostgreSQL array literal, which is read faster than a list of constants."""
    return "{" + ",".join(map(str, values)) + "}"


def byte_array(values: Iterable[bytes]) -> str:
    """Bytes as such a literal."""
    return "{" + ",".join('"\\\\x' + value.hex() + '"' for value in values) + "}"


@cache
def for_sqlite(text: str) -> str:
    """Translate ``any_of`` for SQLite, whose lists travel as JSON."""
    return _ANY_OF.sub(r"\1 IN (SELECT value FROM json_each(:\2))", text)


@cache
def for_psycopg(text: str) -> str:
    """Translate ``any_of`` and ``:name`` to psycopg2's form."""
    text = _ANY_OF.sub(r"\1 = ANY(:\2)", text).replace("%", "%%")
    return _PARAMETER.sub(r"%(\1)s", text)


def read_script(engine: str, name: str) -> str:
    """The text of ``sql/<engine>/<name>.sql``."""
    return (SQL_FOLDER / engine / f"{name}.sql").read_text(encoding="utf-8")


def script_objects(engine: str) -> list[tuple[str, str]]:
    """("VIEW" or "TRIGGER", name) of what the engine's application scripts create, the last first."""
    made = [found.groups() for script in scripts(engine) for found in _MADE.finditer(read_script(engine, script))]
    return made[::-1]


def scripts(engine: str) -> list[str]:
    """Names of the engine's application scripts (views, functions, triggers, roles) in the order they run."""
    return sorted(path.stem for path in (SQL_FOLDER / engine).glob("[0-9]*.sql"))
