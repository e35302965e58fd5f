"""Seeing the clear fields of a person 申请查看完整信息: a request, committed with its audit line, and then the answer.

One seal covers all fields of a person: this program shows those that were asked for, but the store hands out the whole,
which the second audit line says.
On a server its functions guard all of this and person_clear is readable by no role. In a GeoPackage the same rules are
kept by this program as well as it can: whoever has the file and both keys is its owner.
"""

from collections.abc import Sequence
from datetime import timedelta

from ...domain.problems import Problem
from ...domain.reveal import holds_number
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import sentence, tr
from .. import seal
from ..access import Access
from ..audit import Audit, check_hourly_limit, operator_login
from ..errors import AccessDenied, StoreError
from .people import CLEAR_FIELDS, clear_person
from .tags import Tags

ROLE = "revealer"
VALID_FOR = timedelta(minutes=15)
"""How long a request may be answered; sql/postgis/30_people.sql says the same for servers."""


class Reveal(seal.Sealing):
    """Requests and answers of one account."""

    def check_keys(self) -> None:
        """Refuse a keyring that could not open the answer, before anything is asked; raises WrongKey."""
        self._sealer.check(self._sealer.key_id)

    def request_reveal(self, person_id: int, fields: Sequence[str], reason: str) -> str:
        """Ask to see fields of a person and return the request's uid; the answer is good once, within 15 minutes.

        ``fields`` are names of CLEAR_FIELDS. Raises AccessDenied without the right for the person's area, without a
        reason, or beyond the hourly limit; StoreError for a reason that itself holds a resident's number.
        """
        unknown = [name for name in fields if name not in CLEAR_FIELDS]
        if unknown:
            text = tr("A person has no field {fields} to be seen.")
            raise StoreError(text.format(fields=", ".join(unknown)), fields=unknown)
        if holds_number(reason):
            raise StoreError(sentence(Problem("reveal.personal", "reason")))
        uid = new_uid()
        asked = {"uid": uid, "person": person_id, "fields": ",".join(dict.fromkeys(fields)), "reason": reason.strip()}
        if self._store.engine == "postgis":
            self._store.query("SELECT request_reveal(:uid, :person, :fields, :reason)", asked)
        else:
            self._request_in_file(**asked)
        return uid

    def reveal(self, request: str) -> dict[str, object]:
        """The fields that were asked for, by name; a second audit line says that they were shown.

        Raises AccessDenied inside a transaction (the request must be committed, and so must its use), for an expired
        or used request and for another account's; WrongKey before the request is used up.
        """
        if self._store.engine_object.in_transaction():
            raise AccessDenied(tr("A reveal is no part of a transaction: its request is committed before its answer."))
        sealer = self._sealer
        if self._store.engine == "postgis":
            rows = self._store.query(
                "SELECT person_uid, fields, seal_key, content FROM reveal(:request)",
                {"request": request},
                types={"content": "bytes"},
            )
        else:
            rows = self._take_from_file(request)
        if not rows:
            raise StoreError(tr("Nothing is sealed for this person."))
        row = rows[0]
        sealer.check(row["seal_key"])
        person = clear_person(row["person_uid"], sealer.open("person_clear", row["person_uid"], row["content"]))
        shown = {name: getattr(person, name) for name in row["fields"].split(",")}
        if "tags" in shown:
            # What a sealed module holds is not shown by another way while it is off.
            hidden = Tags(self._store).sealed_away()
            shown["tags"] = tuple(tag for tag in person.tags if tag not in hidden)
        return shown

    def _request_in_file(self, uid: str, person: int, fields: str, reason: str) -> None:
        if not reason or not fields:
            raise AccessDenied(tr("A reveal needs a reason and the fields to see."))
        self._check_right()
        login, now = operator_login(self._store), clock.utc_now()
        with self._store.transaction():
            area = self._store.read("person", ["area_id"], where={"id": person})["area_id"]
            if not area:
                raise AccessDenied(tr("There is no person {person}.").format(person=person), person=person)
            check_hourly_limit(self._store, "request_reveal", login, ("revealer",))
            self._store.insert(
                "reveal_request",
                {
                    "uid": uid,
                    "person_id": person,
                    "fields": fields,
                    "reason": reason,
                    "app_user_id": self._store.operator,
                    "login": login,
                    "requested_at": now,
                    "valid_to": now + VALID_FOR,
                    "area_id": area[0],
                },
            )
            detail = {"request": uid, "fields": fields, "reason": reason}
            Audit(self._store).append("request_reveal", "person", person, detail)

    def _check_right(self) -> None:
        if ROLE not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("This account may not see clear data."), role=ROLE)

    def _take_from_file(self, request: str) -> list[dict]:
        self._check_right()
        with self._store.transaction():
            found = self._store.query(
                "SELECT id, person_id, fields, valid_to, revealed_at FROM reveal_request"
                " WHERE uid = :request AND login = :login",
                {"request": request, "login": operator_login(self._store)},
                types={"valid_to": "instant"},
            )
            if not found:
                raise AccessDenied(tr("This account has made no such request."))
            asked = found[0]
            if asked["revealed_at"] is not None:
                raise AccessDenied(tr("The request was used already."))
            if asked["valid_to"] <= clock.utc_now():
                raise AccessDenied(tr("The request has expired."))
            self._store.update("reveal_request", asked["id"], {"revealed_at": clock.utc_now()})
            detail = {"request": request, "fields": asked["fields"], "handed_out": "whole"}
            Audit(self._store).append("reveal", "person", asked["person_id"], detail)
            return self._store.query(
                "SELECT uid AS person_uid, :fields AS fields, seal_key, content FROM person"
                " JOIN person_clear ON person_id = person.id WHERE person.id = :person",
                {"person": asked["person_id"], "fields": asked["fields"]},
            )
