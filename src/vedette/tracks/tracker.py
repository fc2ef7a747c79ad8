"""The tracker: one scan turns the posterior before it into the posterior after it.

The posterior is a Poisson process of the unseen and a multi-Bernoulli of tracks, in
its track-oriented form (TOMB/P, Williams 2015, IEEE TAES 51:1664, section IV). A scan
does six things: predict, gate, weigh the pairs, find their marginals, mix the
hypotheses of every track, and begin a track at every plot with the probability that
the plot is a first one (`vedette.tracks.taken`). Every plot keeps its verdict; what
a track was stays in the history when it ends.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from vedette.columns import Floats, copies
from vedette.errors import BrokenInvariant
from vedette.limits import LIMITS
from vedette.plots.scan import Scan
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.corroboration import no_answers
from vedette.tracks.history import History, HistoryMark
from vedette.tracks.motion import Motion
from vedette.tracks.table import first_rows, with_room
from vedette.tracks.taken import Rules, pass_over, take_plots
from vedette.tracks.traits import Traits, no_traits
from vedette.tracks.unseen import Unseen, no_unseen, renewed
from vedette.tracks.weigh import Verdicts, no_verdicts

SIDE_MOST = 20  # a million subsets
ROOM_LEAST = 256  # tracks for which there is room before the table grows again
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
    rules: Rules = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rules = Rules(
            self.motion,
            self.gate,
            self.existence_min,
            self.unseen_min,
            min(self.exact_side_max, SIDE_MOST),
            self.silent_s_max,
        )
        object.__setattr__(self, "rules", rules)


class PictureMark(NamedTuple):
    """The posterior at a point: copies."""

    time_s: float
    tracks: Tracks
    unseen: Unseen
    born: int
    answers: Floats
    history: HistoryMark


@dataclass(slots=True, kw_only=True)
class Picture:
    """The posterior, and what led to it.

    Parameters
    ----------
    time_s : float
        Seconds since epoch.
    tracks : Tracks
        The living tracks: the first rows of a longer table, so that they stay where
        they are when one begins or ends.
    unseen : Unseen
        What may be there unseen.
    born : int
        Tracks begun so far; the next key.
    history : History
        Every state of every track.
    answers : (b, 2)
        What each radar answered of claims (`vedette.tracks.corroboration`).
    traits : Traits
        (a,) Of the objects of each birth.
    """

    time_s: float
    tracks: Tracks = field(default_factory=empty_tracks)
    unseen: Unseen = field(default_factory=no_unseen)
    born: int = 0
    history: History = field(default_factory=History)
    answers: Floats = field(init=False)
    room: Tracks = field(init=False, repr=False)
    traits: Traits = field(default_factory=no_traits)

    def __post_init__(self) -> None:
        self.answers = no_answers(self.tracks.hit.shape[1])
        self.room = self.tracks

    def mark(self) -> PictureMark:
        """Give what `rewind` needs to come back to this point."""
        return PictureMark(
            self.time_s,
            copies(self.tracks),
            copies(self.unseen),
            self.born,
            self.answers.copy(),
            self.history.mark(),
        )

    def rewind(self, mark: PictureMark) -> None:
        """Come back to a point; the mark stays good."""
        self.time_s, self.born = mark.time_s, mark.born
        self.tracks, self.unseen = copies(mark.tracks), copies(mark.unseen)
        self.answers = mark.answers.copy()
        self.history.rewind(mark.history)

    def room_for(self, count: int) -> Tracks:
        """Return the table of tracks with room for more at its end.

        Parameters
        ----------
        count : int
            How many more, at least.

        Returns
        -------
        Tracks
            The tracks are its first rows.
        """
        living = self.tracks.key.size
        theirs = self.tracks.key.base is self.room.key  # not put there by a caller
        if not theirs or living + count > self.room.key.size:
            self.room = with_room(self.tracks, living + count + ROOM_LEAST)
            self.tracks = first_rows(self.room, living)
        return self.room


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
        If the scan lies before the picture, or the table of tracks has modes of motion
        that the motion does not.
    """
    if picture.tracks.mode_s.shape[1] > 0 and settings.motion.straight_s <= 0.0:
        raise BrokenInvariant(
            expected="a motion with modes, as the table of tracks has them",
            got="a motion of one power",
            where=f"tracker at {picture.time_s} s",
        )
    dt_s = scan.time_s - picture.time_s
    if dt_s < 0.0:
        raise BrokenInvariant(
            expected="scans in time order",
            got=f"one {-dt_s} s before the picture",
            where=f"tracker at {picture.time_s} s",
        )
    if arrivals.weight.size:
        picture.unseen = renewed(
            picture.unseen, arrivals, scan.time_s, settings.motion, settings.unseen_min
        )
    if scan.plots.seq.size:
        return _take_plots(picture, scan, settings)
    _pass_over(picture, scan, settings)
    return _NO_VERDICTS


def _take_plots(picture: Picture, scan: Scan, settings: Settings) -> Verdicts:
    """Take a scan with plots."""
    most, history = scan.plots.seq.size, picture.history
    room, tracks = picture.room_for(most), picture.tracks
    done = take_plots(
        room,
        tracks.key.size,
        picture.unseen,
        scan.plots,
        scan.coverage,
        picture.answers,
        picture.traits,
        *history.room(tracks.key.size + most, tracks.origin.shape[1]),
        picture.born,
        picture.time_s,
        scan.time_s,
        settings.rules,
    )
    history.wrote(done.used)
    history.begun_at(done.firsts, done.origins)
    picture.time_s = scan.time_s
    if done.living != tracks.key.size:
        picture.tracks = first_rows(room, done.living)
    picture.born += done.firsts.key.size
    return done.verdicts


def _pass_over(picture: Picture, scan: Scan, settings: Settings) -> None:
    """Take a scan without plots."""
    tracks, history = picture.tracks, picture.history
    used, living = pass_over(
        tracks,
        picture.unseen,
        scan.plots,
        scan.coverage,
        picture.answers,
        picture.traits,
        *history.room(tracks.key.size, tracks.origin.shape[1]),
        picture.time_s,
        scan.time_s,
        settings.rules,
    )
    history.wrote(used)
    picture.time_s = scan.time_s
    if living < tracks.key.size:
        picture.tracks = first_rows(tracks, living)
