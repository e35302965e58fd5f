"""Which files are accepted, what a rule reads in their names, and what a photo's position must be."""

import math

import pytest

from civicgrid.plugin.domain.attachment import (
    KINDS,
    OBJECTS,
    PERSONAL,
    accepted_endings,
    check_file,
    check_owner,
    check_position,
    kind_of,
    media_type_of,
    personal_detail,
    safe_name,
)
from civicgrid.plugin.domain.naming_rule import parse_rule
from civicgrid.plugin.domain.problems import DomainError, english
from civicgrid.plugin.store.schema import BY_NAME

COLUMNS = {"code": "code", "name": "name", "external_number": "external_number", "楼栋编码": "code"}


@pytest.mark.parametrize(
    ("name", "kind", "media"),
    [
        ("IMG_1.JPG", "photo", "image/jpeg"),
        ("a.heic", "photo", "image/heic"),
        ("证照.pdf", "scan", "application/pdf"),
        ("a.b.tiff", "scan", "image/tiff"),
        ("rec.amr", "audio", "audio/amr"),
        ("clip.mp4", "video", "video/mp4"),
        ("a.docx", "document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("run.exe", None, None),
        ("jpg", None, None),
        ("a.jpg.desktop", None, None),
    ],
)
def test_kinds_by_the_ending(name, kind, media):
    assert (kind_of(name), media_type_of(name)) == (kind, media)


def test_what_is_refused_says_what_is_accepted():
    assert check_file("a.jpg", 5, 1) is None
    refused = english(check_file("a.exe", 5, 1))
    assert "exe" in refused
    assert all(word in refused for word in ("photos", "scans", "sound", "video", "documents"))
    assert check_file("a.jpg", 0, 1).code == "attachment.empty"
    assert check_file("a.jpg", 1_000_000, 1) is None
    assert english(check_file("a.jpg", 1_000_001, 1)).startswith("The file has 2 MB; the largest accepted one has 1 MB")
    assert set(accepted_endings()) == set(KINDS)


def test_owners_are_tables_with_an_id_and_never_residents():
    assert all("id" in BY_NAME[table].by_name for table in OBJECTS)
    assert not set(OBJECTS) & PERSONAL
    assert set(BY_NAME) >= PERSONAL
    assert check_owner("building") is None
    assert check_owner("household").code == "attachment.personal"
    assert check_owner("setting").code == check_owner("nothing").code == "attachment.owner"


@pytest.mark.parametrize(
    ("lon", "lat", "hemispheres", "code"),
    [
        (114.2, 22.7, True, None),
        (-70.0, -33.0, True, None),
        (114.2, 22.7, False, "attachment.hemisphere"),
        (0.0, 0.0, True, "attachment.null_island"),
        (214.2, 22.7, True, "attachment.position"),
        (114.2, -90.1, True, "attachment.position"),
        (math.nan, 22.7, True, "attachment.position"),
    ],
)
def test_positions(lon, lat, hemispheres, code):
    problem = check_position(lon, lat, hemispheres=hemispheres)
    assert (problem and problem.code) == code


@pytest.mark.parametrize(
    ("rule", "path", "found"),
    [
        ("{code}_{n}", "A12_3.jpg", [("a12",)]),
        ("{code}_{n}", "A_12_3.jpg", [("a_12",)]),
        ("{code}_{n}", "A12_x.jpg", []),
        ("{code}_{n}", "深/层/Ａ１２＿3.jpg", [("a12",)]),
        ("{external_number}-{date}", "370-20260304.jpg", [("370",)]),
        ("{external_number}-{date}", "370-2026-03-04 151617.jpg", [("370",)]),
        ("{external_number}-{date}", "370-1-2026.jpg", []),
        ("{name}/{any}", "县/1号楼/正门.jpg", [("1号楼",)]),
        ("{name}/{any}", "正门.jpg", []),
        ("{name}-{any}", "a-b-c.jpg", [("a",), ("a-b",)]),
        ("{code}.{name}", "7.幸福里.jpg", [("7", "幸福里")]),
        ("{code}/{code}_{n}", "7/7_1.jpg", [("7",)]),
        ("{code}/{code}_{n}", "7/8_1.jpg", []),
        ("照片{code}", "照片7.png", [("7",)]),
        ("{code}", "A12.jpg", [("a12",)]),
        ("{楼栋编码}_{序号}", "A12_3.jpg", [("a12",)]),
        ("{name}/{任意}", "1号楼/x.jpg", [("1号楼",)]),
    ],
)
def test_readings(rule, path, found):
    assert parse_rule(rule, COLUMNS).readings(path) == found


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{kode}_{n}", "naming.unknown"),
        ("{code}{n}", "naming.adjacent"),
        ("{n}_{any}", "naming.none"),
        ("photos", "naming.none"),
        ("", "naming.none"),
        ("{code}_{any}_{any}_{any}_{any}_{any}_{any}", "naming.none"),
    ],
)
def test_rules_that_name_nothing_are_refused(rule, code):
    with pytest.raises(DomainError) as caught:
        parse_rule(rule, COLUMNS)
    assert caught.value.problem.code == code


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a/b\\c:d.jpg", "a_b_c_d.jpg"), ("..", "attachment"), (".x", "x"), ("现场 1.jpg", "现场 1.jpg"),
     ("a\n\u202eb.jpg", "a__b.jpg"), ("长" * 300 + ".jpg", "长" * 116 + ".jpg")],
)  # fmt: skip
def test_copies_get_names_that_every_system_takes(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系人 13912345678", True),
        ("联系人１３９１２３４５６７８", True),
        ("11010519491231002X.pdf", True),
        ("11010519491231002x", True),
        ("110105194912310021", False),
        ("mmexport1700000000000.jpg", False),
        ("IMG_20260304_151617.jpg", False),
        ("12912345678", False),
        ("", False),
    ],
)
def test_numbers_of_residents_are_warned_of(text, found):
    assert (personal_detail("a", text) is not None) == found
