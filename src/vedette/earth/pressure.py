"""Heights from pressure altitudes: the standard atmosphere and what weather does to it.

An encoding altimeter reports the height at which the standard atmosphere (ICAO Doc
7488, ISA) has the pressure it measured. It is exact as a pressure and doubtful as a
height:

- Sea-level pressure differs from 1013.25 hPa; 12 hPa (its standard deviation over
  northern Europe in winter, less in summer) is 100 m at every height.
- The column of air is warmer or colder than ISA; 9 K (a summer or winter week) makes
  it 3.5 % thicker or thinner: 370 m at 10.6 km. Airliners' geometric heights show it.
- The altimeter and its static port: some 25 m, plus steps of 25 or 100 ft.

These three are independent, so variances add. Heights in metres above the ellipsoid.
"""

import math

from vedette.fixed_math import power
from vedette.kernel import kernel

SIGMA_SEA_LEVEL_M = 100.0
SIGMA_COLUMN = 0.035  # of the height
SIGMA_ALTIMETER_M = 27.0  # 25 m, and steps of 100 ft (30.48 m / sqrt(12) = 9 m)
EARTH_RADIUS_M = 6356766.0  # ISA's, between geopotential and geometric height
SEA_LEVEL_HPA = 1013.25
SEA_LEVEL_K = 288.15
LAPSE_KPM = 0.0065
TROPOPAUSE_M = 11000.0
PRESSURE_EXPONENT = 5.255879812716677  # g / (R L) = 9.80665 / (287.05287 * 0.0065)


@kernel
def geometric_from_geopotential(altitude_m: float) -> float:
    """Return the geometric height of an ISA altitude, which is geopotential.

    Parameters
    ----------
    altitude_m : float
        Geopotential metres.

    Returns
    -------
    float
        Metres; 18 m more at 10.6 km.
    """
    return EARTH_RADIUS_M * altitude_m / (EARTH_RADIUS_M - altitude_m)


@kernel
def pressure_hpa(altitude_m: float) -> float:
    """Return the ISA pressure at a pressure altitude up to 11 km.

    Parameters
    ----------
    altitude_m : float
        Pressure altitude, -500 to 11,000 m.

    Returns
    -------
    float
        hPa; nan above the tropopause.
    """
    if not altitude_m <= TROPOPAUSE_M:
        return math.nan
    warm = 1.0 - LAPSE_KPM * altitude_m / SEA_LEVEL_K
    return SEA_LEVEL_HPA * power(warm, PRESSURE_EXPONENT)


@kernel
def height_from_pressure_altitude(
    altitude_m: float, undulation_m: float
) -> tuple[float, float]:
    """Return the height above the ellipsoid that a pressure altitude speaks for.

    Parameters
    ----------
    altitude_m : float
        Pressure altitude (1013.25 hPa), metres.
    undulation_m : float
        Of the geoid at the place (`vedette.earth.geoid.undulation`).

    Returns
    -------
    tuple of float
        Height above the ellipsoid and its standard deviation, metres; both nan where
        the altitude or the undulation is unknown.
    """
    if not (abs(altitude_m) < math.inf and abs(undulation_m) < math.inf):
        return math.nan, math.nan
    column = SIGMA_COLUMN * altitude_m
    variance = SIGMA_SEA_LEVEL_M * SIGMA_SEA_LEVEL_M
    variance += SIGMA_ALTIMETER_M * SIGMA_ALTIMETER_M + column * column
    height_m = geometric_from_geopotential(altitude_m) + undulation_m
    return height_m, math.sqrt(variance)
