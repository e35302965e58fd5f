"""Accounts of those who took the steps: rows that say who did what; nobody can log in with them."""

from ...domain.duty import Member
from ...domain.uid import new_uids
from .scene import Scene


class Accounts:
    """The accounts of the town by what they do."""

    def __init__(self, scene: Scene):
        self._of: dict[tuple, list[int]] = {}
        self._turn = 0
        self._workers: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self._write(scene)

    def person(self, role: str, grid: int, department: int, sub_district: int) -> int:
        """Who takes a step of a role: the grid's worker, the department's handler, or one of those in the office."""
        if role == "grid_worker":
            return self._workers[grid]
        if role == "handler":
            return self._of["handler", department][0]
        found = self._of[role, sub_district]
        self._turn += 1
        return found[self._turn % len(found)]

    def desk(self, sub_district: int) -> tuple[Member, ...]:
        """The dispatchers of a sub-district, who sit at its duty desk."""
        keys = self._of["dispatcher", sub_district]
        return tuple(Member(self._names[key], "operator", f"0000-84{key:05d}", key) for key in keys)

    def _write(self, scene: Scene) -> None:
        words, store, places = scene.words("units"), scene.store, scene.places
        rows: list[tuple] = []  # login, name, duty number, department, area, roles, where it is found again
        for number in range(scene.town.sub_districts):
            area = places.sub_districts[number]
            for one in words["accounts"]:
                for serial in range(1, one["count"] + 1):
                    rows.append((f"demo{number + 1:02d}_{one['login']}{serial}", f"{one['title']}{serial}", None,
                                 scene.departments[one["department"], number], area, one["roles"],
                                 (one["login"], number)))  # fmt: skip
            for one in words["departments"]:
                key = scene.departments[one["code"], number]
                rows.append((f"demo{number + 1:02d}_{one['code'].lower()}", f"{one['name']}承办员", None, key, area,
                             ["handler"], ("handler", key)))  # fmt: skip
        staff = store.read("responder", ["number", "name", "department_id", "area_id", "grid_code"],
                           where={"worker_kind": "full_time_grid_worker"}, order_by=("id",))  # fmt: skip
        rows += [
            (f"demo_{number.lower()}", name, number, department, area, ["grid_worker"], ("grid", code))
            for number, name, department, area, code in zip(*staff.values(), strict=True)
        ]
        ids = store.reserve_ids("app_user", len(rows)).tolist()
        store.load(
            "app_user",
            {
                "id": ids,
                "uid": new_uids(len(rows)),
                **{name: [row[place] for row in rows] for place, name in
                   enumerate(("login", "name", "duty_number", "department_id", "area_id"))},
                "created_at": [scene.now] * len(rows),
            },
            key=("login",),
        )  # fmt: skip
        rights = [(key, role) for key, row in zip(ids, rows, strict=True) for role in row[5]]
        store.load(
            "user_role",
            {"app_user_id": [one[0] for one in rights], "role": [one[1] for one in rights]},
            key=("app_user_id", "role"),
        )
        found = dict.fromkeys(places.grid_codes)
        for key, row in zip(ids, rows, strict=True):
            if row[6][0] == "grid":
                found[row[6][1]] = key
            else:
                self._of.setdefault(row[6], []).append(key)
                self._names[key] = row[1]
        for row, grid in enumerate(scene.town.grids):
            self._workers[row] = found[places.grid_codes[row if grid.parent is None else grid.parent]]
