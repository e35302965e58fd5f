"""What photos say of themselves, odd ones included."""

from datetime import UTC, datetime

import pytest

from civicgrid.plugin.jobs.attach import read_shot
from civicgrid.tests.support.photos import photo

ZONE = "Asia/Shanghai"
HERE = (114.2, 22.7)
TIME = datetime(2026, 3, 4, 7, 16, 17, tzinfo=UTC)


def codes(shot):
    return [problem.code for problem in shot.problems]


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_time_place_and_heading(tmp_path, ending):
    shot = read_shot(photo(tmp_path / f"现场 1.{ending}", HERE, heading=123.45), ZONE)
    assert shot.taken_at == TIME
    assert shot.position == pytest.approx(HERE, abs=1e-7)
    assert shot.heading == pytest.approx(123.45)
    assert shot.problems == ()


def test_the_clock_s_own_zone_goes_before_the_store_s(tmp_path):
    shot = read_shot(photo(tmp_path / "a.jpg", offset="-03:30"), ZONE)
    assert shot.taken_at == datetime(2026, 3, 4, 18, 46, 17, tzinfo=UTC)
    assert read_shot(photo(tmp_path / "b.jpg", offset="east"), ZONE).taken_at == TIME


def test_south_and_west(tmp_path):
    shot = read_shot(photo(tmp_path / "a.jpg", HERE, refs=("S", "W")), ZONE)
    assert shot.position == pytest.approx((-114.2, -22.7), abs=1e-7)


@pytest.mark.parametrize(
    ("position", "refs", "code"),
    [
        (HERE, (None, "E"), "attachment.hemisphere"),
        (HERE, ("N", None), "attachment.hemisphere"),
        ((0, 0), ("N", "E"), "attachment.null_island"),
        ((200, 22), ("N", "E"), "attachment.position"),
        ((114, 95), ("N", "E"), "attachment.position"),
    ],
)
def test_a_position_that_cannot_be_is_left_out_and_said(tmp_path, position, refs, code):
    shot = read_shot(photo(tmp_path / "a.jpg", position, refs=refs), ZONE)
    assert shot.position is None
    assert codes(shot) == [code]
    assert shot.taken_at == TIME


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "garbage", "1970:01:01 00:00:00"])
def test_a_time_that_cannot_be_is_left_out_and_said(tmp_path, taken):
    shot = read_shot(photo(tmp_path / "a.jpg", taken=taken), ZONE)
    assert shot.taken_at is None
    assert codes(shot) == ["attachment.time"]


@pytest.mark.parametrize(("written", "read"), [(360, 0), (400, None), (0, 0)])
def test_headings(tmp_path, written, read):
    assert read_shot(photo(tmp_path / "a.jpg", HERE, heading=written), ZONE).heading == read


def test_odd_files_say_nothing_and_end_nothing(tmp_path):
    whole = photo(tmp_path / "whole.jpg", HERE).read_bytes()
    odd = {
        "empty.jpg": b"",
        "text.jpg": b"no picture" * 50,
        "phone.heic": b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\1" * 5000,
        "cut.jpg": whole[:150],
        "loop.tif": b"II*\0\x08\0\0\0" + b"\1\0\x69\x87\4\0\1\0\0\0\x08\0\0\0" + b"\x08\0\0\0",
        "scan.pdf": b"%PDF-1.4",
        **{f"hole{at}.jpg": whole[:at] + b"\xff" * 9 + whole[at + 9 :] for at in range(20, 260, 7)},
    }
    for name, content in odd.items():
        (tmp_path / name).write_bytes(content)
        shot = read_shot(tmp_path / name, ZONE)
        assert shot.position is None or shot.position[0] <= 180
    assert read_shot(tmp_path / "missing.jpg", ZONE) == read_shot(tmp_path / "empty.jpg", ZONE)
