"""A month of events: what was reported where and by whom, every step since, who is concerned, pictures."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from ...domain.events import machine
from ...domain.events.display import display_level, display_levels
from ...domain.events.routing import Facts, Proposal, propose
from ...domain.events.workflow import GENESIS
from ...domain.masking import mask_name, mask_phone
from ...domain.person import ClearPerson
from ...domain.uid import new_uids
from ...services.clock import local_day, to_text
from ...services.geos import shapely
from ...store.contacts import Contacts
from ...store.loop.deadlines import Deadlines, handling_deadline
from ...store.loop.routing import read_book
from ...store.residents.people import clear_content
from ..code_tables import code_list
from ..person_names import Names
from ..sensor_events import enter_alarms
from .accounts import Accounts
from .pictures import Pictures, write_pictures
from .scene import Scene
from .spots import Spots
from .steps import Step, Workflow

_DAYS = 30
_PEOPLE_AN_EVENT, _FEWEST, _MOST = 75, 60, 8000
_TOLD = {"hotline_12345": "HL", "police": "GA", "city_management": "CG", "wechat": "WX", "web": "WZ"}
_ANONYMOUS = 0.2
_WARNED = 0.4
_OVERDUE_ONE_IN = 50
_FRESH, _FRESH_ONE_IN, _FRESH_MINUTES = 5, 20, 300
_STUCK = ("dispatched", "signed", "arrived", "handled")


@dataclass
class Event:
    """An event before it is written; ``grid`` is the row of its finest grid."""

    template: dict
    source: str
    title: str
    text: str
    address: str
    at: np.ndarray
    reported: datetime
    urgency: str | None = "normal"
    grade: int | None = None
    colour: str | None = None
    steps: list[Step] = field(default_factory=list)
    area: int = -1
    grid: int = -1
    id: int = 0
    uid: str = ""
    number: str = ""
    level: int = 4
    taken: list[machine.Step] = field(default_factory=list)
    due: dict[str, object] = field(default_factory=dict)
    into: "Event | None" = None


def write_events(scene: Scene, accounts: Accounts, generator: np.random.Generator, population: int, *, photos: bool):
    """Write events with their steps, parties and pictures, as files where the store has a media folder."""
    workflow = Workflow(scene.store.zone)
    made = _Month(scene, workflow, generator).events(int(np.clip(population // _PEOPLE_AN_EVENT, _FEWEST, _MOST)))
    made.sort(key=lambda one: one.reported)
    _repeat(made)
    _place(scene, made)
    due = _Due(scene, workflow)
    _write(scene, workflow, made, due)
    pictures = Pictures()
    write_pictures(scene, pictures, made, files=photos)
    _write_steps(scene, workflow, accounts, made, due, pictures, generator)
    _write_parties(scene, made, generator)
    _tie_alarms(scene, made)


class _Month:
    def __init__(self, scene: Scene, workflow: Workflow, generator: np.random.Generator):
        self._scene, self._workflow, self._draw = scene, workflow, generator
        self._words = scene.words("events")
        self._spots = Spots(scene, generator)
        weights = np.array([one["weight"] for one in self._words["templates"]], dtype=float)
        self._shares = weights / weights.sum()

    def events(self, count: int) -> list[Event]:
        """So many events of the last month, one in every state, some overdue, some of today, and the grave."""
        found = [self._ordinary(self._past()) for _ in range(count)]
        for order, state in enumerate(self._workflow.states):
            reported = self._scene.now - timedelta(minutes=70 + 37 * order)
            event = self._ordinary(reported.replace(microsecond=0), way=[])
            event.steps = self._workflow.forced(self._workflow.way_to(state), event.reported, self._scene.now)
            found.append(event)
        for order in range(4 + count // _OVERDUE_ONE_IN):
            reported = self._scene.now - timedelta(days=float(self._draw.uniform(5.2, 12)))
            event = self._ordinary(reported.replace(microsecond=0), way=[])
            way = self._workflow.way_to(_STUCK[order % len(_STUCK)])
            event.steps = self._workflow.forced(way, event.reported, self._scene.now)
            found.append(event)
        for _ in range(2):  # closed after all, but late
            reported = (self._scene.now - timedelta(days=float(self._draw.uniform(22, 28)))).replace(microsecond=0)
            event = self._ordinary(reported, way=[])
            event.steps = self._workflow.forced(self._workflow.way_to("closed"), reported, self._scene.now)
            found.append(event)
        for _ in range(_FRESH + count // _FRESH_ONE_IN):
            minutes = float(self._draw.uniform(3, _FRESH_MINUTES))
            found.append(self._ordinary((self._scene.now - timedelta(minutes=minutes)).replace(microsecond=0)))
        for order, grave in enumerate(self._words["urgent_open"]):
            reported = (self._scene.now - timedelta(minutes=24 + 31 * order)).replace(microsecond=0)
            spot = self._spots.find(grave["where"])
            event = Event(grave, grave["source"], grave["title"].format(place=spot.name), grave["text"], spot.name,
                          spot.at, reported, None, grave.get("grade"), grave.get("colour"))  # fmt: skip
            event.steps = self._workflow.forced(self._workflow.way_to(grave["state"]), reported, self._scene.now)
            found.append(event)
        return found

    def _past(self) -> datetime:
        """An instant of the last month, more often by day and lately."""
        days = _DAYS * float(self._draw.random()) ** 1.25
        at = self._scene.now - timedelta(days=days)
        hour = float(np.clip(self._draw.normal(6.0, 3.6), -1.5, 14.5))  # in UTC: two in the afternoon in China
        at = at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hour)
        while at > self._scene.now - timedelta(minutes=3):
            at -= timedelta(days=1)
        return at.replace(microsecond=0)

    def _ordinary(self, reported: datetime, way: list[str] | None = None) -> Event:
        draw = self._draw
        template = self._words["templates"][int(draw.choice(len(self._shares), p=self._shares))]
        sources = list(template["texts"])
        source = sources[int(draw.integers(len(sources)))]
        spot = self._spots.find(template["where"])
        digit = int(draw.integers(2, 9))
        chance = float(draw.random())
        critical, urgent = template.get("critical", 0.0), template.get("urgent", 0.0)
        urgency = "critical" if chance < critical else "urgent" if chance < critical + urgent else "normal"
        event = Event(template, source, template["title"].format(place=spot.name),
                      template["texts"][source].format(place=spot.name, n=digit), spot.name, spot.at, reported,
                      urgency)  # fmt: skip
        if "colours" in template and draw.random() < _WARNED:
            event.colour, event.urgency = template["colours"][digit % len(template["colours"])], None
        way = self._workflow.choose(draw, source == "grid_worker") if way is None else way
        event.steps = self._workflow.steps(way, reported, urgency, self._scene.now, draw)
        return event


def _repeat(made: list[Event]) -> None:
    """What ends merged was told twice: it repeats the event reported before it, whose place and matter it takes."""
    last = None
    for event in made:
        if not event.steps or event.steps[-1].after != "merged":
            lasting = event.template.get("texts") and not any(step.after == "voided" for step in event.steps)
            last = event if lasting else last
        elif last is not None:
            event.into, event.template, event.title = last, last.template, last.title
            event.text, event.address, event.at = last.text, last.address, last.at


def _place(scene: Scene, made: list[Event]) -> None:
    """Area and finest grid of each event, its id and number."""
    at = np.array([event.at for event in made])
    micro = [row for row, grid in enumerate(scene.town.grids) if grid.parent is not None]
    inside: dict[int, int] = {}
    if micro:
        tree = shapely.STRtree([scene.town.grids[row].shape for row in micro])
        inside = dict(tree.query(shapely.points(at), predicate="intersects").T.tolist())
    serials: Counter = Counter()
    ids = scene.store.reserve_ids("event", len(made)).tolist()
    for event, uid in zip(made, new_uids(len(made)), strict=True):
        event.uid = uid
    for row, (event, grid, key) in enumerate(zip(made, scene.grids_at(at), ids, strict=True)):
        event.grid = micro[inside[row]] if row in inside else grid
        event.area = scene.town.grids[grid].area
        day = local_day(event.reported, scene.store.zone).strftime("%Y%m%d")
        serials[day] += 1
        event.id, event.number = key, f"{day}-{serials[day]:06d}"


class _Due:
    """What each event waits for after each of its steps, by the rules of the store."""

    def __init__(self, scene: Scene, workflow: Workflow):
        self._deadlines, self._workflow = Deadlines(scene.store), workflow

    def after(self, event: Event, step: machine.Step) -> dict[str, object]:
        """Add a step to an event's; returns the columns of its deadline from then on."""
        event.taken.append(step)
        row = {"event_type": event.template["type"], "urgency": event.urgency, "display_level": event.level}
        row["deadlines"] = event.due.get("deadlines", {})
        event.due = self._deadlines.after(self._workflow.data, event.taken, row)
        return event.due


def _write(scene: Scene, workflow: Workflow, made: list[Event], due: _Due) -> None:
    levels = display_levels(code_list("display_level").values())
    for event in made:
        event.level = display_level(levels, warning_colour=event.colour, grade=event.grade, urgency=event.urgency)
    start = workflow.genesis
    first = [due.after(event, machine.Step(0, start, GENESIS, start, event.reported)) for event in made]
    scene.store.load(
        "event",
        {
            "id": [event.id for event in made],
            "uid": [event.uid for event in made],
            "number": [event.number for event in made],
            "external_number": [_external(event) for event in made],
            "source": [event.source for event in made],
            "event_type": [event.template["type"] for event in made],
            "title": [event.title for event in made],
            "description": [event.text for event in made],
            "address": [event.address for event in made],
            "workflow": [workflow.name] * len(made),
            "state": [workflow.genesis] * len(made),
            "urgency": [event.urgency for event in made],
            "grade": [event.grade for event in made],
            "warning_colour": [event.colour for event in made],
            "display_level": [event.level for event in made],
            "reported_at": [event.reported for event in made],
            **{name: [one[name] for one in first] for name in first[0]},
            "grid_id": [scene.places.grid_ids[event.grid] for event in made],
            "area_id": [scene.places.area_ids[event.area] for event in made],
            "geom": scene.site.points(np.array([event.at for event in made])),
        },
    )  # fmt: skip


def _external(event: Event) -> str | None:
    """The number under which the hotline or another system knows the event."""
    return f"{_TOLD[event.source]}{event.number.replace('-', '')}" if event.source in _TOLD else None


def _write_steps(
    scene: Scene,
    workflow: Workflow,
    accounts: Accounts,
    made: list[Event],
    due: _Due,
    pictures: Pictures,
    generator: np.random.Generator,
) -> None:
    """The history, all first steps, then all second ones …: the store checks each against the one before."""
    words = scene.words("events")
    routed = _Routed(scene)
    for place in range(max(len(event.steps) for event in made)):
        rows = []
        for event in made:
            if place >= len(event.steps):
                continue
            step = event.steps[place]
            sub_district = scene.town.areas[event.area].sub_district
            proposal = routed.of(event.template["type"], sub_district)
            department = proposal.department
            notes = words["notes"].get(f"{step.action}.{step.before}") or words["notes"][step.action]
            done = event.template.get("done", "现场已处置。")
            note = notes[int(generator.integers(len(notes)))].format(done=done, n=int(generator.integers(2, 5)))
            note = note.format(n=int(generator.integers(2, 7)))
            evidence = _evidence(scene, step, event, pictures, words, generator)
            if step.action == "dispatch" and proposal.assisting:
                evidence["assist"] = list(proposal.assisting)
            taken = machine.Step(place + 1, step.before, step.action, step.after, step.at, evidence=evidence)
            rows.append(
                (*due.after(event, taken).values(), event.id, step.before, step.action, step.after, step.at,
                 accounts.person(step.role, event.grid, department, sub_district),
                 department if step.action == "dispatch" else None, note, evidence or None,
                 scene.places.area_ids[event.area])
            )  # fmt: skip
        names = ("due_at", "warn_at", "milestone", "deadlines", "event_id", "state_before", "action", "state_after",
                 "at", "app_user_id", "department_id", "note", "evidence", "area_id")  # fmt: skip
        columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        columns |= {
            "uid": new_uids(len(rows)),
            "workflow": [workflow.name] * len(rows),
            "seq": [place + 1] * len(rows),
            "prev_seq": [place] * len(rows),
        }
        scene.store.load("event_step", columns)


class _Routed:
    """Where the town's rules send a type of event in a sub-district; all that they ask is the same for a whole one."""

    def __init__(self, scene: Scene):
        self._scene, self._book, self._known = scene, read_book(scene.store), {}

    def of(self, event_type: str, sub_district: int) -> Proposal:
        """The proposal, made once for each type and sub-district."""
        key = (event_type, sub_district)
        if key not in self._known:
            places = self._scene.places
            area = {places.sub_districts[sub_district]: places.sub_district_names[sub_district]}
            self._known[key] = propose(self._book, Facts(event_type, self._scene.now, True, areas=area))
        return self._known[key]


def _evidence(scene: Scene, step: Step, event: Event, pictures: Pictures, words: dict, generator) -> dict:
    """What comes with a step, each member as `store.loop.events.Events.take_step` takes it."""
    found = {}
    for name in step.evidence:
        if name == "rating":
            found[name] = words["ratings"][int(generator.integers(len(words["ratings"])))]
        elif name == "dissatisfied":
            found["rating"] = "dissatisfied"
        elif name == "new_deadline":
            found[name] = to_text((handling_deadline(event.due) or step.at) + timedelta(days=3))
        elif name == "main_event":
            found[name] = event.into.uid
        elif name == "position":
            longitude, latitude = scene.site.degrees(event.at + generator.uniform(-15, 15, 2))
            found[name] = {"longitude": round(longitude, 7), "latitude": round(latitude, 7), "accuracy": 8}
        elif name.startswith("photo"):
            found[name] = [pictures.of(event, name)[0]]
    return found


def _write_parties(scene: Scene, made: list[Event], generator: np.random.Generator) -> None:
    """Who called, sealed; a grid worker's or a sensor's report has no such person."""
    told = [event for event in made if event.source in _TOLD]
    uids, names = new_uids(len(told)), Names(generator)
    people = names.full(names.surnames(len(told)), generator.random(len(told)) < 0.5)
    phones = generator.integers(0, 10**9, len(told)).tolist()
    hidden = (generator.random(len(told)) < _ANONYMOUS).tolist()
    contacts = Contacts(scene.store, scene.keyring)
    persons = [
        ClearPerson(uid, name, document_kind="", phone=f"12{phone:09d}", address_text=event.address)
        for uid, name, phone, event in zip(uids, people, phones, told, strict=True)
    ]
    sealed = [contacts.seal_contact("event_party", one.uid, clear_content(one)) for one in persons]
    scene.store.load(
        "event_party",
        {
            "uid": uids,
            "event_id": [event.id for event in told],
            "part": ["reporter"] * len(told),
            "name_masked": ["" if hide else mask_name(one.name) for one, hide in zip(persons, hidden, strict=True)],
            "phone_masked": ["" if hide else mask_phone(one.phone) for one, hide in zip(persons, hidden, strict=True)],
            "content": [one["content"] for one in sealed],
            "seal_key": [one["seal_key"] for one in sealed],
            "anonymous": hidden,
            "area_id": [scene.places.area_ids[event.area] for event in told],
        },
    )


def _tie_alarms(scene: Scene, made: list[Event]) -> None:
    """The alarms that sensors raise now belong to the event that tells of them, or become one as in a window."""
    for event in made:
        if metric := event.template.get("sensor"):
            sensors = scene.store.read("sensor", ["id"], where={"metric": metric})["id"]
            where = {"sensor_id": sensors, "state": "active"}
            for alarm in scene.store.read("sensor_alarm", ["id"], where=where)["id"]:
                scene.store.update("sensor_alarm", alarm, {"event_id": event.id})
    enter_alarms(scene.store, old=True, now=scene.now)
