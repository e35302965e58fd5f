"""What the panel 调度 asks of the store in the background."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ...domain.events.dispatch import Plan, Requirement
from ...jobs.closing import street_to_close
from ...jobs.dispatch import Networks, NoRoads, Ranked, candidates, dispatch_rules, propose
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.loop.dispatch import Dispatch, Goal, UnderWay

Needs = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Shown:
    """An event: the candidates of each kind of unit, the proposal for what is missing, those under way.

    ``known`` are the kinds of units that there are here, by their codes.
    """

    goal: Goal
    needs: Needs
    ranked: dict[str, Ranked]
    plan: Plan
    under_way: list[UnderWay]
    known: Mapping[str, Requirement]


def read(store: Store, networks: Networks, event: int, needs: Needs | None, zones: Sequence[bytes]) -> Shown:
    """Everything that is shown of an event; without ``needs`` those of its type. Raises StoreError."""
    desk, rules, now = Dispatch(store), dispatch_rules(store), clock.utc_now()
    goal, known = desk.goal(event), rules.requirements
    if needs is None:
        needs = rules.needs(goal.event_type)
    needs = tuple((code, count) for code, count in needs if code in known)  # a manager may have changed the kinds
    ranked = {}
    for code, _count in needs:
        requirement = known[code]
        network = None
        with suppress(NoRoads):
            network = networks.network(requirement.profile)
        ranked[code] = candidates(store, network, event, requirement, now, zones)
    going = desk.under_way(event)
    there = Counter(one.requirement for one in going if one.state != "released")
    open_still = goal.closed_at is None
    missing = [(code, max(0, count - there[code])) for code, count in needs if open_still]
    return Shown(goal, needs, ranked, propose(missing, ranked), going, known)


def close_street(store: Store, road: int) -> tuple[int, str]:
    """Close a street from now on; the closure's id and the street's name."""
    street = street_to_close(store, road)
    name = street.name or tr("unnamed street")
    return Dispatch(store).close_way(street.shape, name), name
