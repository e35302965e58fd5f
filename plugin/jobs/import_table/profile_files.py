"""Profiles as .json files, to be handed from one store to another, and their names."""

from __future__ import annotations

import json
from pathlib import Path

from ...services.translation import tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.profiles import delete_profile, profiles, save_profile
from ..targets import targets
from .request import Profile
from .run import parse_profile


def write_profile(path: Path, profile: Profile) -> None:
    """Write a profile to a file, whole or not at all; raises StoreError."""
    document = {"name": profile.name, "target": profile.target, **profile.content()}
    unfinished = path.with_name(f".{path.name}.new")
    try:
        unfinished.write_text(json.dumps(document, ensure_ascii=False, indent=2, default=dict), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        text = tr("The file {file} cannot be written: {reason}.")
        raise StoreError(text.format(file=path.name, reason=error.strerror or error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def read_profile(path: Path) -> Profile:
    """A profile from a file made by `write_profile`; raises StoreError for anything else."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = json.loads(text)
        target = targets()[document["target"]]
        name = str(document.get("name") or path.stem)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(tr("{file} is not an import profile.").format(file=path.name)) from error
    return parse_profile(text, name, target)


def add_profile(store: Store, profile: Profile) -> None:
    """Keep a profile; raises StoreError when there is one of its name for its target."""
    _refuse_known(store, profile.name, profile.target)
    save_profile(store, profile.name, profile.target, profile.content(), Access(store).who_am_i().id)


def rename_profile(store: Store, profile: Profile, name: str) -> None:
    """Give a profile another name; raises StoreError when that is taken."""
    with store.transaction():
        _refuse_known(store, name, profile.target)
        save_profile(store, name, profile.target, profile.content(), Access(store).who_am_i().id)
        delete_profile(store, profile.name, profile.target)


def _refuse_known(store: Store, name: str, target: str) -> None:
    if any(known == name for known, _, _ in profiles(store, target)):
        raise StoreError(tr("There is a profile “{name}” already.").format(name=name))
