"""Association of one scan: its plots and the tracks, weighed against each other.

One kernel does the whole, since the tables are dear to hand over from Python: gate
(`gate`), weigh the pairs (`weigh`), find their marginals (`association`), mix the
hypotheses of every track (`bernoulli`), and remember what the look said (`passes`,
`corroboration`).
"""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.sensors.coverage import NOWHERE, Coverage
from vedette.tracks.association import pair_marginals
from vedette.tracks.bernoulli import Tracks, update_tracks
from vedette.tracks.corroboration import note_answers
from vedette.tracks.echoes import learn_echoes
from vedette.tracks.exchange import labels_of
from vedette.tracks.gate import Edges, Ways, gate_pairs
from vedette.tracks.grid import build_grid
from vedette.tracks.modes import mix_modes, ways_of
from vedette.tracks.motion import Motion
from vedette.tracks.passes import Chances, chances, note_pass
from vedette.tracks.traits import Traits, says_of
from vedette.tracks.weigh import (
    Verdicts,
    adopt,
    discount_known_addresses,
    judge_plots,
    pair_weights,
    touched_tracks,
)


class Associated(NamedTuple):
    """What one scan did.

    Attributes
    ----------
    verdicts : Verdicts
        On every plot.
    density : (m,) 1/m²
        Of first plots, less likely where an address is in the picture already.
    touched : (k,)
        Tracks that the scan said anything about.
    """

    verdicts: Verdicts
    density: Floats
    touched: Ints


class Pairs(NamedTuple):
    """Pairs of tracks and plots, with what they say.

    Attributes
    ----------
    edges : Edges
        (k,) Gated.
    marginal : (k,)
        Probability of each.
    ways : Ways
        (n, w) In which tracks may have moved.
    part : (k, w)
        Of each pair, the probability of each way.
    """

    edges: Edges
    marginal: Floats
    ways: Ways
    part: Floats


@kernel
def no_pairs(tracks: int) -> Pairs:
    """Return the pairs of a scan without plots."""
    none = np.zeros(0)
    start = np.zeros(tracks + 1, np.int64)
    edges = Edges(start, np.zeros(0, np.int64), none, none)
    ways = Ways(
        np.zeros((tracks, 1)), np.zeros((tracks, 1, 4)), np.zeros((tracks, 1, 4, 4))
    )
    return Pairs(edges, none, ways, np.zeros((0, 1)))


@kernel
def associate(
    tracks: Tracks,
    plots: Plots,
    coverage: Coverage,
    first_pm2: Floats,
    answers: Floats,
    traits: Traits,
    motion: Motion,
    time_s: float,
    gate: float,
    exact_side_max: int,
) -> Associated:
    """Take the plots of one scan into the tracks, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Predicted to the time of the scan; changed in place.
    plots : Plots
        (m,) The plots.
    coverage : Coverage
        The look.
    first_pm2 : (m,) 1/m²
        Density of first plots that the unseen give.
    answers : (b, 2)
        What each radar answered of claims; changed in place.
    traits : Traits
        (a,) Of the objects of each birth.
    motion : Motion
        How objects move.
    time_s : float
        Of the scan, seconds since epoch.
    gate, exact_side_max
        As in `vedette.tracks.tracker.Settings`.

    Returns
    -------
    Associated
        What became of the plots, and which tracks changed.
    """
    chance = chances(tracks, coverage, gate, time_s)
    ways = ways_of(
        tracks, plots, traits, motion, gate, time_s, coverage.kind != NOWHERE
    )
    edges, part, implausible = gate_pairs(
        tracks.address,
        tracks.alive,
        tracks.mean,
        ways,
        tracks.updated_s,
        says_of(tracks, traits),
        plots,
        build_grid(plots.e_m, plots.n_m),
        gate,
    )
    density = first_pm2 + plots.birth_density_pm2
    density = discount_known_addresses(density, plots, tracks.address)
    alone = plots.clutter_density_pm2 + density
    weight = pair_weights(
        tracks, edges, chance.p_hit, chance.p_miss, coverage.kind, alone
    )
    label = labels_of(tracks.address, tracks.echo, edges, plots)
    marginal = pair_marginals(edges, weight, plots.e_m.size, exact_side_max, label)
    verdicts = judge_plots(
        tracks.key, edges, marginal, plots, density, alone, implausible
    )
    pairs = Pairs(edges, marginal, ways, part)
    touched = learn(tracks, plots, coverage, chance, pairs, answers, traits, time_s)
    return Associated(verdicts, density, touched)


@kernel
def learn(
    tracks: Tracks,
    plots: Plots,
    coverage: Coverage,
    chance: Chances,
    pairs: Pairs,
    answers: Floats,
    traits: Traits,
    time_s: float,
) -> Ints:
    """Mix what a scan says into every track, in place.

    Parameters
    ----------
    tracks, plots, coverage, answers, traits, time_s
        As for `associate`.
    chance : Chances
        What the look could say of every track.
    pairs : Pairs
        Of tracks and plots.

    Returns
    -------
    (c,)
        Tracks that the scan said anything about.
    """
    edges, marginal = pairs.edges, pairs.marginal
    mixed = update_tracks(tracks, plots, edges, chance.p_miss, marginal)
    mix_modes(
        tracks,
        plots,
        edges,
        pairs.ways,
        pairs.part,
        traits,
        chance.p_miss,
        marginal,
        mixed,
    )
    learn_echoes(
        tracks,
        traits,
        edges,
        chance.p_miss,
        marginal,
        coverage.kind != NOWHERE,
    )
    adopt(tracks, plots, edges, marginal)
    note_answers(tracks, coverage, chance, edges, marginal, answers, time_s)
    note_pass(tracks, coverage, chance, edges, marginal)
    return touched_tracks(edges, chance.p_miss)
