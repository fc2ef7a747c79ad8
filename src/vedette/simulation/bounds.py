"""What numbers of a scenario cannot be, plain or as laws: too large for any night.

Each rule yields (place, expected, got) for every breach, as in
`vedette.simulation.possible`, which asks them.
"""

from collections.abc import Callable, Iterator
from math import inf
from types import MappingProxyType

from vedette.simulation.distribution import fault, mean_of, span_of
from vedette.simulation.limits_of import numbers_of
from vedette.simulation.scenario import Scenario
from vedette.site.whole import Breach
from vedette.units import SECOND_NS

SPEED_MAX_MPS = 1_000.0  # about Mach 3: what is faster is followed by no radar here
FALSE_MAX = 2_000_000  # false plots of one radar: a night of the busiest has a tenth
# Of a sensor: a clock off by an hour is set, a place off by 100 km is another place.
LARGEST = MappingProxyType(
    {
        "delay_s": 3600.0,
        "true_bias.time_s": 3600.0,
        "true_bias.range_m": 100_000.0,
        "true_bias.azimuth_deg": 360.0,
        "failures.count": 1000.0,
    }
)


def _numbers_can_be(scenario: Scenario) -> Iterator[Breach]:
    for number in numbers_of(scenario):
        wrong = fault(number.value, number.low, number.high)
        if wrong is not None:
            yield Breach(f"{number.place}: key `{number.key}`", *wrong)


def _nothing_is_too_fast(scenario: Scenario) -> Iterator[Breach]:
    for number in numbers_of(scenario):
        fastest = span_of(number.value)[1]
        if number.key.endswith("speed_mps") and fastest > SPEED_MAX_MPS:
            yield Breach(
                f"{number.place}: key `{number.key}`",
                f"at most {SPEED_MAX_MPS:,.0f} m/s",
                f"{fastest:,.0f} m/s",
            )


def _faults_are_of_this_world(scenario: Scenario) -> Iterator[Breach]:
    for number in numbers_of(scenario):
        least, most = span_of(number.value)
        limit = LARGEST.get(number.key, inf)
        if max(-least, most) > limit:
            yield Breach(
                f"{number.place}: key `{number.key}`",
                f"at most {limit:,.0f}",
                f"{least:g}" if -least > most else f"{most:g}",
            )


def _radars_are_not_drowned(scenario: Scenario) -> Iterator[Breach]:
    night = scenario.night
    night_s = (night.end_ns - night.start_ns) / SECOND_NS
    for sensor in scenario.sensors:
        adds = sensor.true_clutter_per_turn or sensor.clutter_per_turn or 0.0
        a_night = mean_of(adds) * night_s / (sensor.period_s or 1.0)
        if a_night > FALSE_MAX:
            yield Breach(
                f"[[sensor]] `{sensor.id}`: key `clutter_per_turn`",
                f"at most {FALSE_MAX:,} false plots a night",
                f"{a_night:,.0f}",
            )


NUMBERS: tuple[Callable[[Scenario], Iterator[Breach]], ...] = (
    _numbers_can_be,
    _nothing_is_too_fast,
    _faults_are_of_this_world,
    _radars_are_not_drowned,
)
