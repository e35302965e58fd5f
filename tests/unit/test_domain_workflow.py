import dataclasses
import json

import pytest

from civicgrid.plugin.domain.events.workflow import GENESIS, Transition, check_workflow, load_workflow, pause_of
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.services.paths import RESOURCES

PATH = RESOURCES / "workflow" / "governance.json"


@pytest.fixture
def governance():
    return load_workflow(PATH)


def codes(workflow):
    return [problem.code for problem in check_workflow(workflow)]


def after(workflow, *actions):
    state = workflow.genesis
    for action in actions:
        state = next(t.state_after for t in workflow.actions(state) if t.action == action)
    return state


def step(before, action, state_after):
    return Transition(before, action, state_after, ("clerk",), "步骤", "step")


def test_the_shipped_workflow_is_sound(governance):
    assert check_workflow(governance) == []
    assert {state.code for state in governance.states if state.final} == {"closed", "merged", "voided"}


def test_a_pause_says_its_minutes(governance):
    urge = governance.find("filed", "urge")
    assert pause_of(urge) == 10
    assert pause_of(governance.find("filed", "supervise")) is None
    for word, found in (("pause_90", []), ("pause_0", ["workflow.unknown_word"]), ("pause", ["workflow.unknown_word"])):
        other = dataclasses.replace(urge, requires=(word,))
        steps = tuple(other if t is urge else t for t in governance.transitions)
        assert codes(dataclasses.replace(governance, transitions=steps)) == found


def test_the_whole_loop(governance):
    loop = "accept confirm file dispatch sign_for arrive feedback verify call_back evaluate close"
    assert after(governance, *loop.split()) == "closed"
    assert after(governance, "handle_in_grid", "verify", "evaluate", "close") == "closed"
    assert after(governance, "accept", "handle_in_grid", "verify", "close") == "closed"
    assert after(governance, "handle_in_grid", "rework_in_grid", "handle_in_grid") == "handled"
    assert after(governance, "handle_in_grid", "verify", "reopen_in_grid", "dispatch", "recall") == "filed"
    assert after(governance, "accept", "file", "dispatch", "send_back", "escalate", "dispatch") == "dispatched"
    assert after(governance, "accept", "file", "dispatch", "sign_for", "suspend", "resume", "feedback") == "handled"
    assert (
        after(governance, "accept", "file", "dispatch", "sign_for", "arrive", "suspend", "resume_on_site") == "arrived"
    )


def test_nothing_closes_without_a_check_by_another_person(governance):
    verify = [t for t in governance.transitions if t.action == "verify"]
    assert verify
    assert all(t.other_person and t.roles == ("verifier",) and "position" in t.requires for t in verify)
    assert {t.state_before for t in governance.transitions if t.state_after == "closed"} == {"evaluated", "verified"}
    shortcut = dataclasses.replace(
        governance, transitions=tuple(t for t in governance.transitions if t.action != "verify")
    )
    assert "workflow.unreachable" in codes(shortcut)


def test_every_word_of_the_field_is_there(governance):
    words = (
        "accept confirm file dispatch sign_for arrive feedback verify call_back evaluate close send_back rework "
        "suspend ask_extension grant_extension refuse_extension urge supervise supervise_yellow supervise_red "
        "end_supervision instruct assist_feedback reopen merge escalate void handle_in_grid resume "
        "resume_on_site recall rework_in_grid reopen_in_grid"
    )
    assert {t.action for t in governance.transitions} == {GENESIS, *words.split()}
    assert all(t.name_zh and t.name_en for t in governance.transitions)


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (step("reported", "teleport", "nowhere"), "workflow.unknown_state"),
        (step("closed", "reopen", "filed"), "workflow.final_left"),
        (step("reported", "accept", "filed"), "workflow.ambiguous"),
        (step("reported", GENESIS, "filed"), "workflow.genesis"),
        (dataclasses.replace(step("reported", "pay", "filed"), roles=()), "workflow.nobody"),
        (dataclasses.replace(step("reported", "pay", "filed"), requires=("luck",)), "workflow.unknown_word"),
        (dataclasses.replace(step("reported", "pay", "filed"), answers="asked"), "workflow.unknown_word"),
        (step("filed", "archive", "closed"), "workflow.end"),
        (step("filed", "close", "voided"), "workflow.end"),
        (step("filed", "merge", "accepted"), "workflow.end"),
    ],
)
def test_a_wrong_step_is_found(governance, extra, code):
    assert code in codes(dataclasses.replace(governance, transitions=(*governance.transitions, extra)))


def test_dead_ends_and_unreachable_states_are_found(governance):
    trapped = [t for t in governance.transitions if t.action not in {"resume", "resume_on_site"}]
    assert codes(dataclasses.replace(governance, transitions=tuple(trapped))) == ["workflow.dead_end"]
    lost = [t for t in governance.transitions if t.action != "suspend"]
    assert codes(dataclasses.replace(governance, transitions=tuple(lost))) == ["workflow.unreachable"]


def test_loading_refuses_what_is_wrong(tmp_path):
    data = json.loads(PATH.read_text(encoding="utf-8"))
    data["actions"] = [action for action in data["actions"] if not action["action"].startswith("resume")]
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DomainError, match="suspended"):
        load_workflow(bad)
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(DomainError, match=r"bad\.json"):
        load_workflow(bad)
    bad.write_text('{"code": "x"}', encoding="utf-8")
    with pytest.raises(DomainError, match=r"name_zh|transitions"):
        load_workflow(bad)
