"""Tags of persons 人员标签 by their sensitivity, and the modules of the sealed ones.

Ordinary tags are for whoever may see persons, sensitive ones for those who keep them. What other laws seal (health,
drugs, sentences …) is a module: off until a manager switches it on with an owner unit, a legal basis, a purpose and an
end; then for revealers alone. A server holds this by row-level security (sql/postgis/32_tags.sql); in a GeoPackage the
triggers refuse entries of a module that is off, and who sees what is this program's to keep.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from ...services import clock
from ...services.translation import language, tr
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied, StoreError
from ..reference import PERSON_TAGS
from ..store import Store
from ..trail import PERSON_ROLES

LONGEST = timedelta(days=366)
"""How long a module may be on before somebody has to say again why; sql/postgis/32_tags.sql says the same."""

_SEEN_BY = {
    "ordinary": PERSON_ROLES,
    "sensitive": frozenset({"clerk", "grid_worker", "manager"}),
    "sealed": frozenset({"revealer"}),
}
_ORDER = tuple(_SEEN_BY)


@dataclass(frozen=True)
class Basis:
    """Why a sealed tag is kept: whose it is, by which law, what for, and the day on which it ends."""

    owner_unit: str
    legal_basis: str
    purpose: str
    expires: date


@dataclass(frozen=True)
class Module:
    """A sealed tag; ``basis`` is what it was last switched on with, None while it is off; ``entries`` counts rows."""

    code: str
    name: str
    basis: Basis | None
    on: bool
    entries: int


class Tags:
    """The tags of one store, as who works with it may use them."""

    def __init__(self, store: Store):
        self._store = store

    def visible(self) -> frozenset[str]:
        """The codes that this account may see and enter today."""
        if self._store.engine == "postgis":
            return frozenset(self._store.query("SELECT visible_tags() AS tags")[0]["tags"])
        roles, today = Access(self._store).who_am_i().roles, self._today()
        items: dict[str, list[dict]] = {}
        for item in self._items():
            items.setdefault(item["code"], []).append(item)
        return frozenset(
            code
            for code, editions in items.items()
            if roles & _SEEN_BY[max((item["sensitivity"] for item in editions), key=_ORDER.index)]
            and all(item["sensitivity"] != "sealed" or _holds(item, today) for item in editions)
        )

    def sealed_away(self) -> frozenset[str]:
        """The sealed codes that this account does not see today, be it that their module is off."""
        return sealed_tags(self._store) - self.visible()

    def modules(self) -> list[Module]:
        """Every sealed tag, in the order of the code list; raises AccessDenied for those who are no managers."""
        self._manager()
        if self._store.engine == "postgis":
            rows = self._store.query("SELECT code, entries FROM tag_entries()")
        else:
            rows = self._store.query("SELECT tag AS code, count(*) AS entries FROM person_tag GROUP BY tag")
        entries, today = {row["code"]: row["entries"] for row in rows}, self._today()
        return [
            Module(
                item["code"],
                item["name"],
                _basis(item["extra"]) if item["active"] else None,
                _holds(item, today),
                entries.get(item["code"], 0),
            )
            for item in self._items()
            if item["sensitivity"] == "sealed"
        ]

    def switch_on(self, code: str, basis: Basis) -> None:
        """Switch a module on, or give it another basis or end; leaves an audit line.

        Raises AccessDenied for those who are no managers, StoreError for a basis that is not whole or too long.
        """
        self._switch(code, basis, False)

    def switch_off(self, code: str, *, erase: bool) -> int:
        """Switch a module off; ``erase`` removes what was entered for good. Returns how many entries went."""
        return self._switch(code, None, erase)

    def _switch(self, code: str, basis: Basis | None, erase: bool) -> int:
        if basis is not None:
            self._check(basis)
        given = None if basis is None else {**asdict(basis), "expires": basis.expires.isoformat()}
        if self._store.engine == "postgis":
            sql = "SELECT switch_tag_module(:code, :basis, :erase) AS erased"
            return self._store.query(sql, {"code": code, "basis": given, "erase": erase})[0]["erased"]
        self._manager()
        with self._store.transaction():
            where = {"list": PERSON_TAGS, "code": code, "sensitivity": "sealed"}
            keys = self._store.read("code_item", ["id"], where=where, order_by=["id"])["id"]
            if not keys:
                raise StoreError(tr("There is no sealed tag {tag}.").format(tag=code), tag=code)
            for key in keys:
                self._store.update("code_item", key, {"active": basis is not None, "extra": given or {}})
            erased = 0
            if basis is None and erase:
                erased = self._store.execute("DELETE FROM person_tag WHERE tag = :code", {"code": code})
            detail = {"tag": code, "on": basis is not None, **(given or {"erased": erased})}
            Audit(self._store).append("switch_tag_module", "code_item", keys[-1], detail)
        return erased

    def _check(self, basis: Basis) -> None:
        whole = all(text.strip() for text in (basis.owner_unit, basis.legal_basis, basis.purpose))
        if not whole or not timedelta() < basis.expires - self._today() <= LONGEST:
            raise StoreError(tr("A sealed tag needs an owner unit, a legal basis, a purpose and an end within a year."))

    def _manager(self) -> None:
        if "manager" not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("The modules of sealed tags are for managers."), role="manager")

    def _today(self) -> date:
        return clock.local_day(clock.utc_now(), self._store.zone)

    def _items(self) -> list[dict]:
        names = ["code", f"name_{language()}", "sensitivity", "active", "extra"]
        found = self._store.read("code_item", names, where={"list": PERSON_TAGS}, order_by=["sort", "id"])
        keys = ("code", "name", "sensitivity", "active", "extra")
        return [dict(zip(keys, row, strict=True)) for row in zip(*(found[name] for name in names), strict=True)]


def sealed_tags(store: Store) -> frozenset[str]:
    """The codes that one of their editions seals, be it on or off."""
    return frozenset(store.read("code_item", ["code"], where={"list": PERSON_TAGS, "sensitivity": "sealed"})["code"])


def _holds(item: Mapping, today: date) -> bool:
    basis = _basis(item["extra"])
    return bool(item["active"]) and basis is not None and basis.expires > today


def _basis(extra: Mapping | None) -> Basis | None:
    try:
        values = dict(extra or {})
        return Basis(**{**values, "expires": date.fromisoformat(values["expires"])})
    except (KeyError, TypeError, ValueError):
        return None
