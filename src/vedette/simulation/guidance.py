"""How a thing flies: a route followed at a finite rate of turn, and what goes wrong.

Kinematics in the site plane, one row every five seconds and one at each end, straight
between rows. Heading psi is the azimuth from the plane's north, speed v is constant:

- *waypoints*: v is over the ground; psi turns towards the next point, at most omega;
- *drift* (dead reckoning): after the loss of its fix psi walks at random and the wind
  adds to v, as an autopilot flies that knows heading and airspeed alone;
- *loiter*: circles of a radius of at least v / omega for a while, then on;
- *displaced*: what it takes for its position slides away from the true one at a
  constant velocity; it follows its route in that frame.

A point counts as reached within a row's way or the radius of the tightest turn: nearer
could mean circling about it for ever. The plane's scale (1.0006 at 300 km) is left out.
"""

import math
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import atan2, normal, sin_cos, wrap_angle
from vedette.kernel import kernel
from vedette.simulation.world import ROW_S, Path

ROWS_MAX = 40_000  # two days and more of rows: no night is longer


class Plan(NamedTuple):
    """One flight as it is meant, and its faults.

    Attributes
    ----------
    start_s : s since epoch
    heading_rad : at the start, from the plane's north, clockwise
    speed_mps : m/s, constant
    turn_rps : rad/s, at most
    flight_s : s until it ends; infinite for "at the end of the route"
    glide_s : s that it flies straight on after that
    fix_lost_s : s after the start; infinite for never
    adrift : bool, what the loss does: dead reckoning; else a frame that slides
    walk_rad : random walk of the heading adrift, rad per square root of a second
    wind_e_mps, wind_n_mps : m/s, where the air goes to
    slide_e_mps, slide_n_mps : m/s, of a displaced frame
    loiter_from_s, loiter_until_s : s after the start; infinite for never
    loiter_radius_m : m, negative for circles to the left
    """

    start_s: float
    heading_rad: float
    speed_mps: float
    turn_rps: float
    flight_s: float
    glide_s: float
    fix_lost_s: float
    adrift: bool
    walk_rad: float
    wind_e_mps: float
    wind_n_mps: float
    slide_e_mps: float
    slide_n_mps: float
    loiter_from_s: float
    loiter_until_s: float
    loiter_radius_m: float


@kernel
def fly(
    plan: Plan,
    route_e_m: Floats,
    route_n_m: Floats,
    until_s: float,
    key: int,
    name: int,
) -> tuple[Floats, Floats, Floats, float]:
    """Fly one plan.

    Parameters
    ----------
    plan : Plan
        What is meant.
    route_e_m, route_n_m : (k,) m
        Where it starts, then the points to fly by.
    until_s : float
        s since epoch: later nobody looks.
    key, name : int
        Key of the night and stream of this flight.

    Returns
    -------
    time_s, e_m, n_m : (n,)
        Rows; fewer than two where it never flies.
    powered_until_s : float
        s since epoch, when the glide begins or the flight ends.
    """
    time_s, e_m, n_m = np.empty(ROWS_MAX), np.empty(ROWS_MAX), np.empty(ROWS_MAX)
    e, n, psi = route_e_m[0], route_n_m[0], plan.heading_rad  # in its own frame
    slid_e, slid_n = 0.0, 0.0
    time_s[0], e_m[0], n_m[0] = plan.start_s, e, n
    flown_s, powered_s, target, count = 0.0, plan.flight_s, 1, 1
    while count < ROWS_MAX and plan.start_s + flown_s < until_s:
        if powered_s == np.inf and route_e_m.size > 1 and target == route_e_m.size:
            powered_s = flown_s
        if flown_s >= powered_s + plan.glide_s:
            break
        dt = min(ROW_S, powered_s + plan.glide_s - flown_s)
        lost = flown_s >= plan.fix_lost_s
        if flown_s < powered_s:
            dt = min(dt, powered_s - flown_s)
            psi, target = _turned(
                plan, route_e_m, route_n_m, e, n, psi, target, flown_s, dt
            )
            if lost and plan.adrift:
                walk = plan.walk_rad * math.sqrt(dt) * normal(key, name, count)
                psi = wrap_angle(psi + walk)
        sine, cosine = sin_cos(psi)
        ve, vn = plan.speed_mps * sine, plan.speed_mps * cosine
        if lost and plan.adrift:
            ve, vn = ve + plan.wind_e_mps, vn + plan.wind_n_mps
        elif lost:
            slid_e += plan.slide_e_mps * dt
            slid_n += plan.slide_n_mps * dt
        e, n, flown_s = e + ve * dt, n + vn * dt, flown_s + dt
        time_s[count] = plan.start_s + flown_s
        e_m[count], n_m[count] = e + slid_e, n + slid_n
        count += 1
    powered_until_s = plan.start_s + min(powered_s, flown_s)
    return (
        time_s[:count].copy(),
        e_m[:count].copy(),
        n_m[:count].copy(),
        powered_until_s,
    )


@kernel
def _turned(
    plan: Plan,
    route_e_m: Floats,
    route_n_m: Floats,
    e_m: float,
    n_m: float,
    psi: float,
    target: int,
    flown_s: float,
    dt: float,
) -> tuple[float, int]:
    """Return the heading of the next row, and the point that it flies to."""
    if flown_s >= plan.fix_lost_s and plan.adrift:
        return psi, target
    if plan.loiter_from_s <= flown_s < plan.loiter_until_s:
        return wrap_angle(psi + plan.speed_mps / plan.loiter_radius_m * dt), target
    near_m = max(plan.speed_mps * ROW_S, plan.speed_mps / plan.turn_rps)
    while target < route_e_m.size:
        de, dn = route_e_m[target] - e_m, route_n_m[target] - n_m
        if math.sqrt(de * de + dn * dn) > near_m:
            most = plan.turn_rps * dt
            off = wrap_angle(atan2(de, dn) - psi)
            return wrap_angle(psi + min(max(off, -most), most)), target
        target += 1
    return psi, target


@kernel
def clipped(path: Path, from_s: float, to_s: float, radius_m: float) -> Path:
    """Return the part of a path that lies in a span of time and in the site's disc.

    Parameters
    ----------
    path : Path
        (n,) Rows.
    from_s, to_s : float
        s since epoch.
    radius_m : float
        Of the disc about the origin.

    Returns
    -------
    Path
        The first stretch inside, with rows on its ends; empty where there is none.
        What comes back later is not this flight any more.
    """
    n = path.time_s.size
    rows = np.empty((n + 1, 4))
    count = 0
    for i in range(n - 1):
        t0, t1 = path.time_s[i], path.time_s[i + 1]
        if t1 <= from_s or t0 >= to_s:
            continue
        first = max(0.0, (from_s - t0) / (t1 - t0))
        last = min(1.0, (to_s - t0) / (t1 - t0))
        enters, leaves = _within(path, i, radius_m)
        first, last = max(first, enters), min(last, leaves)
        if first >= last:
            if count > 0:
                break
            continue
        if count == 0:
            _row(path, i, first, rows[0])
            count = 1
        _row(path, i, last, rows[count])
        count += 1
        if leaves < 1.0:
            break
    kept = rows[:count]
    return Path(
        kept[:, 0].copy(), kept[:, 1].copy(), kept[:, 2].copy(), kept[:, 3].copy()
    )


@kernel
def _row(path: Path, i: int, at: float, row: Floats) -> None:
    """Write the point a share of the way from row i to the next."""
    if at == 1.0:
        row[0], row[1] = path.time_s[i + 1], path.e_m[i + 1]
        row[2], row[3] = path.n_m[i + 1], path.h_m[i + 1]
        return
    row[0] = path.time_s[i] + at * (path.time_s[i + 1] - path.time_s[i])
    row[1] = path.e_m[i] + at * (path.e_m[i + 1] - path.e_m[i])
    row[2] = path.n_m[i] + at * (path.n_m[i + 1] - path.n_m[i])
    row[3] = path.h_m[i] + at * (path.h_m[i + 1] - path.h_m[i])


@kernel
def _within(path: Path, i: int, radius_m: float) -> tuple[float, float]:
    """Return the shares of a step between which it lies in the disc."""
    e, n = path.e_m[i], path.n_m[i]
    de, dn = path.e_m[i + 1] - e, path.n_m[i + 1] - n
    a = de * de + dn * dn
    b = e * de + n * dn
    c = e * e + n * n - radius_m * radius_m
    if a == 0.0:
        return (0.0, 1.0) if c <= 0.0 else (1.0, 0.0)
    root2 = b * b - a * c
    if root2 <= 0.0:
        return 1.0, 0.0
    root = math.sqrt(root2)
    return (-b - root) / a, (-b + root) / a


@kernel
def descended(
    time_s: Floats, from_m: float, ground_m: float, sink_mps: float, last_s: float
) -> Floats:
    """Return heights of level flight that comes down to the ground at a time.

    Parameters
    ----------
    time_s : (n,) s since epoch
        Rows.
    from_m, ground_m : float
        m above the ellipsoid.
    sink_mps : float
        Rate of descent.
    last_s : float
        s since epoch, on the ground.

    Returns
    -------
    (n,) m
        Never below the ground, level until the descent begins.
    """
    height_m = np.empty(time_s.size)
    for i in range(time_s.size):
        left_s = max(last_s - time_s[i], 0.0)
        height_m[i] = min(from_m, ground_m + sink_mps * left_s)
    return height_m
