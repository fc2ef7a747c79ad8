"""Numbers of a scenario: a value, or a law from which each night draws its own.

Laws: normal (mean, standard deviation), uniform (from, to), gamma (mean, shape) and a
table of probabilities of 0, 1, 2 ... A draw beyond what its key may hold is set to the
nearest value that it may: a normal law has no end, and a speed has one.
"""

import math
from typing import Annotated

from msgspec import Meta, Struct

from vedette.fixed_math import normal_quantile
from vedette.simulation.streams import Stream
from vedette.site.keys import Share, about

PMF_SUM_TOLERANCE = 1e-9  # decimal probabilities are not exact in binary
PRIOR_SHARE = 0.99  # of what a law may give lies in the range that a prior states


class Distribution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A law in place of a number: exactly one of its keys."""

    normal: (
        Annotated[tuple[float, float], about("Mean and standard deviation")] | None
    ) = None
    uniform: Annotated[tuple[float, float], about("From and to")] | None = None
    gamma: (
        Annotated[
            tuple[float, float], about("Mean and shape; a small shape spreads wide")
        ]
        | None
    ) = None
    pmf: (
        Annotated[
            tuple[Share, ...],
            Meta(min_length=1),
            about("Probabilities of 0, 1, 2 ...; they sum to 1"),
        ]
        | None
    ) = None


Number = float | Distribution


def fault(value: Number, low: float, high: float) -> tuple[str, str] | None:
    """Say what is wrong with a number or law.

    Parameters
    ----------
    value : float or Distribution
        As read.
    low, high : float
        What the key may hold.

    Returns
    -------
    tuple of str or None
        What was expected and what stands there; None where nothing is wrong.
    """
    if not isinstance(value, Distribution):
        if low <= value <= high:
            return None
        return f"a number from {low:g} to {high:g}", f"{value:g}"
    stated = [k for k in value.__struct_fields__ if getattr(value, k) is not None]
    if len(stated) != 1:
        return "one law: normal, uniform, gamma or pmf", ", ".join(stated) or "none"
    found = _law_fault(value)
    if found is not None:
        return found
    least, most = _mean_of(value), _mean_of(value)
    if value.uniform is not None:
        least, most = value.uniform
    if value.pmf is not None:
        most = float(len(value.pmf) - 1)
    if least < low or most > high:
        return (
            f"a law whose values lie from {low:g} to {high:g}",
            f"{least:g} to {most:g}",
        )
    return None


def _law_fault(law: Distribution) -> tuple[str, str] | None:
    """Say what is wrong with the numbers of a law."""
    if law.normal is not None and law.normal[1] < 0.0:
        return "a standard deviation of at least 0", f"{law.normal[1]:g}"
    if law.uniform is not None and law.uniform[0] > law.uniform[1]:
        return "the smaller number first", f"{list(law.uniform)}"
    if law.gamma is not None and min(law.gamma) <= 0.0:
        return "a mean and a shape above 0", f"{list(law.gamma)}"
    if law.pmf is not None and abs(_total(law.pmf) - 1.0) > PMF_SUM_TOLERANCE:
        return "probabilities that sum to 1", f"{_total(law.pmf):g}"
    return None


def mean_of(value: Number) -> float:
    """Return the mean of a number or law.

    Parameters
    ----------
    value : float or Distribution
        Checked.

    Returns
    -------
    float
        In the unit of the key.
    """
    return _mean_of(value) if isinstance(value, Distribution) else value


def _mean_of(law: Distribution) -> float:
    if law.normal is not None:
        return law.normal[0]
    if law.uniform is not None:
        return 0.5 * (law.uniform[0] + law.uniform[1])
    if law.gamma is not None:
        return law.gamma[0]
    total = 0.0
    for count, share in enumerate(law.pmf or ()):
        total += count * share
    return total


def variance_of(value: Number) -> float:
    """Return the variance of a number or law.

    Parameters
    ----------
    value : float or Distribution
        Checked.

    Returns
    -------
    float
        In the unit of the key, squared; 0 of a number.
    """
    if not isinstance(value, Distribution):
        return 0.0
    if value.normal is not None:
        return value.normal[1] * value.normal[1]
    if value.uniform is not None:
        width = value.uniform[1] - value.uniform[0]
        return width * width / 12.0
    if value.gamma is not None:
        return value.gamma[0] * value.gamma[0] / value.gamma[1]
    mean, total = _mean_of(value), 0.0
    for count, share in enumerate(value.pmf or ()):
        total += (count - mean) * (count - mean) * share
    return total


def cells_of(value: Number, count: int) -> list[tuple[float, float]]:
    """Return values that stand for a number or law, each with its share.

    Parameters
    ----------
    value : float or Distribution
        Checked.
    count : int
        How many stand for a law that is no table.

    Returns
    -------
    list of (float, float)
        Values rising; shares sum to 1.
    """
    if not isinstance(value, Distribution):
        return [(value, 1.0)]
    if value.pmf is not None:
        return [(float(at), share) for at, share in enumerate(value.pmf) if share > 0.0]
    middles = [(cell + 0.5) / count for cell in range(count)]
    if value.uniform is not None:
        low, high = value.uniform
        return [(low + middle * (high - low), 1.0 / count) for middle in middles]
    return [(_at(value, normal_quantile(middle)), 1.0 / count) for middle in middles]


def _at(law: Distribution, z: float) -> float:
    """Return where a normal law is z sigmas off its mean; a gamma by its cube root."""
    if law.normal is not None:
        return law.normal[0] + z * law.normal[1]
    mean, shape = law.gamma or (0.0, 1.0)
    ninth = 1.0 / (9.0 * shape)
    root = max(1.0 - ninth + z * math.sqrt(ninth), 0.0)
    return mean * root * root * root


def span_of(value: Number) -> tuple[float, float]:
    """Return the range in which (nearly) all draws lie: what a prior states.

    Parameters
    ----------
    value : float or Distribution
        Checked.

    Returns
    -------
    low, high : float
        The ends of a uniform law, of a table those that have a probability; of the
        other two the middle 99 %, a gamma by the cube of Wilson and Hilferty (1931).
    """
    if not isinstance(value, Distribution):
        return value, value
    if value.uniform is not None:
        return value.uniform
    if value.pmf is None:
        z = normal_quantile(0.5 + 0.5 * PRIOR_SHARE)
        return _at(value, -z), _at(value, z)
    likely = [count for count, share in enumerate(value.pmf) if share > 0.0]
    return float(likely[0]), float(likely[-1])


def drawn(
    value: Number,
    stream: Stream,
    counter: int = 0,
    *,
    low: float = -math.inf,
    high: float = math.inf,
) -> float:
    """Draw a number.

    Parameters
    ----------
    value : float or Distribution
        Checked.
    stream : Stream
        Whose numbers.
    counter : int
        Which of them.
    low, high : float
        What the key may hold; a draw beyond is set to the nearer end.

    Returns
    -------
    float
        The value itself where it is no law.
    """
    number = (
        _drawn(value, stream, counter) if isinstance(value, Distribution) else value
    )
    return min(max(number, low), high)


def _drawn(law: Distribution, stream: Stream, counter: int) -> float:
    if law.normal is not None:
        return law.normal[0] + law.normal[1] * stream.normal(counter)
    if law.uniform is not None:
        low, high = law.uniform
        return low + (high - low) * stream.uniform(counter)
    if law.gamma is not None:
        mean, shape = law.gamma
        return mean / shape * stream.gamma(counter, shape)
    return float(stream.choice(counter, law.pmf or (1.0,)))


def _total(shares: tuple[float, ...]) -> float:
    total = 0.0
    for share in shares:
        total += share
    return total
