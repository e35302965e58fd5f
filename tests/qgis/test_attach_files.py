"""``civicgrid:attachfiles`` and the thumbnails."""

import pytest
import shapely
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingUtils
from qgis.PyQt.QtGui import QImage

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.attach import thumbnails
from civicgrid.plugin.panels.attachments.content import read_object
from civicgrid.plugin.panels.attachments.copies import Copies
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.processing.attach_files import AttachFiles
from civicgrid.tests.support.photos import photo
from civicgrid.tests.support.square import Feedback, table


@pytest.fixture
def database(tmp_path):
    file = str(tmp_path / "城 市.gpkg")
    with create_store(file) as store:
        walls = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.201, 22.701)]))
        store.insert("building", {"uid": new_uid(), "code": "7", "name": "七号楼", "geom": walls})
    return file


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "照片"
    folder.mkdir()
    photo(folder / "7_1.jpg", (114.2005, 22.7005), heading=45)
    (folder / "8_1.pdf").write_bytes(b"%PDF")
    return folder


def run(**parameters):
    context, feedback = QgsProcessingContext(), Feedback()
    algorithm = AttachFiles().create()
    parameters = {"OUTPUT": "memory:", **parameters}
    ok, message = algorithm.checkParameterValues(parameters, context)
    assert ok, message
    results, ok = algorithm.run(parameters, context, feedback)
    assert ok, feedback.textLog()
    results["layer"] = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    results["context"], results["warnings"] = context, feedback.warnings
    return results


def test_a_folder_is_looked_at_and_attached(database, folder):
    given = {"DATABASE": database, "FOLDER": str(folder), "TARGET": "building", "RULE": "{code}_{n}"}
    looked = run(**given, DRY_RUN=True)
    assert (looked["ATTACHED"], looked["LEFT_OUT"]) == (1, 1)
    with open_store(database) as store:
        assert store.count("attachment") == 0
    done = run(**given)
    layer = done["layer"]
    assert table(layer, "file", "object", "result", "reason") == [
        ("7_1.jpg", "七号楼", "attached", ""),
        ("8_1.pdf", "", "left_out", "No object has this Code."),
    ]
    first = next(layer.getFeatures())
    assert first["taken_at"].toUTC().toString("yyyy-MM-dd HH:mm") == "2026-03-04 07:16"
    assert (first["metres"], first["heading"]) == (0, 45)
    assert first.geometry().asPoint().x() == pytest.approx(114.2005, abs=1e-6)
    assert layer.crs().authid() == "EPSG:4490"
    assert done["warnings"] == ["8_1.pdf left out: No object has this Code."]
    assert run(**given)["ALREADY"] == 1


def test_without_a_rule_by_position_and_with_a_check(database, folder):
    given = {"DATABASE": database, "FOLDER": str(folder), "TARGET": "building"}
    assert run(**given)["ATTACHED"] == 1
    with open_store(database) as store:
        attachments = Attachments(store)
        key = store.read("attachment", ["id"])["id"][0]
        attachments.path(key).write_bytes(b"other")
    done = run(**given, CHECK=True)
    assert done["DAMAGED"] == 1
    assert table(done["layer"], "file", "object", "result")[-1] == ("7_1.jpg", "七号楼", "altered")


def test_refusals_are_one_sentence(database, folder):
    for given, words in (({"RULE": "{kode}"}, "kode"), ({"FOLDER": str(folder / "none")}, "folder")):
        algorithm = AttachFiles().create()
        algorithm.initAlgorithm()
        parameters = {"DATABASE": database, "FOLDER": str(folder), "TARGET": "building", "OUTPUT": "memory:", **given}
        with pytest.raises(QgsProcessingException) as caught:
            algorithm.processAlgorithm(parameters, QgsProcessingContext(), Feedback())
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "thumbnails"


def test_thumbnails_are_upright_kept_and_made_once(tmp_path, cache):
    file = photo(tmp_path / "a.jpg", size=(800, 400), orientation=6)
    file = file.rename(tmp_path / "without an ending")
    first = thumbnails.thumbnail(file, "ab" * 32, 100)
    assert (first.width(), first.height()) == (50, 100)  # turned by the camera
    (kept,) = cache.glob("*/*")
    file.unlink()
    assert thumbnails.thumbnail(file, "ab" * 32, 100).size() == first.size()
    kept.write_bytes(b"broken")
    assert thumbnails.thumbnail(file, "ab" * 32, 100).isNull()


def test_what_is_no_picture_has_none_and_small_ones_are_not_blown_up(tmp_path, cache):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert thumbnails.thumbnail(tmp_path / "a.pdf", "cd" * 32, 100).isNull()
    (tmp_path / "drawn.jpg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert thumbnails.thumbnail(tmp_path / "drawn.jpg", "dd" * 32, 100).isNull()
    clear = QImage(20, 10, QImage.Format.Format_ARGB32)
    clear.fill(0)
    clear.save(str(tmp_path / "clear.png"))
    found = thumbnails.thumbnail(tmp_path / "clear.png", "ef" * 32, 100)
    assert (found.width(), found.height(), found.pixelColor(5, 5).name()) == (20, 10, "#ffffff")


def test_the_folder_of_thumbnails_stays_small(tmp_path, cache):
    import os

    for number in range(5):
        digest = f"{number:02d}" * 32
        thumbnails.thumbnail(photo(tmp_path / f"{number}.jpg", colour=(number * 40, 0, 0)), digest, 64)
        os.utime(cache / digest[:2] / f"{digest}-64.jpg", (number, number))
    sizes = [path.stat().st_size for path in cache.glob("*/*")]
    assert thumbnails.tidy(sum(sizes)) == 0
    assert thumbnails.tidy(sum(sizes) - 1) == 2
    assert sorted(path.parent.name for path in cache.glob("*/*")) == ["02", "03", "04"]


def test_copies_of_two_stores_are_kept_apart(tmp_path):
    shown = []
    copies = Copies()
    for name in ("a", "b"):
        with create_store(str(tmp_path / f"{name}.gpkg")) as store:
            building = store.insert("building", {"uid": new_uid(), "name": "1栋"})
            Attachments(store).add("building", building, name.encode(), "photo", file_name="p.jpg")
            [piece] = read_object(store, "building", building).pieces
        copy = copies.make(piece)
        assert copies.make(piece) == copy
        shown.append(copy.read_bytes())
    assert shown == [b"a", b"b"]
    copies.close()
    assert not copy.exists()
    assert copies.make(piece).read_bytes() == b"b"
    copies.close()
