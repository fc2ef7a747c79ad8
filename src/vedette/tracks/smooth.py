"""Smoothing: where a track was, with the hindsight of everything that came later.

Fixed-interval smoothing of Rauch, Tung and Striebel (1965, AIAA Journal 3:1445) over
the filtered states of one track, associations as they were judged; and sampling of
whole paths backwards from the same quantities (Carter and Kohn 1994, Biometrika
81:541), so that any question about a path ("did it enter?") is a share of paths.

With filtered mean m and covariance P, predicted P' = F P F' + Q, and gain
G = P F' P'^-1, given the next state x' the state is Gaussian with mean
m + G (x' - F m) and covariance P - G P' G'. Both directions use the same G.
"""

from typing import NamedTuple

import numpy as np

from vedette.fixed_math import normal_pair
from vedette.kernel import kernel
from vedette.plots.plot import Floats
from vedette.tracks.motion import predict_state

# A pivot this small against what it was subtracted from is rounding, not variance.
PIVOT_MIN = 1e-12


class Smoothed(NamedTuple):
    """One track's states with hindsight, first axis = the row.

    Attributes
    ----------
    mean : (n, 4) m, m/s
    cov : (n, 4, 4)
    gain : (n, 4, 4) G of each row towards the next; the last is not used
    root : (n, 4, 4) lower Cholesky factor of P - G P' G'; of P in the last row
    """

    mean: Floats
    cov: Floats
    gain: Floats
    root: Floats


@kernel
def smooth(time_s: Floats, mean: Floats, cov: Floats, q_m2ps3: Floats) -> Smoothed:
    """Smooth one track.

    Parameters
    ----------
    time_s : (n,) s
        Not decreasing.
    mean : (n, 4) m, m/s
        Filtered states.
    cov : (n, 4, 4)
        Their covariances.
    q_m2ps3 : (n,) m²/s³
        Power spectral density of the acceleration from each row on.

    Returns
    -------
    Smoothed
        The last row is the filtered one.
    """
    n = time_s.size
    smoothed = Smoothed(
        mean.copy(), cov.copy(), np.zeros((n, 4, 4)), np.zeros(cov.shape)
    )
    if n == 0:
        return smoothed
    smoothed.root[n - 1] = cholesky(cov[n - 1], cov[n - 1])
    ahead = np.empty(4)
    cov_ahead = np.empty((4, 4))
    rest = np.empty((4, 4))
    for i in range(n - 2, -1, -1):
        dt_s = time_s[i + 1] - time_s[i]
        ahead[:] = mean[i]
        cov_ahead[:] = cov[i]
        predict_state(ahead, cov_ahead, dt_s, q_m2ps3[i])
        gain = _gain(cov[i], cov_ahead, dt_s)
        smoothed.gain[i] = gain
        for a in range(4):
            for b in range(4):
                total = cov[i, a, b]
                hindsight = cov[i, a, b]
                for c in range(4):
                    for d in range(4):
                        turn = gain[a, c] * gain[b, d]
                        total -= turn * cov_ahead[c, d]
                        hindsight += turn * (
                            smoothed.cov[i + 1, c, d] - cov_ahead[c, d]
                        )
                rest[a, b] = total
                smoothed.cov[i, a, b] = hindsight
            for c in range(4):
                step = smoothed.mean[i + 1, c] - ahead[c]
                smoothed.mean[i, a] += gain[a, c] * step
        smoothed.root[i] = cholesky(rest, cov[i])
    return smoothed


@kernel
def smooth_offset(time_s: Floats, offset: Floats, gain: Floats) -> Floats:
    """Smooth what a constant error does to the filtered states of one track.

    Parameters
    ----------
    time_s : (n,) s
        As in `smooth`.
    offset : (n, 4) m, m/s
        What it does to each filtered state.
    gain : (n, 4, 4)
        From `smooth`.

    Returns
    -------
    (n, 4) m, m/s
        What it does to each smoothed state: the smoother is linear.
    """
    smoothed = offset.copy()
    for i in range(time_s.size - 2, -1, -1):
        dt_s = time_s[i + 1] - time_s[i]
        for b in range(4):
            ahead = offset[i, b] + (dt_s * offset[i, b + 2] if b < 2 else 0.0)  # noqa: PLR2004
            for a in range(4):
                smoothed[i, a] += gain[i, a, b] * (smoothed[i + 1, b] - ahead)
    return smoothed


@kernel
def _gain(cov: Floats, cov_ahead: Floats, dt_s: float) -> Floats:
    """Return G = P F' P'^-1 by solving P' G' = F P."""
    right = np.empty((4, 4))  # F P, columns are what G' multiplies
    for b in range(4):
        right[0, b] = cov[0, b] + dt_s * cov[2, b]
        right[1, b] = cov[1, b] + dt_s * cov[3, b]
        right[2, b] = cov[2, b]
        right[3, b] = cov[3, b]
    root = cholesky(cov_ahead, cov_ahead)
    gain = np.empty((4, 4))
    for b in range(4):
        for a in range(4):
            total = right[a, b]
            for c in range(a):
                total -= root[a, c] * right[c, b]
            right[a, b] = total / root[a, a] if root[a, a] > 0.0 else 0.0
        for a in range(3, -1, -1):
            total = right[a, b]
            for c in range(a + 1, 4):
                total -= root[c, a] * right[c, b]
            right[a, b] = total / root[a, a] if root[a, a] > 0.0 else 0.0
            gain[b, a] = right[a, b]
    return gain


@kernel
def cholesky(matrix: Floats, scale: Floats) -> Floats:
    """Factor a covariance, allowing directions without variance.

    Parameters
    ----------
    matrix : (4, 4)
        Symmetric, positive semi-definite up to rounding.
    scale : (4, 4)
        Covariance that it was subtracted from: a pivot that is small against its
        diagonal is rounding.

    Returns
    -------
    (4, 4)
        Lower triangle L with L L' = matrix; a column is zero where there is no
        variance left.
    """
    root = np.zeros((4, 4))
    for a in range(4):
        pivot = matrix[a, a]
        for c in range(a):
            pivot -= root[a, c] * root[a, c]
        if pivot <= PIVOT_MIN * scale[a, a]:
            continue
        root[a, a] = np.sqrt(pivot)
        for b in range(a + 1, 4):
            total = matrix[b, a]
            for c in range(a):
                total -= root[b, c] * root[a, c]
            root[b, a] = total / root[a, a]
    return root


@kernel
def sample_paths(
    time_s: Floats,
    mean: Floats,
    smoothed: Smoothed,
    first: int,
    last: int,
    count: int,
    key: int,
    stream: int,
) -> Floats:
    """Draw paths of one track between two of its rows, given everything known.

    The path at ``last`` is drawn from its smoothed distribution and then backwards,
    which is the joint distribution of that stretch.

    Parameters
    ----------
    time_s : (n,) s
        Times of the rows.
    mean : (n, 4) m, m/s
        Filtered states.
    smoothed : Smoothed
        From `smooth`.
    first, last : int
        Rows, both included.
    count : int
        Number of paths.
    key, stream : int
        Name the random numbers: key of the run, stream of the track.

    Returns
    -------
    (count, last - first + 1, 4)
        States at the rows.
    """
    rows = last - first + 1
    paths = np.empty((count, rows, 4))
    z = np.empty(4)
    step = np.empty(4)
    end_root = cholesky(smoothed.cov[last], smoothed.cov[last])
    for s in range(count):
        for at in range(rows - 1, -1, -1):
            row = first + at
            counter = 2 * (s * time_s.size + row)
            z[0], z[1] = normal_pair(key, stream, counter)
            z[2], z[3] = normal_pair(key, stream, counter + 1)
            if row == last:
                for a in range(4):
                    paths[s, at, a] = smoothed.mean[row, a]
                    for b in range(a + 1):
                        paths[s, at, a] += end_root[a, b] * z[b]
                continue
            dt_s = time_s[row + 1] - time_s[row]
            step[0] = paths[s, at + 1, 0] - mean[row, 0] - dt_s * mean[row, 2]
            step[1] = paths[s, at + 1, 1] - mean[row, 1] - dt_s * mean[row, 3]
            step[2] = paths[s, at + 1, 2] - mean[row, 2]
            step[3] = paths[s, at + 1, 3] - mean[row, 3]
            for a in range(4):
                value = mean[row, a]
                for b in range(4):
                    value += smoothed.gain[row, a, b] * step[b]
                for b in range(a + 1):
                    value += smoothed.root[row, a, b] * z[b]
                paths[s, at, a] = value
    return paths
