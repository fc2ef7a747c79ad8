"""Entries: what the incursions of a picture say, held against who really entered.

An incursion is that of the target which its track follows, or of what was nearest to it
where the track crossed before the address that it goes by was said. It tells of that
target's true entry into the same volume that is nearest in time. *Covered* is a true
entry where some look with p_detect of at least 0.5 held the target within one revisit
of it. An incursion whose object was never inside is false, whatever its object was.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import signed_distance
from vedette.columns import Floats
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import (
    Incursion,
    authorised,
    entered_across,
    quarantined,
)
from vedette.kernel import kernel
from vedette.picture import Outcome
from vedette.sensors.coverage import p_detect_at
from vedette.simulation.sensing.flights import state_at
from vedette.simulation.truth import TrueEntry, Visit
from vedette.simulation.world import World
from vedette.site.model import Policy
from vedette.study.flown import NOBODY, Flown, nearest_at
from vedette.study.observed import Swept
from vedette.study.row import Entered, Wrong
from vedette.tracks.trajectory import Trajectory

P_COVERED = 0.5
REVISIT_MAX_S = 60.0  # no look of a slower sensor says when something happened
SHOWN_MIN = 0.5  # existence x alive of a track that a screen shows
NEAR_M = 20_000.0
EVERY_S = 60.0  # between instants at which shown tracks are looked up

Visits = Mapping[str, Sequence[Visit]]  # by volume, in the order of the targets


def followed_incursions(
    outcome: Outcome, followed: Sequence[int], flown: Flown
) -> list[tuple[Incursion, int]]:
    """Say which target or bird each incursion is of.

    Parameters
    ----------
    outcome : Outcome
        Of the night.
    followed : sequence of int
        By trajectory.
    flown : Flown
        What flew.

    Returns
    -------
    list of (Incursion, int)
        `NOBODY` for none.
    """
    of = _by_key(outcome, followed)
    return [(one, _crossed(one.entry, of, flown)) for one in outcome.incursions]


def _by_key(
    outcome: Outcome, followed: Sequence[int]
) -> dict[int, tuple[Trajectory, int]]:
    """Give each trajectory, with whom it follows, by its key."""
    pairs = zip(outcome.trajectories, followed, strict=True)
    return {track.key: (track, who) for track, who in pairs}


def _crossed(
    crossing: Crossing, of: Mapping[int, tuple[Trajectory, int]], flown: Flown
) -> int:
    """Say what a crossing is of."""
    track, who = of[crossing.key]
    if crossing.address_then == track.address:
        return who
    return nearest_at(flown, crossing.time_s, crossing.e_m, crossing.n_m)


def wrong_incursions(
    found: Sequence[tuple[Incursion, int]], visits: Visits, flown: Flown
) -> Iterator[Wrong]:
    """Name the incursions whose object never entered.

    Parameters
    ----------
    found : sequence of (Incursion, int)
        With whom each is of.
    visits : mapping of str to sequence of Visit
        What targets did.
    flown : Flown
        What flew.

    Yields
    ------
    Wrong
        In order.
    """
    for incursion, who in found:
        entry = incursion.entry
        if who == NOBODY:
            of = "nothing"
        elif who >= flown.targets:
            of = "bird"
        elif flown.authorised[who]:
            of = "authorised"
        elif visits[entry.volume][who].inside:
            continue
        else:
            of = "outside"
        yield Wrong(volume=entry.volume, probability=entry.entered, of=of)


def true_entries(
    world: World,
    visits: Visits,
    found: Sequence[tuple[Incursion, int]],
    swept: Sequence[Swept],
    flown: Flown,
    p_covered: float = P_COVERED,
) -> Iterator[Entered]:
    """Tell of every true entry without authorisation what was said of it.

    Parameters
    ----------
    world : World
        The night.
    visits : mapping of str to sequence of Visit
        What targets did.
    found : sequence of (Incursion, int)
        With whom each is of.
    swept : sequence of Swept
        Looks that were made, by time.
    flown : Flown
        What flew.
    p_covered : float
        Least p_detect, as the site was told it, of a look that covers.

    Yields
    ------
    Entered
        By volume, target and time.
    """
    times = [look.time_s for look in swept]
    for volume, done in visits.items():
        for who, (target, visit) in enumerate(zip(world.targets, done, strict=True)):
            if target.authorised:
                continue
            told = _nearest(
                [i for i, w in found if w == who and i.entry.volume == volume],
                visit.entries,
            )
            for number, entry in enumerate(visit.entries):
                held = _held_by(entry.time_s, swept, times)
                revisit_s = _covered(held, who, flown, p_covered)
                yield _entered(volume, entry, told.get(number), revisit_s)


def _nearest(
    incursions: Sequence[Incursion], entries: Sequence[TrueEntry]
) -> dict[int, Incursion]:
    """Give each incursion to the entry nearest in time, each entry its nearest."""
    told: dict[int, tuple[float, int]] = {}
    for place, incursion in enumerate(incursions):
        gaps = [abs(incursion.entry.time_s - entry.time_s) for entry in entries]
        if gaps:
            number = gaps.index(min(gaps))
            told[number] = min(told.get(number, (np.inf, 0)), (gaps[number], place))
    return {number: incursions[place] for number, (_, place) in told.items()}


def _entered(
    volume: str, entry: TrueEntry, told: Incursion | None, revisit_s: float | None
) -> Entered:
    """Compare one entry with what was said of it."""
    error_s, said, right = None, None, None
    if told is not None:
        across = entered_across(told.entry)
        name = max(across, key=lambda one: across[one])
        said, right = across[name], name == entry.across
        error_s = told.entry.time_s - entry.time_s
    return Entered(
        volume=volume,
        covered=revisit_s is not None,
        revisit_s=revisit_s,
        found=told is not None,
        error_s=error_s,
        said=said,
        right=right,
    )


def _held_by(
    time_s: float, swept: Sequence[Swept], times: Sequence[float]
) -> list[Swept]:
    """Give the looks within one revisit of a time."""
    first = bisect_left(times, time_s - REVISIT_MAX_S)
    last = bisect_right(times, time_s + REVISIT_MAX_S)
    return [
        look
        for look in swept[first:last]
        if abs(look.time_s - time_s) <= look.coverage.period_s
    ]


def _covered(
    looks: Sequence[Swept], who: int, flown: Flown, p_covered: float
) -> float | None:
    """Return the shortest revisit of the looks that held a target, None for none."""
    best = None
    for look in looks:
        coverage = look.coverage
        if best is not None and best <= coverage.period_s:
            continue
        at = state_at(flown.flights, who, look.time_s)
        if p_detect_at(coverage, at.e_m, at.n_m, at.h_m) >= p_covered:
            best = coverage.period_s
    return best


def unauthorised_entry(
    outcome: Outcome, followed: Sequence[int], flown: Flown, policy: Policy
) -> list[float]:
    """Return, for every authorised aircraft, how likely it is called an intruder.

    Parameters
    ----------
    outcome : Outcome
        Of the night.
    followed : sequence of int
        By trajectory.
    flown : Flown
        What flew.
    policy : Policy
        Of the site.

    Returns
    -------
    list of float
        Largest probability of an entry that the policy does not authorise; those below
        0.05 are not listed as crossings and count as none.
    """
    of = _by_key(outcome, followed)
    worst = dict.fromkeys(
        np.flatnonzero(flown.authorised[: flown.targets]).tolist(), 0.0
    )
    for crossing in outcome.crossings:
        if not crossing.inward:
            continue
        if quarantined(crossing, policy) or authorised(crossing, policy):
            continue
        who = _crossed(crossing, of, flown)
        if who not in worst:
            continue
        worst[who] = max(worst[who], crossing.entered)
    return list(worst.values())


def near_hours(
    outcome: Outcome, borders: Sequence[VolumeIndex], step_s: float
) -> float:
    """Return the hours that shown tracks were near a judging border.

    Parameters
    ----------
    outcome : Outcome
        Of the night.
    borders : sequence of VolumeIndex
        Exact up to `NEAR_M`.
    step_s : float
        Between published pictures.

    Returns
    -------
    float
        Hours, of all tracks together.
    """
    every = max(round(EVERY_S / step_s), 1)
    count = 0
    for published in outcome.published[::every]:
        tracks = published.tracks
        shown = tracks.existence * tracks.alive >= SHOWN_MIN
        near = np.zeros(tracks.key.size, np.bool_)
        for border in borders:
            near |= _distance(border, tracks.mean) < NEAR_M
        count += int((shown & near).sum())
    return count * every * step_s / 3600.0


@kernel
def _distance(border: VolumeIndex, mean: Floats) -> Floats:
    """Return how far positions are from a border, on either side."""
    gap = np.empty(mean.shape[0])
    for i in range(mean.shape[0]):
        d, _ = signed_distance(border, mean[i, 0], mean[i, 1])
        gap[i] = abs(d)
    return gap
