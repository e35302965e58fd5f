"""The PIN 码 with which a person unlocks this workstation; it signs nobody in.

Only its hash is kept (scrypt, n = 2^14, r = 8, p = 1, a salt of its own), in QGIS's authentication database. The master
password is not asked for: a screen must lock and unlock before anybody has given it, and a PIN opens nothing else.
"""

import hashlib
import hmac
import secrets

from .authentication import AuthenticationError
from .translation import tr

SHORTEST, LONGEST = 4, 12
_SETTING = "civicgrid/pin/"
_COST, _BLOCK, _SALT_BYTES = 2**14, 8, 16
_FREE_TRIES = 2
_LONGEST_PAUSE = 300


def owner(store_uid: str, login: str) -> str:
    """Whose PIN: an account of a store."""
    return f"{store_uid}/{login}"


def hash_pin(pin: str) -> str:
    """The text to keep of a PIN; raises AuthenticationError for one that is not 4 to 12 digits."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        text = tr("A PIN has {least} to {most} digits.")
        raise AuthenticationError(text.format(least=SHORTEST, most=LONGEST))
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{salt.hex()}${_derive(pin, salt).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN of which a text was kept."""
    salt, _, derived = kept.partition("$")
    return hmac.compare_digest(_derive(pin, bytes.fromhex(salt)), bytes.fromhex(derived))


def keep(whose: str, pin: str) -> None:
    """Keep a person's PIN; an earlier one is replaced. Raises AuthenticationError."""
    if not _manager().storeAuthSetting(_SETTING + whose, hash_pin(pin), False):
        raise AuthenticationError(tr("QGIS's authentication database did not take the PIN."))


def kept(whose: str) -> str:
    """What was kept of a person's PIN, "" when they have none here."""
    return str(_manager().authSetting(_SETTING + whose, "", False) or "")


def forget(whose: str) -> None:
    """Remove a person's PIN from this workstation; none is no error."""
    if _manager().existsAuthSetting(_SETTING + whose):
        _manager().removeAuthSetting(_SETTING + whose)


def pause_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for the first two, then doubling up to five minutes."""
    return 0 if wrong <= _FREE_TRIES else min(2 ** (wrong - _FREE_TRIES), _LONGEST_PAUSE)


def _manager():
    from qgis.core import QgsApplication

    return QgsApplication.authManager()


def _derive(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=1)
