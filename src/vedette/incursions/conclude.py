"""Concluding: what the trajectories of a watch did at every volume it judges."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from vedette.incursions.counting import Watched, counts_of
from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing, Judged
from vedette.incursions.incursion import Incursion, find_incursions
from vedette.incursions.judge import Rules, judge_track
from vedette.incursions.kinds import classes_of, evidence_of
from vedette.tracks.trajectory import Trajectory


class Concluded(NamedTuple):
    """What was concluded.

    Attributes
    ----------
    crossings : tuple of Crossing
        By time.
    incursions : tuple of Incursion
        Unauthorised entries, by time.
    counts : tuple of Count
        By volume.
    """

    crossings: tuple[Crossing, ...]
    incursions: tuple[Incursion, ...]
    counts: tuple[Count, ...]


def conclude(
    trajectories: Sequence[Trajectory], judged: Sequence[Judged], watched: Watched
) -> Concluded:
    """Judge every track at every volume, and count.

    Parameters
    ----------
    trajectories : sequence of Trajectory
        Of the watch.
    judged : sequence of Judged
        The volumes, their distances exact up to an approach.
    watched : Watched
        Watch, looks, priors and policy.

    Returns
    -------
    Concluded
        Crossings, incursions and counts.
    """
    rules = Rules(
        key=watched.key,
        approach_m=watched.policy.approach_km * 1000.0,
        until_s=watched.to_s,
        death_rate_ps=watched.motion.death_rate_ps,
    )
    crossings: list[Crossing] = []
    visits = {}
    births = [expected.birth for expected in watched.expected]
    evidence = [evidence_of(trajectory, births) for trajectory in trajectories]
    told = [classes_of(each.kinds, births) for each in evidence]
    for each in judged:
        said = [judge_track(t, each, rules) for t in trajectories]
        for one, classes in zip(said, told, strict=True):
            crossings += [replace(c, classes=classes) for c in one.crossings]
        visits[each.volume.id] = [one.visits for one in said]
    crossings.sort(key=lambda c: (c.time_s, c.key, c.volume, c.inward))
    found = find_incursions(trajectories, crossings, judged, watched.policy)
    return Concluded(
        crossings=tuple(crossings),
        incursions=tuple(found),
        counts=counts_of(trajectories, evidence, judged, visits, watched),
    )
