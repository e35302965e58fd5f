"""Folders of files on both engines: by a rule, by position, twice, cancelled, failing."""

import shutil
from datetime import UTC, datetime

import pytest
import shapely

from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.attach import attach_files, attach_folder
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.tests.support.photos import photo

METRE = 1 / 111_000  # degrees, about
X, Y = 114.2, 22.7


def at(east, north=0.0):
    return X + east * METRE / 0.9225, Y + north * METRE


def box(west, east):
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(*at(west, -10), *at(east, 10))]))


@pytest.fixture
def town(store, tmp_path):
    """Three buildings in a row, 20 m wide: A and B share a wall, C lies 60 m off; two more share a code."""
    if store.engine == "postgis":
        (tmp_path / "media").mkdir()
        Attachments(store).set_root(tmp_path / "media")
    rows = [("A", 0, 20), ("B", 20, 40), ("C", 100, 120), ("D", None, None), ("D", None, None)]
    store.ids = {}
    for code, west, east in rows:
        values = {"uid": new_uid(), "code": code, "name": f"{code} 楼"}
        if west is not None:
            values["geom"] = box(west, east)
        store.ids[code] = store.insert("building", values)
    return store


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "照片 夹" / "深").mkdir(parents=True)
    return tmp_path / "照片 夹"


def results(found):
    return {row.path: (row.result, row.reason.code if row.reason else None) for row in found.rows}


def stored(store):
    root = Attachments(store).root
    return sorted(path.name for path in root.rglob("*") if path.is_file()) if root.exists() else []


def test_by_the_rule(town, folder):
    photo(folder / "a_1.jpg", at(10), heading=90)
    shutil.copy(folder / "a_1.jpg", folder / "A_2.jpg")
    (folder / "深" / "B_1.pdf").write_bytes(b"%PDF b")
    (folder / "C_x.jpg").write_bytes(b"x")
    (folder / "D_1.mp3").write_bytes(b"sound")
    (folder / "E_1.mp4").write_bytes(b"film")
    (folder / "A_3.exe").write_bytes(b"MZ")
    (folder / "A_4.txt").write_bytes(b"")
    (folder / ".A_5.jpg").write_bytes(b"hidden")
    (folder / "Thumbs.db").write_bytes(b"windows")
    expected = {
        "A_2.jpg": ("attached", None),
        "A_3.exe": ("left_out", "attachment.kind"),
        "A_4.txt": ("left_out", "attachment.empty"),
        "C_x.jpg": ("left_out", "naming.no_match"),
        "D_1.mp3": ("left_out", "naming.ambiguous"),
        "E_1.mp4": ("left_out", "naming.no_object"),
        "a_1.jpg": ("already", "attachment.already"),
        "深/B_1.pdf": ("attached", None),
    }
    looked = attach_folder(town, folder, "building", "{code}_{n}", dry_run=True)
    assert results(looked) == expected
    assert town.count("attachment") == 0
    assert stored(town) == []
    found = attach_folder(town, folder, "building", "{code}_{n}", note="普查")
    assert results(found) == expected
    assert [row.title for row in found.rows if row.path == "A_2.jpg"] == ["A 楼"]
    rows = town.read("attachment", ["owner_id", "kind", "file_name", "taken_at", "heading", "note"], order_by=["id"])
    assert list(zip(*rows.values(), strict=True)) == [
        (town.ids["A"], "photo", "A_2.jpg", datetime(2026, 3, 4, 7, 16, 17, tzinfo=UTC), 90.0, "普查"),
        (town.ids["B"], "scan", "B_1.pdf", None, None, "普查"),
    ]
    again = attach_folder(town, folder, "building", "{code}_{n}")
    assert again.counts == {"already": 3, "left_out": 5}
    assert town.count("attachment") == len(stored(town)) == 2


def test_a_rule_in_the_clerk_s_own_words(town, folder):
    (folder / "C-20261122.jpg").write_bytes(b"x")
    assert attach_folder(town, folder, "building", "{Code}-{date}", dry_run=True).counts == {"attached": 1}
    assert attach_folder(town, folder, "building", "{楼栋编码}-{日期}", dry_run=True).counts == {"attached": 1}


def test_by_the_folder_s_name(town, folder):
    (folder / "A 楼").mkdir()
    (folder / "A 楼" / "正门.jpg").write_bytes(b"x")
    found = attach_folder(town, folder, "building", "{name}/{any}")
    assert results(found) == {"A 楼/正门.jpg": ("attached", None)}


def test_by_position(town, folder):
    for name, position in {
        "in A": at(10),
        "near A": at(-5),
        "in B, by the wall": at(21),
        "between": at(20, 15),
        "near C": at(90),
        "far": at(500),
    }.items():
        photo(folder / f"{name}.jpg", position, colour=(len(name), 9, 9))
    photo(folder / "nowhere.jpg", colour=(1, 1, 1))
    photo(folder / "zero.jpg", (0, 0), colour=(2, 2, 2))
    found = attach_folder(town, folder, "building", near=25)
    assert results(found) == {
        "in A.jpg": ("attached", None),
        "near A.jpg": ("attached", None),
        "in B, by the wall.jpg": ("attached", None),
        "between.jpg": ("left_out", "attachment.several_near"),
        "near C.jpg": ("attached", None),
        "far.jpg": ("left_out", "attachment.nothing_near"),
        "nowhere.jpg": ("left_out", "attachment.no_position"),
        "zero.jpg": ("left_out", "attachment.null_island"),
    }
    by_path = {row.path: row for row in found.rows}
    assert by_path["in B, by the wall.jpg"].object_id == town.ids["B"]
    assert by_path["near C.jpg"].metres == pytest.approx(10, abs=0.5)
    assert by_path["in A.jpg"].metres == 0
    points = [shapely.from_wkb(geom) for geom in town.read("attachment", ["geom"], order_by=["id"])["geom"]]
    assert len(points) == 4
    assert all(abs(point.y - Y) < 1e-6 for point in points)


def test_one_photo_beside_a_building(town, folder):
    photo(folder / "a.jpg", at(90))
    (row,) = attach_folder(town, folder, "building", near=12, dry_run=True).rows
    assert (row.object_id, row.result) == (town.ids["C"], "attached")
    assert row.metres == pytest.approx(10, abs=0.5)


def test_positions_of_another_system_are_brought_over(town, folder):
    from civicgrid.plugin.domain.coordinates import convert

    x, y = convert(*at(10), "wgs84", "gcj02")
    photo(folder / "a.jpg", (float(x), float(y)))
    assert attach_folder(town, folder, "building", dry_run=True).counts == {"left_out": 1}
    assert attach_folder(town, folder, "building", coordinates="gcj02", dry_run=True).counts == {"attached": 1}


def test_a_photo_from_far_away_is_remarked_not_refused(town, folder):
    photo(folder / "A_1.jpg", at(1020))
    (row,) = attach_folder(town, folder, "building", "{code}_{n}").rows
    assert row.result == "attached"
    assert [problem.code for problem in row.remarks] == ["attachment.far"]
    assert float(row.remarks[0].params["metres"]) == pytest.approx(1000, abs=5)


@pytest.mark.parametrize(("table", "rule", "error"), [("person", "{id}_{n}", DomainError),
                                                      ("building", "{kode}", DomainError)])  # fmt: skip
def test_what_cannot_be_stops_before_anything_is_read(town, folder, table, rule, error):
    with pytest.raises(error):
        attach_folder(town, folder, table, rule)
    with pytest.raises(StoreError, match="not a folder"):
        attach_folder(town, folder / "none", "building", "{code}")


def test_a_cancelled_folder_leaves_nothing(town, folder):
    for number in range(9):
        (folder / f"A_{number}.pdf").write_bytes(bytes([number]) * 99)
    told = []

    def late():
        return bool(told) and told[-1] > 70

    with pytest.raises(Cancelled):
        attach_folder(town, folder, "building", "{code}_{n}", progress=Progress(late, told.append))
    assert told == sorted(told)
    assert town.count("attachment") == 0
    assert stored(town) == []


def test_files_for_one_object(town, folder):
    files = [
        photo(folder / "1.jpg", at(10)),
        photo(folder / "2.jpg", at(900), colour=(1, 2, 3)),
        folder / "3.exe",
        folder / "missing.jpg",
        folder / "1 copy.jpg",
    ]
    files[2].write_bytes(b"MZ")
    shutil.copy(files[0], files[4])
    before = files[0].stat().st_mtime_ns, files[0].read_bytes()
    found = attach_files(town, "building", town.ids["A"], files, note="现场")
    assert [one.result for one in found] == ["attached", "attached", "left_out", "left_out", "already"]
    assert [problem.code for problem in found[1].problems] == ["attachment.far"]
    assert found[3].problems[0].code == "attachment.unreadable"
    assert [one.result for one in attach_files(town, "building", town.ids["A"], files[:2])] == ["already", "already"]
    assert (files[0].stat().st_mtime_ns, files[0].read_bytes()) == before
    (folder / "x.pdf").write_bytes(b"x")
    (warned,) = attach_files(town, "building", town.ids["A"], [folder / "x.pdf"], note="13912345678")
    assert [problem.code for problem in warned.problems] == ["attachment.personal_detail"]
    Attachments(town).remove(Attachments(town).of("building", town.ids["A"])[0].id)
    assert {one.note for one in Attachments(town).of("building", town.ids["A"])} == {"现场"}
