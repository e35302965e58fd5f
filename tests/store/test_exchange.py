"""Packages between two stores, on every pair of engines: applied once, in order, whole, without an echo."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import shapely

from civicgrid.plugin.connectors.exchange.apply import preview_package
from civicgrid.plugin.jobs import exchange_content as content
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import AccessDenied, create_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.exchange import Exchange
from civicgrid.tests.support.exchange import Side, box, contents, fill, introduce, nothing_left, refused
from civicgrid.tests.support.people import add_account
from civicgrid.tests.support.postgres import SERVICE

_number = iter(range(1, 10_000))


def test_everything_arrives_once_and_without_an_echo(pair):
    a, b = pair
    photo = b"\xff\xd8 photo" * 500
    Attachments(a.store).add("building", a.value("building", "id", name="1栋"), photo, "photo", file_name="a.jpg")
    file = a.send()
    seen = preview_package(b.store, file)
    assert b.store.count("building") == 0, "a preview changes nothing"
    done = b.take(file)
    assert {name: vars(counts) for name, counts in seen.counts.items()} == {
        name: vars(counts) for name, counts in done.counts.items()
    }
    assert (done.conflicts, done.absent, done.files, done.already) == ([], 0, 1, None)
    assert contents(a) == contents(b)
    assert set(done.counts) == set(content.TABLES)
    assert Path(Attachments(b.store).path(b.value("attachment", "id"))).read_bytes() == photo
    assert b.value("area", "path", code="350100001001").count("/") == 3
    assert b.store.count("grid_membership") > 0, "memberships are derived anew"
    nothing_left(b)
    nothing_left(a)
    before = contents(b)
    again = b.take(file.rename(file.with_name("renamed.cgx")))
    assert again.already is not None
    assert (contents(b), b.store.count("exchange_package")) == (before, 1)
    assert next(line.action for line in Audit(b.store).lines()) == "apply_package"


def test_nothing_personal_and_no_secret_is_in_a_package(pair):
    a, _ = pair
    person = a.value("person", "id")
    building = a.value("building", "id", name="1栋")
    for table in ("person", "building"):
        content = f"PHOTO-OF-{table}".encode()
        photo = Attachments(a.store).add("building", building, content, "photo", file_name=f"{table}.jpg")
        if table == "person":  # as an earlier program may have left it
            a.store.update("attachment", photo, {"owner_table": "person", "owner_id": person})
    with zipfile.ZipFile(a.send()) as archive:
        everything = b"\n".join(archive.read(name) for name in archive.namelist())
    assert b"PHOTO-OF-building" in everything
    for word in (
        "RESIDENT-MASKED",
        "SEALED-CONTACT",
        "534541",
        "STREAM-SECRET",
        "AUTHCFG",
        "PHOTO-OF-person",
        "person.jpg",
    ):
        assert word.encode() not in everything, word
    secret = (Path(str(a.folder.parent / "keys.signing"))).read_text()
    assert not any(len(word) > 40 and word.encode() in everything for word in secret.split('"'))


def test_three_rounds_of_changes_on_both_sides(pair):
    a, b = pair
    b.take(a.send())
    for turn in range(1, 4):
        a.change("building", "1栋", floors=10 + turn)
        a.add("building", name=f"新{turn}", geom=box(114.01, 22.02))
        done = b.take(a.send())
        assert {name: (c.inserted, c.updated, c.conflicts) for name, c in done.counts.items()} == {
            "building": (1, 1, 0)
        }
        b.change("building", "1栋", floors=20 + turn)
        b.change("sensor", "水位", rule={"limit": turn})
        done = a.take(b.send())
        assert {name: (c.inserted, c.updated, c.conflicts) for name, c in done.counts.items()} == {
            "building": (0, 1, 0), "sensor": (0, 1, 0)
        }  # fmt: skip
        assert contents(a) == contents(b)
    nothing_left(a)
    nothing_left(b)


def test_order_is_kept_and_a_gap_is_named(pair):
    a, b = pair
    first = a.send()
    a.change("building", "1栋", floors=7)
    second = a.send()
    a.change("building", "1栋", floors=8)
    third = a.send()
    assert refused("gap", b.take, third) == {"number": 3, "missing": "1, 2"}
    assert b.store.count("area") == 0
    b.take(first)
    assert refused("gap", b.take, third)["missing"] == "2"
    b.take(second)
    b.take(third)
    assert b.take(second).already is not None
    assert b.value("building", "floors", name="1栋") == 8


def test_a_package_is_made_again_until_it_was_handed_over(pair):
    a, b = pair
    first = a.send("one", handed=False)
    a.change("building", "1栋", floors=9)
    a.store.execute("DELETE FROM land_cover")
    again = a.send("two", handed=False)
    assert [made.number for made in a.made] == [1, 1]
    refused("file_exists", lambda: a.send("two"))
    b.take(first)
    assert b.value("building", "floors", name="1栋") == 6
    done = b.take(again)
    assert (done.already, b.value("building", "floors", name="1栋"), b.store.count("land_cover")) == (None, 9, 0)
    assert b.take(first).already is not None, "the earlier making is no news any more"
    assert b.value("building", "floors", name="1栋") == 9
    a.change("building", "1栋", floors=10)
    b.take(a.send("three", new=True))
    assert a.made[-1].number == 2
    assert a.exchange.packages(a.peer.id, "out")[1].applied_at is None
    b.change("building", "2栋", floors=4)
    a.take(b.send())
    assert all(package.applied_at for package in a.exchange.packages(a.peer.id, "out").values()), "they have said so"


def test_a_package_made_again_holds_all_of_the_first(pair):
    a, b = pair
    a.send("one", handed=False).unlink()
    a.change("building", "1栋", floors=9)
    b.take(a.send("two", handed=False))
    assert contents(a) == contents(b)


def test_what_the_other_side_never_saw_goes_again(pair):
    a, b = pair
    b.take(a.send("one", handed=False))
    a.change("building", "1栋", floors=9)
    a.send("lost")  # made again, and lost on the way
    b.add("building", name="3栋", area_id=b.value("area", "id", code="350100001001"), geom=box(114.02, 22.02))
    a.take(b.send())
    b.take(a.send("next"))
    assert contents(a) == contents(b)
    assert b.value("building", "floors", name="1栋") == 9


def test_what_was_changed_on_both_sides_goes_to_both_desks(pair):
    a, b = pair
    b.take(a.send())
    a.change("building", "1栋", floors=7, address="幸福路甲1号")
    b.change("building", "1栋", floors=8)
    from_a, from_b = a.send(), b.send()
    for side, file, here, there in ((b, from_a, 8, 7), (a, from_b, 7, 8)):
        done = side.take(file)
        assert done.counts["building"].conflicts == 1
        assert side.value("building", "floors", name="1栋") == here
        (detail,) = side.conflicts()
        assert {"field": "floors", "here": here, "there": there} in detail["fields"]
        assert (detail["table"], detail["label"], detail["operation"]) == ("building", "1栋", "update")
        assert detail["there"]["source"] == side.peer.name
        assert clock.from_text(detail["there"]["at"]) > clock.utc_now() - timedelta(hours=1)
    b.change("building", "1栋", floors=9)
    file = b.send()
    a.take(file)
    assert len(a.conflicts()) == 1, "one row waits once"
    assert a.value("building", "floors", name="1栋") == 7
    # Somebody decides at B for A's side.
    b.change("building", "1栋", floors=7, address="幸福路甲1号")
    b.store.execute("UPDATE desk_item SET decided_at = :now", {"now": clock.utc_now()})
    a.take(b.send())
    assert contents(a)["building"] == contents(b)["building"]


def test_deletions_arrive_where_nothing_speaks_against_them(pair):
    a, b = pair
    b.take(a.send())
    b.add("room", building_id=b.value("building", "id", name="2栋"), floor=1, number="201")
    b.change("camera", "东门", azimuth=10.0)
    for table in ("road", "address_alias", "camera"):
        a.store.execute("DELETE FROM address_alias" if table == "address_alias" else
                        "DELETE FROM road" if table == "road" else "DELETE FROM camera")  # fmt: skip
    a.store.execute("DELETE FROM building WHERE name = '2栋'")
    done = b.take(a.send())
    assert {name: (c.deleted, c.conflicts) for name, c in done.counts.items()} == {
        "road": (1, 0), "address_alias": (1, 0), "camera": (0, 1), "building": (0, 1)
    }  # fmt: skip
    assert {(item["table"], item["operation"], item["reason"]) for item in b.conflicts()} == {
        ("camera", "delete", "changed_here"), ("building", "delete", "used_here")
    }  # fmt: skip
    assert b.store.count("road") == 0
    assert b.store.count("building") == 2


def test_a_row_with_the_same_number_goes_to_the_desk(pair):
    a, b = pair
    b.add("grid", code="G1", name="我们的网格", valid_from=a.value("grid", "valid_from", code="G1"))
    b.add("area", code="350100001", name="南湾", level="town")
    done = b.take(a.send())
    found = {(item["table"], item["operation"], item["reason"]): item for item in b.conflicts()}
    assert set(found) == {("grid", "insert", "same_key"), ("area", "insert", "same_key")}
    assert done.counts["grid"].conflicts == 1
    fields = {one["field"]: (one["here"], one["there"]) for one in found["grid", "insert", "same_key"]["fields"]}
    assert fields["name"] == ("我们的网格", "一网格")
    # Areas are known by their official codes: what refers to one finds ours.
    own = b.value("area", "id", code="350100001")
    assert b.value("area", "parent_id", code="350100001001") == own


def test_a_deleted_row_may_be_replaced_by_one_with_its_number(pair):
    a, b = pair
    b.take(a.send())
    a.store.execute("DELETE FROM component")
    point = shapely.to_wkb(shapely.Point(114.02, 22.02))
    a.add("component", code="3501000101000001", class_code="0102", edition="CJT214-2007", geom=point)
    done = b.take(a.send())
    assert done.conflicts == []
    assert contents(a)["component"] == contents(b)["component"]


def test_only_the_chosen_tables_travel(pair):
    a, b = pair
    card = b.exchange.ours()
    a.exchange.introduce(card.name, b.store.uid, card.public_key, ["area", "road"])
    assert set(b.take(a.send()).counts) == {"area", "road"}


def test_another_crs_is_transformed(pair, tmp_path):
    a, _ = pair
    metres = Side(create_store(str(tmp_path / "M.gpkg"), crs="EPSG:4526"), tmp_path / "M", "M")
    metres.folder.mkdir()
    try:
        a.exchange.set_active(a.peer.id, False)
        far = Side(a.store, a.folder, "A")
        from civicgrid.plugin.connectors.exchange.cards import make_card, own_card, signing_key
        from civicgrid.plugin.connectors.exchange.make import make_package

        make_card(metres.store, "M")
        card = own_card(metres.store)
        far.exchange.introduce("M", card.store_uid, card.public_key)
        ours = own_card(a.store)
        metres.exchange.introduce("A", ours.store_uid, ours.public_key)
        peer = next(peer for peer in far.exchange.peers() if peer.name == "M")
        file = make_package(a.store, peer, a.folder / "m.cgx", signing_key(a.store)).files[0]
        metres.take(file)
        x = shapely.from_wkb(metres.value("organisation", "geom")).x
        assert 3.8e7 < x < 3.9e7
        nothing_left(metres)
    finally:
        metres.store.close()


def test_a_manager_of_a_server_makes_and_applies(cluster, tmp_path, monkeypatch):
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    owner = create_store(f"service={SERVICE} schema=exchange_manager{next(_number)}")
    (tmp_path / "media").mkdir()
    Attachments(owner).set_root(tmp_path / "media")
    own = add_account(cluster, owner, "manager", ("manager",), None)
    clerk = add_account(cluster, owner, "clerk", ("clerk",), None)
    a = Side(create_store(str(tmp_path / "A.gpkg")), tmp_path / "A", "A")
    b = Side(own, tmp_path / "B", "B")
    for side in (a, b):
        side.folder.mkdir()
    introduce(a, b)
    fill(a)
    Attachments(a.store).add("building", a.value("building", "id", name="1栋"), b"x", "photo", file_name="a.jpg")
    file = a.send()
    for act in (Exchange(clerk).peers, lambda: preview_package(clerk, file)):
        with pytest.raises(AccessDenied):
            act()
    assert b.take(file).conflicts == []
    assert contents(a) == contents(b)
    b.change("building", "1栋", floors=11)
    a.take(b.send())
    a.store.execute("DELETE FROM road")
    a.store.execute("DELETE FROM attachment")
    a.store.execute("DELETE FROM component")
    done = b.take(a.send())
    assert {name: (c.deleted, c.conflicts) for name, c in done.counts.items()} == {
        "road": (1, 0), "component": (1, 0), "attachment": (1, 0)
    }  # fmt: skip
    for store in (a.store, own, clerk, owner):
        store.close()
