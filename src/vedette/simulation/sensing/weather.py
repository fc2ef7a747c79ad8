"""Weather: what altimeters say of a height on this night.

Law: `vedette.earth.pressure`: sea-level pressure and the warmth of the column of air
differ from the standard atmosphere, by one draw each for the whole night; the steps of
a reply add the rest. Heights m above the ellipsoid, altitudes ft.
"""

import math
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.earth.pressure import EARTH_RADIUS_M, SIGMA_COLUMN, SIGMA_SEA_LEVEL_M
from vedette.fixed_math import normal_pair
from vedette.simulation.streams import number_of
from vedette.simulation.world import World
from vedette.units import FOOT_M


class Weather(NamedTuple):
    """One night's air.

    Attributes
    ----------
    raised_m : how much higher than its altitude something is at sea level
    column : share by which the column of air is thicker than the standard one
    """

    raised_m: float
    column: float


def weather_of(world: World) -> Weather:
    """Draw the air of a night.

    Parameters
    ----------
    world : World
        Whose key names the draw.

    Returns
    -------
    Weather
        One for the whole night and site.
    """
    first, second = normal_pair(world.key, number_of("sensing", "weather"), 0)
    return Weather(SIGMA_SEA_LEVEL_M * first, SIGMA_COLUMN * second)


def pressure_altitude_ft(h_m: Floats, undulation_m: float, weather: Weather) -> Floats:
    """Say what altimeters show at heights.

    Parameters
    ----------
    h_m : (n,) m
        Above the ellipsoid.
    undulation_m : float
        Of the geoid there; nan where unknown.
    weather : Weather
        Of the night.

    Returns
    -------
    (n,) ft
        Pressure altitude; nan where the undulation is unknown.
    """
    if math.isnan(undulation_m):
        return np.full(h_m.shape, math.nan)
    true_m = h_m - undulation_m - weather.raised_m
    geopotential_m = EARTH_RADIUS_M * true_m / (EARTH_RADIUS_M + true_m)
    altitude_ft: Floats = geopotential_m / (1.0 + weather.column) / FOOT_M
    return altitude_ft
