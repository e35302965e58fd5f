"""The key with which a store signs what it sends (Ed25519), and the check of what others have signed.

The private key lives in QGIS's authentication database, or beside the key file that CIVICGRID_KEYFILE names (mode 600);
never in the store, a package or a log.
"""

import base64
import binascii
import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from .authentication import open_authentication
from .dependencies import require
from .keys import KEYFILE_VARIABLE, KeyringError, stores_in, write_private
from .translation import tr

KEY_BYTES = 32
SUFFIX = ".signing"

_FORMAT = "civicgrid-signing"
_SETTING = "civicgrid/signing/"
_FINGERPRINT_BYTES = 16


@dataclass(frozen=True)
class SigningKey:
    """A store's private key: 32 bytes that are never shown."""

    secret: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """The public key, 32 bytes as base64: what a peer is given."""
        private = self._private()  # says what is missing where cryptography is
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        raw = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode("ascii")

    def sign(self, content: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._private().sign(content)

    def _private(self):
        require("cryptography")
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.secret)


def is_public_key(public: object) -> bool:
    """Whether a text can be a public key."""
    try:
        return len(base64.b64decode(str(public), validate=True)) == KEY_BYTES
    except (ValueError, binascii.Error):
        return False


def verify(public: str, content: bytes, signature: bytes) -> bool:
    """Whether the owner of ``public`` has signed ``content``."""
    require("cryptography")
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(public)).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def fingerprint(public: str) -> str:
    """Eight groups of four, to be compared by telephone: SHA-256 of the key, cut to 16 bytes."""
    digest = hashlib.sha256(base64.b64decode(public)).hexdigest().upper()[: 2 * _FINGERPRINT_BYTES]
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


def make_signing_key(store_uid: str) -> SigningKey:
    """Make a key for a store, keep it in the place of one that may be there, and return it; raises KeyringError."""
    key = SigningKey(secrets.token_bytes(KEY_BYTES))
    text = base64.b64encode(key.secret).decode("ascii")
    if file := _file():
        stores = stores_in(file, _FORMAT) if file.exists() else {}
        write_private(file, {"format": _FORMAT, "version": 1, "stores": {**stores, store_uid: text}})
    elif not open_authentication().storeAuthSetting(_SETTING + store_uid, json.dumps(text), True):
        raise KeyringError(tr("QGIS's authentication database did not take the keys."))
    return key


def find_signing_key(store_uid: str) -> SigningKey | None:
    """The key of a store that is kept here, None when there is none; for the main thread. Raises KeyringError."""
    if file := _file():
        found = stores_in(file, _FORMAT).get(store_uid) if file.exists() else None
    else:
        kept = str(open_authentication().authSetting(_SETTING + store_uid, "", True) or "")
        found = kept.strip('"') or None
    if found is None:
        return None
    if not is_public_key(found):  # the same form: 32 bytes
        raise KeyringError(tr("The keys in {place} are damaged.").format(place=file or "QGIS"))
    return SigningKey(base64.b64decode(found))


def _file() -> Path | None:
    named = os.environ.get(KEYFILE_VARIABLE)
    return Path(named + SUFFIX) if named else None
