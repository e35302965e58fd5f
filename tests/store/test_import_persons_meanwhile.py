"""Who came in between the preview of a file and its writing is not entered a second time."""

import threading
from contextlib import nullcontext

import pytest

from civicgrid.plugin.domain.person import name_birth_term
from civicgrid.plugin.jobs.import_persons.recognise import Newcomers
from civicgrid.plugin.jobs.import_persons.write import write_persons
from civicgrid.plugin.jobs.imports import ask_again, write_plan
from civicgrid.plugin.jobs.progress import Progress
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import StoreError, create_store
from civicgrid.plugin.store.residents.matching import NAME_BIRTH, Matching
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.residents import at, houses, look, number, row

NUMBERED = [row("张三", number(), address=at()), row("李四", number(1), address=at(2))]
NAMED = [row("张三", "", birth_date="1980-01-01", sex="男", address=at())]
CHANGED = "changed since the preview"


@pytest.fixture
def keyring(store):
    houses(store)
    return make_keys(store.uid)


@pytest.mark.parametrize("rows", [NUMBERED, NAMED], ids=["number", "name"])
@pytest.mark.parametrize("source", ["派出所", "民政局"])
@pytest.mark.parametrize("keys", [True, False])
def test_of_two_previews_one_is_written(store, keyring, rows, source, keys):
    if keys:
        People(store, keyring).install_keys()
    first, second = look(store, keyring, rows), look(store, keyring, rows, source=source)
    write_persons(store, first, keyring=keyring)
    before = store.count("person"), store.count("import_batch")
    with pytest.raises(StoreError, match=CHANGED):
        write_persons(store, second, keyring=keyring)
    assert (store.count("person"), store.count("import_batch")) == before == (len(rows), 1)
    # The preview anew knows them.
    again = look(store, keyring, rows, source=source)
    assert "insert" not in again.states


def test_who_came_in_and_cannot_be_meant_stops_nobody(store, keyring):
    People(store, keyring).install_keys()
    plan = look(store, keyring, NAMED)
    write_persons(store, look(store, keyring, [{**NAMED[0], "sex": "女"}], source="医院"), keyring=keyring)
    assert states(write_persons(store, plan, keyring=keyring)) == {"insert": 1}
    term = NAME_BIRTH, name_birth_term("张三", plan.facts[0]["birth_date"])
    assert len(Matching(store, keyring).find([term]).persons[0]) == 2


def test_a_plan_is_written_in_a_transaction_of_the_callers_own(store, keyring):
    """As the wizard does, which saves a profile with it."""
    People(store, keyring).install_keys()
    first, second = look(store, keyring, NUMBERED), look(store, keyring, NUMBERED, source="民政局")
    for plan, told in ((first, nullcontext()), (second, pytest.raises(StoreError, match=CHANGED))):
        asked = ask_again(store, plan, keyring)
        with told, store.transaction():
            write_plan(store, plan, keyring=keyring, asked=asked)
    assert store.count("person") == 2


@pytest.mark.parametrize("keys", [True, False])
def test_of_two_writers_at_once_one_enters_them(store, keyring, keys, monkeypatch):
    """The second one begins when the first has written everybody, but has committed nobody."""
    if keys:
        People(store, keyring).install_keys()
    plans = [look(store, keyring, NUMBERED, source=source) for source in ("派出所", "民政局")]
    told = write_both(store, store, plans, keyring, monkeypatch)
    assert [CHANGED in text for text in told] == [True]
    assert (store.count("person"), store.count("import_batch")) == (2, 1)


def test_clerks_of_a_server_within_their_allowance(cluster, monkeypatch):
    with create_store(f"service={SERVICE} schema=personsmeanwhile") as store:
        keyring, area = make_keys(store.uid), add_area(store, "11")
        People(store, keyring).install_keys()
        houses(store, area)
        store.insert("setting", {"name": "match_allowance", "value": str(2 * len(NUMBERED))})
        one, two = (add_account(cluster, store, name, ("clerk",), area) for name in ("one", "two"))
        with one, two:
            plans = [look(clerk, keyring, NUMBERED) for clerk in (one, two)]
            told = write_both(one, two, plans, keyring, monkeypatch)
            assert [CHANGED in text for text in told] == [True]
            assert store.count("person") == 2
            assert "insert" not in look(one, keyring, NUMBERED, source="街道").states


def write_both(one, two, plans, keyring, monkeypatch):
    """Write two plans at once, each with its store; returns what was told.

    The second one asks first, and goes on when the first one has written everybody.
    """
    told, asked, written, ask = [], threading.Event(), threading.Event(), Newcomers.ask

    def second():
        with two.released():
            try:
                write_persons(two, plans[1], keyring=keyring)
            except StoreError as error:
                told.append(str(error))

    thread = threading.Thread(target=second)

    def wait(newcomers):
        ask(newcomers)
        if threading.current_thread() is thread:
            asked.set()
            written.wait(30)

    def begin(percent):
        if percent == 75:
            written.set()
            thread.join(1)

    monkeypatch.setattr(Newcomers, "ask", wait)
    thread.start()
    asked.wait(30)
    write_persons(one, plans[0], Progress(report=begin), keyring=keyring)
    thread.join(60)
    return told
