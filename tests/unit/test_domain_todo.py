"""What an event waits for: which actions move it on, whose they are."""

import pytest

from civicgrid.plugin.domain.events.todo import NOBODY, awaited, main_action, moves_on
from civicgrid.plugin.domain.events.workflow import load_workflow
from civicgrid.plugin.services.paths import RESOURCES


@pytest.fixture(scope="module")
def workflow():
    return load_workflow(RESOURCES / "workflow" / "governance.json")


@pytest.mark.parametrize(
    ("state", "action", "moves"),
    [
        ("reported", "accept", True),
        ("reported", "handle_in_grid", True),
        ("filed", "dispatch", True),
        ("dispatched", "sign_for", True),
        ("handled", "verify", True),
        ("evaluated", "close", True),
        ("suspended", "resume", True),
        ("signed", "suspend", False),
        ("handled", "rework", False),
        ("accepted", "void", False),
        ("filed", "merge", False),
        ("dispatched", "send_back", False),
        ("dispatched", "escalate", False),
        ("signed", "urge", False),
        ("signed", "ask_extension", False),
    ],
)
def test_what_moves_an_event_on(workflow, state, action, moves):
    assert moves_on(workflow, workflow.find(state, action)) is moves


def test_the_main_action_is_the_first_that_moves_on(workflow):
    assert main_action(workflow, workflow.actions("filed")).action == "dispatch"
    assert main_action(workflow, workflow.actions("handled")).action == "verify"
    assert main_action(workflow, [workflow.find("signed", "urge")]) is None


@pytest.mark.parametrize(
    ("roles", "states"),
    [
        ({"handler"}, {"dispatched": "lead", "signed": "lead", "arrived": "lead"}),
        ({"verifier"}, {"handled": None, "verified": NOBODY}),
        ({"manager"}, {"escalated": None, "suspended": None}),
        ({"viewer"}, {}),
    ],
)
def test_where_an_account_is_awaited(workflow, roles, states):
    assert awaited(workflow, roles) == states


def test_several_roles_are_awaited_in_all_their_states(workflow):
    both = awaited(workflow, {"clerk", "dispatcher"})
    assert {"reported", "accepted", "confirmed", "filed", "verified", "called_back", "evaluated", "suspended"} == set(
        both
    )
