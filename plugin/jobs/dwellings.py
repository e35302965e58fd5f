"""How many storeys and homes a building plausibly has, from its use, footprint and what the map says of its height.

Planning values for grids and generated residents, never stored as facts about a real building.
"""

from dataclasses import dataclass

import numpy as np

STOREY_METRES = 3.0
HOME_SQUARE_METRES = 145.0
_SMALLEST_HOUSE = 40.0  # smaller buildings without a use are sheds and garages
_LARGEST_HOUSE = 1200.0  # larger ones without a use and without storeys are halls
_USABLE = 0.8
_FEWEST_HOMES_FOR_UNITS = 9
_HOMES_A_LANDING = 4


@dataclass(frozen=True)
class Dwellings:
    """For each building: storeys above ground, homes in all, staircases (units)."""

    floors: np.ndarray
    homes: np.ndarray
    units: np.ndarray


def dwellings(
    uses: np.ndarray, floors: np.ndarray, heights: np.ndarray, units: np.ndarray, square_metres: np.ndarray
) -> Dwellings:
    """Estimate dwellings; ``uses`` are codes of building_use or None, the numbers NaN where the map has none."""
    uses = np.asarray(uses, dtype=object)
    square_metres = np.asarray(square_metres, dtype=float)
    by_height = np.where(np.isnan(heights), np.nan, np.maximum(1, np.round(heights / STOREY_METRES)))
    guess = np.where(square_metres < 90, 1, 2)
    known = np.where(np.isnan(floors) | (floors < 1), by_height, floors)
    storeys = np.where(np.isnan(known), guess, known).astype(np.int64)
    residential = np.isin(uses, ("residential", "mixed"))
    unknown = np.array([use is None for use in uses], dtype=bool)
    house = unknown & (square_metres >= _SMALLEST_HOUSE) & ((square_metres <= _LARGEST_HOUSE) | (storeys >= 4))
    # In a mixed building the ground floor holds shops.
    lived_in = np.where(uses == "mixed", np.maximum(storeys - 1, 1), storeys)
    homes = np.maximum(1, np.round(square_metres * _USABLE * lived_in / HOME_SQUARE_METRES)).astype(np.int64)
    homes = np.where(residential | house, homes, 0)
    a_floor = np.ceil(homes / np.maximum(lived_in, 1))
    guess = np.where(homes >= _FEWEST_HOMES_FOR_UNITS, np.ceil(a_floor / _HOMES_A_LANDING), 1)
    staircases = np.where(np.isnan(units) | (units < 1), guess, units).astype(np.int64)
    return Dwellings(storeys, homes, np.maximum(staircases, 1))
