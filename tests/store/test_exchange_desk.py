"""What an exchange puts before a person, and how it is settled, on every pair of engines."""

from datetime import date, timedelta

import pytest
import shapely

from civicgrid.plugin.jobs import exchange_content as content
from civicgrid.plugin.jobs.desk import WHOLE, as_now, decide_item, open_items
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.tests.support.exchange import box, contents, nothing_left, refused


def waiting(side, table):
    """The items of a table at a side's desk, as they are shown."""
    return [as_now(side.store, item) for item in open_items(side.store) if item.table == table]


def test_a_deletion_is_settled_at_the_desk(pair):
    a, b = pair
    b.take(a.send())
    room = b.add("room", building_id=b.value("building", "id", name="2栋"), floor=1, number="201")
    b.change("camera", "东门", azimuth=10.0)
    a.store.execute("DELETE FROM camera")
    a.store.execute("DELETE FROM building WHERE name = '2栋'")
    b.take(a.send())
    [camera], [building] = waiting(b, "camera"), waiting(b, "building")
    with pytest.raises(StoreError, match="cannot be deleted: other data refer to it"):
        decide_item(b.store, building, {WHOLE: "file"})
    assert b.store.count("building") == 2
    decide_item(b.store, camera, {WHOLE: "file"})
    assert b.store.count("camera") == 0
    decide_item(b.store, building, {WHOLE: "store"})
    assert b.store.read("building", ["id"], where={"name": "2栋"})["id"]
    assert b.store.read("desk_item", ["decision"], order_by=("object_table",))["decision"] == ["store", "file"]
    assert room in b.store.read("room", ["id"])["id"]


def test_a_row_enters_when_what_it_refers_to_is_there(pair):
    a, b = pair
    b.take(a.send())
    given = {"code": "3501000101000009", "class_code": "0101", "edition": "CJT214-2007"}
    point = shapely.to_wkb(shapely.Point(114.02, 22.02))
    lamp = a.add("component", name="路灯", geom=point, **given)
    own = b.add("component", name="我们的路灯", geom=point, **given)
    Attachments(a.store).add("component", lamp, b"x", "photo", file_name="a.jpg")
    done = b.take(a.send())
    assert {name: counts.conflicts for name, counts in done.counts.items()} == {"component": 1, "attachment": 1}
    [component], [photo] = waiting(b, "component"), waiting(b, "attachment")
    assert (photo.object_id, photo.reason, component.object_id) == (None, "reference_absent", own)
    with pytest.raises(StoreError, match="what it refers to is not here"):
        decide_item(b.store, photo, {WHOLE: "file"})
    decide_item(b.store, component, {WHOLE: "file"})
    decide_item(b.store, photo, {WHOLE: "file"})
    assert b.value("attachment", "owner_id") == own
    assert contents(a) == contents(b)
    nothing_left(b)
    # The row bears the peer's uid: its later changes are no conflicts any more.
    a.store.update("component", lamp, {"name": "新路灯"})
    assert b.take(a.send()).conflicts == []
    assert b.value("component", "name", id=own) == "新路灯"


def test_what_a_later_package_settles_leaves_the_desk(pair):
    a, b = pair
    b.take(a.send())
    a.change("building", "1栋", floors=7)
    b.change("building", "1栋", floors=8)
    b.take(a.send())
    [item] = waiting(b, "building")
    b.change("building", "1栋", floors=9)
    a.change("building", "1栋", floors=9)
    b.take(a.send())
    assert open_items(b.store) == []
    assert b.store.read("desk_item", ["decision"], where={"id": item.id})["decision"] == ["superseded"]


def test_many_conflicts_are_written_with_a_few_statements(pair, monkeypatch):
    a, b = pair
    for number in range(30):
        a.add("land_cover", name=f"湖{number}", kind="water", geom=box(114.03, 22.0))
    b.take(a.send())
    for side in pair:
        for number in range(30):
            side.change("land_cover", f"湖{number}", geom=box(114.03, 22.0, 0.003 if side is a else 0.002))
    file = a.send()
    calls = []
    for name in ("read", "query", "insert", "execute", "load"):
        real = getattr(type(b.store), name)
        monkeypatch.setattr(
            type(b.store), name, lambda *given, real=real, **named: (calls.append(0), real(*given, **named))[1]
        )
    assert len(b.take(file).conflicts) == 30
    assert len(calls) < 60


def test_an_instant_is_settled_field_by_field(pair):
    a, b = pair
    when = clock.utc_now().replace(microsecond=0)
    Attachments(a.store).add(
        "building", a.value("building", "id", name="1栋"), b"x", "photo", file_name="a.jpg", taken_at=when
    )
    b.take(a.send())
    for side, hours in ((a, 1), (b, 2)):
        side.store.update("attachment", side.value("attachment", "id"), {"taken_at": when + timedelta(hours=hours)})
    b.take(a.send())
    [item] = waiting(b, "attachment")
    decide_item(b.store, item, {"taken_at": "file"})
    assert b.value("attachment", "taken_at") == when + timedelta(hours=1)


def test_our_own_error_is_not_told_as_a_damaged_package(pair, monkeypatch):
    a, b = pair
    file = a.send()

    def broken(*_):
        raise KeyError("ours")

    monkeypatch.setattr(content.Resolver, "values", broken)
    with pytest.raises(KeyError, match="ours"):
        b.take(file)


def test_a_damaged_row_is_named_by_its_line(pair, monkeypatch):
    a, b = pair
    real = content.canonical

    def damaged(value):
        text = real(value)
        return text.replace(b'"2024-02-29"', b'"2024-02-30"')

    point = shapely.to_wkb(shapely.Point(114.02, 22.02))
    a.store.execute("UPDATE component SET installed_on = NULL")
    a.add("component", code="3501000101000002", class_code="0101", edition="CJT214-2007", geom=point,
          installed_on=date(2024, 2, 29))  # fmt: skip
    monkeypatch.setattr("civicgrid.plugin.connectors.exchange.package.canonical", damaged)
    file = a.send()
    assert refused("row", b.take, file) == {"line": 2, "table": "component"}
