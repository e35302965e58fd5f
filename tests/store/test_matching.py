"""Recognising the persons of a file by keyed hashes: the right ones, within the area, with their audit line."""

import json

import pytest

from civicgrid.plugin.domain.person import name_birth_term
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError, create_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.matching import DOCUMENT, NAME_BIRTH, Matching
from civicgrid.plugin.store.people import People
from civicgrid.tests.support.people import add_account, add_area, resident


def lines(store, action):
    rows = store.read("audit_log", ["detail"], where={"action": action}, order_by=("id",))["detail"]
    return [json.loads(one) if isinstance(one, str) else one for one in rows]


def terms_of(*persons):
    return [(DOCUMENT, one.document_number) for one in persons]


def test_persons_are_found_by_number_and_by_name_with_birth(store):
    keyring = make_keys(store.uid)
    persons = [resident(0), resident(1), resident(2, document_number="")]
    People(store, keyring).save(persons)
    ids = dict(zip(*store.read("person", ["uid", "id"]).values(), strict=True))
    matching = Matching(store, keyring)
    asked = [*terms_of(persons[1], resident(7)), (NAME_BIRTH, name_birth_term(persons[2].name, persons[2].birth_date))]
    found = matching.find([*asked, asked[0]])
    assert found.persons == [[ids[persons[1].uid]], [], [ids[persons[2].uid]], [ids[persons[1].uid]]]
    assert found.elsewhere == [False] * 4
    assert [one["terms"] for one in lines(store, "match_persons")] == [4]
    opened = matching.contents(asked)
    assert opened == {ids[one.uid]: one for one in persons[1:]}
    assert sorted(lines(store, "compare_persons")[0]["persons"]) == sorted(opened)
    assert Audit(store).verify() is None


def test_an_empty_store_and_no_terms_ask_nothing(store):
    matching = Matching(store, make_keys(store.uid))
    assert matching.find(terms_of(resident(0))).persons == [[]]
    assert matching.find([]).persons == []
    assert not lines(store, "match_persons")


def test_nothing_is_answered_inside_a_transaction(store):
    keyring = make_keys(store.uid)
    People(store, keyring).save([resident(0)])
    with pytest.raises(AccessDenied), store.transaction():
        Matching(store, keyring).find(terms_of(resident(0)))


@pytest.fixture
def town(cluster, request):
    """Two communities with a person each, and a clerk of the first."""
    from civicgrid.tests.support.postgres import SERVICE

    schema = f"matching{abs(hash(request.node.name)) % 10**8}"
    with create_store(f"service={SERVICE} schema={schema}") as store:
        keyring = make_keys(store.uid)
        top = add_area(store, "1")
        own, other = add_area(store, "11", top), add_area(store, "12", top)
        persons = [resident(0), resident(1)]
        People(store, keyring).save(persons, area_ids=[own, other])
        clerk = add_account(cluster, store, "clerk", ("clerk",), own)
        viewer = add_account(cluster, store, "viewer", ("viewer",), own)
        yield store, keyring, persons, clerk, viewer
        clerk.close()
        viewer.close()


def test_a_number_of_another_area_is_elsewhere_and_has_no_id(town):
    store, keyring, persons, clerk, viewer = town
    own = store.read("person", ["id"], where={"uid": persons[0].uid})["id"][0]
    matching = Matching(clerk, keyring)
    found = matching.find(terms_of(*persons))
    assert (found.persons, found.elsewhere) == ([[own], []], [False, True])
    # A name with its birth date is no reason to say anything of another area.
    named = [(NAME_BIRTH, name_birth_term(one.name, one.birth_date)) for one in persons]
    found = matching.find(named)
    assert (found.persons, found.elsewhere) == ([[own], []], [False, False])
    assert list(matching.contents(terms_of(*persons))) == [own]
    assert lines(store, "compare_persons")[-1]["persons"] == [own]
    with pytest.raises(StoreError):
        Matching(viewer, keyring).find(terms_of(*persons))


@pytest.mark.parametrize("action", ["match_persons", "compare_persons"])
def test_the_server_answers_only_what_was_asked_and_committed(town, action):
    _store, keyring, persons, clerk, _viewer = town
    matching = Matching(clerk, keyring)
    hashed = [bytes.fromhex(matching.hash_of(term)) for term in terms_of(*persons)]
    arrays = "CAST(:kinds AS text[]), CAST(:hashes AS bytea[])"
    asked = f"SELECT request_match({arrays}, {str(action == 'compare_persons').lower()}) AS request"
    answer = {"match_persons": "match_persons", "compare_persons": "person_contents"}[action]
    wanted = f"SELECT * FROM {answer}(:request, {arrays})"
    one = {"kinds": [DOCUMENT], "hashes": hashed[:1]}
    with pytest.raises(StoreError), clerk.transaction():
        request = clerk.query(asked, one)[0]["request"]
        clerk.query(wanted, {**one, "request": request})
    request = clerk.query(asked, one)[0]["request"]
    with pytest.raises(StoreError):
        clerk.query(wanted, {"kinds": [DOCUMENT] * 2, "hashes": hashed, "request": request})
    assert len(clerk.query(wanted, {**one, "request": request})) == 1
    with pytest.raises(StoreError):
        clerk.query("SELECT audit_write(:action, NULL, NULL, NULL)", {"action": action})
