"""The collector of cycles rests while rows are made in bulk, and goes on afterwards, however that ends."""

import gc
import threading

import pytest

from civicgrid.plugin.services.collector import collector_paused


def test_it_rests_for_the_whole_process_and_goes_on_after_the_last():
    entered, leave = threading.Event(), threading.Event()

    def work() -> None:
        with collector_paused():
            entered.set()
            leave.wait(10)

    assert gc.isenabled()
    other = threading.Thread(target=work)
    with collector_paused():
        other.start()
        assert entered.wait(10)
        assert not gc.isenabled()
    assert not gc.isenabled()
    leave.set()
    other.join()
    assert gc.isenabled()


def test_it_goes_on_after_an_error():
    @collector_paused()
    def fails() -> None:
        assert not gc.isenabled()
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        fails()
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off():
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
