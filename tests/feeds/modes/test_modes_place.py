"""Positions are believed when two pairs agree, and phantoms never come out."""

import random

import pytest

from feeds.modes.squitter_scenes import encoded, metres
from vedette.feeds.modes.cpr import Place, wrap_deg, zones
from vedette.feeds.modes.place import (
    AWAITS_PAIR,
    AWAITS_SECOND,
    NO_PAIR,
    NO_REFERENCE,
    Placing,
    Sent,
)

SECOND = 1_000_000_000
CLOCK_S = 0.1


class Flight:
    """An aircraft that sends a position every half second, even and odd by turns."""

    def __init__(self, lat: float, lon: float, *, surface: bool = False) -> None:
        self.lat, self.lon, self.surface = lat, lon, surface

    def at(self, step: int) -> Place:
        """Say where it is."""
        moved = 0.0 if self.surface else 0.001 * step  # 110 m in half a second
        return self.lat + moved, wrap_deg(self.lon + moved)

    def sent(self, step: int, *, odd: bool | None = None, late_s: float = 0) -> Sent:
        """Send a position."""
        odd = bool(step & 1) if odd is None else odd
        lat, lon = self.at(step)
        return Sent(
            int((1000 + step * 0.5 + late_s) * SECOND),
            encoded(lat, lon, odd=odd, surface=self.surface),
            odd,
            self.surface,
        )


def right(place: Place | None, true: Place) -> bool:
    assert place is not None
    return metres(place, true) < 30.0


def follow(flight: Flight, steps: int, reference: Place | None = None) -> list[int]:
    placing, told = Placing(), []
    for step in range(steps):
        place, why = placing.take(flight.sent(step), reference, CLOCK_S)
        assert (place is None) == bool(why)
        if place is not None:
            assert right(place, flight.at(step))
            told.append(step)
    return told


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(52.0, 21.0), (0.0, 0.0), (-33.9, 151.2), (64.1, -21.9), (10.0, 179.99)],
)
def test_the_second_pair_is_the_first_that_is_told(lat: float, lon: float) -> None:
    assert follow(Flight(lat, lon), 40) == list(range(3, 40))


@pytest.mark.parametrize("lat", [-0.02, 10.46, 86.98, -87.02, 88.5])
def test_a_flight_across_a_transition_stays_in_its_place(lat: float) -> None:
    told = follow(Flight(lat, 30.0), 60)
    assert len(told) >= 50


def test_on_the_surface_a_place_near_by_is_needed() -> None:
    parked = Flight(-33.94, 18.6, surface=True)
    assert follow(parked, 20) == []
    assert follow(parked, 20, (-34.0, 18.0)) == list(range(3, 20))
    placing = Placing()
    reasons = [placing.take(parked.sent(s), None, CLOCK_S)[1] for s in range(2)]
    assert reasons == [AWAITS_PAIR, NO_REFERENCE]


def test_a_landing_needs_no_receiver() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in range(6):
        placing.take(flight.sent(step), None, CLOCK_S)
    rolling = Flight(*flight.at(6), surface=True)
    place, _ = placing.take(rolling.sent(6), None, CLOCK_S)
    assert right(place, flight.at(6))
    place, _ = placing.take(flight.sent(9), None, CLOCK_S)  # and off again
    assert right(place, flight.at(9))


def test_one_parity_alone_is_never_placed() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in range(0, 40, 2):
        assert placing.take(flight.sent(step), None, CLOCK_S) == (None, AWAITS_PAIR)


def test_halves_too_far_apart_in_time_are_no_pair() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in (0, 25, 50, 75):
        assert placing.take(flight.sent(step), None, CLOCK_S)[1] == AWAITS_PAIR


def test_a_message_heard_twice_is_no_second_pair() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in (0, 1):
        placing.take(flight.sent(step), None, CLOCK_S)
    for step in (0, 1, 0, 1):
        heard = placing.take(flight.sent(step, late_s=0.01), None, CLOCK_S)
        assert heard == (None, AWAITS_PAIR)


def test_after_a_minute_of_silence_two_pairs_are_needed_again() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in range(10):
        placing.take(flight.sent(step), None, CLOCK_S)
    why = [placing.take(flight.sent(200 + s), None, CLOCK_S)[1] for s in range(4)]
    assert why == [AWAITS_PAIR, AWAITS_SECOND, AWAITS_PAIR, ""]


def test_a_message_with_the_time_of_another_is_not_told() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in range(100):
        wrong = step in {20, 55}
        late = 0.0 if not wrong else -40 * 0.5  # 40 steps are 4.4 km
        place, _ = placing.take(flight.sent(step, late_s=late), None, CLOCK_S)
        if wrong or step < 3:
            continue
        assert right(place, flight.at(step))


@pytest.mark.parametrize("seed", range(20))
def test_two_aircraft_with_one_address_give_no_place_between(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a seeded scene
    flights = [
        Flight(draw.uniform(-60, 60), draw.uniform(-180, 179)),
        Flight(draw.uniform(-60, 60), draw.uniform(-180, 179)),
    ]
    placing, told, phantoms = Placing(), 0, 0
    for step in range(400):
        flight = draw.choice(flights)
        sent = flight.sent(step, odd=draw.random() < 0.5)
        place, _ = placing.take(sent, None, CLOCK_S)
        if place is not None:
            told += 1
            phantoms += not any(right(place, f.at(step)) for f in flights)
    assert phantoms == 0
    assert told > 0


@pytest.mark.parametrize("seed", range(5))
def test_garbage_that_passes_its_parity_is_not_told(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a seeded scene
    flight, placing = Flight(48.0, 11.0), Placing()
    wrong = 0
    for step in range(600):
        if draw.random() < 0.3:
            noise = (draw.randrange(1 << 17), draw.randrange(1 << 17))
            sent = Sent(flight.sent(step).time_ns, noise, bool(step & 1), False)
        else:
            sent = flight.sent(step)
        place, _ = placing.take(sent, None, CLOCK_S)
        wrong += place is not None and not right(place, flight.at(step))
    assert wrong == 0


def test_a_pair_of_two_flights_is_said_not_to_fit() -> None:
    placing = Placing()
    placing.take(Flight(52.0, 21.0).sent(0), None, CLOCK_S)
    _, why = placing.take(Flight(50.55, 30.2).sent(1), None, CLOCK_S)
    assert why == NO_PAIR


@pytest.mark.parametrize("apart_deg", [0.2, 1.0, 60.0])
@pytest.mark.parametrize("seed", range(3))
def test_receivers_with_wrong_clocks_make_no_phantoms(
    seed: int, apart_deg: float
) -> None:
    draw = random.Random(seed)  # noqa: S311 - a seeded scene
    middle = (draw.uniform(-25, 25), draw.uniform(-180, 180))
    flights = [
        (
            middle[0] + draw.uniform(-apart_deg, apart_deg) / 2,
            middle[1] + draw.uniform(-apart_deg, apart_deg),
            draw.uniform(-0.0022, 0.0022),  # degrees a second: 245 m/s
            draw.uniform(-0.0022, 0.0022),
        )
        for _ in range(2)
    ]
    heard = []
    for step in range(1000):
        for lat, lon, north, east in flights:
            at_s, odd = step * 0.25, draw.random() < 0.5
            true = (lat + north * at_s, wrap_deg(lon + east * at_s))
            for _ in range(2):  # receivers
                said_s = at_s + draw.uniform(0, 0.4)
                if draw.random() < 0.02:
                    said_s -= draw.uniform(0, 10)
                sent = encoded(*true, odd=odd, surface=False)
                time_ns = int((1000 + said_s) * SECOND)
                if draw.random() < 0.7:
                    heard.append(
                        (at_s + draw.uniform(0, 0.8), true, time_ns, sent, odd)
                    )
    placing, told = Placing(), 0
    for _, true, time_ns, sent, odd in sorted(heard):
        message = Sent(time_ns, sent, odd, False)
        place, _ = placing.take(message, None, 0.5)
        if place is not None:
            told += 1
            assert metres(place, true) < 30.0
    assert told > 0.4 * len(heard)


@pytest.mark.parametrize("pause_s", [11, 15, 30, 45, 55])
@pytest.mark.parametrize("first_odd", [False, True])
def test_after_a_pause_one_half_of_another_aircraft_is_not_believed(
    pause_s: int, *, first_odd: bool
) -> None:
    """Two aircraft of one address: the even half of the second fits near the first."""
    first, placing = Flight(50.0, 8.0), Placing()
    for step in range(20):
        placing.take(first.sent(step), None, CLOCK_S)
    begin = 20 + 2 * pause_s + first_odd
    second = _alias(first, begin)
    told = 0
    for step in range(begin, begin + 240):
        place, _ = placing.take(second.sent(step), None, CLOCK_S)
        told += place is not None
        assert place is None or right(place, second.at(step))
    assert told >= 236


def test_one_half_does_not_hold_an_aircraft_whose_other_half_is_elsewhere() -> None:
    """Without a pause a half that fits by chance is believed, but not for long."""
    first, placing = Flight(50.0, 8.0), Placing()
    for step in range(20):
        placing.take(first.sent(step), None, CLOCK_S)
    second, phantoms, told = _alias(first, 30), 0, 0
    for step in range(30, 270):
        place, _ = placing.take(second.sent(step), None, CLOCK_S)
        told += place is not None
        phantoms += place is not None and not right(place, second.at(step))
    assert 0 < phantoms <= 3
    assert told > 220


def test_after_a_pause_a_pair_within_reach_is_enough() -> None:
    flight, placing = Flight(52.0, 21.0), Placing()
    for step in range(10):
        placing.take(flight.sent(step), None, CLOCK_S)
    why = [placing.take(flight.sent(80 + s), None, CLOCK_S)[1] for s in range(3)]
    assert why == [AWAITS_PAIR, "", ""]


@pytest.mark.parametrize("seed", range(3))
def test_who_takes_over_an_address_after_a_pause_is_never_placed_wrongly(
    seed: int,
) -> None:
    draw = random.Random(seed)  # noqa: S311 - a seeded scene
    told = 0
    for _ in range(300):
        first = Flight(draw.uniform(-60, 60), draw.uniform(-180, 179))
        north = first.lat + draw.uniform(-10, 10)
        second, placing = Flight(north, draw.uniform(-180, 179)), Placing()
        for step in range(5):
            placing.take(first.sent(step), None, 0.5)
        begin = 5 + int(draw.uniform(20, 120))
        for step in range(begin, begin + 14):
            place, _ = placing.take(second.sent(step), None, 0.5)
            told += place is not None
            assert place is None or right(place, second.at(step))
    assert told > 300 * 10


def _alias(first: Flight, step: int) -> Flight:
    """Fly one even zone north, where an even half is that of the first aircraft."""
    lat, lon = first.at(step)
    part = lon % (360.0 / zones(lat)) / (360.0 / zones(lat))
    there = (lat + 6.0, 360.0 / zones(lat + 6.0) * (1.0 + part))
    return Flight(there[0] - 0.001 * step, there[1] - 0.001 * step)
