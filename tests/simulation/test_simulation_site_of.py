"""What a scenario's laws say of a night is what its site file tells a watcher.

Covers vedette.simulation.site_of: the rate, the shape and the group of each birth.
"""

import numpy as np
import pytest
from scipy import stats

from simulated_families import CIVIL, RAID, small
from vedette.simulation import world_of
from vedette.simulation.distribution import Distribution, share_within, variance_of
from vedette.site.model import Birth

GAMMA = "{ gamma = [20, 4] }"
ALONE = RAID.replace("batch =", "# batch =")
HOURS = 6.0


def births(*groups: str, head: str = "") -> tuple[Birth, ...]:
    """Return the births of a small scenario."""
    return world_of(small(head, *groups), 1).site.births


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
    batches = only.arrivals_per_h_mean * HOURS
    sizes = np.arange(1, len(only.batch_pmf) + 1)
    size, square = ((sizes**k * only.batch_pmf).sum() for k in (1, 2))
    assert batches * size == pytest.approx(60.0)
    variance = batches * square + (batches * size) ** 2 / only.arrivals_shape
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
    ("start", "flying"),
    [
        ("{ uniform = [0, 21600] }", 20.0),
        ("3600", 20.0),
        ("{ normal = [21600, 60] }", 10.0),
    ],
)
def test_a_birth_has_as_many_in_flight_as_the_law_of_their_start(
    start: str, flying: float
) -> None:
    (only,) = births(ALONE + f"start = {start}\n")
    lasts_h = 0.5 * (600.0 + 4800.0) / 3600.0
    assert only.arrivals_per_h_mean * (HOURS + lasts_h) == pytest.approx(flying)


def test_who_starts_after_the_watch_has_no_birth() -> None:
    assert births(ALONE + "start = 30_000\n") == ()


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
    for low, high in ((-1.0, 1.5), (1.5, 4.5), (4.5, 40.0)):
        share = truth.cdf(high) - truth.cdf(low)
        assert share_within(law, low, high) == pytest.approx(share, abs=0.01)


def test_a_number_does_not_vary_and_a_narrow_law_is_a_number() -> None:
    assert variance_of(3.0) == 0.0
    for number in (
        3.0,
        Distribution(normal=(3.0, 0.0)),
        Distribution(uniform=(3.0, 3.0)),
    ):
        assert share_within(number, 2.0, 4.0) == 1.0
        assert share_within(number, 3.0, 4.0) == 1.0
        assert share_within(number, 2.0, 3.0) == 0.0
