"""Recognising the persons of a file by keyed hashes: the right ones, within the area, with their audit line."""

import json

import pytest

from civicgrid.plugin.domain.person import name_birth_term
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError, create_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.matching import DOCUMENT, NAME_BIRTH, Matching
from civicgrid.plugin.store.residents.people import People
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
    assert [one["asked"] for one in lines(store, "match_persons")] == [4]
    opened = matching.contents(asked)
    assert opened == {ids[one.uid]: one for one in persons[1:]}
    assert sorted(lines(store, "opened_persons")[0]["persons"]) == sorted(opened)
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
    assert lines(store, "opened_persons")[-1]["persons"] == [own]
    with pytest.raises(StoreError):
        Matching(viewer, keyring).find(terms_of(*persons))


ARRAYS = "CAST(:kinds AS text[]), CAST(:hashes AS bytea[])"


def asked_for(matching, *persons):
    hashes = [bytes.fromhex(matching.hash_of(term)) for term in terms_of(*persons)]
    return {"kinds": [DOCUMENT] * len(hashes), "hashes": hashes}


def call(store, text, given, request=None):
    """A call of one of the server's functions, as its rows; a single value is called answer."""
    return store.query(text.format(arrays=ARRAYS), {**given, "request": request})


REQUEST = "SELECT request_match({arrays}, %s) AS answer"
MATCH = "SELECT term FROM match_persons(:request, {arrays})"
NAME = "SELECT name_persons(:request, {arrays}) AS answer"
OPEN = "SELECT person FROM person_contents(:request, {arrays})"


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ([REQUEST % "false"], MATCH),
        ([REQUEST % "true"], NAME),
        ([REQUEST % "true", NAME], OPEN),
    ],
    ids=["match", "name", "open"],
)
def test_the_server_answers_only_what_was_asked_and_committed(town, ask, answer):
    """Who is here is said after the request is committed; who is opened is named, and that is committed, before."""
    _store, keyring, persons, clerk, _viewer = town
    one, two = (asked_for(Matching(clerk, keyring), *given) for given in (persons[:1], persons))
    *before, last = ask
    request = None
    for text in before:
        request = call(clerk, text, one, request)[0]["answer"]
    with pytest.raises(StoreError, match="committed"), clerk.transaction():
        call(clerk, answer, one, call(clerk, last, one, request)[0]["answer"])
    named = call(clerk, last, one, request)[0]["answer"]
    with pytest.raises(StoreError, match="committed"):
        call(clerk, answer, two, named)
    assert len(call(clerk, answer, one, named)) == 1
    if request is not None:
        with pytest.raises(StoreError, match="committed"):
            call(clerk, answer, one, request)


def test_no_line_of_it_is_forged(town):
    *_, clerk, _viewer = town
    for action in ("match_persons", "matched_persons", "compare_persons", "opened_persons"):
        with pytest.raises(AccessDenied, match="own function only"):
            clerk.query("SELECT audit_write(:action, NULL, NULL, NULL)", {"action": action})
