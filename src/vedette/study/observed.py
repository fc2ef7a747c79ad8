"""Observed: a watch that is asked what it believes of its young tracks as it runs.

A statement is held to account at exactly 2, 4 and 8 looks after a track's birth: when a
beam has passed it so often, whether a plot came or not. It is existence x alive, and it
is true when the track is that of a target, drawn where two tracks share one
(`vedette.score.owners`, docs/adr/0003-existence-calibration.md); where the site expects
birds too, a bird is as real, since existence says that something is no clutter.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from vedette.airspace.volume import Volume
from vedette.columns import Floats, Ints
from vedette.course import Course, CourseMark, Given
from vedette.fixed_math import uniform
from vedette.kernel import kernel
from vedette.picture import Watch
from vedette.plots.scan import Scan
from vedette.score.calibration import EXISTENCE_JUDGED
from vedette.score.owners import owners
from vedette.sensors.coverage import RADAR, Coverage
from vedette.site.model import Site
from vedette.study.flown import Flown, there_at
from vedette.study.row import Belief
from vedette.tracks.bernoulli import Tracks

LOOKS = (2, 4, 8)
OWNER_DOMAIN = 0x4F776E6572


class Swept(NamedTuple):
    """One look that was made.

    Attributes
    ----------
    time_s : float
        s since epoch.
    coverage : Coverage
        What it covered.
    """

    time_s: float
    coverage: Coverage


class Accounts(NamedTuple):
    """What was asked and noted up to a point: copies."""

    course: CourseMark
    beliefs: int
    swept: int
    passes: Ints
    last_s: Floats


class ObservedCourse(Course):
    """A course that notes its looks and what it believes of young tracks.

    Parameters
    ----------
    given
        As in `Course`.
    flown : Flown
        What really flew.
    key : int
        Of the night.
    birds : bool
        The site expects birds.
    """

    def __init__(self, given: Given, flown: Flown, key: int, *, birds: bool) -> None:
        super().__init__(given)
        self.beliefs: list[Belief] = []
        self.swept: list[Swept] = []
        self._flown = flown
        self._key = key
        self._birds = birds
        self._passes = np.zeros(0, np.int64)  # by key of the track
        self._last_s = np.zeros((0, 0))  # by key of the track, by beam

    def mark(self) -> Accounts:  # type: ignore[override]
        """Give what `rewind` needs to come back to this point."""
        return Accounts(
            super().mark(),
            len(self.beliefs),
            len(self.swept),
            self._passes.copy(),
            self._last_s.copy(),
        )

    def rewind(self, mark: Accounts) -> None:  # type: ignore[override]
        """Come back to a point."""
        super().rewind(mark.course)
        del self.beliefs[mark.beliefs :]
        del self.swept[mark.swept :]
        self._passes, self._last_s = mark.passes.copy(), mark.last_s.copy()

    def step(self, scan: Scan) -> None:
        """Take a scan, then ask."""
        super().step(scan)
        coverage = scan.coverage
        if coverage.kind != RADAR or coverage.absence <= 0.0:
            return
        self.swept.append(Swept(scan.time_s, coverage))
        if self.picture is not None and coverage.beam >= 0:
            self._ask(self.picture.tracks, coverage.beam, scan.time_s)

    def _ask(self, tracks: Tracks, beam: int, time_s: float) -> None:
        """Count the passes of a beam over each track, and note statements."""
        self._make_room(tracks)
        stated = tracks.existence * tracks.alive
        young = _passed(
            tracks.key,
            tracks.judged_s[:, beam],
            stated,
            self._last_s[:, beam],
            self._passes,
        )
        if young.size:
            self._note(tracks, stated, young.tolist(), time_s)

    def _make_room(self, tracks: Tracks) -> None:
        """Keep an account for every track that was ever begun."""
        need = int(tracks.key[-1]) + 1 if tracks.key.size else 0
        have = self._passes.size
        if need > have or self._last_s.shape[1] < tracks.hit.shape[1]:
            size = max(2 * have, need, 1024)
            last_s = np.full((size, tracks.hit.shape[1]), -np.inf)
            last_s[:have, : self._last_s.shape[1]] = self._last_s
            self._last_s = last_s
            self._passes = np.append(self._passes, np.zeros(size - have, np.int64))

    def _note(
        self, tracks: Tracks, stated: Floats, young: list[int], time_s: float
    ) -> None:
        """Note what is said of tracks, and whether it is so."""
        flying, position_m = there_at(self._flown.flights, time_s)
        cov = tracks.cov[:, :2, :2] + (
            tracks.shift[:, :, None] * tracks.shift[:, None, :]
        )
        near = _within_reach(tracks, young)
        shares = owners(stated[near], tracks.mean[near, :2], cov[near], position_m)
        target = flying < self._flown.targets
        for row in young:
            mine = shares[int(np.searchsorted(near, row))]
            own, flies = float(mine[target].sum()), float(mine.sum())
            key, looks = int(tracks.key[row]), int(self._passes[tracks.key[row]])
            mark = uniform(self._key ^ OWNER_DOMAIN, key, looks)
            belief = Belief(
                looks=looks,
                stated=float(stated[row]),
                real=mark < (flies if self._birds else own),
                own=mark < own,
                flies=mark < flies,
            )
            self.beliefs.append(belief)


class Observed(Watch):
    """A watch whose course is observed.

    Parameters
    ----------
    site, volumes, epoch_ns
        As in `Watch`; reports come decoded.
    flown : Flown
        What really flew.
    key : int
        Of the night.
    """

    def __init__(
        self,
        site: Site,
        volumes: Iterable[Volume],
        epoch_ns: int,
        flown: Flown,
        key: int,
    ) -> None:
        birds = any(not birth.is_counted for birth in site.expected_births)

        def course(given: Given) -> ObservedCourse:
            self.observed = ObservedCourse(given, flown, key, birds=birds)
            return self.observed

        super().__init__(site, volumes, {}, epoch_ns, course=course)


@kernel
def _passed(
    keys: Ints, judged_s: Floats, stated: Floats, last_s: Floats, passes: Ints
) -> Ints:
    """Count the tracks that a beam has passed; give the rows of those to be asked."""
    low, high = EXISTENCE_JUDGED
    asked = np.empty(keys.size, np.int64)
    count = 0
    for row in range(keys.size):
        key = keys[row]
        if not judged_s[row] > last_s[key]:
            continue
        last_s[key] = judged_s[row]
        passes[key] += 1
        if passes[key] in LOOKS and low <= stated[row] <= high:
            asked[count] = row
            count += 1
    return asked[:count]


def _within_reach(tracks: Tracks, young: list[int]) -> Ints:
    """Give the tracks that could share a target with the young ones."""
    sigma_m = np.sqrt(np.max(tracks.cov[:, [0, 1], [0, 1]], axis=1))
    close = np.zeros(tracks.key.size, np.bool_)
    close[young] = True
    for row in young:
        gap = np.hypot(
            tracks.mean[:, 0] - tracks.mean[row, 0],
            tracks.mean[:, 1] - tracks.mean[row, 1],
        )
        # The gate is 4.5 sigma: two tracks share a target only where their gates meet.
        close |= gap <= 5.0 * (sigma_m + sigma_m[row]) + 1000.0
    return np.flatnonzero(close)
