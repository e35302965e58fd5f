"""A stick with the database is pulled under an open window while a step is filled in, and put back."""

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, make_desk

STEPS = """
import shutil

home, away = Path(DATABASE).parent, Path(AWAY)
files = lambda: [one for one in home.iterdir() if one.name.startswith(Path(DATABASE).name)]


def on_map():
    layer = next(one for one in QgsProject.instance().mapLayers().values()
                 if one.customProperty("civicgrid/table") == "event_map")
    return [one["state"] for one in layer.getFeatures() if one["id"] == EVENT]


def steps():
    yield from shown(DATABASE + " operator=fenbo")
    panel().show_event(EVENT)
    yield from settled()
    yield from begin("accept")
    type_text(find("CivicGrid.events.note"), "属实，已联系保洁")
    # To the system they are other files when they are back, as on a stick that is put in again.
    for file in files():
        file.rename(away / file.name)
    click(find("CivicGrid.events.confirm"))
    yield lambda: find("CivicGrid.events.form-banner").isVisible()
    note("said", text("form-banner"))
    yield lambda: session().lost
    yield from settled()
    note("lost", session().lost)
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    note("again", [text("form-banner"), find("CivicGrid.events.note").toPlainText(),
                   find("CivicGrid.events.confirm").isEnabled()])
    picture("file-lost")
    note("left there", [one.name for one in files()])
    for file in away.iterdir():
        shutil.copy(file, home / file.name)
    yield lambda: not session().lost
    yield from settled()
    note("back", [text("form-banner"), find("CivicGrid.events.note").toPlainText()])
    picture("file-back")
    yield from confirm()
    note("taken", state())
    yield 3
    yield from settled()
    yield canvas_drawn
    note("on map", on_map())
    note("listed", len(titles()))

drive(steps())
"""


def test_what_is_filled_in_stays_until_the_file_is_back_and_the_step_is_taken_once(profile, tmp_path):
    file, events, _ = make_desk(tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    given = f"DATABASE, EVENT, AWAY = {file!r}, {events[0]}, {str(away)!r}\n"
    values = run_desktop(DESK + given + STEPS, profile, timeout=200).check()
    # By the step, or by the feed where that is first.
    assert "事件 街道.gpkg 已不在" in values["said"] or "文件已不存在" in values["said"]
    assert "文件已不存在" in values["lost"]
    said, typed, may_confirm = values["again"]
    assert "已不在" in said
    assert (typed, may_confirm) == ("属实，已联系保洁", True)
    assert values["left there"] == []
    assert values["back"] == ["⚠ 连接已恢复。该操作未办理，已填内容保留，请再次确认。", "属实，已联系保洁"]
    assert values["taken"] == "accepted"
    assert values["on map"] == ["accepted"]
    with open_store(file) as store:
        assert [step.action for step in Events(store).history(events[0])] == ["genesis", "accept"]
