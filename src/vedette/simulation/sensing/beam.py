"""Beams: when a turning antenna passes each target, and what it sees there and then.

The antenna's encoder turns evenly: at time t it says 2 pi (t - t0) / T. It passes a
target when it says the target's true azimuth plus its own error, so every pass m of a
target solves t = t0 + T (m + A(t) / 2 pi), with A followed without a jump at north; the
target moves far slower than the beam, and the equation is solved by iterating it. Range
and azimuth are exact (`vedette.earth.polar.seen_from`); what is in view follows the
law of `vedette.sensors.coverage`, at the true height.

Times s since epoch, positions m in the site plane, angles radians.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.earth.ellipsoid import Horizon, horizon_at
from vedette.earth.ground import scale_and_convergence
from vedette.earth.plane import SitePlane, from_plane
from vedette.earth.polar import seen_from
from vedette.fixed_math import atan2, wrap_angle
from vedette.kernel import kernel
from vedette.sensors.coverage import Coverage, p_detect_at
from vedette.simulation.sensing.flights import Flights, state_at
from vedette.units import PI

TURN_RAD = 2.0 * PI
STEP_S = 1e-6  # the clock of a plot has steps of 8 ms
STEPS_MAX = 8  # each gains a factor of some hundred; overhead it may not settle at all


class Beam(NamedTuple):
    """A turning antenna.

    Attributes
    ----------
    zero_s : s since epoch, when its encoder says north
    period_s : of a turn
    bias_azimuth_rad : what it says less what is true
    horizon : at the antenna
    convergence_rad : true azimuth less that of the site plane, at the antenna
    coverage : what a turn sees, p_detect at the true one
    """

    zero_s: float
    period_s: float
    bias_azimuth_rad: float
    horizon: Horizon
    convergence_rad: float
    coverage: Coverage


class Passes(NamedTuple):
    """Passes of a beam over targets that it may see.

    Attributes
    ----------
    target : (n,) whose
    number : (n,) of the pass, counted from the beam's first turn
    time_s : (n,) s since epoch
    range_m : (n,) slant range
    azimuth_rad : (n,) from true north at the antenna, in [0, 2 pi)
    e_m, n_m, h_m : (n,) where the target is then
    p_view : (n,) probability of detection at echo 1
    """

    target: Ints
    number: Ints
    time_s: Floats
    range_m: Floats
    azimuth_rad: Floats
    e_m: Floats
    n_m: Floats
    h_m: Floats
    p_view: Floats


@kernel
def passes_of(
    beam: Beam,
    carrier: Flights,
    flights: Flights,
    plane: SitePlane,
    from_s: float,
    to_s: float,
) -> Passes:
    """Find every pass of a beam over every target that is in view.

    Parameters
    ----------
    beam : Beam
        The antenna; where there is a carrier, its place is taken from there.
    carrier : Flights
        The path of what carries it; none for one that stands.
    flights : Flights
        Of the targets.
    plane : SitePlane
        Of the site.
    from_s, to_s : float
        Passes between these, s since epoch.

    Returns
    -------
    Passes
        Target by target, each in time order.
    """
    targets = flights.start.size - 1
    room = 0
    for target in range(targets):
        first, last = _span(flights, target, from_s, to_s)
        room += max(int((last - first) / beam.period_s * 2.0) + 4, 0)
    whose, number = np.empty(room, np.int64), np.empty(room, np.int64)
    seen = np.empty((room, 7))
    count = 0
    for target in range(targets):
        first, last = _span(flights, target, from_s, to_s)
        if last < first:
            continue
        azimuth = _look(beam, carrier, flights, target, plane, first)[2]
        turns = (first - beam.zero_s) / beam.period_s
        m = int(np.ceil(turns - (azimuth + beam.bias_azimuth_rad) / TURN_RAD))
        before = first - beam.period_s
        while count < room:
            row = _settle(beam, carrier, flights, target, plane, m, azimuth)
            if row[0] > last or row[0] <= before:
                break
            before, azimuth = row[0], row[2]
            if row[6] > 0.0 and row[0] >= first:
                whose[count], number[count] = target, m
                for a in range(7):
                    seen[count, a] = row[a]
                seen[count, 2] = _in_turn(azimuth)
                count += 1
            m += 1
    return Passes(
        whose[:count],
        number[:count],
        seen[:count, 0].copy(),
        seen[:count, 1].copy(),
        seen[:count, 2].copy(),
        seen[:count, 3].copy(),
        seen[:count, 4].copy(),
        seen[:count, 5].copy(),
        seen[:count, 6].copy(),
    )


@kernel
def _span(
    flights: Flights, target: int, from_s: float, to_s: float
) -> tuple[float, float]:
    """Return between which times a target is there to be seen."""
    first = flights.time_s[flights.start[target]]
    last = flights.time_s[flights.start[target + 1] - 1]
    return max(first, from_s), min(last, to_s)


@kernel
def _in_turn(azimuth_rad: float) -> float:
    """Return an azimuth in [0, 2 pi)."""
    turned = azimuth_rad - TURN_RAD * np.floor(azimuth_rad / TURN_RAD)
    return 0.0 if turned >= TURN_RAD else float(turned)


@kernel
def _settle(
    beam: Beam,
    carrier: Flights,
    flights: Flights,
    target: int,
    plane: SitePlane,
    m: int,
    azimuth_rad: float,
) -> tuple[float, float, float, float, float, float, float]:
    """Find the time of pass m and what is seen then.

    Returns time, range, azimuth (followed without a jump), e, n, h, p.
    """
    azimuth = azimuth_rad
    time_s = _due_s(beam, m, azimuth)
    row = (0.0, 0.0, 0.0, 0.0, 0.0)
    p = 0.0
    for _ in range(STEPS_MAX):
        p, range_m, said, e_m, n_m, h_m = _look(
            beam, carrier, flights, target, plane, time_s
        )
        azimuth += wrap_angle(said - azimuth)
        row = (range_m, azimuth, e_m, n_m, h_m)
        due_s = _due_s(beam, m, azimuth)
        settled = abs(due_s - time_s) < STEP_S
        time_s = due_s
        if settled:
            break
    return time_s, row[0], row[1], row[2], row[3], row[4], p


@kernel
def _due_s(beam: Beam, m: int, azimuth_rad: float) -> float:
    """Return when the encoder says an azimuth in its turn m."""
    said = (azimuth_rad + beam.bias_azimuth_rad) / TURN_RAD
    return float(beam.zero_s + beam.period_s * (m + said))


@kernel
def _look(
    beam: Beam,
    carrier: Flights,
    flights: Flights,
    target: int,
    plane: SitePlane,
    time_s: float,
) -> tuple[float, float, float, float, float, float]:
    """Look at a target: probability, range, azimuth, and its place e, n, h.

    Out of view the azimuth is that of the plane, and no range is given.
    """
    there = state_at(flights, target, time_s)
    horizon, coverage, turned = beam.horizon, beam.coverage, beam.convergence_rad
    if carrier.start.size > 1:
        own = state_at(carrier, 0, time_s)
        lat_deg, lon_deg = from_plane(plane, own.e_m, own.n_m)
        horizon = horizon_at(lat_deg, lon_deg, own.h_m)
        coverage = _moved(coverage, own.e_m, own.n_m, own.h_m)
        turned = scale_and_convergence(plane, own.e_m, own.n_m)[1]
    p = p_detect_at(coverage, there.e_m, there.n_m, there.h_m)
    if p > 0.0:
        range_m, azimuth, _ = seen_from(plane, horizon, there.e_m, there.n_m, there.h_m)
        return p, range_m, azimuth, there.e_m, there.n_m, there.h_m
    de, dn = there.e_m - coverage.e_m, there.n_m - coverage.n_m
    return 0.0, 0.0, atan2(de, dn) + turned, there.e_m, there.n_m, there.h_m


@kernel
def _moved(coverage: Coverage, e_m: float, n_m: float, h_m: float) -> Coverage:
    """Return the coverage of the same antenna elsewhere."""
    return Coverage(
        coverage.kind,
        coverage.p_detect,
        e_m,
        n_m,
        h_m,
        coverage.range_max_m,
        coverage.azimuth_from_rad,
        coverage.azimuth_to_rad,
        coverage.absence,
        coverage.beam,
        coverage.period_s,
        coverage.sigma_azimuth_rad,
        coverage.since_s,
        coverage.clockwise,
        coverage.low_m,
        coverage.high_m,
    )
