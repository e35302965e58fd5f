import gc
import threading
import time

import pytest

from civicgrid.plugin.services.ahead import ahead, drawn_ahead


def test_results_come_in_the_order_of_the_items():
    assert list(ahead(str, range(5))) == ["0", "1", "2", "3", "4"]
    assert list(ahead(str, ())) == []


def test_the_next_result_is_worked_out_while_one_is_in_use():
    done = [threading.Event() for _ in range(4)]

    def work(place):
        done[place].set()
        return place

    for place in ahead(work, range(4)):
        assert done[min(place + 1, 3)].wait(5)


def test_items_are_drawn_in_the_callers_thread():
    here = threading.get_ident()
    drawn = (threading.get_ident() for _ in range(3))
    assert all(one == here and other != here for one, other in ahead(lambda one: (one, threading.get_ident()), drawn))


def test_what_the_function_raises_reaches_the_caller():
    with pytest.raises(ZeroDivisionError):
        list(ahead(lambda one: 1 // one, (1, 0)))


def test_a_caller_may_stop_early():
    before = threading.active_count()
    results = ahead(str, range(1_000_000))
    assert next(results) == "0"
    results.close()
    assert threading.active_count() == before


def test_items_are_drawn_in_another_thread_while_the_one_before_is_in_use():
    here, drawn, taken = threading.get_ident(), [], threading.Event()

    def items():
        for place in range(3):
            drawn.append(threading.get_ident())
            if place == 1:
                taken.set()
            yield place

    found = drawn_ahead(items())
    assert next(found) == 0
    assert taken.wait(10)  # the second is on its way without anybody asking for it
    assert list(found) == [1, 2]
    assert here not in drawn
    assert len(set(drawn)) == 1


def test_what_a_drawing_opens_it_closes_in_its_thread_however_it_ends():
    closed = []

    def items(fail):
        opened = threading.get_ident()
        try:
            yield 1
            if fail:
                raise ValueError("torn")
            yield 2
        finally:
            closed.append(opened == threading.get_ident())

    assert list(drawn_ahead(items(fail=False))) == [1, 2]
    with pytest.raises(ValueError, match="torn"):
        list(drawn_ahead(items(fail=True)))
    left = drawn_ahead(items(fail=False))
    assert next(left) == 1
    left.close()
    assert closed == [True, True, True]
    assert list(drawn_ahead(())) == []


@pytest.mark.parametrize("run", [lambda: ahead(str, range(9)), lambda: drawn_ahead(str(one) for one in range(9))])
def test_what_was_left_behind_by_an_error_hangs_nobody(run):
    before = threading.active_count()

    def use():
        kept = run()
        for _ in kept:
            raise ValueError("stopped")

    for _ in range(3):
        with pytest.raises(ValueError, match="stopped"):
            use()
    collecting = threading.Thread(target=gc.collect, daemon=True)
    collecting.start()
    collecting.join(10)
    assert not collecting.is_alive()
    assert threading.active_count() == before


def test_the_thread_that_draws_is_one_item_ahead_and_no_more():
    drawn = []
    found = drawn_ahead(drawn.append(one) or one for one in range(9))
    assert next(found) == 0
    for _ in range(200):
        time.sleep(0.001)
    assert drawn == [0, 1]
    found.close()
