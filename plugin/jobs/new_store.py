"""Making a store: its tables, and the keys that seal personal data."""

import os
from collections.abc import Callable

from ..services import keys
from ..services.translation import tr
from ..store import Store, create_store
from ..store.seal import KEY_SETTINGS, install_keys

Say = Callable[[str], object]


def new_store(database: str, *, crs: str, zone: str, purpose: str, say: Say, warn: Say) -> None:
    """Create a store with its keys and close it; parameters as in `create_store` and `ensure_keys`.

    Raises StoreExists, StoreError or KeyringError.
    """
    with create_store(database, crs=crs, zone=zone, purpose=purpose, warn=warn) as store:
        ensure_keys(store, say, warn)


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
