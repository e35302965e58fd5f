"""Any import, whatever its target: rows in clear or residents. What windows and algorithms call."""

from __future__ import annotations

from collections.abc import Mapping

from ..domain.targets import Target
from ..services.keys import Keyring, find_keys
from ..store import Store
from ..store.imports import Imports
from .import_persons import compare as persons
from .import_persons import plan as person_plan
from .import_persons import withdraw as person_withdraw
from .import_persons import write as person_write
from .import_persons.plan import PersonPlan
from .import_persons.recognise import Newcomers
from .import_table import compare, run, withdraw, write
from .import_table.compare import Plan
from .import_table.request import Request
from .import_table.withdraw import Withdrawal
from .import_table.write import Outcome
from .progress import Progress
from .tables.source import RawTable
from .targets import PERSON


def plan_import(store: Store, table: RawTable, request: Request, progress: Progress | None = None) -> Plan:
    """What would become of every row; of residents masked. Nothing is written.

    Raises StoreError, Cancelled, and for residents KeyringError and WrongKey.
    """
    if request.target.people:
        return persons.plan_persons(store, table, request, find_keys(store.uid), progress)
    return run.plan_import(store, table, request, progress)


def decide(plan: Plan, choices: Mapping[tuple[int, str], str]) -> Plan:
    """A copy of a plan with its conflicts settled."""
    return (person_plan if isinstance(plan, PersonPlan) else compare).decide(plan, choices)


def nothing_to_do(plan: Plan) -> bool:
    """Whether writing the plan would leave everything as it is."""
    return (person_write if isinstance(plan, PersonPlan) else write).nothing_to_do(plan)


def ask_again(store: Store, plan: Plan, keyring: Keyring | None) -> Newcomers | None:
    """What has to be asked before a transaction of the caller's own in which the plan is written."""
    return person_write.ask_again(store, plan, keyring) if isinstance(plan, PersonPlan) else None


def write_plan(
    store: Store,
    plan: Plan,
    progress: Progress | None = None,
    *,
    keyring: Keyring | None = None,
    asked: Newcomers | None = None,
) -> Outcome:
    """Write a plan as one batch; raises as the target's own writer. In a transaction ``asked`` is from `ask_again`."""
    if isinstance(plan, PersonPlan):
        return person_write.write_persons(store, plan, progress, keyring=keyring, asked=asked)
    return write.write(store, plan, progress, keyring=keyring)


def plan_withdrawal(store: Store, batch: int) -> Withdrawal:
    """What withdrawing a batch would do; raises StoreError, and for residents KeyringError."""
    found = Imports(store).batch(batch)
    if found is not None and found.target == PERSON:
        return person_withdraw.plan_withdrawal(store, batch, find_keys(store.uid))
    return withdraw.plan_withdrawal(store, batch)


def withdraw_batch(store: Store, planned: Withdrawal) -> None:
    """Do what was planned, in one transaction; raises StoreError where the data changed since."""
    if isinstance(planned, person_withdraw.PersonWithdrawal):
        person_withdraw.withdraw(store, planned, find_keys(store.uid))
    else:
        withdraw.withdraw(store, planned)


def needs_keys(target: Target, plan: Plan | None = None) -> bool:
    """Whether the keys of the store are needed: for residents always, else where a plan brings contacts."""
    return target.people or bool(plan and plan.prepared.personal)


def ignored_columns(table: RawTable, request: Request) -> list[str]:
    """The headers of the columns that go nowhere."""
    taken = set(request.fields.values())
    return [header for place, header in enumerate(table.headers) if place not in taken]
