"""Antennas: a radar of the night made ready for the kernels, standing or carried.

A carried antenna plots from where it truly is and truly points; what it states of both
errs by the pose error of the night (true less stated).
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.columns import Floats
from vedette.earth.ellipsoid import horizon_at
from vedette.earth.ground import scale_and_convergence
from vedette.earth.plane import SitePlane, from_plane, to_plane
from vedette.fixed_math import uniform
from vedette.kernel import kernel
from vedette.sensors.coverage import RADAR, Coverage
from vedette.simulation.sensing.beam import Beam
from vedette.simulation.sensing.flights import Flights, laid, state_at
from vedette.simulation.streams import number_of
from vedette.simulation.world import PoseError, SimSensor, World
from vedette.units import DEGREE_RAD

SECTORS = 8  # messages of the beam in a turn: plots then wait for 1.5 s at most


class Antenna(NamedTuple):
    """A turning antenna with everything that happens to it.

    Attributes
    ----------
    beam : Beam
    carrier : Flights
        Its true path; none for one that stands.
    mode_s : bool
        It asks transponders.
    outages : (n, 2) s since epoch
        When it is dead.
    """

    beam: Beam
    carrier: Flights
    mode_s: bool
    outages: Floats

    def alive(self, time_s: Floats) -> npt.NDArray[np.bool_]:
        """Say at which times it works.

        Parameters
        ----------
        time_s : (n,) s since epoch
            Any.

        Returns
        -------
        (n,) bool
            False within an outage.
        """
        return working(self.outages.tolist(), time_s)


def working(
    outages: Iterable[tuple[float, float]], time_s: Floats
) -> npt.NDArray[np.bool_]:
    """Say at which times a sensor works.

    Parameters
    ----------
    outages : iterable of (from, to)
        s since epoch.
    time_s : (n,) s since epoch
        Any.

    Returns
    -------
    (n,) bool
        False within an outage.
    """
    works = np.ones(time_s.shape, np.bool_)
    for begins_s, ends_s in outages:
        works &= (time_s < begins_s) | (time_s > ends_s)
    return works


def antenna_of(world: World, sensor: SimSensor) -> Antenna:
    """Make an antenna ready.

    Parameters
    ----------
    world : World
        The night, whose key draws where the beam is at its begin.
    sensor : SimSensor
        A radar or airborne radar.

    Returns
    -------
    Antenna
        For `passes_of`.
    """
    declared = sensor.declared
    period_s = declared.period_s or 1.0
    phase = uniform(world.key, number_of("sensing", "phase", declared.id), 0)
    carried = sensor.path is not None
    lat_deg, lon_deg = float(declared.lat or 0.0), float(declared.lon or 0.0)
    height_m = float(declared.height_m or 0.0)
    if carried:
        lat_deg, lon_deg = world.plane.lat0_deg, world.plane.lon0_deg
    e_m, n_m = to_plane(world.plane, lat_deg, lon_deg)
    pose = sensor.pose_error
    heading_deg = pose.heading_deg if pose is not None else 0.0
    return Antenna(
        beam=Beam(
            zero_s=world.start_s - phase * period_s,
            period_s=period_s,
            bias_azimuth_rad=(sensor.bias_azimuth_deg - heading_deg) * DEGREE_RAD,
            horizon=horizon_at(lat_deg, lon_deg, height_m),
            convergence_rad=scale_and_convergence(world.plane, e_m, n_m)[1],
            coverage=_coverage(sensor, e_m, n_m, height_m),
        ),
        carrier=laid([sensor.path] if sensor.path is not None else []),
        mode_s=not carried,
        outages=np.array(sensor.outages, np.float64).reshape(-1, 2),
    )


def _coverage(sensor: SimSensor, e_m: float, n_m: float, height_m: float) -> Coverage:
    """Say what a whole turn sees."""
    return Coverage(
        kind=RADAR,
        p_detect=float(sensor.p_detect),
        e_m=e_m,
        n_m=n_m,
        h_m=height_m,
        range_max_m=float(sensor.declared.range_max_m or 0.0),
    )


def stated_place(
    world: World, sensor: SimSensor, antenna: Antenna, time_s: Floats
) -> Floats:
    """Say where a radar states that it is.

    Parameters
    ----------
    world : World
        The night.
    sensor : SimSensor
        The radar.
    antenna : Antenna
        Made of it.
    time_s : (n,) s since epoch
        When it says so.

    Returns
    -------
    (n, 3)
        Latitude and longitude (degrees), height (m above the ellipsoid).
    """
    declared = sensor.declared
    if antenna.carrier.start.size == 1:
        place = (declared.lat or 0.0, declared.lon or 0.0, declared.height_m or 0.0)
        return np.tile(np.array(place), (time_s.size, 1))
    pose = sensor.pose_error or PoseError(0.0, 0.0, 0.0, 0.0)
    return _carried(antenna.carrier, world.plane, pose, time_s)


@kernel
def _carried(
    carrier: Flights, plane: SitePlane, pose: PoseError, time_s: Floats
) -> Floats:
    """Say where a carrier thinks that it is."""
    stated = np.empty((time_s.size, 3))
    for k in range(time_s.size):
        own = state_at(carrier, 0, time_s[k])
        stated[k, :2] = from_plane(plane, own.e_m - pose.e_m, own.n_m - pose.n_m)
        stated[k, 2] = own.h_m - pose.h_m
    return stated
