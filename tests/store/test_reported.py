"""When an event was reported: not in the time to come, and not before what is plausible, whoever writes."""

from datetime import timedelta

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ConstraintViolation, StoreError
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.store.test_steps import account
from civicgrid.tests.support.events import REPORT

__all__ = ("account",)  # a fixture


@pytest.mark.parametrize(
    ("days", "words"), [(700, "time to come"), (0.01, "time to come"), (-10000, "before the year")]
)
def test_an_event_is_reported_when_it_can_have_been(store, account, days, words):
    events, at = Events(store), clock.utc_now() + timedelta(days=days)
    with pytest.raises(StoreError, match=words):
        events.report({**REPORT, "reported_at": at})
    row = {"uid": new_uid(), "number": "x", "event_type": "0102", "title": "x", "state": "reported", "reported_at": at}
    if store.engine == "gpkg":  # the owner of a server may write what he likes: test_steps_access has the others
        with pytest.raises(ConstraintViolation, match="when it has happened"):
            store.insert("event", row)
    assert store.count("event") == 0


def test_an_event_of_earlier_years_may_be_entered(store, account):
    for years in (0, 1, 20):
        Events(store).report({**REPORT, "reported_at": clock.utc_now() - timedelta(days=366 * years)})
    Events(store).report({**REPORT, "reported_at": clock.utc_now() + timedelta(minutes=4)})
    assert store.count("event") == 4
