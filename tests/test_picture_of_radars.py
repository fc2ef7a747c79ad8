"""Two radars and a receiver, ASTERIX in one capture, make one picture (synthetic)."""

from pathlib import Path

import numpy as np
import pytest

from asterix_scene import capture_of
from claimed_flight import ADDRESS, claims
from turning_radar import Radar, Target, another, reports_of, site_text
from vedette.feeds.io.inputs import open_inputs
from vedette.picture import Input, Outcome, watch
from vedette.pipeline import decoders_of
from vedette.site.load import parse_site

FLIGHTS = [
    Target(-30e3, 20e3, 150.0, 0.0),
    Target(40e3, -30e3, -120.0, 80.0),
    Target(-10e3, 60e3, 60.0, -110.0),
    Target(55e3, 40e3, -90.0, -60.0),
]
SECOND = Radar(sic=20, e_m=45e3, n_m=15e3, period_s=6.0)
DURATION_S = 300.0


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    said = [
        *reports_of(FLIGHTS, 30, seed=3),
        *reports_of(FLIGHTS, 50, seed=4, radar=SECOND),
        *claims(FLIGHTS[0], 30),
    ]
    path = tmp_path_factory.mktemp("capture") / "radars.pcap"
    path.write_bytes(capture_of(sorted(said, key=lambda report: report.time_ns)))
    inputs = open_inputs([path])
    assert inputs.data_kind == "synthetic"
    site = parse_site(site_text() + another(SECOND), "test")
    leaves = (Input(leaf.feed, leaf.received_ns, leaf.raw) for leaf in inputs.leaves)
    epoch_ns = inputs.leaves[0].received_ns // (86_400 * 10**9) * (86_400 * 10**9)
    return watch(site, [], lambda: decoders_of(inputs.feeds, site), epoch_ns, leaves)


def test_everything_that_was_said_is_used(outcome: Outcome) -> None:
    assert outcome.unused == ()


def test_what_two_radars_and_a_receiver_see_is_one_track_each(outcome: Outcome) -> None:
    last = outcome.published[-1]
    there = last.tracks.existence * last.tracks.alive
    shown = there > 0.5
    assert shown.sum() == len(FLIGHTS)
    assert there.sum() == pytest.approx(len(FLIGHTS), abs=0.5)
    sure = [t for t in outcome.trajectories if t.existence > 0.5]
    assert len(sure) == len(FLIGHTS)


def test_tracks_are_where_the_targets_are(outcome: Outcome) -> None:
    for published in outcome.published[20:]:
        tracks = published.tracks
        shown = tracks.existence * tracks.alive > 0.5
        e_m = np.array([t.e_m + t.ve_mps * published.time_s for t in FLIGHTS])
        n_m = np.array([t.n_m + t.vn_mps * published.time_s for t in FLIGHTS])
        off_m = np.hypot(
            tracks.mean[shown, 0] - e_m[:, None], tracks.mean[shown, 1] - n_m[:, None]
        ).min(axis=1)
        assert off_m.max() < 600.0


def test_the_claimed_flight_carries_its_address_and_no_doubt(outcome: Outcome) -> None:
    named = [t for t in outcome.trajectories if t.address == ADDRESS]
    assert len(named) == 1
    assert named[0].doubt[-1] < 1.0
    assert named[0].time_s[-1] - named[0].time_s[0] > 0.9 * DURATION_S


def test_smoothed_paths_are_known_to_better_than_a_beam(outcome: Outcome) -> None:
    for trajectory in (t for t in outcome.trajectories if t.existence > 0.5):
        middle = trajectory.time_s.size // 2
        sigma_m = np.sqrt(np.trace(trajectory.smoothed.cov[middle][:2, :2]))
        assert sigma_m < 150.0


def test_the_site_is_read_from_a_file_as_it_is_from_text(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(site_text() + another(SECOND))
    assert len(parse_site(path.read_text(), str(path)).sensors) == 2
