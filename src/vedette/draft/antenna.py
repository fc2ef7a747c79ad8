"""Where an antenna stands, from plots of aircraft that say where they are.

A plot and a position of the same Mode S address at the same time give range and azimuth
from an antenna that is not known: two equations each, for two unknowns in all. They are
solved by least squares with a robust loss, because some positions are late or false.
The antenna's height is assumed: 100 m of it move a target at 50 km and 10 km of height
by 20 m. WGS 84 (`vedette.earth.ellipsoid` has the same formulas for the recorded path).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.optimize import least_squares

from vedette.columns import Floats, Ints
from vedette.draft.period import by_address
from vedette.draft.tables import Claims, Plots
from vedette.earth.ellipsoid import ECCENTRICITY_2, SEMI_MAJOR_M
from vedette.earth.geoid import load_geoid, undulation
from vedette.earth.plane import LATITUDE_MAX_DEG
from vedette.units import SECOND_NS

COMMON_MIN = 20  # plots of aircraft that say where they are
COMMON_MAX = 4000  # more would not sharpen what systematic errors blur
APART_S_MAX = 15.0  # of two positions that a plot lies between; a turn changes little
LOSS_M = 150.0  # beyond it an error is more likely a mistake: late by half a second
GOOD_M = 1000.0  # of a fit: 0.3 degrees at 200 km, worse than any radar in service
MAST_M = 30.0  # of an antenna above the sea, where nobody says it
METRES_PER_DEGREE = 111_195.0


class Fitted(NamedTuple):
    """Where an antenna stands, by common plots.

    Attributes
    ----------
    lat_deg, lon_deg, height_m : float
        WGS 84; the height is assumed.
    plots, aircraft : int
        That were used.
    residual_m : float
        Median distance of plots from where aircraft said they were.
    """

    lat_deg: float
    lon_deg: float
    height_m: float
    plots: int
    aircraft: int
    residual_m: float

    @property
    def good(self) -> bool:
        """It can be believed."""
        on_earth = abs(self.lat_deg) <= LATITUDE_MAX_DEG
        return on_earth and self.plots >= COMMON_MIN and self.residual_m <= GOOD_M


class _Common(NamedTuple):
    """Plots with the place that the aircraft said; first axis the plot."""

    range_m: Floats
    azimuth_rad: Floats
    lat_deg: Floats
    lon_deg: Floats
    height_m: Floats


def fit_antenna(plots: Plots, claims: Claims) -> Fitted | None:
    """Find an antenna.

    Parameters
    ----------
    plots : Plots
        Of one radar.
    claims : Claims
        Of all aircraft.

    Returns
    -------
    Fitted or None
        None without `COMMON_MIN` common plots. Whether it is good is for the caller.
    """
    found = [part for part in _common(plots, claims) if part.range_m.size]
    if sum(part.range_m.size for part in found) < COMMON_MIN:
        return None
    common = _Common(*(np.concatenate(column) for column in zip(*found, strict=True)))
    every = max(1, -(-common.range_m.size // COMMON_MAX))
    common = _Common(*(column[::every] for column in common))
    raised_m = _sea_m(float(common.lat_deg[0]), float(common.lon_deg[0]))
    north_m = common.range_m * np.cos(common.azimuth_rad)
    east_m = common.range_m * np.sin(common.azimuth_rad)
    shrink = np.cos(np.radians(common.lat_deg)) * METRES_PER_DEGREE
    first = (
        float(np.median(common.lat_deg - north_m / METRES_PER_DEGREE)),
        float(np.median(common.lon_deg - east_m / shrink)),
    )
    height_m = raised_m + MAST_M
    targets = ecef(common.lat_deg, common.lon_deg, common.height_m)

    def misses(shift: Floats) -> Floats:
        """Metres along and across each line of sight, for degrees of shift."""
        place = (first[0] + shift[0], first[1] + shift[1], height_m)
        range_m, azimuth_rad = sight(place, targets)
        turned = (common.azimuth_rad - azimuth_rad + np.pi) % (2.0 * np.pi) - np.pi
        along = common.range_m - range_m
        return np.concatenate([along, turned * common.range_m])

    solved = least_squares(
        misses, np.zeros(2), loss="soft_l1", f_scale=LOSS_M, x_scale=1e-3
    )
    left = misses(solved.x).reshape(2, -1)
    return Fitted(
        lat_deg=first[0] + float(solved.x[0]),
        lon_deg=(first[1] + float(solved.x[1]) + 180.0) % 360.0 - 180.0,
        height_m=height_m,
        plots=common.range_m.size,
        aircraft=len(found),
        residual_m=float(np.median(np.hypot(*left))),
    )


def _common(plots: Plots, claims: Claims) -> Iterator[_Common]:
    """Find the plots of each address that lie between two of its positions."""
    said = {int(claims.address[at[0]]): at for at in by_address(claims.address)}
    for seen in by_address(plots.address):
        at = said.get(int(plots.address[seen[0]]))
        if at is not None and at.size > 1:
            yield _of_aircraft(plots, seen, claims, at)


def _of_aircraft(plots: Plots, seen: Ints, claims: Claims, at: Ints) -> _Common:
    """Find those of one aircraft: rows of its plots, rows of its positions."""
    when_s = (claims.time_ns[at] - plots.epoch_ns) / SECOND_NS
    # The first position after each plot, or any where there is none.
    after = np.clip(np.searchsorted(when_s, plots.time_s[seen]), 1, at.size - 1)
    apart_s = when_s[after] - when_s[after - 1]
    share = (plots.time_s[seen] - when_s[after - 1]) / np.maximum(apart_s, 1e-9)
    before, behind = at[after - 1], at[after]
    raised_m = _sea_m(float(claims.lat_deg[at[0]]), float(claims.lon_deg[at[0]]))
    height_m = _between(claims.height_m, before, behind, share)
    height_m = height_m + np.where(claims.geometric[before] == 1, 0.0, raised_m)
    good = (share >= 0.0) & (share <= 1.0) & (apart_s <= APART_S_MAX)
    good &= np.isfinite(height_m)
    return _Common(
        plots.range_m[seen][good],
        plots.azimuth_rad[seen][good],
        _between(claims.lat_deg, before, behind, share)[good],
        _between(claims.lon_deg, before, behind, share)[good],
        height_m[good],
    )


def _between(values: Floats, before: Ints, behind: Ints, share: Floats) -> Floats:
    """Interpolate between rows."""
    begin = values[before]
    result: Floats = begin + share * (values[behind] - begin)
    return result


def _sea_m(lat_deg: float, lon_deg: float) -> float:
    """Give how high the sea lies there, 0 where that is not known."""
    raised_m = undulation(load_geoid(), lat_deg, lon_deg)
    return 0.0 if np.isnan(raised_m) else float(raised_m)


def ecef(lat_deg: Floats, lon_deg: Floats, height_m: Floats) -> Floats:
    """Convert geodetic positions to earth-centred coordinates.

    Parameters
    ----------
    lat_deg, lon_deg : (n,) degrees
        WGS 84.
    height_m : (n,) m
        Above the ellipsoid.

    Returns
    -------
    (3, n) m
    """
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    normal = SEMI_MAJOR_M / np.sqrt(1.0 - ECCENTRICITY_2 * np.sin(lat) ** 2)
    across = (normal + height_m) * np.cos(lat)
    up = (normal * (1.0 - ECCENTRICITY_2) + height_m) * np.sin(lat)
    return np.array([across * np.cos(lon), across * np.sin(lon), up])


def sight(
    antenna: tuple[float, float, float], targets: Floats
) -> tuple[Floats, Floats]:
    """See points from an antenna.

    Parameters
    ----------
    antenna : (float, float, float)
        Latitude, longitude (degrees), height above the ellipsoid (m).
    targets : (3, n) m
        Earth-centred.

    Returns
    -------
    range_m : (n,) m
        Slant range.
    azimuth_rad : (n,) rad
        From true north, clockwise, -pi to pi.
    """
    lat_deg, lon_deg, height_m = antenna
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    here = ecef(np.array(lat_deg), np.array(lon_deg), np.array(height_m))
    x, y, z = targets - here[:, None]
    outward = np.cos(lon) * x + np.sin(lon) * y
    east = np.cos(lon) * y - np.sin(lon) * x
    north = np.cos(lat) * z - np.sin(lat) * outward
    return np.sqrt(x * x + y * y + z * z), np.arctan2(east, north)
