"""What a scenario's laws say of a night is what its site file tells a watcher.

Covers vedette.simulation.site_of and vedette.simulation.arrivals_of: the rate, the
shape and the group of each birth.
"""

import numpy as np
import pytest
from scipy import stats

from simulated_families import CIVIL, RAID, small
from vedette.simulation import world_of
from vedette.simulation.arrivals_of import thinned
from vedette.simulation.distribution import Distribution, cells_of, variance_of
from vedette.simulation.site_of import unsaid_of
from vedette.site.model import Birth

GAMMA = "{ gamma = [20, 4] }"
ALONE = RAID.replace("batch =", "# batch =")
HOURS = 6.0
NIGHTS = 60


def births(*groups: str, head: str = "") -> tuple[Birth, ...]:
    """Return the births of a small scenario."""
    return world_of(small(head, *groups), 1).site.births


def moments(birth: Birth) -> tuple[float, float]:
    """Return mean and variance of the number of objects of one night."""
    batches = birth.arrivals_per_h_mean * HOURS
    sizes = np.arange(1, len(birth.batch_pmf) + 1)
    size, square = ((sizes**k * birth.batch_pmf).sum() for k in (1, 2))
    mean = batches * size
    return mean, batches * square + mean**2 / birth.arrivals_shape


@pytest.mark.parametrize(
    ("law", "shape"),
    [
        (GAMMA, 4.0),
        ("60", 1_000.0),
        ("{ uniform = [0, 120] }", 60.0**2 / (120.0**2 / 12.0 - 60.0)),
        ("{ normal = [60, 20] }", 60.0**2 / (400.0 - 60.0)),
        ("{ pmf = [0.5, 0, 0, 0, 0, 0, 0, 0, 0.5] }", 16.0 / (16.0 - 4.0)),
        ("{ uniform = [55, 65] }", 1_000.0),
    ],
)
def test_the_shape_of_a_birth_is_that_of_its_law_beyond_chance(
    law: str, shape: float
) -> None:
    (only,) = births(ALONE.replace(GAMMA, law))
    assert only.arrivals_shape == pytest.approx(shape)


@pytest.mark.parametrize("law", ["{ uniform = [0, 120] }", "{ normal = [60, 25] }"])
@pytest.mark.parametrize("raid", [ALONE, RAID], ids=["alone", "in batches"])
def test_objects_vary_as_much_by_the_birth_as_by_the_law(law: str, raid: str) -> None:
    (only,) = births(raid.replace(GAMMA, law))
    mean, variance = moments(only)
    assert mean == pytest.approx(60.0)
    whole = {"{ uniform = [0, 120] }": 1200.0, "{ normal = [60, 25] }": 625.0}
    assert variance == pytest.approx(whole[law])


def test_objects_of_part_of_a_night_vary_as_the_birth_says() -> None:
    raid = ALONE.replace(GAMMA, "{ uniform = [0, 40] }")
    scenario = small(raid)
    (only,) = world_of(scenario, 1).site.births
    started = []
    for seed in range(300):
        world = world_of(scenario, seed)
        from_s, to_s = world.start_s, world.start_s + 7200.0
        started.append(sum(from_s < t.path.time_s[0] < to_s for t in world.targets))
    mean = only.arrivals_per_h_mean * 2.0
    variance = mean + mean**2 / only.arrivals_shape
    assert np.mean(started) == pytest.approx(mean, rel=0.12)
    assert np.var(started) == pytest.approx(variance, rel=0.25)


def test_who_says_where_he_is_has_no_birth_whatever_the_policy() -> None:
    distrusts = '[site.policy]\ncooperative = "unauthorised"\n'
    for head in ("", distrusts):
        assert births(CIVIL, head=head) == ()
        silent = births(CIVIL.replace("transponder = {}", ""), head=head)
        most = CIVIL.replace("transponder = {}", "transponder = { share = 0.7 }")
        (only,) = births(most, head=head)
        assert silent[0].arrivals_per_h_mean == pytest.approx(1.0)
        assert only.arrivals_per_h_mean == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("start", "starts"),
    [
        ("{ uniform = [0, 21600] }", stats.uniform(0.0, 21600.0)),
        ("{ normal = [21600, 600] }", stats.norm(21600.0, 600.0)),
        ("{ gamma = [3600, 4] }", stats.gamma(4.0, scale=900.0)),
        ("-600", stats.uniform(-600.0, 0.0)),
        ("3600", stats.uniform(3600.0, 0.0)),
    ],
)
def test_as_much_is_flown_by_a_birth_as_by_the_law_of_their_start(
    start: str, starts: stats.rv_continuous
) -> None:
    (only,) = births(ALONE + f"start = {start}\n")
    rng = np.random.default_rng(8)
    begin = starts.rvs(200_000, random_state=rng)
    end = begin + rng.uniform(600.0, 4800.0, begin.size)
    within = np.minimum(end, HOURS * 3600.0) - np.maximum(begin, 0.0)
    flown_h = 20.0 * np.maximum(within, 0.0).mean() / 3600.0
    each_h = 0.5 * (600.0 + 4800.0) / 3600.0
    stated_h = only.arrivals_per_h_mean * HOURS * each_h
    assert stated_h == pytest.approx(flown_h, rel=0.01)


def test_who_starts_after_the_watch_has_no_birth() -> None:
    assert births(ALONE + "start = 30_000\n") == ()


@pytest.mark.parametrize("share", [0.2, 0.7])
def test_a_batch_without_its_transponders_is_what_is_left_of_it(share: float) -> None:
    boxes = f"transponder = {{ share = {share} }}\n"
    scenario = small(RAID.replace("[0, 0.6, 0.3, 0.1]", "[0, 0.1, 0.2, 0.7]") + boxes)
    (only,) = world_of(scenario, 1).site.births
    left: list[int] = []
    for seed in range(NIGHTS):
        world = world_of(scenario, seed)
        silent: dict[int, int] = {}
        for target in world.targets:
            if target.path.time_s[0] > world.start_s:
                silent.setdefault(target.batch, 0)
                silent[target.batch] += target.transponder is None
        left += [number for number in silent.values() if number]
    sizes = np.bincount(left, minlength=4)[1:]
    assert only.batch_pmf == pytest.approx(sizes / len(left), abs=0.05)
    expected = only.arrivals_per_h_mean * HOURS * NIGHTS
    assert len(left) == pytest.approx(expected, rel=0.15)


def test_a_thinned_batch_is_binomial() -> None:
    pmf = (0.1, 0.2, 0.7)
    for stays in (0.0, 0.3, 1.0):
        expected = sum(
            share * stats.binom.pmf([1, 2, 3], size, stays)
            for size, share in enumerate(pmf, start=1)
        )
        assert thinned(pmf, stays) == pytest.approx(tuple(expected))


@pytest.mark.parametrize("law", [GAMMA, "{ uniform = [0, 120] }"])
def test_thinning_leaves_the_shape_and_so_the_variance(law: str) -> None:
    raid = RAID.replace(GAMMA, law)
    (whole,) = births(raid)
    (some,) = births(raid + "transponder = { share = 0.6 }\n")
    assert some.arrivals_shape == whole.arrivals_shape
    mean, variance = moments(whole)
    # Each object by itself has a transponder or none.
    left = 0.4 * mean, 0.4**2 * variance + 0.4 * 0.6 * mean
    assert moments(some) == pytest.approx(left)


@pytest.mark.parametrize(
    ("law", "truth"),
    [
        (Distribution(normal=(5.0, 2.0)), stats.norm(5.0, 2.0)),
        (Distribution(uniform=(2.0, 9.0)), stats.uniform(2.0, 7.0)),
        (Distribution(gamma=(6.0, 2.5)), stats.gamma(2.5, scale=6.0 / 2.5)),
        (
            Distribution(pmf=(0.25, 0.25, 0.5)),
            stats.rv_discrete(values=((0, 1, 2), (0.25, 0.25, 0.5))),
        ),
    ],
)
def test_a_law_varies_and_lies_where_it_says(
    law: Distribution, truth: stats.rv_continuous
) -> None:
    assert variance_of(law) == pytest.approx(truth.var())
    values, shares = zip(*cells_of(law, 400), strict=True)
    assert sum(shares) == pytest.approx(1.0)
    assert list(values) == sorted(values)
    for end in (-1.0, 1.5, 4.5, 40.0):
        below = sum(s for v, s in zip(values, shares, strict=True) if v < end)
        assert below == pytest.approx(truth.cdf(end), abs=0.01)


def test_a_number_does_not_vary_and_a_narrow_law_is_a_number() -> None:
    assert variance_of(3.0) == 0.0
    assert cells_of(3.0, 5) == [(3.0, 1.0)]
    for narrow in (
        Distribution(normal=(3.0, 0.0)),
        Distribution(uniform=(3.0, 3.0)),
    ):
        assert {value for value, _ in cells_of(narrow, 5)} == {3.0}


def test_what_the_site_file_cannot_say_is_said() -> None:
    late = "start = { normal = [7200, 600] }\n"
    (note,) = unsaid_of(small(ALONE + late, CIVIL + "start = 3600\n"))
    assert "`raid`" in note
    assert "cannot say when" in note
    assert unsaid_of(small(ALONE, CIVIL)) == []
