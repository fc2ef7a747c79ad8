"""CAT001, 002, 010, 020 and 065: `vedette.feeds.asterix.rare` and `rare_reports`."""

import math
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest

from asterix_referee import blocks_of_category, sample_blocks, vectors
from asterix_referee_libasterix import Record, libasterix_block
from asterix_referee_random import damaged
from vedette.feeds.asterix.rare import (
    EDITIONS,
    decode_rare,
    rare_records,
)
from vedette.feeds.asterix.rare_reports import nearest_ns
from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Rejected

NOON_NS = 1_393_332_226_414_938_000  # when cat_001_002.pcap was captured
DAY_NS = 86_400 * 10**9
MIDNIGHT_NS = NOON_NS - NOON_NS % DAY_NS
TICK_NS = 7_812_500
MILE_M = 1852.0


def block(category: int, *records: str) -> bytes:
    body = bytes.fromhex("".join(records))
    return bytes([category]) + (3 + len(body)).to_bytes(2, "big") + body


def expected_of(name: str) -> dict[str, list[float]]:
    vector = next(vector for vector in vectors() if vector["file"] == name)
    return {
        element: [float(v) for v in values if not isinstance(v, str)]
        for element, values in vector["values"].items()
    }


def decoded(raw: bytes, received_ns: int = NOON_NS, edition: str = "") -> tuple:
    found = decode_rare(raw, received_ns, 0, edition)
    assert isinstance(found, tuple), found
    return found


def reason_of(raw: bytes, edition: str = "") -> str:
    found = decode_rare(raw, NOON_NS, 17, edition)
    assert isinstance(found, Rejected)
    assert (found.offset, found.length, found.unframed) == (17, len(raw), False)
    return found.reason


def test_a_cat001_plot_says_what_the_public_vector_expects() -> None:
    (raw,) = sample_blocks("vectors", "cat001ed1.1.bin")
    said = expected_of("cat001ed1.1.bin")
    (plot,) = decoded(raw)
    assert isinstance(plot, RadarReport)
    assert plot.range_m == said["001/040/RHO"][0] * MILE_M
    assert plot.azimuth_deg == said["001/040/THETA"][0]
    assert plot.mode3a == said["001/070/MODE3A"][0]
    assert plot.altitude_baro_ft == said["001/090/HGT"][0] * 100
    assert (plot.primary, plot.secondary, plot.sensor) == (False, True, "0/1")
    of_day_s = (plot.time_ns - MIDNIGHT_NS) / 1e9
    assert math.isclose(of_day_s % 512, said["001/141"][0])
    assert abs(plot.time_ns - NOON_NS) <= 256 * 10**9


def test_cat001_tracks_of_a_real_capture_turn_with_their_antenna() -> None:
    plots = [
        report
        for name, raw in blocks_of_category(1)
        if name == "cat_001_002.pcap"
        for report in decoded(raw)
    ]
    assert len(plots) == 7
    assert {plot.sensor for plot in plots} == {"25/201"}
    assert all(a.time_ns < b.time_ns for a, b in pairwise(plots))
    assert all(a.azimuth_deg < b.azimuth_deg for a, b in pairwise(plots))
    delays_s = [(NOON_NS - plot.time_ns) / 1e9 for plot in plots]
    assert 1.5 < min(delays_s) < max(delays_s) < 3


@pytest.mark.parametrize("category", sorted(EDITIONS))
def test_every_edition_of_a_rare_category_reads_every_sample(category: int) -> None:
    for edition in EDITIONS[category]:
        for _, raw in blocks_of_category(category):
            skipped = Counter[str]()
            found = decode_rare(raw, NOON_NS, 0, edition, skipped)
            readings = libasterix_block(raw, edition).readings
            assert len(found) + skipped.total() == len(readings[0])
            assert rare_records(raw, edition) == len(readings[0])


def test_a_truncated_time_is_placed_nearest_to_its_reception() -> None:
    for late_s in (-255, -3, 0, 3, 255):
        time_ns = MIDNIGHT_NS + 40_000 * 10**9
        ticks = 40_000 * 128 % 65_536
        assert nearest_ns(ticks, 65_536, time_ns + late_s * 10**9) == time_ns
    just_before = MIDNIGHT_NS - TICK_NS
    ticks = (86_400 * 128 - 1) % 65_536
    assert nearest_ns(ticks, 65_536, MIDNIGHT_NS + 10**9) == just_before
    assert nearest_ns(0, 65_536, MIDNIGHT_NS - 10**9) == MIDNIGHT_NS
    assert nearest_ns(5, 86_400 * 128, MIDNIGHT_NS - 1) == MIDNIGHT_NS + 5 * TICK_NS
    late = nearest_ns(86_400 * 128 - 5, 86_400 * 128, MIDNIGHT_NS + 1)
    assert late == MIDNIGHT_NS - 5 * TICK_NS


def test_a_cat001_record_without_time_happened_when_it_was_received() -> None:
    (plot,) = decoded(block(1, "e0 1942 20 3fb8b67c"))
    assert plot.time_ns == plot.received_ns == NOON_NS


@pytest.mark.parametrize(
    ("descriptor", "reports", "simulated"),
    [
        ("20", 1, False),
        ("60", 1, True),  # SIM
        ("2180", 0, False),  # TST
        ("2108", 1, False),
        ("00", 0, False),  # no antenna detected it
        ("22", 0, False),  # a fixed transponder
    ],
)
def test_simulated_and_undetected_cat001_plots_are_told_apart(
    descriptor: str, reports: int, simulated: object
) -> None:
    found = decoded(block(1, "e0 1942", descriptor, "3fb8b67c"))
    assert len(found) == reports
    assert all(plot.simulated == simulated for plot in found)


def test_codes_that_are_garbled_or_not_validated_are_not_said() -> None:
    for mark in ("80", "40"):
        (plot,) = decoded(block(1, "f8 1942 20 3fb8b67c", f"{mark}63", f"{mark}f0"))
        assert plot.mode3a == -1
        assert math.isnan(plot.altitude_baro_ft)
    (low,) = decoded(block(1, "f8 1942 20 3fb8b67c 0b63 3ffc"))
    assert low.altitude_baro_ft == -100.0


def test_a_cat001_record_is_laid_out_as_its_type_says() -> None:
    plot, track = "e0 1942 20 3fb8b67c", "f0 1942 a0 0123 3fb8b67c"
    assert decoded(block(1, plot, track, plot)) == decoded(block(1, plot)) * 3


def test_a_cat001_block_that_fits_two_layouts_is_rejected() -> None:
    assert "whether they are plots" in reason_of(block(1, "80 1942"))
    (plot,) = decoded(block(1, "a0 1942 3fb8b67c"))  # as a track it would not end well
    assert plot.azimuth_deg == 0xB67C * 360 / 65_536


def test_cat002_markers_and_sectors_say_where_the_beam_was() -> None:
    (raw,) = sample_blocks("vectors", "cat002ed1.0.bin")
    (north,) = decoded(raw)
    assert isinstance(north, BeamReport)
    assert (north.azimuth_deg, north.sensor) == (0.0, "0/1")
    said = expected_of("cat002ed1.0.bin")
    assert north.time_ns == MIDNIGHT_NS + round(said["002/030"][0] * 128) * TICK_NS
    (sector,) = decoded(block(2, "f8 1942 02 40 416eb5 0200"))
    assert (sector.azimuth_deg, sector.period_s) == (90.0, 4.0)
    (south,) = decoded(block(2, "d0 1942 03 416eb5"))
    assert south.azimuth_deg == 180.0
    assert math.isnan(south.period_s)
    assert decoded(block(2, "c0 1942 08")) == ()
    assert decoded(block(2, "c0 1942 02")) == ()


def test_cat010_surface_plots_and_positions() -> None:
    (raw,) = sample_blocks("vectors", "cat010ed0.31.bin")
    (plot,) = decoded(raw)
    said = expected_of("cat010ed0.31.bin")
    assert isinstance(plot, RadarReport)
    assert plot.range_m == said["010/040/RHO"][0]
    assert plot.azimuth_deg == said["010/040/TH"][0]
    assert plot.time_ns == MIDNIGHT_NS + round(said["010/140"][0] * 128) * TICK_NS
    head = "f8 1942 01"
    where = "4000000000000000"
    (place,) = decoded(block(10, head, "25 80 416eb5", "20000000 40000000"))
    assert isinstance(place, PositionReport)
    assert (place.lat_deg, place.lon_deg, place.source) == (45.0, 90.0, "mlat")
    assert (place.on_ground, place.simulated) == (True, True)
    assert decoded(block(10, head, "21 20 416eb5", where)) == ()  # field monitor
    assert decoded(block(10, head, "21 40 416eb5", where)) == ()  # test target
    assert decoded(block(10, head, "80 416eb5", where)) == ()  # magnetic loop


def test_a_cat020_position_says_what_the_public_vector_expects() -> None:
    (raw,) = sample_blocks("vectors", "cat020ed1.5.bin")
    (place,) = decoded(raw)
    said = expected_of("cat020ed1.5.bin")
    assert isinstance(place, PositionReport)
    assert math.isclose(place.lat_deg, said["020/041/LAT"][0], rel_tol=1e-15)
    assert math.isclose(place.lon_deg, said["020/041/LON"][0], rel_tol=1e-15)
    assert place.address == said["020/220"][0]
    assert place.altitude_baro_ft == said["020/090/FL"][0] * 100
    assert (place.source, place.receiver, place.simulated) == ("mlat", "0/2", False)
    assert place.time_ns == MIDNIGHT_NS + round(said["020/140"][0] * 128) * TICK_NS


@pytest.mark.parametrize("category", sorted(EDITIONS))
def test_a_service_message_reports_nothing_and_no_reception_is_said(
    category: int,
) -> None:
    for _, raw in blocks_of_category(category):
        if category == 65:
            assert decoded(raw) == ()
        assert isinstance(decode_rare(raw, -1, 0), Rejected)


def test_what_cannot_be_is_rejected_with_its_reason() -> None:
    assert "86400" in reason_of(block(2, "d0 1942 01 ffffff"))
    nowhere = block(20, "f0 1942 40 416eb5 7fffffff 00000000")
    assert "place on earth" in reason_of(nowhere)
    assert "its source" in reason_of(block(2, "40 01"))
    assert "holds nothing" in reason_of(block(2, "80 1942", "00"))
    assert "octet 6" in reason_of(block(2, "80 1942", "c0 19"))
    assert "(1.9, 1.10, 1.11)" in reason_of(block(20, "80 1942"), "2.0")
    assert "got 48" in reason_of(block(48, "80 1942"))
    assert "got 3 octets" in reason_of(bytes([2, 0, 3]))
    assert "twice" in reason_of(block(2, "8102 1942", "01 01 1942"))


def test_no_damage_of_a_sample_makes_it_raise() -> None:
    for category in EDITIONS:
        for _, raw in blocks_of_category(category):
            for at in range(len(raw)):
                short = raw[:1] + at.to_bytes(2, "big") + raw[3:at]
                assert isinstance(decode_rare(short[:at], NOON_NS, 0), Rejected | tuple)
            for bit in range(24, min(8 * len(raw), 8 * 64), 5):
                bad = bytearray(raw)
                bad[bit // 8] ^= 0x80 >> bit % 8
                found = decode_rare(bytes(bad), NOON_NS, 0)
                assert isinstance(found, Rejected | tuple)


def plot_of(record: Record) -> dict | None:
    """Say what a CAT001 record should report, from libasterix's named elements."""
    if "001/040/RHO" not in record or record.get("001/020/TST") == [1]:
        return None
    if record.get("001/020/RAB") == [1] or record.get("001/020/SSRPSR") == [0]:
        return None
    return {
        "range_m": record["001/040/RHO"][0] * MILE_M,
        "azimuth_deg": record["001/040/THETA"][0],
        "simulated": record.get("001/020/SIM") == [1],
    }


def beam_of(record: Record) -> dict | None:
    kind = record.get("002/000", [0])[0]
    azimuth = {1: 0.0, 3: 180.0}.get(kind)
    if kind == 2 and "002/020" in record:
        azimuth = record["002/020"][0]
    return None if azimuth is None else {"azimuth_deg": azimuth}


def surface_of(record: Record) -> dict | None:
    kind = record.get("010/020/TYP", [0])[0]
    marks = [record.get(f"010/020/{name}") for name in ("TST", "RAB")]
    if record.get("010/000") != [1] or [1] in marks:
        return None
    simulated = record.get("010/020/SIM") == [1]
    if kind == 3 and "010/040/RHO" in record:
        return {"range_m": record["010/040/RHO"][0], "simulated": simulated}
    if kind not in {0, 1, 2, 5} or "010/041/LAT" not in record:
        return None
    return {
        "lat_deg": record["010/041/LAT"][0],
        "lon_deg": record["010/041/LON"][0],
        "on_ground": record.get("010/020/GBS") == [1],
        "simulated": simulated,
    }


def place_of(record: Record) -> dict | None:
    marks = [record.get(f"020/020/{name}") for name in ("TST", "RAB")]
    if "020/041/LAT" not in record or [1] in marks:
        return None
    return {
        "lat_deg": record["020/041/LAT"][0],
        "lon_deg": record["020/041/LON"][0],
        "on_ground": record.get("020/020/GBS") == [1],
        "simulated": record.get("020/020/SIM") == [1],
        "address": record.get("020/220", [-1])[0],
    }


@pytest.mark.parametrize(
    ("category", "expect"),
    [(1, plot_of), (2, beam_of), (10, surface_of), (20, place_of)],
)
def test_reports_say_what_libasterix_names(
    category: int, expect: Callable[[Record], dict | None]
) -> None:
    random, compared = Random(category), 0  # noqa: S311 - no secret
    whole = [raw for _, raw in blocks_of_category(category)]
    for _ in range(600):
        raw = damaged(random.choice(whole), random)
        found = decode_rare(raw, NOON_NS, 0)
        if isinstance(found, Rejected):
            continue
        readings = libasterix_block(raw, EDITIONS[category][-1]).readings
        (records,) = [reading for reading in readings if all(reading)]
        wanted = [said for said in map(expect, records) if said is not None]
        assert len(found) == len(wanted), raw.hex()
        for report, said in zip(found, wanted, strict=True):
            compared += 1
            assert {name: getattr(report, name) for name in said} == pytest.approx(said)
    assert compared > 100


@pytest.mark.parametrize("category", sorted(EDITIONS))
def test_random_octets_of_a_rare_category_are_accounted(category: int) -> None:
    random = Random(category)  # noqa: S311 - no secret
    for size in range(120):
        raw = block(category, random.randbytes(size).hex())
        found = decode_rare(raw, NOON_NS, 0)
        records = rare_records(raw)
        assert isinstance(found, Rejected) or len(found) <= records
        assert records or isinstance(found, Rejected)


def test_a_block_of_many_records_needs_no_recursion() -> None:
    found = decoded(block(2, "d0 1942 01 416eb5" * 3_000))
    assert len(found) == 3_000
    assert "plots" in reason_of(block(1, "80 1942" * 1_500))
