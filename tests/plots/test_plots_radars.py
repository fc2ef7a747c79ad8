"""Radars that turn: known by their codes, heard twice, with heights and addresses."""

import dataclasses
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ring_scenes import Taken
from turning_radar import MIDNIGHT, PERIOD_S, S, reports_of, site_text
from vedette.earth.geoid import load_geoid, undulation
from vedette.feeds.report import (
    BeamReport,
    LookReport,
    RadarReport,
    Report,
    SystemTrackReport,
)
from vedette.plots.assemble import Assembler
from vedette.plots.order import Reorder
from vedette.plots.radars import heights_of
from vedette.plots.ring import Ring
from vedette.plots.scan import Scan
from vedette.plots.sweep import SEVERAL
from vedette.site.load import parse_site


def turning(*reports: Report) -> tuple[list[Scan], Assembler]:
    made = Assembler(parse_site(site_text(), "test"), MIDNIGHT)
    scans = list(made.take(list(enumerate(reports))))
    return scans + list(made.flush()), made


def at(time_s: float) -> int:
    return MIDNIGHT + round(time_s * S)


def plot(time_s: float, **said: object) -> RadarReport:
    where = {"range_m": 40e3, "azimuth_deg": 30.0, **said}
    return RadarReport(
        time_ns=at(time_s), received_ns=at(time_s), sensor="25/10", **where
    )


def beam(time_s: float, azimuth_deg: float) -> BeamReport:
    return BeamReport(
        time_ns=at(time_s),
        received_ns=at(time_s),
        sensor="25/10",
        azimuth_deg=azimuth_deg,
    )


def test_a_radar_is_known_by_its_codes_and_its_beam_makes_its_looks() -> None:
    plots = [plot(0.8), plot(0.9, range_m=50e3)]
    scans, made = turning(beam(0.0, 0.0), *plots, beam(1.25, 45.0))
    assert not made.refused
    assert [len(scan.plots.seq) for scan in scans] == [0, 2]
    ends = [np.degrees(scan.coverage.azimuth_to_rad) for scan in scans]
    assert ends == pytest.approx([22.5, 45.0])
    assert all(scan.coverage.beam == 0 for scan in scans)
    assert all(scan.coverage.period_s == PERIOD_S for scan in scans)


def test_plots_and_beams_that_two_networks_carry_count_once() -> None:
    once = [beam(0.0, 0.0), plot(0.8), beam(1.25, 45.0), beam(2.5, 90.0)]
    twice = [report for report in once for _ in range(2)]
    alone, _ = turning(*once)
    both, made = turning(*twice)
    assert [refused.seq for refused in made.refused] == [3]
    assert "it is that of input 2" in made.refused[0].reason
    assert [scan.time_s for scan in both] == [scan.time_s for scan in alone]
    sizes = [[len(scan.plots.seq) for scan in scans] for scans in (both, alone)]
    assert sizes[0] == sizes[1]


def test_a_system_track_is_recorded_and_not_fused() -> None:
    track = SystemTrackReport(
        time_ns=at(1.0),
        received_ns=at(1.0),
        sensor="25/99",
        number=7,
        lat_deg=52.0,
        lon_deg=20.0,
    )
    scans, made = turning(track)
    assert scans == []
    assert "not fused" in made.refused[0].reason


def test_mode_c_tells_the_height_where_the_radar_does_not() -> None:
    high = plot(0.8, altitude_baro_ft=10_000.0)
    scans, _ = turning(beam(0.0, 0.0), high, beam(1.25, 45.0))
    (h_m,) = np.concatenate([scan.plots.h_m for scan in scans])
    above = 10_000.0 * 0.3048 + undulation(load_geoid(), 52.0, 20.0)
    assert h_m == pytest.approx(above, abs=3.0)  # gravity falls with height
    measured = dataclasses.replace(high, height_m=2_500.0)
    scans, _ = turning(beam(0.0, 0.0), measured, beam(1.25, 45.0))
    assert np.concatenate([scan.plots.h_m for scan in scans]).tolist() == [2_500.0]


def test_a_reply_keeps_its_address_and_is_seldom_false() -> None:
    reply = plot(0.9, address=0x48AF03, secondary=True)
    scans, _ = turning(beam(0.0, 0.0), plot(0.8), reply, beam(1.25, 45.0))
    (full,) = [scan for scan in scans if scan.plots.seq.size]
    assert full.plots.address.tolist() == [-1, 0x48AF03]
    primary, secondary = full.plots.clutter_density_pm2
    assert secondary < 0.1 * primary


def test_plots_that_come_two_seconds_after_their_time_are_taken_up_in_order() -> None:
    """As the long-range radars of a national network send them: docs/adr/0014."""
    order, taken = Reorder(), Taken()
    ring = Ring(taken)
    for k in range(200):
        now_ns = MIDNIGHT + k * S // 10
        for delay_ns in (0, 197 * S // 100):
            report = dataclasses.replace(
                plot(0.0), time_ns=now_ns - delay_ns, received_ns=now_ns
            )
            ready, late = order.take(2 * k, report)
            ring.take(ready)
            if late is not None:
                ring.insert(late)
    ring.take(order.flush())
    ring.settle()
    times = [entry.time_ns for entry in taken.entries]
    assert times == sorted(times)
    assert len(times) == 400


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_scans_of_a_turning_radar_do_not_depend_on_batches(
    seed: int, batch: int
) -> None:
    arrivals = list(enumerate(reports_of([], 3, seed=seed, clutter=20.0)))
    found = []
    for size in (len(arrivals), batch):
        made = Assembler(parse_site(site_text(), "test"), MIDNIGHT)
        scans = []
        for k in range(0, len(arrivals), size):
            scans += made.take(arrivals[k : k + size])
        scans += made.flush()
        found.append([(scan.time_s, scan.plots.seq.tolist()) for scan in scans])
    assert found[0] == found[1]
    assert sum(len(seqs) for _, seqs in found[0]) == sum(
        isinstance(report, RadarReport) for _, report in arrivals
    )


def test_heights_are_those_of_the_births() -> None:
    assert heights_of(parse_site(site_text(), "test")) == (2000.0, 2010.0)


def test_looks_say_the_period_that_the_radar_has_and_since_when_it_is_followed() -> (
    None
):
    slow = dataclasses.replace(beam(100.0, 0.0), period_s=12.0)
    scans, _ = turning(slow, beam(100.75, 22.5), beam(101.5, 45.0))
    assert [scan.coverage.period_s for scan in scans] == [12.0, 12.0]
    assert [scan.coverage.since_s for scan in scans] == [100.0, 100.0]


def test_after_an_outage_the_beam_is_followed_anew() -> None:
    outage = (
        'p_detect = 0.9\noutages = [["2025-09-10T00:00:00Z", "2025-09-10T00:01:00Z"]]'
    )
    text = site_text().replace("p_detect = 0.9", outage)
    made = Assembler(parse_site(text, "test"), MIDNIGHT)
    beams = [beam(58.0 + k * 1.25, 45.0 * k % 360.0) for k in range(6)]
    scans = [*made.take(list(enumerate(beams))), *made.flush()]
    seen = [(scan.coverage.absence, scan.coverage.since_s) for scan in scans]
    assert seen[0][0] == 0.0
    assert seen[-1] == (1.0, 60.0)


def test_looks_that_join_one_another_are_followed_and_others_begin_anew() -> None:
    def look(time_s: float, start_deg: float) -> LookReport:
        return LookReport(
            time_ns=at(time_s),
            received_ns=at(time_s),
            sensor="tower",
            azimuth_from_deg=start_deg,
            azimuth_to_deg=start_deg + 45.0,
        )

    said = [look(1.25, 0.0), look(2.5, 45.0), look(3.75, 90.0), look(15.0, 135.0)]
    scans, _ = turning(*said)
    since = [scan.coverage.since_s for scan in scans]
    assert since == pytest.approx([0.0, 0.0, 0.0, 13.75])


def test_looks_of_an_antenna_that_turns_the_other_way_join_too() -> None:
    said = [
        LookReport(
            time_ns=at(1.25 * (k + 1)),
            received_ns=at(1.25 * (k + 1)),
            sensor="tower",
            azimuth_from_deg=-45.0 * (k + 1) % 360.0,
            azimuth_to_deg=-45.0 * k % 360.0 or 360.0,
        )
        for k in range(24)
    ]
    scans, _ = turning(*said)
    assert {scan.coverage.clockwise for scan in scans[:SEVERAL]} == {1.0}
    later = scans[SEVERAL:]
    assert {scan.coverage.clockwise for scan in later} == {-1.0}
    assert {scan.coverage.since_s for scan in later} == {1.25 * SEVERAL}


def test_beams_that_turn_the_other_way_make_looks_that_say_so() -> None:
    beams = [beam(k * 0.3125, -11.25 * k % 360.0) for k in range(96)]
    scans, _ = turning(*beams)
    assert len(scans) > 80
    assert {scan.coverage.clockwise for scan in scans} == {-1.0}


def test_a_look_knows_between_which_heights_objects_fly() -> None:
    scans, _ = turning(beam(0.0, 0.0), beam(1.25, 45.0))
    assert [scan.coverage[-2:] for scan in scans] == [(2000.0, 2010.0)]


def test_plots_of_a_radar_that_flies_are_refused_in_words() -> None:
    flying = (
        site_text()
        + """
[[sensor]]
id = "aew"
kind = "airborne_radar"
sac = 25
sic = 31
path = "aew.jsonl"
period_s = 10
range_max_m = 200000
sigma_range_m = 100
sigma_azimuth_deg = 0.2
p_detect = 0.6
clutter_per_turn = 5
"""
    )
    assembler = Assembler(parse_site(flying, "a test"), MIDNIGHT)
    said = replace(plot(1.0), sensor="25/31")
    assert not list(assembler.take([(0, said)]))
    assert [r.reason for r in assembler.refused] == [
        "plots of 'aew', an airborne radar, are recorded, not used yet"
    ]
