"""The place that sensors and aircraft of a recording take up: centre and radius.

Positions are counted in cells of a quarter of a degree, 28 km from south to north, so
that memory is bounded by the globe. Distances on a sphere of 6,371 km, within half a
percent, as precisely as a radius needs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.earth.plane import LATITUDE_MAX_DEG, RADIUS_MAX_KM

CELLS = 4  # in a degree
MARGIN = 1.02  # so that nothing lies on the edge
RADIUS_MIN_KM = 10.0  # a receiver beside one aircraft
SPHERE_KM = 6371.0


class Circle(NamedTuple):
    """What is within some kilometres of a place.

    Attributes
    ----------
    lat_deg, lon_deg : float
        Degrees.
    radius_km : float
        Kilometres.
    """

    lat_deg: float
    lon_deg: float
    radius_km: float


class Watched(NamedTuple):
    """A circle to be watched, and whether all of it fits in.

    Attributes
    ----------
    circle : Circle
        At most `RADIUS_MAX_KM`.
    whole_km : float
        What would be needed for everything.
    """

    circle: Circle
    whole_km: float


@dataclass(slots=True)
class Cover:
    """Where positions lie.

    Parameters
    ----------
    cells : Counter of (int, int)
        Positions in each cell, by quarter degrees of latitude and longitude.
    """

    cells: Counter[tuple[int, int]] = field(default_factory=Counter)

    def take(self, lat_deg: float, lon_deg: float) -> None:
        """Take one position.

        Parameters
        ----------
        lat_deg, lon_deg : float
            Degrees.
        """
        self.cells[floor(lat_deg * CELLS), floor(lon_deg * CELLS)] += 1

    def watched(self, circles: Sequence[Circle]) -> Watched | None:
        """Find the circle around all positions and what radars reach.

        Parameters
        ----------
        circles : sequence of Circle
            Of radars.

        Returns
        -------
        Watched or None
            None where there is nothing to be watched.
        """
        every = [*circles, *self._corners()]
        if not every:
            return None
        centre = _middle(every)
        whole_km = _reach_km(centre, every) * MARGIN
        if whole_km > RADIUS_MAX_KM:
            # Some of it is far off: radars stay in, else what most aircraft do.
            centre = _middle(circles) if circles else self._median()
        radius_km = min(max(whole_km, RADIUS_MIN_KM), RADIUS_MAX_KM)
        return Watched(Circle(*centre, radius_km), whole_km)

    def _corners(self) -> list[Circle]:
        """Give the corners of all cells."""
        return [
            Circle(float(lat) / CELLS, float(lon) / CELLS, 0.0)
            for lat, lon in {
                (south + up, west + along)
                for south, west in self.cells
                for up in (0, 1)
                for along in (0, 1)
            }
        ]

    def _median(self) -> tuple[float, float]:
        """Find the middle of most positions."""
        found = []
        for axis in (0, 1):
            weights: Counter[int] = Counter()
            for cell, count in self.cells.items():
                weights[cell[axis]] += count
            found.append(_weighted_median(weights) / CELLS)
        return _held(found[0]), found[1]


def _weighted_median(weights: Counter[int]) -> float:
    """Find the middle of the cell in which half of the positions are passed."""
    left = weights.total() / 2.0
    for cell in sorted(weights):
        left -= weights[cell]
        if left <= 0.0:
            return cell + 0.5
    return 0.5


def _held(lat_deg: float) -> float:
    """Keep a centre away from the poles, where there is no plane."""
    limit = LATITUDE_MAX_DEG - 1.0
    return min(max(lat_deg, -limit), limit)


def _middle(circles: Sequence[Circle]) -> tuple[float, float]:
    """Find the middle of the box around circles, unrolled about the first."""
    lat, lon, radius_km = np.array(circles).T
    lon = lon[0] + (lon - lon[0] + 180.0) % 360.0 - 180.0
    up = np.degrees(radius_km / SPHERE_KM)
    along = up / np.cos(np.radians(np.clip(lat, -LATITUDE_MAX_DEG, LATITUDE_MAX_DEG)))
    lat_deg = float(((lat - up).min() + (lat + up).max()) / 2.0)
    lon_deg = float(((lon - along).min() + (lon + along).max()) / 2.0)
    return _held(lat_deg), (lon_deg + 180.0) % 360.0 - 180.0


def _reach_km(centre: tuple[float, float], circles: Sequence[Circle]) -> float:
    """Measure how far the farthest edge of circles lies from a centre."""
    lat, lon, radius_km = np.array(circles).T
    return float((distances_km(*centre, lat, lon) + radius_km).max())


def distances_km(
    lat0_deg: float, lon0_deg: float, lat_deg: Floats, lon_deg: Floats
) -> Floats:
    """Measure great-circle distances.

    Parameters
    ----------
    lat0_deg, lon0_deg : float
        Degrees.
    lat_deg, lon_deg : (n,) degrees

    Returns
    -------
    (n,) km
        Within half a percent.
    """
    lat0, lat = np.radians(lat0_deg), np.radians(lat_deg)
    half_lat, half_lon = (lat - lat0) / 2.0, np.radians(lon_deg - lon0_deg) / 2.0
    square = np.sin(half_lat) ** 2 + np.cos(lat0) * np.cos(lat) * np.sin(half_lon) ** 2
    result: Floats = 2.0 * SPHERE_KM * np.arcsin(np.sqrt(np.minimum(square, 1.0)))
    return result
