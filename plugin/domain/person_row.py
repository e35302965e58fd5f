"""What a row of a residents' table says of a person, checked as a whole: number, birth, class, residence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from .identifiers import parse_citizen_number, validate_uscc
from .masking import CITIZEN_NUMBER_KIND
from .person import UNKNOWN_SEX, normalise_name
from .problems import DomainError, Problem

OLDEST = 120
"""Years; an older person is a mistake of the file."""

CITIZEN_KINDS = frozenset((CITIZEN_NUMBER_KIND, "112", "113", "residence_permit_hmt"))
"""Document kinds that carry a citizen number or one of its form (GB 11643)."""

OTHER_KIND = "other"
_HMT_KINDS = frozenset(("511", "516", "residence_permit_hmt"))
_FOREIGN_KINDS = frozenset(("414", "foreign_permanent"))
_DOCUMENT = re.compile("[A-Z0-9()]{5,20}")
_CHINA = frozenset(("中国", "中华人民共和国", "CHINA", "CHN", "CN", "PRC", "156", "中国大陆", "大陆"))
_CITIZEN_FORM = re.compile("[1-8][0-9]{16}")
_MOSTLY_DIGITS = 0.8
_LEAST_DIGITS = 11  # a passport has fewer


class Checked:
    """A row after the checks: ``facts`` are what it says, ``problems`` keep it out, ``notes`` go with it.

    Facts by field: text, codes, datetime.date, a tuple of tags; what the row does not say is not in them.
    """

    __slots__ = ("facts", "notes", "problems")

    def __init__(self, facts: dict[str, object]):
        self.facts = facts
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def leave_out(self, name: str, code: str) -> None:
        """Take a fact that cannot be out, with a note."""
        del self.facts[name]
        self.notes.append(Problem(code, name))


def check_row(
    given: Mapping[str, object],
    today: datetime.date,
    *,
    local: bool | None = None,
    rough_birth: bool = False,
    allow_reserved: bool = False,
) -> Checked:
    """Check and complete one row.

    ``given``: the fields of the target person, read cell by cell. ``local`` says whether the registered address lies
    in the store's places, None where nobody can tell. Sex and birth date follow from a citizen number where they are
    missing; the class is taken from registration or document only with a note.
    """
    row = Checked({name: value for name, value in given.items() if value not in (None, ())})
    _document(row, today, rough_birth, allow_reserved)
    _birth(row, today)
    _moved(row, today)
    _class(row, local)
    _state(row)
    if not row.problems and not identity(row.facts):
        row.problems.append(Problem("person.no_identity"))
    return row


def identity(facts: Mapping[str, object]) -> tuple[str, ...]:
    """By what a person is recognised: () where nothing says it.

    The number, with the kind of a document that is no citizen's; without one (name, birth date, sex).
    """
    if number := facts.get("document_number"):
        kind = facts.get("document_kind", OTHER_KIND)
        return (str(number),) if kind in CITIZEN_KINDS or kind == OTHER_KIND else (str(number), str(kind))
    if facts.get("name") and facts.get("birth_date"):
        return (normalise_name(str(facts["name"])), str(facts["birth_date"]), str(facts.get("sex", UNKNOWN_SEX)))
    return ()


def _document(row: Checked, today: datetime.date, rough_birth: bool, allow_reserved: bool) -> None:
    facts = row.facts
    number, kind = facts.get("document_number"), facts.get("document_kind")
    if number is None:
        return
    # One citizen number in 341 would pass as a credit code, too: those begin with another digit or hold letters.
    if kind not in CITIZEN_KINDS and not _CITIZEN_FORM.match(number) and validate_uscc(number) is None:
        row.problems.append(Problem("person.organisation", "document_number"))
        return
    if kind is None:
        digits = len(number) if number.isdecimal() else sum(c.isdecimal() for c in number)
        if len(number) >= _LEAST_DIGITS and digits >= _MOSTLY_DIGITS * len(number):
            kind = CITIZEN_NUMBER_KIND
        else:
            kind = OTHER_KIND
            row.notes.append(Problem("person.document_other", "document_kind"))
        facts["document_kind"] = kind
    if kind == "113" and len(number) not in (15, 18):
        return  # a register may have a number of its own
    if kind not in CITIZEN_KINDS:
        if not _DOCUMENT.fullmatch(number):
            row.problems.append(Problem("person.document_form", "document_number"))
        return
    try:
        citizen = parse_citizen_number(number, allow_reserved=allow_reserved, today=today, field="document_number")
    except DomainError as error:
        row.problems.append(error.problem)
        return
    row.notes += citizen.notes
    facts["document_number"] = citizen.number
    sex = facts.get("sex", UNKNOWN_SEX)
    if sex in (UNKNOWN_SEX, "9"):
        facts["sex"] = citizen.sex
    elif sex != citizen.sex:
        row.notes.append(Problem("person.sex_conflict", "sex"))
    born = facts.get("birth_date")
    # A month or a year alone was read as its first day; the number knows the day.
    if born is None or (rough_birth and born.year == citizen.birth_date.year):
        facts["birth_date"] = citizen.birth_date
    elif born != citizen.birth_date:
        row.notes.append(Problem("person.birth_conflict", "birth_date"))


def _birth(row: Checked, today: datetime.date) -> None:
    born = row.facts.get("birth_date")
    if born is None:
        return
    if born > today:
        row.problems.append(Problem("person.born_later", "birth_date"))
    elif today.year - born.year > OLDEST:
        row.problems.append(Problem("person.too_old", "birth_date", {"years": OLDEST}))


def _moved(row: Checked, today: datetime.date) -> None:
    """Days that cannot be are left out, with a note: nobody is kept out for them. Who moves in later lives there only
    when somebody has said so."""
    since, born = row.facts.get("since"), row.facts.get("birth_date")
    if since is not None and since > today:
        row.notes.append(Problem("person.moves_later", "since"))
    elif since is not None and born is not None and since < born:
        row.leave_out("since", "person.moved_unborn")
    verified = row.facts.get("verified_at")
    if verified is not None and verified > today:
        row.leave_out("verified_at", "person.verified_later")


def _class(row: Checked, local: bool | None) -> None:
    """A class that is not given follows from the document, nationality or registration, and is noted."""
    facts = row.facts
    if "nationality" in facts and str(facts["nationality"]).upper() in _CHINA:
        facts["nationality"] = "中国"
    kind, nationality = facts.get("document_kind"), facts.get("nationality")
    abroad = kind in _HMT_KINDS or kind == "foreign_permanent" or (nationality is not None and nationality != "中国")
    found = facts.get("person_class")
    if found not in (None, "unknown"):
        if found == "from_abroad" and kind == CITIZEN_NUMBER_KIND and nationality == "中国":
            row.notes.append(Problem("person.class_conflict", "person_class"))
        return
    if abroad:
        facts["person_class"] = "from_abroad"
        row.notes.append(Problem("person.class_by_document", "person_class"))
    elif local is not None and "registered_address" in facts and kind not in _FOREIGN_KINDS:
        facts["person_class"] = "registered" if local else "floating"
        row.notes.append(Problem("person.class_by_registration", "person_class"))


def _state(row: Checked) -> None:
    """The residence state from the mark 人户一致标识, whose "no" means another thing for each class."""
    facts = row.facts
    mark = facts.pop("consistency", None)
    if mark is None or "residence_state" in facts:
        return
    found = facts.get("person_class")
    if mark == "01":
        facts["residence_state"] = "both_here"
    elif found in ("registered", "left_behind"):
        facts["residence_state"] = "household_here"
        row.notes.append(Problem("person.state_by_mark", "residence_state"))
    elif found == "floating":
        facts["residence_state"] = "person_here"
    else:
        row.notes.append(Problem("person.state_unclear", "residence_state"))


def near_births(born: datetime.date) -> list[datetime.date]:
    """Days that a clerk's slip makes of a birth date: up to three days off, or day and month exchanged."""
    days = [born + datetime.timedelta(days=off) for off in (-3, -2, -1, 1, 2, 3)]
    if born.day <= 12 and born.day != born.month:
        days.append(born.replace(month=born.day, day=born.month))
    return days
