"""What goes to a chat group names nobody: numbers, names and doors are taken out, the matter stays."""

import csv
from pathlib import Path

import pytest

from civicgrid.plugin.domain.notice import coarse_place, deidentified, find_doubts, without_numbers

with (Path(__file__).resolve().parents[1] / "data" / "notices.csv").open(encoding="utf-8", newline="") as _file:
    NOTICES = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", NOTICES, ids=[row["text"][:24] for row in NOTICES])
def test_persons_go_facts_stay_and_the_unsure_is_marked(row):
    said = deidentified(row["text"])
    assert said == row["said"]
    assert "|".join(said[start:end] for start, end in find_doubts(said)) == row["marked"]
    assert deidentified(said) == said


def test_what_a_person_writes_stays_but_for_numbers():
    text = "业主王芳（住3栋501）电话 138 1234-5678，身份证440301 19800101 1234，受灾3户12人，已封闭2车道"
    assert without_numbers(text) == "业主王芳（住3栋501）电话 ****，身份证****，受灾3户12人，已封闭2车道"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("报警人张伟，电话13812345678，称有浓烟", ("张伟", "13812345678")),
        ("联系电话：１３８－１２３４－５６７８", ("1381", "5678", "１３８")),
        ("请拨0755-28881234或28881234", ("28881234或",)),
        ("身份证440307198506152219的当事人", ("440307198506152219",)),
        ("护照号E12345678", ("E12345678",)),
        ("车牌粤B·D1234F挡住消防通道", ("D1234F",)),
        ("微信号zhangwei_88", ("zhangwei",)),
        ("业主：欧阳建国，已通知", ("欧阳", "建国")),
        ("王小明先生反映", ("王小明",)),
        ("阳光花园3栋2单元501室漏水", ("3栋", "2单元", "501")),
        ("阳光花园A座1203房", ("A座", "1203")),
        ("房间3-2-501起火", ("3-2-501",)),
        ("人民路12号楼下积水", ("12号",)),
        ("晓东村二组15号起火", ("15号",)),
    ],
)
def test_what_identifies_somebody_goes(text, gone):
    said = deidentified(text)
    for part in gone:
        assert part not in said, said


@pytest.mark.parametrize(
    "text",
    [
        "11月30日08:15接报，吉华路下穿通道积水约40厘米，已封闭2条车道。",
        "3名消防员、2台水泵到场，预计2小时内排完",
        "气温-3至5度，PM2.5为135",
    ],
)
def test_what_names_nobody_stays(text):
    assert deidentified(text) == text


def test_the_matter_stays_readable():
    text = "11月30日08:15接报警人李强（电话13800001111）反映：阳光花园3栋501室冒烟，无人受伤。"
    assert deidentified(text) == "11月30日08:15接报警人某某（电话****）反映：阳光花园冒烟，无人受伤。"


@pytest.mark.parametrize(
    ("address", "area", "place"),
    [
        ("南湾街道人民路12号3栋2单元501室", "樟树布社区", "樟树布社区人民路"),
        ("晓东村二组15号", None, "晓东村"),
        ("阳光花园3栋501", "樟树布社区", "樟树布社区"),
        (None, None, ""),
    ],
)
def test_a_place_is_said_down_to_its_road(address, area, place):
    assert coarse_place(address, area) == place
