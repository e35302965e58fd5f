"""A person whom a search found in words, masked: the same in the search, in QGIS's own and in the panel of houses."""

from ...services.translation import sentence, tr
from ...store.residents.person_finder import MOST, FoundPerson, FoundPersons
from .code_names import code_name


def person_title(one: FoundPerson) -> str:
    """The masked name with sex, year of birth and class, as far as they are known."""
    about = (code_name("sex", one.sex), str(one.birth_year or ""), code_name("person_class", one.person_class))
    return f"{one.name_masked}  {' · '.join(filter(None, about))}"


def person_place(one: FoundPerson) -> str:
    """Where they live."""
    return one.place or tr("Linked to no room")


def person_detail(one: FoundPerson) -> str:
    """Where they live and their masked phone, by which those of one name are told apart."""
    return " · ".join(filter(None, (person_place(one), one.phone_masked)))


def how_many(found: FoundPersons) -> str:
    """What has to be said of an answer: that there is more, or nobody; else ""."""
    if found.more:
        return tr("There are more than {count}: type more of the name or a whole number.").format(count=MOST)
    return sentence(found.nobody) if found.nobody else ""
