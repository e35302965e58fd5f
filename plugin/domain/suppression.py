"""Which counts of a special class 特殊人群 may be published 公布, so that no small one follows from the others.

Places lie in each other (micro-grid in grid in area in area); how many people live in each is known to everybody, and a
published place's number is known exactly. Withheld is:

- a place where fewer than THRESHOLD have the mark, none included. A published nought would make "withheld" mean "at
  least one lives here", and two withheld neighbours with a sum of two one each;
- a place where all but fewer than THRESHOLD have it: the number would say it of each who lives there;
- what would give such a place back by subtraction, with all that lies in it. What of a place lies in no smaller one
  is a number, too, and is treated as one although nobody publishes it.

The withheld places of one published place form a group, of which everybody knows the sum. It is safe when someone who
knows that sum, all inhabitants and even which of the places are withheld for their own sake still has to take every
number from none to THRESHOLD - 1 for possible in each small one. Groups share no unknowns, since all that lies in a
withheld place is withheld. At the end every number is looked at once more, with the bounds that all others leave it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

THRESHOLD = 5
"""The smallest number that is published; below it is written "< 5" (domain practice of k = 5)."""

REOPEN = 2 * THRESHOLD
"""A place that was withheld is published again from here on: else the day on which it crosses says its number."""

PUBLICATION_DAYS = 30
"""So long a publication stands: from two that lie close together one person's change could be read off."""


@dataclasses.dataclass(frozen=True)
class _Part:
    """A place, or what of its parent lies in no place (`place` None)."""

    place: int | None
    people: int
    count: int
    close: bool
    bounds: tuple[int, int]

    @property
    def telling(self) -> bool:
        return _is_telling(self.people, self.count)


def publishable(
    parents: Sequence[int | None], people: Sequence[int], counts: Sequence[int], before: Collection[int] = ()
) -> list[bool]:
    """Which of some places may have their number published.

    `parents`: index of the place in which each lies, None for the uppermost; `people`: who lives there, with or without
    the mark; `counts`: who of them has it; `before`: indices of the places that were withheld the last time. In each
    place those in it may leave a rest but not exceed it; ValueError otherwise. Places where nobody lives are published.
    """
    children: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    _check(children, people, counts)
    anew = _settled(children, parents, people, counts, frozenset())
    if not before or {index for index, there in enumerate(anew) if not there} == set(before):
        return anew  # the same pattern as the last time
    return _settled(children, parents, people, counts, frozenset(before))


def _settled(children, parents, people, counts, before) -> list[bool]:
    sizes = _sizes(children, len(parents))
    forced: set[int] = set()
    while True:
        shown, unsafe = _spread(children, people, counts, before, forced, sizes)
        if unsafe is None:
            unsafe = _told(children, parents, people, counts, shown, before)
        if unsafe is None:
            return shown
        forced.add(unsafe)


def _spread(children, people, counts, before, forced, sizes) -> tuple[list[bool], int | None]:
    """What is published from the top down; the second is a place whose parts cannot be hidden while it is shown."""
    shown = [number == 0 for number in people]
    waiting = [
        index
        for index in children.get(None, ())
        if people[index] and not _is_close(index, people, counts, before) and index not in forced
    ]
    while waiting:
        place = waiting.pop()
        shown[place] = True
        parts = _parts(place, children, people, counts, before)
        group = [part for part in parts if part.close or part.place in forced]
        if not group:
            waiting += [part.place for part in parts if part.place is not None]
            continue
        # The rest is never published, so that it is unknown as soon as anything is. What covered the last time covers
        # again: two publications of the same numbers must not differ in what they tell.
        group += [part for part in parts if (part.place is None or part.place in before) and part not in group]
        others = [part for part in parts if part not in group]
        # As the last time, else in an order that has nothing to do with the counts: it would say which is the larger.
        others.sort(
            key=lambda part: (part.place not in before, sizes[part.place], -part.people, part.place), reverse=True
        )
        while not _safe(group):
            if not others:
                return shown, place
            group.append(others.pop())
        waiting += [part.place for part in others]
    return shown, None


def _parts(place, children, people, counts, before) -> list[_Part]:
    """The inhabited places in a place and its rest."""
    found = [
        _part(index, people[index], counts[index], _is_close(index, people, counts, before))
        for index in children.get(place, ())
        if people[index]
    ]
    rest = people[place] - sum(part.people for part in found)
    if found and rest:
        count = counts[place] - sum(part.count for part in found)
        found.append(_part(None, rest, count, _is_telling(rest, count)))
    return found


def _part(place: int | None, people: int, count: int, close: bool) -> _Part:
    """A part with the bounds of its kind: few, nearly all, or neither; ``close``: withheld without any other."""
    if count < THRESHOLD:
        bounds = (0, min(THRESHOLD - 1, people))
    elif _is_telling(people, count):
        bounds = (people - THRESHOLD + 1, people)
    else:
        bounds = (THRESHOLD, people - THRESHOLD)
    return _Part(place, people, count, close, bounds)


def _is_telling(people: int, count: int) -> bool:
    return min(count, people - count) < THRESHOLD


def _is_close(index: int, people, counts, before) -> bool:
    """Whether a place is withheld for its own sake."""
    if _is_telling(people[index], counts[index]):
        return True
    return index in before and min(counts[index], people[index] - counts[index]) < REOPEN


def _safe(group: list[_Part]) -> bool:
    """Whether each part may be anything that its kind allows, or is at least not known, for who knows sum and kinds."""
    total = sum(part.count for part in group)
    lows, highs = (sum(part.bounds[end] for part in group) for end in (0, 1))
    for part in group:
        low = max(part.bounds[0], total - (highs - part.bounds[1]))
        high = min(part.bounds[1], total - (lows - part.bounds[0]))
        if part.telling and (low, high) != part.bounds:
            return False
        if low == high and part.bounds[0] < part.bounds[1]:
            return False
    return True


def _told(children, parents, people, counts, shown, before) -> int | None:
    """A published place that tells of a number in it what it must not, by the bounds that all others leave it.

    In a tree of sums, bounds handed up and then down again are the exact ones.
    """
    order = _from_the_top(children)
    parts = {place: _parts(place, children, people, counts, before) for place in order}
    up: dict[int, tuple[int, int]] = {}
    for place in reversed(order):
        inside = [_bounds_of(part, place, up, shown, counts) for part in parts[place]]
        low, high = (sum(bounds[end] for bounds in inside) for end in (0, 1))
        up[place] = (low, high) if inside else (0, people[place])
        if shown[place]:
            up[place] = (counts[place], counts[place])
    known, above = dict(up), dict.fromkeys(children.get(None, ()))
    for place in order:
        inside = [_bounds_of(part, place, up, shown, counts) for part in parts[place]]
        lows, highs = (sum(bounds[end] for bounds in inside) for end in (0, 1))
        source = place if shown[place] else above[place]
        for part, (least, most) in zip(parts[place], inside, strict=True):
            low = max(least, known[place][0] - (highs - most))
            high = min(most, known[place][1] - (lows - least))
            if part.place is not None:
                known[part.place], above[part.place] = (low, high), source
            hidden = part.place is None or not shown[part.place]
            kind = _part(None, part.people, part.count, True).bounds
            if source is not None and hidden and part.telling and not (low <= kind[0] and kind[1] <= high):
                return source
    return None


def _bounds_of(part: _Part, parent: int, up, shown, counts) -> tuple[int, int]:
    """What is known of a part without its parent's number; of a group's part also its kind."""
    if part.place is None:
        least, most = 0, part.people
        grouped = shown[parent]
    else:
        least, most = up[part.place]
        grouped = shown[parent] and not shown[part.place]
    return (max(least, part.bounds[0]), min(most, part.bounds[1])) if grouped else (least, most)


def _from_the_top(children: dict[int | None, list[int]]) -> list[int]:
    order, waiting = [], list(children.get(None, ()))
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting += children.get(place, ())
    return order


def _sizes(children: dict[int | None, list[int]], count: int) -> list[int]:
    """How many places lie in each, itself included: what withholding it costs."""
    sizes = [1] * count
    for place in reversed(_from_the_top(children)):
        sizes[place] += sum(sizes[child] for child in children.get(place, ()))
    return sizes


def _check(children: dict[int | None, list[int]], people: Sequence[int], counts: Sequence[int]) -> None:
    for numbers in (people, counts):
        for place, inside in children.items():
            if place is not None and sum(numbers[child] for child in inside) > numbers[place]:
                raise ValueError(f"the places in place {place} hold more than it does")
    if any(count > number for count, number in zip(counts, people, strict=True)):
        raise ValueError("more people have a mark than there are")
