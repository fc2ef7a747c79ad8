"""Satellite navigation: how far off an aircraft thinks that it is, and who disturbs it.

Law: DO-260B tables 2-14 and 2-71 (NIC, NACp). The error is slow: a Gauss-Markov process
in each axis (e-folding time 5 minutes), so that the estimated position uncertainty of
the NACp that is said is met 95 % of the time over all aircraft, and an aircraft that is
off stays off. Its sigma in each axis is that uncertainty over 2.45 (95 % of a
two-dimensional Gaussian), in height half as much again (DOP of satellites above alone).

Jamming has a circle, times and heights: where it degrades, NACp and NIC fall and the
error grows as they say; where it denies there is no position; where it displaces, all
positions in it are off by one vector, and the quality that is said is as before.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import exp, normal_pair, sin_cos, uniform
from vedette.kernel import kernel
from vedette.plots.cooperative import EPU_M, SIGMAS_95
from vedette.simulation.streams import number_of
from vedette.simulation.world import World
from vedette.units import PI

STEP_S = 10.0  # of the process; between its steps the error moves evenly
MEMORY_S = 300.0  # satellites and ionosphere change within minutes
HEIGHT_SHARE = 1.5
DEGRADED_NAC_P, DEGRADED_NIC = (
    4,
    3,
)  # 1.85 km, 4 NM: as over the Baltic
DISPLACED_M = (5_000.0, 20_000.0)  # spoofed positions of 2024 and 2025 lay that far off
NONE, DEGRADE, DENY, DISPLACE = 0, 1, 2, 3
EFFECTS = {"degrade": DEGRADE, "deny": DENY, "displace": DISPLACE}
EPU = np.array(EPU_M)


class Disturbed(NamedTuple):
    """The jamming of a night, for kernels.

    Attributes
    ----------
    circle : (n, 3) m, centre e and n, radius
    during : (n, 4) from and to (s since epoch), floor and ceiling (m)
    effect : (n,)
    shift_m : (n, 2) how far off it displaces, e and n
    """

    circle: Floats
    during: Floats
    effect: Ints
    shift_m: Floats


def disturbed(world: World) -> Disturbed:
    """Lay out the jamming of a night.

    Parameters
    ----------
    world : World
        Whose key draws where displaced positions go.

    Returns
    -------
    Disturbed
        In the order of the scenario.
    """
    all_of_it = world.jamming
    shift_m = np.zeros((len(all_of_it), 2))
    for k in range(len(all_of_it)):
        stream = number_of("sensing", "displaced", k)
        low_m, high_m = DISPLACED_M
        far_m = low_m + (high_m - low_m) * uniform(world.key, stream, 0)
        sine, cosine = sin_cos(2.0 * PI * uniform(world.key, stream, 1))
        shift_m[k] = far_m * sine, far_m * cosine
    return Disturbed(
        np.array([(j.centre_e_m, j.centre_n_m, j.radius_m) for j in all_of_it]).reshape(
            -1, 3
        ),
        np.array(
            [(j.from_s, j.to_s, j.floor_m, j.ceiling_m) for j in all_of_it]
        ).reshape(-1, 4),
        np.array([EFFECTS[j.effect] for j in all_of_it], np.int64),
        shift_m,
    )


@kernel
def disturbance(
    jamming: Disturbed, e_m: float, n_m: float, h_m: float, time_s: float
) -> int:
    """Say which jamming reaches a place.

    Parameters
    ----------
    jamming : Disturbed
        Of the night.
    e_m, n_m, h_m : float
        Where, m.
    time_s : float
        When, s since epoch.

    Returns
    -------
    int
        Its number; the one of the strongest effect (deny, then displace, then
        degrade), -1 for none.
    """
    worst, found = NONE, -1
    for k in range(jamming.effect.size):
        de, dn = e_m - jamming.circle[k, 0], n_m - jamming.circle[k, 1]
        radius = jamming.circle[k, 2]
        begins_s, ends_s, floor_m, ceiling_m = jamming.during[k]
        reached = de * de + dn * dn <= radius * radius and begins_s <= time_s <= ends_s
        if not (reached and floor_m <= h_m <= ceiling_m):
            continue
        effect = jamming.effect[k]
        rank = DISPLACE + 1 if effect == DENY else effect
        if rank > worst:
            worst, found = rank, k
    return found


@kernel
def slow_errors(key: int, streams: Ints, steps: int) -> Floats:
    """Draw the errors of all aircraft, in sigmas.

    Parameters
    ----------
    key : int
        Of the night.
    streams : (n, 2)
        Of each aircraft, for place and for height.
    steps : int
        Of `STEP_S` each.

    Returns
    -------
    (n, steps, 3)
        East, north, up; each of variance 1 at every step.
    """
    kept = exp(-STEP_S / MEMORY_S)
    fresh = np.sqrt(1.0 - kept * kept)
    errors = np.empty((streams.shape[0], steps, 3))
    for i in range(streams.shape[0]):
        for k in range(steps):
            east, north = normal_pair(key, streams[i, 0], k)
            up, _ = normal_pair(key, streams[i, 1], k)
            if k == 0:
                errors[i, 0] = east, north, up
                continue
            errors[i, k, 0] = kept * errors[i, k - 1, 0] + fresh * east
            errors[i, k, 1] = kept * errors[i, k - 1, 1] + fresh * north
            errors[i, k, 2] = kept * errors[i, k - 1, 2] + fresh * up
    return errors


@kernel
def sigma_of(nac_p: int) -> float:
    """Return the error in each axis that a NACp stands for.

    Parameters
    ----------
    nac_p : int
        0 to 11; anything else counts as 8.

    Returns
    -------
    float
        m, 1 sigma.
    """
    known = nac_p if 0 <= nac_p < EPU.size else 8
    return float(EPU[known] / SIGMAS_95)
