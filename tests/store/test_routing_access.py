"""On a server: who sees where an event should go, and who may change the rules, whatever program asks."""

import psycopg2
import psycopg2.errors
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs import routing
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.routing import read_rules, write_rules
from civicgrid.tests.support.town import Town

DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "routing")
    yield town
    town.remove()


def test_a_dispatcher_gets_the_proposal_for_the_own_area(town):
    team = town.store.insert("department", {"uid": new_uid(), "code": "T1", "name": "东队", "area_id": town.east})
    town.store.insert(
        "responsibility", {"department_id": team, "event_type": "0502", "part": "lead", "basis": "《清单》"}
    )
    with town.open_as("clerk_east") as store:
        mine = Events(store).report({"event_type": "0502", "title": "t", "area_id": town.east})
    for login in ("dispatcher_east", "clerk_east"):
        with town.open_as(login) as store:
            found = routing.propose(store, mine)
            assert (found.department, found.because[0].params["basis"]) == (team, "《清单》")
            assert "T1" in {one.code for one in routing.departments(store)}
            with pytest.raises(StoreError, match="not there"):
                routing.propose(store, town.rows["w"]["event"])


def test_rules_are_changed_by_managers_only(town):
    for login in ("dispatcher_east", "clerk_east", "all_east"):
        with town.as_login(login) as cursor:
            for sql in (
                "DELETE FROM routing_rule",
                "UPDATE routing_rule SET active = false",
                "INSERT INTO routing_rule (rank) VALUES (1)",
            ):
                with pytest.raises(DENIED):
                    cursor.execute(sql)
        with town.open_as(login) as store:
            rules = read_rules(store)
            with pytest.raises(AccessDenied, match="managers"):
                write_rules(store, rules[::-1], rules)
    with town.open_as("manager_west") as store:
        rules = read_rules(store)
        turned = write_rules(store, rules[::-1], rules)
        assert [rule.id for rule in turned] == [rule.id for rule in rules][::-1]
        assert len(write_rules(store, turned[1:], turned)) == len(rules) - 1
