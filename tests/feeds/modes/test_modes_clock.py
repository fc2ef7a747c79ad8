"""Counters become times: wraps, jumps, days, and what has no clock."""

import random

import msgspec
import pytest

from vedette.feeds.modes.clock import (
    DAY_NS,
    TICKS_PER_S,
    WRAP,
    CounterClock,
    GpsClock,
    SaidClock,
)

DATE = 19_700 * DAY_NS
SECOND = 1_000_000_000
TICKS = 12_000_000


def test_a_counter_starts_at_midnight_of_the_date() -> None:
    clock = CounterClock(DATE)
    counters = [999, 999 + TICKS, 999 + TICKS // 2, 999 + 3600 * TICKS]
    times = [clock.time_ns(counter, -1) for counter in counters]
    assert times == [DATE + s * SECOND // 2 for s in (0, 2, 1, 7200)]
    assert clock.jumps == 0


def test_a_wrap_is_no_jump() -> None:
    clock = CounterClock(DATE)
    times = [clock.time_ns(c % WRAP, -1) for c in (WRAP - TICKS, WRAP, WRAP + TICKS)]
    assert times == [DATE, DATE + SECOND, DATE + 2 * SECOND]
    assert clock.jumps == 0


def test_a_receiver_that_was_switched_off_goes_on_where_it_stopped() -> None:
    clock = CounterClock(DATE)
    counters = (50 * TICKS, 60 * TICKS, 5, 5 + TICKS, 5 + 200_000 * TICKS)
    times = [clock.time_ns(counter, -1) for counter in counters]
    assert times == [DATE + s * SECOND for s in (0, 10, 10, 11, 11)]
    assert clock.jumps == 2


def test_a_date_wins_over_receptions_so_that_a_record_replays_alike() -> None:
    first, second = CounterClock(DATE), CounterClock(DATE)
    for step in range(50):
        counter = step * step * TICKS
        said = first.time_ns(counter, -1)
        assert second.time_ns(counter, DATE + 5 * SECOND) == said


def test_a_live_counter_follows_its_first_reception_until_it_drifts() -> None:
    clock = CounterClock(None)
    assert clock.time_ns(7, DATE) == DATE
    # 0.2 s of network delay do not move it
    assert clock.time_ns(7 + TICKS, DATE + SECOND * 12 // 10) == DATE + SECOND
    assert clock.time_ns(7 + 2 * TICKS, DATE + 9 * SECOND) == DATE + 9 * SECOND
    assert clock.jumps == 1
    assert clock.time_ns(7 + 3 * TICKS, DATE + 10 * SECOND) == DATE + 10 * SECOND


def test_a_frame_without_a_counter_takes_what_is_known() -> None:
    dated, live = CounterClock(DATE), CounterClock(None)
    assert dated.time_ns(-1, -1) == -1
    assert dated.time_ns(5, -1) == dated.time_ns(-1, -1) == DATE
    assert live.time_ns(-1, 77) == 77
    assert SaidClock().time_ns(5, 77) == 77


def test_gps_days_roll_over_and_late_frames_stay_in_theirs() -> None:
    clock = GpsClock(DATE)
    evening, morning = DAY_NS - SECOND, SECOND
    times = [clock.time_ns(c, -1) for c in (evening, morning, evening, morning)]
    assert times == [
        *(DATE + evening, DATE + DAY_NS + morning),
        *(DATE + evening, DATE + DAY_NS + morning),
    ]
    live = GpsClock(None)
    assert live.time_ns(evening, DATE + DAY_NS + 5) == DATE + evening
    assert live.time_ns(morning, DATE + DAY_NS - 5) == DATE + DAY_NS + morning


def test_a_clock_is_a_plain_struct() -> None:
    clock = CounterClock(DATE)
    clock.time_ns(5, -1)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(clock), type=CounterClock)
    assert again == clock


@pytest.mark.parametrize("seed", range(10))
def test_a_recording_dated_once_is_dated_alike_by_its_receptions(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a seeded scene
    dated, received, counter = CounterClock(DATE), CounterClock(None), 5
    for _ in range(500):
        step = draw.choice(
            (7, TICKS // 3, 50 * TICKS, -TICKS // 2, -3 * TICKS, WRAP // 3)
        )
        counter = (counter + step) % WRAP
        shown = -1 if draw.random() < 0.1 else counter
        time_ns = dated.time_ns(shown, -1)
        if time_ns >= 0:
            assert received.time_ns(shown, time_ns) == time_ns
    assert dated.jumps == received.jumps


def test_a_wrong_bit_in_one_counter_moves_that_frame_alone() -> None:
    clock = CounterClock(date_ns=0)
    counters = [k * TICKS_PER_S // 10 for k in range(200)]
    counters[80] ^= 1 << 38  # six hours and a half ahead
    times = [clock.time_ns(counter, -1) for counter in counters]
    expected = [k * 10**8 for k in range(200)]
    wrong = [k for k in range(200) if abs(times[k] - expected[k]) > 1]
    assert wrong == [80]


def test_a_gap_of_hours_is_a_gap() -> None:
    clock = CounterClock(date_ns=0)
    counters = [0, TICKS_PER_S, 4 * 3600 * TICKS_PER_S, 4 * 3601 * TICKS_PER_S]
    times = [clock.time_ns(counter, -1) for counter in counters]
    assert times == [0, 10**9, 4 * 3600 * 10**9, 4 * 3601 * 10**9]
