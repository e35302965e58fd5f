"""Road times of those who could be sent: as the algorithm says them; closures and dangers change the order."""

from datetime import timedelta

import pytest
import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from civicgrid.plugin.domain.events.dispatch import Requirement
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.closing import street_to_close
from civicgrid.plugin.jobs.dispatch import (
    Networks,
    NoRoads,
    assign,
    candidates,
    propose,
    reason_text,
    shortfall_text,
)
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import StoreError, create_store
from civicgrid.plugin.store.city_files import DISPATCH, shipped
from civicgrid.plugin.store.loop.dispatch import Dispatch
from civicgrid.plugin.store.loop.events import Events
from civicgrid.processing.nearest_resources import NearestResources
from civicgrid.tests.support.networks import lattice
from civicgrid.tests.support.square import run, table

ORIGIN = (500_000.0, 3_000_000.0)
STEP = 100.0
ENGINE = shipped(DISPATCH).requirements["fire_engine"]
ENGINES = {"消1": (130, 505), "消2": (1010, 640), "消3": (705, 1390), "消4": (1120, 1110), "消5": (300, 1200)}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def store(tmp_path):
    """A lattice of streets, some one-way, and engines on them who were seen a minute ago."""
    with create_store(str(tmp_path / "store.gpkg"), crs="EPSG:4547", purpose="demo") as store:
        store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
        roads = list(lattice(15, step=STEP))
        direction = {"F": "forward", "T": "backward", "B": "both"}
        store.load("road", {
            "uid": [new_uid() for _ in roads], "road_class": ["residential"] * len(roads),
            "direction": [direction[oneway] for _line, oneway, _speed in roads],
            "speed": [speed for _line, _oneway, speed in roads], "source": ["test"] * len(roads),
            "external_number": [str(number) for number in range(len(roads))],
            "geom": [shapely.to_wkb(shapely.LineString(line)) for line, _oneway, _speed in roads],
        })  # fmt: skip
        for number, place in ENGINES.items():
            engine(store, number, place)
        yield store


def point(x, y):
    return shapely.to_wkb(shapely.Point(ORIGIN[0] + x, ORIGIN[1] + y))


def box(x1, y1, x2, y2):
    shape = shapely.box(ORIGIN[0] + x1, ORIGIN[1] + y1, ORIGIN[0] + x2, ORIGIN[1] + y2)
    return shapely.to_wkb(shapely.MultiPolygon([shape]))


def engine(store, number, place, ago=1):
    store.insert("responder", {"uid": new_uid(), "number": number, "name": number, "kind": "vehicle",
                               "skills": "灭火", "status": "available"})  # fmt: skip
    at = clock.utc_now() - timedelta(minutes=ago)
    store.insert("position", {"source": number, "at": at, "geom": point(*place)})


@pytest.fixture
def event(store):
    return Events(store).report({"event_type": "0403", "title": "燃气泄漏", "geom": point(650, 720)})


@pytest.fixture
def ask(store, event):
    """A function that gives the candidates of a requirement, with more arguments."""
    networks = Networks(store)

    def asked(requirement=ENGINE, **more):
        return candidates(store, networks.network(requirement.profile), event, requirement, **more)

    return asked


def order(ranked):
    return [one.unit.number for one in ranked.candidates]


def lost(ranked, number):
    return next(reason_text(one.lost) for one in ranked.candidates if one.unit.number == number)


def layer(rows):
    found = QgsVectorLayer("Point?crs=EPSG:4547&field=name:string", "points", "memory")
    features = []
    for name, (x, y) in rows.items():
        feature = QgsFeature(found.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT ({ORIGIN[0] + x} {ORIGIN[1] + y})"))
        features.append(feature)
    found.dataProvider().addFeatures(features)
    return found


@pytest.mark.parametrize("profile", ["drive", "walk"])
def test_times_and_metres_are_those_of_the_algorithm(store, ask, profile):
    requirement = Requirement("x", "x", "x", ("vehicle",), profile=profile, order=ENGINE.order)
    results = run(
        NearestResources, DATABASE=store.database, PROFILE=profile, STRATEGY=1, INCIDENTS=layer({"e": (650, 720)}),
        INCIDENT_ID="name", RESOURCES=layer(ENGINES), RESOURCE_ID="name", K=len(ENGINES),
    )  # fmt: skip
    oracle = {name: values for name, *values in table(results["OUTPUT"], "resource_id", "cost", "metres")}
    ranked = ask(requirement)
    assert sorted(order(ranked)) == sorted(oracle) == sorted(ENGINES)
    for one in ranked.candidates:
        cost, metres = oracle[one.unit.number]
        assert one.unit.minutes == pytest.approx(cost * 60, rel=1e-9)
        assert one.unit.metres == pytest.approx(metres, rel=1e-9)
        assert shapely.from_wkb(ranked.route(one.unit.id)).length == pytest.approx(metres, rel=1e-6)


def test_a_closure_reorders_at_once_and_its_end_brings_the_order_back(store, ask):
    before = order(ask())
    assert len(before) == len(ENGINES)
    first = ask().candidates[0].unit
    way = shapely.from_wkb(ask().route(first.id))
    middle = way.interpolate(0.5, normalized=True)
    shape = shapely.to_wkb(shapely.MultiPolygon([middle.buffer(20)]))
    closure = Dispatch(store).close_way(shape, "桥面封闭")
    after = ask()
    moved = next(one.unit for one in after.candidates if one.unit.id == first.id)
    assert moved.minutes > first.minutes
    assert not shapely.from_wkb(after.route(first.id)).intersects(middle.buffer(19))
    Dispatch(store).open_way(closure)
    assert order(ask(at=clock.utc_now())) == before


def test_a_closure_for_vehicles_lets_walkers_through(store, ask):
    walking = Requirement("x", "x", "x", ("vehicle",), profile="walk", order=ENGINE.order)
    before = [one.unit.minutes for one in ask(walking).candidates]
    driving = [one.unit.minutes for one in ask().candidates]
    Dispatch(store).close_way(box(480, 380, 820, 640), "封控", walk_too=False)
    assert [one.unit.minutes for one in ask(walking).candidates] == before
    assert [one.unit.minutes for one in ask().candidates] != driving


def test_who_cannot_come_is_last_and_says_why(store, ask):
    engine(store, "消7", (5000, 5000))
    engine(store, "消8", (300, 300))
    store.insert("responder", {"uid": new_uid(), "number": "消9", "name": "消9", "kind": "vehicle", "skills": "灭火",
                               "status": "available"})  # fmt: skip
    store.insert("road", {"uid": new_uid(), "road_class": "residential", "source": "test", "external_number": "island",
                          "geom": shapely.to_wkb(shapely.LineString([(ORIGIN[0] + 4000, ORIGIN[1]),
                                                                     (ORIGIN[0] + 4200, ORIGIN[1])]))})  # fmt: skip
    engine(store, "消6", (4100, 0))
    ranked = candidates(store, Networks(store).network("drive"), 1, ENGINE, zones=[box(250, 250, 350, 350)])
    assert order(ranked)[-4:] == ["消6", "消7", "消8", "消9"]
    assert [lost(ranked, f"消{number}") for number in (6, 7, 8)] == [
        "no road leads there", "too far from any road", "inside a closed or dangerous area"
    ]  # fmt: skip
    assert lost(ranked, "消9") == "no position known"
    assert ranked.route(next(one.unit.id for one in ranked.candidates if one.unit.number == "消7")) is None


def test_a_danger_zone_is_gone_around_but_entered_where_the_event_lies_in_it(store, ask):
    free = {one.unit.number: one.unit.minutes for one in ask().candidates}
    around = ask(zones=[box(380, 380, 620, 1080)])
    assert not around.inside
    assert any(one.unit.minutes > free[one.unit.number] + 0.01 for one in around.candidates)
    inside = ask(zones=[box(550, 650, 750, 800)])
    assert inside.inside
    assert {one.unit.number: one.unit.minutes for one in inside.candidates} == free


def test_an_old_position_goes_behind_and_the_sent_are_not_offered_again(store, event, ask):
    engine(store, "消0", (650, 730), ago=77)
    ranked = ask()
    assert order(ranked)[-1] == "消0"
    assert lost(ranked, "消0") == "position out of date by 47 min"
    assign(store, event, ranked.candidates[:1], "东门进")
    again = ask()
    assert order(again) == order(ranked)[1:]
    reasons = store.read("assignment", ["reasons"])["reasons"][0]
    assert {"rank": 1} in reasons
    assert any(reason.get("code") == "way" and float(reason["minutes"]) > 0 for reason in reasons)
    assert store.read("message", ["body"])["body"] == ["燃气泄漏\n东门进"]


def test_several_units_with_what_is_missing_by_name(ask):
    found = propose([("fire_engine", 7)], {"fire_engine": ask()})
    assert len(found.chosen) == 5
    assert [shortfall_text(one) for one in found.shortfalls] == ["2 missing: fire engine"]


def test_without_a_place_or_a_network_they_are_listed_and_nobody_is_proposed(store, event):
    engine(store, "消0", (650, 730), ago=77)
    nowhere = Events(store).report({"event_type": "0403", "title": "未定位"})
    for ranked, why, text in (
        (
            candidates(store, Networks(store).network("drive"), nowhere, ENGINE),
            "no_place",
            "place of the event not known",
        ),
        (candidates(store, None, event, ENGINE), "no_roads", "no road network"),
    ):
        assert ranked.unmeasured == why
        assert sorted(order(ranked)) == sorted([*ENGINES, "消0"])
        assert order(ranked)[-1] == "消0"
        assert {one.unit.minutes for one in ranked.candidates} == {None}
        assert {one.held_back for one in ranked.candidates[:-1]} == {("measured",)}
        assert [reason_text(one.reasons[0]) for one in ranked.candidates[:1]] == [text]
        assert ranked.route(ranked.candidates[0].unit.id) is None
        found = propose([("fire_engine", 1)], {"fire_engine": ranked})
        assert not found.chosen
        assert "to be ticked by hand" in shortfall_text(found.shortfalls[0])
    assign(store, nowhere, candidates(store, None, nowhere, ENGINE).candidates[:1], "")
    assert store.read("assignment", ["minutes", "metres"], where={"event_id": nowhere}) == {
        "minutes": [None], "metres": [None]
    }  # fmt: skip


def test_a_closure_that_is_over_is_not_ended_again(store):
    closure = Dispatch(store).close_way(box(0, 0, 10, 10), "人民桥")
    assert Dispatch(store).open_way(closure) == "人民桥"
    ended = store.read("closure", ["valid_to"])["valid_to"]
    with pytest.raises(StoreError, match="over already"):
        Dispatch(store).open_way(closure)
    assert store.read("closure", ["valid_to"])["valid_to"] == ended


def test_a_store_without_roads_has_no_network(tmp_path):
    empty = create_store(str(tmp_path / "empty.gpkg"), crs="EPSG:4547", purpose="demo")
    with empty, pytest.raises(NoRoads):
        Networks(empty).network("drive")


def test_closing_a_street_leaves_those_at_its_ends_and_under_it_open(store, ask):
    """A bridge from (0, 750) to (1400, 750) over streets that stay open when it is closed."""
    line = [(ORIGIN[0], ORIGIN[1] + 700), (ORIGIN[0] + 50, ORIGIN[1] + 750), (ORIGIN[0] + 1350, ORIGIN[1] + 750),
            (ORIGIN[0] + 1400, ORIGIN[1] + 700)]  # fmt: skip
    free = {one.unit.number: one.unit.minutes for one in ask().candidates}
    bridge = store.insert("road", {
        "uid": new_uid(), "name": "高架桥", "road_class": "primary", "speed": 120, "bridge": True, "source": "test",
        "external_number": "bridge", "geom": shapely.to_wkb(shapely.LineString(line)),
    })  # fmt: skip
    network = Networks(store).network("drive")
    far = Events(store).report({"event_type": "0403", "title": "桥头", "geom": point(1400, 690)})
    over = candidates(store, network, far, ENGINE)
    street = street_to_close(store, bridge)
    assert (street.name, street.bridge) == ("高架桥", True)
    Dispatch(store).close_way(street.shape, "桥面塌陷")
    around = candidates(store, network, far, ENGINE)
    assert any(one.unit.minutes > {o.unit.id: o.unit.minutes for o in over.candidates}[one.unit.id] + 0.05
               for one in around.candidates)  # fmt: skip
    assert {one.unit.number: one.unit.minutes for one in ask().candidates} == free


def test_a_street_that_is_too_short_is_not_closed_alone(store):
    ends = [(ORIGIN[0] + 650, ORIGIN[1] + 700), (ORIGIN[0] + 650, ORIGIN[1] + 704)]
    stub = store.insert("road", {"uid": new_uid(), "road_class": "service", "source": "test", "external_number": "stub",
                                 "geom": shapely.to_wkb(shapely.LineString(ends))})  # fmt: skip
    with pytest.raises(StoreError, match="too short"):
        street_to_close(store, stub)
    with pytest.raises(StoreError):
        street_to_close(store, 10**6)
