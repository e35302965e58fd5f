"""What is remarked behind an address: words that say something of who lives there, and words that do not."""

import pytest

from civicgrid.plugin.domain.address import parse_address, remarks_in
from civicgrid.plugin.domain.address.remarks import REMARKS
from civicgrid.plugin.jobs.linking.evidence import DOUBTS, SENTENCES


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("（已搬走）", ("not_living",)),
        ("(2023年3月搬离)", ("not_living",)),
        ("【已搬】", ("not_living",)),
        ("（户主病故）", ("not_living",)),
        ("（无人居住）", ("not_living",)),
        ("（不住这里）", ("not_living",)),
        ("（人不在，空挂户）", ("not_living",)),
        ("（注销户口）", ("not_living",)),
        ("注销户口", ("not_living",)),
        ("（空挂户）", ("not_living",)),
        ("（空置房）", ("not_living",)),
        ("（闲置房屋）", ("not_living",)),
        ("（死亡户）", ("not_living",)),
        ("（查无此人）", ("not_living",)),
        ("查无此人", ("not_living",)),
        ("（租户已退）", ("not_living",)),
        ("（户在人不在）", ("not_living",)),
        ("（人户分离）", ("apart",)),
        ("（出租）", ("home_let",)),
        ("出租", ("home_let",)),
        ("（未出租）", ()),
        ("（出租屋）", ()),
        ("（转租）", ("home_let",)),
        ("（房子已卖给王某）", ("home_let",)),
        ("已拆", ("home_gone",)),
        ("（2019年征收）", ("home_gone",)),
        ("（外出务工）", ("away",)),
        ("（已拆，搬走）", ("not_living", "home_gone")),
        # not so, not yet, or a name
        ("（未搬走）", ()),
        ("（还没有搬走）", ()),
        ("（准备搬走）", ()),
        ("（未拆）", ()),
        ("（待拆除）", ()),
        ("（拆迁安置房）", ()),
        ("（拆迁户）", ()),
        ("（搬迁户）", ()),
        ("（刚搬来）", ()),
        ("（已搬入）", ()),
        ("（由老街迁入）", ()),
        ("（不住校）", ()),
        ("（外出口旁）", ()),
        ("（张三）", ()),
        ("（出租房）", ()),
        ("（三楼东户）", ()),
        ("（13812345678）", ()),
        ("", ()),
    ],
)
def test_remarks(remark, kinds):
    parsed = parse_address(f"幸福花园1栋1单元301室{remark}")
    assert remarks_in(parsed.rest) == kinds
    assert (parsed.address.building, parsed.address.room) == ("1", "301")


def test_names_of_places_are_no_remarks():
    names = ("空港花园3栋501", "搬经镇搬经村3组12号", "转塘街道8号", "拆迁安置小区2栋101室", "拆迁安置房2栋101室")
    for text in (*names, "出租屋3栋101室", "故里小区1栋101"):
        assert remarks_in(parse_address(text).rest) == (), text


def test_every_kind_has_its_doubt_or_reason():
    assert set(REMARKS) == {"not_living"} | (set(REMARKS) & set(DOUBTS))
    assert "not_living" in SENTENCES
