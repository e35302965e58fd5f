"""What OpenStreetMap's tags say about a road: class, direction, speed, access, name (rules of the OSM wiki)."""

import re
from collections.abc import Mapping

from .code_tables import road_classes, speed_zones
from .osm_values import metres, whole

Tags = Mapping[str, str]

# The life cycle of a road that is not there for traffic (yet, any more).
NOT_IN_USE = {
    "proposed": "road_proposed",
    "planned": "road_proposed",
    "construction": "road_construction",
    "abandoned": "road_abandoned",
    "disused": "road_abandoned",
    "razed": "road_abandoned",
    "demolished": "road_abandoned",
    "no": "road_abandoned",
}
NO_ROAD = {"platform", "rest_area", "services", "bus_stop", "elevator", "crossing", "traffic_signals", "street_lamp",
           "emergency_bay", "toll_gantry", "ladder", "stop", "give_way", "turning_circle", "speed_camera"}  # fmt: skip

_CLOSED_TO = {"no", "private", "agricultural", "forestry", "military", "use_sidepath"}
_OPEN_TO = {"yes", "designated", "permissive", "destination", "customers", "delivery", "permit", "official", "public"}
# From the general to the particular: what comes later decides.
_CAR_KEYS = ("access", "vehicle", "motor_vehicle", "motorcar")
_FOOT_KEYS = ("access", "foot")

_FORWARD = {"yes", "1", "true"}
_BACKWARD = {"-1", "reverse"}
_BOTH = {"no", "0", "false"}
_IMPLIED_ONE_WAY = {"roundabout", "circular"}

_SPEED = re.compile(r"(\d+(?:\.\d+)?)\s*(km/h|kmh|kph|mph|knots)?")
_ZONE = re.compile(r"[A-Z]{2}:(?:zone:?)?(\d{1,3})")
_KMH = {None: 1.0, "km/h": 1.0, "kmh": 1.0, "kph": 1.0, "mph": 1.609344, "knots": 1.852}
_TOP_SPEED = 200.0
_NO_NUMBER = {"none", "signals", "variable", "implicit"}


def road_class(tags: Tags) -> tuple[str, str]:
    """Return (class, "") of a highway that is imported, or ("", reason) of one that is left out."""
    value = tags.get("highway", "")
    if value in road_classes():
        return value, ""
    if value in NOT_IN_USE:
        return "", NOT_IN_USE[value]
    return "", "not_a_road" if value in NO_ROAD else "road_class_unknown"


def direction(tags: Tags) -> tuple[str, str]:
    """Return ("both", "forward" or "backward" along the line, note); the note names a value that is not understood.

    Motorways and roundabouts are one-way unless the tag says otherwise. A one-way that changes by the hour
    (reversible, alternating) is "both".
    """
    value = tags.get("oneway", "").strip().lower()
    implied = tags.get("highway") == "motorway" or tags.get("junction") in _IMPLIED_ONE_WAY
    if value in _FORWARD:
        return "forward", ""
    if value in _BACKWARD:
        return "backward", ""
    if value in _BOTH:
        return "both", ""
    if value in {"reversible", "alternating"}:
        return "both", "oneway_changes"
    return ("forward" if implied else "both"), ("oneway_unclear" if value else "")


def speed(tags: Tags, way: str) -> tuple[float, str]:
    """Return (km/h, note): what the tags say, else the class default, then with a note.

    ``way`` is the direction of `direction`: a limit for one direction only counts on a one-way in that direction; with
    two different ones the lower counts, because a travel time promised must be kept.
    """
    sided = {"forward": ("maxspeed:forward",), "backward": ("maxspeed:backward",)}
    for keys in (("maxspeed",), sided.get(way, ("maxspeed:forward", "maxspeed:backward"))):
        found = [parsed for parsed in (parse_speed(tags.get(key, "")) for key in keys) if parsed]
        if found:
            return min(found), ""
    for key in ("maxspeed:type", "source:maxspeed", "zone:maxspeed"):
        found = parse_speed(tags.get(key, ""), zones_only=True)
        if found:
            return found, ""
    given = tags.get("maxspeed", "")
    unclear = given and given not in _NO_NUMBER
    return road_classes()[tags["highway"]].speed, "speed_unclear" if unclear else "speed_of_class"


def parse_speed(text: str, *, zones_only: bool = False) -> float | None:
    """Return km/h of "50", "30 mph", "CN:urban", "walk", "DE:zone:30", else None. Without a unit it is km/h."""
    text = text.strip()
    value = speed_zones().get(text)
    if value is None and (zone := _ZONE.fullmatch(text)):
        value = float(zone[1])
    if value is None and not zones_only and (number := _SPEED.fullmatch(text.lower())):
        value = float(number[1]) * _KMH[number[2]]
    return value if value and value <= _TOP_SPEED else None


def access(tags: Tags) -> tuple[bool, bool]:
    """Return (drivable, walkable): the class default, changed by the tags from the general to the particular.

    Private ways are closed to both; emergency=yes opens a way to vehicles again.
    """
    default = road_classes()[tags["highway"]]
    drivable = _allowed(tags, _CAR_KEYS, default.drivable)
    if tags.get("service") in {"emergency_access", "fire_lane"} or tags.get("emergency") in {"yes", "designated"}:
        drivable = True
    return drivable, _allowed(tags, _FOOT_KEYS, default.walkable)


def _allowed(tags: Tags, keys: tuple[str, ...], default: bool) -> bool:
    allowed = default
    for key in keys:
        value = tags.get(key, "")
        if value in _CLOSED_TO:
            allowed = False
        elif value in _OPEN_TO and (key != "access" or default):
            # access=yes opens a motorway to nobody on foot, foot=yes does.
            allowed = True
    return allowed


def road_name(tags: Tags) -> str | None:
    """Return the name as it stands on the sign, else the Chinese one, else the road's number."""
    return tags.get("name") or tags.get("name:zh") or tags.get("ref") or None


def road(tags: Tags) -> tuple[dict[str, object], list[str]]:
    """Return the columns of table road (without keys and geometry) and notes on values that were not understood."""
    way, one_way_note = direction(tags)
    kmh, speed_note = speed(tags, way)
    drivable, walkable = access(tags)
    width = metres(tags.get("width", ""))
    row = {
        "name": road_name(tags),
        "road_class": tags["highway"],
        "direction": way,
        "speed": kmh,
        "walkable": walkable,
        "drivable": drivable,
        "width": width if width and width > 0 else None,
        "layer": whole(tags.get("layer", "")) or 0,
        "bridge": tags.get("bridge", "no") != "no",
        "tunnel": tags.get("tunnel", "no") not in {"no", "building_passage"},
    }
    return row, [note for note in (one_way_note, speed_note) if note]
