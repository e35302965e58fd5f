"""Taking steps from the panel: what may be chosen is read, the form shown, the answer written, all else told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis

from ...domain.events.workflow import Transition
from ...jobs.attach.files import attach_files, told
from ...jobs.event_look import Answer, EventLook, degrees_of, look_at_event, take_step, was_taken
from ...jobs.sentences import error_sentence
from ...services.translation import named, tr
from ...store import ChangedMeanwhile, StepRefused, Store, StoreUnavailable
from ...store.loop.event_details import last_positions, open_events, ratings, read_facts
from ...store.loop.event_list import EventRow
from ..panel import Workbench
from .proposing import choices, proposed
from .step_form import Asking, Offered

if TYPE_CHECKING:
    from .widget import EventsWidget


@dataclass(frozen=True)
class _Sent:
    """A step that was sent to the store and not answered; ``uid`` is its own."""

    event: int
    number: str
    transition: Transition
    uid: str


class Steps:
    """The steps of the event that a panel shows."""

    def __init__(self, workbench: Workbench, panel: "EventsWidget"):
        self._workbench, self._panel = workbench, panel
        self._sent: dict[str, _Sent] = {}
        self._doubtful: dict[str, _Sent] = {}

    def begin(self, transition: Transition) -> None:
        """Read what may be chosen for a step, then show its form."""
        look = self._panel.look()
        if look is None:
            return
        event, place, requires = look.facts.row.id, look.facts.place, transition.requires

        def work(store: Store) -> Offered:
            return Offered(
                choices(store) if "department" in requires else (),
                ratings(store) if {"rating", "dissatisfied"} & set(requires) else (),
                _responders(store) if "position" in requires else (),
                proposed(store, event) if "department" in requires else None,
            )

        def done(offered: Offered) -> None:
            now = self._panel.look()
            if now is None or now.facts.row.id != event or self._panel.details.in_form:
                return
            zone = self._workbench.session.store.zone
            asking = Asking(self._ask_place, self._ask_event, self._search)
            self._panel.details.form.show_step(look, transition, offered, self._panel.pieces(), zone, asking)
            self._panel.details.show_form()
            if "position" in requires and place is not None:
                self._panel.on_map.look_at(place)

        self._workbench.in_open_store(tr("Read what may be chosen"), work, done)

    def take(self, answer: Answer) -> None:
        """Take the step that is filled in; what speaks against it is said beside its field."""
        look, form = self._panel.look(), self._panel.details.form
        if look is None or form.transition is None:
            return
        event, transition, seq, uid = look.facts.row.id, form.transition, form.seq, form.uid
        self._sent[uid] = sent = _Sent(event, look.facts.row.number, transition, uid)

        def work(store: Store) -> int:
            return take_step(store, event, transition.action, seq, answer, uid)

        def here() -> bool:
            return form.uid == uid and form.transition is not None

        def done(_seq: int) -> None:
            self._answered(uid)
            if here():
                self._taken(transition)

        def failed(error: BaseException) -> None:
            self._answered(uid)
            if isinstance(error, StoreUnavailable):
                # Whether it was lost before or after the commit is known to the server alone.
                self._doubtful[uid] = sent
                self._doubt(error_sentence(error), here())
            elif not here():
                self._workbench.say_error(error)
            elif isinstance(error, StepRefused):
                form.show_problems(error.problems)
            elif isinstance(error, ChangedMeanwhile):
                form.say(error_sentence(error))
                self._reread(event, error_sentence(error))
            else:
                form.say(error_sentence(error))
                form.set_busy(busy=False)

        self._workbench.in_open_store(tr("Take the step"), work, done, failed)

    def server_turned(self) -> None:
        """Say in the form that its step waits for a server that does not answer."""
        form, lost = self._panel.details.form, self._workbench.session.lost
        if lost and form.transition is not None and form.uid in self._sent:
            form.say(f"{lost}\n{_doubt()}")

    def settle(self) -> None:
        """Ask whether the steps whose answers were lost, or do not come, were taken, and say so."""
        for sent in (self._sent | self._doubtful).values():
            self._workbench.in_open_store(
                tr("Ask whether the step was taken"),
                lambda store, sent=sent: was_taken(store, sent.event, sent.uid),
                lambda taken, sent=sent: self._settled(sent, taken=taken),
                lambda _error: None,  # the server is lost again: asked once more when it is back
            )

    def forget(self) -> None:
        """Another store or person: nobody waits for an answer any more."""
        self._sent.clear()
        self._doubtful.clear()

    def _settled(self, sent: _Sent, *, taken: bool) -> None:
        if sent.uid not in self._sent | self._doubtful:
            return  # answered meanwhile
        self._answered(sent.uid)
        form, name = self._panel.details.form, named(sent.transition)
        if form.uid != sent.uid or form.transition is None:
            text = tr("The step {action} of event {number} was taken before the connection was lost.")
            if not taken:
                text = tr("The step {action} of event {number} was not taken: the connection was lost before.")
            self._workbench.say(text.format(action=name, number=sent.number), Qgis.MessageLevel.Warning)
        elif taken:
            self._taken(sent.transition)
        else:
            text = tr("The connection is back. The step was not taken; what you filled in is kept: confirm once more.")
            form.say(text)
            form.set_busy(busy=False)
            self._panel.read_again()

    def _doubt(self, error: str, here: bool) -> None:
        """Say that an answer was lost; where the server is there nevertheless, it is asked at once."""
        form = self._panel.details.form
        if here:
            form.say(f"{error}\n{_doubt()}")
            form.set_busy(busy=False)
        else:
            self._workbench.say(f"{error}\n{_doubt()}", Qgis.MessageLevel.Warning)
        if not self._workbench.session.lost:
            self.settle()

    def _answered(self, uid: str) -> None:
        self._sent.pop(uid, None)
        self._doubtful.pop(uid, None)

    def _taken(self, transition: Transition) -> None:
        """Show the event again, whose step was taken."""
        self._panel.on_map.close()
        self._panel.details.leave_form()
        self._panel.details.tell("✓ " + tr("Done: {action}").format(action=named(transition)))
        self._panel.details.setFocus()
        self._panel.read_again()

    def moved_on(self, look: EventLook) -> None:
        """Somebody else took a step while one is being filled in."""
        form, last = self._panel.details.form, look.steps[-1]
        if form.transition is None or look.seq == form.seq:
            return
        if any(step.uid == form.uid for step in look.steps):
            # Its answer was lost, or is still on its way.
            self._answered(form.uid)
            self._taken(form.transition)
            return
        text = tr("Meanwhile {person} took the step {action}.")
        taken = (last.state_before, last.action)
        names = (named(one) for one in look.workflow.transitions if (one.state_before, one.action) == taken)
        action = next(names, last.action)
        form.go_on(look, text.format(person=last.person or tr("somebody"), action=action))

    def attach(self, event: int | None, files: Sequence[Path], kind: str) -> None:
        """Attach files to the event that is shown, photos as a kind."""
        if event is None or not files:
            return
        details = self._panel.details
        details.tell(tr("Attaching {count} files …").format(count=len(files)))

        def work(store: Store) -> str:
            return told(attach_files(store, "event", event, files, kind=kind))

        def done(text: str) -> None:
            details.tell(text)
            self._panel.read_again()

        def failed(error: BaseException) -> None:
            details.tell("⚠ " + error_sentence(error))

        self._workbench.in_open_store(tr("Attach files"), work, done, failed)

    def _reread(self, event: int, said: str) -> None:
        """Read the event that has moved on, and leave what was filled in as it is."""
        account, form = self._workbench.session.account, self._panel.details.form

        def done(look: EventLook) -> None:
            if form.transition is not None and self._panel.look() is not None:
                form.go_on(look, said)
                self._panel.read_again()

        self._workbench.in_open_store(tr("Read the event"), lambda store: look_at_event(store, event, account), done)

    # what the form asks

    def _ask_place(self, take: Callable[[float, float], object]) -> None:
        def placed(longitude: float, latitude: float) -> None:
            self._panel.on_map.mark(longitude, latitude)
            take(longitude, latitude)

        self._panel.on_map.ask_place(placed)

    def _ask_event(self, take: Callable[[EventRow, str], object]) -> None:
        account = self._workbench.session.account

        def clicked(event: int) -> None:
            self._workbench.in_open_store(
                tr("Read the event"),
                lambda store: read_facts(store, event, account),
                lambda facts: take(facts.row, facts.uid),
            )

        self._panel.on_map.ask_event(clicked)

    def _search(self, text: str, take: Callable[[Sequence[tuple[EventRow, str]]], object]) -> None:
        look, account = self._panel.look(), self._workbench.session.account
        if look is None:
            return
        event = look.facts.row.id

        def work(store: Store) -> list[tuple[EventRow, str]]:
            rows = open_events(store, account, text, event)
            uids = (
                store.read("event", ["id", "uid"], where={"id": [row.id for row in rows]})
                if rows
                else {"id": (), "uid": ()}
            )
            of = dict(zip(uids["id"], uids["uid"], strict=True))
            return [(row, of[row.id]) for row in rows]

        def done(found: list[tuple[EventRow, str]]) -> None:
            form = self._panel.details.form
            if form.transition is not None and "main_event" in form.transition.requires:
                take(found)

        self._workbench.in_open_store(tr("Find events"), work, done)


def _responders(store: Store) -> list[tuple[str, float, float, float | None]]:
    """Where responders were last: what is said of each, longitude and latitude, and how sure it is in metres."""
    found = []
    for one in last_positions(store):
        text = tr("{name}, {minutes} min ago").format(name=one.name, minutes=one.minutes)
        if one.metres is not None:
            text += f" (±{one.metres:.0f} m)"
        found.append((text, *degrees_of(store, one.place), one.metres))
    return found


def _doubt() -> str:
    return tr(
        "Whether the step was taken is told once the connection is back. What you filled in is kept; confirming again"
        " does not take it twice."
    )
