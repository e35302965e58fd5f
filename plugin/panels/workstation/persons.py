"""Who has signed in at this workstation: names and ids of authentication configurations, never a password."""

import json
from dataclasses import asdict, dataclass, replace

from ...services.log import logger
from ...services.settings import Settings
from ...store import GeoPackageUri, parse_database


@dataclass(frozen=True)
class Person:
    """One person at one place.

    ``place`` is a DATABASE text without anybody in it; ``authcfg`` is "" for the sign-in that is stored with the
    connection, and for files; ``made`` says that the configuration is ours to remove.
    """

    place: str
    login: str
    name: str
    authcfg: str = ""
    made: bool = False

    @property
    def database(self) -> str:
        """The DATABASE text with which this person opens the place."""
        return database_for(self.place, self.login, self.authcfg)


def place_of(database: str) -> str:
    """A DATABASE text without the person in it."""
    uri = parse_database(database)
    return replace(uri, **({"operator": ""} if isinstance(uri, GeoPackageUri) else {"authcfg": ""})).text()


def database_for(place: str, login: str, authcfg: str) -> str:
    """The DATABASE text of a place for a person; a file takes the login, a server the authentication configuration."""
    uri = parse_database(place)
    return replace(uri, **({"operator": login} if isinstance(uri, GeoPackageUri) else {"authcfg": authcfg})).text()


class KnownPersons:
    """The persons known here, kept in QGIS's settings."""

    def __init__(self, settings: Settings):
        self._settings = settings

    def at(self, place: str) -> list[Person]:
        """Those who have signed in at a place, the latest first."""
        return [person for person in self._all() if person.place == place]

    def find(self, place: str, login: str) -> Person | None:
        """The person with a login, if known."""
        return next((person for person in self.at(place) if person.login == login), None)

    def remember(self, person: Person) -> None:
        """Put a person first; what was known of the same login is replaced."""
        self._write([person, *self._without(person)])

    def forget(self, person: Person) -> None:
        """Take a person off the list."""
        self._write(self._without(person))

    def _without(self, person: Person) -> list[Person]:
        return [known for known in self._all() if (known.place, known.login) != (person.place, person.login)]

    def _all(self) -> list[Person]:
        persons = []
        for text in self._settings.persons.value():
            try:
                persons.append(Person(**json.loads(text)))
            except (ValueError, TypeError) as error:  # written by hand or by another version
                logger.warning(f"a known person cannot be read: {error}")
        return persons

    def _write(self, persons: list[Person]) -> None:
        self._settings.persons.setValue([json.dumps(asdict(person), ensure_ascii=False) for person in persons])
