"""A hotline's sheet of orders, and a town with a house, two streets and an account that takes it in."""

import csv
from zoneinfo import ZoneInfo

import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.intake.orders import guess_fields, import_orders
from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.people import own_login

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADERS = ["序号", "工单编号", "来电人", "联系电话", "诉求内容", "事发地址", "诉求类型", "登记时间", "办理时限"]
ROWS = [
    ["1", "HL001", "王小明", "13812345678", "垃圾堆了三天，联系13812345678", "人民路12号", "",
     "2026-11-20 08:15", "2026-11-23"],
    ["2", "HL002", "匿名", "", "路灯不亮", "没有的路1号", "", "2026-11-20 09:00", ""],
    ["3", "HL003", "李女士", "0512-66886688", "反映情况", "人民路与中山路路口", "道路积水", "2026年11月20日10时", ""],
    ["4", "", "赵四", "13900001111", "违停", "人民路12号", "", "2026-11-20 11:00", ""],
    ["5", "HL005", "赵四", "13900001111", "", "人民路12号", "", "2026-11-20 11:00", ""],
    ["6", "HL006", "赵四", "13900001111", "违停", "人民路12号", "", "昨天还是前天", ""],
    ["7", "HL001", "王小明", "13812345678", "垃圾还在", "人民路12号", "", "2026-11-21 08:15", ""],
]  # fmt: skip


def orders_town(store):
    """The store with its town, and the keys of it."""
    login = own_login(store)
    if not store.read("app_user", ["id"])["id"]:
        Access(store).create_user(login, "王芳", roles=["clerk", "dispatcher", "manager"])
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    house = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.2002, 22.7002)]))
    store.insert(
        "building",
        {"uid": new_uid(), "code": "B1", "road": "人民路", "door": "12", "address": "人民路12号", "geom": house},
    )
    for name, line in (
        ("人民路", [(114.20, 22.70), (114.21, 22.70)]),
        ("中山路", [(114.205, 22.69), (114.205, 22.71)]),
    ):
        geom = shapely.to_wkb(shapely.LineString(line))
        store.insert("road", {"uid": new_uid(), "name": name, "road_class": "secondary", "geom": geom})
    return store, keyring


def sheet(tmp_path, rows=ROWS, headers=HEADERS):
    """The rows as a file, read again."""
    path = tmp_path / "热线 工单.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headers, *rows])
    return read_table(path)


def brought(town, table, **options):
    """What came of a table taken in."""
    store, keyring = town
    return import_orders(store, table, guess_fields(table.headers), keyring=keyring, **options)


def events(store):
    """The events by the number of their order."""
    names = ["external_number", "event_type", "description", "source", "reported_at", "geom"]
    rows = store.read("event", names, order_by=["id"])
    return {values[0]: dict(zip(names, values, strict=True)) for values in zip(*rows.values(), strict=True)}
