"""The query in a real QGIS, on the demo town: drawn, run, seen on the map, kept, exported."""

import pytest

from civicgrid.plugin.services.dependencies import require
from civicgrid.plugin.store import open_store
from civicgrid.tests.support.query_desk import run_query, town_with_a_known_resident


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return town_with_a_known_resident(tmp_path_factory.mktemp("query"))


def test_a_place_is_drawn_the_answer_seen_kept_and_exported(town, profile, tmp_path):
    table = tmp_path / "名单.xlsx"
    values = run_query(
        town,
        profile,
        f"TABLE = {str(table)!r}\n"
        + """
def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = show_dock()
    yield quiet
    query().tabs.setCurrentIndex(1)
    yield 0.3
    watch_opening()
    yield canvas_drawn
    picture("query-form", dock)
    note("width", dock.width())
    # Everybody first.
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.5
    note("all", [results().summary.text(), results().model.rowCount()])
    note("groups", [[results().groups.list.topLevelItem(row).text(n) for n in (0, 1)]
                    for row in range(results().groups.list.topLevelItemCount())])
    click(find("CivicGrid.query.back"))
    yield 0.2
    # A rectangle is dragged, ages are set.
    click(find("CivicGrid.query.rectangle"))
    yield 0.1
    note("down", find("CivicGrid.query.rectangle").isChecked())
    drag(on_canvas(0.25, 0.25), on_canvas(0.6, 0.7))
    yield 0.3
    note("place", find("CivicGrid.query.place").text())
    page().form.age_from.setValue(60)
    yield 0.2
    picture("query-drawn")
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.5
    note("old", [results().summary.text(), results().model.rowCount()])
    ages = [results().model.index(row, AGE).data() for row in range(results().model.rowCount())]
    note("ages", ages)
    model = results().table
    model.selectRow(0)
    model.selectionModel().select(model.model().index(3, 0), model.selectionModel().SelectionFlag.Select
                                  | model.selectionModel().SelectionFlag.Rows)
    yield 0.5
    yield quiet
    yield canvas_drawn
    note("marked", results().marks.count())
    click(find("CivicGrid.query.show-all"))
    yield 0.5
    yield quiet
    yield canvas_drawn
    yield 0.5
    picture("query-results")
    picture("query-results-dock", dock)
    # By age, the oldest first.
    results().table.clearSelection()
    header = results().table.horizontalHeader()
    header.setSortIndicator(AGE, Qt.SortOrder.DescendingOrder)
    yield still
    results().model.index(0, AGE).data()
    yield 0.3
    yield quiet
    note("sorted", [results().model.index(row, AGE).data() for row in range(5)])
    group = find("CivicGrid.query.group")
    group.setCurrentIndex(group.findData("age"))
    yield 0.3
    yield quiet
    listed = results().groups.list
    note("bands", [listed.topLevelItem(row).text(0) for row in range(listed.topLevelItemCount())])
    # Selecting on the map filters the rows.
    layer = footprints()
    chosen = results()._answer.buildings.tolist()[0]
    layer.selectByExpression(f'"id" = {chosen}')
    click(find("CivicGrid.query.follow"))
    yield 0.4
    there = results()._answer.buildings.tolist().count(chosen)
    note("followed", [results().summary.text(), results().model.rowCount(), there])
    picture("query-followed", dock)
    click(find("CivicGrid.query.follow"))
    yield 0.2
    note("back", results().model.rowCount())
    # Exported, with its purpose.
    later(find("CivicGrid.query.export"))
    yield lambda: window() is not None and window().objectName() == "CivicGrid.query-export"
    dialog = window()
    dialog.file.setFilePath(TABLE)
    click(find("CivicGrid.query-export.go"))
    yield lambda: dialog.message.text() != ""
    note("purpose", dialog.message.text())
    yield 0.2
    picture("query-export", dialog)
    type_text(find("CivicGrid.query-export.purpose"), "高龄津贴入户核实")
    click(find("CivicGrid.query-export.go"))
    yield lambda: window() is None
    note("said", messages())
    # Kept under a name, shown again.
    click(find("CivicGrid.query.back"))
    yield 0.2
    soon(page().saved.save)
    yield lambda: window(QInputDialog) is not None
    window(QInputDialog).setTextValue("片区老年人")
    soon(window(QInputDialog).accept)
    yield lambda: find("CivicGrid.query.saved").count() == 2
    note("kept", find("CivicGrid.query.saved").currentText())
    click(find("CivicGrid.query.reset"))
    yield 0.2
    note("reset", [page().form.age_from.value(), find("CivicGrid.query.place").text()])
    saved = find("CivicGrid.query.saved")
    saved.setCurrentIndex(1)
    saved.activated.emit(1)
    yield 0.3
    note("again", [page().form.age_from.value(), find("CivicGrid.query.place").text()])
    click(find("CivicGrid.query.run"))
    yield still
    note("same", results().model.rowCount())
    # Nobody.
    click(find("CivicGrid.query.back"))
    page().form.age_from.setValue(129)
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.3
    note("nobody", results().summary.text())
    picture("query-nobody", dock)
    # On a dark theme.
    from qgis.core import QgsApplication
    click(find("CivicGrid.query.back"))
    page().form.age_from.setValue(60)
    click(find("CivicGrid.query.run"))
    yield still
    QgsApplication.setUITheme("Night Mapping")
    yield 0.5
    picture("query-dark", dock)
    click(find("CivicGrid.query.back"))
    yield 0.3
    picture("query-dark-form", dock)
""",
    )
    assert values["width"] <= 420
    assert "共" in values["all"][0]
    assert sum(int(count.replace(",", "")) for _, count in values["groups"]) == values["all"][1]
    assert values["down"]
    assert "绘制范围" in values["place"]
    assert 0 < values["old"][1] < values["all"][1]
    assert all(int(age) >= 60 for age in values["ages"])
    assert 1 <= values["marked"] <= 2
    ages = [int(age) for age in values["sorted"]]
    assert ages == sorted(ages, reverse=True)
    assert set(values["bands"]) <= {"60–79 岁", "80 岁及以上"}
    assert values["followed"][1] == values["followed"][2] < values["back"] == values["old"][1]
    assert "用途" in values["purpose"]
    assert any("名单.xlsx" in text for text in values["said"])
    assert values["kept"] == "片区老年人"
    assert values["reset"] == [-1, "范围：不限"]
    assert values["again"][0] == 60
    assert "绘制范围" in values["again"][1]
    assert values["same"] == values["old"][1]
    assert "没有符合条件" in values["nobody"]
    book = require("python_calamine").CalamineWorkbook.from_path(str(table))
    rows = book.get_sheet_by_index(1).to_python()
    assert rows[0][0] == "姓名"
    assert len(rows) == values["old"][1] + 1
    assert all("*" in row[0] for row in rows[1:])
    assert "高龄津贴入户核实" in str(book.get_sheet_by_index(0).to_python())
    with open_store(str(town[0])) as store:
        found = store.query(
            "SELECT action, detail FROM audit_log WHERE action IN ('export_persons', 'query_persons') ORDER BY id DESC",
            types={"detail": "json"},
        )
    exported = next(row["detail"] for row in found if row["action"] == "export_persons")
    assert exported["purpose"] == "高龄津贴入户核实"
    assert exported["rows"] == values["old"][1]
    assert exported["conditions"] == {"age_from": 60, "drawn": True}


def test_every_way_to_a_place_and_a_query_that_is_shared(town, profile):
    values = run_query(
        town,
        profile,
        """
from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsVectorLayer, QgsFeature

def steps():
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = show_dock()
    yield quiet
    query().tabs.setCurrentIndex(1)
    yield 0.3
    yield canvas_drawn
    view = iface.mapCanvas().viewport()
    found = {}

    def asked():
        click(find("CivicGrid.query.run"))
        yield still
        yield 0.2
        found[shape] = [results().model.rowCount(), len(results()._answer.by_building())]
        click(find("CivicGrid.query.back"))
        yield 0.1

    for shape in ("polygon", "circle", "line", "pick", "selected", "grids"):
        click(find("CivicGrid.query.clear"))
        if shape in ("polygon", "line"):
            click(find(f"CivicGrid.query.{shape}"))
            for corner in ((0.3, 0.3), (0.6, 0.3), (0.55, 0.6)):
                click(view, on_canvas(*corner))
                yield 0.1
            click(view, on_canvas(0.5, 0.6), Qt.MouseButton.RightButton)
        elif shape == "circle":
            click(find("CivicGrid.query.circle"))
            drag(on_canvas(0.5, 0.4), on_canvas(0.6, 0.4))
        elif shape == "grids":
            page().place.grids.toggleItemCheckState(0)
            page().place.grids.toggleItemCheckState(5)
        else:
            layer = footprints()
            yield from asked() if shape not in found else ()
            house = results()._answer.buildings.tolist()[0]
            one = next(layer.getFeatures(f'"id" = {house}'))
            if shape == "selected":
                layer.selectByIds([one.id()])
                click(find("CivicGrid.query.selected"))
            else:
                canvas = iface.mapCanvas()
                into = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance())
                middle = into.transform(one.geometry().pointOnSurface().asPoint())
                canvas.setCenter(middle)
                canvas.zoomScale(800)
                canvas.refresh()
                yield 0.5
                yield canvas_drawn
                click(find("CivicGrid.query.pick"))
                at = canvas.getCoordinateTransform().transform(middle)
                click(view, QPoint(int(at.x()), int(at.y())))
        yield 0.3
        note("place " + shape, find("CivicGrid.query.place").text())
        if shape in ("circle", "pick"):
            picture("query-" + shape)
        yield from asked()
    note("found", found)
    click(find("CivicGrid.query.clear"))
    # A sensitive tag: small groups are withheld.
    box = page().form._boxes["tags"]
    note("tags", [box.itemText(row) for row in range(box.count())])
    box.setItemCheckState([box.itemData(row) for row in range(box.count())].index("disabled"), Qt.CheckState.Checked)
    click(find("CivicGrid.query.run"))
    yield still
    yield 0.3
    listed = results().groups.list
    note("withheld", [results().note.text(), [listed.topLevelItem(row).text(1)
                      for row in range(listed.topLevelItemCount())]])
    picture("query-sensitive", dock)
    click(find("CivicGrid.query.back"))
    saved = page().saved
    for name in ("残疾人", "待删"):
        soon(saved.save)
        yield lambda: window(QInputDialog) is not None
        window(QInputDialog).setTextValue(name)
        soon(window(QInputDialog).accept)
        yield lambda: saved.list.currentText() == name and quiet()
    later_ = QMessageBox.StandardButton.Yes
    soon(saved.delete)
    yield lambda: window(QMessageBox) is not None
    answer(later_)
    yield lambda: saved.list.findText("待删") < 0 and quiet()
    saved.list.setCurrentIndex(saved.list.findText("残疾人"))
    saved.share()
    yield lambda: "共享" in saved.list.currentText() and quiet()
    note("shared", saved.list.currentText())
""",
    )
    for shape in ("polygon", "circle", "line", "pick", "selected"):
        assert "不限" not in values[f"place {shape}"], shape
        assert values["found"][shape][0] > 0, shape
    assert "1 栋" in values["place pick"]
    assert "1 栋" in values["place selected"]
    assert values["found"]["pick"][1] == values["found"]["selected"][1] == 1
    assert values["found"]["line"][1] < values["found"]["polygon"][1]
    assert "2 个网格" in values["place grids"]
    assert values["found"]["grids"][0] > 0
    assert any("敏感" in text for text in values["tags"])
    assert "敏感" in values["withheld"][0]
    assert "不予显示" in values["withheld"][1]
    assert all(text == "不予显示" or int(text.replace(",", "")) >= 5 for text in values["withheld"][1])
    assert values["shared"] == "残疾人（共享）"
