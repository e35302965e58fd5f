import threading

import pytest

from civicgrid.plugin.services.ahead import ahead


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
