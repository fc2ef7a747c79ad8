"""Counting: from the tracks and the looks of a watch to its counts.

Which tracks may be one object, of which kind of object each is, what the flights that
nobody saw did: all of it is put together here, and `vedette.incursions.counts` draws
from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vedette.columns import Floats
from vedette.incursions.astray import Heard, astray_pairs
from vedette.incursions.authority import authorises
from vedette.incursions.beside import joined, parted_pairs
from vedette.incursions.compound import unseen_given_seen
from vedette.incursions.counts import (
    MEASURES,
    SAMPLES,
    Count,
    Tally,
    Tracked,
    count_law,
    mean_of,
    tally,
)
from vedette.incursions.crossing import Judged
from vedette.incursions.kinds import Evidence
from vedette.incursions.line import Limits3d
from vedette.incursions.movement import OTHER_MPS, OTHER_SHARE, movement_density
from vedette.incursions.partition import Partitions, draw_partitions, links_of
from vedette.incursions.same_object import Ends, fragment_pairs
from vedette.incursions.unseen_deeds import batch_law, deeds_of
from vedette.incursions.unseen_flights import (
    Drawn,
    Flights,
    Look,
    as_batches,
    first_members,
    never_seen,
    whole_turns,
)
from vedette.incursions.visits import Visits
from vedette.site.model import Birth, Policy
from vedette.site.sensor import Sensor
from vedette.tracks.birth import Births
from vedette.tracks.corroboration import CONTRADICTED
from vedette.tracks.motion import Motion
from vedette.tracks.smooth import Smoothed
from vedette.tracks.trajectory import Trajectory, position_cov
from vedette.units import DEGREE_RAD

BATCHES = 512  # of flights drawn from each birth: a share is then known to 2 %
FLIGHT_KEY = 0x466C69676874
PRIORS = (0.5, 1.0, 2.0)  # arrivals expected, as shares of what the site says


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One ``[[birth]]`` of the site, with flights drawn from it.

    Parameters
    ----------
    birth : Birth
        The table.
    batches_mean : float
        Batches expected whose flights may reach into the watch.
    drawn : Drawn
        First members of batches, evenly over that time.
    """

    birth: Birth
    batches_mean: float
    drawn: Drawn

    @property
    def counts(self) -> bool:
        """Say whether its objects are counted: birds are not."""
        return self.birth.is_counted


def expected_of(
    births: Births, tables: Sequence[Birth], span_s: tuple[float, float], motion: Motion
) -> list[Expected]:
    """Draw flights of every birth of a site.

    Parameters
    ----------
    births : Births
        Draws them.
    tables : sequence of Birth
        In the order of the site file.
    span_s : (from, to)
        The watch, seconds since epoch.
    motion : Motion
        Says how long objects fly where the site does not.

    Returns
    -------
    list of Expected
        In the same order.
    """
    samples = births.sample(*span_s, BATCHES)
    return [
        Expected(
            birth=birth,
            batches_mean=birth.arrivals_per_h_mean * sample.span_s / 3600.0,
            drawn=first_members(
                sample.drawn, 1.0 / motion.death_rate_ps, FLIGHT_KEY, number
            ),
        )
        for number, (birth, sample) in enumerate(zip(tables, samples, strict=True))
    ]


def cells_of(sensors: Sequence[Sensor]) -> Floats:
    """Say what each turning radar of a site tells apart.

    Parameters
    ----------
    sensors : sequence of Sensor
        Of the site; its radars' beams are numbered in this order.

    Returns
    -------
    (beams, 2) m, rad
        Range and azimuth; 0 where the site does not say.
    """
    stated = [s.resolution for s in sensors if s.kind == "radar"]
    cells = [
        (r.range_m, r.azimuth_deg * DEGREE_RAD) if r else (0.0, 0.0) for r in stated
    ]
    return np.array(cells).reshape(-1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What was watched, for the counts.

    Parameters
    ----------
    from_s, to_s : float
        The watch, seconds since epoch.
    looks : sequence of Look
        Those whose silence is evidence, by time.
    expected : sequence of Expected
        In the order of the site file.
    cells : (beams, 2) m, rad
        Nearer than this in range and azimuth two objects are one plot of that radar.
    heard : Heard
        Plots of its tracks.
    policy : Policy
        Of the site.
    motion : Motion
        Of the tracker.
    key : int
        Of the run.
    """

    from_s: float
    to_s: float
    looks: Sequence[Look]
    heard: Heard
    expected: Sequence[Expected]
    cells: Floats
    policy: Policy
    motion: Motion
    key: int


def counts_of(
    trajectories: Sequence[Trajectory],
    evidence: Sequence[Evidence],
    judged: Sequence[Judged],
    visits: Mapping[str, Sequence[Visits]],
    watched: Watched,
) -> tuple[Count, ...]:
    """Count objects, entries and approaches at every volume.

    Parameters
    ----------
    trajectories : sequence of Trajectory
        All tracks.
    evidence : sequence of Evidence
        What says of which kind each is.
    judged : sequence of Judged
        The volumes.
    visits : mapping of str to sequence of Visits
        For each volume, what each trajectory did there, in their order.
    watched : Watched
        Watch, looks and priors.

    Returns
    -------
    tuple of Count
        By volume, then in the order of `MEASURES`.
    """
    begun = np.array([float(t.time_s[0]) for t in trajectories])
    order = np.argsort(begun, kind="stable").tolist()
    tracks = [trajectories[i] for i in order]
    tracked = _tracked(tracks, [evidence[i] for i in order], watched)
    ends, motion = _ends(tracks, tracked, watched), watched.motion
    pairs = joined(
        fragment_pairs(ends, motion.q_m2ps3, motion.death_rate_ps),
        parted_pairs(tracks, ends, watched.looks, watched.cells, motion),
    )
    astray = astray_pairs(
        tracks, ends, watched.heard, watched.looks, watched.cells, motion
    )
    links = links_of(joined(pairs, astray), len(tracks))
    drawn = draw_partitions(tracked.existence, links, SAMPLES, watched.key)
    unseen = _unseen(watched)
    found: list[Count] = []
    for each in judged:
        mine = [visits[each.volume.id][i] for i in order]
        seen = _seen(tracked, drawn, mine, watched)
        found.extend(_counts(each, seen, unseen, watched))
    return tuple(found)


def _tracked(
    tracks: Sequence[Trajectory], evidence: Sequence[Evidence], watched: Watched
) -> Tracked:
    """Lay out what a count asks of every track."""
    shape = len(tracks), len(watched.expected)
    return Tracked(
        existence=np.array([t.existence for t in tracks]),
        begun_s=np.array([float(t.time_s[0]) for t in tracks]),
        excused=np.array([_excused(t, watched.policy) for t in tracks], np.int64),
        lasted_s=np.array([float(t.time_s[-1] - t.time_s[0]) for t in tracks]),
        origin=np.array([e.origin for e in evidence]).reshape(shape),
        answers=np.array([e.answers for e in evidence]).reshape(shape),
        moves=np.array([e.moves for e in evidence]).reshape(shape),
    )


def _excused(track: Trajectory, policy: Policy) -> int:
    """Say whether what flew under an address is not counted."""
    if track.address < 0:
        return 0
    doubted = bool((track.doubt >= CONTRADICTED).any())
    return int(doubted or authorises(policy, track.address, contradicted=False))


def _ends(tracks: Sequence[Trajectory], tracked: Tracked, watched: Watched) -> Ends:
    """Lay out the two ends of every track."""
    count = len(tracks)
    ends = Ends(
        begun_s=tracked.begun_s,
        ended_s=np.array([float(t.time_s[-1]) for t in tracks]),
        first_mean=np.empty((count, 4)),
        first_cov=np.empty((count, 4, 4)),
        last_mean=np.empty((count, 4)),
        last_cov=np.empty((count, 4, 4)),
        first_density=np.empty(count),
        known_s=np.array([t.known_until_s for t in tracks]),
        there=np.array([t.alive_then for t in tracks]),
        address=np.array([t.address for t in tracks], np.int64),
        kind=tracked.origin * tracked.answers * tracked.moves,
        answers=tracked.answers,
    )
    for i, track in enumerate(tracks):
        cov = position_cov(track.smoothed.cov, track.shift)
        ends.first_mean[i], ends.first_cov[i] = track.smoothed.mean[0], cov[0]
        ends.last_mean[i], ends.last_cov[i] = track.smoothed.mean[-1], cov[-1]
        velocity = _velocity_density(tracked, i, track.smoothed, watched)
        ends.first_density[i] = max(track.first_density_pm2, 1e-300) * velocity
    return ends


def _velocity_density(
    tracked: Tracked, i: int, states: Smoothed, watched: Watched
) -> float:
    """Return the density of velocity and answers of a track that is a new object.

    Over the births by their shares in its first plot, s²/m².
    """
    velocity, cov = states.mean[0, 2:], states.cov[0, 2:, 2:]
    total, weight = 0.0, 0.0
    for share, answers, expected in zip(
        tracked.origin[i].tolist(),
        tracked.answers[i].tolist(),
        watched.expected,
        strict=True,
    ):
        moves = movement_density(expected.birth, velocity, cov, 0.0) if share else 0.0
        total += share * answers * moves
        weight += share
    anything = 1.0 / (np.pi * OTHER_MPS * OTHER_MPS)
    return max(total / weight, OTHER_SHARE * anything) if weight > 0.0 else anything


def _unseen(watched: Watched) -> list[tuple[Flights, Floats]]:
    """Fly what each birth may send through the looks that were made."""
    looks = whole_turns(watched.looks)
    flown = []
    for number, expected in enumerate(watched.expected):
        birth = expected.birth
        flights = as_batches(
            expected.drawn,
            len(birth.batch_pmf),
            (birth.batch_m, birth.batch_s),
            watched.key,
            number,
        )
        flown.append((flights, never_seen(flights, looks, watched.cells)))
    return flown


def _seen(
    tracked: Tracked, drawn: Partitions, visits: Sequence[Visits], watched: Watched
) -> Tally:
    """Count what was seen at one volume."""
    counted = np.array([int(e.counts) for e in watched.expected], np.int64)
    if not visits:
        none = np.zeros((SAMPLES, 3), np.int64)
        return Tally(none, np.zeros((SAMPLES, counted.size), np.int64))
    stacked = Visits(*(np.stack(column) for column in zip(*visits, strict=True)))
    return tally(tracked, drawn, stacked, counted, watched.from_s, watched.key)


def _counts(
    judged: Judged,
    seen: Tally,
    unseen: Sequence[tuple[Flights, Floats]],
    watched: Watched,
) -> Iterator[Count]:
    """Put seen and unseen together at one volume."""
    volume = judged.volume
    limits = Limits3d(volume.floor_m, volume.ceiling_m)
    approach_m = watched.policy.approach_km * 1000.0
    span = approach_m, watched.from_s, watched.to_s
    deeds = [
        deeds_of(flights, hidden, judged.border, limits, *span)
        for flights, hidden in unseen
    ]
    for at, measure in enumerate(MEASURES):
        batches = [
            batch_law(hidden, done[at], _pmf(expected.birth))
            for (_, hidden), done, expected in zip(
                unseen, deeds, watched.expected, strict=True
            )
        ]
        told = [
            count_law(
                seen.deeds[:, at], seen.seen, _laws(watched, batches, seen, prior)
            )
            for prior in PRIORS
        ]
        means = [mean_of(law[0]) for law in told]
        both, alone, hidden_pmf = told[1]
        yield Count(
            volume=volume.id,
            measure=measure,
            from_s=watched.from_s,
            to_s=watched.to_s,
            pmf=both,
            seen_pmf=alone,
            unseen_pmf=hidden_pmf,
            prior_band=(min(means), max(means)),
        )


def _laws(
    watched: Watched, batches: Sequence[Floats], seen: Tally, prior: float
) -> list[Floats]:
    """Return, for each birth, the law of the unseen for every number seen."""
    laws = []
    for a, (expected, batch) in enumerate(zip(watched.expected, batches, strict=True)):
        most = int(seen.seen[:, a].max())
        if expected.counts:
            mean = prior * expected.batches_mean
            shape = expected.birth.arrivals_shape
            laws.append(unseen_given_seen(batch, mean, shape, most))
        else:
            laws.append(np.ones((most + 1, 1)))
    return laws


def _pmf(birth: Birth) -> Floats:
    """Return the law of a batch's size."""
    return np.array(birth.batch_pmf)
