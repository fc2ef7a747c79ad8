"""Weights and verdicts: what a scan's pairs are worth, and what became of its plots."""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.sensors.coverage import NOWHERE, P_HIT_MIN
from vedette.tracks.begin import CLIMB_VARIANCE_M2PS2, NOT_MEASURED
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.gate import Edges

SURE = 0.5  # of the pairs of one track, at most one can be likelier than the rest
SHARED_ADDRESS = 1e-3  # two aircraft claim one address: rare, and never impossible


class Verdicts(NamedTuple):
    """What became of every plot of one scan.

    Attributes
    ----------
    seq : (m,) number of the input
    track : (m,) key of the likeliest track, -1 where none was in reach
    p_track : (m,) probability that it came from a track known before
    p_new : (m,) probability that it is the first plot of an object
    p_clutter : (m,) probability that it is no object
    implausible : (m,) 1 where physics forbids the address that it says
    """

    seq: Ints
    track: Ints
    p_track: Floats
    p_new: Floats
    p_clutter: Floats
    implausible: Ints


def no_verdicts() -> Verdicts:
    """Return the verdicts on a scan without plots."""
    none = np.zeros(0, np.int64)
    return Verdicts(none, none, np.zeros(0), np.zeros(0), np.zeros(0), none)


@kernel
def discount_known_addresses(density: Floats, plots: Plots, address: Ints) -> Floats:
    """Make a first plot unlikely where its address is already in the picture.

    Parameters
    ----------
    density : (m,) 1/m²
        Density of first plots.
    plots : Plots
        (m,) The plots.
    address : (n,)
        Addresses of the tracks.

    Returns
    -------
    (m,) 1/m²
        Reduced by the chance that two aircraft claim one address.
    """
    result = density.copy()
    if not np.any(plots.address >= 0):
        return result
    known = np.sort(address)
    for j in range(density.size):
        if plots.address[j] < 0:
            continue
        at = np.searchsorted(known, plots.address[j])
        if at < known.size and known[at] == plots.address[j]:
            result[j] *= SHARED_ADDRESS
    return result


@kernel
def pair_weights(
    tracks: Tracks,
    edges: Edges,
    p_detect: Floats,
    p_miss: Floats,
    kind: int,
    alone: Floats,
) -> Floats:
    """Return ψ_ij / ψ_0j: a pair against a miss and a plot that stands alone.

    Parameters
    ----------
    tracks : Tracks
        (n,) Predicted.
    edges : Edges
        (k,) pairs.
    p_detect : (n,)
        Probability that the look detects the track.
    p_miss : (n,)
        The same where absence is evidence, else 0.
    kind : int
        Kind of coverage; a cooperative receiver has no p_detect, so 1 stands for it.
    alone : (m,) 1/m²
        Density of first plots and clutter at each plot.

    Returns
    -------
    (k,)
        Weights.
    """
    weight = np.empty(edges.plot.size)
    for i in range(tracks.key.size):
        there = tracks.existence[i] * tracks.alive[i]
        hit = 1.0 if kind == NOWHERE else max(p_detect[i], P_HIT_MIN)
        scale = there * hit / (1.0 - there * p_miss[i])
        for k in range(edges.start[i], edges.start[i + 1]):
            weight[k] = scale * edges.likelihood[k] / alone[edges.plot[k]]
    return weight


@kernel
def judge_plots(
    key: Ints,
    edges: Edges,
    marginal: Floats,
    plots: Plots,
    density: Floats,
    alone: Floats,
    implausible: Ints,
) -> Verdicts:
    """Say of every plot whether it is a known track, a first plot or clutter.

    Parameters
    ----------
    key : (n,)
        Keys of the tracks.
    edges : Edges
        (k,) pairs.
    marginal : (k,)
        Probability of each pair.
    plots : Plots
        (m,) The plots.
    density, alone : (m,) 1/m²
        Density of first plots, and of first plots and clutter.
    implausible : (m,)
        Passed through.

    Returns
    -------
    Verdicts
        p_track + p_new + p_clutter = 1 for every plot.
    """
    count = plots.e_m.size
    track = np.full(count, -1, np.int64)
    p_track = np.zeros(count)
    best = np.zeros(count)
    for i in range(key.size):
        for k in range(edges.start[i], edges.start[i + 1]):
            j = edges.plot[k]
            p_track[j] += marginal[k]
            if marginal[k] > best[j]:
                best[j] = marginal[k]
                track[j] = key[i]
    p_new = np.empty(count)
    p_clutter = np.empty(count)
    for j in range(count):
        p_track[j] = min(p_track[j], 1.0)
        p_new[j] = (1.0 - p_track[j]) * density[j] / alone[j]
        p_clutter[j] = 1.0 - p_track[j] - p_new[j]
    return Verdicts(plots.seq, track, p_track, p_new, p_clutter, implausible)


@kernel
def adopt(tracks: Tracks, plots: Plots, edges: Edges, marginal: Floats) -> None:
    """Let a track take time, address and height from a plot that is surely its own.

    Parameters
    ----------
    tracks : Tracks
        Changed in place.
    plots : Plots
        The plots.
    edges : Edges
        (k,) pairs.
    marginal : (k,)
        Probability of each pair; above one half at most one plot qualifies.
    """
    for i in range(tracks.key.size):
        total, shift_e, shift_n = 0.0, 0.0, 0.0
        for k in range(edges.start[i], edges.start[i + 1]):
            total += marginal[k]
            shift_e += marginal[k] * plots.shift_e_m[edges.plot[k]]
            shift_n += marginal[k] * plots.shift_n_m[edges.plot[k]]
            if marginal[k] > SURE:
                _adopt_one(tracks, i, plots, edges.plot[k])
        if total > SURE:  # several likely plots say together that it is there
            tracks.updated_s[i] = plots.time_s[edges.plot[edges.start[i]]]
            tracks.shift[i, 0] = shift_e / total
            tracks.shift[i, 1] = shift_n / total


@kernel
def _adopt_one(tracks: Tracks, i: int, plots: Plots, j: int) -> None:
    """Take address and height from a plot, where the track has none."""
    if tracks.address[i] < 0:
        tracks.address[i] = plots.address[j]
    known = not np.isnan(tracks.height[i, 0])
    measured = known and tracks.height_cov[i, 2] > NOT_MEASURED
    if not measured and not np.isnan(plots.h_m[j]):
        tracks.height[i, 0] = plots.h_m[j]
        tracks.height[i, 1] = 0.0
        tracks.height_cov[i, 0] = plots.r_h_m2[j]
        tracks.height_cov[i, 1] = 0.0
        tracks.height_cov[i, 2] = CLIMB_VARIANCE_M2PS2


@kernel
def touched_tracks(edges: Edges, p_detect: Floats) -> Ints:
    """Return the tracks that this scan said anything about."""
    chosen = np.empty(p_detect.size, np.int64)
    count = 0
    for i in range(p_detect.size):
        if edges.start[i + 1] > edges.start[i] or p_detect[i] > 0.0:
            chosen[count] = i
            count += 1
    return chosen[:count].copy()
