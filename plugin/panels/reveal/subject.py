"""What the dialog works with: the person as everybody may see him, and the words for what is asked and shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...services.translation import language, tr
from ...store import Store, StoreError

FIELDS = {
    "name": "Full name",
    "document_number": "Number of the document",
    "birth_date": "Date of birth",
    "phone": "Telephone number",
    "address_text": "Declared address",
    "nationality": "Nationality",
    "tags": "Tags",
}
"""What may be asked for; all else of a person is in the open."""
TOGETHER = {"document_number": ("document_kind", "document_number")}
"""What is asked for along with a field, because it says nothing alone."""


@dataclass(frozen=True)
class Subject:
    """A person masked, the common reasons, and the names of document kinds and tags in the user's language."""

    person: int
    masked: str
    reasons: tuple[str, ...]
    kinds: Mapping[str, str]
    tags: Mapping[str, str]


def read_subject(store: Store, person: int) -> Subject:
    """Read it; raises StoreError for a person who is not there or not this account's to see."""
    columns = ["name_masked", "document_masked", "phone_masked"]
    found = store.read("person", columns, where={"id": person})
    if not found["name_masked"]:
        raise StoreError(tr("There is no person {person}.").format(person=person), person=person)
    masked = "  ".join(found[name][0] for name in columns if found[name][0])
    return Subject(
        person,
        masked,
        tuple(_names(store, "reveal_reason").values()),
        _names(store, "document_kind"),
        _names(store, "person_tag"),
    )


def asked_fields(chosen: list[str]) -> list[str]:
    """The fields of a request for what was ticked."""
    return [name for field in chosen for name in TOGETHER.get(field, (field,))]


def in_words(subject: Subject, chosen: list[str], values: Mapping[str, object]) -> list[tuple[str, str]]:
    """Label and text of each field that was asked for."""
    rows = []
    for field in chosen:
        label, value = tr(FIELDS[field]), values.get(field)
        if field == "document_number":
            kind = str(values.get("document_kind") or "")
            label = tr("{label} ({kind})").format(label=label, kind=subject.kinds.get(kind, kind)) if kind else label
        elif field == "tags":
            value = tr(", ").join(subject.tags.get(tag, tag) for tag in value or ())
        rows.append((label, str(value) if value else tr("not recorded")))
    return rows


def _names(store: Store, codes: str) -> dict[str, str]:
    name = f"name_{language()}"
    found = store.read("code_item", ["code", name], where={"list": codes, "active": True}, order_by=["sort", "id"])
    return dict(zip(found["code"], found[name], strict=True))
