"""Other names of places: of one building, or of an estate, a road or a house that is known by another address."""

from __future__ import annotations

from dataclasses import fields, replace

from ...domain.address import Address, format_address
from ...store import Store
from .keys import name_key, plain, read_address

_NAMED = ("estate", "road", "village", "hamlet", "community")
_PARTS = tuple(field.name for field in fields(Address))


class Aliases:
    """The table ``address_alias``; false when it is empty."""

    def __init__(self, store: Store):
        rows = store.read("address_alias", ["alias", "address", "building_id"])
        self._buildings: dict[str, list[int]] = {}
        self._houses: dict[str, Address] = {}
        self._names: dict[str, Address] = {}
        for alias, address, building in zip(rows["alias"], rows["address"], rows["building_id"], strict=True):
            read = read_address(alias)
            house = plain(alias) if read.notes else format_address(read.address.to_house())
            if building is not None:
                self._buildings.setdefault(house, []).append(building)
            elif address:
                target = _meant(address)
                self._names[name_key(alias)] = target
                self._houses[house] = target

    def __bool__(self) -> bool:
        return bool(self._buildings or self._names)

    def of_text(self, text: str) -> list[int] | None:
        """The buildings that a text means, word for word."""
        return self._buildings.get(text)

    @staticmethod
    def houses(address: Address) -> tuple[str, ...]:
        """The forms in which the house of an address may be an alias: with and without the divisions before it."""
        house = format_address(address.to_house())
        return (house, house.removeprefix(address.region)) if address.region else (house,)

    def of_house(self, house: str) -> list[int] | None:
        """The buildings that a house in the standard form means."""
        return self._buildings.get(house)

    def renamed(self, address: Address) -> Address | None:
        """The address with the known name for another one of its estate, road or house; None when there is none."""
        for house in self.houses(address):
            target = self._houses.get(house)
            if target is not None:
                return _with(replace(address, road="", lane="", yard="", number="", estate="", building=""), target)
        for name in _NAMED:
            target = self._names.get(getattr(address, name))
            if target is not None:
                # A name alone says what the old name was of: the estate's, the road's.
                alone = target.estate if target == Address(estate=target.estate) else ""
                change = {name: alone} if alone else {name: ""}
                return replace(address, **change) if alone else _with(replace(address, **change), target)
        return None


def _meant(text: str) -> Address:
    """The address an alias stands for; a text that is only a name counts as an estate's."""
    read = read_address(text)
    return Address(estate=name_key(text)) if read.notes else read.address


def _with(address: Address, target: Address) -> Address:
    """An address with the parts that another one has."""
    return replace(address, **{name: value for name in _PARTS if (value := getattr(target, name))})
