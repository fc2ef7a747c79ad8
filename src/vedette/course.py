"""The course of the picture: reports in order become tracks, step by step.

What was published stays as it was known then. All else can be taken back to a mark and
taken again with what came late (`vedette.plots.ring`).
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from vedette.incursions.astray import Heard
from vedette.incursions.unseen_flights import Look
from vedette.plots.assemble import Assembler, AssemblerMark
from vedette.plots.order import Entry
from vedette.plots.scan import Scan
from vedette.sensors.coverage import NOWHERE
from vedette.tracks import tracker
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.birth import Births
from vedette.tracks.modes import MODES
from vedette.tracks.snapshot import snapshot
from vedette.tracks.tracker import Picture, PictureMark, Settings
from vedette.tracks.trajectory import Trajectory, trajectories
from vedette.tracks.weigh import SURE, Verdicts


class Published(NamedTuple):
    """Tracks as known at one step of the picture."""

    time_s: float
    received_ns: int
    tracks: Tracks


class CourseMark(NamedTuple):
    """Everything that was concluded up to a point, but for what was published."""

    assembler: AssemblerMark
    picture: PictureMark | None
    looks: int
    verdicts: int
    said_by: int


class Given(NamedTuple):
    """What a course is kept with.

    Attributes
    ----------
    assembler : Assembler
        Of the site.
    births : Births
        Of the site.
    settings : Settings
        What the tracker assumes.
    step_s : float
        Between two tables of tracks as known then.
    heard_ns : callable
        When an input was received, by its number.
    """

    assembler: Assembler
    births: Births
    settings: Settings
    step_s: float
    heard_ns: Callable[[int], int]


class Course:
    """Takes reports in order and keeps the picture.

    Parameters
    ----------
    given : Given
        What it is kept with.
    """

    def __init__(self, given: Given) -> None:
        self._assembler, self._births, self._settings = given[:3]
        self._step_s, self._heard_ns = given[3:]
        self.picture: Picture | None = None
        self._tick: int | None = None  # the next step of the picture to publish
        self._used_ns = 0  # of the inputs that the picture has used so far
        self.begun_s = 0.0
        self.published: list[Published] = []
        self.verdicts: list[Verdicts] = []
        self.looks: list[Look] = []
        self.said_by: list[Heard] = []

    def take(self, entry: Entry) -> None:
        """Take the next report in order."""
        for scan in self._assembler.take([(entry.seq, entry.report)]):
            self.step(scan)

    def finish(self) -> None:
        """Take what waits for more: no more will come."""
        for scan in self._assembler.flush():
            self.step(scan)

    def mark(self) -> CourseMark:
        """Give what `rewind` needs to come back to this point."""
        return CourseMark(
            self._assembler.mark(),
            None if self.picture is None else self.picture.mark(),
            len(self.looks),
            len(self.verdicts),
            len(self.said_by),
        )

    def rewind(self, mark: CourseMark) -> None:
        """Come back to a point; what was published stays."""
        self._assembler.rewind(mark.assembler)
        if mark.picture is None or self.picture is None:
            self.picture = None
        else:
            self.picture.rewind(mark.picture)
        del self.looks[mark.looks :]
        del self.verdicts[mark.verdicts :]
        del self.said_by[mark.said_by :]

    @property
    def ended_s(self) -> float:
        """Give the time of the last scan, seconds since epoch; 0 without any."""
        return 0.0 if self.picture is None else self.picture.time_s

    def trajectories(self, existence_min: float) -> list[Trajectory]:
        """Build the trajectories that were ever believed so much."""
        if self.picture is None:
            return []
        history = self.picture.history
        return trajectories(
            history.rows(existence_min),
            history.origins(),
            history.firsts(),
            self._settings.motion,
            self._step_s,
        )

    def step(self, scan: Scan) -> None:
        """Publish what is due before a scan, then take the scan."""
        if self.picture is None:
            self.picture = self._begin(scan.time_s)
        self._publish(self.picture, scan.time_s)
        arrivals = self._births.between(self.picture.time_s, scan.time_s)
        verdicts = tracker.step(self.picture, scan, self._settings, arrivals)
        self.verdicts.append(verdicts)
        if heard := _heard(scan, verdicts):
            self.said_by.append(heard)
        if scan.coverage.absence > 0.0 and scan.coverage.kind != NOWHERE:
            self.looks.append(Look(scan.time_s, scan.coverage))
        for number in scan.plots.seq.tolist():
            self._used_ns = max(self._used_ns, self._heard_ns(number))

    def _begin(self, time_s: float) -> Picture:
        """Begin the picture at the first scan."""
        if self._tick is None:
            self._tick = self._due(time_s)
        self.begun_s = time_s
        return Picture(
            time_s=time_s,
            tracks=empty_tracks(
                beams=self._assembler.beams,
                kinds=self._births.traits.echo.size,
                modes=MODES,
            ),
            unseen=self._births.before(time_s),
            traits=self._births.traits,
        )

    def _publish(self, picture: Picture, until_s: float) -> None:
        """Publish every step before a time that was not published yet."""
        # Counted, not added up: a step of 0.1 s is not exact, and its error would grow.
        while self._tick is not None and self._tick * self._step_s < until_s:
            due_s = self._tick * self._step_s
            tracks = snapshot(picture, due_s, self._settings.motion)
            self.published.append(Published(due_s, self._used_ns, tracks))
            self._tick += 1

    def _due(self, time_s: float) -> int:
        """Return the number of the first step of the picture at or after a time."""
        tick = math.ceil(time_s / self._step_s)
        return tick + 1 if tick * self._step_s < time_s else tick


def _heard(scan: Scan, verdicts: Verdicts) -> Heard | None:
    """Say which tracks the plots of a scan are likely of, if any are."""
    key = verdicts.track[verdicts.p_track > SURE]
    if key.size == 0:
        return None
    beam = np.full(key.size, scan.coverage.beam, np.int64)
    return Heard(key, np.full(key.size, scan.time_s), beam)
