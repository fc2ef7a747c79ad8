"""A whole recorded flight, gate to gate, against the positions stored with it.

57,793 frames of an A320 from Paris to Toulouse; the recording holds 6,457 airborne
and 1,867 surface positions, 1,349 of the latter before take-off.
"""

import gzip
import hashlib
import struct
from math import isnan
from typing import NamedTuple

import msgspec
import pytest

from realdata import realdata
from vedette.feeds import rows
from vedette.feeds.modes import ModeSDecoder, records_of
from vedette.feeds.report import PositionReport, Rejected

AIRPORT = (49.01, 2.55)
# The same with NUMBA_CPU_NAME=generic and without AVX, AVX2 and FMA in glibc.
DIGEST = "4b17a4cac3fc7059d71293b3b85f9d4126cc2b9831e9b1b31b1096aecd0b27e7"
AIRBORNE, ROLLING_OUT, BEFORE_TAKE_OFF = 6457, 518, 1349


class Stored(msgspec.Struct):
    """What the recording says of itself."""

    frame: str
    df: str
    bds: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None
    groundspeed: float | None = None
    track: float | None = None


class Flight(NamedTuple):
    """The lines of the recording, and what they say."""

    leaves: list[bytes]
    stored: list[Stored]


@pytest.fixture(scope="module")
def flight() -> Flight:
    content = gzip.decompress(
        realdata("adsb", "full_flight_short.jsonl.gz").read_bytes()
    )
    leaves = rows.lines(content)
    decoder = msgspec.json.Decoder(Stored)
    return Flight(leaves, [decoder.decode(leaf) for leaf in leaves])


Decoded = list[tuple[PositionReport, ...] | Rejected]


def decode(decoder: ModeSDecoder, leaves: list[bytes], first: int = 0) -> Decoded:
    return [decoder.decode(leaf, -1, first + n) for n, leaf in enumerate(leaves)]


def compare(flight: Flight, decoded: Decoded) -> tuple[int, int]:
    """Count airborne and surface reports, each where the recording says it is."""
    counts = [0, 0]
    for found, stored in zip(decoded, flight.stored, strict=True):
        assert not isinstance(found, Rejected)
        for report in found:
            assert stored.latitude is not None
            assert stored.longitude is not None
            assert abs(report.lat_deg - stored.latitude) < 1e-9
            assert abs(report.lon_deg - stored.longitude) < 1e-9
            assert report.on_ground == (stored.bds == "06")
            if stored.altitude is not None:
                assert report.altitude_baro_ft == stored.altitude
            counts[report.on_ground] += 1
    return counts[0], counts[1]


def test_every_position_but_the_first_few_comes_out(flight: Flight) -> None:
    airborne, surface = compare(flight, decode(ModeSDecoder("modes-jsonl"), flight[0]))
    # nine wait for the second pair of the climb; before it no place is known
    assert (airborne, surface) == (AIRBORNE - 9, ROLLING_OUT)


def test_with_the_airport_as_reference_all_but_four_come_out(flight: Flight) -> None:
    decoder = ModeSDecoder("modes-jsonl", reference=AIRPORT)
    airborne, surface = compare(flight, decode(decoder, flight.leaves))
    assert (airborne, surface) == (AIRBORNE, ROLLING_OUT + BEFORE_TAKE_OFF - 4)


def test_no_frame_of_the_recording_is_renamed(flight: Flight) -> None:
    for leaf, stored in zip(flight.leaves, flight.stored, strict=True):
        assert records_of(leaf, "modes-jsonl") == {f"DF{stored.df}": 1}


def test_the_same_bits_come_out_on_every_machine(flight: Flight) -> None:
    digest = hashlib.sha256()
    for found in decode(ModeSDecoder("modes-jsonl", reference=AIRPORT), flight.leaves):
        assert not isinstance(found, Rejected)
        for r in found:
            numbers = (
                r.lat_deg,
                r.lon_deg,
                r.altitude_baro_ft,
                r.altitude_geometric_ft,
            )
            numbers += (r.groundspeed_kt, r.track_deg, r.vertical_rate_fpm)
            digest.update(struct.pack("<q7d", r.time_ns, *numbers))
    assert digest.hexdigest() == DIGEST


@pytest.mark.parametrize("size", [1, 10, 1000])
def test_batches_do_not_matter(flight: Flight, size: int) -> None:
    whole = decode(ModeSDecoder("modes-jsonl"), flight.leaves)
    decoder, parts = ModeSDecoder("modes-jsonl"), []
    for first in range(0, len(flight.leaves), size):
        parts += decode(decoder, flight.leaves[first : first + size], first)
    assert repr(parts) == repr(whole)  # nan differs from nan, its text does not


@pytest.mark.parametrize("cut", [2040, 2075, 2111, 30_000, 57_000])
def test_a_snapshot_in_mid_flight_goes_on_alike(flight: Flight, cut: int) -> None:
    first = ModeSDecoder("modes-jsonl")
    decode(first, flight.leaves[:cut])
    second = ModeSDecoder("modes-jsonl")
    second.resume(first.snapshot())
    assert second.snapshot() == first.snapshot()
    rest = flight.leaves[cut : cut + 3000]
    assert repr(decode(second, rest, cut)) == repr(decode(first, rest, cut))
    assert second.snapshot() == first.snapshot()


def test_velocities_are_those_stored_with_the_flight(flight: Flight) -> None:
    decoder = ModeSDecoder("modes-jsonl")
    compared = 0
    said: Stored | None = None
    for leaf, stored in zip(flight.leaves, flight.stored, strict=True):
        found = decoder.decode(leaf, -1, 0)
        assert not isinstance(found, Rejected)
        if stored.bds == "09" and stored.df == "17":
            said = stored
        for report in found:
            if report.on_ground or said is None or isnan(report.groundspeed_kt):
                continue
            assert said.groundspeed is not None
            assert abs(report.groundspeed_kt - said.groundspeed) < 1e-9
            assert said.track is not None
            assert abs(report.track_deg - said.track) < 1e-9
            compared += 1
    assert compared > 6300


def test_the_same_flight_in_beast_gives_the_same_places(flight: Flight) -> None:
    said, beast = ModeSDecoder("modes-jsonl"), ModeSDecoder("beast", 0)
    row = msgspec.json.Decoder(dict)
    compared = 0
    for leaf in flight.leaves[:6000]:
        stored = row.decode(leaf)
        payload = bytes.fromhex(stored["frame"])
        if payload[0] >> 3 < 16:
            payload = payload[:7]
        ticks = round((stored["timestamp"] - 1_720_248_000.0) * 12e6)
        inside = ticks.to_bytes(6, "big") + b"\0" + payload
        kind = b"3" if len(payload) == 14 else b"2"
        raw = b"\x1a" + kind + inside.replace(b"\x1a", b"\x1a\x1a")
        ours, theirs = beast.decode(raw, -1, 0), said.decode(leaf, -1, 0)
        assert isinstance(ours, tuple)
        assert isinstance(theirs, tuple)
        assert len(ours) == len(theirs)
        for a, b in zip(ours, theirs, strict=True):
            assert (a.lat_deg, a.lon_deg) == (b.lat_deg, b.lon_deg)
            compared += 1
    assert compared > 300


def test_another_flight_is_where_the_referee_sees_it() -> None:
    rs1090 = pytest.importorskip("rs1090")
    content = realdata("modes", "sample_data_adsb.csv").read_bytes()
    leaves = rows.lines(content)
    columns = [leaf.decode().replace('"', "").split(",") for leaf in leaves]
    theirs = rs1090.decode([c[1] for c in columns], [float(c[0]) for c in columns])
    compared = count = 0
    for found, said in zip(
        decode(ModeSDecoder("modes-csv"), leaves), theirs, strict=True
    ):
        assert not isinstance(found, Rejected)
        for report in found:
            count += 1
            if said.get("latitude") is not None:
                assert abs(report.lat_deg - said["latitude"]) < 1e-9
                assert abs(report.lon_deg - said["longitude"]) < 1e-9
                compared += 1
    assert (count, compared) == (931, 770)
