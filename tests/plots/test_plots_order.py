"""Re-ordering: what is shuffled within the hold comes out in time order."""

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
)
from vedette.plots.hold import HOLD_NS
from vedette.plots.order import (
    SENSORS_MAX,
    WINDOW_NS,
    Arrival,
    Late,
    Lateness,
    Reorder,
)


def report(time_ns: int, received_ns: int) -> PositionReport:
    return PositionReport(
        time_ns=time_ns, received_ns=received_ns, lat_deg=52.0, lon_deg=20.0
    )


def radar(range_m: float) -> RadarReport:
    return RadarReport(
        time_ns=7, received_ns=9, sensor="a", range_m=range_m, azimuth_deg=30.0
    )


def released(arrivals: list[Arrival]) -> tuple[list[Arrival], list[bool]]:
    order, out, late = Reorder(), [], []
    for seq, one in arrivals:
        ready, overtaken = order.take(seq, one)
        out += ready
        late.append(overtaken is not None)
    return [(e.seq, e.report) for e in out + order.flush()], late


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
    assert set(kept) == {seq for seq, overtaken in enumerate(late) if not overtaken}
    times = [r.time_ns for _, r in out]
    assert times == sorted(times)


def test_a_late_report_is_handed_back_with_how_late_it_was() -> None:
    order = Reorder()
    assert order.take(0, report(HOLD_NS, 0)) == ([], None)
    assert order.take(1, report(4 * HOLD_NS, 4 * HOLD_NS)) == ([], None)
    # What was received now releases up to the hold before what was received then.
    ready, late = order.take(2, report(5 * HOLD_NS, 5 * HOLD_NS))
    assert [entry.seq for entry in ready] == [0]
    assert late is None
    early = report(0, 5 * HOLD_NS)
    _, late = order.take(3, early)
    assert late is not None
    assert late.report is early
    assert order.released_ns == 3 * HOLD_NS
    # Nothing later than this was released: it is still in order.
    assert order.take(4, report(2 * HOLD_NS, 5 * HOLD_NS)) == ([], None)


def test_what_is_older_than_the_window_is_late_even_where_nothing_overtook_it() -> None:
    """So that it is late whatever else is known, in any order of the others."""
    order = Reorder()
    order.take(0, report(0, WINDOW_NS + HOLD_NS))
    _, late = order.take(1, report(0, WINDOW_NS + HOLD_NS + 1))
    assert late is None
    order.take(2, report(0, 3 * WINDOW_NS))
    _, late = order.take(3, report(1, 3 * WINDOW_NS + 1))
    assert late is not None


def test_what_is_known_before_it_comes_is_released_in_its_place_and_once() -> None:
    late_said = [(5, 5), (9, 9), (2, 9), (20, 20), (20, 20), (1, 20)]
    late_said = [(t * HOLD_NS, r * HOLD_NS) for t, r in late_said]
    order = Reorder()
    handed = [order.take(k, report(*one))[1] for k, one in enumerate(late_said)]
    known = [one for one in handed if one is not None]
    assert [one.seq for one in known] == [5]
    order, out = Reorder(known), []
    for seq, one in enumerate(late_said):
        ready, late = order.take(seq, report(*one))
        assert late is None
        out += ready
    out += order.flush()
    assert [e.seq for e in out] == [5, 2, 0, 1, 3, 4]


@given(st.permutations(range(8)))
@settings(deadline=None)
def test_reports_of_one_time_come_out_by_what_they_say(order_of: list[int]) -> None:
    """Plots before the beam that has passed them, whoever came first."""
    said = [
        *(dataclasses.replace(report(7, 9), address=a) for a in (3, 1, 2)),
        *(radar(1000.0 * k) for k in (1, 2)),
        BeamReport(time_ns=7, received_ns=9, sensor="a", azimuth_deg=45.0),
        LookReport(time_ns=7, received_ns=9, sensor="b"),
        dataclasses.replace(report(7, 9), lat_deg=51.0, address=2),
    ]
    out, _ = released([(k, said[one]) for k, one in enumerate(order_of)])
    assert [one for _, one in out] == [said[k] for k in (1, 7, 2, 0, 3, 4, 5, 6)]


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
    assert len(out) + sum(late) == 200
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
