"""What a workstation remembers of persons, and where the secrets are."""

import json

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.panels.workstation import gate as gates
from civicgrid.plugin.panels.workstation.gate import PinGate
from civicgrid.plugin.panels.workstation.lock import IdleWatch
from civicgrid.plugin.panels.workstation.persons import KnownPersons, Person, database_for, place_of
from civicgrid.plugin.services import authentication, pin
from civicgrid.plugin.services.settings import Settings

PLACE = "service=town schema=east"


@pytest.fixture
def settings(qgis_app):
    settings = Settings()
    settings.persons.setValue([])
    yield settings
    settings.persons.setValue([])
    settings.close()


@pytest.fixture
def manager(qgis_app):
    """The authentication database, open."""
    manager = QgsApplication.authManager()
    assert manager.masterPasswordIsSet() or manager.setMasterPassword("main-1234", True)
    return manager


def stored_password(manager, authcfg):
    config = QgsAuthMethodConfig()
    loaded = manager.loadAuthenticationConfig(authcfg, config, True)
    config = loaded[1] if isinstance(loaded, tuple) else config
    return config.config("username"), config.config("password")


def test_a_password_is_kept_changed_and_forgotten(manager):
    authcfg = authentication.keep_password("王芳", "wangfang", "春天-1")
    assert authentication.is_kept(authcfg)
    assert stored_password(manager, authcfg) == ("wangfang", "春天-1")
    authentication.change_password(authcfg, "秋天-2")
    assert stored_password(manager, authcfg) == ("wangfang", "秋天-2")
    authentication.forget_password(authcfg)
    assert not authentication.is_kept(authcfg)
    authentication.forget_password(authcfg)
    with pytest.raises(authentication.AuthenticationError):
        authentication.change_password(authcfg, "x")


def test_a_pin_is_kept_for_one_person_of_one_store(manager):
    uid = new_uid()
    whose = pin.owner(uid, "王芳")
    assert pin.kept(whose) == ""
    pin.keep(whose, "1357")
    assert pin.fits("1357", pin.kept(whose))
    pin.keep(whose, "2468")
    assert not pin.fits("1357", pin.kept(whose))
    assert pin.kept(pin.owner(new_uid(), "王芳")) == ""
    pin.forget(whose)
    assert pin.kept(whose) == ""


def test_persons_are_remembered_by_place_the_latest_first(settings):
    known = KnownPersons(settings)
    one, two = Person(PLACE, "wang", "王芳", "abc1234", made=True), Person(PLACE, "li", "李建国")
    elsewhere = Person("service=other", "wang", "王芳")
    for person in (one, two, elsewhere):
        known.remember(person)
    assert known.at(PLACE) == [two, one]
    known.remember(one)
    assert known.at(PLACE) == [one, two]
    assert known.find(PLACE, "li") == two
    known.forget(one)
    assert known.at(PLACE) == [two]
    assert known.at("service=other") == [elsewhere]


def test_what_cannot_be_read_is_left_out(settings):
    settings.persons.setValue(["{", json.dumps({"place": PLACE}), '"text"'])
    assert KnownPersons(settings).at(PLACE) == []


def test_no_secret_stands_in_the_settings(settings, manager):
    authcfg = authentication.keep_password("王芳", "wangfang", "geheim-42")
    KnownPersons(settings).remember(Person(PLACE, "wangfang", "王芳", authcfg, made=True))
    values = QgsSettings()
    assert "geheim-42" not in str([values.value(key) for key in values.allKeys()])
    authentication.forget_password(authcfg)


@pytest.mark.parametrize(
    ("place", "login", "authcfg", "database"),
    [
        (PLACE, "li", "abc1234", "service=town authcfg=abc1234 schema=east"),
        ("town", "li", "", "town"),
        ("/资料/社区.gpkg", "李建国", "", "/资料/社区.gpkg operator=李建国"),
        ("/资料/社区.gpkg", "", "", "/资料/社区.gpkg"),
    ],
)
def test_place_and_person_make_the_database_text(place, login, authcfg, database):
    assert database_for(place, login, authcfg) == database
    assert place_of(database) == place


def test_a_gate_shuts_after_wrong_pins_and_opens_in_time(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(gates.time, "monotonic", lambda: now[0])
    gate = PinGate(pin.hash_pin("1357"))
    assert not gate.try_pin("0000")
    assert not gate.try_pin("1111")
    assert gate.wait == 0
    assert not gate.try_pin("2222")
    assert gate.wait == 2
    assert not gate.try_pin("1357")
    now[0] += 1.5
    assert gate.wait == 1
    now[0] += 0.5
    assert not gate.try_pin("3333")
    assert gate.wait == 4
    now[0] += 4
    assert gate.try_pin("1357")
    assert not gate.try_pin("0000")
    assert gate.wait == 0


def test_the_workstation_locks_when_nobody_has_touched_it_for_long_enough(qgis_app):
    now, minutes, locked = [0.0], [0], []
    window = QLineEdit()
    window.show()
    watch = IdleWatch(lambda: minutes[0], lambda: locked.append(now[0]), lambda: now[0])
    try:
        now[0] = 10_000
        watch.look()
        assert locked == []
        minutes[0] = 5
        watch.look()
        now[0] += 299
        watch.look()
        assert locked == []
        now[0] += 1
        watch.look()
        assert len(locked) == 1
        now[0] += 250
        watch.look()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
        now[0] += 250
        watch.look()
        assert len(locked) == 1
        now[0] += 50
        watch.look()
        assert len(locked) == 2
        minutes[0] = 0
        now[0] += 10_000
        watch.look()
        assert len(locked) == 2
    finally:
        watch.close()
        window.close()
