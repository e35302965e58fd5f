"""Suppression against an attacker with a linear program over everything that was published."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from civicgrid.plugin.domain.suppression import REOPEN, THRESHOLD, publishable


def rests(parents, numbers):
    """What of each place lies in no smaller one; the leaves' own numbers among them."""
    rest = list(numbers)
    for index, parent in enumerate(parents):
        if parent is not None:
            rest[parent] -= numbers[index]
    return rest


def kind(people, count):
    """What somebody knows of a place who knows why it is withheld."""
    if count < THRESHOLD:
        return 0, min(THRESHOLD - 1, people)
    if people - count < THRESHOLD:
        return people - THRESHOLD + 1, people
    return THRESHOLD, people - THRESHOLD


class Attacker:
    """Knows the tree, who lives where, and the published numbers; ``strong``: also which places in a published one are
    withheld for being small or nearly everybody, and which to cover them.

    The unknowns are the rests of all places. ``interval`` asks for the least and the most of a place or of a rest.
    """

    def __init__(self, parents, people, counts, shown, strong):
        self.parents, count = parents, len(parents)
        self.inside = np.eye(count)
        for index in range(count):
            above = parents[index]
            while above is not None:
                self.inside[above, index] = 1
                above = parents[above]
        self.bounds = [(0, number) for number in rests(parents, people)]
        known = [index for index in range(count) if shown[index]]
        self.equal = (self.inside[known], [counts[index] for index in known]) if known else (None, None)
        self.less = (None, None)
        if strong:
            sides, limits = [], []
            for index in range(count):
                if not shown[index] and parents[index] is not None and shown[parents[index]]:
                    low, high = kind(people[index], counts[index])
                    sides += [self.inside[index], -self.inside[index]]
                    limits += [high, -low]
            if sides:
                self.less = (np.array(sides), limits)

    def interval(self, weights):
        ends = []
        for sign in (1, -1):
            found = linprog(sign * weights, A_eq=self.equal[0], b_eq=self.equal[1], A_ub=self.less[0],
                            b_ub=self.less[1], bounds=self.bounds, method="highs")  # fmt: skip
            assert found.status == 0
            ends.append(round(sign * found.fun, 6))
        return tuple(ends)


@st.composite
def trees(draw):
    """Places with parents before them, with people and marks in each rest, most of them few."""
    size = draw(st.integers(1, 14))
    parents = [None] + [
        draw(st.one_of(st.none(), st.integers(0, index - 1)) if draw(st.integers(0, 9)) == 0
             else st.integers(0, index - 1)) for index in range(1, size)
    ]  # fmt: skip
    own_people = [draw(st.integers(0, draw(st.sampled_from([3, 40, 400])))) for _ in range(size)]
    own = [draw(st.integers(0, min(number, draw(st.sampled_from([2, 9, 60]))))) for number in own_people]
    people, counts = list(own_people), list(own)
    for index in reversed(range(1, size)):
        if parents[index] is not None:
            people[parents[index]] += people[index]
            counts[parents[index]] += counts[index]
    return parents, people, counts


@settings(max_examples=120)
@given(trees())
def test_no_small_number_follows_from_what_is_published(tree):
    parents, people, counts = tree
    shown = publishable(parents, people, counts)
    own_people, own = rests(parents, people), rests(parents, counts)
    for index, number in enumerate(counts):
        assert not shown[index] or THRESHOLD <= number <= people[index] - THRESHOLD or people[index] == 0
    for strong in (False, True):
        attacker = Attacker(parents, people, counts, shown, strong)
        for index, number in enumerate(counts):
            if not shown[index]:
                hidden(attacker.interval(attacker.inside[index]), people[index], number)
            # What lies in no smaller place is a number that follows, too.
            if index in parents and own_people[index]:
                hidden(attacker.interval(np.eye(len(parents))[index]), own_people[index], own[index])


def hidden(interval, people, count):
    """Whether an interval keeps open what must be kept open."""
    low, high = kind(people, count)
    if low == 0 or high == people:
        assert interval[0] <= low
        assert interval[1] >= high


@settings(max_examples=60)
@given(trees(), st.data())
def test_what_was_withheld_stays_so_until_it_is_clearly_large(tree, data):
    parents, people, counts = tree
    before = data.draw(st.sets(st.integers(0, len(parents) - 1)))
    shown = publishable(parents, people, counts, before)
    for index in before:
        assert not shown[index] or counts[index] >= REOPEN or people[index] == 0
    attacker = Attacker(parents, people, counts, shown, False)
    for index, number in enumerate(counts):
        if not shown[index]:
            hidden(attacker.interval(attacker.inside[index]), people[index], number)


def test_a_lone_small_grid_takes_a_neighbour_with_it():
    parents, people = [None, 0, 0, 0], [3000, 1000, 1000, 1000]
    assert publishable(parents, people, [36, 12, 21, 3]).count(False) == 2
    assert publishable(parents, people, [36, 12, 14, 10]) == [True] * 4


def test_noughts_are_withheld_like_every_small_number():
    assert publishable([None, 0, 0, 0], [3000, 1000, 1000, 1000], [40, 40, 0, 0])[1:] == [False] * 3
    assert publishable([None], [500], [0]) == [False]
    assert publishable([None, 0, 0], [2000, 0, 2000], [40, 0, 40]) == [True] * 3  # nobody lives there


def test_what_lies_in_no_micro_grid_is_a_number_too():
    # 20 in the grid, 9 and 9 in its micro-grids: the two outside would follow.
    shown = publishable([None, 0, 0], [1000, 450, 450], [20, 9, 9])
    assert shown[0]
    assert shown.count(False) >= 1


def test_two_small_ones_with_the_largest_sum_do_not_cover_each_other():
    shown = publishable([None, 0, 0, 0], [3000, 1000, 1000, 1000], [38, 30, 4, 4])
    assert shown == [True, False, False, False]


def test_what_lies_in_a_withheld_place_is_withheld():
    shown = publishable([None, 0, 0, 2, 2], [2000, 1000, 1000, 500, 500], [43, 3, 40, 20, 20])
    assert shown == [True, False, False, False, False]


def test_a_place_whose_parts_cannot_be_hidden_is_hidden_itself():
    # Of 1002 people two live in the second part and have the mark: whoever knows the sum knows of the first.
    assert publishable([None, 0, 0], [1002, 1000, 2], [5, 3, 2]) == [False, False, False]


@pytest.mark.parametrize(("people", "counts"), [([10, 20], [6, 5]), ([20, 10], [5, 6]), ([4, 3], [5, 1])])
def test_numbers_that_contradict_each_other_are_refused(people, counts):
    with pytest.raises(ValueError, match=r"hold more|more people"):
        publishable([None, 0], people, counts)
