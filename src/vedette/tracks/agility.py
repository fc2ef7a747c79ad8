"""Agility: how hard a track manoeuvred, chosen with hindsight among a few powers.

The tracker allows every object the same acceleration, as it must while anything may
still come. Of a whole life its plots say how much there was: a balloon that was given
the freedom of a drone would seem to waver over every border that it drifts along. So
the filtered states are run again with less power of acceleration, and the power under
which the plots were most probable is taken for the whole life.

What the tracker learnt at a row is the factor by which it changed the state's density,
from (m-, P-) predicted to (m, P):

    L(x) = exp(-1/2 (x - m-)' Y (x - m-) + g' (x - m-)),
    Y = P^-1 - (P-)^-1,   g = P^-1 (m - m-)

which holds any association and any age of a plot. Under another prediction (n, S) with
d = n - m-, r = g - Y d, the same factor gives the state (n + S' r, S') with S'^-1 =
S^-1 + Y, and its evidence is the integral of L (Bishop 2006, eqs. 2.113-2.117)

    log E = 1/2 log |S'| / |S| + 1/2 r' S' r - 1/2 d' Y d + g' d.

With less power S <= P- throughout, so S' is a covariance even where an association in
doubt has made Y indefinite.

An unknown height shifts every plot along the line of sight of its radar, by b for one
sigma. The same filter says what that does to the state: s becomes s + S' Y (b - s).
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import log
from vedette.kernel import kernel
from vedette.tracks.motion import predict_state
from vedette.tracks.smooth import cholesky

# Shares of the tracker's power: all, a quarter and a sixteenth of its acceleration.
SHARES = np.array([1.0, 1.0 / 16.0, 1.0 / 256.0])
LEAST_SIGMAS = 1e-3  # a mean that moved less was but predicted, in other steps


class Settled(NamedTuple):
    """A life filtered anew, first axis = the row.

    Attributes
    ----------
    q_m2ps3 : (n,) m²/s³
        Power spectral density of the acceleration from each row on, as chosen.
    mean : (n, 4) m, m/s, cov : (n, 4, 4)
        Filtered states.
    lean : (n, 4) m, m/s
        How far one sigma of an unknown height moves each of them.
    """

    q_m2ps3: Floats
    mean: Floats
    cov: Floats
    lean: Floats


@kernel
def settle(
    time_s: Floats, mean: Floats, cov: Floats, shift: Floats, q_m2ps3: Floats
) -> Settled:
    """Choose the power of acceleration of a whole life and filter it anew.

    Parameters
    ----------
    time_s : (n,) s
        Times of the rows, not decreasing.
    mean : (n, 4) m, m/s, cov : (n, 4, 4)
        Filtered states; a life with one that lacks variance in some direction is left
        as it is.
    shift : (n, 2) m
        How far one sigma of an unknown height moves the last plot.
    q_m2ps3 : (n,) m²/s³
        Power with which they were filtered from each row on.

    Returns
    -------
    Settled
        Under the power that makes the plots most probable.
    """
    for i in range(time_s.size):
        if not _is_full(cov[i]):  # nothing can be said of such a life
            lean = np.zeros((time_s.size, 4))
            lean[:, :2] = shift
            return Settled(q_m2ps3, mean, cov, lean)
    learnt, factor, pull, centre = _learnt(time_s, mean, cov, q_m2ps3)
    best, best_log = q_m2ps3, -np.inf
    most = np.max(q_m2ps3)
    best_mean, best_cov = mean, cov
    for share in SHARES:
        power = np.minimum(q_m2ps3, share * most)
        means, covs, total = _again(
            time_s, mean[0], cov[0], learnt, factor, pull, centre, power
        )
        if total > best_log:
            best, best_log = power, total
            best_mean, best_cov = means, covs
    lean = _lean(time_s, best_cov, factor, shift)
    return Settled(best, best_mean, best_cov, lean)


@kernel
def _learnt(
    time_s: Floats, mean: Floats, cov: Floats, q_m2ps3: Floats
) -> tuple[Ints, Floats, Floats, Floats]:
    """Return Y, g and the predicted mean of every row at which something was learnt."""
    n = time_s.size
    learnt = np.zeros(n, np.int64)
    factor, pull, centre = np.zeros((n, 4, 4)), np.zeros((n, 4)), np.zeros((n, 4))
    before = np.empty((4, 4))
    for i in range(1, n):
        centre[i], before[:] = mean[i - 1], cov[i - 1]
        predict_state(centre[i], before, time_s[i] - time_s[i - 1], q_m2ps3[i - 1])
        for a in range(4):
            off = mean[i, a] - centre[i, a]
            if off * off > LEAST_SIGMAS * LEAST_SIGMAS * before[a, a]:
                learnt[i] = 1
        if learnt[i] == 0:
            continue
        after = _inverse(cov[i])
        factor[i] = after - _inverse(before)
        for a in range(4):
            for b in range(4):
                pull[i, a] += after[a, b] * (mean[i, b] - centre[i, b])
    return learnt, factor, pull, centre


@kernel
def _again(
    time_s: Floats,
    first_mean: Floats,
    first_cov: Floats,
    learnt: Ints,
    factor: Floats,
    pull: Floats,
    centre: Floats,
    q_m2ps3: Floats,
) -> tuple[Floats, Floats, float]:
    """Filter a life with another power; its states and the log of its evidence."""
    n = time_s.size
    means, covs = np.empty((n, 4)), np.empty((n, 4, 4))
    means[0], covs[0] = first_mean, first_cov
    total = 0.0
    off, rest = np.empty(4), np.empty(4)
    for i in range(1, n):
        means[i], covs[i] = means[i - 1], covs[i - 1]
        predict_state(means[i], covs[i], time_s[i] - time_s[i - 1], q_m2ps3[i - 1])
        if learnt[i] == 0:
            continue
        off[:] = means[i] - centre[i]
        known = _inverse(covs[i]) + factor[i]
        after = _inverse(known)
        total += 0.5 * (_log_det(after) - _log_det(covs[i]))
        for a in range(4):
            rest[a] = pull[i, a]
            for b in range(4):
                rest[a] -= factor[i, a, b] * off[b]
            total += off[a] * (pull[i, a] + rest[a]) * 0.5
        for a in range(4):
            for b in range(4):
                step = after[a, b] * rest[b]
                means[i, a] += step
                total += 0.5 * rest[a] * step
        covs[i] = after
    return means, covs, total


@kernel
def _lean(time_s: Floats, cov: Floats, factor: Floats, shift: Floats) -> Floats:
    """Return what one sigma of an unknown height does to every state."""
    lean = np.zeros((time_s.size, 4))
    lean[0, :2] = shift[0]
    off = np.zeros(4)
    for i in range(1, time_s.size):
        dt_s = time_s[i] - time_s[i - 1]
        for a in range(2):
            lean[i, a] = lean[i - 1, a] + dt_s * lean[i - 1, a + 2]
            lean[i, a + 2] = lean[i - 1, a + 2]
        for a in range(4):
            off[a] = (shift[i, a] if a < 2 else 0.0) - lean[i, a]  # noqa: PLR2004
        for a in range(4):
            for b in range(4):
                for c in range(4):
                    lean[i, a] += cov[i, a, b] * factor[i, b, c] * off[c]
    return lean


@kernel
def _inverse(matrix: Floats) -> Floats:
    """Invert a covariance that has variance in every direction."""
    root = cholesky(matrix, matrix)
    half = np.zeros((4, 4))  # inverse of the root, lower triangle
    for b in range(4):
        half[b, b] = 1.0 / root[b, b]
        for a in range(b + 1, 4):
            for c in range(b, a):
                half[a, b] -= root[a, c] * half[c, b]
            half[a, b] /= root[a, a]
    result = np.empty((4, 4))
    for a in range(4):
        for b in range(a + 1):
            total = 0.0
            for c in range(a, 4):
                total += half[c, a] * half[c, b]
            result[a, b] = result[b, a] = total
    return result


@kernel
def _is_full(matrix: Floats) -> bool:
    """Say whether a covariance has variance in every direction."""
    root = cholesky(matrix, matrix)
    return bool(min(root[0, 0], root[1, 1], root[2, 2], root[3, 3]) > 0.0)


@kernel
def _log_det(matrix: Floats) -> float:
    """Return the log of the determinant of a covariance."""
    root = cholesky(matrix, matrix)
    total = 0.0
    for a in range(4):
        total += 2.0 * log(root[a, a])
    return total
