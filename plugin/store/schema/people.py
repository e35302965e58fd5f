"""People: masked persons, their sealed clear part, search hashes, households, dated occupancy."""

from .model import Table, date, flag, instant, integer, key, one_of, real, ref, sealed, text, uid

PERSON_CLASSES = ("registered", "floating", "left_behind", "from_abroad", "unknown")
RESIDENCE_STATES = ("both_here", "person_here", "household_here")
OCCUPANCY_ROLES = ("owner", "family", "tenant", "employee")
LINK_METHODS = ("code", "address", "alias", "geometry", "hand", "generated")

TABLES = (
    Table(
        "person",
        "people",
        "Residents 居民, masked once at write; nothing here names a person",
        (
            key(),
            uid(),
            text("name_masked", null=False),
            text("document_masked"),
            text("phone_masked"),
            one_of("sex", "0", "1", "2", "9", default="0"),
            integer("birth_year", check="birth_year IS NULL OR birth_year BETWEEN 1880 AND 2200"),
            one_of("person_class", *PERSON_CLASSES, default="unknown"),
            one_of("residence_state", *RESIDENCE_STATES, null=True),
            ref("household_id", "household"),
            flag("resident", null=True, default=None),
            text("resident_rule"),
            ref("area_id", "area"),
            ref("batch_id", "import_batch"),
            instant("verified_at"),
        ),
        unique=(("uid",),),
        indexes=(("area_id",), ("household_id",), ("batch_id",)),
        feed="statement",
        area=True,
    ),
    Table(
        "person_clear",
        "people",
        "The clear part of a person, sealed with AES-256-GCM; opened only by a reveal, for who may see the person",
        (
            ref("person_id", "person", null=False, on_delete="cascade"),
            text("seal_key", null=False),
            sealed("content", null=False),
        ),
        primary_key=("person_id",),
    ),
    Table(
        "person_search",
        "people",
        "Keyed hashes of exact and prefix terms; without the search key they say nothing",
        (
            ref("person_id", "person", null=False, on_delete="cascade"),
            text("kind", null=False),
            sealed("hash", null=False),
        ),
        primary_key=("kind", "hash", "person_id"),
        indexes=(("person_id",),),
        derived=True,
    ),
    Table(
        "person_tag",
        "people",
        "Service and care tags of a person, dated, with their sensitivity's basis",
        (
            key(),
            ref("person_id", "person", null=False, on_delete="cascade"),
            text("tag", null=False),
            date("valid_from", null=False),
            date("valid_to"),
            text("legal_basis"),
            text("owner_unit"),
            ref("area_id", "area"),
        ),
        unique=(("person_id", "tag", "valid_from"),),
        indexes=(("tag",), ("area_id",)),
        area=True,
    ),
    Table(
        "household",
        "people",
        "Households 户; a household is never split by a plan",
        (
            key(),
            uid(),
            text("number"),
            one_of("kind", "family", "collective", default="family"),
            ref("room_id", "room"),
            ref("area_id", "area"),
        ),
        unique=(("uid",),),
        indexes=(("room_id",), ("area_id",)),
        feed="statement",
        area=True,
    ),
    Table(
        "occupancy",
        "people",
        "Who stays in or owns which room, from when to when, how it is known",
        (
            key(),
            uid(),
            ref("person_id", "person", null=False, on_delete="cascade"),
            ref("room_id", "room", null=False),
            one_of("role", *OCCUPANCY_ROLES),
            flag("lives_here", default=True),
            date("valid_from", null=False),
            date("valid_to"),
            text("source", null=False, default="manual"),
            one_of("method", *LINK_METHODS, default="hand"),
            real("confidence", check="confidence IS NULL OR confidence BETWEEN 0 AND 1"),
            instant("verified_at"),
            ref("area_id", "area"),
        ),
        unique=(("uid",), ("person_id", "room_id", "role", "valid_from")),
        # With the visit in it the index alone says how fresh a building is.
        indexes=(("room_id", "verified_at"), ("area_id",)),
        checks=("valid_to IS NULL OR valid_to >= valid_from",),
        feed="statement",
        area=True,
    ),
)
