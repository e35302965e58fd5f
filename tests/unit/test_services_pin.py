"""The PIN: what is kept of it, and how long a wrong one makes wait."""

import pytest

from civicgrid.plugin.services import pin
from civicgrid.plugin.services.authentication import AuthenticationError


def test_a_pin_fits_what_was_kept_of_it_and_no_other_does():
    kept = pin.hash_pin("246810")
    assert pin.fits("246810", kept)
    for other in ("246811", "24681", "", "2468100"):
        assert not pin.fits(other, kept)
    assert "246810" not in kept
    assert pin.hash_pin("246810") != kept


@pytest.mark.parametrize("text", ["", "123", "1" * 13, "12a4", "１２３４", "-123", "12 34"])
def test_what_is_no_pin_is_refused(text):
    with pytest.raises(AuthenticationError, match="4 to 12 digits"):
        pin.hash_pin(text)


def test_wrong_tries_wait_longer_and_longer():
    pauses = [pin.pause_after(wrong) for wrong in range(40)]
    assert pauses[:6] == [0, 0, 0, 2, 4, 8]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 300
