"""What managers see of deadlines: the rules with the words they are made of, and what a profile would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..domain.events.announced import announced_until
from ..domain.events.calendar import Day, parse_hours
from ..domain.events.deadline import ANY_TYPE, Rule
from ..domain.events.profile import Profile
from ..domain.events.rule_order import Contradiction, contradictions
from ..services import clock
from ..services.dependencies import missing
from ..services.translation import language, tr
from ..store import Store
from ..store.city_files import Present, city_files
from ..store.loop.deadlines import Recomputed, profiles, read_rules, recompute
from ..store.loop.working_time import ANNOUNCED, COUNTING, HOURS, PROFILE, days, require_manager, settings
from ..store.workflows import MILESTONES, code_names


@dataclass(frozen=True)
class Rulebook:
    """All that stands in a store about deadlines, and which files the city has set.

    Names are in the user's language; ``missing`` is the sentence about the module of announced days, "" where it is
    there.
    """

    rules: list[Rule]
    types: dict[str, str]
    milestones: dict[str, str]
    settings: dict[str, str]
    days: dict[date, Day]
    today: date
    missing: str
    files: tuple[Present, ...]

    @property
    def announced_until(self) -> date | None:
        """As of `domain.events.announced`."""
        return announced_until({day for day, one in self.days.items() if not one.provisional}, self.today)

    def is_announced(self, year: int) -> bool:
        """Whether every day of a year is in the table, and not provisionally."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        return sum(first <= day <= last and not one.provisional for day, one in self.days.items()) > (last - first).days


@dataclass(frozen=True)
class Difference:
    """What a profile would put in place of the present rules: pairs of before and after, None where there is none."""

    rules: list[tuple[Rule | None, Rule | None]]
    state: Recomputed


def read_rulebook(store: Store) -> Rulebook:
    """Read everything at once. Raises AccessDenied for all but managers."""
    require_manager(store)
    name = "name_" + language()
    found = store.read("event_type", ["code", name], where={"active": True}, order_by=["code"])
    types = {ANY_TYPE: tr("All types"), **dict(zip(found["code"], found[name], strict=True))}
    return Rulebook(
        read_rules(store),
        types,
        code_names(store, MILESTONES),
        settings(store),
        {one.day: one for one in days(store)},
        clock.local_day(clock.utc_now(), store.zone),
        missing(ANNOUNCED),
        tuple(city_files(store)),
    )


def reckoned(store: Store) -> Recomputed:
    """How many open events have a deadline that is not what the rules say by now, which takes long where many are open.

    Raises AccessDenied for all but managers.
    """
    return recompute(store, write=False)


def difference(store: Store, profile: Profile) -> Difference:
    """What would be otherwise with a profile: rule by rule, and for how many open events."""
    before = {(one.event_type, one.urgency, one.milestone): one for one in read_rules(store)}
    after = {(one.event_type, one.urgency, one.milestone): one for one in profile.rules}
    keys = [*before, *(key for key in after if key not in before)]
    pairs = [(before.get(key), after.get(key)) for key in keys]
    return Difference([pair for pair in pairs if pair[0] != pair[1]], recompute(store, profile=profile))


def present_profile(book: Rulebook) -> Profile | None:
    """The shipped profile that a store has chosen; None for one of its own."""
    return next((one for one in profiles() if one.code == book.settings[PROFILE]), None)


def contradicting(book: Rulebook, rules: Sequence[Rule]) -> list[Contradiction]:
    """What in some rules contradicts itself under the working hours of a store."""
    return contradictions(rules, parse_hours(book.settings[HOURS]), book.settings[COUNTING])
