"""What the form of a dispatch offers: the department that the rules propose, and how much each one has to do."""

from ...jobs.routing import departments, propose
from ...jobs.routing_words import because
from ...services.translation import tr
from ...store import Store
from ...store.loop.event_details import Chosen
from .fields import Proposed


def proposed(store: Store, event: int) -> Proposed:
    """The department that the rules propose for an event, who assists, and why."""
    found = propose(store, event)
    return Proposed(found.department, found.assisting, because(found))


def choices(store: Store) -> list[Chosen]:
    """The departments to which an event can go, by name; behind it how many open events one leads."""
    return [
        Chosen(one.id, one.code, tr("{department} ({count} open)").format(department=one.name, count=one.leading))
        if one.leading
        else Chosen(one.id, one.code, one.name)
        for one in departments(store)
    ]
