"""The card of a store: its name, uid and public key in a small file, to be exchanged and compared by telephone."""

import json
from dataclasses import dataclass
from pathlib import Path

from ...domain.problems import DomainError, Problem
from ...services.signing import SigningKey, find_signing_key, fingerprint, is_public_key, make_signing_key
from ...store import Store
from ...store.exchange import Exchange

SUFFIX = ".cgcard"
_FORMAT = "civicgrid-card"
_LARGEST = 10_000  # bytes


@dataclass(frozen=True)
class Card:
    """Who a store is; ``public_key`` as base64."""

    name: str
    store_uid: str
    public_key: str

    @property
    def fingerprint(self) -> str:
        """What both sides read to each other."""
        return fingerprint(self.public_key)


def refuse(code: str, **params: object) -> DomainError:
    """The error of an exchange, by the end of its code."""
    return DomainError(Problem(f"exchange.{code}", params=params))


def own_card(store: Store) -> Card:
    """The card of this store; raises DomainError before it has one."""
    ours = Exchange(store).ours()
    if ours is None:
        raise refuse("no_card")
    return Card(ours.name, store.uid, ours.public_key)


def make_card(store: Store, name: str, *, new_key: bool = False) -> Card:
    """Choose the name this store goes by, and make its key where there is none; for the main thread.

    With ``new_key`` a new one is made, after which every peer needs the new card. Raises KeyringError, StoreError, and
    DomainError when the key is at another workstation.
    """
    exchange = Exchange(store)
    exchange.check_right()
    ours = exchange.ours()
    key = None if new_key else find_signing_key(store.uid)
    if not new_key and ours is not None and (key is None or key.public != ours.public_key):
        raise refuse("key_absent")
    key = key or make_signing_key(store.uid)
    exchange.set_ours(name, key.public)
    return own_card(store)


def signing_key(store: Store) -> SigningKey:
    """The key that belongs to this store's card; for the main thread. Raises KeyringError and DomainError."""
    card, key = own_card(store), find_signing_key(store.uid)
    if key is None or key.public != card.public_key:
        raise refuse("key_absent")
    return key


def write_card(card: Card, path: Path) -> None:
    """Write a card to a file that is not there yet."""
    document = {"format": _FORMAT, "version": 1, "name": card.name, "store": card.store_uid, "key": card.public_key}
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
    except FileExistsError as error:
        raise refuse("file_exists", file=path.name) from error
    except OSError as error:
        raise refuse("write", file=path.name, reason=error.strerror or error) from error


def read_card(path: Path) -> Card:
    """Read a card; raises DomainError for any other file."""
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(_LARGEST + 1)[:_LARGEST])
        card = Card(str(document["name"]), str(document["store"]), str(document["key"]))
        well = document["format"] == _FORMAT and document["version"] == 1 and is_public_key(card.public_key)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise refuse("card", file=path.name) from error
    if not well or not card.name.strip() or not card.store_uid:
        raise refuse("card", file=path.name)
    return card
