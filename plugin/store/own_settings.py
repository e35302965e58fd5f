"""Rows of ``setting`` that a part of the store reads, and lets its managers write."""

from .store import Store

CITY_FILE = "city_file:"
"""What the names of the settings begin with that hold a city's own files (store/city_files.py)."""


def read_setting(store: Store, name: str) -> str | None:
    """The value of a setting; None where it was never set."""
    return next(iter(store.read("setting", ["value"], where={"name": name})["value"]), None)


def write_setting(store: Store, guarded: str, name: str, value: str) -> None:
    """Keep a value; ``guarded`` calls the server's function that asks for the right and knows these settings only."""
    if store.engine == "postgis":
        with store.transaction():
            store.query(guarded, {"name": name, "value": value})
        return
    store.load("setting", {"name": [name], "value": [value]}, key=("name",), conflict="update")


def has_single_operator(store: Store) -> bool:
    """Whether one person does everything here, who may verify their own work."""
    return read_setting(store, "single_operator") == "1"
