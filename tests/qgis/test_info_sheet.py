"""A report on paper: its page shows the map of the place, and no file and no address that it names."""

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from civicgrid.plugin.maps.info_sheet import write_report


@pytest.fixture
def picture():
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image


def pdf(path, page, place):
    write_report(path, page, place)
    return path.read_bytes()


def test_a_page_that_was_set_past_the_program_loads_no_file(tmp_path, picture):
    file = tmp_path / "secret.png"
    assert picture.save(str(file))
    plain = pdf(tmp_path / "plain.pdf", "<p>x</p>", QImage())
    shown = pdf(tmp_path / "shown.pdf", "<p>x</p><img src='place'>", picture)
    assert shown.count(b"/Subtype /Image") > plain.count(b"/Subtype /Image")
    for source in (str(file), file.as_uri()):
        found = pdf(tmp_path / "outside.pdf", f"<p>x</p><img src='{source}' width='400' height='300'>", QImage())
        assert b"/Width 400" not in found
    assert b"/Width 400" in shown
