"""What was heard as arrays: plots and beams of a radar, positions that were claimed.

Rows are kept in the order of the recording and sorted by time when they are asked for.
Each table has a limit, beyond which rows are counted and not kept: what is measured
over the first of them does not get better by the rest.
"""

from array import array
from dataclasses import dataclass, field
from math import isnan, nan
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.feeds.report import PositionReport, RadarReport, SystemTrackReport
from vedette.units import FOOT_M, SECOND_NS

PLOTS_MAX = 200_000  # of one radar: 400 targets for an hour and a half; 10 MB
BEAMS_MAX = 50_000  # of one radar: 32 sectors of 1,500 turns
CLAIMS_MAX = 500_000  # of all aircraft; 20 MB


class Plots(NamedTuple):
    """Plots of one radar, by time.

    Attributes
    ----------
    time_s : (n,) s
        Since the first.
    epoch_ns : int
        Of that one, nanoseconds UTC.
    range_m, azimuth_rad : (n,) m, rad
        As measured; azimuth from true north.
    height_m : (n,) m
        Pressure altitude, nan where not said.
    address : (n,)
        24 bits, -1 where none was said.
    coded : (n,) bool
        It has an address or a Mode 3/A code.
    primary : (n,) bool
        The primary antenna detected it.
    """

    time_s: Floats
    epoch_ns: int
    range_m: Floats
    azimuth_rad: Floats
    height_m: Floats
    address: Ints
    coded: Ints
    primary: Ints


class Claims(NamedTuple):
    """Positions that aircraft, or somebody's tracks of them, claim; by time.

    Attributes
    ----------
    time_ns : (n,)
        Nanoseconds UTC.
    lat_deg, lon_deg : (n,) degrees
    height_m : (n,) m
        Above the ellipsoid, or a pressure altitude; nan where neither was said.
    geometric : (n,) bool
        It is above the ellipsoid.
    address : (n,)
        24 bits.
    """

    time_ns: Ints
    lat_deg: Floats
    lon_deg: Floats
    height_m: Floats
    geometric: Ints
    address: Ints


class Beams(NamedTuple):
    """Where the beam of one radar was, by time.

    Attributes
    ----------
    time_s : (n,) s
        Since the first.
    azimuth_deg : (n,) degrees
        0 to 360.
    """

    time_s: Floats
    azimuth_deg: Floats


@dataclass(slots=True)
class Rows:
    """Rows of whole numbers and of floats, at most `limit`.

    Parameters
    ----------
    width : int
        Floats in a row.
    limit : int
        Rows that are kept.
    count : int
        Rows that came.
    """

    width: int
    limit: int
    count: int = 0
    _time_ns: "array[int]" = field(default_factory=lambda: array("q"))
    _floats: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, time_ns: int, *values: float) -> None:
        """Take one row.

        Parameters
        ----------
        time_ns : int
            Nanoseconds UTC.
        *values : float
            As many as the width.
        """
        self.count += 1
        if len(self._time_ns) < self.limit:
            self._time_ns.append(time_ns)
            self._floats.extend(values)

    def by_time(self) -> tuple[Ints, Floats]:
        """Give the rows that were kept.

        Returns
        -------
        time_ns : (n,)
            Ascending; of rows of one time, those of one place in the order they came.
        values : (n, width)
        """
        time_ns = np.array(self._time_ns, np.int64)
        values = np.array(self._floats).reshape(-1, self.width)
        order = np.argsort(time_ns, kind="stable")
        return time_ns[order], values[order]


def _since_first(time_ns: Ints) -> tuple[Floats, int]:
    """Count seconds from the first time."""
    epoch_ns = int(time_ns[0]) if time_ns.size else 0
    return (time_ns - epoch_ns) / SECOND_NS, epoch_ns


class PlotRows(Rows):
    """The plots of one radar."""

    def __init__(self) -> None:
        super().__init__(width=6, limit=PLOTS_MAX)

    def plot(self, said: RadarReport) -> None:
        """Take a plot.

        Parameters
        ----------
        said : RadarReport
            Of this radar.
        """
        self.add(
            said.time_ns,
            said.range_m,
            said.azimuth_deg,
            said.altitude_baro_ft * FOOT_M,
            said.address,
            said.address >= 0 or said.mode3a >= 0,
            said.primary,
        )

    def table(self) -> Plots:
        """Give all of them.

        Returns
        -------
        Plots
            By time.
        """
        time_ns, values = self.by_time()
        time_s, epoch_ns = _since_first(time_ns)
        return Plots(
            time_s,
            epoch_ns,
            values[:, 0],
            np.radians(values[:, 1]),
            values[:, 2],
            *(values[:, column].astype(np.int64) for column in (3, 4, 5)),
        )


class BeamRows(Rows):
    """The beam of one radar."""

    def __init__(self) -> None:
        super().__init__(width=1, limit=BEAMS_MAX)

    def table(self) -> Beams:
        """Give all of them.

        Returns
        -------
        Beams
            By time.
        """
        time_ns, values = self.by_time()
        return Beams(_since_first(time_ns)[0], values[:, 0] % 360.0)


class ClaimRows(Rows):
    """Positions with an address."""

    def __init__(self) -> None:
        super().__init__(width=5, limit=CLAIMS_MAX)

    def claim(self, said: PositionReport | SystemTrackReport) -> None:
        """Take a position.

        Parameters
        ----------
        said : PositionReport or SystemTrackReport
            One without an address is of no use here.
        """
        if said.address < 0:
            return
        height_ft, geometric = said.altitude_geometric_ft, True
        if isnan(height_ft):
            height_ft, geometric = said.altitude_baro_ft, False
        height_m = height_ft * FOOT_M if not isnan(height_ft) else nan
        self.add(
            said.time_ns, said.lat_deg, said.lon_deg, height_m, geometric, said.address
        )

    def table(self) -> Claims:
        """Give all of them.

        Returns
        -------
        Claims
            By time.
        """
        time_ns, values = self.by_time()
        return Claims(
            time_ns,
            values[:, 0],
            values[:, 1],
            values[:, 2],
            *(values[:, column].astype(np.int64) for column in (3, 4)),
        )
