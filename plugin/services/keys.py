"""The two keys of a store: one seals what names a person, one makes the hashes by which sealed persons are found.

They live in QGIS's authentication database or in a key file, and travel as a passphrase-protected file; never in the
store, a project, a package or a log. A keyring may hold the search key alone: that is all a search needs.
"""

import base64
import binascii
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .dependencies import require
from .translation import tr

KEYFILE_VARIABLE = "CIVICGRID_KEYFILE"
KEY_BYTES = 32
PURPOSES = ("seal", "search")

_FILE_FORMAT = "civicgrid-keys"
_ESCROW_FORMAT = "civicgrid-keys-escrow"
_SETTING = "civicgrid/keys/"
_SCRYPT_COST = 2**16
_SCRYPT_BLOCK = 8
_SHORTEST_PASSPHRASE = 8
# What a file may ask of scrypt, whose memory is 128 · n · r bytes: a prepared file must not exhaust the machine.
_LARGEST_COST = 2**20


class KeyringError(Exception):
    """Keys are missing, unreadable or not protected; the message is one sentence."""


@dataclass(frozen=True)
class Key:
    """One key: its id may be shown and stored, its 32 secret bytes never."""

    id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Keyring:
    """The keys of one store; ``seal`` is None for those who only search."""

    store_uid: str
    search: Key | None
    seal: Key | None

    @classmethod
    def create_file(cls, path: str | os.PathLike, store_uid: str) -> "Keyring":
        """Make keys for a store and add them to a key file (mode 600), which is made when it is missing.

        Raises KeyringError when the file already holds keys for this store: they are never overwritten.
        """
        made = make_keys(store_uid)
        add_to_file(made, path)
        return made

    def search_only(self) -> "Keyring":
        """The same keyring without the seal key."""
        return Keyring(self.store_uid, self.search, None)


def make_keys(store_uid: str) -> Keyring:
    """Make two fresh keys for a store."""
    search, seal = (Key(secrets.token_hex(4), secrets.token_bytes(KEY_BYTES)) for _ in PURPOSES)
    return Keyring(store_uid, search, seal)


def find_keys(store_uid: str) -> Keyring:
    """The keys of a store: from the file that CIVICGRID_KEYFILE names, else from QGIS's authentication database.

    Raises KeyringError with one sentence that says where they were looked for.
    """
    named = os.environ.get(KEYFILE_VARIABLE)
    if named:
        return read_file(named, store_uid)
    return read_authentication(store_uid)


def read_file(path: str | os.PathLike, store_uid: str) -> Keyring:
    """The keys of a store from a key file; raises KeyringError when others could read the file, too."""
    path = Path(path)
    stores = stores_in(path)
    if store_uid not in stores:
        raise KeyringError(tr("The key file {path} holds no keys for this store.").format(path=path))
    return _parse(store_uid, stores[store_uid], str(path))


def add_to_file(keyring: Keyring, path: str | os.PathLike) -> None:
    """Add keys to a key file (mode 600), in one step; keys of other stores in it are kept."""
    path = Path(path)
    stores = stores_in(path) if path.exists() else {}
    if keyring.store_uid in stores:
        text = tr("The key file {path} already holds keys for this store, and they are never overwritten.")
        raise KeyringError(text.format(path=path))
    document = {"format": _FILE_FORMAT, "version": 1, "stores": {**stores, keyring.store_uid: _content(keyring)}}
    write_private(path, document)


def read_authentication(store_uid: str) -> Keyring:
    """The keys of a store from QGIS's authentication database."""
    found = _authentication().authSetting(_SETTING + store_uid, "", True)
    if not found:
        text = tr(
            "There are no keys for this store in QGIS's authentication database: import them,"
            " or name a key file in {variable}."
        )
        raise KeyringError(text.format(variable=KEYFILE_VARIABLE))
    return _parse(store_uid, _document(str(found), "QGIS"), "QGIS")


def write_authentication(keyring: Keyring) -> None:
    """Keep keys in QGIS's authentication database, encrypted with its master password."""
    manager = _authentication()
    name = _SETTING + keyring.store_uid
    if manager.existsAuthSetting(name):
        text = tr("QGIS's authentication database already holds keys for this store, and they are never overwritten.")
        raise KeyringError(text)
    if not manager.storeAuthSetting(name, json.dumps(_content(keyring)), True):
        raise KeyringError(tr("QGIS's authentication database did not take the keys."))


def unlock_authentication() -> None:
    """See to it that QGIS's authentication database can take keys; in QGIS Desktop the user is asked for its password.

    For the GUI thread, before work that needs it. Nothing to do where a key file is named. Raises KeyringError.
    """
    if not os.environ.get(KEYFILE_VARIABLE):
        _authentication()


def keys_are_at_hand() -> bool:
    """Whether looking for keys asks nobody for a password: a key file is named, or QGIS's database is open."""
    from qgis.core import QgsApplication

    return bool(os.environ.get(KEYFILE_VARIABLE)) or QgsApplication.authManager().masterPasswordIsSet()


def export_keys(keyring: Keyring, path: str | os.PathLike, passphrase: str) -> None:
    """Write keys to a file for hand-over and escrow: scrypt (n = 2^16, r = 8, p = 1) and AES-256-GCM.

    Raises KeyringError for a passphrase of fewer than 8 characters or a path where a file already is.
    """
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        text = tr("The passphrase needs at least {count} characters.")
        raise KeyringError(text.format(count=_SHORTEST_PASSPHRASE))
    path = Path(path)
    if path.exists():
        raise KeyringError(tr("{path} exists already.").format(path=path))
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    document = {
        "format": _ESCROW_FORMAT,
        "version": 1,
        "store": keyring.store_uid,
        "scrypt": {"n": _SCRYPT_COST, "r": _SCRYPT_BLOCK, "p": 1, "salt": _encode(salt)},
        "nonce": _encode(nonce),
    }
    plain = json.dumps(_content(keyring)).encode()
    cipher = _escrow_cipher(passphrase, salt, _SCRYPT_COST, _SCRYPT_BLOCK)
    document["content"] = _encode(cipher.encrypt(nonce, plain, _bound(document)))
    write_private(path, document)


def import_keys(path: str | os.PathLike, passphrase: str) -> Keyring:
    """Read keys from a file made by `export_keys`; raises KeyringError for a wrong passphrase or a damaged file."""
    path = Path(path)
    document = _read_document(path)
    broken = KeyringError(tr("{path} is not a file of exported CivicGrid keys.").format(path=path))
    if document.get("format") != _ESCROW_FORMAT:
        raise broken
    try:
        cost, block = int(document["scrypt"]["n"]), int(document["scrypt"]["r"])
        salt, nonce, content = (
            _decode(text) for text in (document["scrypt"]["salt"], document["nonce"], document["content"])
        )
        store_uid = str(document["store"])
    except (KeyError, TypeError, ValueError) as error:
        raise broken from error
    if not 2**14 <= cost <= _LARGEST_COST or cost & (cost - 1) or not 1 <= block <= _SCRYPT_BLOCK:
        raise broken
    cipher = _escrow_cipher(passphrase, salt, cost, block)
    from cryptography.exceptions import InvalidTag

    try:
        plain = cipher.decrypt(nonce, content, _bound(document))
    except InvalidTag as error:
        raise KeyringError(tr("The passphrase is wrong, or {path} is damaged.").format(path=path)) from error
    return _parse(store_uid, _document(plain.decode(), str(path)), str(path))


def _escrow_cipher(passphrase: str, salt: bytes, cost: int, block: int):
    require("cryptography")
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    derived = Scrypt(salt=salt, length=KEY_BYTES, n=cost, r=block, p=1).derive(passphrase.encode())
    return AESGCM(derived)


def _bound(document: Mapping) -> bytes:
    """The escrow file's open part, which the cipher binds to the content."""
    opened = {name: value for name, value in document.items() if name != "content"}
    return json.dumps(opened, sort_keys=True).encode()


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _content(keyring: Keyring) -> dict:
    keys = {purpose: getattr(keyring, purpose) for purpose in PURPOSES}
    return {purpose: {"id": key.id, "key": _encode(key.secret)} for purpose, key in keys.items() if key}


def _parse(store_uid: str, content: object, place: str) -> Keyring:
    keys = {}
    try:
        for purpose, entry in dict(content).items():
            key = Key(str(entry["id"]), _decode(entry["key"]))
            if purpose not in PURPOSES or len(key.secret) != KEY_BYTES:
                raise ValueError(purpose)
            keys[purpose] = key
    except (KeyError, TypeError, ValueError, binascii.Error):
        # The cause is not chained: its message could carry a part of a key.
        raise KeyringError(tr("The keys in {place} are damaged.").format(place=place)) from None
    return Keyring(store_uid, keys.get("search"), keys.get("seal"))


def _document(text: str, place: str) -> dict:
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise KeyringError(tr("The keys in {place} are damaged.").format(place=place))
    return document


def _read_document(path: Path) -> dict:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KeyringError(tr("The key file {path} cannot be read.").format(path=path)) from error
    return _document(text, str(path))


def stores_in(path: Path, file_format: str = _FILE_FORMAT) -> dict:
    """What a private file holds for each store; raises KeyringError when others could read it, too."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise KeyringError(tr("The key file {path} cannot be read.").format(path=path)) from error
    # Windows keeps its rights elsewhere; the mode says nothing there.
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        text = tr("The key file {path} can be read by other accounts: run chmod 600 on it first.")
        raise KeyringError(text.format(path=path))
    document = _read_document(path)
    stores = document.get("stores")
    if document.get("format") != file_format or not isinstance(stores, dict):
        raise KeyringError(tr("{path} is not a CivicGrid key file.").format(path=path))
    return stores


def write_private(path: Path, document: Mapping) -> None:
    """Write a file that only this account can read, whole or not at all."""
    try:
        # mkstemp makes the file with mode 600.
        handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(document, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).replace(path)
        finally:
            Path(unfinished).unlink(missing_ok=True)
    except OSError as error:
        raise KeyringError(tr("The file {path} cannot be written.").format(path=path)) from error


def _authentication():
    """QGIS's authentication manager, with its master password set."""
    from qgis.core import QgsApplication

    manager = QgsApplication.authManager()
    # In QGIS Desktop the user is asked; elsewhere nobody would answer.
    asked = QgsApplication.platform() == "desktop"
    if manager.isDisabled() or not (manager.masterPasswordIsSet() or (asked and manager.setMasterPassword(True))):
        text = tr(
            "QGIS's authentication database needs its master password before it keeps or shows keys;"
            " without a window name a key file in {variable}."
        )
        raise KeyringError(text.format(variable=KEYFILE_VARIABLE))
    return manager
