"""Association of one scan: its plots and the tracks, weighed against each other.

One kernel does the whole, since the tables are dear to hand over from Python: gate
(`gate`), weigh the pairs (`weigh`), find their marginals (`association`), mix the
hypotheses of every track (`bernoulli`), and remember what the look said (`passes`,
`corroboration`).
"""

from typing import NamedTuple

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.sensors.coverage import NOWHERE, Coverage
from vedette.tracks.association import pair_marginals
from vedette.tracks.bernoulli import Tracks, update_tracks
from vedette.tracks.corroboration import note_answers
from vedette.tracks.echoes import learn_echoes
from vedette.tracks.exchange import labels_of
from vedette.tracks.gate import Edges, build_grid, gate_pairs
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


@kernel
def associate(
    tracks: Tracks,
    plots: Plots,
    coverage: Coverage,
    first_pm2: Floats,
    answers: Floats,
    traits: Traits,
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
    edges, implausible = gate_pairs(
        tracks.address,
        tracks.alive,
        tracks.mean,
        tracks.cov,
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
    touched = learn(
        tracks, plots, coverage, chance, edges, marginal, answers, traits, time_s
    )
    return Associated(verdicts, density, touched)


@kernel
def learn(
    tracks: Tracks,
    plots: Plots,
    coverage: Coverage,
    chance: Chances,
    edges: Edges,
    marginal: Floats,
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
    edges : Edges
        Gated pairs.
    marginal : (k,)
        Probability of each pair.

    Returns
    -------
    (c,)
        Tracks that the scan said anything about.
    """
    update_tracks(tracks, plots, edges, chance.p_miss, marginal)
    learn_echoes(
        tracks,
        traits.echo,
        edges,
        chance.p_miss,
        marginal,
        coverage.kind != NOWHERE,
    )
    adopt(tracks, plots, edges, marginal)
    note_answers(tracks, coverage, chance, edges, marginal, answers, time_s)
    note_pass(tracks, coverage, chance, edges, marginal)
    return touched_tracks(edges, chance.p_miss)
