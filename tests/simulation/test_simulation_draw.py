"""A night is drawn from its family: right on average, and the same whoever draws it.

Covers vedette.simulation.draw, draw_targets, draw_birds, draw_sensors, streams,
distribution, transponders and site_of.
"""

import functools
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import msgspec
import numpy as np
import pytest
from scipy import stats

from digest_matrix import ENVIRONMENTS, digest_under
from simulated_families import (
    BIRDS,
    CIVIL,
    FAMILIES,
    RADAR,
    RAID,
    family,
    small,
)
from vedette.simulation import Scenario, World, load_scenario, world_of
from vedette.simulation.distribution import Distribution, drawn, mean_of, span_of
from vedette.simulation.streams import number_of, stream
from vedette.simulation.transponders import RESERVED_BLOCK, told_apart
from vedette.site import parse_site

SEEDS = range(200)
# Groups that start at set times and stay: what starts is what is counted.
STAYS = RAID.replace(
    "area = [[51.4, 24.5], [51.4, 25.5], [50.4, 25.7], [50.2, 24.7]]",
    "area = [[51.2, 22.8], [51.2, 23.2], [50.8, 23.2], [50.8, 22.8]]",
)


def _same(one: World, other: World) -> None:
    """Compare two nights, whatever the order of their groups."""
    by_id = {target.id: target for target in (*other.targets, *other.birds)}
    assert len(by_id) == len(one.targets) + len(one.birds)
    for target in (*one.targets, *one.birds):
        twin = by_id[target.id]
        for mine, its in zip(target.path, twin.path, strict=True):
            assert mine.tobytes() == its.tobytes()
        rest = {"path": target.path, "batch": target.batch}
        assert replace(twin, **rest) == target
    assert set(one.rates) == set(other.rates)
    assert set(one.sensors) == set(other.sensors) or one.sensors == other.sensors
    assert (one.wind, one.jamming, one.key) == (other.wind, other.jamming, other.key)


def test_a_seed_gives_the_same_night_again_and_another_seed_another() -> None:
    scenario = small(RAID, CIVIL, RADAR, BIRDS)
    _same(world_of(scenario, 5), world_of(scenario, 5))
    keys = {world_of(scenario, seed).key for seed in range(20)}
    assert len(keys) == 20
    lengths = {len(world_of(scenario, seed).targets) for seed in range(20)}
    assert len(lengths) > 5


def test_the_order_of_tables_changes_nothing() -> None:
    nights = [world_of(small(*p), 3) for p in permutations((RAID, CIVIL, BIRDS))]
    for night in nights[1:]:
        _same(nights[0], night)


def test_a_group_more_changes_no_other() -> None:
    alone, both = world_of(small(RAID), 3), world_of(small(CIVIL, RAID), 3)
    of_raid = [t for t in both.targets if t.id.startswith("raid-")]
    assert [t.id for t in of_raid] == [t.id for t in alone.targets]
    assert of_raid[0].path.e_m.tobytes() == alone.targets[0].path.e_m.tobytes()


def test_streams_that_the_seed_leaves_alone_stay_those_of_seed_0() -> None:
    whole = small(RAID, RADAR)
    noise_only = msgspec.structs.replace(
        whole,
        night=msgspec.structs.replace(whole.night, seed_streams=("noise", "sensors")),
    )
    one, other = world_of(noise_only, 1), world_of(noise_only, 2)
    assert one.targets[0].path.e_m.tobytes() == other.targets[0].path.e_m.tobytes()
    assert one.key != other.key
    assert one.sensors != other.sensors
    first = world_of(whole, 0).targets[0]
    assert one.targets[0].path.e_m.tobytes() == first.path.e_m.tobytes()


def _starts(scenario: Scenario, seed: int) -> int:
    """Count the objects that start during a night."""
    world = world_of(scenario, seed)
    return sum(t.path.time_s[0] > world.start_s for t in world.targets)


def test_counts_have_the_mean_and_the_spread_of_their_law() -> None:
    counts = np.array([_starts(small(STAYS), seed) for seed in SEEDS])
    sizes = np.array([1, 2, 3])
    pmf = np.array([0.6, 0.3, 0.1])
    size, square = (pmf * sizes).sum(), (pmf * sizes**2).sum()
    batches = 20.0 / size
    # Batches are negative binomial: Poisson about a gamma of shape 4.
    variance = batches * (square - size**2)
    variance += size**2 * (batches + batches**2 / 4.0)
    error = np.sqrt(variance / counts.size)
    assert counts.mean() == pytest.approx(20.0, abs=3.5 * error)
    assert counts.std() == pytest.approx(np.sqrt(variance), rel=0.2)


def test_a_number_that_is_no_rate_is_that_number_in_every_night() -> None:
    exact = STAYS.replace("{ gamma = [20, 4] }", "7")
    drawn_from = STAYS.replace("gamma = [20, 4]", "pmf = [0.25, 0, 0.75]")
    at_once = (
        "member_spread_s = 0\n"  # nobody starts late of a batch that started before
    )
    for seed in range(30):
        assert _starts(small(exact + at_once), seed) == 7
    counts = [_starts(small(drawn_from + at_once), seed) for seed in SEEDS]
    assert set(counts) == {0, 2}
    assert np.mean(counts) == pytest.approx(1.5, abs=0.25)


@pytest.mark.parametrize("law", ["{ gamma = [20, 4] }", "20", "{ uniform = [0, 40] }"])
def test_objects_are_in_flight_when_the_night_begins_as_many_as_when_it_ends(
    law: str,
) -> None:
    begins = ends = 0
    stays = STAYS.replace("{ gamma = [20, 4] }", law)
    for seed in SEEDS:
        world = world_of(small(stays), seed)
        begins += sum(t.path.time_s[0] == world.start_s for t in world.targets)
        ends += sum(t.path.time_s[-1] == world.end_s for t in world.targets)
    assert begins == pytest.approx(ends, rel=0.15)
    # 20 in 6 hours, each for three quarters of an hour on average
    assert begins / len(SEEDS) == pytest.approx(2.5, rel=0.25)


def test_a_study_takes_the_beginning_of_the_night_and_nothing_else() -> None:
    scenario = family("poland-2025-09-10")
    whole, part = world_of(scenario, 4), world_of(scenario, 4, study=True)
    assert part.end_s - part.start_s == 2.5 * 3600.0
    by_id = {t.id: t for t in whole.targets}
    for target in part.targets:
        twin = by_id[target.id].path
        inside = np.count_nonzero(twin.time_s < part.end_s)
        assert (target.path.e_m[:inside] == twin.e_m[:inside]).all()
    assert 'to = "2025-09-10T00:00:00Z"' in part.site_text


def test_members_of_a_batch_keep_together() -> None:
    world = world_of(small(STAYS.replace("guidance =", "#")), 2)
    batches: dict[int, list] = {}
    for target in world.targets:
        batches.setdefault(target.batch, []).append(target)
    assert {len(members) for members in batches.values()} >= {1, 2}
    for first, *others in batches.values():
        for other in others:
            if min(first.path.time_s[0], other.path.time_s[0]) == world.start_s:
                continue
            away_m = np.hypot(
                first.path.e_m[0] - other.path.e_m[0],
                first.path.n_m[0] - other.path.n_m[0],
            )
            assert away_m < 1500.0 * 5.0
            assert 0.0 <= other.path.time_s[0] - first.path.time_s[0] <= 300.0


def test_a_night_has_its_own_mix_of_guidance_about_that_of_the_family() -> None:
    shares = []
    for seed in SEEDS:
        targets = world_of(small(STAYS), seed).targets
        if len(targets) >= 10:
            shares.append(np.mean([t.guidance == "drift" for t in targets]))
    assert np.mean(shares) == pytest.approx(0.25, abs=0.04)


def test_biases_are_drawn_within_what_is_declared() -> None:
    scenario = small(RADAR)
    sensors = [world_of(scenario, seed).sensors[0] for seed in SEEDS]
    for key, sigma in (("range_m", 30.0), ("azimuth_deg", 0.03), ("time_s", 0.05)):
        biases = np.array([getattr(s, f"bias_{key}") for s in sensors])
        assert np.abs(biases).max() <= 3.0 * sigma
        assert stats.kstest(biases / sigma, "norm").pvalue > 0.001
    lasts = [end - begin for s in sensors for begin, end in s.outages]
    assert len(lasts) / len(sensors) == pytest.approx(1.0, abs=0.35)
    assert 300.0 <= min(lasts) <= max(lasts) <= 1500.0
    stated = small(RADAR + "true_bias = { range_m = 12 }\ntrue_p_detect = 0.5\n")
    sensor = world_of(stated, 1).sensors[0]
    assert (sensor.bias_range_m, sensor.bias_azimuth_deg) == (12.0, 0.0)
    assert (sensor.p_detect, sensor.declared.p_detect) == (0.5, 0.85)


def test_as_many_birds_are_up_as_the_file_says() -> None:
    up = []
    for seed in range(60):
        world = world_of(small(BIRDS), seed)
        at_s = world.start_s + 0.5 * (world.end_s - world.start_s)
        up.append(
            sum(b.path.time_s[0] <= at_s <= b.path.time_s[-1] for b in world.birds)
        )
        assert {bird.kind for bird in world.birds} <= {"bird"}
    assert np.mean(up) == pytest.approx(5.0, abs=1.0)


def test_every_address_is_its_own_and_no_states() -> None:
    crowd = CIVIL.replace("count = 6", "count = 900")
    targets = world_of(small(crowd), 1).targets
    said = [t.transponder for t in targets if t.transponder is not None]
    assert len(said) == len(targets) > 800
    addresses = [box.address for box in said]
    assert len(set(addresses)) == len(addresses)
    assert all(RESERVED_BLOCK <= a < RESERVED_BLOCK + (1 << 20) for a in addresses)
    assert all(0o1000 <= box.mode3a <= 0o6777 for box in said)
    assert all(len(box.callsign) <= 8 for box in said)
    one = targets[0]
    assert one.transponder is not None
    twin = replace(one, id="zzz")
    apart = told_apart([twin, one])
    assert apart[1] == one
    assert apart[0].transponder is not None
    assert apart[0].transponder.address == one.transponder.address + 1


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_the_site_file_is_the_familys_and_the_same_in_every_night(path: Path) -> None:
    scenario = load_scenario(path)
    texts = {world_of(scenario, seed).site_text for seed in range(3)}
    assert len(texts) == 1
    site = parse_site(texts.pop(), "site.toml")
    assert site == world_of(scenario, 9).site
    assert site.watch.marking == "SYNTHETIC"
    carried = {name for feed in site.feeds for name in feed.sensors}
    assert carried == {sensor.id for sensor in site.sensors}
    birds = [b for b in site.births if b.classes == ("bird",)]
    assert len(birds) == len(scenario.clutter)


def test_births_say_what_the_laws_allow() -> None:
    birth = world_of(small(RAID, CIVIL), 1).site.births
    assert len(birth) == 1  # who has a transponder is authorised and no birth
    only = birth[0]
    assert only.arrivals_per_h_mean == pytest.approx(20.0 / 1.5 / 6.0)
    assert only.arrivals_shape == 4.0
    assert only.batch_pmf == (0.6, 0.3, 0.1)
    assert only.course_deg == (210.0, 350.0)
    assert only.flight_s == (600.0, 4800.0)
    assert only.speed_mps == (42.0, 53.0)
    assert only.classes == ("one-way-attack-or-decoy",)
    routed = CIVIL.replace("transponder = {}", "end = 'lost'")
    course = world_of(small(routed), 1).site.births[0].course_deg
    assert course is not None
    assert course[0] < 169.0 < course[1]


def test_balloons_are_born_with_the_speed_and_course_of_the_wind() -> None:
    site = world_of(family("lithuania-balloons"), 1).site
    balloon = next(b for b in site.births if b.classes == ("balloon",))
    assert balloon.speed_mps == (4.5, 12.5)
    assert balloon.course_deg == (250.0, 310.0)
    for target in world_of(family("lithuania-balloons"), 1).targets:
        if target.kind == "balloon":
            assert target.path.e_m[-1] < target.path.e_m[0]
            assert target.path.h_m.max() > 1500.0


LAWS = {
    "normal": (Distribution(normal=(5.0, 2.0)), stats.norm(5.0, 2.0)),
    "uniform": (Distribution(uniform=(2.0, 9.0)), stats.uniform(2.0, 7.0)),
    "gamma": (Distribution(gamma=(6.0, 2.5)), stats.gamma(2.5, scale=6.0 / 2.5)),
}


@pytest.mark.parametrize("name", LAWS)
def test_a_law_draws_what_it_says(name: str) -> None:
    law, truth = LAWS[name]
    numbers = [drawn(law, stream(1, "law", name), k) for k in range(2000)]
    assert stats.kstest(numbers, truth.cdf).pvalue > 0.001
    assert mean_of(law) == pytest.approx(truth.mean())
    low, high = span_of(law)
    assert truth.cdf(high) - truth.cdf(low) >= 0.98


def test_a_table_of_probabilities_draws_what_it_says_and_a_number_itself() -> None:
    law = Distribution(pmf=(0.2, 0.0, 0.5, 0.3))
    numbers = [drawn(law, stream(2, "pmf"), k) for k in range(3000)]
    shares = np.bincount(np.array(numbers, np.int64)) / 3000.0
    assert shares == pytest.approx([0.2, 0.0, 0.5, 0.3], abs=0.03)
    assert (mean_of(law), span_of(law)) == (pytest.approx(1.9), (0.0, 3.0))
    assert drawn(4.5, stream(1, "x")) == 4.5
    assert drawn(Distribution(normal=(0.0, 9.0)), stream(1, "x"), low=0.0) >= 0.0


def test_names_of_streams_are_numbers_of_their_own() -> None:
    assert number_of("a", "bc") != number_of("ab", "c")
    assert 0 <= number_of("anything") < 1 << 63
    assert number_of("vedette") == number_of("vedette")


DIGEST = """
import hashlib
from pathlib import Path
from vedette.simulation import load_scenario, world_of
digest = hashlib.sha256()
for name in ("poland-2025-09-10", "lithuania-balloons", "airport-drones"):
    world = world_of(load_scenario(Path("{folder}") / f"{{name}}.toml"), 11)
    for flying in (*world.targets, *world.birds):
        for column in flying.path:
            digest.update(column.tobytes())
        digest.update(repr((flying.id, flying.transponder, flying.echo)).encode())
    digest.update(repr((world.sensors[0], world.wind, world.jamming)).encode())
    digest.update(world.site_text.encode())
print(digest.hexdigest())
"""


@functools.cache
def _digest(environment: str) -> str:
    script = DIGEST.format(folder=FAMILIES[0].parent)
    return digest_under(ENVIRONMENTS[environment], script)


@pytest.mark.prove
@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_a_night_has_the_same_bits_on_every_machine(environment: str) -> None:
    assert _digest(environment) == _digest("as it is")
