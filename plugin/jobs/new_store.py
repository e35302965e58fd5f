"""Making a store, with the keys that seal personal data, and bringing an older one to the present schema."""

import os
from collections.abc import Callable
from pathlib import Path

from ..services import clock, keys
from ..services.translation import tr
from ..store import GeoPackageUri, Store, create_store, parse_database, upgrade_store
from ..store.backup import copy_database
from ..store.seal import KEY_SETTINGS, install_keys

Say = Callable[[str], object]


def new_store(database: str, *, crs: str, zone: str, purpose: str, say: Say, warn: Say) -> None:
    """Create a store with its keys and close it; parameters as in `create_store` and `ensure_keys`.

    Raises StoreExists, StoreError or KeyringError.
    """
    with create_store(database, crs=crs, zone=zone, purpose=purpose, warn=warn) as store:
        ensure_keys(store, say, warn)


def upgrade(database: str) -> Path | None:
    """Upgrade an older store; a GeoPackage is copied beside itself first.

    Returns the copy, None for a server. Raises StoreError, and then the store is as it was.
    """
    uri, copy = parse_database(database), None
    if isinstance(uri, GeoPackageUri):
        copy = uri.path.with_name(f"{uri.path.stem}.before-{clock.utc_now():%Y%m%d-%H%M%S}.gpkg")
        copy_database(uri.path, copy)
    upgrade_store(database).close()
    return copy


def ensure_keys(store: Store, say: Say, warn: Say) -> None:
    """Give a store without keys its keys, or warn with the reason why it has none.

    They go to the file that CIVICGRID_KEYFILE names, else to QGIS's authentication database. Raises KeyringError when
    a file was named and does not take them: a script must hear of that.
    """
    if store.read("setting", ["name"], where={"name": list(KEY_SETTINGS.values())})["name"]:
        return
    file = os.environ.get(keys.KEYFILE_VARIABLE)
    try:
        if file:
            keyring = keys.Keyring.create_file(file, store.uid)
            say(tr("The keys of this database are in {file}: keep a copy.").format(file=file))
        else:
            keyring = keys.make_keys(store.uid)
            keys.write_authentication(keyring)
            say(tr("The keys of this database are in QGIS's authentication database: keep a copy."))
    except keys.KeyringError as error:
        text = tr("No keys were made, so that the database takes no personal data yet: {reason}").format(reason=error)
        if file:
            raise keys.KeyringError(text) from error
        warn(text)
        return
    install_keys(store, keyring)
