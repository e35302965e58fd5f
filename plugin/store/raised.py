"""What the store's own SQL says when it refuses or warns, so that it can be said in the user's language.

The texts stay English in the scripts of ``sql/``; they arrive in an error or a notice of the database, filled in.
"""

import re

from ..services.translation import tr

RAISED = {
    "area.circle": "an area cannot lie under itself",
    "event.first_state": "an event begins in the first state of its workflow",
    "deadline.amount": "a deadline lies 1 to 9999 units ahead",
    "deadline.working_time": "working time is not kept as {value}",
    "event.workflow": "an event goes through the workflow of its type",
    "event.closing": "an event is closed by its last step",
    "event.repeated": "the event is there already",
    "event.identity": "the id, uid, number and workflow of an event cannot change",
    "event.external": "the external number belongs to another event",
    "event.closed": "the place and the type of a closed event stay as they are",
    "event.state": "the state of an event follows from its last step",
    "event.delete": "an event that has steps cannot be deleted",
    "event.follows": "what follows from the steps of an event is not written by hand",
    "event.reported": "when and by whom an event was reported, and its given deadline, stay as they are",
    "event.level": "how grave an event is shown follows from its colour, grade and urgency",
    "event.type": "there is no such type of event",
    "event.urgency": "there is no such urgency",
    "event.place": "the area, the grid or the component is not there",
    "event.due": "the deadlines of an event follow from its steps and the rules",
    "event.departments": "which departments have an event follows from its steps",
    "event.measures": "what is measured of an event follows from its steps",
    "event.absent": "event {event} is not there",
    "event.moved_on": "Event {number} has moved on meanwhile: {person} took the step {action}, it is now {state}.",
    "event.not_allowed": "event {number} is {state}: the workflow does not allow the step {action}",
    "step.repeated": "the step is there already",
    "step.event": "a step belongs to an event and has its workflow",
    "step.not_allowed": "the workflow does not allow this step",
    "step.genesis": "the first step, and no other, is the genesis",
    "step.order": "a step follows the last step of its event",
    "step.time": "a step is not taken before the one that it follows",
    "step.area": "a step has the area of its event",
    "step.person": "a step names the person who takes it",
    "step.other_person": "this step is for another person than the one who handled the event",
    "step.self_verified": "self_verified marks a step that another person should have taken, and no other",
    "step.spent": "the workflow allows the step {action} no more for this event",
    "step.spent_here": "the workflow allows this step no more for this event",
    "step.lacks": "the step {action} needs: {requirement}",
    "step.lacks_here": "this step lacks what the workflow asks for",
    "step.photos": "the photos of a step are attached to its event",
    "step.dissatisfied": "who is not satisfied reopens the event",
    "step.department": "the step {action} is for the department that has the event",
    "step.department_here": "this step is for the department that has the event",
    "step.no_department": "the step {action} gives the event to no department",
    "step.no_department_here": "this step gives the event to no department",
    "step.main_event": "the main event has to be another event that is open",
    "step.merged": "other reports are merged into this event, which cannot be voided",
    "step.reach": "an event goes to active departments of its area or of one above",
    "step.far": "the position is {metres} m from the event; {limit} m are allowed",
    "step.role": "the step {action} needs the role {role}",
    "step.account": "a step is taken by an account of the store",
    "step.change": "a step cannot be changed",
    "step.delete": "a step cannot be deleted",
    "assignment.area": "an assignment has the area of its event",
    "assignment.rewritten": "an assignment goes on, it is never rewritten",
    "assignment.follows": "an assignment that is {before} cannot become {after}",
    "assignment.follows_here": "an assignment cannot go on like this",
    "assignment.closed": "nobody is sent to an event that is closed",
    "assignment.begins": "an assignment begins with being assigned",
    "assignment.responder": "this account has no such responder",
    "assignment.repeated": "the responder is sent to this event already",
    "assignment.absent": "assignment {assignment} is not there",
    "assignment.speaks": "this account may not speak for the responder",
    "message.absent": "this account has no such message",
    "message.back": "a receipt never goes back",
    "message.sent": "of a message that was sent its receipt alone goes on",
    "message.to_sign": "this task is signed for already, or was taken back",
    "duty.log": "lines of the duty log are never changed or deleted",
    "duty.hand_over": "a hand-over stays as it was given, and as it was accepted",
    "duty.addressee": "a hand-over is accepted by the one to whom it is addressed",
    "duty.same_person": "a hand-over is accepted by another person than the one who hands over",
    "duty.serial": "the event has a report with this number already",
    "duty.report": "an information report stays as it was sent",
    "transition.repeated": "the workflow has this step already",
    "transition.other_person": "which steps are for another person is for the owner of the store to say",
    "transition.used": "events have taken this step: it cannot leave the workflow",
    "alarm.event": "the event of the alarm is not there",
    "alarm.record": "who acknowledged an alarm, and who was called for it, stays on record",
    "alarm.right": "calls are made by those who keep the desk",
    "alarm.rule_right": "how alarms are called is for managers to choose",
    "alarm.rule": "{name} is no setting of alarms",
    "search.right": "this account may not search for persons",
    "search.terms": "a search has at most 16 terms",
    "search.committed": "a search is answered after its audit line is committed",
    "reveal.right": "this account may not see clear data",
    "reveal.right_person": "this account may not see clear data of person {person}",
    "reveal.area": "person {person} is not in this account's area",
    "reveal.reason": "a reveal needs a reason and the fields to see",
    "reveal.absent": "this account has made no such request",
    "reveal.committed": "a request is answered after its transaction is committed",
    "reveal.used": "the request was used already",
    "reveal.expired": "the request has expired",
    "reveal.change": "a request to reveal is used once and never changed",
    "count.right": "this account may not count residents",
    "tags.right": "counts of tags are published by managers only",
    "tags.stand": "the last counts of tags still stand",
    "person.right": "this account may not enter persons",
    "person.area": "some of the persons are not in this account's area",
    "match.limit": "in 30 days an account may ask for at most {limit} residents whom it does not enter",
    "sealed.right": "this account may not open what is sealed there",
    "sealed.reason": "what is sealed is opened with a reason only",
    "sealed.party": "this account may not change who is concerned by this event",
    "sealed.party_reason": "who is concerned by an event is changed with a reason only",
    "sealed.committed": "what is sealed is answered after its audit line is committed",
    "relink.right": "this account may not link persons again",
    "relink.reason": "linking again needs a reason",
    "relink.committed": "addresses are read after the request to link again is committed, until it is finished",
    "tag.code": "the tag {tag} is not in use in this store",
    "tag.unused": "a tag is not in use in this store",
    "tag.sealed": "a sealed tag is switched on or off by its module only",
    "tag.right": "the modules of sealed tags are for managers",
    "tag.absent": "there is no sealed tag {tag}",
    "tag.basis": "a sealed tag needs an owner unit, a legal basis, a purpose and an end within a year",
    "export.right": "this account may not export in clear",
    "export.reason": "a clear export needs a reason",
    "export.absent": "this account has begun no such export",
    "limit.hour": "the limit of {limit} an hour is reached",
    "audit.guarded": "the audit line {action} is written by its own function only",
    "audit.change": "rows of audit_log are never changed or deleted",
    "account.absent": "the login {login} has no active account in this store",
    "account.inactive": "this login is no active account of the store",
    "media.right": "the settings of attachments are for managers",
    "event.future": "an event is reported when it has happened",
    "event.past": "events of earlier days are entered by clerks, dispatchers and managers",
    "event.number": "the number of an event is the next of its day",
    "event.belongs": "what belongs to an event stays with it",
    "alarm.acknowledge_right": "alarms are acknowledged by those who keep the desk",
    "duty.report_due": "until when a report is owed follows from its event",
    "event.report_right": "this account may not report events",
    "deadlines.bounds": "no rule makes such a deadline for event {event}",
    "deadlines.bounds_here": "no rule makes such a deadline for this event",
    "deadlines.milestone": "the workflow has no milestone {milestone}",
    "deadlines.right": "this account may not set deadlines",
    "working_time.right": "working time and deadlines are set by managers only",
    "working_time.setting": "{name} is no setting of working time",
    "media.setting": "{name} is no setting of attachments",
    "role.unbound": "the role {role} exists and is bound by no row-level security",
    "role.create": "The login {login} may not create roles, so that only the owner can use this store; "
    "missing: {roles}.",
    "leakproof": "Maps will be slow for accounts bound to an area until a superuser runs: "
    "ALTER FUNCTION {function} LEAKPROOF.",
    "partition.absent": "table {table} is not partitioned",
}


def _pattern(text: str) -> re.Pattern:
    """Finds ``text`` filled in; it may be a whole sentence where the SQL begins small and ends without a stop."""
    pieces = re.split(r"\{(\w+)\}", text.removesuffix("."))
    found = "".join(f"(?P<{piece}>.+?)" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces))
    return re.compile(found + r"\.?", re.DOTALL | re.IGNORECASE)


_PATTERNS = {code: _pattern(text) for code, text in RAISED.items()}


def in_words(text: str) -> str:
    """The user's sentence for a text that the store's SQL raised; any other text stays as it is."""
    for code, pattern in _PATTERNS.items():
        if found := pattern.fullmatch(text):
            # take_step says "somebody" for a step that names nobody.
            values = {
                name: tr("somebody") if value == "somebody" else value for name, value in found.groupdict().items()
            }
            return tr(RAISED[code]).format(**values)
    return text
