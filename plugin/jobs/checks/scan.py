"""What a pass over a store asks for and what it has found so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...domain.integrity import Finding
from ...services.clock import local_day, utc_now
from ...services.geos import shapely
from ...store import Store
from ...store.areas import areas_under
from ..progress import Progress
from .faults import Limits, readable

MOST = 5000
"""Findings of one rule that are listed; the rest are counted."""


@dataclass
class Report:
    """``findings`` in the order of the catalogue, ``counts`` by rule (unlisted ones included), the rules that the
    account may not check, and how many line ends a repair with each tolerance would change."""

    findings: list[Finding] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    ends: dict[float, int] = field(default_factory=dict)

    @property
    def unlisted(self) -> int:
        """How many findings are counted but not listed."""
        return self.counts.total() - len(self.findings)


class Scan:
    """One pass over a store: what is asked, for which area, and what was found so far."""

    def __init__(
        self,
        store: Store,
        wanted: Iterable[str],
        area: int | None,
        progress: Progress,
        limits: Limits,
        whole: Iterable[str] = (),
    ):
        self.store, self.wanted, self.progress, self.limits = store, set(wanted), progress, limits
        self.whole = set(whole)
        self.report = Report()
        self._shapes: dict[int | None, object | None] = {}
        self.now = utc_now()
        self.today = local_day(self.now, store.zone)
        self.areas = store.read("area", ["id", "code", "name", "level", "parent_id", "geom"], order_by=("id",))
        self.within: set[int] | None = None
        self.ground: object | None = None
        if area is not None:
            self._bound_to(area)

    def asks(self, *codes: str) -> bool:
        """Whether one of these rules is wanted."""
        return not self.wanted.isdisjoint(codes)

    def shape_of_area(self, area: int | None) -> object | None:
        """The valid shape of an area, None without one."""
        if area not in self._shapes:
            wkb = dict(zip(self.areas["id"], self.areas["geom"], strict=True)).get(area)
            self._shapes[area] = shapely.make_valid(readable([wkb])[0])
        return self._shapes[area]

    def add(self, finding: Finding) -> None:
        """Keep a finding of a wanted rule that lies in the wanted area."""
        if finding.rule not in self.wanted or not self._is_within(finding):
            return
        self.report.counts[finding.rule] += 1
        if self.report.counts[finding.rule] <= MOST or finding.rule in self.whole:
            self.report.findings.append(finding)

    def count(self, rule: str, more: int) -> None:
        """Count findings that are not listed."""
        self.report.counts[rule] += more

    def skip(self, rule: str) -> None:
        """Keep that the account may not check a rule."""
        if rule not in self.report.skipped:
            self.report.skipped.append(rule)

    def _bound_to(self, area: int) -> None:
        self.within = set(areas_under(self.store, area))
        self.ground = self.shape_of_area(area)

    def _is_within(self, finding: Finding) -> bool:
        if self.within is None:
            return True
        if finding.table == "area":
            return finding.object_id in self.within
        if finding.area_id is not None:
            return finding.area_id in self.within
        if finding.wkb is None or self.ground is None:
            return False
        return bool(shapely.intersects(self.ground, shapely.from_wkb(finding.wkb)))
