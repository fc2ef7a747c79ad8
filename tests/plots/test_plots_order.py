"""Re-ordering: what is shuffled within the hold comes out in time order."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.feeds.report import LookReport, PositionReport
from vedette.plots.order import (
    HOLD_NS,
    SENSORS_MAX,
    Arrival,
    Late,
    Lateness,
    Reorder,
)


def report(time_ns: int, received_ns: int) -> PositionReport:
    return PositionReport(
        time_ns=time_ns, received_ns=received_ns, lat_deg=52.0, lon_deg=20.0
    )


def released(arrivals: list[Arrival]) -> tuple[list[Arrival], list[int]]:
    order, out, late = Reorder(), [], []
    for seq, one in arrivals:
        ready, late_ns = order.take(seq, one)
        out += ready
        late.append(late_ns)
    return out + order.flush(), late


@given(
    st.lists(
        st.tuples(st.integers(0, 20 * HOLD_NS), st.integers(0, HOLD_NS)), max_size=40
    )
)
@settings(deadline=None)
def test_what_is_delayed_within_the_hold_is_released_in_time_order(
    said: list[tuple[int, int]],
) -> None:
    """Each report is on its way for up to the hold; so they overtake each other."""
    reports = sorted((report(t, t + d) for t, d in said), key=lambda r: r.received_ns)
    out, late = released(list(enumerate(reports)))
    assert not any(late)
    assert sorted(seq for seq, _ in out) == list(range(len(reports)))
    times = [r.time_ns for _, r in out]
    assert times == sorted(times)


@given(st.lists(st.integers(0, 50), max_size=30), st.randoms())
@settings(deadline=None)
def test_release_order_is_by_time_however_they_came(
    ticks: list[int], random: object
) -> None:
    """Received together, in any order: the same times come out in the same order."""
    reports = [report(t, 60) for t in ticks]
    random.shuffle(reports)
    out, _ = released(list(enumerate(reports)))
    assert [r.time_ns for _, r in out] == sorted(ticks)
    for (a, one), (b, other) in itertools.pairwise(out):
        assert one.time_ns < other.time_ns or a < b


@given(
    st.lists(
        st.tuples(st.integers(0, 10 * HOLD_NS), st.integers(0, 5 * HOLD_NS)),
        max_size=40,
    )
)
@settings(deadline=None)
def test_every_report_is_released_once_or_handed_back(
    said: list[tuple[int, int]],
) -> None:
    reports = sorted((report(t, t + d) for t, d in said), key=lambda r: r.received_ns)
    out, late = released(list(enumerate(reports)))
    kept = [seq for seq, _ in out]
    assert len(kept) == len(set(kept))
    assert set(kept) == {seq for seq, late_ns in enumerate(late) if late_ns == 0}
    times = [r.time_ns for _, r in out]
    assert times == sorted(times)


def test_a_late_report_is_handed_back_with_how_late_it_was() -> None:
    order = Reorder()
    assert order.take(0, report(0, 0)) == ([], 0)
    assert order.take(1, report(4 * HOLD_NS, 4 * HOLD_NS)) == ([], 0)
    # What was received now releases up to the hold before what was received then.
    ready, late_ns = order.take(2, report(5 * HOLD_NS, 5 * HOLD_NS))
    assert [seq for seq, _ in ready] == [0]
    assert late_ns == 0
    assert order.take(3, report(2 * HOLD_NS, 5 * HOLD_NS)) == ([], HOLD_NS)
    # Exactly at what was released is still in order.
    assert order.take(4, report(3 * HOLD_NS, 5 * HOLD_NS)) == ([], 0)


def test_flush_of_nothing_is_nothing() -> None:
    order = Reorder()
    assert order.flush() == []
    order.take(0, report(-5, 0))
    assert len(order.flush()) == 1
    assert order.flush() == []


@pytest.mark.parametrize("seed", range(3))
def test_received_running_backwards_releases_no_time_twice(seed: int) -> None:
    rng = np.random.default_rng(seed)
    said = rng.integers(0, 20 * HOLD_NS, (200, 2)).tolist()
    out, late = released([(k, report(*one)) for k, one in enumerate(said)])
    assert len(out) + sum(1 for late_ns in late if late_ns) == 200
    times = [r.time_ns for _, r in out]
    assert times == sorted(times)


def test_snapshot_of_old_and_fresh_positions_loses_none() -> None:
    """Receivers list every aircraft each ten seconds, some heard ten seconds ago."""
    snapshots = [
        report(20 * HOLD_NS * k - age, 20 * HOLD_NS * k)
        for k in range(1, 12)
        for age in (0, 19 * HOLD_NS, 7 * HOLD_NS, 3)
    ]
    out, late = released(list(enumerate(snapshots)))
    assert not any(late)
    times = [r.time_ns for _, r in out]
    assert times == sorted(times)
    assert len(times) == len(snapshots)


def test_late_sensors_are_named_with_how_late_they_were() -> None:
    late = Lateness()
    assert late.found() == ()
    for late_ns in (5, 2, 9):
        look = LookReport(time_ns=0, received_ns=0, sensor="25/10")
        late.note("west", look, late_ns)
    late.note("sky", report(0, 0), 4)
    assert late.found() == (Late("west", "25/10", 3, 2, 9), Late("sky", "", 1, 4, 4))


def test_the_names_of_late_sensors_are_bounded() -> None:
    late = Lateness()
    for number in range(SENSORS_MAX + 9):
        look = LookReport(time_ns=0, received_ns=0, sensor=str(number))
        late.note("west", look, 1)
    assert len(late.found()) == SENSORS_MAX + 1
    assert late.found()[0] == Late("west", "", 9, 1, 1)
