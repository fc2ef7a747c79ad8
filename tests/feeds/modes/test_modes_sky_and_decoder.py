"""Frames of every kind through the decoder: who speaks, what is kept, and how long."""

import math
import random

import pytest

from feeds.modes import squitter_scenes as scenes
from vedette.feeds.modes import WRAPPINGS, ModeSDecoder, records_of
from vedette.feeds.modes.decoder import NO_TIME
from vedette.feeds.modes.frame import MLAT_COUNTER
from vedette.feeds.modes.sky import Heard, Sky
from vedette.feeds.report import PositionReport, Rejected

SECOND = 1_000_000_000
DATE = 19_700 * 86_400 * SECOND
ADDRESS = 0x4840D6
HERE = (52.0, 21.0)


def decoded(decoder: ModeSDecoder, me: int, after_s: float) -> list[PositionReport]:
    found = decoder.decode(scenes.line(scenes.squitter(me), after_s), -1, 0)
    assert not isinstance(found, Rejected)
    return list(found)


def positions(
    decoder: ModeSDecoder, first_s: float, count: int, **said: int
) -> list[PositionReport]:
    reports = []
    for step in range(count):
        me = scenes.airborne(*HERE, odd=bool(step & 1), **said)
        reports += decoded(decoder, me, first_s + 0.5 * step)
    return reports


def test_a_report_repeats_what_is_still_true() -> None:
    decoder = ModeSDecoder("modes-jsonl")
    decoded(decoder, 0x202CC371C32CE0, 0.0)
    decoded(decoder, scenes.status(2, 9, 3, a=1), 0.1)
    positions(decoder, 0.2, 3)
    decoded(decoder, scenes.velocity(300, -400, rate=11, difference=9), 1.9)
    (report,) = decoded(decoder, scenes.airborne(*HERE, odd=True), 2.0)
    assert (report.lat_deg, report.lon_deg) == pytest.approx(HERE, abs=1e-4)
    assert report.address == ADDRESS
    assert (report.callsign, report.source) == ("KLM1023", "adsb")
    assert report.altitude_baro_ft == 38000.0
    assert report.altitude_geometric_ft == 38200.0
    assert report.groundspeed_kt == 500.0
    assert report.track_deg == pytest.approx(math.degrees(math.atan2(300, -400)))
    assert report.vertical_rate_fpm == 640.0
    assert (report.nac_p, report.nic, report.sil, report.version) == (9, 8, 3, 2)
    assert report.time_ns == report.received_ns == int(1_720_000_002.0) * SECOND
    assert not report.on_ground
    # supplement B makes it NIC 9; five seconds later the velocity is another's
    me = scenes.airborne(*HERE, odd=False) | 1 << 48
    (report,) = decoded(decoder, me, 7.0)
    assert report.nic == 9
    assert math.isnan(report.groundspeed_kt)
    assert report.altitude_geometric_ft == 38200.0
    for after_s in (50.0, 100.0, 150.0):  # after a pause it takes a pair
        assert not decoded(decoder, scenes.airborne(*HERE, odd=True), after_s - 0.5)
        (report,) = decoded(decoder, me, after_s)
    assert (report.nac_p, report.nic, report.sil, report.version) == (-1, 8, -1, -1)
    assert math.isnan(report.altitude_geometric_ft)
    assert report.callsign == "KLM1023"


def test_a_height_above_the_ellipsoid_is_no_pressure_altitude() -> None:
    report = positions(ModeSDecoder("modes-jsonl"), 0.0, 4, code=20)[0]
    assert math.isnan(report.altitude_baro_ft)
    assert report.altitude_geometric_ft == 38000.0


def test_a_target_state_refreshes_accuracy_alone() -> None:
    decoder = ModeSDecoder("modes-jsonl")
    decoded(decoder, scenes.status(2, 9, 3), 0.0)
    decoded(decoder, 29 << 51 | 1 << 49 | 7 << 13 | 2 << 10, 0.1)
    report = positions(decoder, 0.2, 4)[0]
    assert (report.nac_p, report.sil, report.version) == (7, 2, 2)


def test_on_the_surface_the_position_says_the_speed() -> None:
    decoder = ModeSDecoder("modes-jsonl", reference=HERE)
    reports = []
    for step in range(4):
        me = scenes.surface(*HERE, odd=bool(step & 1))
        reports += decoded(decoder, me, 0.5 * step)
    (report,) = reports
    assert report.on_ground
    assert (report.groundspeed_kt, report.track_deg) == (10.5, 90.0)
    assert math.isnan(report.altitude_baro_ft)


@pytest.mark.parametrize(
    ("df", "field", "flag", "source", "address"),
    [
        *((17, 5, 0, "adsb", ADDRESS), (18, 0, 0, "adsb", ADDRESS)),
        *((18, 1, 0, "adsb", -1), (18, 2, 0, "tisb", ADDRESS), (18, 2, 1, "tisb", -1)),
        *((18, 5, 0, "tisb", -1), (18, 6, 0, "adsr", ADDRESS), (18, 6, 1, "adsr", -1)),
    ],
)
@pytest.mark.parametrize("on_surface", [False, True])
def test_who_speaks_is_kept(
    df: int,
    field: int,
    flag: int,
    source: str,
    address: int,
    *,
    on_surface: bool,
) -> None:
    decoder = ModeSDecoder("modes-jsonl", reference=HERE)
    found: list[object] = []
    for step in range(4):
        make = scenes.surface if on_surface else scenes.airborne
        me = make(*HERE, odd=bool(step & 1)) | flag << (35 if on_surface else 48)
        frame = scenes.squitter(me, ADDRESS, df, field)
        result = decoder.decode(scenes.line(frame, 0.5 * step), -1, 0)
        assert not isinstance(result, Rejected)
        found += [(report.source, report.address) for report in result]
    assert found == [(source, address)]


@pytest.mark.parametrize("field", [3, 4, 7])
def test_coarse_and_management_messages_are_not_read(field: int) -> None:
    decoder = ModeSDecoder("modes-jsonl")
    for step in range(8):
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        raw = scenes.line(scenes.squitter(me, ADDRESS, 18, field), 0.5 * step)
        assert decoder.decode(raw, -1, 0) == ()
        assert records_of(raw, "modes-jsonl") == {"DF18": 1}


def test_a_ground_station_confirms_nothing_that_an_aircraft_says() -> None:
    decoder = ModeSDecoder("modes-jsonl")
    for step in range(4):
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        df, field = ((17, 5), (18, 2))[step >= 2]
        raw = scenes.line(scenes.squitter(me, ADDRESS, df, field), 0.5 * step)
        assert decoder.decode(raw, -1, 0) == ()


@pytest.mark.parametrize("address", [0, 0xFFFFFF])
def test_an_address_of_no_aircraft_is_none(address: int) -> None:
    decoder = ModeSDecoder("modes-jsonl")
    result: object = ()
    for step in range(4):
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        raw = scenes.line(scenes.squitter(me, address), 0.5 * step)
        result = decoder.decode(raw, -1, 0)
    assert isinstance(result, tuple)
    assert result[0].address == -1


def test_a_computed_position_is_said_to_be_one() -> None:
    decoder = ModeSDecoder("avr", DATE)
    sources = []
    for step in range(4):
        # the frame before tells the time, for a computed one has none
        own = f"@{step * 12_000_000:012X}5D3981E46DC8EB;"
        assert decoder.decode(own.encode(), -1, 0) == ()
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        raw = f"@{MLAT_COUNTER:012X}{scenes.squitter(me).hex()};"
        result = decoder.decode(raw.encode(), -1, 0)
        assert not isinstance(result, Rejected)
        sources += [(report.source, report.time_ns) for report in result]
    assert sources == [("mlat", DATE + 3 * SECOND)]


def test_counted_but_not_read() -> None:
    decoder = ModeSDecoder("avr", DATE)
    lines = {
        b"*7700;\n": "Mode A/C",
        b"*02E197B00179C3;\n": "DF0",
        b"*5D3981E46DC8EB;\n": "DF11",
        b"*A0001838CA3E51F0A8000047A36A;\n": "DF20",
        b"*E0000000000000000000000000AA;\n": "DF24",
    }
    for raw, name in lines.items():
        assert records_of(raw, "avr") == {name: 1}
    assert records_of(b"\n", "avr") == records_of(b"nonsense\n", "avr") == {}
    assert decoder.decode(b"\n", -1, 0) == ()


def test_without_any_time_nothing_is_placed_and_that_is_counted() -> None:
    decoder = ModeSDecoder("modes-hex")
    for step in range(8):
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        raw = scenes.squitter(me).hex().encode()
        assert decoder.decode(raw, -1, step) == ()
    assert decoder.unplaced == {NO_TIME: 8}
    reports = []
    for step in range(4):  # live, the reception is the time
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        raw = scenes.squitter(me).hex().encode()
        result = decoder.decode(raw, DATE + step * SECOND, step)
        assert isinstance(result, tuple)
        reports += result
    assert [report.time_ns for report in reports] == [DATE + 3 * SECOND]


@pytest.mark.parametrize("name", WRAPPINGS)
def test_rejections_say_where_how_long_and_why(name: str) -> None:
    bad = scenes.squitter(scenes.airborne(*HERE, odd=False))[:-1] + b"\0"
    wrapped = {
        "beast": b"\x1a3" + bytes(7) + bad.replace(b"\x1a", b"\x1a\x1a"),
        "beast-gps": b"\x1a3" + bytes(7) + bad.replace(b"\x1a", b"\x1a\x1a"),
        "avr": f"*{bad.hex()};\n".encode(),
        "modes-hex": bad.hex().encode(),
        "modes-jsonl": scenes.line(bad, 0.0),
        "modes-csv": f"1720000000,{bad.hex()}".encode(),
    }[name]
    decoder = ModeSDecoder(name, DATE)
    rejected = decoder.decode(wrapped, -1, 99)
    assert isinstance(rejected, Rejected)
    assert rejected.offset == 99
    assert rejected.length == (len(wrapped) if name.startswith("beast") else 1)
    assert rejected.reason.startswith("expected parity ")
    assert not rejected.unframed


def test_bytes_of_no_frame_are_unframed() -> None:
    rejected = ModeSDecoder("beast", DATE).decode(b"\x1a3torn", -1, 7)
    assert rejected == Rejected(
        offset=7,
        length=6,
        reason="expected a whole Beast frame, got 6 bytes of a torn one",
        unframed=True,
    )


def test_the_one_silent_longest_is_forgotten_first() -> None:
    sky = Sky(capacity=3)

    def hear(address: int, step: int) -> tuple[PositionReport, ...]:
        me = scenes.airborne(*HERE, odd=bool(step & 1))
        time_ns = DATE + step * SECOND // 2
        return sky.take(Heard(scenes.squitter(me, address), time_ns, time_ns))

    for step in range(4):
        hear(1, step)
    for address in (2, 3):
        hear(address, 4)
    assert len(hear(1, 5)) == 1  # heard again: 2 is the oldest now
    hear(4, 6)
    assert len(sky) == 3
    assert len(hear(1, 7)) == 1
    for step in range(8, 100):
        hear(step, step)
        assert len(sky) == 3


@pytest.mark.parametrize("name", WRAPPINGS)
def test_noise_of_any_kind_is_a_rejection_or_nothing(name: str) -> None:
    draw = random.Random(8)  # noqa: S311 - a seeded scene
    decoder = ModeSDecoder(name, DATE, HERE)
    good = b"\x1a3" + bytes(7) + scenes.squitter(scenes.airborne(*HERE, odd=False))
    samples = [good, scenes.line(scenes.squitter(0), 0.0), b"@" + b"0" * 40 + b";"]
    for row in range(3000):
        raw = bytearray(draw.choice(samples))
        for _ in range(draw.randrange(4)):
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        raw = raw[: draw.randrange(len(raw) + 1)] if draw.random() < 0.3 else raw
        result = decoder.decode(bytes(raw), draw.choice((-1, DATE)), row)
        assert isinstance(result, Rejected | tuple)
        records_of(bytes(raw), name)


@pytest.mark.parametrize("name", WRAPPINGS)
def test_lines_without_end_are_refused_at_once(name: str) -> None:
    for raw in (b"8" * 5_000_000, b"{" * 5_000_000, b"\x1a" * 5_000_000):
        assert isinstance(ModeSDecoder(name, DATE).decode(raw, -1, 0), Rejected)
