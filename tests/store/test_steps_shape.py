"""What comes with a step: evidence of its shape, extensions into the future, steps in the order of time."""

import json
import re
from datetime import timedelta

import pytest

from civicgrid.plugin.domain.blank import BLANKS, is_blank
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import StepRefused
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.sqltext import SQL_FOLDER
from civicgrid.tests.store.test_steps import REFUSED, account, raw, step_sql, walk
from civicgrid.tests.support.events import EVIDENCE, REPORT, attach_photo, take

__all__ = ("account", "raw")  # fixtures


@pytest.mark.parametrize(
    "given",
    [
        {"position": "x"}, {"position": [1]}, {"position": {"latitude": 22.7}}, {"position": {}}, {"photo_after": True},
        {"position": {"longitude": float("nan"), "latitude": 22.7}}, {"position": {"longitude": 1e9, "latitude": 22.7}},
        {"position": {"longitude": True, "latitude": 22.7}}, {"photo_before": "x"},
        {"position": {"longitude": 0, "latitude": 0.0}}, {"position": {**EVIDENCE["position"], "accuracy": -1}},
        {"position": {**EVIDENCE["position"], "accuracy": "5"}},
        {"photo_before": ["there is no such photo"]}, {"photo_after": [None]}, {"photo_after": ["0" * 64, "0" * 63]},
        {"photo_after": ["A" * 64]}, {"photo_before": {"a": "0" * 64}},
    ],
)  # fmt: skip
def test_evidence_has_the_shape_that_is_asked_for(store, account, raw, given):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    attach_photo(store, event)
    with pytest.raises(StepRefused, match="needs"):
        take(events, event, "handle_in_grid", evidence=given)
    if "nan" in str(given).lower():
        return  # JSON knows no such number
    evidence = json.dumps({**EVIDENCE, **given})
    with pytest.raises(REFUSED, match=r"lacks|needs|attached"):
        raw(step_sql(event, action="handle_in_grid", state_after="handled", note="x", evidence=evidence))


@pytest.mark.parametrize("rating", ["garbage", "", 1, None, ["satisfied"], {"satisfied": "satisfied"}])
def test_an_event_is_rated_by_a_rating_of_the_list(store, account, raw, rating):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    walk(events, event, "verify")
    with pytest.raises(StepRefused, match="needs"):
        take(events, event, "evaluate", evidence={"rating": rating})
    values = {"seq": 8, "prev_seq": 7, "state_before": "verified", "action": "evaluate", "state_after": "evaluated"}
    with pytest.raises(REFUSED, match=r"lacks|needs"):
        raw(step_sql(event, **values, evidence=json.dumps({"rating": rating})))
    raw(step_sql(event, **values, evidence=json.dumps({"rating": "basically_satisfied"})))


@pytest.mark.parametrize(
    "until", ["garbage", "2020-01-01T00:00:00.000Z", "2036-12-24", "2460000", "2036-13-41T06:00:00Z", "20:00Z"]
)
def test_an_extension_ends_at_an_instant_to_come(store, account, raw, until):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    walk(events, event, "sign_for")
    given = {"evidence": {"new_deadline": until}}
    with pytest.raises(StepRefused, match="needs"):
        take(events, event, "ask_extension", **given)
    values = {"seq": 5, "prev_seq": 4, "state_before": "signed", "action": "ask_extension", "state_after": "signed"}
    with pytest.raises(REFUSED, match=r"lacks|needs|later"):
        raw(step_sql(event, **values, note="x", evidence=json.dumps(given["evidence"])))


def test_a_note_that_shows_nothing_is_none(store, account, raw):
    """Every character of domain/blank.py, and none beside them, whoever writes."""
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    void = {"action": "void", "state_after": "voided"}
    inside = {code for first, last in BLANKS for code in {first, (first + last) // 2, last}}
    for note in ("\u200b", "".join(map(chr, sorted(inside - {ord("'")})))):
        with pytest.raises(StepRefused, match="needs"):
            events.take_step(event, "void", expected_seq=0, note=note)
        with pytest.raises(REFUSED, match=r"lacks|needs"):
            raw(step_sql(event, **void, note=note))
    beside = {code for first, last in BLANKS for code in (first - 1, last + 1)} - inside - {0}
    shows = _shows(store)
    for code in sorted(inside | beside):
        assert shows(chr(code)) is (code in beside) is not is_blank(chr(code)), hex(code)
    raw(step_sql(event, **void, note="\u200b好\u200b"))


def _shows(store):
    """Whether the store's own SQL takes a text for one that shows something."""
    if store.engine == "postgis":
        return lambda text: not store.query("SELECT is_blank(:text) AS blank", {"text": text})[0]["blank"]
    script = (SQL_FOLDER / "gpkg" / "20_steps.sql").read_text(encoding="utf-8")
    asked = re.search(r"GLOB '\*\[\^' \|\| char\([^)]*\) \|\| '\]\*'", script)[0]
    return lambda text: bool(store.query(f"SELECT :text {asked} AS shown", {"text": text})[0]["shown"])


def test_a_step_comes_after_the_one_that_it_follows(store, account, raw):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events, now = Events(store), clock.utc_now()
    early = events.report({**REPORT, "reported_at": now + timedelta(minutes=3)})
    with pytest.raises(REFUSED, match="before the one"):
        raw(step_sql(early, at=clock.to_text(now - timedelta(minutes=3))))
    take(events, early, "accept")
    report, accepted = (step.at for step in events.history(early))
    assert report == accepted, "of two clocks the later one counts"


@pytest.mark.parametrize("whose", ["nobody's", "another event's"])
def test_photos_of_a_step_are_attached_to_its_event(store, account, raw, whose):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    other, event = events.report(REPORT), events.report(REPORT)
    if whose == "another event's":
        attach_photo(store, other)
    given = {"expected_seq": 0, "note": "好", "evidence": EVIDENCE}
    with pytest.raises(StepRefused, match="not attached") as refused:
        events.take_step(event, "handle_in_grid", **given)
    assert [problem.field for problem in refused.value.problems] == ["photo", "photo_before", "photo_after"]
    step = {"action": "handle_in_grid", "state_after": "handled", "note": "x"}
    with pytest.raises(REFUSED, match="attached to its event"):
        raw(step_sql(event, **step, evidence=json.dumps(EVIDENCE)))
    # Nobody asks for photos here: what is given all the same has to be there, too.
    with pytest.raises(StepRefused, match="not attached"):
        events.take_step(event, "accept", expected_seq=0, evidence={"photo": EVIDENCE["photo"]})
    with pytest.raises(REFUSED, match="attached to its event"):
        raw(step_sql(event, evidence=json.dumps({"photo": EVIDENCE["photo"]})))
    attach_photo(store, event)
    assert events.take_step(event, "handle_in_grid", **given) == 1
