import threading
import time
import uuid

from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain import uid
from civicgrid.plugin.domain.uid import new_uid, new_uids


def milliseconds(value):
    return int(value[:8] + value[9:13], 16)


def test_form_of_rfc_9562():
    made = new_uid()
    parsed = uuid.UUID(made)
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert str(parsed) == made


def test_time_is_the_systems(monkeypatch):
    monkeypatch.setattr(uid, "_last_ms", 0)
    before = time.time_ns() // 1_000_000
    made = milliseconds(new_uid())
    assert before <= made <= time.time_ns() // 1_000_000 + 1


def test_many_are_sorted_and_unique():
    uids = new_uids(100_000)
    assert uids == sorted(uids)
    assert len(set(uids)) == len(uids) == 100_000
    assert new_uids(0) == []
    assert {uuid.UUID(value).version for value in uids[::1000]} == {7}


def test_one_after_many_sorts_after_them():
    first, second, third = new_uids(10), new_uid(), new_uids(10)
    assert first[-1] < second < third[0]


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=50))
def test_a_clock_that_goes_backwards_keeps_the_order(steps):
    start = 1_600_000_000_000  # in the past: the process's own order must not depend on it
    made = [new_uid(start + step) for step in steps]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_given_time_is_written(monkeypatch):
    monkeypatch.setattr(uid, "_last_ms", 0)
    assert milliseconds(new_uid(1_700_000_000_123)) == 1_700_000_000_123


def test_an_exhausted_counter_borrows_from_the_next_millisecond(monkeypatch):
    monkeypatch.setattr(uid, "_last_ms", 1_700_000_000_000)
    monkeypatch.setattr(uid, "_counter", uid._COUNTER_LIMIT - 3)
    made = [new_uid(1_700_000_000_000) for _ in range(5)]
    assert made == sorted(made)
    assert [milliseconds(value) - 1_700_000_000_000 for value in made] == [0, 0, 1, 1, 1]


def test_threads_never_make_the_same():
    made = [[] for _ in range(8)]

    def work(mine):
        for _ in range(200):
            mine.append(new_uid())
            mine.extend(new_uids(5))

    threads = [threading.Thread(target=work, args=(mine,)) for mine in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = [value for mine in made for value in mine]
    assert len(set(everything)) == len(everything) == 8 * 200 * 6
    assert all(mine == sorted(mine) for mine in made)
