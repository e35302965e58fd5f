"""Made-up numbers are no way into the register: how many an account may ask for that it does not enter."""

import pytest

from civicgrid.plugin.domain.person import name_birth_term
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, create_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.matching import DOCUMENT, NAME_BIRTH, Matching
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.sqltext import array, byte_array
from civicgrid.plugin.store.trail import Wanted
from civicgrid.tests.support.people import add_account, add_area, resident
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.residents import at, bring, houses, number, row

LIMIT = 6


class Place:
    """A community with three residents, its clerk, and an allowance of LIMIT."""

    def __init__(self, cluster, store):
        self.store, self.keyring = store, make_keys(store.uid)
        top = add_area(store, "1")
        self.area, self.other = add_area(store, "11", top), add_area(store, "12", top)
        self.persons = [resident(number) for number in range(3)]
        self.people().save(self.persons, area_ids=[self.area] * 3)
        self.clerk = add_account(cluster, store, "clerk", ("clerk",), self.area)
        self.matching = Matching(self.clerk, self.keyring)
        store.execute("INSERT INTO setting (name, value) VALUES ('match_allowance', :limit)", {"limit": str(LIMIT)})

    def people(self, store=None):
        return People(store or self.store, self.keyring)

    def lines(self, action):
        return Audit(self.store).lines(Wanted(action=action))

    def sql(self, terms):
        hashes = ", ".join(f"'\\x{self.matching.hash_of(term)}'" for term in terms)
        return f"ARRAY[{', '.join(repr(kind) for kind, _ in terms)}]::text[], ARRAY[{hashes}]::bytea[]"


@pytest.fixture
def place(cluster, request):
    schema = f"allowance{abs(hash(request.node.name)) % 10**8}"
    with create_store(f"service={SERVICE} schema={schema}") as store:
        found = Place(cluster, store)
        yield found
        found.clerk.close()


def numbers(*places):
    return [(DOCUMENT, resident(number).document_number) for number in places]


def test_who_asks_for_made_up_numbers_comes_to_an_end(place):
    place.matching.find(numbers(0, 11, 12, 13))
    assert place.lines("match_persons")[0].detail == {"asked": 4}
    assert place.lines("matched_persons")[0].detail == {"asked": 4, "hits": 1}
    # The same question tells nothing new and counts once; what is known does not count.
    place.matching.find(numbers(0, 11, 12, 13))
    place.matching.find(numbers(0, 1, 2))
    place.matching.find(numbers(14, 15))
    place.matching.find(numbers(16))
    asked = len(place.lines("match_persons"))
    for terms in (numbers(17), numbers(1), numbers(17, 1)):  # a refusal does not depend on the answer
        with pytest.raises(AccessDenied, match="at most 6 residents"):
            place.matching.find(terms)
        with pytest.raises(AccessDenied, match="at most 6 residents"):
            place.matching.contents(terms)
    assert len(place.lines("match_persons")) == asked
    assert not place.lines("compare_persons")
    # What was asked is still answered, to this account; another one's allowance is its own.
    assert place.matching.find(numbers(14, 15)).persons == [[], []]
    Matching(place.store, place.keyring).find(numbers(*range(20, 40)))


def test_nothing_that_is_rolled_back_or_forged_gives_anything_back(place):
    place.matching.find(numbers(*range(11, 17)))
    forged = "SELECT audit_write('save_persons', 'person', NULL, CAST(:detail AS jsonb))"
    with pytest.raises(AccessDenied, match="own function only"):
        place.clerk.query(forged, {"detail": '{"entered": 1000}'})
    # Writing over one's own residents again and again enters nobody.
    for _ in range(3):
        place.people(place.clerk).save(place.persons, area_ids=[place.area] * 3, conflict="update")
    with pytest.raises(AccessDenied):
        place.matching.find(numbers(17))
    asked = place.sql(numbers(18))
    with pytest.raises(AccessDenied), place.clerk.transaction():
        place.clerk.query(f"SELECT request_match({asked}, false)")
    # Who enters a person gives back what that person is recognised by: two keys, however many hashes come along, and
    # a third one of a name that may be written otherwise.
    place.people(place.clerk).save([resident(50)], area_ids=[place.area])
    assert place.lines("save_persons")[0].detail["entered"] == 2
    place.matching.find(numbers(17, 18))
    with pytest.raises(AccessDenied):
        place.matching.find(numbers(19))
    place.people(place.clerk).save([resident(51, name="張三")], area_ids=[place.area])
    assert place.lines("save_persons")[0].detail["entered"] == 3
    person = place.clerk.insert("person", {"uid": new_uid(), "name_masked": "张*", "area_id": place.area})
    many = {"person": person, "persons": array([person] * 9), "kinds": array(["name_birth"] * 9)}
    place.clerk.query(
        "SELECT write_person_sealed('k', ARRAY[:person]::bigint[], ARRAY['x']::bytea[], CAST(:persons AS bigint[]),"
        " CAST(:kinds AS text[]), CAST(:hashes AS bytea[]), false)",
        {**many, "hashes": byte_array([bytes([one]) for one in range(9)])},
    )
    assert place.lines("save_persons")[0].detail["entered"] == 2


def test_an_answer_that_is_rolled_back_gives_nothing_back(place):
    """A key counts from its request on; made-up numbers may be asked for by comparing just as little as by matching."""

    class Undone(Exception):
        pass

    asked = place.sql(numbers(0, 1, 2))
    request = place.clerk.query(f"SELECT request_match({asked}, false) AS id")[0]["id"]
    with pytest.raises(Undone), place.clerk.transaction():
        assert len(place.clerk.query(f"SELECT person FROM match_persons({request}, {asked})")) == 3
        raise Undone
    place.matching.contents(numbers(11, 12, 13))
    with pytest.raises(AccessDenied):
        place.matching.find(numbers(0))
    place.clerk.query(f"SELECT person FROM match_persons({request}, {asked})")
    place.clerk.query(f"SELECT person FROM match_persons({request}, {asked})")  # gives back once
    place.matching.find(numbers(14, 15, 16))
    with pytest.raises(AccessDenied):
        place.matching.find(numbers(0))


def test_entering_in_advance_is_no_credit_for_residents_opened(place):
    place.people(place.clerk).save([resident(50), resident(51)], area_ids=[place.area] * 2)
    place.matching.contents(numbers(0, 1, 2))
    place.matching.contents(numbers(50, 51))
    assert [line.detail["opened"] for line in place.lines("opened_persons")] == [2, 3]
    place.matching.contents(numbers(0, 1, 2))
    # That their numbers were asked for, which costs nothing, opens nobody once the allowance is used up.
    place.matching.find(numbers(50))
    place.matching.contents(numbers(0))
    with pytest.raises(AccessDenied):
        place.matching.contents(numbers(50))


def test_a_file_that_is_brought_never_meets_it(place):
    """Each file asks for number, and for name with birth date, of everybody: as many keys as the allowance.

    It asks once more when it is written; the same question counts once.
    """
    houses(place.store, place.area)
    for start in range(0, 12, 3):
        rows = [row(f"王小{name}", number(start + place_), address=at()) for place_, name in enumerate("甲乙丙")]
        _, outcome = bring(place.clerk, place.keyring, rows, source=f"来源{start}")
        assert outcome.counts["insert"] == 3
    assert sum(line.detail["asked"] for line in place.lines("match_persons")) == 2 * 4 * LIMIT
    assert place.store.count("person") == 3 + 12


def test_a_file_of_names_that_may_be_written_otherwise_never_meets_it(place):
    """Each of them is asked for and given back once more."""
    houses(place.store, place.area)
    for start in range(0, 12, 2):
        rows = [row(f"王{name}", number(start + place_), address=at()) for place_, name in enumerate("麗華")]
        _, outcome = bring(place.clerk, place.keyring, rows, source=f"来源{start}")
        assert outcome.counts["insert"] == 2
    assert sum(line.detail["asked"] for line in place.lines("match_persons")) == 2 * 6 * LIMIT


def test_only_the_persons_of_the_line_are_handed_out(place):
    first, second, _ = place.persons
    named = [(NAME_BIRTH, name_birth_term(one.name, one.birth_date)) for one in (first, second)]
    asked = place.sql(named)
    request = place.clerk.query(f"SELECT request_match({asked}, true) AS id")[0]["id"]
    request = place.clerk.query(f"SELECT name_persons({request}, {asked}) AS id")[0]["id"]
    ids = dict(zip(*place.store.read("person", ["uid", "id"]).values(), strict=True))
    assert place.lines("opened_persons")[0].detail["persons"] == sorted([ids[first.uid], ids[second.uid]])
    # Somebody of that name and birth comes in after the line, and one of its persons moves away.
    twin = resident(60, name=first.name, birth_date=first.birth_date)
    place.people().save([twin], area_ids=[place.area])
    place.store.update("person", ids[second.uid], {"area_id": place.other})
    found = place.clerk.query(f"SELECT person FROM person_contents({request}, {asked})")
    assert [one["person"] for one in found] == [ids[first.uid]]


def test_writing_past_the_program_leaves_a_line(place):
    """Whoever overwrites what is sealed stands in the log, also without a program of ours."""
    person = place.store.read("person", ["id"], where={"uid": place.persons[0].uid})["id"][0]
    before = place.store.count("audit_log")
    call = "SELECT write_person_sealed('k', ARRAY[:person]::bigint[], ARRAY['x']::bytea[], '{}', '{}', '{}', :replace)"
    place.clerk.query(call, {"person": person, "replace": True})
    [line] = Audit(place.store).lines(most=place.store.count("audit_log") - before)
    assert (line.action, line.name) == ("save_persons", "clerk")
    assert line.detail == {"inserted": 0, "updated": 1, "ignored": 0, "entered": 0, "batch": None, "persons": [person]}
    place.clerk.query(call, {"person": person, "replace": False})
    assert place.lines("save_persons")[0].detail["ignored"] == 1
