"""Who is told of a step that concerns them, without having to look at the event. Pure."""

HANDLER, DISPATCHER, MANAGER = "handler", "dispatcher", "manager"

_TOLD = {
    "dispatch": HANDLER, "rework": HANDLER, "reopen": HANDLER, "recall": HANDLER, "urge": HANDLER,
    "supervise": HANDLER, "supervise_yellow": HANDLER, "supervise_red": HANDLER, "end_supervision": HANDLER,
    "instruct": HANDLER, "grant_extension": HANDLER, "refuse_extension": HANDLER,
    "ask_extension": MANAGER, "escalate": MANAGER, "reopen_in_grid": DISPATCHER,
}  # fmt: skip


def told(action: str, held_by: str | None) -> str | None:
    """The role that is told of a step; None where nobody is.

    Handlers are those of the departments that have the event; while none has it the desk is told in their place.
    What a department sends back (`held_by` of the transition) goes to the desk.
    """
    if action == "send_back":
        return DISPATCHER if held_by else None
    return _TOLD.get(action)
