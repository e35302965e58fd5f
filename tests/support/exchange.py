"""Two stores that exchange packages."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shapely

from civicgrid.plugin.connectors.exchange.apply import apply_package
from civicgrid.plugin.connectors.exchange.cards import make_card, own_card, signing_key
from civicgrid.plugin.connectors.exchange.make import hand_over, make_package
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs import exchange_content as content
from civicgrid.plugin.store.exchange import Exchange


def box(x, y, size=0.001):
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, y, x + size, y + size)]))


@dataclass
class Side:
    """One store of a pair, and how it sends to the other."""

    store: object
    folder: Path
    name: str
    made: list = field(default_factory=list)

    @property
    def exchange(self):
        return Exchange(self.store)

    @property
    def peer(self):
        return self.exchange.peers()[0]

    def send(self, name="", handed=True, **options):
        """Make a package, note that it was handed over, and return its file."""
        file = self.folder / f"{name or f'{self.name}{len(self.made) + 1}'}.cgx"
        made = make_package(self.store, self.peer, file, signing_key(self.store), **options)
        self.made.append(made)
        if handed:
            hand_over(self.store, self.peer.sent)
        return made.files[0]

    def take(self, file):
        return apply_package(self.store, file)

    def add(self, table, **values):
        return self.store.insert(table, {"uid": new_uid(), **values})

    def value(self, table, column, **where):
        found = self.store.read(table, [column], where=where)[column]
        return found[0] if len(found) == 1 else found

    def change(self, table, name, **values):
        key = self.value(table, "id", name=name)
        self.store.update(table, key, values)

    def conflicts(self):
        return self.store.read("desk_item", ["detail"], where={"kind": "exchange_conflict", "decided_at": None})[
            "detail"
        ]


def introduce(one, other):
    """Let two sides know each other's cards."""
    for side in (one, other):
        make_card(side.store, side.name)
    for side, far in ((one, other), (other, one)):
        card = own_card(far.store)
        side.exchange.introduce(card.name, card.store_uid, card.public_key)


def fill(side):
    """A street with a row of everything that travels, and persons who do not."""
    area = side.add("area", code="350100001", name="南湾街道", level="town", geom=box(114, 22, 0.1))
    village = side.add("area", code="350100001001", name="龙吟社区", level="community", parent_id=area)
    from datetime import date

    grid = side.add(
        "grid", code="G1", name="一网格", area_id=village, valid_from=date(2024, 1, 1), geom=box(114, 22, 0.05)
    )
    side.add("grid", code="G1-1", name="微网格", level="micro_grid", area_id=village, parent_id=grid,
             valid_from=date(2024, 1, 1), geom=box(114, 22, 0.01))  # fmt: skip
    department = side.add("department", code="cg", name="城管", area_id=area)
    building = side.add("building", name="1栋", address="幸福路1号", floors=6, height=18.5, area_id=village,
                        geom=box(114.01, 22.01))  # fmt: skip
    side.add("building", name="2栋", address="幸福路2号", floors=3, area_id=village, geom=box(114.02, 22.01))
    room = side.add("room", building_id=building, unit="1", floor=1, number="101")
    line = shapely.to_wkb(shapely.LineString([(114.01, 22.0), (114.02, 22.0)]))
    side.add("road", name="幸福路", road_class="residential", speed=30.0, geom=line)
    side.add("land_cover", name="南湖", kind="water", geom=box(114.03, 22.0))
    side.store.insert("address_alias", {"alias": "老供销社", "address": "幸福路1号", "building_id": building})
    point = shapely.to_wkb(shapely.Point(114.01, 22.01))
    side.add("organisation", name="便利店", building_id=building, room_id=room, contact=b"SEALED-CONTACT", seal_key="k",
             geom=point)  # fmt: skip
    side.add("component", code="3501000101000001", class_code="0101", edition="CJT214-2007", geom=point,
             installed_on=date(2024, 2, 29))  # fmt: skip
    side.add(
        "facility", name="避难所", kind="shelter", capacity=200, contact=b"SEALED-CONTACT", seal_key="k", geom=point
    )
    side.add("responder", number="w1", name="网格员甲", kind="worker", department_id=department, status="available")
    side.add("camera", name="东门", stream="rtsp://u:STREAM-SECRET@h/1", authcfg="AUTHCFG", azimuth=90.0, geom=point)
    side.add("sensor", number="s1", name="水位", metric="level", rule={"b": [1, 2.5], "a": None}, building_id=building,
             geom=point)  # fmt: skip
    person = side.add("person", name_masked="RESIDENT-MASKED", area_id=village)
    side.add("occupancy", person_id=person, room_id=room, role="owner", valid_from=date(2020, 1, 1))
    return {"area": area, "village": village, "building": building, "room": room}


def refused(code, act, *arguments):
    with pytest.raises(DomainError) as caught:
        act(*arguments)
    assert caught.value.problem.code == f"exchange.{code}"
    return caught.value.problem.params


def contents(side):
    """All that is exchanged, by table and uid."""
    return {
        table: {row.uid: row.content for rows in content.every(side.store, table, content.TABLES) for row in rows}
        for table in content.TABLES
    }


def nothing_left(side):
    refused("nothing", lambda: side.send(handed=False))
