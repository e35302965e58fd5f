"""Who reported an event, in a real QGIS: shown masked, corrected with a reason, and nothing sealed on the screen."""

from civicgrid.plugin.domain.person import ClearPerson
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, make_desk


def test_a_reporter_is_corrected_with_a_reason(profile, tmp_path):
    file, events, _ = make_desk(tmp_path)
    keys = tmp_path / "keys"
    with open_store(file + " operator=fenbo") as store:
        keyring = Keyring.create_file(keys, store.uid)
        install_keys(store, keyring)
        party = Contacts(store, keyring).add_party(
            events[0], "reporter", ClearPerson(new_uid(), "王小明", phone="13812345678")
        )
    steps = """
ask = lambda name: find("CivicGrid.events.party." + name)


def reporter():
    return details().facts.texts().get("上报人", "")


def steps():
    yield from shown(DATABASE + " operator=fenbo")
    panel().show_event(EVENT)
    yield from settled()
    details().tabs.setCurrentIndex(1)
    note("shown", reporter())
    correct = find(f"CivicGrid.events.correct.{PARTY}")
    correct.setFocus()
    press(correct, Qt.Key.Key_Space)
    yield lambda: ask("ok")
    note("empty", [ask("name").text(), ask("phone").text(), ask("ok").isEnabled()])
    type_text(ask("phone"), "13912345678")
    note("without_reason", ask("ok").isEnabled())
    type_text(ask("reason"), "联系人13812345678说错了")
    picture("events-party")
    click(ask("ok"))
    yield lambda: quiet() and ask("said").text()
    note("refused", ask("said").text())
    ask("reason").clear()
    type_text(ask("reason"), "电话记错了")
    press(ask("reason"), Qt.Key.Key_Return)
    yield lambda: quiet() and window() is None
    yield from settled()
    note("corrected", [reporter(), text("told")])
    picture("events-party-corrected")
    yield from person("chuzhi")
    panel().show_event(EVENT)
    yield from settled()
    note("handler", reporter())
"""
    script = DESK + f"DATABASE, EVENT, PARTY = {file!r}, {events[0]}, {party}\n" + steps + "\ndrive(steps())\n"
    values = run_desktop(script, profile, env={KEYFILE_VARIABLE: str(keys)}, timeout=200).check()
    assert values["shown"] == "王** 138****5678"
    assert values["empty"] == ["", "", False]
    assert values["without_reason"] is False
    assert "138" not in values["refused"]
    said, told = values["corrected"]
    assert said == "王** 139****5678"
    assert "已更正" in told
    assert values["handler"] == ""
    with open_store(file + " operator=fenbo") as store:
        opened = Contacts(store, keyring).open_contact("event_party", party, "回访")
        assert (opened["name"], opened["phone"]) == ("王小明", "13912345678")
