"""What really happened, where a simulation knows it, beside what was concluded.

Only a simulated night has a truth. It is told beside the result on the page and never
goes into ``assessment.json``: the record does not hold it, and nothing is made from it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.incursions.crossing import Crossing

# A found entry answers a true one this near to it: four turns of a slow radar, and what
# a fast aircraft flies in ten seconds; as in `vedette score`.
WITHIN_S = 60.0
WITHIN_M = 3000.0


class TrueCount(NamedTuple):
    """How many there truly were.

    Attributes
    ----------
    volume, measure : as of a count
    number : how many
    """

    volume: str
    measure: str
    number: int


class TrueEntry(NamedTuple):
    """One true unauthorised entry.

    Attributes
    ----------
    target : its name in the truth
    volume : entered
    time_s : s since epoch
    e_m, n_m : m, site plane
    across : neighbour
    """

    target: str
    volume: str
    time_s: float
    e_m: float
    n_m: float
    across: str


class Truth(NamedTuple):
    """What really happened.

    Attributes
    ----------
    counts : tuple of TrueCount
    entries : tuple of TrueEntry
    """

    counts: tuple[TrueCount, ...]
    entries: tuple[TrueEntry, ...]

    def told(self, volume: str, measure: str) -> int | None:
        """Return a true count, None where the truth does not tell it."""
        found = (c.number for c in self.counts if c[:2] == (volume, measure))
        return next(found, None)


def matched(
    found: Sequence[Crossing], entries: Sequence[TrueEntry]
) -> dict[int, TrueEntry]:
    """Say which found entry answers which true one.

    Parameters
    ----------
    found : sequence of Crossing
        Entries of the list.
    entries : sequence of TrueEntry
        True ones.

    Returns
    -------
    dict of int to TrueEntry
        By the place in the list; each true entry at most once, the nearest pairs
        first, none farther apart than `WITHIN_S` and `WITHIN_M`.
    """
    pairs = sorted(
        (gap, i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(entries)
        if (gap := _gap(one, other)) <= 1.0
    )
    answers: dict[int, TrueEntry] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in answers and j not in used:
            answers[i] = entries[j]
            used.add(j)
    return answers


def _gap(one: Crossing, other: TrueEntry) -> float:
    """Return how far apart two entries are, 1 at the limit of either."""
    if one.volume != other.volume:
        return float("inf")
    de, dn = one.e_m - other.e_m, one.n_m - other.n_m
    away_2 = (de * de + dn * dn) / (WITHIN_M * WITHIN_M)
    late = (one.time_s - other.time_s) / WITHIN_S
    return max(away_2, late * late)
