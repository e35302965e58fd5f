"""What can be wrong with a value: a code and its parameters, never a finished sentence.

`SENTENCES` is the one place of the English wording; the rooms with Qt translate it. A personal number is never a
parameter: sentences end up in logs and in tables of rejected rows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from .file_sentences import SENTENCES as FILE_SENTENCES
from .person_sentences import SENTENCES as PERSON_SENTENCES


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
    **FILE_SENTENCES,
    **PERSON_SENTENCES,
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
    # searches for and queries over persons
    "search.short": "Type at least two characters of a name or its pinyin: a surname alone would list people.",
    "search.digits": "Type the last four digits of a phone, or a whole number of seven or more digits.",
    "search.nobody": "Nobody is found under this, within the account's area.",
    "search.letters": "Nobody is found within the account's area. In letters, type the pinyin of the whole name or its "
    "initials: a surname alone would list people, and is not searched for.",
    "query.purpose": "An export needs its purpose, in at least {count} letters.",
    "query.ages": "The age begins at {first} and ends at {last}: the first has to be the lower one.",
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
    # workflows
    "workflow.unreadable": "The workflow {file} cannot be read: {reason}.",
    "workflow.genesis": "The workflow needs exactly one genesis row, from {state} to {state}.",
    "workflow.unknown_state": "The state {state} is used but not declared.",
    "workflow.ambiguous": "In the state {state} the action {action} leads to two states.",
    "workflow.final_left": "A step leaves the final state {state}.",
    "workflow.unreachable": "No step leads to the state {state}.",
    "workflow.unknown_word": "The workflow uses the word {word}, which means nothing.",
    "workflow.nobody": "In the state {state} nobody may take the action {action}.",
    "workflow.end": "The action {action} leads to the state {state}: an event ends by close in closed, by merge in "
    "merged, or by void in voided, whatever their names are.",
    "workflow.dead_end": "From the state {state} no final state can be reached.",
    # scenarios of an exercise
    "scenario.unreadable": "The scenario {file} cannot be read: {reason}.",
    "scenario.beat": "In minute {minute} the scenario has “{kind}”: that is no event and no reading within its time.",
    "scenario.place": "In minute {minute} the scenario does not say where its event is.",
    "sensor_kinds.file": "{file} does not say what the alarms of sensors become: {reason}.",
    # working calendar and deadlines
    "calendar.hours": "“{hours}” are no working hours; write 08:30-12:00,14:00-17:30, each within one day; a night as "
    "20:00-24:00,00:00-04:00.",
    "calendar.day": "“{day}” is no day; write 2026-10-01, or 2026-10-01至2026-10-07.",
    "calendar.twice": "{day} stands there twice, once as worked and once as off.",
    "calendar.working": "“{working}” does not say whether the day is worked; write 班 or 休, 1 or 0.",
    "deadlines.unreadable": "The profile of deadlines {file} cannot be read: {reason}.",
    # when an event was reported
    "report.ahead": "The event would be reported in the time to come: look at the time of the report.",
    "report.old": "The event would be reported before the year {year}: look at the time of the report.",
    # steps of an event
    "step.not_allowed": "The event is {state}: the workflow does not allow the step {action}.",
    "step.role": "The step {action} needs the role {role}.",
    "step.other_person": "This step is for another person than the one who handled the event.",
    "step.department": "The step {action} is for the department that has the event.",
    "step.no_department": "The step {action} gives the event to no department.",
    "step.at_most": "The step {action} has been taken already; the workflow allows it {times} time(s).",
    "step.answers": "The step {action} answers {asked}, and nothing of that kind is open.",
    "step.requires": "The step {action} needs: {requirement}.",
    "step.photo": "{requirement}: {count} of these files are not attached to the event (the first is {file}…). Attach"
    " them first, or choose others.",
    "step.dissatisfied": "Who is not satisfied reopens the event: take the step {action}.",
    "step.far": "The position is {metres} m from the event; {limit} m are allowed.",
    "step.vague": "The position is sure within {metres} m only; {limit} m are asked for. Wait for better reception, or "
    "click it on the map.",
    "step.shortened": "The new deadline has to be later than the present one for handling, {due:%Y-%m-%d %H:%M}.",
    "step.beyond": "It was asked for until {until:%Y-%m-%d %H:%M}: a later deadline needs an explanation.",
    "step.merged": "{count} other report(s) are merged into this event: it cannot be voided.",
    "step.given": "The step {action} is for events that a department has been given, and none has this one.",
    "step.not_given": "The step {action} is for events that were handled in the grid; a department was given this one.",
    "step.way_back": "The event was not {state} before: the step {action} does not lead back there.",
    "step.supervision": "The step {action} would change nothing: see how the event is supervised now.",
    "step.pause": "You took the step {action} at {since:%H:%M}: unless something happens, wait {minutes} minutes.",
    "step.main_event": "The main event has to be another event that is open.",
    # messages about new events
    "message.several": "The message is about {count} matters; each becomes an event of its own.",
    "message.hidden": "Names and numbers that were recognised are left out of the text and sealed with the reporter:"
    " see that none is left.",
    "message.mentions_order": "The message mentions order {numbers}: look it up; it is not the number of this one.",
    "message.plate": "A number plate stands in the text.",
    "message.unsure_phone": "A number in the text may be somebody's telephone: mask it unless it is another.",
    # rules of routing
    "routing.hours": "“{text}” are no hours of the day; write them as 18:00-08:00, several with commas between.",
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
    # imports
    "import.required": "“{field}” is empty, and nothing can be entered without it.",
    "import.reference_unknown": "“{value}” is not in the database.",
    "import.reference_ambiguous": "“{value}” means {count} rows in the database.",
    "import.no_key": "The row has nothing by which it can be recognised.",
    "import.key_ambiguous": "The row means {count} rows in the database.",
    "import.other_code": "The database has another code for this building; address and place agree: that code stays.",
    "import.repeated": "The row means the same object as row {row} of the file.",
    "import.not_visible": "The row is in the database, but not in your area.",
    "table.other_sheets": "Only the sheet “{sheet}” was read; the file has others, too: {others}.",
    "import.parent_rejected": "The superior in row {row} of the file was rejected; this row has to wait for it.",
    "import.sign_in_removed": "The login and password in the address were left out: they are kept in QGIS's "
    "authentication.",
    "import.personal_detail": "The text holds a telephone or identity number, and it would stand in clear.",
    "import.used_elsewhere": "The code {code} is in use in another area.",
    "import.not_your_area": "The row lies outside your area.",
    "import.needs_position": "The row has no position, and the database has no such object yet.",
    "import.outside": "The position cannot be expressed in the database's coordinate system.",
    "import.zero_position": "The position is 0, 0.",
    "import.axes_exchanged": "X is north and Y is east, as surveyors write them; they were exchanged.",
    "import.geometry_kind": "A shape of this kind ({kind}) does not fit.",
    "import.geometry_invalid": "The shape is invalid: {reason}.",
    "import.no_area": "The shape has no area.",
    "import.no_length": "The line has no length.",
    "import.outline_open": "The outline is not closed.",
    "import.outline_closed": "A closed line was taken as an outline.",
    "import.repaired": "The shape was invalid and has been made valid.",
    "import.several_lines": "The line has {count} separate parts; each is a row of its own.",
    "import.point_of_area": "The area was given; a point inside it was taken.",
    "import.assumed_outline": "Only a point was given; a small square stands for the house.",
    "import.floor_unknown": "The floor cannot be read from the room's number {number}.",
    "import.unit_unknown": "{count} units of the building have a room {number}: the row has to say which.",
    "import.class_differs": "The class {given} contradicts the code, which says {code}.",
    "import.class_unknown": "The class is empty and cannot be read from the code.",
    # tables: cells
    "cell.number": "“{value}” is not a number.",
    "cell.whole": "“{value}” is not a whole number.",
    "cell.range": "{value} is outside the range from {low} to {high}.",
    "cell.about": "“{value}” is an approximate number; it was taken as it stands.",
    "cell.comma": "“{value}” was read as {number}: the comma stands for the decimal point.",
    "cell.sum": "“{value}” was read as {number} floors; what stands behind the plus was left out.",
    "cell.floor": "“{value}” is not a floor.",
    "cell.floor_between": "“{value}” is not a numbered floor; the floor's number is needed.",
    "cell.floor_several": "“{value}” are several floors; one is needed.",
    "cell.floor_of": "“{value}” was read as floor {floor} of {floors}.",
    "cell.made_date": "The spreadsheet holds the date {value} here, made perhaps from a text such as 3-2; "
    "write it as text.",
    "cell.flag": "“{value}” is neither yes nor no.",
    "cell.code": "“{value}” is not in the list of values.",
    "cell.code_near": "“{value}” is not in the list of values; near to it are: {names}.",
    "cell.code_left": "“{value}” is not in the list of values, and was left out.",
    "cell.code_ambiguous": "“{value}” stands for several codes: {codes}.",
    "cell.zeros": "“{value}” was read as the code {code}: its leading zeros were lost.",
    "cell.phone": "This is not a telephone number.",
    "cell.phone_left": "What is no telephone number was left out.",
    "cell.coordinate": "“{value}” is not a coordinate.",
    "cell.position": "“{value}” is not a position of two coordinates.",
    "cell.zero": "The coordinate is 0: no position.",
    "cell.swapped": "Longitude and latitude (or east and north) seem to be swapped.",
    "cell.swapped_pair": "The latitude (or northing) stood before the longitude (or easting); they were swapped.",
    "date.left": "“{value}” is no day that can be read, and was left out.",
    "date.unread": "“{value}” is not a date.",
    "date.none": "“{value}” is no day of the calendar.",
    "date.range": "The date “{value}” is outside the years {first} to {last}.",
    "date.lunar": "“{value}” is a date of the lunar calendar; write it as a date of the common one.",
    "date.short_year": "“{value}” has a year of two digits; write it with four.",
    "date.order": "“{value}” may be read as day and month or as month and day; write the year first.",
    "date.month_only": "“{value}” has no day; it was read as {date}.",
    "date.year_only": "“{value}” is only a year; it was read as {date}.",
    # tables: what was left out of a file or noticed about it
    "table.empty_rows": "Empty rows left out: {count}.",
    "table.repeated": "Rows left out because they repeat the table's heading: {count}.",
    "table.totals": "Rows left out because they are totals or notes: {count}.",
    "table.merged": "Merged cells filled with their value: {count}.",
    "table.side_by_side": "A second table stands beside the first one and was not read: {columns}. Put its rows below "
    "those of the first one.",
    "table.struck": "Rows that are struck out: {count} (rows {rows}).",
    "table.struck_cells": "Rows of which some cells are struck out: {count} (rows {rows}).",
    "table.hidden_rows": "Rows that are hidden or filtered away in the sheet and were read all the same: {count} "
    "(rows {rows}).",
    "table.comments": "Rows with comments on their cells: {count} (rows {rows}).",
    "table.uncomputed": "Formulas without a value: {count}; open and save the file in a spreadsheet program.",
    "table.hidden_sheet": "The sheet {sheet} is hidden.",
    "table.texts": "Texts of the drawing left out: {count}.",
    "table.no_shape": "Rows without a shape: {count}.",
    "table.flattened": "Shapes whose heights (Z) or measures (M) were dropped: {count}.",
    "table.curves": "Curved shapes turned into straight pieces: {count}.",
    "table.encoding": "The file names {said} as its encoding, but its texts are {taken}.",
    "table.undecided": "Some texts fit no encoding; unreadable characters were replaced.",
    "table.no_crs": "The file does not say in which coordinate system it is.",
    # attachments
    "attachment.personal": "Nothing is attached to persons, households and parties of events: attached files lie open, "
    "and residents' details do not belong in open files. Attach it to the building, the room or the event.",
    "attachment.owner": "Nothing can be attached to {table}.",
    "attachment.kind": "Files ending in “{ending}” are not accepted: attach photos, scans (pdf, ofd, tif), sound, "
    "video or documents.",
    "attachment.empty": "The file is empty.",
    "attachment.size": "The file has {size} MB; the largest accepted one has {limit} MB.",
    "attachment.unreadable": "The file cannot be read: {reason}.",
    "attachment.already": "The object has this file already.",
    "attachment.hemisphere": "The photo's position says neither north nor south, or neither east nor west; "
    "it was left out.",
    "attachment.null_island": "The photo's position is 0, 0: the camera did not know where it was.",
    "attachment.position": "The photo's position is not on the earth; it was left out.",
    "attachment.time": "The photo's time cannot be read; it was left out.",
    "attachment.far": "The photo was taken {metres} m from the object.",
    "attachment.personal_detail": "The note or the file's name holds a phone or identity number; attached files lie "
    "open: if it is a resident's, remove the file and attach it without the number.",
    "attachment.no_position": "The photo says nothing of its position.",
    "attachment.nothing_near": "Nothing lies within {metres} m of where the photo was taken.",
    "attachment.several_near": "{count} objects lie equally near to where the photo was taken.",
    "naming.unknown": "The placeholder “{name}” is unknown; known are {known}.",
    "naming.adjacent": "Two placeholders stand side by side: put a sign such as _ between them.",
    "naming.none": "The rule names no object: it needs up to six placeholders, one of {known} among them.",
    "naming.no_match": "The file's name does not follow the rule {rule}.",
    "naming.no_object": "No object has this {columns}.",
    "naming.ambiguous": "The file's name can mean {count} objects.",
    # checks of what is in the store: one for each rule of resources/checks
    "check.shape.missing": "There is no shape.",
    "check.shape.unreadable": "The shape cannot be read: it holds a curve or is damaged.",
    "check.shape.not_finite": "A coordinate is not a number.",
    "check.shape.zero": "The position is 0, 0.",
    "check.shape.outside": "The position lies outside {place}.",
    "check.shape.swapped": "Longitude and latitude are swapped: the other way round the position lies in {place}.",
    "check.shape.height": "The shape carries heights, which nothing uses.",
    "check.polygon.invalid": "The outline crosses or touches itself.",
    "check.polygon.no_area": "The shape has no area.",
    "check.polygon.duplicate": "The shape is the same as that of {other}.",
    "check.polygon.overlap": "The shape overlaps {other} by {area} m².",
    "check.polygon.sliver": "The shape is {width} m wide on average (thinness {thinness}).",
    "check.polygon.hole": "The shape has {count} holes that should not be there, the smallest of {area} m².",
    "check.polygon.spike": "The outline has {count} spikes.",
    "check.polygon.repeated": "The outline has {count} repeated vertices.",
    "check.polygon.parts": "The shape has {count} parts.",
    "check.polygon.tiny_part": "The shape has {count} tiny parts, the smallest of {area} m².",
    "check.grid.gap": "Between the grids is a gap of {area} m², {width} m wide on average.",
    "check.line.no_length": "The line has no length.",
    "check.line.duplicate": "The line is the same as {other}.",
    "check.line.crosses_itself": "The line crosses itself where it has no vertex.",
    "check.line.repeated": "The line has {count} repeated vertices.",
    "check.line.gap": "The line ends {metres} m beside the end of {other}.",
    "check.line.short": "The line ends {metres} m before {other}.",
    "check.line.over": "The line ends {metres} m behind {other}.",
    "check.line.no_vertex": "The line ends on {other}, which has no vertex there.",
    "check.building.shifted": "The buildings lie {metres} m off the streets (direction {bearing}°), as if their "
    "coordinates were {system}.",
    "check.point.shifted": "The points lie {metres} m off the streets and buildings (direction {bearing}°), as if "
    "their coordinates were {system}.",
    "check.area.level": "The number of digits of the code {code} is that of another level.",
    "check.area.parent": "The code {code} does not begin with its parent's, {parent}.",
    "check.area.other_county": "The code {code} is of another county than {county}.",
    "check.grid.community": "The code {code} does not begin with the code of its community, {community}.",
    "check.grid.elsewhere": "Only {share} % of the grid lies within its community {community}.",
    "check.component.class": "The code {code} is of the class {found}, the component of the class {given}.",
    "check.component.county": "The code {code} is of another county than {county}.",
    "check.component.grid": "It is declared in the grid {declared}, but lies in {found}.",
    "check.responder.phone": "The duty phone is neither a mobile number nor a landline with its area code.",
    "check.room.no_building": "The room's building is not there.",
    "check.building.no_rooms": "The residential building has no rooms.",
    "check.building.floors": "The highest room is on floor {highest}, the building has {floors} floors.",
    "check.building.basements": "The lowest room is on floor {lowest}, the building has {basements} basements.",
    "check.building.no_grid": "The building lies in no grid that is valid today.",
    "check.building.several_grids": "The building reaches into {count} grids: {grids}.",
    "check.building.grid": "It is declared in the grid {declared}, but lies in {found}.",
    "check.building.address": "The address can be read in two ways.",
    "check.building.address_twice": "{count} buildings have this address; the first is {other}.",
    "check.building.block_twice": "{count} buildings have this number in the estate; the first is {other}.",
    "check.building.name_twice": "{count} buildings have this name in the estate; the first is {other}.",
    "check.address_alias.twice": "The alias stands for {count} buildings.",
    "check.room.vacant_lived": "The room is said to be vacant, and {count} persons live there.",
    "check.room.use": "The use of the room does not fit who lives there: owners {owners}, tenants {tenants}.",
    "check.room.empty": "Nobody is entered here, but in other rooms of the building.",
    "check.room.business_lived": "{count} persons live in a room that is no dwelling.",
    "check.room.minors_alone": "All {count} residents of the room are minors.",
    "check.room.stale": "None of the {residents} residents was confirmed within a year.",
    "check.person.no_stay": "The person is linked to no room.",
    "check.person.two_homes": "The person lives in {count} rooms at a time.",
    "check.person.stays_overlap": "The person has {count} stays at a time with another one.",
    "check.person.stay_twice": "{count} stays say the same again of one room.",
    "check.person.stay_future": "A stay begins on {day}, which lies ahead.",
    "check.person.stay_before_birth": "A stay begins on {day}, before the year of birth {year}.",
    "check.person.birth_year": "The birth year {year} is impossible.",
    "check.person.document_twice": "{other} (number {number}) has the same document number.",
    "check.person.alike": "{other} (number {number}) has the same name and birth date and lives in the same room.",
    "check.person.class_state": "The class “{person_class}” and the state “{residence_state}” exclude each other.",
    "check.person.away_but_here": "The person is said to be elsewhere, and has a stay here today.",
    "check.person.area": "The person lives in {here}, but is entered in another area.",
    "check.person.tag_code": "{count} tags are not in the code list.",
    "check.person.relation_code": "The relation to the head of household is not in the code list.",
    "check.person.link_doubt": "{count} stays were linked with a doubt: look whether the room is right.",
    "check.person.never_verified": "Nobody has confirmed where the person lives.",
    "check.person.stale": "Where the person lives was confirmed {days} days ago.",
    "check.household.split": "The members of the household live in {count} rooms.",
    "check.household.room": "Most members of the household live in another room.",
    "check.building.stale": "{stale} of {residents} residents of the building were not confirmed within a year.",
    "check.responder.department": "The department {department} is no longer active.",
    "check.responder.grid": "No grid that is valid today has the code {code}.",
    "check.responder.shift": "The responder is no longer active, but has {count} shifts that are not over.",
    "check.department.parent": "The parent department {department} is no longer active.",
    "check.department.duty": "The department is no longer active, but has {count} responsibilities.",
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
    # a request to see clear details
    "reveal.purpose": "Say in {least} to {most} letters what the details are needed for.",
    "reveal.personal": "The reason holds a telephone or identity number: everybody who reads the log would see it.",
    "reveal.open_text": "Source, purpose or reason holds what may be a telephone or identity number: everybody who "
    "reads the log would see it.",
    # how a person was linked to a room
    "link.only_room": "The address names no room; the building has only this one.",
    "link.only_building": "The address names no building; the estate has only this one.",
    "link.block_unknown": "The block in the address is not known at this door; the house there was taken.",
    "link.estate_unknown": "No such estate is known; the house was found by street and number.",
    "link.beside": "The building was chosen by a position beside it.",
    "link.rest_unread": "A part of the address was not understood; it may mean another home.",
    "link.home_let": "A remark behind the address says that the home was let or sold to others.",
    "link.home_gone": "A remark behind the address says that the house was pulled down.",
    "link.away": "A remark behind the address says that the person is away for long.",
    "link.unsure": "A remark behind the address may say that the person does not live there.",
    "link.apart": "A remark behind the address says that the person is registered and lives at different places.",
    "link.code_unknown": "No building has this code, though others of the file are known; the address was followed.",
    "link.code_elsewhere": "The code and the address name different buildings; the code was followed.",
    "link.town_elsewhere": "The address names another sub-district or town than that of the building.",
    "link.community_elsewhere": "The address names another community than that of the building.",
    "link.position_elsewhere": "The position lies away from the building that was linked; the address was followed.",
}
