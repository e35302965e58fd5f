"""What can be wrong with a value: a code and its parameters, never a finished sentence.

`SENTENCES` is the one place of the English wording; the rooms with Qt translate it. A personal number is never a
parameter: sentences end up in logs and in tables of rejected rows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class Problem:
    """One finding about one value: `code` is a key of `SENTENCES`, `field` the field it was found in."""

    code: str
    field: str = ""
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


class DomainError(ValueError):
    """Raised where a value is needed and there is none; carries one `Problem`."""

    def __init__(self, problem: Problem):
        super().__init__(english(problem))
        self.problem = problem


def english(problem: Problem) -> str:
    """The English sentence of a problem, for logs and for text without a translator."""
    return SENTENCES[problem.code].format(**problem.params)


SENTENCES: dict[str, str] = {
    # any number or code
    "number.empty": "The number is empty.",
    "number.destroyed": "The number went through a spreadsheet and lost its last digits; it cannot be repaired.",
    "number.character": "The character “{character}” at position {position} is not allowed here.",
    "number.length": "The number has {length} characters; allowed are {allowed}.",
    "number.normalised": "The number was written with full-width, invisible or lower-case characters or spaces; "
    "it was normalised.",
    "number.decimal": "The number was written as a decimal number; the decimal part was removed.",
    # citizen number, GB 11643
    "citizen.check": "The check digit is wrong: it is {found} and should be {expected}.",
    "citizen.check_rounded": "The check digit is wrong: it is {found} and should be {expected}; "
    "the number may have been rounded by a spreadsheet.",
    "citizen.birth_date": "The birth date in the number does not exist or is out of range.",
    "citizen.division": "The first six digits ({division}) are not a county-level division code.",
    "citizen.reserved": "The number is a generated one; it is valid only in stores marked demo or exercise.",
    "citizen.foreign_permit": "Numbers that begin with 9 belong to foreign permanent residents' cards: "
    "another kind of document.",
    "citizen.legacy": "A 15-digit number of the first generation was converted to 18 digits.",
    "citizen.rounded": "The number ends in 000; it may have been rounded by a spreadsheet: "
    "compare it with the document.",
    # organisations, GB 32100 and GB 11714
    "uscc.check": "The check character of the credit code is wrong: it is {found} and should be {expected}.",
    "uscc.organisation": "The organisation code inside the credit code has a wrong check character: "
    "it is {found} and should be {expected}.",
    "organisation.check": "The check character of the organisation code is wrong: "
    "it is {found} and should be {expected}.",
    # devices, GB/T 28181
    "device.type": "The device type {type} (digits 11 to 13) does not exist.",
    "device.industry_unknown": "The industry code {industry} (digits 9 and 10) is not in the code list.",
    "device.type_unknown": "The device type {type} (digits 11 to 13) is not in the code list.",
    "device.rule_b": "The number follows the older rule B (16 digits).",
    # persons
    "person.sex_conflict": "The sex given contradicts the citizen number.",
    "person.birth_conflict": "The birth date given contradicts the citizen number.",
    # code lists and workflows
    "codes.header": "{file}: the columns must be {columns}.",
    "codes.empty": "{file}, line {line}: {column} is empty.",
    "codes.value": "{file}, line {line}: {column} is “{value}”; allowed are {allowed}.",
    "codes.extra": "{file}, line {line}: the column extra is not valid JSON.",
    "codes.duplicate": "{file}, line {line}: the code {code} stands twice in the list {list}.",
    "codes.parent": "{file}, line {line}: the parent {code} is not in the list {list}.",
    "workflow.unreadable": "The workflow {file} cannot be read: {reason}.",
    "workflow.genesis": "The workflow needs exactly one genesis row, from {state} to {state}.",
    "workflow.unknown_state": "The state {state} is used but not declared.",
    "workflow.ambiguous": "In the state {state} the action {action} leads to two states.",
    "workflow.final_left": "A step leaves the final state {state}.",
    "workflow.unreachable": "No step leads to the state {state}.",
    "workflow.dead_end": "From the state {state} no final state can be reached.",
    # coordinates
    "coordinates.unknown": "The coordinate system “{name}” is unknown; known are {known}.",
    # addresses
    "address.ambiguous": "The address can be read in two ways; the unclear part was left unread.",
    "address.rest": "A part of the address was not understood.",
    # divisions, grids, components, events
    "division.province": "The first two digits ({province}) are not a province-level division code.",
    "division.unknown": "The division code {division} is not in the list of divisions.",
    "division.gap": "The division code has a level of zeros above a level that is filled.",
    "division.town_range": "The town-level digits {digits} are outside the ranges of sub-districts, towns and "
    "townships.",
    "grid.geometry": "The grid has no area.",
    "grid.duplicate": "The code {code} stands in row {row} already.",
    "grid.local": "The grid code is longer than the standard's; its end is taken as a local extension.",
    "component.municipal": "The code has 19 digits: a municipal variant; only its county is checked.",
    "component.class": "The component class {component_class} does not exist in edition {edition}.",
    "event.class": "The event class {event_class} does not exist in edition {edition}.",
    # exchange packages
    "exchange.unreadable": "{file} is no exchange package, or it is damaged.",
    "exchange.cut": "{file} is incomplete: the end of the package is missing; copy it again.",
    "exchange.parts": "The package is incomplete: these parts are missing or damaged: {parts}; the others are kept.",
    "exchange.version": "The package has the format version {version}; this program reads version {known}.",
    "exchange.sender_unknown": "The package comes from “{name}”, which was never introduced: exchange cards first.",
    "exchange.sender_stopped": "The exchange with “{name}” is stopped.",
    "exchange.signature": "The signature of the package is wrong: it was altered, or it was signed with another key "
    "than that of “{name}”.",
    "exchange.recipient": "The package is for “{name}”, not for this database.",
    "exchange.purpose": "“{name}” and this database differ in purpose: real data, demo and exercise are not mixed.",
    "exchange.member": "The content {member} of the package was altered or is missing.",
    "exchange.gap": "The package has the number {number}; these have to be applied before it: {missing}.",
    "exchange.chain": "The package does not follow the last one that was applied from “{name}”.",
    "exchange.row": "Line {line} of {table} in the package cannot be read.",
    "exchange.card": "{file} is no card of a CivicGrid database.",
    "exchange.key_absent": "The key with which this database signs is not here: it is at the workstation where it was "
    "made. Make a new one, and exchange cards again.",
    "exchange.no_card": "This database has no card yet: choose the name it goes by first.",
    "exchange.nothing": "Nothing has changed since the last package to “{name}”.",
    "exchange.file_exists": "{file} exists already.",
    "exchange.write": "The package cannot be written to {file}: {reason}.",
}
