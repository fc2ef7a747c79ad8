"""The tracker: one scan turns the posterior before it into the posterior after it.

The posterior is a Poisson process of the unseen and a multi-Bernoulli of tracks, in
its track-oriented form (TOMB/P, Williams 2015, IEEE TAES 51:1664, section IV). A scan
does six things: predict, gate, weigh the pairs, find their marginals, mix the
hypotheses of every track, and begin a track at every plot with the probability that
the plot is a first one. Every plot keeps its verdict; every track that ends stays in
the history.
"""

from dataclasses import dataclass, field

import numpy as np

from vedette.columns import Floats, join, take
from vedette.errors import BrokenInvariant
from vedette.limits import LIMITS
from vedette.plots.scan import Scan
from vedette.sensors.coverage import (
    TWO_PI,
    Coverage,
    all_round,
    p_detect_all,
    swept_rad,
)
from vedette.tracks.association import pair_marginals
from vedette.tracks.begin import begin_tracks
from vedette.tracks.bernoulli import (
    Tracks,
    empty_tracks,
    predict_tracks,
    update_tracks,
)
from vedette.tracks.corroboration import no_answers, note_answers
from vedette.tracks.gate import build_grid, gate_pairs
from vedette.tracks.history import History
from vedette.tracks.motion import Motion
from vedette.tracks.origin import origins_of
from vedette.tracks.passes import chances, note_begun, note_pass
from vedette.tracks.unseen import (
    Unseen,
    first_plots,
    no_unseen,
    predict_unseen,
    thin_unseen,
)
from vedette.tracks.weigh import (
    Verdicts,
    adopt,
    discount_known_addresses,
    judge_plots,
    pair_weights,
    touched_tracks,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the tracker assumes.

    Parameters
    ----------
    motion : Motion
        The motion model.
    gate : float
        Largest squared Mahalanobis distance of a pair; 20 leaves out 5e-5 of true
        ones (chi-square, two degrees of freedom).
    existence_min : float
        A track whose existence x alive falls below ends. 1e-4 keeps whatever two
        more plots could still make believable.
    unseen_min : float
        An unseen trajectory is dropped when less than this share of it is left.
    exact_side_max : int
        Clusters up to this size are enumerated; 0 runs belief propagation alone.
    silent_s_max : float
        A track without a plot for so long ends, whatever its probability: its
        position has become a guess.
    """

    motion: Motion
    gate: float = 20.0
    existence_min: float = 1e-4
    unseen_min: float = 1e-4
    exact_side_max: int = LIMITS.cluster_plots_exact_max
    silent_s_max: float = 600.0


@dataclass(slots=True, kw_only=True)
class Picture:
    """The posterior, and what led to it.

    Parameters
    ----------
    time_s : float
        Seconds since epoch.
    tracks : Tracks
        The living tracks.
    unseen : Unseen
        What may be there unseen.
    born : int
        Tracks begun so far; the next key.
    history : History
        Every state of every track.
    answers : (b, 2)
        What each radar answered of claims (`vedette.tracks.corroboration`).
    """

    time_s: float
    tracks: Tracks = field(default_factory=empty_tracks)
    unseen: Unseen = field(default_factory=no_unseen)
    born: int = 0
    history: History = field(default_factory=History)
    answers: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.answers = no_answers(self.tracks.hit.shape[1])


def step(
    picture: Picture, scan: Scan, settings: Settings, arrivals: Unseen
) -> Verdicts:
    """Take one scan into the picture, in place.

    Parameters
    ----------
    picture : Picture
        The posterior before; afterwards the posterior after.
    scan : Scan
        Not before the picture's time.
    settings : Settings
        What the tracker assumes.
    arrivals : Unseen
        Unseen trajectories that were born since the picture's time, as they are at
        the time of the scan.

    Returns
    -------
    Verdicts
        One for every plot of the scan.

    Raises
    ------
    BrokenInvariant
        If the scan lies before the picture.
    """
    _predict(picture, scan, settings, arrivals)
    tracks, plots = picture.tracks, scan.plots
    unseen = picture.unseen
    p_unseen, p_first = _of_the_unseen(unseen, scan.coverage)
    density, mean, cov, height = first_plots(unseen, p_first, plots)
    density = density + plots.birth_density_pm2
    chance = chances(tracks, scan.coverage, settings.gate, scan.time_s)
    edges, implausible = gate_pairs(
        tracks.address,
        tracks.alive,
        tracks.mean,
        tracks.cov,
        tracks.updated_s,
        plots,
        build_grid(plots.e_m, plots.n_m),
        settings.gate,
    )
    density = discount_known_addresses(density, plots, tracks.address)
    alone = plots.clutter_density_pm2 + density
    weight = pair_weights(
        tracks, edges, chance.p_hit, chance.p_miss, scan.coverage.kind, alone
    )
    marginal = pair_marginals(
        edges, weight, plots.e_m.size, min(settings.exact_side_max, 20)
    )
    verdicts = judge_plots(
        tracks.key, edges, marginal, plots, density, alone, implausible
    )
    update_tracks(tracks, plots, edges, chance.p_miss, marginal)
    adopt(tracks, plots, edges, marginal)
    note_answers(
        tracks,
        scan.coverage,
        chance,
        edges,
        marginal,
        picture.answers,
        scan.time_s,
    )
    note_pass(tracks, scan.coverage, chance, edges, marginal)
    touched = touched_tracks(edges, chance.p_miss)
    picture.history.add(scan.time_s, tracks, touched)
    begun, first = begin_tracks(
        plots,
        verdicts.p_new,
        mean,
        cov,
        height,
        settings.existence_min,
        tracks.hit.shape[1],
    )
    note_begun(begun, scan.coverage, settings.gate, scan.time_s)
    _begin(picture, scan, begun)
    picture.history.begun_at(
        origins_of(
            unseen,
            p_first,
            plots,
            first,
            begun.key,
            verdicts.p_new[first],
            scan.time_s,
        )
    )
    thin_unseen(unseen, p_unseen * scan.coverage.absence)
    _end(picture, settings)
    return verdicts


def _of_the_unseen(unseen: Unseen, coverage: Coverage) -> tuple[Floats, Floats]:
    """Return the chances that thin the unseen, and those that they give a first plot.

    They are thinned where the beam swept, and may be seen where a plot is.
    """
    swept = p_detect_all(coverage, unseen.mean, unseen.height)
    if swept_rad(coverage) >= TWO_PI:
        return swept, swept
    return swept, p_detect_all(all_round(coverage), unseen.mean, unseen.height)


def _predict(
    picture: Picture, scan: Scan, settings: Settings, arrivals: Unseen
) -> None:
    """Bring the picture to the time of the scan."""
    dt_s = scan.time_s - picture.time_s
    if dt_s < 0.0:
        raise BrokenInvariant(
            expected="scans in time order",
            got=f"one {-dt_s} s before the picture",
            where=f"tracker at {picture.time_s} s",
        )
    predict_tracks(picture.tracks, dt_s, settings.motion)
    predict_unseen(picture.unseen, dt_s, settings.motion)
    least = settings.unseen_min * picture.unseen.drawn
    keep = np.flatnonzero(picture.unseen.weight >= least)
    picture.unseen = join([take(picture.unseen, keep), arrivals])
    picture.time_s = scan.time_s


def _begin(picture: Picture, scan: Scan, begun: Tracks) -> None:
    """Take the tracks that begin into the picture, under keys of their own."""
    begun.key[:] = picture.born + np.arange(begun.key.size)
    picture.born += begun.key.size
    picture.history.add(scan.time_s, begun, np.arange(begun.key.size))
    picture.tracks = join([picture.tracks, begun])


def _end(picture: Picture, settings: Settings) -> None:
    """End the tracks that are no longer there or no longer known."""
    tracks = picture.tracks
    there = tracks.existence * tracks.alive >= settings.existence_min
    heard = picture.time_s - tracks.updated_s <= settings.silent_s_max
    ends = np.flatnonzero(~(there & heard))
    if ends.size:
        picture.history.end(picture.time_s, take(tracks, ends))
        picture.tracks = take(tracks, np.flatnonzero(there & heard))
