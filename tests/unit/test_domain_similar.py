"""How like a new event is to one that is open."""

from datetime import UTC, datetime, timedelta

import pytest

from civicgrid.plugin.domain.events.similar import LEAST, METRES, Report, likeness, ranked, text_likeness

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def report(text="人民路12号对面垃圾成堆没人清", kind="0102", hours=0.0):
    return Report(kind, text, NOW - timedelta(hours=hours))


def test_the_same_matter_told_twice_is_very_like():
    found = likeness(report(), report("人民路12号对面的垃圾堆了几天没人清", hours=2), 23)
    assert found.same_type
    assert found.score > 0.75
    assert (found.metres, round(found.hours, 1)) == (23, 2.0)
    assert 0.4 < found.text < 1


@pytest.mark.parametrize(
    ("kind", "text", "metres"),
    [
        ("0102", "人民路12号对面垃圾成堆没人清", METRES + 1),  # too far
        ("0404", "污水横流臭气熏天", 5),  # another matter at the same place
        ("0106", "绿化带里杂草丛生", 95),  # related only, and at the edge
    ],
)
def test_other_matters_are_not_shown(kind, text, metres):
    assert likeness(report(), report(text, kind), metres) is None


def test_the_text_alone_shows_a_matter_that_somebody_gave_another_type():
    found = likeness(report(), report("人民路12号对面垃圾成堆没有人清", "0403"), 3)
    assert found is not None
    assert not found.related_type


def test_nearer_younger_and_liker_ones_score_more():
    base = likeness(report(), report(hours=5), 40).score
    assert likeness(report(), report(hours=5), 10).score > base
    assert likeness(report(), report(hours=100), 40).score < base
    assert likeness(report(), report("对面垃圾", hours=5), 40).score < base
    assert likeness(report(), report(kind="0103", hours=5), 40).score < base
    assert base >= LEAST


def test_the_likest_come_first_and_no_more_than_asked_for():
    near, far = likeness(report(), report(), 10), likeness(report(), report(), 60)
    assert [key for key, _ in ranked([("far", far), ("near", near), ("far too", far)], 2)] == ["near", "far"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("垃圾", "垃圾", 1.0), ("垃圾，没人清！", "垃圾没人清", 1.0), ("", "垃圾", 0.0), ("路灯", "井盖", 0.0)],
)
def test_texts_are_compared_by_pairs_of_letters(one, other, expected):
    assert text_likeness(one, other) == expected
