"""What an older version, or the moment of writing, has left of deadlines: what differs is reckoned, the rest stays."""

from datetime import timedelta

from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop import deadlines
from civicgrid.tests.store.test_deadlines import TUESDAY, record, recorded, standing
from civicgrid.tests.support.events import REPORT, walk
from civicgrid.tests.support.rewritten import rewrite, rewrite_event


def test_what_an_older_version_held_of_other_turns_moves_nothing(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file", "dispatch", "sign_for", "feedback", "rework")
    whole = record(store, event)
    assert whole.keys() == {"sign_for", "handle", "close"}
    older = {**whole, "verify": whole["close"], "dispatch": whole["handle"]}
    rewrite_event(store, event, {"deadlines": older})
    assert deadlines.recompute(store, write=False) == deadlines.Recomputed(1, 0)
    # What it awaits by an older reckoning is another instant.
    rewrite_event(store, event, {"deadlines": {**older, "sign_for": whole["close"]}})
    assert deadlines.recompute(store) == deadlines.Recomputed(1, 1)
    found = record(store, event)
    assert {code: due[:15] for code, due in found.items()} == {code: due[:15] for code, due in whole.items()}
    assert deadlines.recompute(store) == deadlines.Recomputed(1, 0)


def test_the_moment_in_which_a_server_writes_a_step_moves_nothing(store, events):
    event = events.report({**REPORT, "reported_at": TUESDAY})
    due, whole = standing(store, event)[1], record(store, event)

    def moved(span):
        texts = {code: clock.to_text(clock.from_text(at) + span) for code, at in whole.items()}
        rewrite_event(store, event, {"due_at": due + span, "deadlines": texts})
        return deadlines.recompute(store, write=False).changed

    assert moved(timedelta(milliseconds=7)) == moved(timedelta(seconds=-5)) == 0
    assert moved(timedelta(minutes=1)) == moved(timedelta(minutes=-1)) == 1


def test_managers_are_told_once_of_an_older_reckoning(store, events):
    assert not deadlines.are_older(store)
    store.execute("DELETE FROM setting WHERE name = 'deadline_edition'")
    assert deadlines.are_older(store)
    deadlines.managers_know(store)
    assert not deadlines.are_older(store)


def test_the_first_step_after_an_upgrade_reckons_what_was_not_kept(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file", "dispatch", "sign_for")
    handle = record(store, event)["handle"]
    rewrite(store, "UPDATE event SET deadlines = NULL WHERE id = :event", {"event": event})
    walk(events, event, "feedback")
    assert recorded(store, event)[-1]["handle"] == handle
