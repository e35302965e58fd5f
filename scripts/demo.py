"""make demo: a store with its map, people, links, routes and ranges, a summary and a picture of each result.

Everything is computed by the same jobs and algorithms as in QGIS. The residents are generated.
"""

import argparse
import json
import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from checkout import register

ROOT = register()
FOLDER = ROOT / "build" / "demo"
KINDS = ("fire_station", "hospital", "police", "clinic", "school")
INCIDENTS = 10
RESOURCES = 3
MINUTES = (5.0, 10.0)
SHORT_MINUTES = (1.0, 2.0)  # shown where 5 minutes reach as many people as 10
PICTURES = ("map", "grids", "people", "nearest", "ranges")


class Clock:
    """Seconds by step."""

    def __init__(self):
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str):
        """Time one step and say that it is done."""
        started = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - started, 2)
        print(f"  {name:<28}{self.seconds[name]:>7.1f} s", flush=True)


def main() -> int:
    arguments = read_arguments()
    if arguments.osm and not arguments.osm.is_file():
        print(f"There is no file {arguments.osm}.", file=sys.stderr)
        return 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    QgsApplication.setTranslation("zh_CN")
    application = QgsApplication([], False)
    application.initQgis()
    from civicgrid.plugin.jobs.osm_source import OsmUnreadable
    from civicgrid.plugin.services.translation import install_translator
    from civicgrid.plugin.store import StoreError

    translator = install_translator()  # kept: Qt holds no reference of its own
    folder = arguments.folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    # The previous results stay until the new ones are complete.
    with TemporaryDirectory(prefix=f"{folder.name}.", dir=folder.parent) as made:
        try:
            summary = run(arguments, Path(made), folder)
        except (OsmUnreadable, StoreError) as error:
            print(error, file=sys.stderr)
            return 1
        finally:
            del translator
            application.exitQgis()  # closes what QGIS still has open in the store's file
        swap(Path(made), folder)
    print(readable(summary))
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--osm", type=Path, help="an OpenStreetMap extract; without it the demo town is built")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the results go")
    parser.add_argument("--population", type=int, default=20_000, help="residents of the demo town")
    parser.add_argument("--seed", type=int, default=1, help="other residents")
    return parser.parse_args()


def run(arguments: argparse.Namespace, made: Path, folder: Path) -> dict:
    """Make the demo in ``made`` and return its summary, which is written, too; its paths are those in ``folder``."""
    from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
    from civicgrid.plugin.store import create_store

    clock = Clock()
    print(f"CivicGrid demo: {arguments.osm.name if arguments.osm else 'the demo town'}")
    with clock.step("store created"):
        store = create_store(str(made / "civicgrid.gpkg"), purpose="demo")
        keyring = Keyring.create_file(made / "civicgrid.keys", store.uid)
    summary = {
        "store": str(folder / "civicgrid.gpkg"),
        "keys": f"{folder / 'civicgrid.keys'} (demo keys: name it in {KEYFILE_VARIABLE})",
        "map": arguments.osm.name if arguments.osm else "demo town",
        "crs": store.crs,
    }
    with store:
        fill(store, keyring, arguments, clock, summary)
        results = compute(store, clock, summary)
        with clock.step("pictures rendered"):
            from demo_pictures import draw

            pictures = draw(store, made, results, summary)
    summary["pictures"] = {name: str(folder / path.name) for name, path in pictures.items()}
    summary["seconds"] = clock.seconds | {"all": round(sum(clock.seconds.values()), 2)}
    (made / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8")
    return summary


def swap(made: Path, folder: Path) -> None:
    """Remove the previous demo from ``folder``, and nothing else, and move what was made there."""
    folder.mkdir(exist_ok=True)
    names = ["civicgrid.gpkg", "civicgrid.gpkg-wal", "civicgrid.gpkg-shm", "civicgrid.keys", "summary.json"]
    for name in [*names, *(f"{picture}.png" for picture in PICTURES)]:
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "civicgrid.media", ignore_errors=True)
    for path in made.iterdir():
        path.replace(folder / path.name)


def fill(store, keyring, arguments, clock: Clock, summary: dict) -> None:
    """Map, grids, residents and their links; without an extract the whole demo town."""
    if arguments.osm:
        fill_map(store, keyring, arguments, clock, summary)
    else:
        fill_town(store, keyring, arguments, clock, summary)
    counts = summary["counts"]
    counts |= {
        name: store.count(table)
        for name, table in (("roads", "road"), ("buildings", "building"), ("facilities", "facility"),
                            ("cameras", "camera"), ("rooms", "room"))
    }  # fmt: skip
    counts["grids"] = store.count("grid", {"level": "grid"})
    counts["communities"] = store.count("area", {"level": "community"})


def fill_town(store, keyring, arguments, clock: Clock, summary: dict) -> None:
    """The demo town with everything in it."""
    from civicgrid.plugin.jobs.demo import create_demo

    with clock.step("town built and peopled"):
        town = create_demo(store, keyring, population=arguments.population, seed=arguments.seed)
    people = town.people
    summary["town"] = town.rows
    summary["counts"] = {
        "households": people.households,
        "people": people.people,
        "people_by_class": dict(people.by_class),
    }
    summary["links"] = {
        "people_in_a_room": people.linked,
        "people_not_linked": dict(people.unlinked),
        "buildings_in_a_grid": town.buildings_in_a_grid,
        "buildings_in_no_grid": town.rows["building"] - town.buildings_in_a_grid,
    }


def fill_map(store, keyring, arguments, clock: Clock, summary: dict) -> None:
    """An extract's map with proposed grids and generated residents."""
    from civicgrid.plugin.jobs.grids import propose_grids
    from civicgrid.plugin.jobs.import_osm import import_osm
    from civicgrid.plugin.jobs.linking import link_buildings
    from civicgrid.plugin.jobs.residents import fill_residents

    with clock.step("map imported"):
        summary["import"] = import_osm(store, arguments.osm).as_dict()
    with clock.step("grids cut along the streets"):
        propose_grids(store)
    with clock.step("buildings linked to grids"):
        links = link_buildings(store)
    with clock.step("residents made and linked"):
        residents = fill_residents(store, keyring, seed=arguments.seed)
    summary["counts"] = {
        "households": residents.households,
        "people": residents.people,
        "people_by_class": residents.by_class,
    }
    summary["links"] = {
        "people_in_a_room": residents.linked,
        "people_not_linked": residents.unlinked,
        "buildings_in_a_grid": links.linked,
        "buildings_in_no_grid": links.unlinked,
    }


def compute(store, clock: Clock, summary: dict) -> dict:
    """Nearest resources with routes and ranges, by the Processing algorithms; returns their layers."""
    incidents = incident_layer(store)
    kind = next((kind for kind in KINDS if store.count("facility", {"kind": kind})), None)
    places = store.count("facility", {"kind": kind}) if kind else 0
    summary["nearest"] = {
        "wanted": KINDS[0], "kind": kind or "none", "places": places, "incidents": incidents.featureCount(),
    }  # fmt: skip
    results = {"incidents": incidents, "kind": kind}
    if not store.count("road", {"drivable": True}):
        summary["nearest"]["kind"], summary["ranges"], summary["ranges_shown"] = "none", [], []
        return results
    if kind is not None and incidents.featureCount():
        with clock.step("nearest resources"):
            results["routes"] = run_algorithm(
                "nearest_resources", "NearestResources", DATABASE=store.database, STRATEGY=1, INCIDENTS=incidents,
                INCIDENT_ID="incident", KIND=kind, K=RESOURCES, OUTPUT="memory:",
            )  # fmt: skip
        summary["nearest"]["routes"] = describe_routes(store, results["routes"])
    origins = resource_layer(store, kind) if kind else incidents
    if origins.featureCount():
        with clock.step("ranges"):
            results["ranges"] = run_algorithm(
                "evacuation_range", "EvacuationRange", DATABASE=store.database, STRATEGY=1, ORIGINS=origins,
                ORIGIN_ID=origins.fields().at(0).name(), COSTS=",".join(map(str, (*SHORT_MINUTES, *MINUTES))),
                OUTPUT="memory:",
            )  # fmt: skip
    results["origins"] = origins
    found = [
        {"origin": feature["origin_id"], "minutes": feature["cost"], "people": feature["persons"]}
        for feature in (results["ranges"].getFeatures() if "ranges" in results else ())
    ]
    shown = SHORT_MINUTES if found and most_people(found, MINUTES[0]) == most_people(found, MINUTES[1]) else MINUTES
    summary["ranges"] = [one for one in found if one["minutes"] in {*MINUTES, *shown}]
    summary["ranges_shown"] = list(shown) if found else []
    return results


def most_people(ranges: list[dict], minutes: float) -> int:
    """How many people the best of the places reaches in so many minutes."""
    return max((one["people"] for one in ranges if one["minutes"] == minutes), default=0)


def run_algorithm(module: str, name: str, **parameters):
    """Run one of the provider's algorithms and return its OUTPUT layer."""
    from importlib import import_module

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils

    algorithm = getattr(import_module(f"civicgrid.processing.{module}"), name)().create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setEllipsoid("EPSG:7030")
    results, done = algorithm.run(parameters, context, feedback)
    if not done:
        raise SystemExit(f"{algorithm.name()}: {feedback.textLog()}")
    layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    return context.takeResultLayer(layer.id())


def incident_layer(store):
    """Ten buildings with residents, spread along the place's longer side and, in turns, across it."""
    import numpy as np

    from civicgrid.plugin.services.geos import shapely

    buildings = store.read("building", ["id", "geom"], where={"use_class": ["self_occupied", "rented", "mixed"]})
    shapes = shapely.from_wkb(np.array(buildings["geom"], dtype=object))
    xy = shapely.get_coordinates(shapely.point_on_surface(shapes)).reshape(-1, 2)
    if not len(xy):
        return points(store.crs, "incident", [])
    along = int(np.argmax(np.ptp(xy, axis=0)))
    parts = np.array_split(np.argsort(xy[:, along], kind="stable"), min(INCIDENTS, len(xy)))
    rows = []
    for turn, part in enumerate(parts):
        across = part[np.argsort(xy[part, 1 - along], kind="stable")]
        rows.append(int(across[len(across) * (turn * 3 % 10) // 10]))
    return points(store.crs, "incident", [(number + 1, *xy[row]) for number, row in enumerate(rows)])


def resource_layer(store, kind: str):
    """The facilities of one kind."""
    from civicgrid.plugin.services.geos import shapely

    rows = store.read("facility", ["id", "geom"], where={"kind": kind}, order_by=("id",))
    places = [shapely.from_wkb(geom) for geom in rows["geom"]]
    numbered = zip(rows["id"], places, strict=True)
    return points(store.crs, "facility", [(number, place.x, place.y) for number, place in numbered])


def points(crs: str, field: str, rows: list[tuple]):
    """A memory layer of numbered points."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer(f"Point?crs={crs}&field={field}:integer", field, "memory")
    for number, x, y in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([int(number)])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(x), float(y))))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def describe_routes(store, layer) -> list[dict]:
    """The routes as plain values, by incident and rank."""
    rows = store.read("facility", ["id", "name"])
    names = dict(zip(rows["id"], rows["name"], strict=True))
    routes = [
        {
            "incident": feature["incident_id"],
            "rank": feature["rank"],
            "facility": feature["resource_id"],
            "name": names.get(feature["resource_id"]),
            "minutes": round(feature["cost"] * 60, 2),
            "metres": round(feature["metres"], 1),
        }
        for feature in layer.getFeatures()
    ]
    return sorted(routes, key=lambda route: (route["incident"], route["rank"]))


def readable(summary: dict) -> str:
    """The summary in a few lines."""
    counts, links, nearest = summary["counts"], summary["links"], summary["nearest"]
    lines = [
        "",
        f"Map        {counts['roads']} roads, {counts['buildings']} buildings, {counts['facilities']} facilities, "
        f"{counts['cameras']} cameras",
    ]
    for table, found in summary.get("import", {}).items():
        if found["left_out"]:
            reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(found["left_out"].items()))
            lines.append(
                f"           {table}: {found['found']} found, {found['imported']} imported; left out: {reasons}"
            )
    unlinked = sum(links["people_not_linked"].values())
    lines += [
        f"Grids      {counts['grids']} in {counts['communities']} communities; "
        f"{links['buildings_in_a_grid']} buildings in a grid, {links['buildings_in_no_grid']} in none",
        f"People     {counts['people']} generated residents in {counts['households']} households, "
        f"{counts['rooms']} rooms",
        f"Links      {links['people_in_a_room']} people found their room by address, {unlinked} did not: "
        + ", ".join(f"{count} {reason}" for reason, count in sorted(links["people_not_linked"].items())),
    ]
    if nearest["kind"] == "none":
        lines.append("Nearest    none: the map has no fire station or other facility that could answer")
    else:
        if nearest["kind"] != nearest["wanted"]:
            lines.append(f"Nearest    the map has no {nearest['wanted']}; {nearest['kind']} was taken instead")
        first = [route for route in nearest.get("routes", ()) if route["rank"] == 1]
        times = ", ".join(f"{route['minutes']:.1f}" for route in first)
        lines.append(
            f"Nearest    {nearest['kind']} ({nearest['places']} on the map) to {nearest['incidents']} incidents, "
            f"minutes: {times}"
        )
    for minutes in sorted({one["minutes"] for one in summary["ranges"]}):
        places = sum(one["minutes"] == minutes for one in summary["ranges"])
        people = most_people(summary["ranges"], minutes)
        lines.append(f"Range      {minutes:.0f} minutes: up to {people} people around one of {places} places")
    if summary["ranges_shown"] == list(SHORT_MINUTES):
        lines.append("           the picture shows 1 and 2 minutes: 5 minutes reach as many people as 10")
    lines += [
        f"Files      {summary['store']}",
        f"           {summary['keys']}",
        *(f"           {path}" for path in summary["pictures"].values()),
        f"Time       {summary['seconds']['all']} s",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
