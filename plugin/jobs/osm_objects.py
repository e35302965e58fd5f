"""What OpenStreetMap's tags say about buildings, facilities, cameras and the land's cover."""

import re
from collections.abc import Mapping

from ..domain.address import parse_address
from .osm_values import bearing, metres, whole

Tags = Mapping[str, str]

_HAN = re.compile("[一-鿿㐀-䶿]")

# Codes of the list building_use; "yes" says nothing.
_USES = {
    "residential": "residential apartments house detached semidetached_house terrace bungalow dormitory villa hut "
    "cabin farm houseboat static_caravan ger stilt_house",
    "commercial": "commercial retail supermarket shop kiosk hotel mall market restaurant",
    "office": "office government public civic townhall",
    "industrial": "industrial factory manufacture works",
    "storage": "warehouse storage_tank silo barn garage garages carport shed hangar",
    "other": "school kindergarten university college hospital clinic fire_station police church chapel mosque temple "
    "cathedral shrine religious train_station transportation stadium sports_hall greenhouse farm_auxiliary stable "
    "cowshed roof bunker bridge parking ruins construction service transformer_tower water_tower toilets",
}
_USE_OF = {value: use for use, values in _USES.items() for value in values.split()}

_MOST_FLOORS, _MOST_BASEMENTS, _MOST_HEIGHT = 200, 20, 1000.0


def building_reason(tags: Tags) -> str:
    """Return why a feature with the key building is left out, "" when it is a building."""
    return "building_no" if tags["building"] == "no" else ""


def building(tags: Tags) -> tuple[dict[str, object], list[str]]:
    """Return the columns of table building (without keys and geometry) and notes on values not understood."""
    notes = []
    height = metres(tags.get("height", "") or tags.get("building:height", ""))
    floors = whole(tags.get("building:levels", "") or tags.get("levels", ""))
    basements = whole(tags.get("building:levels:underground", ""))
    if height is not None and height > _MOST_HEIGHT:
        height = None
    if floors is not None and not 0 <= floors <= _MOST_FLOORS:
        floors = None
    if tags.get("height") and height is None:
        notes.append("height_unclear")
    if tags.get("building:levels") and floors is None:
        notes.append("levels_unclear")
    road, door = tags.get("addr:street"), tags.get("addr:housenumber")
    estate, number = _estate(tags)
    row = {
        "name": tags.get("name") or tags.get("name:zh") or tags.get("addr:housename") or None,
        "address": _address(tags),
        "road": road or None,
        "door": door or None,
        "estate": estate,
        "number": number,
        "building_use": _USE_OF.get(tags["building"]),
        "floors": floors,
        "basements": basements if basements and 0 < basements <= _MOST_BASEMENTS else 0,
        "height": height,
    }
    return row, notes


def _address(tags: Tags) -> str | None:
    if tags.get("addr:full"):
        return tags["addr:full"]
    street, door = tags.get("addr:street") or tags.get("addr:place"), tags.get("addr:housenumber")
    if not street or not door:
        return None
    if _HAN.search(street):
        return street + door + ("" if door.endswith("号") else "号")
    return f"{street} {door}"


def _estate(tags: Tags) -> tuple[str | None, str | None]:
    """Return estate and building number where a Chinese name holds them for certain, as 幸福里3栋 does."""
    name = tags.get("name", "")
    if not _HAN.search(name):
        return None, None
    parsed = parse_address(name)
    if parsed.notes or not parsed.address.estate or not parsed.address.building:
        return None, None
    return parsed.address.estate, parsed.address.building


# Tag to code of the list facility_kind. A value is compared as a whole.
_AMENITIES = {name: name for name in ("hospital", "clinic", "fire_station", "police", "school", "kindergarten")}
_EMERGENCIES = {
    "fire_hydrant": "hydrant",
    "defibrillator": "aed",
    "assembly_point": "assembly_point",
    "shelter": "shelter",
    "emergency_shelter": "shelter",
    "disaster_shelter": "shelter",
}
_SEVERAL = re.compile(r"\s*;\s*")


def facility_kinds(tags: Tags) -> tuple[list[str], str]:
    """Return (codes of facility_kind, reason): a reason when the feature looks like a facility and is none.

    An emergency shelter is what says so: emergency=shelter (emergency_shelter, disaster_shelter),
    evacuation_center=yes, or amenity=shelter with emergency=yes or designated. A bare amenity=shelter is a roof
    against rain. A tag with several values (school;kindergarten) is left out: which of them it is was not decided.
    """
    amenity, emergency = tags.get("amenity", ""), tags.get("emergency", "")
    kinds = [_AMENITIES.get(amenity), _EMERGENCIES.get(emergency)]
    if tags.get("evacuation_center") == "yes":
        kinds.append("shelter")
    if amenity == "shelter" and emergency in {"yes", "designated"}:
        kinds.append("shelter")
    found = list(dict.fromkeys(kind for kind in kinds if kind))
    if found:
        return found, ""
    if amenity == "shelter":
        return [], "shelter_not_emergency"
    several = {*_SEVERAL.split(amenity), *_SEVERAL.split(emergency)}
    if (";" in amenity or ";" in emergency) and several & (_AMENITIES.keys() | _EMERGENCIES.keys()):
        return [], "several_values"
    return [], ""


def facility(tags: Tags) -> dict[str, object]:
    """Return the columns of table facility (without keys, kind and geometry)."""
    capacity = whole(tags.get("capacity", ""))
    return {
        "name": tags.get("name") or tags.get("name:zh") or None,
        "capacity": capacity if capacity is not None and capacity >= 0 else None,
        "ownership": "society" if tags.get("operator:type") in {"private", "community", "ngo"} else "public",
        "address": _address(tags),
        "phone": tags.get("phone") or tags.get("contact:phone") or None,
    }


_CAMERA_KINDS = {"fixed": "fixed", "dome": "dome", "panning": "ptz", "panoramic": "panoramic"}
_CAMERA_TYPES = {"", "camera", "ALPR"}


def camera_reason(tags: Tags) -> str:
    """Return why a feature man_made=surveillance is left out, "" when it is a camera; without a type it is one."""
    return "" if tags.get("surveillance:type", "") in _CAMERA_TYPES else "surveillance_other"


def camera(tags: Tags, external_number: str) -> tuple[dict[str, object], list[str]]:
    """Return the columns of table camera (without keys and geometry) and notes on values not understood."""
    given = tags.get("camera:direction") or tags.get("direction") or ""
    azimuth, angle = bearing(given)
    height = metres(tags.get("height", ""))
    row = {
        "name": tags.get("name") or tags.get("name:zh") or tags.get("ref") or external_number,
        "kind": _CAMERA_KINDS.get(tags.get("camera:type", ""), "unknown"),
        "azimuth": azimuth,
        "angle": angle,
        "height": height,
        "owner_unit": tags.get("operator") or None,
    }
    return row, ["direction_unclear"] if given and azimuth is None else []


# Tag to code of the list land_cover.
LAND_COVERS = {
    "natural": {"water": "water", "wetland": "green", "wood": "woodland", "scrub": "woodland", "grassland": "green",
                "heath": "green"},
    "waterway": {"riverbank": "water"},
    "landuse": {"reservoir": "water", "basin": "water", "forest": "woodland", "orchard": "farmland", "grass": "green",
                "meadow": "green", "village_green": "green", "recreation_ground": "green", "farmland": "farmland",
                "vineyard": "farmland", "allotments": "farmland"},
    "leisure": {"park": "green", "garden": "green"},
}  # fmt: skip


def land_cover(tags: Tags) -> str | None:
    """Return the code of land_cover of an area, None when it is none of them."""
    return next((values[tags[key]] for key, values in LAND_COVERS.items() if tags.get(key) in values), None)
