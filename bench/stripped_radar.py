"""Real flights seen by an invented radar: what is left when nobody says who he is.

The positions of the bundled hour lose their identities and become primary plots of a
radar that does not exist, in the middle of Switzerland: slant range and azimuth of the
true height with Gaussian errors, missed three times in twenty, among false plots that
are uniform in range and azimuth. The lines go the whole real way: `open_inputs`, the
picture, a site file that declares the radar truthfully. *Synthetic data.*

What is simpler than life: the table has a position every 10 s, so the radar looks all
around at each of those instants and sees every aircraft at that instant; its horizon is
the one that the tracker assumes; aircraft begin and end at the edges of the table's box
and not, as the site file says, everywhere.

    python bench/stripped_radar.py [FILE] [--height] [--strict]
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import harness
import numpy as np
import numpy.typing as npt
from stripped_oracle import oracle
from stripped_scores import (
    FLIGHTS_MAX,
    Look,
    States,
    consistency,
    counts,
    crossing_numbers,
    crossing_reliability,
    nameless,
    picture_numbers,
    shown_states,
    true_states,
    why_missed,
)
from switzerland import HOUR, LIKELY, border_of, exact_crossings, positions

from vedette.airspace.load import load_volume
from vedette.earth.geoid import load_geoid
from vedette.earth.plane import plane_at
from vedette.earth.polar import seen_from
from vedette.feeds import InputSet
from vedette.feeds.decoder import decoder_for
from vedette.feeds.instant import iso_text
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.report import PositionReport, RadarReport
from vedette.picture import MOTION, Input, Outcome, Watch
from vedette.plots.cooperative import cooperative_plots
from vedette.plots.radar import (
    HEIGHT_SIGMA_M,
    RANGE_MIN_M,
    Antenna,
    antenna_of,
    coverage_of,
)
from vedette.plots.radars import heights_of
from vedette.sensors.coverage import Coverage, p_detect_all
from vedette.site.load import parse_site
from vedette.site.model import Site
from vedette.tracks.view import in_view
from vedette.units import DEGREE_RAD, SECOND_NS

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# A hundred aircraft and a half came and went in that hour, some forty at a time.
SITE = """
[site]
name = "Switzerland, identities removed, invented radar (synthetic)"
centre = [46.8, 8.2]
radius_km = 260

[[volume]]
id = "CH"
kind = "state"
source = "borders-osm:CH"

[[sensor]]
id = "invented"
kind = "radar"
lat = 46.8
lon = 8.2
height_m = 1000
period_s = 10
range_max_m = 230000
sigma_range_m = 100
sigma_azimuth_deg = 0.1
p_detect = 0.85
clutter_per_turn = 30

[[birth]]
area = "everywhere"
arrivals_per_h_mean = 80
speed_mps = [100.0, 280.0]
height_m = [3000.0, 13000.0]

[picture]
step_s = 5
"""
RADAR = "invented"
DAY_NS = 86400 * SECOND_NS
FLIGHT_GAP_S = 120.0  # longer, and the aircraft is another object to the radar


class Run(NamedTuple):
    """What a run concludes, and what it thought of the unseen after every look."""

    outcome: Outcome
    unseen: list[float]
    cpu_s: dict[str, float]


def looks_of(
    reports: Sequence[PositionReport], antenna: Antenna, site: Site, *, height: bool
) -> list[Look]:
    """Let the radar look at every instant of the table."""
    rng = np.random.default_rng([48, int(height)])
    plane = plane_at(*site.watch.centre, site.watch.radius_km)
    coverage = coverage_of(antenna, 0.0, 360.0)
    found = []
    for time_ns, rows in flights_of(reports):
        numbered = list(enumerate(rows))
        there = cooperative_plots(
            numbered, time_ns / SECOND_NS, -1, plane, load_geoid()
        )
        mean = np.stack([there.e_m, there.n_m, there.ve_mps, there.vn_mps], axis=1)
        chance = p_detect_all(coverage, mean, there.h_m)
        seen = rng.random(len(chance)) < chance
        polar = [
            seen_from(plane, antenna.horizon, e_m, n_m, h_m)[:2]
            for e_m, n_m, h_m in zip(there.e_m, there.n_m, there.h_m, strict=True)
        ]
        true = np.array(polar).reshape(-1, 2)[seen]
        error = rng.standard_normal((len(true), 3))
        sigma = np.array([antenna.sigma_range_m, antenna.sigma_azimuth_rad])
        count = rng.poisson(antenna.clutter_per_turn)
        false = rng.uniform(
            [RANGE_MIN_M, 0.0, 0.0],
            [antenna.range_max_m, 2.0 * np.pi, 13000.0],
            (count, 3),
        )
        real = np.column_stack(
            [
                true + sigma * error[:, :2],
                there.h_m[seen] + HEIGHT_SIGMA_M * error[:, 2],
            ]
        )
        order = rng.permutation(len(real) + count)
        said = np.concatenate([real, false])[order]
        sources = np.concatenate([there.address[seen], np.full(count, -1)])[order]
        found.append(
            Look(
                time_ns=time_ns,
                there=there,
                seen=seen,
                reports=[_report(time_ns, row, height=height) for row in said.tolist()],
                sources=sources,
            )
        )
    return found


def flights_of(
    reports: Sequence[PositionReport],
) -> Iterator[tuple[int, list[PositionReport]]]:
    """Give the positions of every instant; a flight is an address without long gaps."""
    instants: dict[int, dict[int, PositionReport]] = defaultdict(dict)
    for report in reports:
        instants[report.time_ns][report.address] = report
    last: dict[int, tuple[int, int]] = {}
    for time_ns, rows in sorted(instants.items()):
        for address in rows:
            before_ns, flight = last.get(address, (time_ns, 0))
            again = time_ns - before_ns > FLIGHT_GAP_S * SECOND_NS
            last[address] = (time_ns, flight + again)
        yield (
            time_ns,
            [
                replace(report, address=address * FLIGHTS_MAX + last[address][1])
                for address, report in rows.items()
            ],
        )


def _report(time_ns: int, said: list[float], *, height: bool) -> RadarReport:
    """Round a plot to what a radar would send."""
    return RadarReport(
        time_ns=time_ns,
        received_ns=time_ns,
        sensor=RADAR,
        range_m=round(said[0], 1),
        azimuth_deg=round(said[1] / DEGREE_RAD % 360.0, 4),
        height_m=round(said[2], 1) if height else np.nan,
    )


def write_lines(looks: Sequence[Look], path: Path) -> None:
    """Write plots and looks as `radar-jsonl`."""
    with path.open("w", encoding="utf-8") as file:
        for look in looks:
            stamp = iso_text(look.time_ns)
            for report in look.reports:
                row = {
                    "timestamp": stamp,
                    "sensor": RADAR,
                    "simulated": True,
                    "range_m": report.range_m,
                    "azimuth_deg": report.azimuth_deg,
                }
                if not np.isnan(report.height_m):
                    row["height_m"] = report.height_m
                file.write(json.dumps(row) + "\n")
            swept = {
                "timestamp": stamp,
                "sensor": RADAR,
                "swept": [0, 360],
                "simulated": True,
            }
            file.write(json.dumps(swept) + "\n")


def warm(site: Site, inputs: InputSet, coverage: Coverage, epoch_ns: int) -> None:
    """Compile the kernels on a tenth of the inputs, so that times are of the work."""
    few = inputs.leaves[: len(inputs.leaves) // 10]
    part = InputSet(leaves=few, feeds=inputs.feeds, accounting={}, notes=())
    observe(site, part, coverage, epoch_ns)


def observe(site: Site, inputs: InputSet, coverage: Coverage, epoch_ns: int) -> Run:
    """Keep the picture of radar lines, and ask after every look how many are unseen."""
    decoders = {feed: decoder_for(s.format) for feed, s in inputs.feeds.items()}
    volumes = [load_volume(entry, Path()) for entry in site.volumes]
    watch = Watch(site, volumes, decoders, epoch_ns)
    unseen: list[float] = []
    begun_s = time.process_time()
    for leaf in inputs.leaves:
        scans = len(watch._verdicts)  # noqa: SLF001 - no public view of the unseen
        watch.take(Input(leaf.feed, leaf.received_ns, leaf.raw))
        if len(watch._verdicts) > scans:  # noqa: SLF001
            unseen.append(_unseen_covered(watch, coverage))
    tracked_s = time.process_time()
    outcome = watch.finish()
    unseen.append(_unseen_covered(watch, coverage))
    cpu_s = {
        "decode and track": tracked_s - begun_s,
        "smooth and cross": time.process_time() - tracked_s,
    }
    return Run(outcome, unseen, cpu_s)


def _unseen_covered(watch: Watch, coverage: Coverage) -> float:
    """Return the expected number of objects in coverage that never gave a plot."""
    picture = watch._picture  # noqa: SLF001
    if picture is None:
        return 0.0
    found = in_view(picture.unseen, coverage, picture.time_s, MOTION)
    return float(found.weight[found.p_swept > 0.0].sum())


def measure(file: Path, *, height: bool) -> dict[str, Any]:
    """Strip, simulate, keep the picture and score it."""
    site = parse_site(SITE, "bench/stripped_radar.py")
    plane = plane_at(*site.watch.centre, site.watch.radius_km)
    antenna = antenna_of(site.sensors[0], 0, 0, plane, heights_of(site))
    coverage = coverage_of(antenna, 0.0, 360.0)
    reports = positions(open_inputs([file]))
    looks = looks_of(reports, antenna, site, height=height)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invented-radar.jsonl"
        write_lines(looks, path)
        begun_s = time.process_time()
        inputs = open_inputs([path], format="radar-jsonl")
        opened_s = time.process_time() - begun_s
    epoch_ns = inputs.leaves[0].received_ns // DAY_NS * DAY_NS
    warm(site, inputs, coverage, epoch_ns)
    run = observe(site, inputs, coverage, epoch_ns)
    numbers = {
        "data_kind": "synthetic",
        "file": file.name,
        "radar_tells_height": height,
        "looks": len(looks),
        "plots": sum(len(look.reports) for look in looks),
        "flights": len({a for look in looks for a in look.there.address.tolist()}),
        **judge(run, looks, oracle(looks, antenna, site), reports, site),
    }
    numbers["cpu_s"] = {"open": opened_s, **run.cpu_s}
    return numbers


def judge(
    run: Run,
    looks: Sequence[Look],
    best: Sequence[States],
    reports: Sequence[PositionReport],
    site: Site,
) -> dict[str, Any]:
    """Score a run and the oracle against the truth, at every look but the last."""
    epoch_ns = run.outcome.epoch_ns
    published = {p.time_s: p for p in run.outcome.published}
    timed = [((look.time_ns - epoch_ns) / SECOND_NS, look) for look in looks]
    kept = [(time_s, look) for time_s, look in timed if time_s in published]
    times_s = [time_s for time_s, _ in kept]
    instants = [published[time_s] for time_s in times_s]
    truth = [true_states(look.there) for _, look in kept]
    ours, spans = picture_numbers(times_s, [shown_states(p) for p in instants], truth)
    ours["consistency"] = consistency(instants, truth, spans)
    detected: dict[int, list[float]] = defaultdict(list)
    for time_s, look in timed:
        for address in look.there.address[look.seen].tolist():
            detected[address].append(time_s)
    volume = load_volume(site.volumes[0], Path())
    exact = [
        c._replace(time_s=c.time_s - epoch_ns / SECOND_NS)
        for c in exact_crossings(reports, border_of(volume))
    ]
    required = [c for c in exact if c.required]
    others = [c for c in exact if not c.required]
    crossed, missed = crossing_numbers(
        nameless(run.outcome, LIKELY), required, others, run.outcome.plane
    )
    gone = [required[row] for row in missed.tolist()]
    return {
        "crossings": crossed,
        "crossing_reliability": crossing_reliability(
            np.array([c.probability for c in run.outcome.crossings]),
            nameless(run.outcome, 0.0),
            exact,
            run.outcome.plane,
        ),
        "missed_because": why_missed(gone, spans, detected),
        "picture": ours,
        "oracle": picture_numbers(times_s, best[: len(kept)], truth)[0],
        "counts": counts(
            instants,
            run.unseen[: len(kept)],
            [set(look.there.address.tolist()) for _, look in kept],
            [set(look.there.address[look.seen].tolist()) for _, look in kept],
        ),
        "expected_trajectories": sum(t.existence for t in run.outcome.trajectories),
    }


def main() -> None:
    """Measure without or with heights, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file", nargs="?", type=Path, default=HOUR)
    parser.add_argument("--height", action="store_true", help="the radar tells height")
    parser.add_argument("--name", default="stripped-radar")
    chosen = parser.parse_args()
    numbers = measure(chosen.file, height=chosen.height)
    for key, value in numbers.items():
        print(key, json.dumps(value, indent=1) if isinstance(value, dict) else value)
    harness.save(chosen.name + "-height" * chosen.height, numbers)


if __name__ == "__main__":
    main()
