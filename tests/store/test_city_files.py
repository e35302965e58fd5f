"""A city's own versions of the files that come with the program: they hold at every desk, and managers set them."""

import json
import re
import threading
from contextlib import closing

import psycopg2
import pytest

from civicgrid.plugin.domain.info_report import Owed
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.jobs.city_files import export_city_file, import_city_file
from civicgrid.plugin.jobs.deadlines import read_rulebook
from civicgrid.plugin.jobs.dispatch import dispatch_rules
from civicgrid.plugin.jobs.duty_desk import read_overview
from civicgrid.plugin.jobs.info_report import sheet
from civicgrid.plugin.jobs.intake.reading import read_in
from civicgrid.plugin.jobs.measures import measure_table
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ChangedMeanwhile, StoreError, create_store, open_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.backup import backup_store, restore_backup
from civicgrid.plugin.store.city_files import (
    DISPATCH,
    FILES,
    LARGEST,
    LIMITS,
    MEASURES,
    REPORT_PAGES,
    TYPE_WORDS,
    city_file_text,
    city_files,
    install_city_file,
    remove_city_file,
    shipped,
)
from civicgrid.plugin.store.exercise import copy_settings
from civicgrid.plugin.store.feed import ChangeFeed
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.plugin.store.loop.info_reports import InfoReports, limits
from civicgrid.plugin.store.own_settings import CITY_FILE
from civicgrid.tests.support.duty import operator, past_the_program
from civicgrid.tests.support.events import REPORT
from civicgrid.tests.support.town import Town


def changed(store, name, change):
    """The text of a JSON file after a change of its data."""
    data = json.loads(city_file_text(store, name))
    change(data)
    return json.dumps(data, ensure_ascii=False)


def shorter(store, minutes=20):
    return changed(store, LIMITS, lambda data: data["grades"]["2"].update(first=minutes))


@pytest.fixture
def own(store):
    operator(store)
    return store


def test_every_desk_counts_by_what_one_has_set(own):
    now = clock.utc_now()
    event = Events(own).report({**REPORT, "grade": 2, "reported_at": now})
    with open_store(own.database) as other:
        before = InfoReports(other).standings(now)[0].owed.due_at
        install_city_file(own, LIMITS, shorter(own))
        [standing] = InfoReports(other).standings(now)
        assert (standing.event_id, (before - standing.owed.due_at).total_seconds()) == (event, 40 * 60)
        remove_city_file(own, LIMITS)
        assert InfoReports(other).standings(now)[0].owed.due_at == before
        assert limits(other) == shipped(LIMITS)


def test_all_readers_read_the_store(own, tmp_path):
    def busy(data):
        next(one for one in data["requirements"] if one["code"] == "fire_engine")["rest_minutes"] = 99

    install_city_file(own, DISPATCH, changed(own, DISPATCH, busy))
    assert dispatch_rules(own).requirements["fire_engine"].rest_minutes == 99
    install_city_file(own, MEASURES, changed(own, MEASURES, lambda data: data["measures"].reverse()))
    assert [one.code for one in measure_table(own, "area").measures] == [one.code for one in shipped(MEASURES)][::-1]
    install_city_file(own, TYPE_WORDS, "word,type,weight,urgency\n哐当响,0405,9,urgent\n")
    assert [one.value for one in read_in(own, "人民路12号窨井盖哐当响").of("event_type")] == ["0405"]
    event = Events(own).report({**REPORT, "grade": 2})
    reports = InfoReports(own)
    reports.begin(event, "first", "正文")
    install_city_file(own, REPORT_PAGES["en"], "<p>南湾街道专报：{content}</p><img src='place'>")
    page = sheet(own, reports.reports([event])[0]).page
    assert page == "<p>南湾街道专报：正文</p><img src='place'>"


def test_who_set_what_and_when_is_shown_and_on_record(own):
    assert not any(one.own for one in city_files(own))
    begun = clock.utc_now()
    install_city_file(own, LIMITS, shorter(own))
    install_city_file(own, LIMITS, shorter(own, 25))
    [present] = [one for one in city_files(own) if one.own]
    assert (present.name, present.by, present.wrong) == (LIMITS, "王芳", "")
    assert abs((present.at - begun).total_seconds()) < 60
    remove_city_file(own, LIMITS)
    remove_city_file(own, LIMITS)
    lines = own.read("audit_log", ["detail"], where={"action": "change_city_file"}, order_by=["id"])["detail"]
    assert [(line["file"], len(line.get("sha256", ""))) for line in lines] == [(LIMITS, 64), (LIMITS, 64), (LIMITS, 0)]
    assert lines[0]["sha256"] != lines[1]["sha256"]
    assert Audit(own).verify() is None
    with pytest.raises(AccessDenied):
        Audit(own).write("change_city_file", "setting")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (LIMITS, "{", "info_report.json cannot be read"),
        (LIMITS, "[" * 100_000, "cannot be read"),
        (LIMITS, '{"grades": {"1": {"verbal": "30"}}}', "first"),
        (DISPATCH, '{"order": ["luck"], "requirements": [{"code": "a", "name_zh": "甲", "name_en": "a", '
                   '"kinds": ["vehicle"]}], "presets": []}', "luck"),
        (DISPATCH, '{"order": [], "requirements": [{"code": "a", "name_zh": "甲", "name_en": "a", "kinds": ["vehicle"],'
                   '"rest_minutes": "5"}], "presets": []}', "a rest_minutes: 5"),
        (LIMITS, '{"name_zh": " ", "name_en": "x", "source_zh": "", "source_en": "", "warn": 1, "grades": {}}',
         "name_zh is “ ”"),
        (MEASURES, '{"source_zh": "", "source_en": "", "measures": []}', "no measure at all"),
        (MEASURES, '{"source_zh": "", "source_en": "", "measures": ""}', "no measure at all"),
        (MEASURES, "[]", "cannot be read"),
        (DISPATCH, '{"order": [], "requirements": [], "presets": []}', "no kind of unit at all"),
        (DISPATCH, '{"order": [], "requirements": {}, "presets": []}', "cannot be read: requirements"),
        (TYPE_WORDS, "word;type\n", "columns"),
        (TYPE_WORDS, "word,type,weight,urgency\n,,,\n", "no line below its heading"),
        (TYPE_WORDS, "word,type,weight,urgency\n冒烟,0401,heavy,\n", "line 2: weight is “heavy”"),
        (TYPE_WORDS, "word,type,weight,urgency\n冒烟,9999,5,\n", "no event type 9999"),
        (REPORT_PAGES["zh"], "<p>{content}</p><img src='file:///etc/hosts'>", "file:///etc/hosts"),
        (REPORT_PAGES["zh"], "<p>{contents}</p>", "{contents}"),
        (REPORT_PAGES["zh"], "<p></p>", "{content} is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_not_kept(own, name, text, said):
    with pytest.raises((DomainError, StoreError)) as refused:
        install_city_file(own, name, text)
    assert said in str(refused.value)
    assert not any(one.own for one in city_files(own))


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        (("presets", 0, "needs", 0, 1), float("inf"), "grid_worker, inf"),
        (("presets", 0, "needs", 0, 1), float("nan"), "grid_worker, nan"),
        (("presets", 0, "needs", 0, 1), 1.5, "grid_worker, 1.5"),
        (("presets", 0, "needs", 0, 1), True, "grid_worker, True"),
        (("presets", 0, "needs", 0, 1), "2", "grid_worker, 2"),
        (("presets", 0, "needs", 0, 0), ["a"], "['a'], 1"),
        (("presets", 0, "needs", 0), ["grid_worker"], "unpack"),
        (("presets",), {}, "cannot be read: presets"),
        (("presets", 0, "needs"), {}, "cannot be read: presets"),
        (("requirements", 0, "most_open"), 1.5, "grid_worker most_open: 1.5"),
        (("requirements", 0, "age_minutes"), float("inf"), "grid_worker age_minutes: inf"),
        (("requirements", 0, "name_zh"), "", "grid_worker name_zh: "),
        (("requirements", 0, "code"), " ", "code:  "),
        (("requirements", 0, "kinds"), [], "grid_worker kinds: ()"),
        (("requirements", 1, "skills"), [""], "fire_engine skills: ('',)"),
        (("requirements", 1, "skills"), "灭火", "fire_engine skills: 灭火"),
        (("requirements", 0, "worker_kinds"), ["grid_worker_typo"], "no post of staff grid_worker_typo"),
    ],
)
def test_rules_of_dispatch_that_mean_nothing_are_refused_with_the_place(own, part, value, said):
    data = json.loads(city_file_text(own, DISPATCH))
    holder = data
    for key in part[:-1]:
        holder = holder[key]
    holder[part[-1]] = value
    with pytest.raises((DomainError, StoreError), match=re.escape(said)):
        install_city_file(own, DISPATCH, json.dumps(data, ensure_ascii=False))
    assert not any(one.own for one in city_files(own))


@pytest.mark.parametrize("name", ["code", "name_zh", "name_en", "formula_zh", "numerator"])
@pytest.mark.parametrize("value", ["", [""], 5])
def test_a_measure_without_names_or_flags_is_refused(own, name, value):
    text = changed(own, MEASURES, lambda data: data["measures"][0].update({name: value}))
    with pytest.raises(DomainError, match="cannot be read"):
        install_city_file(own, MEASURES, text)


def test_a_limit_or_a_measure_that_means_nothing_is_named(own):
    with pytest.raises(DomainError, match=r"grades\.2\.first is “-5”"):
        install_city_file(own, LIMITS, shorter(own, -5))
    flag = changed(own, MEASURES, lambda data: data["measures"][0].update(numerator=["area_id"]))
    with pytest.raises(DomainError, match="count area_id"):
        install_city_file(own, MEASURES, flag)
    with pytest.raises(StoreError, match="256 KB"):
        install_city_file(own, TYPE_WORDS, "word,type,weight,urgency\n" + "冒,,1,\n" * LARGEST)
    with pytest.raises(StoreError, match="no file that a city sets"):
        install_city_file(own, "workflow/governance.json", "{}")


def written_past(store, name, value):
    """Let a value stand as a city's own version that no check has seen."""
    value = value.replace("'", "''")
    past_the_program(store, f"DELETE FROM setting WHERE name = '{CITY_FILE + name}'")
    past_the_program(store, f"INSERT INTO setting (name, value) VALUES ('{CITY_FILE + name}', '{value}')")


def version(text):
    """A setting's value as the program writes it."""
    return json.dumps({"text": text, "at": "2026-05-01T08:00:00.000Z", "by": "王芳"}, ensure_ascii=False)


def test_a_version_that_a_later_program_cannot_read_stops_and_says_so(own):
    written_past(own, DISPATCH, version("{"))
    with pytest.raises(StoreError, match="A manager sets it anew"):
        dispatch_rules(own)
    assert [bool(one.wrong) for one in city_files(own) if one.own] == [True]
    remove_city_file(own, DISPATCH)
    assert dispatch_rules(own) == shipped(DISPATCH)


@pytest.mark.parametrize("value", ["x", "[]", "null", '{"text": "{}"}', '{"text": 5, "at": 5, "by": null}',
                                   '{"text": "{}", "at": "gestern", "by": "x"}',
                                   version('{"requirements": [], "order": [], "presets": [{"event_type": "04", '
                                           '"needs": [["a", Infinity]]}]}')])  # fmt: skip
def test_whatever_lies_there_the_panel_opens_and_the_default_can_be_restored(own, value):
    written_past(own, DISPATCH, value)
    [present] = [one for one in read_rulebook(own).files if one.own]
    assert (present.name, bool(present.wrong)) == (DISPATCH, True)
    with pytest.raises(StoreError, match="A manager sets it anew"):
        dispatch_rules(own)
    remove_city_file(own, DISPATCH)
    assert not any(one.own for one in city_files(own))


def test_an_exercise_leaves_a_version_behind_that_cannot_be_read(own, tmp_path):
    written_past(own, DISPATCH, "x")
    install_city_file(own, LIMITS, shorter(own))
    with pytest.raises(StoreError, match="is damaged"):
        city_file_text(own, DISPATCH)
    with create_store(str(tmp_path / "演练.gpkg")) as exercise, exercise.transaction():
        copy_settings(own, exercise)
        assert [one.name for one in city_files(exercise) if one.own] == [LIMITS]


@pytest.mark.parametrize("value", ["x", version("{")])
def test_limits_that_cannot_be_read_do_not_take_the_desk(own, value):
    events, now = Events(own), clock.utc_now()
    event = events.report({**REPORT, "grade": 2, "reported_at": now})
    events.report({**REPORT, "urgency": "critical"})
    assert read_overview(own).limits_wrong == ""
    before = InfoReports(own).standings(now)
    written_past(own, LIMITS, value)
    overview = read_overview(own)
    assert (overview.limits, bool(overview.limits_wrong)) == (shipped(LIMITS), True)
    assert InfoReports(own).standings(now) == before
    assert len(HandOvers(own).prepare()) == 2
    assert HandOvers(own).hand_over()
    assert InfoReports(own).call(event, "区委").countdown == "in_time"


def test_a_file_is_saved_edited_and_comes_in_again_as_spreadsheets_write_it(own, tmp_path):
    path = tmp_path / "类型词.csv"
    export_city_file(own, TYPE_WORDS, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfword,type")
    with pytest.raises(StoreError, match="exists already"):
        export_city_file(own, TYPE_WORDS, path)
    edited = path.read_text(encoding="utf-8-sig") + "哐当响,0405,9,urgent\n,,,\n,,,,,\n\n"
    path.write_bytes(edited.replace("\n", "\r\n").encode("gb18030"))
    import_city_file(own, TYPE_WORDS, path)
    assert "哐当响" in city_file_text(own, TYPE_WORDS)
    with pytest.raises(StoreError, match="cannot be read"):
        import_city_file(own, TYPE_WORDS, tmp_path / "无.csv")


def test_of_two_managers_the_later_is_told(own, tmp_path):
    def present():
        return next(one for one in city_files(own) if one.name == LIMITS)

    path = tmp_path / "时限.json"
    path.write_text(shorter(own, 25), encoding="utf-8")
    shipped_one = present()
    install_city_file(own, LIMITS, shorter(own, 20), seen=shipped_one)
    with pytest.raises(ChangedMeanwhile, match="王芳 has changed this file"):
        import_city_file(own, LIMITS, path, seen=shipped_one)
    seen = present()
    import_city_file(own, LIMITS, path, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        remove_city_file(own, LIMITS, seen=seen)
    assert limits(own).grades[2].first == 25
    seen = present()
    remove_city_file(own, LIMITS, seen=seen)
    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
        install_city_file(own, LIMITS, shorter(own), seen=seen)
    assert not any(one.own for one in city_files(own))


def test_of_two_managers_at_once_one_is_told(own):
    seen, begin, told = city_files(own)[0], threading.Barrier(2), []

    def enter(minutes):
        with open_store(own.database) as other:
            text = shorter(other, minutes)
            begin.wait()
            try:
                install_city_file(other, LIMITS, text, seen=seen)
            except ChangedMeanwhile:
                told.append(minutes)

    managers = [threading.Thread(target=enter, args=(minutes,)) for minutes in (20, 25)]
    for manager in managers:
        manager.start()
    for manager in managers:
        manager.join()
    [late] = told
    assert limits(own).grades[2].first == 45 - late


def test_other_windows_hear_of_it(own):
    with open_store(own.database) as other, closing(ChangeFeed(other)) as feed:
        install_city_file(own, LIMITS, shorter(own))
        assert "setting" in {one.table for one in feed.changes()}
        remove_city_file(own, LIMITS)
        assert "setting" in {one.table for one in feed.changes()}


def test_a_backup_of_a_file_brings_them_back(tmp_path):
    with create_store(str(tmp_path / "a.gpkg")) as store:
        install_city_file(store, LIMITS, shorter(store))
        backup_store(store, tmp_path / "copy")
    restore_backup(tmp_path / "copy", str(tmp_path / "b.gpkg"))
    with open_store(str(tmp_path / "b.gpkg")) as store:
        assert limits(store).grades[2].first == 20


def test_on_a_file_too_managers_only_set_them(own):
    account = own.insert("app_user", {"uid": "c", "login": "clerk", "name": "李", "created_at": clock.utc_now()})
    if own.engine == "gpkg":
        own.operator = account
        with pytest.raises(AccessDenied, match="managers"):
            install_city_file(own, LIMITS, shorter(own))
        with pytest.raises(AccessDenied, match="managers"):
            remove_city_file(own, LIMITS)


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "city_files")
    yield town
    town.remove()


def test_on_a_server_managers_only_set_them_and_all_read_them(town):
    text = shorter(town.store)
    with town.open_as("dispatcher_east") as store, pytest.raises(AccessDenied, match="managers"):
        install_city_file(store, LIMITS, text)
    for login in ("dispatcher_east", "clerk_east", "viewer_east"):
        with town.as_login(login) as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("SELECT set_city_file(%s, %s)", (LIMITS, text))
        with town.as_login(login) as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("INSERT INTO setting (name, value) VALUES ('city_file:x', '{}')")
    with town.open_as("manager_west") as store:
        install_city_file(store, LIMITS, text)
    with town.open_as("clerk_east") as store:
        assert limits(store).grades[2].first == 20
        [present] = [one for one in city_files(store) if one.own]
        assert "manager_west" in present.by
    with town.as_login("manager_west") as cursor:
        cursor.execute("SELECT set_city_file(%s, NULL)", (LIMITS,))
    lines = town.store.read("audit_log", ["login", "detail"], where={"action": "change_city_file"}, order_by=["id"])
    assert lines["login"] == ["manager_west"] * 2
    assert limits(town.store) == shipped(LIMITS)


def test_the_server_knows_the_same_files(town):
    with town.as_login("manager_west") as cursor:
        for name in FILES:
            cursor.execute("SELECT set_city_file(%s, NULL)", (name,))
    for name, text in (("uid", "x"), ("duty/other.json", "x"), (LIMITS, "x" * (LARGEST + 1))):
        with town.as_login("manager_west") as cursor, pytest.raises(psycopg2.errors.RaiseException, match="city"):
            cursor.execute("SELECT set_city_file(%s, %s)", (name, text))


def test_limits_ask_for_a_call_only_where_the_city_says_so(own):
    without = changed(own, LIMITS, lambda data: data["grades"]["2"].update(verbal=None))
    install_city_file(own, LIMITS, without)
    Events(own).report({**REPORT, "grade": 2})
    [standing] = InfoReports(own).standings()
    assert standing.owed == Owed("first", standing.owed.due_at, None)
