"""The picture: a pure function of site file, recorded inputs and version.

Inputs go in one by one, in the order of the record; out comes what was known at every
step of the picture, and, with hindsight, trajectories, crossings and incursions.
Nothing here reads a clock, a file or the network, and nothing depends on how the
inputs were batched.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from vedette.airspace.index import REACH_M, build_index
from vedette.airspace.volume import Volume
from vedette.columns import join
from vedette.course import Course, Given, Published
from vedette.earth.plane import SitePlane
from vedette.feeds.decoder import Decoder
from vedette.feeds.report import Rejected, Report
from vedette.incursions.astray import NOTHING_HEARD
from vedette.incursions.conclude import conclude
from vedette.incursions.counting import Watched, cells_of, expected_of
from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing, Judged
from vedette.incursions.incursion import Incursion
from vedette.plots.assemble import Assembler
from vedette.plots.carried import Carried
from vedette.plots.order import WINDOW_NS, Entry, Late, Lateness, Reorder
from vedette.plots.ring import Ring
from vedette.site.model import Site
from vedette.site.model import Watch as WatchTable
from vedette.tracks.birth import Births
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Settings
from vedette.tracks.trajectory import Trajectory
from vedette.tracks.weigh import Verdicts
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
# Older than that no sensor stores and forwards: its clock is wrong, by a time zone too.
HINDSIGHT_NS = 1800 * SECOND_NS
IN_ORDER = f"expected reports within {HINDSIGHT_NS / SECOND_NS:g} s of their time"
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
        Sensors whose reports came too late for the picture of the moment. Those of
        the last half hour count with hindsight, the others are among `unused`.
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
    known : iterable of Entry
        Reports known before they come: what an earlier watch over the same inputs
        found `beyond` its picture of the moment.
    course : callable
        Makes the `Course`.
    """

    def __init__(
        self,
        site: Site,
        volumes: Iterable[Volume],
        decoders: Mapping[str, Decoder],
        epoch_ns: int,
        areas: Sequence[Area] = (),
        known: Iterable[Entry] = (),
        course: Callable[[Given], Course] = Course,
    ) -> None:
        self._site = site
        self._epoch_ns = epoch_ns
        self._assembler = Assembler(site, epoch_ns)
        plane = self._assembler.plane
        reach_m = max(REACH_M, 1000.0 * site.policy.approach_km + BEYOND_M)
        self._judged = [Judged(v, build_index(v, plane, reach_m)) for v in volumes]
        self._areas = areas
        self._decoders = decoders
        self._carried = Carried(site)
        self._order = Reorder(known)
        self._late = Lateness()
        self._births = Births(site, [j.volume for j in self._judged], plane)
        given = Given(
            self._assembler, self._births, SETTINGS, site.picture.step_s, self._heard_at
        )
        self._course = course(given)
        self._ring = Ring(self._course)
        self._unused: list[Unused] = []
        self._heard_ns: list[int] = []  # when each input was received
        self.beyond: list[Entry] = []  # too late for the picture of the moment

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
            released, late = self._order.take(number, report)
            self._ring.take(released)
            if late is not None:
                self._take_late(feed, late)

    def _take_late(self, feed: str, late: Entry) -> None:
        """Take up a report that something later has overtaken."""
        late_ns = self._order.released_ns - late.time_ns
        if late_ns <= WINDOW_NS:
            self._ring.insert(late)
            return
        self._late.note(feed, late.report, late_ns)
        if late_ns <= HINDSIGHT_NS:
            self.beyond.append(late)
            return
        reason = f"{IN_ORDER}, got one late by {late_ns / SECOND_NS:.3f} s"
        self._unused.append(Unused(late.seq, reason))

    def _heard_at(self, number: int) -> int:
        """Say when an input was received; what is known before it comes was not yet."""
        return self._heard_ns[number] if number < len(self._heard_ns) else 0

    def finish(self) -> Outcome:
        """Take what waits and conclude: no more inputs will come."""
        self._ring.take(self._order.flush())
        self._ring.settle()
        self._course.finish()
        kept = self._course.trajectories(KEPT_MIN)
        concluded = conclude(kept, self._judged, self._watched())
        refused = [Unused(r.seq, r.reason) for r in self._assembler.refused]
        published = tuple(self._course.published)
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
            verdicts=tuple(self._course.verdicts),
            late=self._late.found(),
        )

    def _watched(self) -> Watched:
        """Gather what the counts ask of the watch."""
        watched = self._site.watch
        begun_s, ended_s = self._course.begun_s, self._course.ended_s
        if watched.from_ns is not None:
            begun_s = self._assembler.seconds(watched.from_ns)
        if watched.to_ns is not None:
            ended_s = self._assembler.seconds(watched.to_ns)
        span_s = begun_s, max(begun_s, ended_s)
        births = self._site.expected_births
        return Watched(
            from_s=span_s[0],
            to_s=span_s[1],
            looks=self._course.looks,
            heard=join([NOTHING_HEARD, *self._course.said_by]),
            expected=expected_of(self._births, births, span_s, MOTION),
            cells=cells_of(self._site.sensors),
            policy=self._site.policy,
            motion=MOTION,
            key=RUN_KEY,
        )


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
    decoders: Callable[[], Mapping[str, Decoder]],
    epoch_ns: int,
    inputs: Iterable[Input],
    areas: Sequence[Area] = (),
) -> Outcome:
    """Turn recorded inputs into everything that follows from them.

    Parameters
    ----------
    site, volumes, epoch_ns
        As in `Watch`.
    decoders : callable
        Gives a fresh decoder for each feed.
    inputs : iterable of Input
        In the order of the record.
    areas : sequence of Area
        What can be warned.

    Returns
    -------
    Outcome
        What a run concludes.
    """
    inputs, judged = list(inputs), tuple(volumes)

    def again(known: Sequence[Entry]) -> Watch:
        return Watch(site, judged, decoders(), epoch_ns, areas, known)

    keeper = again(())
    for entry in inputs:
        keeper.take(entry)
    return with_hindsight(keeper, again, inputs)


def with_hindsight(
    keeper: Watch,
    again: Callable[[Sequence[Entry]], Watch],
    inputs: Iterable[Input],
) -> Outcome:
    """Conclude, with what came too late for the picture of the moment in its place.

    Parameters
    ----------
    keeper : Watch
        Has taken all inputs.
    again : callable
        Makes a fresh watch that knows some reports before they come.
    inputs : iterable of Input
        The same, from the first.

    Returns
    -------
    Outcome
        Tracks and warnings as known then; all that is concluded with hindsight as if
        every report of the last half hour had come in time.
    """
    outcome = keeper.finish()
    if not keeper.beyond:
        return outcome
    whole = again(keeper.beyond)
    for entry in inputs:
        whole.take(entry)
    seen = whole.finish()
    return replace(
        seen,
        published=outcome.published,
        warnings=outcome.warnings,
        late=outcome.late,
    )
