"""The hold: as long as the sensors need, and no longer."""

import pytest

from vedette.plots.hold import HOLD_MAX_NS, HOLD_NS, SPAN_NS, Hold
from vedette.units import SECOND_NS


def held_after(needed_s: list[float], seconds: int, hold: Hold | None = None) -> Hold:
    """Hear the same reports in every second for so long."""
    hold = hold or Hold()
    for second in range(seconds):
        for one_s in needed_s:
            hold.note(int(one_s * SECOND_NS), second * SECOND_NS)
    return hold


@pytest.mark.parametrize(
    ("needed_s", "held_s"),
    [(-9.0, 0.5), (0.1, 0.5), (0.5, 0.5), (0.6, 1.0), (1.97, 2.0), (2.9, 3.0)],
)
def test_the_hold_is_what_a_slow_sensor_needs_in_steps(
    needed_s: float, held_s: float
) -> None:
    """Nine reports of ten are prompt; the tenth is a radar's."""
    hold = held_after([0.0] * 9 + [needed_s], 200)
    assert hold.ns == int(held_s * SECOND_NS)


def test_what_is_exceptionally_late_holds_nobody_up() -> None:
    assert held_after([0.0] * 999 + [2.5], 200).ns == HOLD_NS


def test_what_the_longest_hold_would_not_help_holds_nobody_up() -> None:
    assert held_after([0.0, HOLD_MAX_NS / SECOND_NS + 0.1], 400).ns == HOLD_NS


def test_the_hold_is_short_again_when_the_slow_sensor_is_gone() -> None:
    hold = held_after([0.0, 1.9], 200)
    assert hold.ns == 4 * HOLD_NS
    for second in range(4 * SPAN_NS // SECOND_NS):
        for _ in range(10):
            hold.note(0, (200 + second) * SECOND_NS)
    assert hold.ns == HOLD_NS


def test_a_few_reports_show_nothing() -> None:
    assert held_after([1.9], 50).ns == HOLD_NS
