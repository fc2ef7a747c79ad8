"""Unseen flights: whole flights drawn from the site's prior, flown through its looks.

The tracker's unseen say where something may be now. A count asks more: of the flights
that gave no plot all night, how many did what is counted? So batches of flights are
drawn from each `[[birth]]`, flown in straight lines through the looks that were really
made, and each keeps the probability that no look saw it. What they did meanwhile is
asked by `vedette.incursions.unseen_deeds`.

Members of a batch fly the same way at nearly the same time, so a gap in the coverage
hides all of them or none: the law of a batch is wider than that of single flights. And
where two of them are nearer than a radar can tell apart, its look shows but one plot,
which counts for the first of them: a member is seen by looks that hold it alone.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import atan2, hypot, log, normal_pair, uniform, wrap_angle
from vedette.kernel import kernel
from vedette.sensors.coverage import Coverage, p_detect_at, swept_rad
from vedette.tracks.unseen import Unseen

UNSEEN_MIN = 1e-4  # a flight less likely unseen than this is as good as seen
WHOLE_TURN_RAD = 6.28
# No two fly exactly alike: a third of a metre a second is a kilometre in an hour, and
# takes those apart that start in one cell of a radar.
ASUNDER_MPS = 0.3
ASUNDER_DOMAIN = 0x4173756E646572
TOGETHER_DOMAIN = 0x546F676574686572
LENGTH_DOMAIN = 0x4C656E677468


class Look(NamedTuple):
    """One look of a sensor whose silence is evidence."""

    time_s: float
    coverage: Coverage


class Flights(NamedTuple):
    """Straight flights, first axis = the batch, second = the member.

    Attributes
    ----------
    begins_s, ends_s : (b, k) s since epoch
    state : (b, k, 4) m, m/s at the begin, site plane
    height_m : (b, k) m above the ellipsoid
    echo : (b,) share of a look's p_detect at which its members are seen
    """

    begins_s: Floats
    ends_s: Floats
    state: Floats
    height_m: Floats
    echo: Floats


class Drawn(NamedTuple):
    """Flights of first members, first axis = the batch.

    Attributes
    ----------
    born_s : (b,) s since epoch
    lasts_s : (b,) s
    state : (b, 4) m, m/s at birth, site plane
    height_m : (b,) m above the ellipsoid
    echo : (b,) share of a look's p_detect at which it is seen
    """

    born_s: Floats
    lasts_s: Floats
    state: Floats
    height_m: Floats
    echo: Floats


@kernel
def first_members(unseen: Unseen, mean_s: float, key: int, stream: int) -> Drawn:
    """Take draws of the unseen for the first members of batches.

    Parameters
    ----------
    unseen : Unseen
        (b,) As they are at birth.
    mean_s : float
        Mean length of a flight whose lengths the site does not state.
    key, stream : int
        Name the random numbers.

    Returns
    -------
    Drawn
        With a length of flight each.
    """
    lasts_s = np.empty(unseen.born_s.size)
    for b in range(lasts_s.size):
        share = uniform(key ^ LENGTH_DOMAIN, stream, b)
        shortest_s, longest_s = unseen.flight_s[b, 0], unseen.flight_s[b, 1]
        lasts_s[b] = shortest_s + share * (longest_s - shortest_s)
        if np.isnan(longest_s):
            lasts_s[b] = -mean_s * log(share)
    return Drawn(unseen.born_s, lasts_s, unseen.mean, unseen.height, unseen.echo)


@kernel
def as_batches(
    drawn: Drawn, members: int, apart: tuple[float, float], key: int, stream: int
) -> Flights:
    """Let others fly with the first member of every batch.

    Parameters
    ----------
    drawn : Drawn
        (b,) First members.
    members : int
        The most that come together.
    apart : (m, s)
        How far they start from the first, 1 sigma, and how long after it at most.
    key, stream : int
        Name the random numbers.

    Returns
    -------
    Flights
        (b, members): all of a batch the same way.
    """
    shape = (drawn.born_s.size, members)
    flights = Flights(
        np.empty(shape),
        np.empty(shape),
        np.empty((*shape, 4)),
        np.empty(shape),
        drawn.echo,
    )
    for b in range(shape[0]):
        for k in range(members):
            counter = 2 * (b * members + k)
            e, n = normal_pair(key ^ TOGETHER_DOMAIN, stream, counter)
            later_s = apart[1] * uniform(key ^ TOGETHER_DOMAIN, stream, counter + 1)
            own = 0.0 if k == 0 else 1.0
            flights.begins_s[b, k] = drawn.born_s[b] + own * later_s
            flights.ends_s[b, k] = flights.begins_s[b, k] + drawn.lasts_s[b]
            flights.state[b, k] = drawn.state[b]
            ve, vn = normal_pair(key ^ ASUNDER_DOMAIN, stream, counter)
            flights.state[b, k, 2] += own * ve * ASUNDER_MPS
            flights.state[b, k, 3] += own * vn * ASUNDER_MPS
            flights.state[b, k, 0] += own * e * apart[0]
            flights.state[b, k, 1] += own * n * apart[0]
            flights.height_m[b, k] = drawn.height_m[b]
    return flights


def whole_turns(looks: Sequence[Look]) -> list[Look]:
    """Join the sectors of each beam's turns to one look of a turn.

    Parameters
    ----------
    looks : sequence of Look
        By time.

    Returns
    -------
    list of Look
        By time; a look of a whole turn is at the middle of its sectors' times, and
        sectors of a turn that was not finished stay as they are.
    """
    return sorted(_turns(looks), key=lambda look: look.time_s)


def _turns(looks: Sequence[Look]) -> list[Look]:
    """Give whole turns as they close, and at last what was left open."""
    done: list[Look] = []
    open_turns: dict[int, list[Look]] = {}
    swept: dict[int, float] = {}  # rad, of each open turn
    for look in looks:
        coverage = look.coverage
        width = float(swept_rad(coverage))
        if coverage.beam < 0 or width >= WHOLE_TURN_RAD:
            done.append(look)
            continue
        sectors = open_turns.setdefault(coverage.beam, [])
        before = sectors[-1].coverage if sectors else None
        gap = before and abs(
            wrap_angle(before.azimuth_to_rad - coverage.azimuth_from_rad)
        )
        late = sectors and look.time_s - sectors[-1].time_s > coverage.period_s
        if late or (gap and gap > 0.01):  # noqa: PLR2004 - half a degree is a gap
            done += sectors
            sectors.clear()
        before_rad = swept[coverage.beam] if sectors else 0.0
        swept[coverage.beam] = before_rad + width
        sectors.append(look)
        if swept[coverage.beam] >= WHOLE_TURN_RAD:
            middle_s = 0.5 * (sectors[0].time_s + look.time_s)
            turn = coverage._replace(azimuth_from_rad=0.0, azimuth_to_rad=2.0 * np.pi)
            done.append(Look(middle_s, turn))
            sectors.clear()
    for sectors in open_turns.values():
        done += sectors
    return done


def never_seen(flights: Flights, looks: Sequence[Look], cells: Floats) -> Floats:
    """Return the probability that no look saw each flight by itself.

    Parameters
    ----------
    flights : Flights
        (b, k)
    looks : sequence of Look
        By time.
    cells : (beams, 2) m, rad
        Nearer than this in range and in azimuth two objects are one plot of that beam;
        0 where any two are told apart.

    Returns
    -------
    (b, k)
    """
    unseen = np.ones(flights.begins_s.shape)
    whole = np.zeros(2)
    for look in looks:
        beam = look.coverage.beam
        cell = cells[beam] if beam >= 0 else whole
        _thin(flights, look.time_s, look.coverage, cell, unseen)
    return unseen


@kernel
def _thin(
    flights: Flights, time_s: float, coverage: Coverage, cell: Floats, unseen: Floats
) -> None:
    """Thin flights by one look, in place."""
    batches, members = unseen.shape
    for b in range(batches):
        for k in range(members):
            if unseen[b, k] < UNSEEN_MIN or not _flies(flights, b, k, time_s):
                continue
            e_m, n_m = _place(flights, b, k, time_s)
            p = p_detect_at(coverage, e_m, n_m, flights.height_m[b, k])
            if p > 0.0 and not _merged(flights, b, k, time_s, coverage, cell):
                unseen[b, k] *= 1.0 - p * flights.echo[b] * coverage.absence


@kernel
def _flies(flights: Flights, b: int, k: int, time_s: float) -> bool:
    """Say whether a member is in the air."""
    return bool(flights.begins_s[b, k] <= time_s <= flights.ends_s[b, k])


@kernel
def _place(flights: Flights, b: int, k: int, time_s: float) -> tuple[float, float]:
    """Return where a member is, m in the site plane."""
    state = flights.state[b, k]
    age_s = time_s - flights.begins_s[b, k]
    return state[0] + age_s * state[2], state[1] + age_s * state[3]


@kernel
def _merged(
    flights: Flights, b: int, k: int, time_s: float, coverage: Coverage, cell: Floats
) -> bool:
    """Say whether a member is in one plot with an earlier one of its batch."""
    if k == 0 or cell[0] <= 0.0:
        return False
    e_m, n_m = _place(flights, b, k, time_s)
    e_m, n_m = e_m - coverage.e_m, n_m - coverage.n_m
    range_m = hypot(e_m, n_m)
    for j in range(k):
        if not _flies(flights, b, j, time_s):
            continue
        e, n = _place(flights, b, j, time_s)
        e, n = e - coverage.e_m, n - coverage.n_m
        off_rad = atan2(e * n_m - n * e_m, e * e_m + n * n_m)
        if abs(hypot(e, n) - range_m) < cell[0] and abs(off_rad) < cell[1]:
            return True
    return False
