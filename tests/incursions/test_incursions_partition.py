"""Which track each track continues is drawn jointly, by the product of the odds."""

from collections import Counter
from itertools import product

import numpy as np
import pytest

from vedette.incursions.partition import draw_partitions, links_of
from vedette.incursions.same_object import Pairs

SAMPLES = 4000
Law = dict[tuple[int, ...], float]


def pairs_of(*rows: tuple[int, int, float]) -> Pairs:
    """Lay out (later, earlier, odds)."""
    later, earlier, odds = zip(*sorted(rows), strict=True)
    return Pairs(np.array(earlier), np.array(later), np.array(odds))


def drawn_law(pairs: Pairs, real: list[int]) -> Law:
    """Draw many partitions, and say how often each came."""
    links = links_of(pairs, len(real))
    drawn = draw_partitions(np.array(real, float), links, SAMPLES, 5)
    counted = Counter(tuple(row.tolist()) for row in drawn.before)
    return {partition: count / SAMPLES for partition, count in counted.items()}


def written_out(pairs: Pairs, tracks: int) -> Law:
    """Write every partition out, each as likely as the product of its odds."""
    choices: list[dict[int, float]] = [{-1: 1.0} for _ in range(tracks)]
    for i, j, odds in zip(pairs.earlier, pairs.later, pairs.odds, strict=True):
        choices[j][int(i)] = float(odds)
    law: Law = {}
    for partition in product(*choices):
        continued = [i for i in partition if i >= 0]
        if len(set(continued)) == len(continued):
            odds = [choices[j][i] for j, i in enumerate(partition)]
            law[partition] = float(np.prod(odds))
    total = sum(law.values())
    return {partition: worth / total for partition, worth in law.items()}


def apart(law: Law, other: Law) -> float:
    """Return the total variation distance of two laws."""
    every = law.keys() | other.keys()
    return 0.5 * sum(abs(law.get(p, 0.0) - other.get(p, 0.0)) for p in every)


def test_partitions_come_in_the_ratio_of_their_odds() -> None:
    law = drawn_law(pairs_of((2, 0, 3.0), (2, 1, 1.0)), [1, 1, 1])
    shares = [law[-1, -1, i] for i in (0, 1, -1)]
    assert shares == pytest.approx([0.6, 0.2, 0.2], abs=0.03)


def test_the_first_to_be_asked_takes_nothing_that_another_has_a_better_claim_to() -> (
    None
):
    pairs = pairs_of((1, 0, 231.0), (2, 0, 3620.0))
    law = drawn_law(pairs, [1, 1, 1])
    assert law[-1, -1, 0] == pytest.approx(3620.0 / 3852.0, abs=0.02)
    assert law[-1, 0, -1] == pytest.approx(231.0 / 3852.0, abs=0.02)


def test_only_real_tracks_continue_and_are_continued() -> None:
    pairs = pairs_of((1, 0, 9.0), (2, 0, 9.0))
    assert drawn_law(pairs, [0, 1, 1]) == {(-1, -1, -1): 1.0}
    assert drawn_law(pairs, [1, 0, 0]) == {(-1, -1, -1): 1.0}


@pytest.mark.parametrize("scale", [1.0, 1e5])
def test_two_change_together_where_the_way_over_one_is_improbable(scale: float) -> None:
    """The likeliest is a-x and b-y; from a-y alone it is two improbable steps away."""
    x, y, a, b = range(4)
    pairs = pairs_of((a, y, 1e5 * scale), (a, x, 1e3 * scale), (b, y, 1e3 * scale))
    law = drawn_law(pairs, [1, 1, 1, 1])
    best = 1e6 * scale**2
    total = best + 1e5 * scale + 2e3 * scale + 1.0
    assert law[-1, -1, x, y] == pytest.approx(best / total, abs=0.02)


@pytest.mark.parametrize("seed", range(12))
def test_drawn_partitions_have_the_law_that_writing_them_out_gives(seed: int) -> None:
    """Odds lie between a thousandth and ten thousand millions, as real ones do."""
    rng = np.random.default_rng(seed)
    tracks = int(rng.integers(4, 8))
    rows = [
        (j, i, float(np.exp(rng.normal(4.0, 5.0))))
        for j in range(1, tracks)
        for i in range(j)
        if rng.random() < 0.6 or (i, j) == (0, 1)
    ]
    pairs = pairs_of(*rows)
    law = written_out(pairs, tracks)
    # So far apart are as many draws from the law itself, on average.
    chance = 0.5 * sum(np.sqrt(2 * p * (1 - p) / np.pi / SAMPLES) for p in law.values())
    assert apart(drawn_law(pairs, [1] * tracks), law) < 2.0 * chance + 0.02
