"""Attachments on both engines: stored once by content, found missing or altered."""

import hashlib
from contextlib import closing
from datetime import UTC, datetime

import pytest
import shapely

from civicgrid.plugin.domain.attachment import LIMIT_MB
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.attachments import Attachments, Finding, NewFile
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.people import add_account, add_area, own_login
from civicgrid.tests.support.town import Town

PHOTO = bytes(range(256)) * 9000


@pytest.fixture
def attachments(store, tmp_path):
    attachments = Attachments(store)
    if store.engine == "postgis":
        (tmp_path / "media").mkdir()
        attachments.set_root(tmp_path / "media")
    return attachments


@pytest.fixture
def building(store):
    return store.insert("building", {"uid": new_uid(), "name": "1 栋", "area_id": add_area(store, "1")})


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "现场 照片.jpg"
    path.write_bytes(PHOTO)
    return path


def stored(attachments):
    return [path for path in attachments.root.rglob("*") if path.is_file()]


def test_a_file_is_kept_by_its_content(store, attachments, building, photo):
    at, point = datetime(2026, 11, 22, 6, tzinfo=UTC), shapely.to_wkb(shapely.Point(114.2, 22.7))
    before = photo.stat()
    key = attachments.add("building", building, photo, "photo", taken_at=at, geom=point)
    digest = hashlib.sha256(PHOTO).hexdigest()
    rows = store.read(
        "attachment",
        ["owner_table", "owner_id", "sha256", "kind", "file_name", "media_type", "size", "taken_at", "geom"],
    )
    assert {name: values[0] for name, values in rows.items()} == {
        "owner_table": "building",
        "owner_id": building,
        "sha256": digest,
        "kind": "photo",
        "file_name": "现场 照片.jpg",
        "media_type": "image/jpeg",
        "size": len(PHOTO),
        "taken_at": at,
        "geom": point,
    }
    path = attachments.path(key)
    assert path == attachments.root / digest[:2] / digest
    assert path.read_bytes() == PHOTO
    assert photo.read_bytes() == PHOTO
    assert photo.stat().st_mtime_ns == before.st_mtime_ns
    assert store.read("attachment", ["area_id"]) == store.read("building", ["area_id"])


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_files_lie_beside_the_geopackage(store, attachments, tmp_path):
    assert attachments.root.parent == tmp_path
    assert attachments.root.name == store.database.rpartition("/")[2].replace(".gpkg", ".media")
    with pytest.raises(StoreError, match="lies beside it"):
        attachments.set_root(tmp_path)


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_server_needs_a_media_folder(store, building, photo, tmp_path):
    attachments = Attachments(store)
    with pytest.raises(StoreError, match="no media folder yet"):
        attachments.add("building", building, photo, "photo")
    for folder in ("relative", tmp_path / "none", photo):
        with pytest.raises(StoreError, match="existing folder"):
            attachments.set_root(folder)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        attachments.set_root(tmp_path / name)
        assert attachments.root == tmp_path / name


def test_equal_content_is_stored_once(store, attachments, building, photo):
    other = store.insert("building", {"uid": new_uid(), "name": "2 栋"})
    first = attachments.add("building", building, photo, "photo")
    second = attachments.add("building", other, PHOTO, "photo", file_name="again.jpg")
    assert first != second
    assert attachments.path(first) == attachments.path(second)
    assert len(stored(attachments)) == 1


def test_an_object_is_given_no_file_twice(store, attachments, building, photo):
    first = attachments.add("building", building, photo, "photo")
    assert attachments.add("building", building, PHOTO, "photo", file_name="again.jpg") == first
    new = [NewFile(building, photo, "photo"), NewFile(building, b"x", "scan", "a.pdf"),
           NewFile(building, b"x", "scan", "b.pdf")]  # fmt: skip
    assert attachments.add_all("building", new) == [False, True, False]
    assert store.read("attachment", ["file_name", "media_type"]) == {
        "file_name": [photo.name, "a.pdf"],
        "media_type": ["image/jpeg", "application/pdf"],
    }


def test_what_a_photo_says_and_who_attached_it_are_kept(store, attachments, building, photo):
    who = store.insert("app_user", {"uid": new_uid(), "login": own_login(store), "name": "王芳",
                                    "created_at": datetime.now(UTC)})  # fmt: skip
    at, point = datetime(2026, 11, 22, 6, tzinfo=UTC), shapely.to_wkb(shapely.Point(114.2, 22.7))
    attachments.add_all("building", [NewFile(building, photo, "photo", "", at, point, 271.5, "北立面")])
    assert store.read("attachment", ["app_user_id"]) == {"app_user_id": [who]}
    (one,) = attachments.of("building", building)
    assert (one.by, one.note, one.heading, one.taken_at, one.geom, one.state) == (
        "王芳", "北立面", 271.5, at, point, "")  # fmt: skip
    attachments.path(one.id).write_bytes(b"cut")
    assert attachments.of("building", building)[0].state == "altered"
    attachments.path(one.id).unlink()
    assert attachments.of("building", building)[0].state == "missing"
    assert [finding.what for finding in attachments.check("building", building)] == ["missing"]
    assert attachments.check("event") == []


@pytest.mark.parametrize("table", ["person", "household", "occupancy", "event_party"])
def test_residents_are_given_no_open_files(store, attachments, table):
    with pytest.raises(StoreError, match="lie open"):
        attachments.add(table, 1, PHOTO, "photo", file_name="a.jpg")
    assert store.count("attachment") == 0
    assert not attachments.root.exists() or stored(attachments) == []


def test_work_that_is_stopped_leaves_no_copies(store, attachments, building):
    kept = attachments.add("building", building, PHOTO, "photo", file_name="a.jpg")
    new = [NewFile(building, bytes([n]) * 50, "photo", f"{n}.jpg") for n in range(5)]
    new.insert(0, NewFile(building, PHOTO, "photo", "again.jpg"))

    def stop(count):
        if count == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attachments.add_all("building", new, stop)
    # A row that the store refuses undoes the whole, too.
    with pytest.raises(StoreError):
        attachments.add_all("building", [*new, NewFile(building, b"y", "photo", "y.jpg", heading=400.0)])
    assert stored(attachments) == [attachments.path(kept)]
    assert store.count("attachment") == 1


def test_removing_takes_the_file_when_nothing_else_needs_it(store, attachments, building, photo):
    other = store.insert("building", {"uid": new_uid(), "name": "2 栋"})
    keys = [attachments.add("building", owner, photo, "photo") for owner in (building, other)]
    path = attachments.path(keys[0])
    attachments.remove(keys[0])
    assert path.is_file()
    assert attachments.of("building", building) == []
    attachments.remove(keys[1])
    assert not path.exists()
    assert photo.read_bytes() == PHOTO
    lines = [(line.action, line.object_table, line.object_id) for line in Audit(store).lines()]
    assert lines == [("remove_attachment", "building", other), ("remove_attachment", "building", building)]
    with pytest.raises(StoreError, match="is not there"):
        attachments.remove(keys[1])


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_rights_on_a_server(store, cluster, attachments, building, photo, tmp_path):
    area = store.read("building", ["area_id"])["area_id"][0]
    key = attachments.add("building", building, photo, "photo")
    with add_account(cluster, store, "clerk", ("clerk",), area) as clerks:
        mine = Attachments(clerks)
        second = mine.add("building", building, b"z", "scan", file_name="z.pdf")
        assert [one.by for one in mine.of("building", building)] == ["clerk", ""]
        for refused in (
            lambda: mine.remove(key),
            lambda: mine.set_note(key, "x"),
            lambda: mine.set_root(tmp_path),
            lambda: mine.set_limit_mb(5),
        ):
            with pytest.raises(AccessDenied) as caught:
                refused()
            assert "managers" in str(caught.value)
    count = len(stored(attachments))
    for role in ("grid_worker", "dispatcher", "handler", "verifier", "viewer"):
        with add_account(cluster, store, role, (role,), area) as theirs:
            if role != "viewer":
                Attachments(theirs).add("building", building, role.encode(), "document", file_name="a.txt")
                count += 1
                continue
            with pytest.raises(AccessDenied):
                Attachments(theirs).add("building", building, b"no", "document", file_name="a.txt")
    assert len(stored(attachments)) == count
    with add_account(cluster, store, "manager", ("manager",), None) as managers:
        theirs = Attachments(managers)
        theirs.set_limit_mb(7)
        (tmp_path / "other").mkdir()
        theirs.set_root(tmp_path / "media")
        theirs.set_note(key, " 北面 ")
        theirs.remove(second)
    assert attachments.limit_mb == 7
    assert [one.note for one in attachments.of("building", building) if one.kind == "photo"] == ["北面"]
    with pytest.raises(StoreError, match="no setting of attachments"):
        store.query("SELECT set_media('crs', 'EPSG:1')")


def test_the_largest_file_is_a_setting(attachments):
    assert attachments.limit_mb == LIMIT_MB
    attachments.set_limit_mb(20)
    assert attachments.limit_mb == 20


def test_check_finds_what_is_missing_or_altered(attachments, building):
    keys = [attachments.add("building", building, bytes([n]) * 9, "photo", file_name=f"{n}") for n in range(4)]
    assert attachments.check() == []
    attachments.path(keys[1]).unlink()
    attachments.path(keys[2]).write_bytes(b"\x02" * 8 + b"x")
    assert attachments.check() == [
        Finding(keys[1], attachments.path(keys[1]), "missing"),
        Finding(keys[2], attachments.path(keys[2]), "altered"),
    ]


def test_a_cut_file_is_mended_by_the_same_content(attachments, building):
    key = attachments.add("building", building, PHOTO, "photo", file_name="a.jpg")
    attachments.path(key).write_bytes(PHOTO[:100])
    attachments.add("building", building, PHOTO, "photo", file_name="a.jpg")
    assert attachments.check() == []


def test_what_fails_leaves_no_row_and_no_half_file(store, attachments, building, tmp_path):
    for owner, key, file, name in (
        ("building", building, tmp_path / "none.jpg", ""),
        ("building", building, tmp_path, ""),
        ("building", 999, PHOTO, "a.jpg"),
        ("no_such", 1, PHOTO, "a.jpg"),
        ("position", 1, PHOTO, "a.jpg"),
        ("building", building, PHOTO, ""),
    ):
        with pytest.raises(StoreError) as caught:
            attachments.add(owner, key, file, "photo", file_name=name)
        assert "\n" not in str(caught.value)
    assert store.count("attachment") == 0
    assert not attachments.root.exists() or stored(attachments) == []


def test_a_hash_cannot_lead_out_of_the_folder(store, attachments, building):
    values = {"uid": new_uid(), "owner_table": "building", "owner_id": building, "kind": "x", "file_name": "x"}
    bad = "/" + "." * 63
    key = store.insert("attachment", {**values, "sha256": bad, "size": 1, "created_at": datetime.now(UTC)})
    with pytest.raises(StoreError, match="malformed"):
        attachments.path(key)


def test_a_missing_attachment_is_said(attachments):
    with pytest.raises(StoreError, match="attachment 5 is not there"):
        attachments.path(5)


def test_a_failed_attach_leaves_what_another_area_needs(cluster, tmp_path):
    with closing(Town(cluster, "attach_areas")) as town:
        Attachments(town.store).set_root(tmp_path)
        east, west = town.rows["e"]["building"], town.rows["w"]["building"]
        with town.open_as("clerk_east") as here, town.open_as("clerk_west") as there:

            def meanwhile(_count):
                Attachments(there).add("building", west, PHOTO, "photo", file_name="a.jpg")
                raise KeyboardInterrupt

            with pytest.raises(KeyboardInterrupt):
                Attachments(here).add_all("building", [NewFile(east, PHOTO, "photo", "a.jpg")], meanwhile)
            assert Attachments(there).check("building", west) == []


def test_a_failed_attach_within_a_transaction_leaves_the_file(store, attachments, building):
    def stop(_count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.transaction():
        attachments.add_all("building", [NewFile(building, PHOTO, "photo", "a.jpg")], stop)
    assert len(stored(attachments)) == 1
