"""The unseen given the seen, against known laws and against drawn nights."""

import numpy as np
import pytest
from scipy import stats

from vedette.incursions.compound import convolve, unseen_given_seen


def alone(p_seen: float, p_counted: float) -> np.ndarray:
    """One object a batch: seen, or unseen and counted, or neither."""
    return np.array(
        [[(1 - p_seen) * (1 - p_counted), (1 - p_seen) * p_counted], [p_seen, 0.0]]
    )


def test_with_a_sure_rate_the_seen_say_nothing_of_the_unseen() -> None:
    law = unseen_given_seen(alone(0.7, 0.5), 20.0, 1e7, 40)
    expected = stats.poisson.pmf(np.arange(law.shape[1]), 20.0 * 0.3 * 0.5)
    for seen in (0, 14, 40):
        assert law[seen] == pytest.approx(expected, abs=1e-5)


def test_with_an_unsure_rate_the_unseen_are_negative_binomial_as_conjugacy_says() -> (
    None
):
    mean, shape, p_seen, p_counted = 20.0, 2.0, 0.7, 0.5
    law = unseen_given_seen(alone(p_seen, p_counted), mean, shape, 60)
    for seen in (0, 5, 60):
        # Gamma prior, Poisson seen: the rate is Gamma(shape + seen) afterwards.
        rate = (shape / mean + p_seen) / ((1 - p_seen) * p_counted)
        expected = stats.nbinom.pmf(
            np.arange(law.shape[1]), shape + seen, rate / (rate + 1.0)
        )
        assert law[seen] == pytest.approx(expected, abs=1e-9)


def test_batches_agree_with_nights_that_were_drawn() -> None:
    rng = np.random.default_rng(4)
    sizes, p_seen, p_counted = np.array([0.4, 0.2, 0.4]), 0.6, 0.7
    batch = np.zeros((4, 4))
    for size, share in enumerate(sizes, 1):
        for seen in range(size + 1):
            for counted in range(size - seen + 1):
                other = size - seen - counted
                batch[seen, counted] += share * stats.multinomial.pmf(
                    [seen, counted, other],
                    size,
                    [p_seen, (1 - p_seen) * p_counted, (1 - p_seen) * (1 - p_counted)],
                )
    law = unseen_given_seen(batch, 6.0, 1.5, 12)
    nights = 400_000
    sums = rng.multinomial(rng.poisson(rng.gamma(1.5, 4.0, nights)), sizes)
    objects = sums @ np.arange(1, 4)
    seen = rng.binomial(objects, p_seen)
    counted = rng.binomial(objects - seen, p_counted)
    for asked in (0, 3, 8):
        chosen = counted[seen == asked]
        drawn = np.bincount(chosen, minlength=law.shape[1]) / chosen.size
        noise = 4.0 * np.sqrt(law[asked] / chosen.size) + 1e-4
        assert (np.abs(drawn[: law.shape[1]] - law[asked]) < noise).all()


def test_a_thousand_seen_neither_overflow_nor_vanish() -> None:
    law = unseen_given_seen(alone(0.95, 1.0), 1000.0, 3.0, 1500)
    assert law.sum(axis=1) == pytest.approx(1.0)
    mean = law[900] @ np.arange(law.shape[1])
    assert mean == pytest.approx(903.0 / (0.003 + 0.95) * 0.05, rel=1e-3)


def test_a_number_that_no_batch_can_give_takes_the_law_below_it() -> None:
    pairs = np.zeros((3, 2))
    pairs[0, 0], pairs[0, 1], pairs[2, 0] = 0.2, 0.3, 0.5
    law = unseen_given_seen(pairs, 4.0, 1.0, 5)
    assert (law[3] == law[2]).all()
    assert law.sum(axis=1) == pytest.approx(1.0)


def test_convolution_adds_counts() -> None:
    assert convolve(np.array([0.5, 0.5]), np.array([0.25, 0.0, 0.75])) == (
        pytest.approx([0.125, 0.125, 0.375, 0.375])
    )


@pytest.mark.parametrize("mean", [200.0, 600.0, 3000.0])
def test_many_unseen_are_not_cut_off(mean: float) -> None:
    law = unseen_given_seen(alone(0.4, 1.0), mean, 4.0, int(0.4 * mean))
    seen = int(0.4 * mean)
    stated = law[seen] @ np.arange(law.shape[1])
    rate = (4.0 + seen) / (4.0 / mean + 0.4)  # of arrivals, given the seen
    assert stated == pytest.approx(0.6 * rate, rel=1e-6)


def test_pairs_that_nobody_saw_are_not_cut_at_an_odd_number() -> None:
    pairs = np.zeros((3, 3))
    pairs[0, 2] = 1.0
    law = unseen_given_seen(pairs, 200.0, 1000.0, 0)
    assert law[0] @ np.arange(law.shape[1]) == pytest.approx(400.0, rel=1e-6)


def test_thousands_of_unseen_at_a_sure_rate_do_not_overflow() -> None:
    law = unseen_given_seen(alone(0.0, 1.0), 3000.0, 1000.0, 0)
    assert law[0].sum() == pytest.approx(1.0)
    assert law[0] @ np.arange(law.shape[1]) == pytest.approx(3000.0, rel=1e-6)
