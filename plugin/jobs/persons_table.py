"""The answer of a query over persons as a table: the same columns and words on the screen and in an exported file."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..domain.problems import DomainError, Problem
from ..domain.query import Conditions
from ..services import clock
from ..services.translation import tr
from ..store import AccessDenied, Store, StoreError
from ..store.access import Account
from ..store.audit import Audit, operator_login
from ..store.clear_exports import ROLE as EXPORT_ROLE
from ..store.reasons import open_file_name, refuse_numbers
from ..store.residents.query import PersonQuery, Stay, stays_of
from .export.formats import SHEETS
from .export.whole import check_free, written_whole
from .progress import Progress

if TYPE_CHECKING:
    from .export.table import Exported

SHORTEST_PURPOSE = 4
_PAGE = 2000


@dataclass(frozen=True)
class Column:
    """A column, called TITLES[key]; its kind in a file, and what `residents.query` orders it by, "" for nothing."""

    key: str
    kind: str = "text"
    sort: str = ""


COLUMNS = (
    Column("name", sort="name"),
    Column("building", sort="place"),
    Column("room", sort="place"),
    Column("age", "integer", sort="age"),
    Column("sex", sort="sex"),
    Column("class", sort="class"),
    Column("state", sort="state"),
    Column("use", sort="use"),
    Column("role", sort="role"),
    Column("since", "date", sort="since"),
    Column("until", "date"),
    Column("verified", "date", sort="verified"),
    Column("method"),
    Column("document"),
    Column("phone"),
)
TITLES = {
    "name": "Name",
    "sex": "Sex",
    "age": "Age",
    "class": "Population class",
    "state": "Person and registration",
    "building": "Building",
    "room": "Room",
    "use": "Use of the room",
    "role": "Role in the room",
    "since": "Since",
    "until": "Until",
    "verified": "Verified on",
    "method": "Linked by",
    "document": "Document number",
    "phone": "Phone",
}
METHODS = {
    "code": "Code",
    "address": "Address",
    "alias": "Alias",
    "geometry": "Position",
    "hand": "By hand",
    "generated": "Generated",
}
_LISTS = {
    "sex": "sex",
    "class": "person_class",
    "state": "residence_state",
    "use": "room_use",
    "role": "occupancy_role",
}


class PersonTable:
    """Gives the cells of stays; codes are called as the store's lists call them in ``language`` (zh, en)."""

    def __init__(self, store: Store, language: str):
        from .import_table.survey import code_names

        self._names = {key: code_names(store, name, language) for key, name in _LISTS.items()}
        self._year = clock.local_day(clock.utc_now(), store.zone).year
        self._zone = ZoneInfo(store.zone)

    def name(self, key: str, code: str | None) -> str:
        """What a code of a column is called."""
        return self._names[key].get(code, code) if code else ""

    def cells(self, stay: Stay) -> list[str | int | date | None]:
        """One cell a column of COLUMNS; ages by the year of birth, as nothing else of it is open."""
        verified = stay.verified_at and stay.verified_at.astimezone(self._zone).date()
        return [
            stay.name_masked,
            stay.building,
            stay.room,
            None if stay.birth_year is None else self._year - stay.birth_year,
            self.name("sex", stay.sex),
            self.name("class", stay.person_class),
            self.name("state", stay.residence_state),
            self.name("use", stay.use_class),
            self.name("role", stay.role),
            stay.valid_from,
            stay.valid_to,
            verified,
            tr(METHODS[stay.method]),
            stay.document_masked or "",
            stay.phone_masked or "",
        ]


def export_persons(
    store: Store,
    account: Account,
    conditions: Conditions,
    path: Path,
    purpose: str,
    *,
    language: str = "zh",
    stays: Sequence[int] | None = None,
    sort: str = "place",
    descending: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> "Exported":
    """Write the answer of a query, masked, to an XLSX or CSV file; ``stays`` limits it to some of its rows.

    The audit line with conditions, purpose and number of rows is committed before anything is written. Raises
    AccessDenied for who is no exporter, DomainError without a purpose, StoreError, Cancelled; then there is no file.
    """
    from .export.table import Exported  # heavier than all of a window that only shows the answer

    path, progress = Path(path), progress or Progress()
    purpose = " ".join(purpose.split())
    if EXPORT_ROLE not in account.roles:
        raise AccessDenied(tr("Residents are exported by the role “Exporter” only, also masked."))
    if len(purpose) < SHORTEST_PURPOSE:
        raise DomainError(Problem("query.purpose", "purpose", {"count": SHORTEST_PURPOSE}))
    if path.suffix.lower().removeprefix(".") not in SHEETS:
        raise StoreError(tr("Residents are exported as XLSX or CSV only: never as a layer."))
    refuse_numbers(purpose)
    check_free(path, overwrite)
    query = PersonQuery(store, account, conditions)
    progress.step(1)
    found = query.all(sort, descending).stays.tolist()
    if stays is not None:
        wanted = set(map(int, stays))
        found = [key for key in found if key in wanted]
    detail = {"conditions": conditions.to_audit(), "rows": len(found), "purpose": purpose}
    detail["file"] = open_file_name(path.name)
    Audit(store).write("export_persons", "person", None, detail)
    banner = _banner(store, account, purpose, len(found))
    with written_whole(path, overwrite) as file:
        _write(store, PersonTable(store, language), found, file, banner, progress)
    progress.report(100)
    return Exported(len(found), (path,))


def _write(
    store: Store,
    table: PersonTable,
    found: Sequence[int],
    file: Path,
    banner: Sequence[Sequence[str]],
    progress: Progress,
) -> None:
    from .export.writers import CsvWriter, Heading, XlsxWriter

    headings = [Heading(one.key, tr(TITLES[one.key]), one.kind) for one in COLUMNS]
    if file.suffix.lower() == ".csv":
        writer = CsvWriter(file, headings, banner)
    else:
        writer = XlsxWriter(file, tr("Residents"), headings, banner)
    with closing(writer):
        for start in range(0, len(found), _PAGE):
            progress.step(5 + 90 * start / len(found))
            for stay in stays_of(store, found[start : start + _PAGE]).values():
                writer.write([_plain(cell) for cell in table.cells(stay)], None)


def _banner(store: Store, account: Account, purpose: str, rows: int) -> list[list[str]]:
    name = account.name or operator_login(store)
    at = clock.utc_now().astimezone(ZoneInfo(store.zone))
    return [
        [tr("MASKED PERSONAL DATA / for the stated purpose only")],
        [tr("Exported by"), name if account.login in {"", name} else f"{name} ({account.login})"],
        [tr("Exported at"), f"{at:%Y-%m-%d %H:%M:%S %z}"],
        [tr("Purpose"), purpose],
        [tr("Rows"), str(rows)],
    ]


def _plain(cell: str | int | date | None) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell
