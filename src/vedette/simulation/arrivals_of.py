"""How often the batches of a group come, as the site file of a family states it.

The shape matches the variance. Batches at a rate of Gamma(shape), m expected, sizes of
mean b and mean square q, bring m b objects with variance m q + (m b)^2 / shape; so a
law of the number of objects with mean M and variance V has shape M^2 / (V - m q), and
it stays right for any part of the night.

Of a group some of whose members have a transponder, a birth tells of the others: each
member of a batch lacks one by a chance of its own, so their number in a batch is
binomial, and a batch of which none is left is no arrival. Thinning leaves the shape.

A birth cannot say when in the night. Of a group with a law of its start the rate is
that at which as much time is flown within the watch: what happens to an object at some
time of its flight then happens as often as it does, whatever time that is.
"""

from vedette.simulation.distribution import (
    Distribution,
    Number,
    cells_of,
    mean_of,
    span_of,
    variance_of,
)
from vedette.simulation.target_tables import Targets

HOUR_S = 3600.0
CELLS = 200  # of a law of start, and of one of length: their means to a thousandth
# A number that varies less than by chance: a rate known to 3 %, and the Poisson law
# about it, is as near as a prior need state.
SURE_SHAPE = 1_000.0


def without_transponder(group: Targets) -> tuple[float, tuple[float, ...]]:
    """Take those with a transponder out of a group's batches.

    Parameters
    ----------
    group : Targets
        Checked.

    Returns
    -------
    some : float
        Share of batches in which somebody is left.
    pmf : tuple of float
        Probabilities that 1, 2, 3 ... are.
    """
    whole = batch_pmf(group.batch)
    if group.transponder is None:
        return 1.0, whole
    left = thinned(whole, 1.0 - group.transponder.share)
    some = 0.0
    for share in left:
        some += share
    return some, tuple(share / some for share in left) if some > 0.0 else whole


def thinned(pmf: tuple[float, ...], stays: float) -> tuple[float, ...]:
    """Return how many of a batch are left when each stays by a chance of its own.

    Parameters
    ----------
    pmf : tuple of float
        Probabilities of 1, 2, 3 ...; they sum to 1.
    stays : float
        Chance of one.

    Returns
    -------
    tuple of float
        As long; what is missing from 1 is the probability that none is left.
    """
    left = [0.0] * len(pmf)
    some = [1.0]  # probabilities that 0, 1, 2 ... of so many are left
    for share in pmf:
        goes = [(1.0 - stays) * one for one in some]
        some = [
            one + stays * before
            for one, before in zip([*goes, 0.0], [0.0, *some], strict=True)
        ]
        for number, one in enumerate(some[1:]):
            left[number] += share * one
    return tuple(left)


def batches_per_h(
    group: Targets, night_s: float, watch_s: float, lasts_s: tuple[float, float]
) -> float:
    """Return how many batches of a group come in an hour, on average.

    A birth comes as often at any time, before the watch too. So does a group whose
    start the file leaves open. Of one with a law of its start it is the rate at which
    as much time is flown within the watch.

    Parameters
    ----------
    group : Targets
        Checked.
    night_s, watch_s : float
        Length of the night, and of what is watched of it.
    lasts_s : (shortest, longest)
        Of its flights, evenly between.

    Returns
    -------
    float
        Per hour.
    """
    count, size = mean_of(group.count), mean_of(group.batch)
    if group.start is None:
        return count / night_s * HOUR_S / size
    flown_s = within_s = 0.0
    for last_s, _ in cells_of(Distribution(uniform=lasts_s), CELLS):
        for start_s, share in cells_of(group.start, CELLS):
            flown_s += share * last_s
            within = min(start_s + last_s, watch_s) - max(start_s, 0.0)
            within_s += share * max(within, 0.0)
    if within_s == 0.0:
        return 0.0
    return count * within_s / flown_s / watch_s * HOUR_S / size


def shape_of(group: Targets) -> float:
    """Return how sure the rate of a group's batches is.

    Parameters
    ----------
    group : Targets
        Checked.

    Returns
    -------
    float
        Shape of the Gamma law of the rate.
    """
    square = 0.0
    for size, share in enumerate(batch_pmf(group.batch), start=1):
        square += size * size * share
    return rate_shape(group.count, mean_of(group.count) * square / mean_of(group.batch))


def rate_shape(count: Number, by_chance: float) -> float:
    """Return how sure a rate is: the shape of its Gamma law.

    Parameters
    ----------
    count : float or Distribution
        Of objects, or the rate itself where it is a gamma.
    by_chance : float
        Variance of a number of objects at a rate that is known.

    Returns
    -------
    float
        At most `SURE_SHAPE`, unless a gamma says more.
    """
    if isinstance(count, Distribution) and count.gamma is not None:
        return count.gamma[1]
    square = mean_of(count) * mean_of(count)
    return square / max(variance_of(count) - by_chance, square / SURE_SHAPE)


def batch_pmf(batch: Number) -> tuple[float, ...]:
    """Return the probabilities that 1, 2, 3 ... come together.

    Parameters
    ----------
    batch : float or Distribution
        A number, a uniform law or a table.

    Returns
    -------
    tuple of float
        They sum to 1.
    """
    if isinstance(batch, Distribution) and batch.pmf is not None:
        return batch.pmf[1:]
    low, high = (int(end + 0.5) for end in span_of(batch))
    return (0.0,) * (low - 1) + (1.0 / (high - low + 1),) * (high - low + 1)
