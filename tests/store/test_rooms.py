"""Rooms in bulk on both engines: what follows for the buildings, what stays, and what goes back."""

from itertools import chain, combinations

from civicgrid.plugin.domain.population import ROOM_CLASSES, building_class
from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.store.rooms import refresh_use_classes


def add_buildings(store, count, **values):
    ids = store.reserve_ids("building", count).tolist()
    rows = {name: [value] * count for name, value in values.items()}
    store.load("building", {"id": ids, "uid": new_uids(count), **rows}, key=("id",))
    return ids


def add_room(store, building, number, **values):
    row = {"uid": new_uid(), "building_id": building, "floor": 1, "number": number, **values}
    return store.insert("room", row)


def test_the_class_of_a_building_is_the_domain_s_for_every_set_of_rooms(store):
    classes = sorted(ROOM_CLASSES)
    sets = list(chain.from_iterable(combinations(classes, count) for count in range(len(classes) + 1)))
    ids = add_buildings(store, len(sets), use_class="shop")
    for building, uses in zip(ids, sets, strict=True):
        for number, use in enumerate((*uses, *uses[:1]), start=101):
            add_room(store, building, str(number), use_class=use)
    expected = [building_class(uses) for uses in sets]
    changed = sum(use != "shop" for use in expected) - (expected[-1] != "shop")
    assert refresh_use_classes(store, ids[:-1]) == changed
    found = store.read("building", ["use_class"], order_by=("id",))["use_class"]
    assert found[:-1] == expected[:-1]
    assert found[-1] == "shop", "only the buildings that are asked for"
    refresh_use_classes(store, ids)
    assert store.read("building", ["use_class"], order_by=("id",))["use_class"] == expected
    assert refresh_use_classes(store, ids) == refresh_use_classes(store, []) == 0
