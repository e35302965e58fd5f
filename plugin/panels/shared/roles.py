"""Roles in words: what they are called and what they allow."""

from collections.abc import Iterable

from ...services.translation import tr

ROLE_NAMES = {
    "viewer": "Viewer",
    "clerk": "Clerk",
    "grid_worker": "Grid worker",
    "dispatcher": "Dispatcher",
    "handler": "Handler",
    "verifier": "Verifier",
    "revealer": "Revealer",
    "manager": "Manager",
    "exporter": "Exporter",
    "auditor": "Auditor",
    "linker": "Linker",
}
ROLE_DUTIES = {
    "viewer": "Sees maps, things and events of the area; no residents.",
    "clerk": "Accepts events and calls back; enters people and houses, masked.",
    "grid_worker": "Reports events and keeps people and houses of the grid up to date.",
    "dispatcher": "Dispatches events, sends messages, closes roads, makes plans.",
    "handler": "Signs for events and handles them; never sees who reported.",
    "verifier": "Verifies on site; another person than the handler.",
    "revealer": "Sees a resident's clear details, on request and with a reason.",
    "manager": "Manages accounts, areas and code lists, and reads the audit log.",
    "exporter": "Exports contacts in clear to a file, with a reason; every export is numbered.",
    "auditor": "Reads who saw, searched or exported what and why, and checks the chain of the log; sees no residents.",
    "linker": "Links residents to rooms again by the addresses they gave; every run leaves a line in the log.",
}


def role_names(roles: Iterable[str]) -> str:
    """The names of roles, in the order of the list of roles."""
    held = set(roles)
    return tr(", ").join(tr(ROLE_NAMES[role]) for role in ROLE_NAMES if role in held)
