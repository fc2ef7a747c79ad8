"""Which passes are missed, against a twin that applies the rule and nothing else."""

import numpy as np
import pytest

from naive.passes import Beam, Look, met_s, misses, reach_s
from track_scenes import edges_of, tracks_at
from vedette.sensors.coverage import RADAR, TWO_PI, Coverage
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.gate import Edges
from vedette.tracks.passes import chances, note_pass

GATE = 20.0
TURNS = 12
P_DETECT = 0.7
RANGE_M = 200e3
WIDEST = (0.02, 0.06, 0.25)  # looks, of a turn


def drawn_beams(rng: np.random.Generator) -> list[Beam]:
    return [
        Beam(
            e_m=rng.uniform(-20e3, 20e3),
            n_m=rng.uniform(-20e3, 20e3),
            azimuth_rad=rng.uniform(0.0, TWO_PI),
            sense=rng.choice([1, -1]),
            period_s=rng.uniform(4.0, 12.0),
            sigma_rad=rng.uniform(1e-4, 5e-3),
        )
        for _ in range(3)
    ]


def drawn_looks(rng: np.random.Generator, beam: Beam, widest: float) -> list[Look]:
    """Sectors of any width; outages; turns with nothing in view."""
    looks, time_s, since_s, blind = [], 0.0, 0.0, False
    while time_s < TURNS * beam.period_s:
        if rng.random() < 0.02 + 0.1 * widest:
            time_s += rng.uniform(0.05, 2.0) * beam.period_s
            since_s = time_s
        if rng.random() < 0.1 * widest:
            blind = not blind
            since_s = time_s
        time_s += rng.uniform(0.1, 1.0) * widest * beam.period_s
        looks.append(Look(time_s, since_s, blind))
    return looks


def coverage_of(beam: Beam, number: int, look: Look, begin_s: float) -> Coverage:
    at = [
        beam.azimuth_rad + beam.sense * TWO_PI * time_s / beam.period_s
        for time_s in (begin_s, look.end_s)
    ]
    begin, end = at if beam.sense > 0 else at[::-1]
    return Coverage(
        kind=RADAR,
        p_detect=P_DETECT,
        e_m=beam.e_m,
        n_m=beam.n_m,
        range_max_m=1.0 if look.blind else RANGE_M,
        azimuth_from_rad=begin % TWO_PI,
        azimuth_to_rad=begin % TWO_PI + end - begin,
        beam=number,
        period_s=beam.period_s,
        sigma_azimuth_rad=beam.sigma_rad,
        since_s=look.since_s,
        clockwise=float(beam.sense),
    )


def drawn_tracks(rng: np.random.Generator, beams: int) -> Tracks:
    count = 15
    states = rng.uniform(-90e3, 90e3, (count, 4)) * [1.0, 1.0, 0.0, 0.0]
    sigma_m = 10.0 ** rng.uniform(1.0, 3.5, (count, 1, 1))
    tracks = tracks_at(states, np.eye(4) * sigma_m**2)
    room = empty_tracks(count, beams)
    tracks.height[:] = np.nan
    tracks.started_s[:] = rng.uniform(-20.0, 20.0, count)
    return tracks._replace(hit=room.hit, hit_s=room.hit_s, judged_s=room.judged_s)


def drawn_plots(
    rng: np.random.Generator, looks: list[Look], met: list[float]
) -> dict[int, int]:
    """In which look the plot of a pass comes: its own, or a late one."""
    found: dict[int, int] = {}
    for turn, moment_s in enumerate(met):
        number = int(np.searchsorted([look.end_s for look in looks], moment_s))
        if number < len(looks) and rng.random() < 0.5:
            late = int(rng.integers(1, 3)) if rng.random() < 0.3 else 0
            if number + late < len(looks):
                apart_s = looks[number + late].end_s - moment_s
                if apart_s < 0.4 * (met[1] - met[0]):
                    found[turn] = number + late
    return found


@pytest.mark.parametrize("seed", range(25))
def test_every_pass_is_judged_once_and_by_its_own_plots(seed: int) -> None:
    rng = np.random.default_rng(seed)
    beams = drawn_beams(rng)
    tracks = drawn_tracks(rng, len(beams))
    sky = [
        (beam, drawn_looks(rng, beam, widest))
        for beam, widest in zip(beams, WIDEST, strict=True)
    ]
    expected, seen, wide = {}, set(), set()
    for b, (beam, looks) in enumerate(sky):
        for i in range(len(tracks.key)):
            met = [met_s(beam, tracks.mean[i], turn) for turn in range(TURNS + 4)]
            half_s = reach_s(beam, tracks.mean[i], tracks.cov[i], GATE)
            if half_s > 0.2 * beam.period_s:
                wide.add((b, i))  # over the antenna: another rule
                continue
            plots = drawn_plots(rng, looks, met)
            started_s = float(tracks.started_s[i])
            judged = misses(looks, met, half_s, started_s, plots, beam.period_s)
            expected.update({(b, i, n): missed for n, missed in judged.items()})
            seen |= {(b, i, n) for n in plots.values()}
    order = sorted(
        (look.end_s, b, n) for b, (_, ls) in enumerate(sky) for n, look in enumerate(ls)
    )
    found = {}
    for end_s, b, n in order:
        look = sky[b][1][n]
        before_s = sky[b][1][n - 1].end_s if n else 0.0
        covered = coverage_of(sky[b][0], b, look, max(before_s, look.since_s))
        chance = chances(tracks, covered, GATE, end_s)
        for i in np.flatnonzero(chance.passed).tolist():
            found[b, i, n] = bool(chance.p_miss[i] > 0.0)
        psi = np.array([[float((b, i, n) in seen)] for i in range(len(tracks.key))])
        edges, p_edge = edges_of(psi)
        note_pass(tracks, covered, chance, Edges(*edges), p_edge)
    assert {key: v for key, v in found.items() if key[:2] not in wide} == expected
    assert len(expected) > 20
    assert {True, False} == set(expected.values())
