"""Reports become scans: by time for positions, by look for radars, or are refused."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from vedette.feeds.report import LookReport, PositionReport, RadarReport, Report
from vedette.plots.assemble import Assembler
from vedette.plots.scan import Scan
from vedette.sensors.coverage import NOWHERE, RADAR
from vedette.site.load import parse_site

S = 1_000_000_000
MIDNIGHT = 1_757_462_400 * S
SITE = """
[site]
name = "Two radars"
centre = [52.0, 20.0]
radius_km = 200
[[sensor]]
id = "adsb"
kind = "adsb"
"""
RADAR_TABLE = """
[[sensor]]
id = "{id}"
kind = "radar"
lat = 52.0
lon = {lon}
height_m = 100
period_s = 10
range_max_m = 150000
sigma_range_m = 100
sigma_azimuth_deg = 0.1
p_detect = 0.9
clutter_per_turn = 10
{more}
"""
OUTAGE = "outages = [[2025-09-10T00:00:20Z, 2025-09-10T00:00:40Z]]"


def assembler() -> Assembler:
    text = SITE + RADAR_TABLE.format(id="A", lon=20.0, more=OUTAGE)
    text += RADAR_TABLE.format(id="B", lon=20.5, more="")
    return Assembler(parse_site(text, "test"), MIDNIGHT)


def at(time_s: float) -> int:
    return MIDNIGHT + round(time_s * S)


def position(time_s: float, lat: float = 52.1, address: int = 5) -> PositionReport:
    return PositionReport(
        time_ns=at(time_s),
        received_ns=at(time_s),
        lat_deg=lat,
        lon_deg=20.0,
        address=address,
    )


def plot(time_s: float, sensor: str = "A", range_m: float = 40e3) -> RadarReport:
    return RadarReport(
        time_ns=at(time_s),
        received_ns=at(time_s),
        sensor=sensor,
        range_m=range_m,
        azimuth_deg=30.0,
    )


def look(
    time_s: float, sensor: str = "A", from_deg: float = 0.0, to_deg: float = 360.0
) -> LookReport:
    return LookReport(
        time_ns=at(time_s),
        received_ns=at(time_s),
        sensor=sensor,
        azimuth_from_deg=from_deg,
        azimuth_to_deg=to_deg,
    )


def assembled(*reports: Report) -> tuple[list[Scan], Assembler]:
    made = assembler()
    scans = list(made.take(list(enumerate(reports))))
    return scans + list(made.flush()), made


def test_positions_of_one_time_are_one_scan() -> None:
    scans, _ = assembled(position(1.0), position(1.0, 52.2, 6), position(2.0))
    assert [s.time_s for s in scans] == [1.0, 2.0]
    assert [s.plots.seq.tolist() for s in scans] == [[0, 1], [2]]
    assert all(s.coverage.kind == NOWHERE for s in scans)


def test_one_message_heard_twice_is_one_plot_and_the_better_one() -> None:
    worse, better = (
        PositionReport(
            time_ns=at(1.0),
            received_ns=at(1.0),
            lat_deg=52.1,
            lon_deg=20.0,
            address=5,
            nac_p=nac_p,
        )
        for nac_p in (7, 9)
    )
    for reports in ((worse, better), (better, worse)):
        (scan,), made = assembled(*reports)
        kept = reports.index(better)
        assert scan.plots.seq.tolist() == [kept]
        assert [r.seq for r in made.refused] == [1 - kept]
    nameless = [position(1.0, lat, -1) for lat in (52.1, 52.2)]
    assert assembled(*nameless)[0][0].plots.seq.tolist() == [0, 1]


def test_a_nameless_position_heard_by_two_receivers_is_one_plot() -> None:
    (scan,), made = assembled(*(position(1.0, 52.1, -1) for _ in range(3)))
    assert scan.plots.seq.tolist() == [0]
    assert [r.seq for r in made.refused] == [1, 2]


@pytest.mark.parametrize(
    "other",
    [
        {"lat_deg": math.nextafter(52.1, 53.0)},
        {"altitude_baro_ft": 3000.0},
        {"callsign": "OTHER"},
        {"address": 5},
        {"time_ns": at(1.5)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_nameless_positions_that_differ_in_anything_told_stay_two(
    other: dict[str, Any],
) -> None:
    one = position(1.0, 52.1, -1)
    scans, made = assembled(one, dataclasses.replace(one, **other))
    assert sum(scan.plots.seq.size for scan in scans) == 2
    assert made.refused == []


def test_many_duplicates_have_one_cause() -> None:
    _, made = assembled(*(position(1.0, lat, 5) for lat in (52.1, 52.2, 52.3)))
    causes = {refused.reason.split(", got", 1)[0] for refused in made.refused}
    assert causes == {"expected one position of an object at one time"}


def test_radar_plots_wait_for_their_look_and_lie_at_its_end() -> None:
    scans, _ = assembled(
        plot(1.0), plot(2.0), look(4.0), plot(5.0, "B"), look(6.0, "B")
    )
    assert [s.time_s for s in scans] == [4.0, 6.0]
    assert [s.plots.seq.tolist() for s in scans] == [[0, 1], [3]]
    assert [s.plots.sensor.tolist() for s in scans] == [[1, 1], [2]]
    assert scans[0].plots.time_s.tolist() == [4.0, 4.0]
    assert scans[0].plots.age_s.tolist() == [3.0, 2.0]
    assert scans[0].coverage.kind == RADAR
    assert scans[0].coverage.p_detect == 0.9


def test_a_look_without_plots_is_evidence_too() -> None:
    (scan,), _ = assembled(look(4.0, "A", 90.0, 180.0))
    assert scan.plots.seq.size == 0
    assert scan.coverage.azimuth_from_rad == pytest.approx(0.5 * math.pi)
    assert scan.coverage.azimuth_to_rad == pytest.approx(math.pi)


def test_a_look_takes_only_its_own_radar_s_plots() -> None:
    scans, _ = assembled(plot(1.0, "A"), plot(1.5, "B"), look(2.0, "B"), look(3.0, "A"))
    assert [s.plots.seq.tolist() for s in scans] == [[1], [0]]


@pytest.mark.parametrize(("time_s", "absence"), [(19.9, 1.0), (30.0, 0.0), (40.1, 1.0)])
def test_a_radar_declared_dead_is_no_evidence(time_s: float, absence: float) -> None:
    (dead, other), _ = assembled(look(time_s, "A"), look(time_s, "B"))
    assert dead.coverage.absence == absence
    assert other.coverage.kind == RADAR


def test_what_cannot_be_placed_is_refused_by_name() -> None:
    scans, made = assembled(
        plot(1.0, "C"), look(1.5, "C"), position(2.0, 60.0, 6), position(2.0)
    )
    assert [r.seq for r in made.refused] == [0, 1, 2]
    assert "'C'" in made.refused[0].reason
    assert "A, B" in made.refused[0].reason
    assert "200 km" in made.refused[2].reason
    assert [s.plots.seq.tolist() for s in scans] == [[3]]


@pytest.mark.parametrize("cut", range(8))
def test_scans_do_not_depend_on_batches(cut: int) -> None:
    reports = [
        position(1.0),
        position(1.0, 52.2, 6),
        plot(1.5),
        position(2.0),
        look(2.0),
        plot(2.2, "B"),
        position(2.2),
        look(3.0, "B"),
    ]
    whole, _ = assembled(*reports)
    made = assembler()
    numbered = list(enumerate(reports))
    parts = [*made.take(numbered[:cut]), *made.take(numbered[cut:]), *made.flush()]
    assert len(parts) == len(whole)
    for one, other in zip(whole, parts, strict=True):
        assert one.time_s == other.time_s
        assert one.coverage == other.coverage
        for column, again in zip(one.plots, other.plots, strict=True):
            assert np.array_equal(column, again, equal_nan=True)


UNFINISHED = {
    "two radars, the first name the later": [plot(5.0, "B"), plot(9.0, "A")],
    "a radar, then a position": [plot(5.0, "A"), position(9.0)],
    "a radar, then another's look": [plot(5.0, "B"), plot(6.0, "A"), look(7.0, "A")],
}


@pytest.mark.parametrize("reports", UNFINISHED.values(), ids=UNFINISHED)
def test_what_waits_for_a_look_at_the_end_comes_in_time_order(
    reports: list[Report],
) -> None:
    scans, _ = assembled(*reports)
    times = [scan.time_s for scan in scans]
    assert times == sorted(times)


def test_plots_of_a_radar_that_never_says_its_looks_keep_their_times() -> None:
    scans, made = assembled(*(plot(float(k), "A") for k in range(0, 600, 10)))
    if made.refused:
        return
    assert len({scan.time_s for scan in scans}) > 10


@pytest.mark.parametrize("time_s", [0.0, 0.25, 86399.999999999, -1.5])
def test_seconds_are_those_since_the_epoch(time_s: float) -> None:
    assert assembler().seconds(at(time_s)) == pytest.approx(time_s, abs=1e-9)


def test_nothing_gives_nothing() -> None:
    assert assembled()[0] == []
