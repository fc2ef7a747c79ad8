"""Found border crossings against the reference: found, missed, extra, and how far off.

A found crossing may answer a reference crossing only if it is of the same target, the
same volume and the same direction, and lies within a stated time and distance of it.
Each answers at most one: as many pairs as possible are made, and among those the ones
with the smallest sum of time differences (assignment problem; Kuhn 1955).

Units: s since epoch, m in the site plane.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.str_]

QUANTILES = (0.5, 0.9, 0.95, 1.0)


class Crossings(NamedTuple):
    """Passages of a border, one row each.

    Attributes
    ----------
    target : (n,) int or str
        Which object; for found crossings, the target whose track it is.
    volume : (n,) str
        Id of the volume.
    direction : (n,) str
        "in" or "out".
    time_s : (n,) s since epoch
    e_m, n_m : (n,) m, site plane
    """

    target: Ints | Texts
    volume: Texts
    direction: Texts
    time_s: Floats
    e_m: Floats
    n_m: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingScore:
    """Which crossings were found, and how well.

    Parameters
    ----------
    pairs : (k, 2) int
        Indices of found and reference crossings that belong together, in order of the
        reference.
    missed : (m,) int
        Indices of reference crossings that nothing answers.
    extra : (x,) int
        Indices of found crossings that answer nothing.
    time_error_s : (k,) s
        Found minus reference: above zero is late.
    position_error_m : (k,) m
    """

    pairs: Ints
    missed: Ints
    extra: Ints
    time_error_s: Floats
    position_error_m: Floats

    @property
    def recall(self) -> float:
        """Share of the reference that was found; 1 where there was nothing to find."""
        total = len(self.pairs) + len(self.missed)
        return len(self.pairs) / total if total else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that is real; 1 where nothing was found."""
        total = len(self.pairs) + len(self.extra)
        return len(self.pairs) / total if total else 1.0


def match_crossings(
    found: Crossings, reference: Crossings, *, within_s: float, within_m: float
) -> CrossingScore:
    """Pair found crossings with the reference, one to one.

    Parameters
    ----------
    found, reference : Crossings
        Either may be empty.
    within_s, within_m : float
        A pair may differ by this much at most, ends included.

    Returns
    -------
    CrossingScore
    """
    groups: dict[tuple[object, ...], tuple[list[int], list[int]]] = {}
    for side, crossings in enumerate((found, reference)):
        kinds = zip(
            crossings.target.tolist(),
            crossings.volume.tolist(),
            crossings.direction.tolist(),
            strict=True,
        )
        for row, kind in enumerate(kinds):
            groups.setdefault(kind, ([], []))[side].append(row)
    pairs = [
        pair
        for ours, theirs in groups.values()
        if ours and theirs
        for pair in _pair(found, reference, ours, theirs, within_s, within_m)
    ]
    pairs.sort(key=lambda pair: pair[1])
    matched = np.array(pairs, np.int64).reshape(-1, 2)
    mine, other = matched[:, 0], matched[:, 1]
    return CrossingScore(
        pairs=matched,
        missed=np.setdiff1d(np.arange(len(reference.time_s)), other),
        extra=np.setdiff1d(np.arange(len(found.time_s)), mine),
        time_error_s=found.time_s[mine] - reference.time_s[other],
        position_error_m=np.hypot(
            found.e_m[mine] - reference.e_m[other],
            found.n_m[mine] - reference.n_m[other],
        ),
    )


def error_quantiles(errors: Floats) -> dict[float, float]:
    """Quantiles of absolute errors: median, 90 %, 95 %, worst.

    Parameters
    ----------
    errors : (k,) any unit

    Returns
    -------
    dict of float to float
        By probability, in `QUANTILES`; nan where there is no error to speak of.
    """
    if len(errors) == 0:
        return dict.fromkeys(QUANTILES, float("nan"))
    sizes = np.quantile(np.abs(errors), QUANTILES)
    return dict(zip(QUANTILES, sizes.tolist(), strict=True))


def _pair(
    found: Crossings,
    reference: Crossings,
    ours: list[int],
    theirs: list[int],
    within_s: float,
    within_m: float,
) -> list[tuple[int, int]]:
    """Pair crossings of one target, volume and direction; rows of both tables."""
    late = np.abs(found.time_s[ours][:, None] - reference.time_s[theirs][None, :])
    off = np.hypot(
        found.e_m[ours][:, None] - reference.e_m[theirs][None, :],
        found.n_m[ours][:, None] - reference.n_m[theirs][None, :],
    )
    allowed = (late <= within_s) & (off <= within_m)
    # One more pair must always outweigh every time difference together.
    never = (min(len(ours), len(theirs)) + 1) * (within_s + 1.0)
    rows, columns = linear_sum_assignment(np.where(allowed, late, never))
    return [
        (ours[row], theirs[column])
        for row, column in zip(rows, columns, strict=True)
        if allowed[row, column]
    ]
