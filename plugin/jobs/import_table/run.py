"""One import from end to end, for those who need no preview."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ...domain.tables.guess import guess_fields
from ...domain.targets import Target
from ...services.coordinates import require_known
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.profiles import profiles
from ..progress import Progress
from ..tables.source import RawTable
from .compare import Plan, compare
from .prepare import prepare
from .request import Profile, Request
from .write import Outcome, write


def plan_import(store: Store, table: RawTable, request: Request, progress: Progress | None = None) -> Plan:
    """Everything up to the writing: what would become of every row."""
    progress = progress or Progress()
    if request.target.geometry and not request.coordinates and _has_positions(table, request):
        raise StoreError(tr("The coordinate system of the data has to be named: nothing is guessed."))
    if request.coordinates:
        require_known(request.coordinates)
    prepared = prepare(store, table, request, progress.part(0, 60))
    return compare(store, prepared, progress.part(60, 100))


def import_table(
    store: Store,
    table: RawTable,
    request: Request,
    progress: Progress | None = None,
    *,
    keyring: Keyring | None = None,
) -> tuple[Plan, Outcome]:
    """Plan and write; raises StoreError or Cancelled, and then nothing was written."""
    progress = progress or Progress()
    plan = plan_import(store, table, request, progress.part(0, 60))
    return plan, write(store, plan, progress.part(60, 100), keyring=keyring)


def _has_positions(table: RawTable, request: Request) -> bool:
    return table.wkb is not None or any(name.startswith("_") for name in request.fields)


def guessed(table: RawTable, target: Target) -> dict[str, int]:
    """Field → column as guessed from headers and values."""
    return {guess.field: guess.column for guess in guess_fields(table.headers, table.columns, target)}


def profile_fields(profile: Profile, table: RawTable) -> dict[str, int]:
    """Field → column by a profile; raises StoreError where a column that it names is not in the table."""
    missing = [header for header in profile.fields.values() if header not in table.headers]
    if missing:
        text = tr("The file has no column {headers}, which the mapping names.")
        raise StoreError(text.format(headers=", ".join(f"“{header}”" for header in missing)))
    return profile.columns(table.headers)


def find_profile(store: Store, text: str, target: Target) -> Profile:
    """A profile from what a user gives: JSON, a .json file, or the name of one kept in the store.

    JSON is a profile's content, or simply field → header. Raises StoreError when it is none of them.
    """
    text = text.strip()
    if text.startswith("{"):
        return parse_profile(text, "", target)
    if text.lower().endswith(".json"):
        path = Path(text)
        try:
            return parse_profile(path.read_text(encoding="utf-8-sig"), path.stem, target)
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(tr("The file {file} cannot be read.").format(file=path.name)) from error
    for name, _, content in profiles(store, target.name):
        if name == text:
            return Profile(name, target.name, **content)
    text = tr("There is no import profile “{name}” for this target.").format(name=text)
    raise StoreError(text)


def parse_profile(text: str, name: str, target: Target) -> Profile:
    try:
        content = json.loads(text)
        if not isinstance(content.get("fields"), Mapping):
            content = {"fields": content}
        profile = Profile(name, target.name, **{key: content[key] for key in content if key not in {"name", "target"}})
    except (ValueError, TypeError, AttributeError) as error:
        raise StoreError(tr("The mapping is not the JSON of an import profile.")) from error
    unknown = sorted(set(profile.fields) - set(target.by_name))
    if unknown:
        text = tr("The mapping names fields that the target does not have: {fields}.")
        raise StoreError(text.format(fields=", ".join(unknown)))
    return profile
