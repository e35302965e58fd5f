"""Responders with their shifts of yesterday and today, and where those on duty have been."""

from datetime import datetime, time, timedelta

import numpy as np

from ...domain.uid import new_uids
from ...services.clock import shift_bounds
from ...store.places import swap_memberships
from ..code_tables import road_classes
from ..progress import Progress
from .scene import Scene
from .tracks import SECONDS, Streets, move

_SHIFTS = {"early": (time(7), time(15)), "late": (time(14), time(22)), "night": (time(22), time(7)),
           "day": (time(8), time(20)), "evening": (time(20), time(8))}  # fmt: skip
_WALK = 3.9  # km/h, looking left and right
_WHOLE_DAY = 240  # responders whose whole day is kept; of the others in a large town the last hour
_LAST_HOUR = 3600.0
_ACCURACY = {"worker": 8.0, "vehicle": 5.0, "team": 6.0}


class _Responders:
    def __init__(self):
        self.rows: list[dict] = []
        self.homes: list[tuple[np.ndarray, float, float, float, tuple[str, ...]]] = []

    def add(self, home, reach: float, speed: float, share: float, shifts: tuple[str, ...], **values) -> None:
        self.rows.append(values)
        self.homes.append((home, reach, speed, share, shifts))


def write_staff(scene: Scene, generator: np.random.Generator, progress: Progress) -> None:
    """Write responders, shifts and positions. Raises Cancelled."""
    made = _Responders()
    _workers(scene, made, generator)
    _vehicles_and_teams(scene, made)
    rows = made.rows
    ids = scene.store.reserve_ids("responder", len(rows)).tolist()
    duties = [_shifts(scene, home[4]) for home in made.homes]
    on_duty = [any(start <= scene.now < end for start, end in duty) for duty in duties]
    busy = generator.random(len(rows)) < 0.2
    scene.store.load(
        "responder",
        {
            "id": ids,
            "uid": new_uids(len(rows)),
            **{name: [row.get(name) for row in rows] for name in ("number", "name", "kind", "worker_kind",
               "department_id", "skills", "phone", "grid_code", "area_id")},
            "status": ["off_duty" if not duty else "assigned" if works else "available"
                       for duty, works in zip(on_duty, busy.tolist(), strict=True)],
        },
        key=("number",),
    )  # fmt: skip
    grid_of = dict(zip(scene.places.grid_codes, scene.places.grid_ids, strict=True))
    posted = [(key, row["grid_code"]) for key, row in zip(ids, rows, strict=True) if row.get("grid_code")]
    swap_memberships(scene.store, "responder", np.array([key for key, _ in posted]),
                     np.array([grid_of[code] for _, code in posted]), [code for _, code in posted])  # fmt: skip
    shifts = [
        (key, start, end, row.get("worker_kind") == "grid_leader")
        for key, row, duty in zip(ids, rows, duties, strict=True)
        for start, end in duty
    ]
    names = ("responder_id", "starts_at", "ends_at", "leader")
    columns = dict(zip(names, map(list, zip(*shifts, strict=True)), strict=True))
    scene.store.load("shift", {**columns, "uid": new_uids(len(shifts))}, key=("responder_id", "starts_at"))
    _write_positions(scene, made, duties, generator, progress)


def _workers(scene: Scene, made: _Responders, generator: np.random.Generator) -> None:
    """A grid worker for every grid, in every community a leader, and one who is up at night."""
    words, town, places = scene.words("units"), scene.town, scene.places
    serial: dict[int, int] = {}
    for row, grid in enumerate(town.grids):
        if grid.parent is not None:
            continue
        area = town.areas[grid.area]
        number = serial[grid.area] = serial.get(grid.area, 0) + 1
        west, south, east, north = grid.shape.bounds
        home = np.array([(west + east) / 2, (south + north) / 2])
        if area.village:
            near = [one for one, building in enumerate(town.buildings) if building.area == grid.area]
            home = scene.centres[near].mean(axis=0) if near else home
        posts = [("full_time_grid_worker", ("early",) if row % 2 else ("late",))]
        if number == 1:
            posts += [("grid_leader", ("day",)), ("part_time_grid_worker", ("night",))]
        for post, shifts in posts:
            made.add(
                home, max(130.0, 0.5 * max(min(east - west, 700), min(north - south, 700))), _WALK, 0.6, shifts,
                number=f"WG{len(made.rows) + 1:05d}", name=_staff_name(words, generator), kind="worker",
                worker_kind=post, department_id=scene.departments["ZHZX", area.sub_district],
                skills="巡查,走访", phone=f"0000-81{len(made.rows):05d}", grid_code=places.grid_codes[row],
                area_id=places.area_ids[grid.area],
            )  # fmt: skip


def _vehicles_and_teams(scene: Scene, made: _Responders) -> None:
    words, town, places = scene.words("units"), scene.town, scene.places
    for kind, what in [*(("vehicle", one) for one in words["vehicles"]), *(("team", one) for one in words["teams"])]:
        for order, row in enumerate(scene.buildings_of(what["role"])):
            area = town.areas[town.buildings[row].area]
            sub = places.sub_district_names[area.sub_district].removesuffix("街道")
            for number in range(what.get("count", 1)):
                serial = len(made.rows) + 1
                shifts = ("early", "night") if number % 2 else ("day", "evening")
                label = f"{sub}{what['name']}{order * what.get('count', 1) + number + 1}号"
                made.add(
                    scene.centres[row], 1500.0, what.get("speed", 4.0), what.get("out", 0.3), shifts,
                    number=f"{what['mark']}{serial:05d}" if kind == "vehicle" else f"DW{serial:05d}",
                    name=label if kind == "vehicle" else f"{area.name}{what['name']}", kind=kind,
                    department_id=scene.departments[what["department"], area.sub_district],
                    skills=what["skills"], phone=f"0000-82{serial:05d}",
                    area_id=places.area_ids[town.buildings[row].area],
                )  # fmt: skip


def _staff_name(words: dict, generator: np.random.Generator) -> str:
    pick = generator.integers
    return words["staff_surnames"][int(pick(30))] + words["staff_given"][int(pick(30))]


def _shifts(scene: Scene, kinds: tuple[str, ...]) -> list[tuple[datetime, datetime]]:
    """Shifts of yesterday and today, and the one that is still on from the night before."""
    found = []
    for back in (2, 1, 0):
        for kind in kinds:
            start, end = shift_bounds(scene.today - timedelta(days=back), *_SHIFTS[kind], scene.store.zone)
            if end > scene.now - timedelta(days=2):
                found.append((start, end))
    return sorted(found)


def _write_positions(scene: Scene, made: _Responders, duties, generator, progress: Progress) -> None:
    """For each shift that touches the last 24 hours a way along the streets, up to now."""
    classes = road_classes()
    streets = {driving: Streets(scene.town.roads, driving, classes) for driving in (False, True)}
    now = scene.now.replace(microsecond=0)
    found: dict[str, list] = {name: [] for name in ("source", "at", "speed", "heading", "accuracy", "origin")}
    places = []
    for order, (row, home, duty) in enumerate(zip(made.rows, made.homes, duties, strict=True)):
        progress.step(80 * order / len(made.rows))
        graph = streets[row["kind"] == "vehicle"]
        centre, reach, speed, share, _ = home
        node = graph.nearest(centre)
        last = -np.inf
        for start, end in duty:
            begin = max((start - now).total_seconds(), -86400.0 if order < _WHOLE_DAY else -_LAST_HOUR, last + SECONDS)
            finish = min((end - now).total_seconds() - 1, 0.0)
            if finish - begin < SECONDS or begin > 0:
                continue
            begin = finish - SECONDS * int((finish - begin) / SECONDS)
            track = move(graph.wander(node, centre, reach, (finish - begin) * share * speed / 3.6, generator),
                         finish - begin, speed, share, generator)  # fmt: skip
            last = finish
            count = len(track.seconds)
            found["source"] += [row["number"]] * count
            found["at"] += [now + timedelta(seconds=begin + second) for second in track.seconds.tolist()]
            found["speed"] += track.speed.tolist()
            found["heading"] += track.heading.tolist()
            found["accuracy"] += [_ACCURACY[row["kind"]]] * count
            found["origin"] += ["generated"] * count
            places.append(track.at)
    if places:
        scene.store.load("position", {**found, "geom": scene.site.points(np.concatenate(places))}, key=("source", "at"))
