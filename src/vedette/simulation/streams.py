"""Random numbers by name: the key of a night and the streams of its purposes.

A draw is a function of (scenario, seed, stream, counter), by Philox
(`vedette.fixed_math.philox`); names become numbers by the first 63 bits of their
SHA-256, which fit a signed word. Nothing is kept between draws, so a night is the same
in whatever order and by however many workers it is drawn.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from vedette.fixed_math import gamma, normal, poisson, uniform

BITS = 63


def number_of(*names: object) -> int:
    """Turn names into a number.

    Parameters
    ----------
    *names : object
        Texts and whole numbers, in order.

    Returns
    -------
    int
        63 bits.
    """
    text = "\x1f".join(map(str, names)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") >> (64 - BITS)


def night_key(family: str, seed: int) -> int:
    """Name all random numbers of one night.

    Parameters
    ----------
    family : str
        Of the scenario.
    seed : int
        Of the night.

    Returns
    -------
    int
        63 bits.
    """
    return number_of("vedette night", family, seed)


class Stream(NamedTuple):
    """The random numbers of one purpose of one night.

    Attributes
    ----------
    key : int
        Of the night.
    number : int
        Of the purpose.
    """

    key: int
    number: int

    def uniform(self, counter: int = 0) -> float:
        """Return a number between 0 and 1."""
        return uniform(self.key, self.number, counter)

    def normal(self, counter: int = 0) -> float:
        """Return a standard normal number."""
        return normal(self.key, self.number, counter)

    def gamma(self, counter: int, shape: float) -> float:
        """Return a gamma number of scale 1."""
        return gamma(self.key, self.number, counter, shape)

    def poisson(self, counter: int, mean: float) -> int:
        """Return a Poisson number."""
        return poisson(self.key, self.number, counter, mean)

    def choice(self, counter: int, shares: Sequence[float]) -> int:
        """Return one of 0, 1, 2 ... with the given probabilities."""
        left = self.uniform(counter)
        for number, share in enumerate(shares):
            left -= share
            if left < 0.0:
                return number
        return max(i for i, share in enumerate(shares) if share > 0.0)


def stream(key: int, *names: object) -> Stream:
    """Return the random numbers of a purpose.

    Parameters
    ----------
    key : int
        Of the night.
    *names : object
        What they are for.

    Returns
    -------
    Stream
        Independent of every other.
    """
    return Stream(key, number_of(*names))
