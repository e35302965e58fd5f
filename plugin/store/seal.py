"""Sealing what names a person (AES-256-GCM) and hashing the terms by which it is found (HMAC-SHA256).

A sealed value is bound to its store, table and row: copied elsewhere it does not open. Key ids stand in ``setting``, so
that a wrong key is recognised before anything is written or tried.
"""

import hmac
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from ..services.dependencies import require
from ..services.keys import Key, Keyring
from ..services.translation import tr
from .errors import AccessDenied, StoreError
from .store import Store

VERSION = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16
HASH_BYTES = 16
KEY_SETTINGS = {"seal": "seal_key_id", "search": "search_key_id"}
_KEY_ABSENT = {
    "seal": "The seal key is not in this keyring: without it nothing can be imported or revealed.",
    "search": "The search key is not in this keyring: without it nobody can be found or imported.",
}
_KEY_DIFFERS = {
    "seal": "The seal key {found} is not this store's, which is {wanted}.",
    "search": "The search key {found} is not this store's, which is {wanted}.",
}

# One encoder for all documents: json.dumps would make one for each.
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_from_json = json.JSONDecoder().raw_decode


class WrongKey(StoreError):
    """The keyring does not hold the key that the store was written with."""

    code = "wrong_key"


class SealBroken(StoreError):
    """A sealed value does not open: it was altered, or it belongs to another row."""

    code = "seal_broken"


class Sealer:
    """Seals and opens the values of one store; safe to use from several threads."""

    def __init__(self, key: Key, store_uid: str):
        require("cryptography")
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.key_id = key.id
        self._store_uid = store_uid
        self._cipher = AESGCM(key.secret)
        self._invalid = InvalidTag

    def seal(self, table: str, uid: str, content: Mapping) -> bytes:
        """A sealed JSON document: version (1 byte), nonce (12), ciphertext, tag (16)."""
        return self.seal_many(table, [uid], [content])[0]

    def seal_many(self, table: str, uids: Sequence[str], contents: Iterable[Mapping]) -> list[bytes]:
        """Seal one document a row, each under a fresh nonce."""
        encrypt = self._cipher.encrypt
        prefix = self._binding(table)
        nonces = os.urandom(NONCE_BYTES * len(uids))
        sealed = []
        for position, (uid, content) in enumerate(zip(uids, contents, strict=True)):
            nonce = nonces[position * NONCE_BYTES : (position + 1) * NONCE_BYTES]
            plain = _to_json(content).encode()
            sealed.append(VERSION + nonce + encrypt(nonce, plain, prefix + uid.encode()))
        return sealed

    def open(self, table: str, uid: str, blob: bytes) -> dict:
        """The document in a sealed value; raises SealBroken when it was altered or comes from another row."""
        return self.opener(table)(uid, blob)

    def opener(self, table: str) -> Callable[[str, bytes], dict]:
        """What opens many values of one table, by uid and sealed value, as `open` does one."""
        decrypt, prefix = self._cipher.decrypt, self._binding(table)

        def opened(uid: str, blob: bytes) -> dict:
            if blob[:1] != VERSION or len(blob) < 1 + NONCE_BYTES + TAG_BYTES:
                text = tr("The sealed value of {table} {uid} has an unknown form.")
                raise SealBroken(text.format(table=table, uid=uid), table=table, uid=uid)
            try:
                plain = decrypt(blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :], prefix + uid.encode())
            except self._invalid as error:
                text = tr("The sealed value of {table} {uid} does not open: it was altered or belongs to another row.")
                raise SealBroken(text.format(table=table, uid=uid), table=table, uid=uid) from error
            return _from_json(plain.decode())[0]

        return opened

    def check(self, key_id: str) -> None:
        """Refuse a value that another key sealed, by its id; raises WrongKey."""
        if key_id != self.key_id:
            text = tr("The value is sealed with the key {wanted}; this one is {found}.")
            raise WrongKey(text.format(wanted=key_id, found=self.key_id), wanted=key_id)

    def _binding(self, table: str) -> bytes:
        return VERSION + f"{self._store_uid}\0{table}\0".encode()


class Hasher:
    """Keyed hashes of search terms; terms of different kinds never meet."""

    def __init__(self, key: Key):
        self.key_id = key.id
        self._secret = key.secret

    def hash(self, kind: str, term: str) -> bytes:
        """HMAC-SHA256 of kind and term, cut to 16 bytes."""
        return hmac.digest(self._secret, f"{kind}\0{term}".encode(), "sha256")[:HASH_BYTES]


def install_keys(store: Store, keyring: Keyring) -> bool:
    """Write the ids of a keyring into a store that has none yet; returns whether it had none.

    Raises WrongKey for a key that is not the store's, AccessDenied on a server for others than its owner: whose keys
    come first are the store's for good.
    """
    with store.transaction():
        known = _known(store)
        if len(known) < len(KEY_SETTINGS) and store.engine == "postgis":
            if not store.query("SELECT is_store_owner() AS owner")[0]["owner"]:
                raise AccessDenied(
                    tr(
                        "This database has no keys yet, and on a server only its owner installs them: by upgrading the"
                        " database once more, or by bringing the first residents."
                    )
                )
            store.query("SELECT audit_lock()")  # of two at once, the second finds the first one's
            known = _known(store)
        for purpose, name in KEY_SETTINGS.items():
            key = _key(store, keyring, purpose, known)
            if name not in known:
                store.insert("setting", {"name": name, "value": key.id})
    return not known


def sealer(store: Store, keyring: Keyring) -> Sealer:
    """What seals and opens in this store; raises WrongKey when the keyring has no seal key or another store's."""
    return Sealer(_installed(store, keyring, "seal"), store.uid)


def hasher(store: Store, keyring: Keyring) -> Hasher:
    """What hashes search terms in this store; raises WrongKey."""
    return Hasher(_installed(store, keyring, "search"))


def _installed(store: Store, keyring: Keyring, purpose: str) -> Key:
    known = _known(store)
    key = _key(store, keyring, purpose, known)
    if KEY_SETTINGS[purpose] not in known:
        raise WrongKey(tr("No keys are installed in this store yet."), purpose=purpose)
    return key


def _known(store: Store) -> dict[str, str]:
    rows = store.read("setting", ["name", "value"], where={"name": list(KEY_SETTINGS.values())})
    return dict(zip(rows["name"], rows["value"], strict=True))


def _key(store: Store, keyring: Keyring, purpose: str, known: Mapping[str, str]) -> Key:
    key = getattr(keyring, purpose)
    if keyring.store_uid != store.uid:
        raise WrongKey(tr("The keys belong to another store."), purpose=purpose)
    if key is None:
        raise WrongKey(tr(_KEY_ABSENT[purpose]), purpose=purpose)
    wanted = known.get(KEY_SETTINGS[purpose], key.id)
    if wanted != key.id:
        text = tr(_KEY_DIFFERS[purpose]).format(found=key.id, wanted=wanted)
        raise WrongKey(text, purpose=purpose, wanted=wanted)
    return key


class Sealing:
    """What works with sealed values of a store: its keys are asked for when the first value needs them."""

    def __init__(self, store: Store, keyring: Keyring):
        self._store = store
        self._keyring = keyring

    @cached_property
    def _sealer(self) -> Sealer:
        return sealer(self._store, self._keyring)
