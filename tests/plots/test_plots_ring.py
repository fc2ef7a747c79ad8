"""Going back: what a course is in the end, it would be had everything come in order."""

import numpy as np
import pytest

from ring_scenes import Taken
from vedette.columns import Floats
from vedette.feeds.report import PositionReport
from vedette.plots.order import WINDOW_NS, Entry, Reorder
from vedette.plots.ring import QUIET_TURNS, TURN_NS, Ring
from vedette.units import SECOND_NS


def ns(times_s: Floats) -> list[int]:
    """Give nanoseconds."""
    return [int(time_s * 1e9) for time_s in times_s]


def at(time_ns: int, received_ns: int, address: int) -> PositionReport:
    """Make a report."""
    return PositionReport(
        time_ns=time_ns,
        received_ns=received_ns,
        lat_deg=52.0,
        lon_deg=20.0,
        address=address,
    )


def taken_of(said: list[tuple[int, int]]) -> tuple[Taken, list[int]]:
    """Take reports (time, received) and give what was taken, and what was too late."""
    order, taken = Reorder(), Taken()
    ring, beyond = Ring(taken), []
    for seq, (time_ns, received_ns) in enumerate(said):
        report = at(time_ns, received_ns, seq)
        ready, late = order.take(seq, report)
        ring.take(ready)
        if late is None:
            continue
        if order.released_ns - late.time_ns <= WINDOW_NS:
            ring.insert(late)
        else:
            beyond.append(seq)
    ring.take(order.flush())
    ring.settle()
    return taken, beyond


@pytest.mark.parametrize("late_s", [1.0, 30.0, 119.0, 600.0])
@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_within_the_window_is_taken_in_order(
    seed: int, late_s: float
) -> None:
    """A twentieth of the reports is late by up to so much, the others by tenths."""
    rng = np.random.default_rng(seed)
    times_s = np.cumsum(rng.exponential(0.7, 3000))
    delay_s = rng.uniform(0.0, 0.4, 3000)
    delay_s += (rng.uniform(size=3000) < 0.05) * rng.uniform(0.0, late_s, 3000)
    said = sorted(
        zip(ns(times_s), ns(times_s + delay_s), strict=True), key=lambda one: one[1]
    )
    taken, beyond = taken_of(said)
    assert taken.entries == sorted(taken.entries)
    seqs = [entry.seq for entry in taken.entries]
    assert sorted([*seqs, *beyond]) == list(range(3000))
    assert bool(beyond) == (late_s > WINDOW_NS / SECOND_NS)


def test_a_course_is_marked_seldom_while_nothing_is_late() -> None:
    quiet, _ = taken_of([(k * SECOND_NS, k * SECOND_NS) for k in range(3600)])
    assert quiet.marks <= 3600 * SECOND_NS / (TURN_NS * QUIET_TURNS) + 2
    assert quiet.again == 0


def test_taking_up_what_is_always_late_costs_some_times_the_work_not_more() -> None:
    """One sensor in time, one that is two seconds late all night."""
    said = [(k * 10**8, k * 10**8) for k in range(36000)]
    said += [(k * 10**8, k * 10**8 + 2 * SECOND_NS) for k in range(36000)]
    taken, beyond = taken_of(sorted(said, key=lambda one: one[1]))
    assert not beyond
    assert taken.entries == sorted(taken.entries)
    assert taken.again <= 3 * len(said)


def test_entries_are_let_go_of_when_nothing_can_come_between_them() -> None:
    """Two hours at ten a second leave some minutes in memory."""
    taken, order = Taken(), Reorder()
    ring = Ring(taken)
    most = 0
    for k in range(72000):
        report = at(k * 10**8, k * 10**8, 1)
        ring.take(order.take(k, report)[0])
        held: list[Entry] = ring._entries
        most = max(most, len(held))
    assert most <= 2 * 10 * WINDOW_NS / SECOND_NS
