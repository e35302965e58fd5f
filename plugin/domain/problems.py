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
    # rooms: patterns and section charts
    "rooms.head": "“{text}” does not begin with units × floors × rooms a floor, such as 3x11x4.",
    "rooms.word": "“{text}” is no part of a pattern for rooms.",
    "rooms.example": "“{example}” is no example of a first room's number, such as 101, 0101, 1-101, A101 or 1.",
    "rooms.unit_name": "Units cannot be named from “{name}” on; possible are 1, A, 甲 or none, and as many as "
    "there are signs.",
    "rooms.use": "“{value}” is no use of a room; known are {known}.",
    "rooms.range_units": "The number of units is {value}; allowed are {least} to {most}.",
    "rooms.range_floors": "The number of floors is {value}; allowed are {least} to {most}.",
    "rooms.range_rooms": "The number of rooms a floor is {value}; allowed are {least} to {most}.",
    "rooms.range_basements": "The number of basements is {value}; allowed are {least} to {most}.",
    "rooms.range_basement_rooms": "The number of rooms a basement is {value}; allowed are {least} to {most}.",
    "rooms.range_ground_rooms": "The number of rooms on the first floor is {value}; allowed are {least} to {most}.",
    "rooms.too_many": "The pattern makes {count} rooms a building; at most {most} are allowed.",
    "rooms.no_floor": "The building has no floor labelled {floor}; the highest is {highest}.",
    "rooms.exception": "“{text}” does not say how many rooms a floor has, such as 1F:3.",
    "rooms.merge": "“{text}” does not say which neighbouring rooms are one, such as 5F:3+4.",
    "rooms.floor": "“{text}” is no floor, such as 4, 4F or B1.",
    "rooms.skipped": "“{text}” cannot be left out; write numbers such as 4, 13 or *4 for all that end in 4.",
    "rooms.repeated": "The number {number} comes twice, on floors {one} and {other}; another numbering is needed.",
    "rooms.repeated_unit": "The number {number} comes twice in unit {unit}, on floors {one} and {other}; "
    "another numbering is needed.",
    "rooms.table": "The sheet has one row a room and is no section chart; use the importer of tables.",
    "rooms.no_labels": "No column says which floor a row is, such as 3F or 3.",
    "rooms.no_rooms": "No cell holds a room number.",
    "rooms.cell": "Cell {cell}: no room number was recognised; empty the cell or begin it with the number.",
    "rooms.cell_several": "Cell {cell}: there are several numbers; one cell holds one room.",
    "rooms.cell_unit": "Cell {cell}: it is unclear to which unit the room belongs; merge the unit's heading over its "
    "columns.",
    "rooms.cell_twice": "Cell {cell}: the room stands in cell {other} already.",
    "rooms.cell_floors": "Cell {cell}: two labels name different floors for this row.",
    "rooms.row_lost": "Cell {cell}: the row holds numbers but names no floor.",
    "rooms.conflict_floor": "Room {number} is on floor {there} already, and not on floor {floor}.",
    "rooms.conflict_unit": "Room {number} of unit {unit} is on floor {there} already, and not on floor {floor}.",
    "rooms.conflict_written": "Room {number} is there already, written {there}.",
    "rooms.file": "{file} is no spreadsheet that can be read.",
    "rooms.file_locked": "{file} is protected by a password; save it without one.",
    "rooms.sheet_unknown": "No building has the sheet's name as its name, code, address, or estate and block.",
    "rooms.sheet_several": "{count} buildings have the sheet's name; name the sheet by code or address.",
    "rooms.sheet_other": "The sheet has the name of another building than the chosen one.",
    "rooms.sheet_twice": "The sheet {other} is of the same building.",
}
