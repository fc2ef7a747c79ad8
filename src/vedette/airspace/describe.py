"""What a volume is, in words and numbers that a person can check against a map.

`vedette check` prints it: a wrong file shows in its area or its neighbours first.
Areas are on the ellipsoid: a strip under a segment has the area of integral q dlambda
times b²/2, q the authalic function (Snyder 1987, equation 3-12), here by Simpson's rule
over a segment that is straight in latitude and longitude.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from vedette.airspace.volume import Floats, Ring, Volume
from vedette.earth.ellipsoid import ECCENTRICITY, ECCENTRICITY_2, SEMI_MAJOR_M
from vedette.fixed_math import log, sin
from vedette.kernel import kernel
from vedette.units import DEGREE_RAD

QUANTILES = (0.05, 0.5, 0.95)
LATITUDE_POLE_DEG = 90.0  # a circle for the cosine: lengths here need no better


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Numbers about one volume.

    Parameters
    ----------
    volume : Volume
        What is described.
    area_km2 : float
        On the ellipsoid.
    corners, rings : int
        How many points and closed lines it has.
    sigma_m : tuple of float
        5 %, 50 % and 95 % of the border's length are known at least so well.
    neighbours : tuple of str
        Who lies beyond, in alphabetical order.
    """

    volume: Volume
    area_km2: float
    corners: int
    rings: int
    sigma_m: tuple[float, ...]
    neighbours: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """Return what `vedette check` prints."""
        volume = self.volume
        low, middle, high = self.sigma_m
        name = f"volume {volume.id} ({volume.kind} {volume.code})"
        size = f"{self.area_km2:,.0f} km², {self.rings} rings, {self.corners} corners"
        return (
            f"{name}: {size}",
            f"  heights: {_height(volume.floor_m)} to {_height(volume.ceiling_m)}",
            f"  neighbours: {', '.join(self.neighbours)}",
            f"  border sigma: {middle:.0f} m (5-95 %: {low:.0f}-{high:.0f} m)",
            f"  source: {volume.source}; {volume.version}",
            f"  valid from: {volume.valid_from}",
            f"  worldview: {volume.worldview}",
            f"  sha256: {volume.sha256}",
        )


def describe(volume: Volume) -> Description:
    """Describe a volume.

    Parameters
    ----------
    volume : Volume
        Any.

    Returns
    -------
    Description
        Its `lines()` are for people.
    """
    beyond = np.unique(np.concatenate([ring.neighbour for ring in volume.rings]))
    return Description(
        volume=volume,
        area_km2=area_km2(volume.rings),
        corners=sum(len(ring.lat_deg) for ring in volume.rings),
        rings=len(volume.rings),
        sigma_m=_sigma_quantiles(volume.rings),
        neighbours=tuple(sorted({volume.neighbours[k] for k in beyond})),
    )


def _sigma_quantiles(rings: tuple[Ring, ...]) -> tuple[float, ...]:
    """Return quantiles of sigma over the length of the border."""
    lengths = []
    for ring in rings:
        shrink = np.sqrt(1.0 - np.square(ring.lat_deg / LATITUDE_POLE_DEG))
        de = (np.roll(ring.lon_deg, -1) - ring.lon_deg) * shrink
        lengths.append(np.hypot(de, np.roll(ring.lat_deg, -1) - ring.lat_deg))
    sigma_m = np.concatenate([ring.sigma_m for ring in rings])
    order = np.argsort(sigma_m, kind="stable")
    share = np.cumsum(np.concatenate(lengths)[order])
    at = np.searchsorted(share, np.array(QUANTILES) * share[-1])
    return tuple(float(v) for v in sigma_m[order][at])


def area_km2(rings: tuple[Ring, ...]) -> float:
    """Measure the area that rings enclose on the ellipsoid.

    Parameters
    ----------
    rings : tuple of Ring
        Holes wind the other way than what they are holes of.

    Returns
    -------
    float
        km², positive.
    """
    return abs(sum(_ring_area_m2(ring.lat_deg, ring.lon_deg) for ring in rings)) / 1e6


@kernel
def _authalic(lat_deg: float) -> float:
    """Return q of Snyder 3-12, twice the relative area from the equator."""
    s = sin(lat_deg * DEGREE_RAD)
    flat = ECCENTRICITY * s
    logarithm = log((1.0 - flat) / (1.0 + flat)) / (2.0 * ECCENTRICITY)
    return (1.0 - ECCENTRICITY_2) * (s / (1.0 - flat * flat) - logarithm)


@kernel
def _ring_area_m2(lat_deg: Floats, lon_deg: Floats) -> float:
    """Sum the strips under a ring's segments, negative where it runs eastward."""
    total = 0.0
    for i in range(len(lat_deg)):
        j = (i + 1) % len(lat_deg)
        middle = _authalic(0.5 * (lat_deg[i] + lat_deg[j]))
        mean = (_authalic(lat_deg[i]) + 4.0 * middle + _authalic(lat_deg[j])) / 6.0
        total -= mean * (lon_deg[j] - lon_deg[i]) * DEGREE_RAD
    return 0.5 * SEMI_MAJOR_M * SEMI_MAJOR_M * total


def _height(height_m: float) -> str:
    """Write a limit."""
    if height_m == -inf:
        return "the ground"
    return "unlimited" if height_m == inf else f"{height_m:,.0f} m above the ellipsoid"
