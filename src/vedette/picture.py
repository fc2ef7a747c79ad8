"""The picture: a pure function of site file, recorded inputs and version.

Inputs go in one by one, in the order of the record; out comes what was known at every
step of the picture, and, with hindsight, trajectories, crossings and incursions.
Nothing here reads a clock, a file or the network, and nothing depends on how the
inputs were batched.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from vedette.airspace.index import REACH_M, build_index
from vedette.airspace.volume import Volume
from vedette.columns import join
from vedette.earth.plane import SitePlane
from vedette.feeds.decoder import Decoder
from vedette.feeds.report import Rejected, Report
from vedette.incursions.astray import NOTHING_HEARD, Heard
from vedette.incursions.conclude import conclude
from vedette.incursions.counting import Watched, cells_of, expected_of
from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing, Judged
from vedette.incursions.incursion import Incursion
from vedette.incursions.unseen_flights import Look
from vedette.plots.assemble import Assembler
from vedette.plots.carried import Carried
from vedette.plots.order import HOLD_NS, Late, Lateness, Reorder
from vedette.plots.scan import Scan
from vedette.sensors.coverage import NOWHERE
from vedette.site.model import Site
from vedette.site.model import Watch as WatchTable
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.birth import Births
from vedette.tracks.modes import MODES
from vedette.tracks.motion import Motion
from vedette.tracks.snapshot import snapshot
from vedette.tracks.tracker import Picture, Settings, step
from vedette.tracks.trajectory import Trajectory, trajectories
from vedette.tracks.weigh import SURE, Verdicts
from vedette.units import SECOND_NS
from vedette.warnings import Area, AreaWarning, warnings_of

# Accelerations of 0.5 g held for a few seconds, at the ten-second step of slow feeds;
# measured on airliners over Switzerland, see docs/tracking.md.
# A drone that drifts on a lost fix keeps its course within 0.1 m²/s³ or so; one that
# turns at the standard 3 degrees a second has, from one look to the next after ten
# seconds, up to 60, an airliner more. Turns are rare: of what is bound for somewhere,
# one minute in thirty. Whoever is not watched may do anything (9 m²/s³).
MOTION = Motion(
    q_m2ps3=9.0,
    q_vertical_m2ps3=1.0,
    death_rate_ps=1.0 / 1800.0,
    straight_s=900.0,
    turning_s=30.0,
    straight_m2ps3=0.2,
    turning_m2ps3=60.0,
)
SETTINGS = Settings(motion=MOTION, silent_s_max=300.0)
# Trajectories that were hardly ever believed are left out of everything published.
KEPT_MIN = 0.05
BEYOND_M = 5000.0  # farther than an approach, distances need not be told
OUTSIDE = "outside the watch: before `from` or after `to` of the site file"
IN_ORDER = f"expected reports in time order within {HOLD_NS / SECOND_NS:g} s"
RUN_KEY = 0x7665646574746501  # names the random numbers; fixed, so a replay agrees


class Input(NamedTuple):
    """One recorded input."""

    feed: str
    received_ns: int
    raw: bytes


class Unused(NamedTuple):
    """An input that could not be used: its number among the inputs, and why."""

    number: int
    reason: str


class Published(NamedTuple):
    """Tracks as known at one step of the picture."""

    time_s: float
    received_ns: int
    tracks: Tracks


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that a run concludes.

    Parameters
    ----------
    epoch_ns : int
        Epoch of all float seconds, nanoseconds UTC.
    plane : SitePlane
        Frame of all metres.
    published : tuple of Published
        As known then.
    trajectories : tuple of Trajectory
        With hindsight.
    crossings : tuple of Crossing
        By time.
    incursions : tuple of Incursion
        Unauthorised entries, by time.
    counts : tuple of Count
        Objects, entries and approaches of every volume.
    warnings : tuple of AreaWarning
        Drafted, by the time they began.
    unused : tuple of Unused
        Inputs that were rejected.
    verdicts : tuple of Verdicts
        One for each scan.
    late : tuple of Late
        Sensors whose reports came too late, among `unused` one by one.
    """

    epoch_ns: int
    plane: SitePlane
    published: tuple[Published, ...]
    trajectories: tuple[Trajectory, ...]
    crossings: tuple[Crossing, ...]
    incursions: tuple[Incursion, ...]
    counts: tuple[Count, ...]
    warnings: tuple[AreaWarning, ...]
    unused: tuple[Unused, ...]
    verdicts: tuple[Verdicts, ...]
    late: tuple[Late, ...] = ()


class Watch:
    """Takes inputs and keeps the picture.

    Parameters
    ----------
    site : Site
        The site file.
    volumes : iterable of Volume
        What the site file's volumes are, geometry included.
    decoders : mapping of str to Decoder
        A fresh one for each feed.
    epoch_ns : int
        A UTC midnight, nanoseconds.
    areas : sequence of Area
        What can be warned.
    """

    def __init__(
        self,
        site: Site,
        volumes: Iterable[Volume],
        decoders: Mapping[str, Decoder],
        epoch_ns: int,
        areas: Sequence[Area] = (),
    ) -> None:
        self._site = site
        self._epoch_ns = epoch_ns
        self._assembler = Assembler(site, epoch_ns)
        plane = self._assembler.plane
        reach_m = max(REACH_M, 1000.0 * site.policy.approach_km + BEYOND_M)
        self._judged = [Judged(v, build_index(v, plane, reach_m)) for v in volumes]
        self._areas = areas
        self._looks: list[Look] = []
        self._decoders = decoders
        self._carried = Carried(site)
        self._order = Reorder()
        self._late = Lateness()
        self._births = Births(site, [j.volume for j in self._judged], plane)
        self._picture: Picture | None = None
        self._published: list[Published] = []
        self._verdicts: list[Verdicts] = []
        self._said_by: list[Heard] = []
        self._unused: list[Unused] = []
        self._heard_ns: list[int] = []  # when each input was received
        self._used_ns = 0  # of the inputs that the picture has used so far

    def take(self, entry: Input) -> None:
        """Take the next input."""
        number = len(self._heard_ns)
        decoder = self._decoders[entry.feed]
        reports = decoder.decode(entry.raw, entry.received_ns, number)
        if isinstance(reports, Rejected):
            self._heard_ns.append(entry.received_ns)
            self._unused.append(Unused(number, reports.reason))
        else:
            self.take_reports(entry.feed, entry.received_ns, reports)

    def take_reports(
        self, feed: str, received_ns: int, reports: Iterable[Report]
    ) -> None:
        """Take what the next input says, as decoded.

        Parameters
        ----------
        feed : str
            Of the input.
        received_ns : int
            When it was received, nanoseconds UTC.
        reports : iterable of Report
            In its order; none where it says nothing.
        """
        number = len(self._heard_ns)
        self._heard_ns.append(received_ns)
        for report in reports:
            if outside(self._site.watch, report.time_ns):
                self._unused.append(Unused(number, OUTSIDE))
                continue
            if reason := self._carried.refusal(feed, report):
                self._unused.append(Unused(number, reason))
                continue
            released, late_ns = self._order.take(number, report)
            if late_ns:
                reason = f"{IN_ORDER}, got one late by {late_ns / SECOND_NS:.3f} s"
                self._unused.append(Unused(number, reason))
                self._late.note(feed, report, late_ns)
            for scan in self._assembler.take(released):
                self._step(scan)

    def finish(self) -> Outcome:
        """Take what waits and conclude: no more inputs will come."""
        for scan in self._assembler.take(self._order.flush()):
            self._step(scan)
        for scan in self._assembler.flush():
            self._step(scan)
        kept = self._trajectories()
        concluded = conclude(kept, self._judged, self._watched())
        refused = [Unused(r.seq, r.reason) for r in self._assembler.refused]
        published = tuple(self._published)
        return Outcome(
            epoch_ns=self._epoch_ns,
            plane=self._assembler.plane,
            published=published,
            trajectories=tuple(kept),
            crossings=concluded.crossings,
            incursions=concluded.incursions,
            counts=concluded.counts,
            warnings=warnings_of(published, self._site, self._areas),
            unused=tuple(sorted(self._unused + refused)),
            verdicts=tuple(self._verdicts),
            late=self._late.found(),
        )

    def _watched(self) -> Watched:
        """Gather what the counts ask of the watch."""
        watched = self._site.watch
        begun_s = self._begun_s if self._picture else 0.0
        ended_s = self._picture.time_s if self._picture else 0.0
        if watched.from_ns is not None:
            begun_s = self._assembler.seconds(watched.from_ns)
        if watched.to_ns is not None:
            ended_s = self._assembler.seconds(watched.to_ns)
        span_s = begun_s, max(begun_s, ended_s)
        births = self._site.expected_births
        return Watched(
            from_s=span_s[0],
            to_s=span_s[1],
            looks=self._looks,
            heard=join([NOTHING_HEARD, *self._said_by]),
            expected=expected_of(self._births, births, span_s, MOTION),
            cells=cells_of(self._site.sensors),
            policy=self._site.policy,
            motion=MOTION,
            key=RUN_KEY,
        )

    def _step(self, scan: Scan) -> None:
        """Publish what is due before a scan, then take the scan."""
        if self._picture is None:
            self._picture = Picture(
                time_s=scan.time_s,
                tracks=empty_tracks(
                    beams=self._assembler.beams,
                    kinds=self._births.traits.echo.size,
                    modes=MODES,
                ),
                unseen=self._births.before(scan.time_s),
                traits=self._births.traits,
            )
            self._tick = self._due(scan.time_s)
            self._begun_s = scan.time_s
        # Counted, not added up: a step of 0.1 s is not exact, and its error would grow.
        step_s = self._site.picture.step_s
        while self._tick * step_s < scan.time_s:
            due_s = self._tick * step_s
            tracks = snapshot(self._picture, due_s, MOTION)
            self._published.append(Published(due_s, self._used_ns, tracks))
            self._tick += 1
        arrivals = self._births.between(self._picture.time_s, scan.time_s)
        verdicts = step(self._picture, scan, SETTINGS, arrivals)
        self._verdicts.append(verdicts)
        if heard := _heard(scan, verdicts):
            self._said_by.append(heard)
        if scan.coverage.absence > 0.0 and scan.coverage.kind != NOWHERE:
            self._looks.append(Look(scan.time_s, scan.coverage))
        for number in scan.plots.seq.tolist():
            self._used_ns = max(self._used_ns, self._heard_ns[number])

    def _due(self, time_s: float) -> int:
        """Return the number of the first step of the picture at or after a time."""
        step_s = self._site.picture.step_s
        tick = math.ceil(time_s / step_s)
        return tick + 1 if tick * step_s < time_s else tick

    def _trajectories(self) -> list[Trajectory]:
        """Build the trajectories that were ever believed."""
        if self._picture is None:
            return []
        history = self._picture.history
        return trajectories(
            history.rows(KEPT_MIN),
            history.origins(),
            history.firsts(),
            MOTION,
            self._site.picture.step_s,
        )


def _heard(scan: Scan, verdicts: Verdicts) -> Heard | None:
    """Say which tracks the plots of a scan are likely of, if any are."""
    key = verdicts.track[verdicts.p_track > SURE]
    if key.size == 0:
        return None
    beam = np.full(key.size, scan.coverage.beam, np.int64)
    return Heard(key, np.full(key.size, scan.time_s), beam)


def outside(watched: WatchTable, time_ns: int) -> bool:
    """Say whether a time lies outside the watch that a site file states.

    Parameters
    ----------
    watched : vedette.site.model.Watch
        The table `[site]`.
    time_ns : int
        Nanoseconds UTC.

    Returns
    -------
    bool
        Before `from` or after `to`; both belong to the watch.
    """
    begins_ns, ends_ns = watched.from_ns, watched.to_ns
    early = begins_ns is not None and time_ns < begins_ns
    return early or (ends_ns is not None and time_ns > ends_ns)


def watch(
    site: Site,
    volumes: Iterable[Volume],
    decoders: Mapping[str, Decoder],
    epoch_ns: int,
    inputs: Iterable[Input],
    areas: Sequence[Area] = (),
) -> Outcome:
    """Turn recorded inputs into everything that follows from them.

    Parameters
    ----------
    site, volumes, decoders, epoch_ns
        As in `Watch`.
    inputs : iterable of Input
        In the order of the record.
    areas : sequence of Area
        What can be warned.

    Returns
    -------
    Outcome
        What a run concludes.
    """
    keeper = Watch(site, volumes, decoders, epoch_ns, areas)
    for entry in inputs:
        keeper.take(entry)
    return keeper.finish()
