"""The unseen: objects that may be there and have given no plot yet.

A Poisson process over whole trajectories, held as weighted trajectories drawn from
the birth model. Each has a birth time, a state, and a small Gaussian kernel around it;
its weight is the expected number of objects that it stands for. Every look thins a
weight by 1 - p_detect at its place, so the sum is the expected number never seen
(Williams 2015, section IV-A), and where no look was, nothing thins.

A trajectory is kept as it was at one time of its own, and brought to another only when
somebody asks: most are nowhere near the look that is taken, and a night has tens of
thousands of looks. One whose birth is still to come is not there yet.

What one look may have to do with is in `vedette.tracks.view`; from it come the density
of first plots, and the state of a track that begins (`vedette.tracks.first`).
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import join, take
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.tracks.motion import Motion, predict_state, survival

# The older a trajectory, the wider its kernel, and the fewer say the same: at this age
# one in two stays, for both; again at twice the age, and so on.
HALVED_AFTER_S = 600.0
HALVINGS_MAX = 12  # 28 days


class Unseen(NamedTuple):
    """Weighted trajectories, first axis = the trajectory.

    Attributes
    ----------
    weight : (m,) expected number of objects that no look has seen, as if none ever
        ended its flight: `there_at` takes those away
    drawn : (m,) the weight that it was born with
    mean : (m, 4) m, m/s, state at `since_s`
    cov : (m, 4, 4) kernel around it, at `since_s`
    since_s : (m,) s since epoch
    height : (m,) m above the ellipsoid, nan where unknown
    echo : (m,) share of a look's p_detect at which it is seen
    agility : (m,) share of the motion's power of acceleration that it has
    born_s : (m,) s since epoch
    flight_s : (m, 2) s, shortest and longest flight, evenly between; nan where the
        motion's rate of death says it
    area : (m,) index of the area of birth
    draw : (m,) number of the draw, -1 where it must never stand for another
    halved : (m,) how often it took the weight of another
    """

    weight: Floats
    drawn: Floats
    mean: Floats
    cov: Floats
    since_s: Floats
    height: Floats
    echo: Floats
    agility: Floats
    born_s: Floats
    flight_s: Floats
    area: Ints
    draw: Ints
    halved: Ints


def no_unseen(count: int = 0) -> Unseen:
    """Return trajectories without weight, born at time 0, each for itself."""
    return Unseen(
        weight=np.zeros(count),
        drawn=np.zeros(count),
        mean=np.zeros((count, 4)),
        cov=np.zeros((count, 4, 4)),
        since_s=np.zeros(count),
        height=np.full(count, np.nan),
        echo=np.ones(count),
        agility=np.ones(count),
        born_s=np.zeros(count),
        flight_s=np.full((count, 2), np.nan),
        area=np.zeros(count, np.int64),
        draw=np.full(count, -1),
        halved=np.zeros(count, np.int64),
    )


@kernel
def flying(unseen: Unseen, k: int, time_s: float, motion: Motion) -> float:
    """Return the probability that a trajectory has begun and not ended by a time."""
    age_s = time_s - unseen.born_s[k]
    if age_s < 0.0:
        return 0.0
    shortest_s, longest_s = unseen.flight_s[k, 0], unseen.flight_s[k, 1]
    if np.isnan(longest_s):
        return survival(motion, age_s)
    if age_s <= shortest_s:
        return 1.0
    return float(max(longest_s - age_s, 0.0) / (longest_s - shortest_s))


@kernel
def there_at(unseen: Unseen, time_s: float, motion: Motion) -> Floats:
    """Return how many objects each trajectory stands for at a time.

    Parameters
    ----------
    unseen : Unseen
        (m,) At any times.
    time_s : float
        Seconds since epoch.
    motion : Motion
        With the rate at which flights end whose length the site does not state.

    Returns
    -------
    (m,)
        Expected numbers; 0 before birth.
    """
    there = np.empty(unseen.weight.size)
    for k in range(there.size):
        there[k] = unseen.weight[k] * flying(unseen, k, time_s, motion)
    return there


@kernel
def expected_unseen(unseen: Unseen, time_s: float, motion: Motion) -> float:
    """Return the expected number of objects that are there and were never seen."""
    total = 0.0
    for k in range(unseen.weight.size):
        total += unseen.weight[k] * flying(unseen, k, time_s, motion)
    return total


@kernel
def predict_unseen(unseen: Unseen, time_s: float, motion: Motion) -> None:
    """Bring every state to one time, in place; those to be born later stay."""
    for k in range(unseen.weight.size):
        if time_s > unseen.since_s[k]:
            dt_s = time_s - unseen.since_s[k]
            q_m2ps3 = unseen.agility[k] * motion.q_m2ps3
            predict_state(unseen.mean[k], unseen.cov[k], dt_s, q_m2ps3)
            unseen.since_s[k] = time_s


@kernel
def thin_unseen(unseen: Unseen, row: Ints, p_detect: Floats, least: float) -> None:
    """Thin the weights of some by one look that did not see them, in place.

    Parameters
    ----------
    unseen : Unseen
        Changed in place.
    row : (c,)
        Which of them.
    p_detect : (c,)
        Probability that the look would have seen each.
    least : float
        Share of its first weight below which a trajectory is given up.
    """
    for c in range(row.size):
        k = row[c]
        unseen.weight[k] *= 1.0 - p_detect[c]
        if unseen.weight[k] < least * unseen.drawn[k]:
            unseen.weight[k] = 0.0


def renewed(
    unseen: Unseen, arrivals: Unseen, time_s: float, motion: Motion, least: float
) -> Unseen:
    """Give up what is hardly there any more, halve the old, and take in arrivals.

    Parameters
    ----------
    unseen : Unseen
        Before; the weights of those halved are changed in place.
    arrivals : Unseen
        Those that were born since, or will be soon.
    time_s : float
        Seconds since epoch.
    motion : Motion
        The motion model.
    least : float
        Share of its first weight below which a trajectory is given up.

    Returns
    -------
    Unseen
        Afterwards.
    """
    keep = np.flatnonzero(_kept(unseen, time_s, motion, least))
    return join([take(unseen, keep), arrivals])


@kernel
def _kept(unseen: Unseen, time_s: float, motion: Motion, least: float) -> Ints:
    """Say which trajectories stay, 1 or 0, and halve the old, in place."""
    kept = np.zeros(unseen.weight.size, np.int64)
    for k in range(kept.size):
        there = 1.0
        if time_s > unseen.born_s[k]:
            there = flying(unseen, k, time_s, motion)
        if unseen.weight[k] * there < least * unseen.drawn[k]:
            continue
        kept[k] = 1
        times = halvings(time_s - unseen.born_s[k])
        if unseen.draw[k] < 0 or times <= unseen.halved[k]:
            continue
        if unseen.draw[k] % (1 << times) != 0:
            kept[k] = 0
            continue
        more = float(1 << (times - unseen.halved[k]))
        unseen.weight[k] *= more
        unseen.drawn[k] *= more
        unseen.halved[k] = times
    return kept


@kernel
def halvings(age_s: float) -> int:
    """Return how often draws of an age have been halved."""
    times, limit_s = 0, HALVED_AFTER_S
    while age_s >= limit_s and times < HALVINGS_MAX:
        times += 1
        limit_s *= 2.0
    return times
