"""A night of a study: drawn, sensed, watched without a record, and judged.

`judge_night` is a pure function of the setting and the seed. Reports go to the tracker
as decoders would hand them on, in the order of a replay (`vedette.study.heard`); what
comes out is held against the truth, number by number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vedette.airspace.index import VolumeIndex, build_index
from vedette.airspace.load import load_volume
from vedette.airspace.volume import Volume
from vedette.clock import cpu_s
from vedette.earth.plane import plane_at
from vedette.fixed_math import uniform
from vedette.incursions.counts import MEASURES, Count
from vedette.picture import Outcome
from vedette.score.calibration import crps, randomised_pit, variance_of
from vedette.simulation import Scenario, load_scenario, world_of
from vedette.simulation.sensing import sensed
from vedette.simulation.streams import number_of
from vedette.simulation.truth import Visit, visit_of
from vedette.simulation.world import World
from vedette.site.model import Site
from vedette.study import entries, row
from vedette.study.flown import Flown, flown_in, followed
from vedette.study.heard import Heard, heard
from vedette.study.observed import Observed
from vedette.study.oracle import oracle_inputs, oracle_site
from vedette.study.told import RIGHT, Told, told_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all nights of a study share.

    Parameters
    ----------
    scenario : Scenario
        The family.
    volumes : tuple of Volume
        What is judged.
    borders : tuple of VolumeIndex
        Their borders in the site plane.
    told : Told
        What the site is told.
    oracle_every : int
        The oracle is asked of every so many nights; 0 for none.
    kill : str
        Sensor that is killed in the paired night, "" for none.
    """

    scenario: Scenario
    volumes: tuple[Volume, ...]
    borders: tuple[VolumeIndex, ...]
    told: Told = RIGHT
    oracle_every: int = 1
    kill: str = ""


def open_setting(
    scenario: Path, *, told: Told = RIGHT, oracle_every: int = 1, kill: str = ""
) -> Setting:
    """Read a scenario and the borders that it judges.

    Parameters
    ----------
    scenario : pathlib.Path
        The file.
    told, oracle_every, kill
        As in `Setting`.

    Returns
    -------
    Setting
        Ready to draw nights.
    """
    family = load_scenario(scenario)
    site = family.site
    volumes = tuple(load_volume(v, scenario.parent) for v in site.volumes)
    plane = plane_at(*site.centre, site.radius_km)
    reach_m = max(entries.NEAR_M, 1000.0 * site.policy.approach_km)
    return Setting(
        scenario=family,
        volumes=volumes,
        borders=tuple(build_index(volume, plane, reach_m) for volume in volumes),
        told=told,
        oracle_every=oracle_every,
        kill=kill,
    )


def judge_night(setting: Setting, seed: int) -> row.Night:
    """Draw a night, watch it, and hold what is said against what was so.

    Parameters
    ----------
    setting : Setting
        Of the study.
    seed : int
        Of the night.

    Returns
    -------
    Night
        Its row.
    """
    began_s = cpu_s()
    world = world_of(setting.scenario, seed, study=True)
    flown = flown_in(world)
    visits = visits_of(world, setting)
    inputs = heard(sensed(world))
    site = told_site(world.site, setting.told)
    watch = watched(site, setting, world, flown, inputs)
    outcome = watch.finish()
    oracle: tuple[Count, ...] = ()
    if setting.oracle_every and seed % setting.oracle_every == 0:
        left = oracle_inputs(inputs, may_count(world))
        oracle = watched(oracle_site(site), setting, world, flown, left).finish().counts
    killed: tuple[Count, ...] = ()
    if setting.kill:
        others = [one for one in inputs if one.feed != setting.kill]
        killed = watched(site, setting, world, flown, others).finish().counts
    whose = followed(outcome.trajectories, flown)
    found = entries.followed_incursions(outcome, whose, flown)
    excused = entries.unauthorised_entry(outcome, whose, flown, site.policy)
    return row.Night(
        seed=seed,
        counted=tuple(_counted(world, visits, outcome.counts, oracle, killed)),
        beliefs=tuple(watch.observed.beliefs),
        entered=tuple(
            entries.true_entries(
                world,
                visits,
                found,
                watch.observed.swept,
                flown,
                # Covered is what was seen really, whatever the site was told.
                entries.P_COVERED * setting.told.p_detect,
            )
        ),
        wrong=tuple(entries.wrong_incursions(found, visits, flown)),
        near_h=entries.near_hours(outcome, setting.borders, site.picture.step_s),
        authorised=len(excused),
        authorised_sum=sum(excused),
        authorised_max=max(excused, default=0.0),
        tracking=_tracking(world, outcome, whose, inputs, flown),
        core_s=cpu_s() - began_s,
    )


def watched(
    site: Site,
    setting: Setting,
    world: World,
    flown: Flown,
    inputs: Iterable[Heard],
) -> Observed:
    """Keep the picture of inputs, up to the last of them.

    Parameters
    ----------
    site : Site
        What the watcher knows.
    setting : Setting
        With the volumes.
    world : World
        The night.
    flown : Flown
        What really flew, for its beliefs.
    inputs : iterable of Heard
        In the order of a replay.

    Returns
    -------
    Observed
        To be finished.
    """
    watch = Observed(site, setting.volumes, world.epoch_ns, flown, world.key)
    for one in inputs:
        watch.take_reports(one.feed, one.received_ns, one.reports)
    return watch


def may_count(world: World) -> frozenset[int]:
    """Give the numbers of the targets that no policy authorises.

    Parameters
    ----------
    world : World
        The night.

    Returns
    -------
    frozenset of int
        Places in its targets.
    """
    return frozenset(i for i, t in enumerate(world.targets) if not t.authorised)


def visits_of(world: World, setting: Setting) -> dict[str, list[Visit]]:
    """Say what every target did at every volume.

    Parameters
    ----------
    world : World
        The night.
    setting : Setting
        With the volumes.

    Returns
    -------
    dict of str to list of Visit
        By volume, in the order of the targets.
    """
    approach_m = 1000.0 * world.site.policy.approach_km
    return {
        volume.id: [
            visit_of(target, volume, border, world, approach_m)
            for target in world.targets
        ]
        for volume, border in zip(setting.volumes, setting.borders, strict=True)
    }


def true_counts(
    world: World, visits: Mapping[str, Sequence[Visit]]
) -> dict[tuple[str, str], int]:
    """Count what really happened.

    Parameters
    ----------
    world : World
        The night.
    visits : mapping of str to sequence of Visit
        What targets did.

    Returns
    -------
    dict of (str, str) to int
        By volume and measure.
    """
    counts: dict[tuple[str, str], int] = {}
    for volume, done in visits.items():
        uncalled = [
            visit
            for target, visit in zip(world.targets, done, strict=True)
            if not target.authorised
        ]
        counts[volume, "objects"] = sum(visit.inside for visit in uncalled)
        counts[volume, "entries"] = sum(len(visit.entries) for visit in uncalled)
        counts[volume, "approached"] = sum(visit.near for visit in uncalled)
    return counts


def _counted(
    world: World,
    visits: Mapping[str, Sequence[Visit]],
    stated: Sequence[Count],
    oracle: Sequence[Count],
    killed: Sequence[Count],
) -> list[row.Counted]:
    """Hold every count against the truth."""
    truth = true_counts(world, visits)
    by_oracle = {(c.volume, c.measure): c for c in oracle}
    when_killed = {(c.volume, c.measure): c for c in killed}
    rows = []
    for count in sorted(stated, key=lambda c: (c.volume, MEASURES.index(c.measure))):
        what = count.volume, count.measure
        mark = uniform(world.key, number_of("study", "pit", *what), 0)
        rows.append(
            row.Counted(
                volume=count.volume,
                measure=count.measure,
                truth=truth[what],
                told=_told(count, truth[what]),
                pit=min(randomised_pit(np.array(count.pmf), truth[what], mark), 1.0),
                oracle=_told(by_oracle[what], truth[what]) if oracle else None,
                killed=_told(when_killed[what], truth[what]) if killed else None,
            )
        )
    return rows


def _told(count: Count, truth: int) -> row.Told:
    """Summarise one count as stated."""
    low, high = count.interval_90
    return row.Told(
        mean=count.mean,
        low=low,
        high=high,
        seen_mean=count.seen_mean,
        unseen_mean=count.unseen_mean,
        variance=variance_of(np.array(count.pmf)),
        crps=crps(np.array(count.pmf), truth),
    )


def _tracking(
    world: World,
    outcome: Outcome,
    whose: Sequence[int],
    inputs: Sequence[Heard],
    flown: Flown,
) -> row.Tracking:
    """Compare tracks with what flew."""
    used = {s.id for s in world.site.sensors if s.kind != "airborne_radar"}
    used |= {"nodes", "observers"}
    seen = {who for one in inputs if one.feed in used for who in one.targets}
    uncalled = may_count(world)
    sums = dict.fromkeys(("objects", "authorised", "birds", "nothing"), 0.0)
    believed: dict[int, int] = {}
    for track, who in zip(outcome.trajectories, whose, strict=True):
        if who < 0:
            kind = "nothing"
        elif who >= flown.targets:
            kind = "birds"
        else:
            kind = "authorised" if flown.authorised[who] else "objects"
        sums[kind] += track.existence
        if kind == "objects" and track.existence >= entries.SHOWN_MIN:
            believed[who] = believed.get(who, 0) + 1
    return row.Tracking(
        objects=len(uncalled),
        objects_seen=len(uncalled & seen),
        objects_held=len(believed),
        existence_of_objects=sums["objects"],
        existence_of_authorised=sums["authorised"],
        existence_of_birds=sums["birds"],
        existence_of_nothing=sums["nothing"],
        fragments=sum(believed.values()) - len(believed),
    )
