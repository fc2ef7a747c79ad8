"""Cooperative positions: what aircraft claim of themselves, as plots.

Position error from NACp: the estimated position uncertainty (95 %, DO-260B table
2-71) over 2.45, the 95 % radius of a two-dimensional Gaussian of unit variance. A
sender without NACp is taken at NACp 7. Height is the geometric one where said, else
the pressure altitude with what weather does to it. A receiver's silence is no
evidence, so the scan covers nowhere.
"""

from collections.abc import Sequence

import numpy as np

from vedette.earth.geoid import Geoid, undulation
from vedette.earth.ground import plane_from_ground, scale_and_convergence
from vedette.earth.plane import SitePlane, to_plane
from vedette.earth.pressure import height_from_pressure_altitude
from vedette.feeds.report import PositionReport
from vedette.fixed_math import sin_cos
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.units import DEGREE_RAD, FOOT_M, KNOT_MPS, PI

# Estimated position uncertainty (95 %) by NACp 0 to 11, metres; 0 means unknown or
# worse than 10 NM. A sender that says none is taken at 7: what separation accepts.
EPU_M = (
    *(18520.0, 18520.0, 7408.0, 3704.0, 1852.0, 926.0),
    *(555.6, 185.2, 92.6, 30.0, 10.0, 3.0),
)
NACP_UNKNOWN = 8
SIGMAS_95 = 2.45
SIGMA_MIN_M = 15.0  # half a wingspan, and the clocks of receivers: 0.05 s at 250 m/s
# Some positions carry the time of another: 8 s at 250 m/s along the track.
WIDE_SIGMA_M = 2000.0
SIGMA_VELOCITY_MPS = 10.0  # NACv 1 allows 10 m/s at 95 %; a sender without it, more
SIGMA_GEOMETRIC_M = 30.0  # GNSS height, 95 % about 45 m (NACv does not cover it)

# Of a hundred positions with an address, about one is the first of an aircraft, and
# one in a thousand is false (a wrong pairing, a garbled or invented message): the
# densities of both over the site's disc.
FIRST_SHARE = 1e-2
FALSE_SHARE = 1e-3


def cooperative_plots(
    reports: Sequence[tuple[int, PositionReport]],
    time_s: float,
    sensor: int,
    plane: SitePlane,
    geoid: Geoid,
) -> Plots:
    """Turn the positions of one time into plots.

    Parameters
    ----------
    reports : sequence of (seq, PositionReport)
        All of one time.
    time_s : float
        That time, seconds since epoch.
    sensor : int
        Index of the receiver in the site file.
    plane : SitePlane
        Of the site.
    geoid : Geoid
        For heights from pressure.

    Returns
    -------
    Plots
        One for each report, in their order.
    """
    count = len(reports)
    said = np.array(
        [
            (
                r.lat_deg,
                r.lon_deg,
                r.altitude_baro_ft,
                r.altitude_geometric_ft,
                r.groundspeed_kt,
                r.track_deg,
                EPU_M[r.nac_p if 0 <= r.nac_p < len(EPU_M) else NACP_UNKNOWN],
            )
            for _, r in reports
        ]
    ).reshape(count, 7)
    radius_m = plane.radius_km * 1000.0
    area_m2 = PI * radius_m * radius_m
    numbers = np.array([(r.address, seq) for seq, r in reports], np.int64)
    numbers = numbers.reshape(count, 2)
    return position_plots(said, numbers, time_s, sensor, area_m2, plane, geoid)


@kernel
def position_plots(
    said: Floats,
    numbers: Ints,
    time_s: float,
    sensor: int,
    area_m2: float,
    plane: SitePlane,
    geoid: Geoid,
) -> Plots:
    """Make plots of what was said at one time.

    Parameters
    ----------
    said : (n, 7)
        As for `place_positions`.
    numbers : (n, 2)
        Address, number of the input.
    time_s, sensor, plane, geoid
        As for `cooperative_plots`.
    area_m2 : float
        Of the site's disc.

    Returns
    -------
    Plots
        (n,)
    """
    count = said.shape[0]
    placed = place_positions(said, plane, geoid)
    none = np.zeros(count)
    return Plots(
        np.full(count, time_s),
        none,
        placed[:, 0].copy(),
        placed[:, 1].copy(),
        placed[:, 2].copy(),
        none,
        placed[:, 2].copy(),
        np.full(count, WIDE_SIGMA_M * WIDE_SIGMA_M),
        none,
        none,
        placed[:, 3].copy(),
        placed[:, 4].copy(),
        np.full(count, SIGMA_VELOCITY_MPS * SIGMA_VELOCITY_MPS),
        placed[:, 5].copy(),
        placed[:, 6].copy(),
        numbers[:, 0].copy(),
        np.full(count, sensor),
        np.full(count, FALSE_SHARE / area_m2),
        np.full(count, FIRST_SHARE / area_m2),
        numbers[:, 1].copy(),
    )


@kernel
def place_positions(said: Floats, plane: SitePlane, geoid: Geoid) -> Floats:
    """Place positions, velocities and heights in the site plane.

    Parameters
    ----------
    said : (n, 7)
        Latitude and longitude (degrees), pressure and geometric altitude (ft),
        ground speed (kt), track (degrees), position uncertainty (95 %, m).
    plane : SitePlane
        Of the site.
    geoid : Geoid
        For heights from pressure.

    Returns
    -------
    (n, 7)
        e, n (m), position variance (m²), ve, vn (m/s), height (m), its variance
        (m²); nan where not said.
    """
    placed = np.full((said.shape[0], 7), np.nan)
    for j in range(said.shape[0]):
        e_m, n_m = to_plane(plane, said[j, 0], said[j, 1])
        scale, _ = scale_and_convergence(plane, e_m, n_m)
        sigma_m = max(said[j, 6] / SIGMAS_95, SIGMA_MIN_M) * scale
        placed[j, 0] = e_m
        placed[j, 1] = n_m
        placed[j, 2] = sigma_m * sigma_m
        if not (np.isnan(said[j, 4]) or np.isnan(said[j, 5])):
            sine, cosine = sin_cos(said[j, 5] * DEGREE_RAD)
            speed = said[j, 4] * KNOT_MPS
            ve, vn = plane_from_ground(plane, e_m, n_m, speed * sine, speed * cosine)
            placed[j, 3] = ve
            placed[j, 4] = vn
        if not np.isnan(said[j, 3]):
            placed[j, 5] = said[j, 3] * FOOT_M
            placed[j, 6] = SIGMA_GEOMETRIC_M * SIGMA_GEOMETRIC_M
        elif not np.isnan(said[j, 2]):
            height_m, sigma_m = height_from_pressure_altitude(
                said[j, 2] * FOOT_M, undulation(geoid, said[j, 0], said[j, 1])
            )
            placed[j, 5] = height_m
            placed[j, 6] = sigma_m * sigma_m
    return placed
