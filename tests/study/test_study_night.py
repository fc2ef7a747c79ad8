"""A night of a study is the night that a replay would watch, held against its truth."""

import dataclasses
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

import study_scenes
from drawn_scenario import write_scenario
from vedette.airspace.load import load_volume
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.report import BeamReport, RadarReport
from vedette.picture import Input, Watch
from vedette.picture_digest import picture_sha256
from vedette.pipeline import decoders_of
from vedette.simulation import load_scenario, world_of
from vedette.simulation.sensing import sensed
from vedette.simulation.speech import feeds_of
from vedette.simulation.truth import truth_of
from vedette.site.model import Birth
from vedette.study.flown import flown_in
from vedette.study.heard import heard
from vedette.study.night import (
    Setting,
    judge_night,
    may_count,
    open_setting,
    true_counts,
    visits_of,
    watched,
)
from vedette.study.oracle import CLUTTER_PER_TURN, oracle_inputs, oracle_site
from vedette.study.told import RIGHT, Told, told_site

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FAMILIES = sorted(path.name for path in SCENARIOS.glob("*.toml"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return open_setting(study_scenes.family(tmp_path_factory.mktemp("small")))


def digests(path: Path, seed: int, hours: float, folder: Path) -> tuple[str, str]:
    """Keep one picture of bytes and one of the reports that they would become."""
    scenario = study_scenes.shortened(load_scenario(path), hours)
    world = world_of(scenario, seed, study=True)
    volumes = tuple(load_volume(v, path.parent) for v in world.site.volumes)
    said = sensed(world)
    folder.mkdir()
    files = feeds_of(world, said)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    # A capture without a message is a header of 24 bytes, and no input.
    names = sorted(name for name, content in files.items() if len(content) > 24)
    inputs = open_inputs([folder / name for name in names])
    by_bytes = Watch(
        world.site, volumes, decoders_of(inputs.feeds, world.site), world.epoch_ns
    )
    for leaf in inputs.leaves:
        by_bytes.take(Input(leaf.feed, leaf.received_ns, leaf.raw))
    direct = Watch(world.site, volumes, {}, world.epoch_ns)
    for one in heard(said):
        direct.take_reports(one.feed, one.received_ns, one.reports)
    return picture_sha256(by_bytes.finish()), picture_sha256(direct.finish())


@pytest.mark.parametrize("name", FAMILIES)
def test_reports_handed_on_directly_make_the_picture_of_a_replay(
    name: str, tmp_path: Path
) -> None:
    by_bytes, direct = digests(SCENARIOS / name, 1, 0.05, tmp_path / "feeds")
    assert by_bytes == direct


@pytest.mark.prove
@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("seed", [2, 3, 4, 5, 6])
def test_five_nights_of_each_family_make_the_same_picture_both_ways(
    name: str, seed: int, tmp_path: Path
) -> None:
    by_bytes, direct = digests(SCENARIOS / name, seed, 2.5, tmp_path / "feeds")
    assert by_bytes == direct


def test_the_truth_of_a_study_is_that_of_the_truth_files(small: Setting) -> None:
    for seed in range(1, 6):
        world = world_of(small.scenario, seed, study=True)
        counts = true_counts(world, visits_of(world, small))
        for one in truth_of(world, small.volumes).counts:
            assert counts[one.volume, "objects"] == one.objects
            assert counts[one.volume, "entries"] == one.entries
            assert counts[one.volume, "approached"] == one.approached


def test_the_same_seed_gives_the_same_row_but_for_the_time_it_took(
    small: Setting,
) -> None:
    first, second = judge_night(small, 3), judge_night(small, 3)
    assert msgspec.structs.replace(first, core_s=0.0) == msgspec.structs.replace(
        second, core_s=0.0
    )
    assert [(one.volume, one.measure) for one in first.counted] == [
        ("zone", "objects"),
        ("zone", "entries"),
        ("zone", "approached"),
    ]
    assert all(one.oracle is not None for one in first.counted)
    assert first.authorised == 2
    assert first.tracking.objects_held <= first.tracking.objects_seen


def test_the_oracle_hears_of_nothing_but_objects_that_may_count(
    small: Setting,
) -> None:
    world = world_of(small.scenario, 1, study=True)
    flown, inputs = flown_in(world), heard(sensed(world))
    left = [
        (report, who)
        for one in oracle_inputs(inputs, may_count(world))
        for report, who in zip(one.reports, one.targets, strict=True)
    ]
    beams = sum(isinstance(report, BeamReport) for report, _ in left)
    every = [report for one in inputs for report in one.reports]
    assert beams == sum(isinstance(report, BeamReport) for report in every)
    plots = [(r, who) for r, who in left if isinstance(r, RadarReport)]
    assert plots
    assert all(not flown.authorised[who] for _, who in plots)
    assert len({(r.address, who) for r, who in plots}) == len({w for _, w in plots})
    site = oracle_site(world.site)
    assert site.policy.cooperative == "unauthorised"
    assert site.sensors[0].clutter_per_turn == CLUTTER_PER_TURN
    assert site.sensors[0].p_detect == world.site.sensors[0].p_detect


def test_the_oracle_never_takes_an_object_for_a_bird() -> None:
    known = world_of(load_scenario(SCENARIOS / "airport-drones.toml"), 1).site
    drone = Birth(area="everywhere", arrivals_per_h_mean=1.0, classes=("small drone",))
    bird = Birth(area="everywhere", arrivals_per_h_mean=50.0, classes=("bird",))
    assert any(birth.classes == ("bird",) for birth in known.births)
    assert all(birth.classes != ("bird",) for birth in oracle_site(known).births)
    only = replace(known, births=(bird,))
    assert oracle_site(only).births == (bird,), "none at all would mean anything"
    both = replace(known, births=(bird, drone))
    assert oracle_site(both).births == (drone,)


def test_a_killed_sensor_says_nothing_in_the_paired_night(small: Setting) -> None:
    world = world_of(small.scenario, 2, study=True)
    inputs = [one for one in heard(sensed(world)) if one.feed != "radar"]
    watch = watched(world.site, small, world, flown_in(world), inputs)
    assert not watch.observed.swept


def test_a_site_that_is_told_wrong_changes_only_what_it_is_told(
    small: Setting,
) -> None:
    site = world_of(small.scenario, 1, study=True).site
    assert told_site(site, RIGHT) is site
    wrong = told_site(site, Told("x", p_detect=1.5, clutter=2.0, arrivals=4.0))
    assert wrong.sensors[0].p_detect == 0.99
    assert wrong.sensors[0].clutter_per_turn == 6.0
    assert wrong.sensors[1] == site.sensors[1]
    before, after = site.expected_births, wrong.births
    assert after[0].arrivals_per_h_mean == 4.0 * before[0].arrivals_per_h_mean
    assert wrong.volumes == site.volumes


def test_who_says_where_he_is_counts_once_where_the_policy_does_not_trust_him(
    tmp_path: Path,
) -> None:
    setting = open_setting(study_scenes.distrusting(tmp_path), oracle_every=0)
    nights = [judge_night(setting, seed).counted[0] for seed in range(1, 9)]
    assert sum(night.truth for night in nights) > 60
    for night in nights:
        assert night.told.low <= night.truth <= night.told.high
        assert night.told.mean == pytest.approx(night.truth, abs=1.0)


def test_a_family_without_any_target_counts_nothing(tmp_path: Path) -> None:
    setting = open_setting(study_scenes.family(tmp_path, count="0"), oracle_every=0)
    night = judge_night(setting, 1)
    assert {one.truth for one in night.counted} <= {0}
    assert night.tracking.objects == 0
    assert night.entered == ()


def test_clutter_about_an_antenna_is_believed_by_nobody(tmp_path: Path) -> None:
    """A radar amid its births: a twelfth of its false plots lie within 5 km of it.

    They once made five objects of a night that had one: in the cone above the antenna
    no miss speaks against a track, and what is placed half way up the sky lies closer.
    """
    setting = open_setting(write_scenario(tmp_path, 1039), oracle_every=0)
    short = study_scenes.shortened(setting.scenario, 0.5)
    night = judge_night(dataclasses.replace(setting, scenario=short), 1)
    assert night.tracking.existence_of_nothing < 3.0
