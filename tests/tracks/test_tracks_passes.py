"""A turning beam judges every track once in every turn, wherever the sectors end."""

import numpy as np
import pytest

from track_scenes import SETTINGS, plots_at, tracks_at
from turning_radar import PERIOD_S, Target, kept, reports_of, site_text
from vedette.sensors.coverage import RADAR, TWO_PI, Coverage, swept_rad
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Picture, Scan, Settings, step
from vedette.tracks.unseen import no_unseen

STILL = Settings(
    motion=Motion(q_m2ps3=0.0, q_vertical_m2ps3=0.0, death_rate_ps=0.0),
    existence_min=0.0,
)
P_DETECT = 0.7


def look(sector: int, sectors: int) -> Coverage:
    return Coverage(
        kind=RADAR,
        p_detect=P_DETECT,
        h_m=100.0,
        range_max_m=200e3,
        azimuth_from_rad=TWO_PI * sector / sectors,
        azimuth_to_rad=TWO_PI * (sector + 1) / sectors,
        beam=0,
        period_s=PERIOD_S,
        sigma_azimuth_rad=0.002,
    )


def around(count: int, *, sigma_m: float) -> Tracks:
    """Tracks all around the antenna, none of them sure."""
    azimuth = np.linspace(0.0, TWO_PI, count, endpoint=False)
    states = np.zeros((count, 4))
    states[:, 0], states[:, 1] = 50e3 * np.sin(azimuth), 50e3 * np.cos(azimuth)
    cov = np.diag([sigma_m**2, sigma_m**2, 1e-6, 1e-6])
    held = tracks_at(states, cov, existence=0.8)
    fresh = empty_tracks(count, beams=1)
    return held._replace(
        hit=fresh.hit,
        hit_s=fresh.hit_s,
        judged_s=fresh.judged_s,
        updated_s=np.full(count, 1e9),
    )


def turned(tracks: Tracks, turns: int, sectors: int) -> Picture:
    """Sweep empty sky."""
    picture = Picture(time_s=0.0, tracks=tracks)
    for k in range(turns * sectors):
        time_s = PERIOD_S * (k + 1) / sectors
        scan = Scan(time_s, plots_at(np.zeros((0, 2))), look(k % sectors, sectors))
        step(picture, scan, STILL, no_unseen())
    return picture


def expected(r: float, turns: int) -> float:
    for _ in range(turns):
        r = r * (1.0 - P_DETECT) / (1.0 - r * P_DETECT)
    return r


@pytest.mark.parametrize("sectors", [4, 32, 128])
@pytest.mark.parametrize("sigma_m", [50.0, 1000.0, 5000.0])
def test_turns_without_a_plot_count_once_each(sectors: int, sigma_m: float) -> None:
    turns = 4
    picture = turned(around(61, sigma_m=sigma_m), turns, sectors)
    there = picture.tracks.existence * picture.tracks.alive
    # Where the beam has not yet passed the gate, the last turn is still open.
    judged = {round(expected(0.8, k), 9) for k in (turns - 1, turns)}
    assert set(np.round(there, 9)) <= judged
    assert np.isclose(there, expected(0.8, turns)).mean() > 0.7


@pytest.mark.parametrize("off_m", [0.0, 200.0, 2000.0])
def test_a_track_over_the_antenna_is_judged_once_in_a_turn(off_m: float) -> None:
    held = around(1, sigma_m=1500.0)
    held.mean[0, :2] = off_m, 0.5 * off_m
    held.height[0] = np.nan, 0.0
    picture = turned(held, 5, 32)
    there = picture.tracks.existence * picture.tracks.alive
    judged = [expected(0.8, turns) for turns in (4, 5)]
    assert any(np.isclose(there[0], one) for one in judged)


def test_sky_that_the_beam_was_not_followed_over_is_not_missed() -> None:
    """The first sectors that a radar says: the rest of the turn was swept by nobody."""
    picture = Picture(time_s=0.0, tracks=around(36, sigma_m=300.0))
    picture.tracks.started_s[:] = -1e4
    for k in range(3):
        time_s = 1000.0 + PERIOD_S * (k + 1) / 32
        swept = look(k, 32)._replace(since_s=1000.0)
        scan = Scan(time_s, plots_at(np.zeros((0, 2)), time_s=time_s), swept)
        step(picture, scan, STILL, no_unseen())
    azimuth = np.degrees(np.arctan2(*picture.tracks.mean[:, :2].T)) % 360.0
    missed = azimuth[picture.tracks.existence < 0.8]
    assert missed.size > 0
    assert missed.min() > 0.0
    assert missed.max() < 3 * 11.25


def test_a_look_of_a_whole_turn_judges_all_at_once() -> None:
    picture = turned(around(30, sigma_m=500.0), 3, 1)
    there = picture.tracks.existence * picture.tracks.alive
    assert there == pytest.approx(np.full(30, expected(0.8, 3)), rel=1e-12)


@pytest.mark.parametrize("off_m", [-400.0, -1.0, 1.0, 400.0])
def test_a_plot_on_either_side_of_a_sector_s_edge_is_no_miss(off_m: float) -> None:
    """The track's mean lies in one sector, its plot in the next or the one before."""
    picture = Picture(time_s=0.0, tracks=around(1, sigma_m=300.0))
    picture.tracks.mean[0, :2] = 50e3, off_m  # due east, where a sector ends
    picture.tracks.started_s[:] = -100.0
    for k in range(64):
        time_s = PERIOD_S * (k + 1) / 32
        seen = [[50e3, -off_m]] if k % 32 == (8 if off_m > 0.0 else 7) else []
        plots = plots_at(np.array(seen).reshape(-1, 2), time_s=time_s)
        step(picture, Scan(time_s, plots, look(k % 32, 32)), STILL, no_unseen())
    known = picture.tracks.key == 0
    assert picture.tracks.existence[known][0] > 0.999


def test_a_pass_before_a_track_began_says_nothing() -> None:
    picture = Picture(time_s=0.0, tracks=around(1, sigma_m=100.0))
    picture.tracks.started_s[:] = 0.0
    picture.tracks.mean[0, :2] = -35e3, 35e3  # at 315 degrees
    scan = Scan(0.01, plots_at(np.zeros((0, 2)), time_s=0.01), look(0, 32))
    step(picture, scan, STILL, no_unseen())
    assert picture.tracks.existence[0] == 0.8


@pytest.mark.parametrize(("nearest_m", "farthest_m"), [(15e3, 70e3), (3e3, 8e3)])
def test_targets_are_followed_alike_whatever_the_width_of_looks(
    nearest_m: float, farthest_m: float
) -> None:
    """Plots have their own time; the near ones cross from sector to sector."""
    rng = np.random.default_rng(5)
    targets = []
    for _ in range(12):
        azimuth, course = rng.uniform(0.0, TWO_PI, 2)
        range_m, speed = rng.uniform(nearest_m, farthest_m), rng.uniform(60.0, 200.0)
        if farthest_m < 10e3:  # across the beam
            course = azimuth + 0.5 * np.pi
        place = range_m * np.sin(azimuth), range_m * np.cos(azimuth)
        targets.append(Target(*place, speed * np.sin(course), speed * np.cos(course)))
    for sectors in (0, 4, 8, 32):
        picture = kept(
            site_text(codes=sectors > 0),
            reports_of(targets, 15, seed=3, sectors=sectors),
        )
        tracks = picture.tracks
        there = tracks.existence * tracks.alive
        assert there.sum() == pytest.approx(len(targets), abs=1.0)
        e_m = [t.e_m + t.ve_mps * picture.time_s for t in targets]
        n_m = [t.n_m + t.vn_mps * picture.time_s for t in targets]
        shown = there > 0.5
        off = np.hypot(
            tracks.mean[shown, 0] - np.array(e_m)[:, None],
            tracks.mean[shown, 1] - np.array(n_m)[:, None],
        ).min(axis=1)
        assert np.median(off) < 150.0


def test_sector_widths_count_over_north() -> None:
    crossing = look(31, 32)._replace(azimuth_from_rad=6.0, azimuth_to_rad=0.2)
    assert swept_rad(crossing) == pytest.approx(0.2 + TWO_PI - 6.0)
    assert SETTINGS.gate == STILL.gate
