"""Photos that a step rests on: they are files that are attached to its event."""

from __future__ import annotations

from collections.abc import Collection

from ..problems import Problem
from .machine import Step, is_digest

PHOTOS = ("photo", "photo_before", "photo_after")
"""The members of a step's evidence that are lists of files, each named by its SHA-256."""


def photos_of(step: Step) -> dict[str, list[str]]:
    """The files that a step names, by member; what is of another form is the machine's to refuse."""
    given = {word: (step.evidence or {}).get(word) for word in PHOTOS}
    return {
        word: [one for one in files if is_digest(one)]
        for word, files in given.items()
        if isinstance(files, list | tuple)
    }


def unattached(step: Step, attached: Collection[str]) -> list[Problem]:
    """What speaks against a step beside `machine.refusals`: photos that are not among the files of its event.

    One problem for each member, with how many of its photos are missing and the first of them.
    """
    problems = []
    for word, files in photos_of(step).items():
        missing = [one for one in files if one not in attached]
        if missing:
            params = {"requirement": word, "count": len(missing), "file": missing[0][:8]}
            problems.append(Problem("step.photo", field=word, params=params))
    return problems
