"""From a message to a filed event, in both engines: places, the sealed reporter, orders known again, all or nothing."""

from datetime import UTC, date, datetime

import pytest
import shapely

from civicgrid.plugin.domain.events.calendar import Day
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.intake.filing import Draft, Reporter, file_event, known_order
from civicgrid.plugin.jobs.intake.places import spots_of
from civicgrid.plugin.jobs.intake.reading import event_types, instant, read_in
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.loop.working_time import set_days
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.people import own_login

AT = datetime(2026, 11, 29, 11, 30, tzinfo=UTC)
PLACE = shapely.to_wkb(shapely.Point(114.205, 22.705))
DRAFT = {"event_type": "0102", "title": "人民路12号暴露垃圾", "geom": PLACE}


@pytest.fixture
def desk(store, tmp_path):
    """A store with an account, keys, two streets and a house."""
    login = own_login(store)
    if not store.read("app_user", ["id"])["id"]:
        Access(store).create_user(login, "王芳", roles=["clerk", "manager"])
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    if store.engine == "postgis":
        (tmp_path / "media").mkdir()
        Attachments(store).set_root(tmp_path / "media")
    house = shapely.box(114.2, 22.7, 114.2002, 22.7002)
    store.insert(
        "building",
        {"uid": new_uid(), "code": "B1", "name": "幸福楼", "road": "人民路", "door": "12", "geom": _multi(house)},
    )
    for name, line in (
        ("人民路", [(114.20, 22.70), (114.21, 22.70)]),
        ("中山路", [(114.205, 22.69), (114.205, 22.71)]),
        ("北环路", [(114.20, 22.72), (114.21, 22.72)]),
    ):
        geom = shapely.to_wkb(shapely.LineString(line))
        store.insert("road", {"uid": new_uid(), "name": name, "road_class": "secondary", "geom": geom})
    store.insert("facility", {"uid": new_uid(), "name": "中心医院", "kind": "hospital", "geom": PLACE})
    return store, keyring


def _multi(shape):
    return shapely.to_wkb(shapely.MultiPolygon([shape]))


def point(spot):
    found = shapely.from_wkb(spot.geom)
    return round(found.x, 4), round(found.y, 4)


def test_the_period_of_a_sheet_is_reckoned_by_the_calendar_of_the_store(desk):
    store, _keyring = desk
    set_days(store, [Day(date(2026, 12, 1), False, "城市日")])
    now = datetime(2026, 11, 30, 2, tzinfo=UTC)
    text = "工单编号：HL1；来电时间：2026-11-30 09:00；诉求内容：人民路12号垃圾没人清；办理时限：1个工作日"
    # The first of December is off.
    assert read_in(store, text, now).chosen("due_at").value.date() == date(2026, 12, 2)


def test_places_lead_to_houses_crossings_named_things_and_roads(desk):
    store, _ = desk
    [house] = spots_of(store, "人民路12号对面")
    assert (house.how, house.label, point(house)) == ("building", "幸福楼", (114.2001, 22.7001))
    [crossing] = spots_of(store, "人民路与中山路交叉口东北角")
    assert (crossing.how, point(crossing)) == ("crossing", (114.205, 22.7))
    [hospital] = spots_of(store, "中心医院门口")
    assert (hospital.how, point(hospital)) == ("named", (114.205, 22.705))
    [road] = spots_of(store, "北环路")
    assert (road.how, road.sure, point(road)) == ("road", False, (114.205, 22.72))
    # A number that no house has leads to its road, which a person has to look at.
    assert [one.how for one in spots_of(store, "人民路99号")] == ["road"]
    assert spots_of(store, "人民路与北环路交叉口") == []
    assert spots_of(store, "没有的地方") == []


def test_a_message_is_read_with_the_stores_types_and_time(desk):
    store, _ = desk
    reading = read_in(store, "今天上午9点半人民路12号垃圾成堆", AT)
    assert reading.chosen("event_type").value == "0102"
    assert instant(store, reading.chosen("occurred_at").value) == datetime(2026, 11, 29, 1, 30, tzinfo=UTC)
    codes = [one.code for one in event_types(store)]
    assert {"01", "0102"} <= set(codes)
    assert codes == sorted(codes)
    rows = store.read("event_type", ["id"], where={"code": "0102"})["id"]
    store.update("event_type", rows[0], {"active": False})
    assert "0102" not in [one.code for one in event_types(store)]


def test_the_reporter_is_sealed_and_nothing_in_clear_names_them(desk):
    store, keyring = desk
    text = "市民王小明13812345678反映垃圾成堆，身份证110105194912310021"
    filed = file_event(store, Draft(**DRAFT, description=text, reporter=Reporter("王小明", "13812345678")), keyring)
    row = {name: values[0] for name, values in store.read("event", ["number", "state", "description"]).items()}
    assert (row["number"], row["state"], filed.known) == (filed.number, "reported", False)
    assert "13812345678" not in row["description"]
    assert "王小明" not in row["description"]
    assert "110105194912310021" not in row["description"]
    party = {
        name: values[0] for name, values in store.read("event_party", ["id", "name_masked", "phone_masked"]).items()
    }
    assert (party["name_masked"], party["phone_masked"]) == ("王**", "138****5678")
    opened = Contacts(store, keyring).open_contact("event_party", party["id"], "回访")
    assert (opened["name"], opened["phone"]) == ("王小明", "13812345678")


def test_an_anonymous_reporter_shows_not_even_a_masked_name(desk):
    store, keyring = desk
    file_event(store, Draft(**DRAFT, reporter=Reporter("王小明", "13812345678", anonymous=True)), keyring)
    row = store.read("event_party", ["name_masked", "phone_masked", "anonymous"])
    assert [values[0] for values in row.values()] == ["", "", True]


def test_without_the_seal_key_a_reporter_is_refused_and_nothing_is_written(desk):
    store, _ = desk
    for keyring in (None, make_keys(store.uid)):
        with pytest.raises(StoreError, match="cannot be sealed"):
            file_event(store, Draft(**DRAFT, reporter=Reporter("王小明")), keyring)
    assert store.count("event") == 0
    assert file_event(store, Draft(**DRAFT)).number


def test_an_order_of_the_hotline_is_known_again(desk):
    store, _ = desk
    draft = {**DRAFT, "source": "hotline_12345", "external_number": "HL1"}
    first = file_event(store, Draft(**draft))
    again = file_event(store, Draft(**{**draft, "title": "另一个标题"}))
    assert (again.id, again.number, again.known) == (first.id, first.number, True)
    known = known_order(store, "hotline_12345", "HL1")
    assert (known.id, known.title, known.state) == (first.id, "人民路12号暴露垃圾", "reported")
    assert known_order(store, "wechat", "HL1") is None
    assert file_event(store, Draft(**{**draft, "source": "wechat"})).id != first.id
    assert store.count("event") == 2


def test_the_same_draft_twice_is_one_event_with_one_reporter(desk):
    store, keyring = desk
    draft = Draft(**DRAFT, reporter=Reporter("王小明"))
    first, again = file_event(store, draft, keyring), file_event(store, draft, keyring)
    assert (first.id, first.known, again.known) == (again.id, False, True)
    assert store.count("event_party") == 1


def test_photos_are_attached_or_nothing_is_filed(desk, tmp_path):
    store, keyring = desk
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    filed = file_event(store, Draft(**DRAFT, files=[photo]))
    assert [(one.file_name, one.kind) for one in Attachments(store).of("event", filed.id)] == [("现场.jpg", "photo")]
    with pytest.raises(StoreError):
        file_event(store, Draft(**DRAFT, files=[tmp_path / "absent.jpg"], reporter=Reporter("王小明")), keyring)
    assert store.count("event") == 1
    assert store.count("event_party") == 0


def test_what_is_missing_is_said(desk):
    store, _ = desk
    for lacking in ({"event_type": ""}, {"title": " "}):
        with pytest.raises(StoreError, match="type and a title"):
            file_event(store, Draft(**{**DRAFT, **lacking}))
