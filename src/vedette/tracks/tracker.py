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

from vedette.columns import Floats, Ints, join, take
from vedette.errors import BrokenInvariant
from vedette.limits import LIMITS
from vedette.plots.scan import Scan
from vedette.sensors.coverage import NOWHERE
from vedette.tracks.associate import Associated, associate, learn
from vedette.tracks.begin import begin_tracks
from vedette.tracks.bernoulli import Tracks, empty_tracks, predict_tracks
from vedette.tracks.corroboration import no_answers
from vedette.tracks.first import first_density, first_states
from vedette.tracks.gate import no_edges
from vedette.tracks.history import Firsts, History
from vedette.tracks.motion import Motion
from vedette.tracks.origin import origins_of
from vedette.tracks.passes import chances, note_begun
from vedette.tracks.unseen import (
    InView,
    Unseen,
    in_view,
    no_unseen,
    renewed,
    thin_swept,
    thin_unseen,
)
from vedette.tracks.weigh import Verdicts, no_verdicts

_NO_VERDICTS = no_verdicts()


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
    echoes : (a,)
        Share of a look's p_detect at which objects of each birth are seen.
    """

    time_s: float
    tracks: Tracks = field(default_factory=empty_tracks)
    unseen: Unseen = field(default_factory=no_unseen)
    born: int = 0
    history: History = field(default_factory=History)
    answers: Floats = field(init=False)
    echoes: Floats = field(default_factory=lambda: np.ones(1))

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
        Unseen trajectories that were born since the picture's time or will be soon
        (`vedette.tracks.birth`).

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
    if not scan.plots.seq.size:
        _pass_over(picture, scan, settings)
        return _NO_VERDICTS
    tracks, plots, coverage = picture.tracks, scan.plots, scan.coverage
    view = in_view(picture.unseen, coverage, scan.time_s, settings.motion)
    done = associate(
        tracks,
        plots,
        coverage,
        first_density(view.unseen, view.p_first, plots),
        picture.answers,
        picture.echoes,
        scan.time_s,
        settings.gate,
        min(settings.exact_side_max, 20),
    )
    picture.history.add(scan.time_s, tracks, done.touched)
    verdicts = done.verdicts
    first = np.flatnonzero(verdicts.p_new >= settings.existence_min)
    if first.size:
        _begin(picture, scan, settings, view, first, done)
    swept = view.p_swept * coverage.absence
    thin_unseen(picture.unseen, view.row, swept, settings.unseen_min)
    _end(picture, settings)
    return verdicts


def _predict(
    picture: Picture, scan: Scan, settings: Settings, arrivals: Unseen
) -> None:
    """Bring the picture to the time of the scan; the unseen wait until asked for."""
    dt_s = scan.time_s - picture.time_s
    if dt_s < 0.0:
        raise BrokenInvariant(
            expected="scans in time order",
            got=f"one {-dt_s} s before the picture",
            where=f"tracker at {picture.time_s} s",
        )
    predict_tracks(picture.tracks, dt_s, settings.motion)
    if arrivals.weight.size:
        picture.unseen = renewed(
            picture.unseen, arrivals, scan.time_s, settings.motion, settings.unseen_min
        )
    picture.time_s = scan.time_s


def _pass_over(picture: Picture, scan: Scan, settings: Settings) -> None:
    """Take a scan without plots: whatever it swept is less likely there."""
    tracks, coverage = picture.tracks, scan.coverage
    thin_swept(picture.unseen, coverage, scan.time_s, settings.unseen_min)
    if tracks.key.size and coverage.kind != NOWHERE:
        chance = chances(tracks, coverage, settings.gate, scan.time_s)
        if chance.passed.any():
            edges = no_edges(tracks.key.size)
            touched = learn(
                tracks,
                scan.plots,
                coverage,
                chance,
                edges,
                edges.likelihood,
                picture.answers,
                picture.echoes,
                scan.time_s,
            )
            picture.history.add(scan.time_s, tracks, touched)
    _end(picture, settings)


def _begin(
    picture: Picture,
    scan: Scan,
    settings: Settings,
    view: InView,
    first: Ints,
    done: Associated,
) -> None:
    """Begin a track at some plots, under keys of their own."""
    plots, beams = scan.plots, picture.tracks.hit.shape[1]
    kinds = picture.tracks.origin.shape[1]
    p_new = done.verdicts.p_new
    mean, cov, height, origin, echo = first_states(
        view.unseen, view.p_first, plots, first, kinds
    )
    begun = begin_tracks(plots, first, p_new, mean, cov, height, beams, kinds)
    begun.echo[:], begun.origin[:] = echo, origin
    begun.key[:] = picture.born + np.arange(first.size)
    note_begun(begun, scan.coverage, settings.gate, scan.time_s)
    picture.born += first.size
    picture.history.add(scan.time_s, begun, np.arange(first.size))
    origins = origins_of(
        view.unseen, view.p_first, plots, first, begun.key, p_new[first], scan.time_s
    )
    picture.history.begun_at(Firsts(begun.key, done.density[first], origin), origins)
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
