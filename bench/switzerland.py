"""Border crossings of real flights, found by the tracker and computed exactly.

The reference knows nothing of tracks: for every aircraft, consecutive positions of one
address at most `GAP_S` apart are joined by straight lines, and shapely intersects
those with the same border in an azimuthal equidistant plane. Every intersection is a
passage. A change of side from one fix to the next is required to be found when at
least `FIXES` consecutive positions lie on each side and on each side some of them are
3 sigma of the border away from it; it is a clear one when all of the `FIXES` nearest
are. The rest is listed apart. A required one is found
once when exactly one likely crossing answers it; a second one counts as double unless
the line between the fixes itself passes the border there again.

    python bench/switzerland.py [FILE]     the bundled hour, or another table
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import harness
import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from vedette.airspace.load import load_volume
from vedette.airspace.volume import Volume
from vedette.earth.plane import SitePlane, to_plane
from vedette.feeds import InputSet, decoder_for
from vedette.feeds.decoder import Decoder
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.report import PositionReport
from vedette.incursions.likely import LIKELY
from vedette.picture import Input, Outcome, watch
from vedette.score.crossings import (
    Crossings,
    CrossingScore,
    error_quantiles,
    match_crossings,
)
from vedette.site.load import parse_site
from vedette.units import SECOND_NS

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

GAP_S = 15.0  # the samples are 10 s apart
FIXES = 6
SIGMAS = 3.0
WITHIN_S = 10.0
WITHIN_M = 1000.0
SITE = """
[site]
name = "Switzerland"
centre = [46.8, 8.2]
radius_km = 400

[[volume]]
id = "CH"
kind = "state"
source = "borders-osm:CH"

[policy]
cooperative = "{policy}"
"""
HOUR = Path(__file__).parents[1] / "data" / "switzerland" / "traffic-hour.jsonl.gz"


class Fixes(NamedTuple):
    """One aircraft's consecutive positions, in the reference's own plane."""

    time_s: Floats
    x_m: Floats
    y_m: Floats


class Exact(NamedTuple):
    """One exact crossing."""

    address: int
    inward: bool
    time_s: float
    lat_deg: float
    lon_deg: float
    required: bool
    clear: bool


class Comparison(NamedTuple):
    """What the tracker found, beside the reference.

    Attributes
    ----------
    score : CrossingScore
        Likely crossings against the required ones.
    required, rest : list of Exact
        The reference, in two parts.
    rest_found : int
        Of the rest, how many likely crossings answer.
    unexplained : list of str
        Likely crossings that no passage of the reference answers.
    twice : int
        Required ones that two likely crossings answer.
    """

    score: CrossingScore
    required: list[Exact]
    rest: list[Exact]
    rest_found: int
    unexplained: list[str]
    twice: int


class Border(NamedTuple):
    """A volume in the reference's own plane."""

    plane: pyproj.Transformer
    area: shapely.Geometry
    sigma_m: Callable[[float, float], float]


def border_of(volume: Volume) -> Border:
    """Project a volume about its middle."""
    lat = np.concatenate([ring.lat_deg for ring in volume.rings])
    lon = np.concatenate([ring.lon_deg for ring in volume.rings])
    middle = (
        f"+lat_0={(lat.min() + lat.max()) / 2} +lon_0={(lon.min() + lon.max()) / 2}"
    )
    plane = pyproj.Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd {middle} +ellps=WGS84", always_xy=True
    )
    area: shapely.Geometry = shapely.Polygon()
    lines: list[shapely.Geometry] = []
    sigmas: list[float] = []
    for ring in volume.rings:
        x, y = plane.transform(ring.lon_deg, ring.lat_deg)
        area = area.symmetric_difference(shapely.Polygon(np.stack([x, y], 1)))
        ends = np.roll(np.arange(len(x)), -1)
        pairs = np.stack([np.stack([x, y], 1), np.stack([x[ends], y[ends]], 1)], 1)
        lines.extend(shapely.linestrings(pairs))
        sigmas.extend(ring.sigma_m.tolist()[: len(x)])
    tree = shapely.STRtree(lines)
    shapely.prepare(area)
    return Border(
        plane, area, lambda x, y: sigmas[int(tree.nearest(shapely.Point(x, y)))]
    )


def exact_crossings(reports: Sequence[PositionReport], border: Border) -> list[Exact]:
    """Compute every crossing by straight lines between fixes, by address and time."""
    flights: dict[int, dict[int, PositionReport]] = defaultdict(dict)
    for report in reports:
        flights[report.address][report.time_ns] = report
    found = []
    for address, rows in sorted(flights.items()):
        flight = [rows[time_ns] for time_ns in sorted(rows)]
        time_s = np.array([r.time_ns / SECOND_NS for r in flight])
        x, y = border.plane.transform(
            np.array([r.lon_deg for r in flight]), np.array([r.lat_deg for r in flight])
        )
        gaps = np.flatnonzero(np.diff(time_s) > GAP_S) + 1
        for run in np.split(np.arange(time_s.size), gaps):
            fixes = Fixes(time_s[run], x[run], y[run])
            found.extend(_run_crossings(address, fixes, border))
    return found


def _run_crossings(address: int, fixes: Fixes, border: Border) -> Iterator[Exact]:
    """Cross one run of fixes with the border."""
    inside = shapely.contains_xy(border.area, fixes.x_m, fixes.y_m)
    changes = np.flatnonzero(inside[1:] != inside[:-1]).tolist()
    if not changes:
        return
    points = shapely.points(fixes.x_m, fixes.y_m)
    depth = shapely.distance(border.area.boundary, points)
    for at in changes:
        before, after = _side(inside, at, -1), _side(inside, at + 1, 1)
        passages = list(_intersections(address, fixes, at, border))
        # Of in, out, in the first or last has the net direction, the second has not.
        middle = passages[2 * (len(passages) // 4)]
        x, y = border.plane.transform(middle.lon_deg, middle.lat_deg)
        clear = depth >= SIGMAS * border.sigma_m(x, y)
        wanted = min(before.size, after.size) >= FIXES and bool(
            clear[before].any() and clear[after].any()
        )
        nearest = np.concatenate([before[-FIXES:], after[:FIXES]])
        for passage in passages:
            required = wanted and passage is middle
            yield passage._replace(
                required=required, clear=required and bool(clear[nearest].all())
            )


def _intersections(
    address: int, fixes: Fixes, at: int, border: Border
) -> Iterator[Exact]:
    """Give every passage of the straight line from one fix to the next."""
    x0, y0 = fixes.x_m[at], fixes.y_m[at]
    inside = bool(shapely.contains_xy(border.area, x0, y0))
    line = shapely.linestrings(
        np.stack([fixes.x_m[at : at + 2], fixes.y_m[at : at + 2]], 1)
    )
    meets = shapely.get_coordinates(line.intersection(border.area.boundary))
    shares = np.sort(np.hypot(meets[:, 0] - x0, meets[:, 1] - y0)) / line.length
    for share in shares.tolist():
        inside = not inside
        x = x0 + share * (fixes.x_m[at + 1] - x0)
        y = y0 + share * (fixes.y_m[at + 1] - y0)
        lon, lat = border.plane.transform(x, y, direction="INVERSE")
        yield Exact(
            address=address,
            inward=inside,
            time_s=fixes.time_s[at] + share * (fixes.time_s[at + 1] - fixes.time_s[at]),
            lat_deg=lat,
            lon_deg=lon,
            required=False,
            clear=False,
        )


def _side(inside: Bools, start: int, step: int) -> Ints:
    """Return the fixes on the same side as one, going one way until the other side."""
    at = start
    while 0 <= at + step < inside.size and inside[at + step] == inside[start]:
        at += step
    return np.arange(min(start, at), max(start, at) + 1)


def exact_table(exact: Sequence[Exact], plane: SitePlane) -> Crossings:
    """Write exact crossings as a table in the site plane."""
    places = [to_plane(plane, c.lat_deg, c.lon_deg) for c in exact]
    return Crossings(
        target=np.array([c.address for c in exact]),
        volume=np.array(["CH"] * len(exact)),
        direction=np.array(["in" if c.inward else "out" for c in exact]),
        time_s=np.array([c.time_s for c in exact]),
        e_m=np.array([place[0] for place in places]),
        n_m=np.array([place[1] for place in places]),
    )


def found_table(outcome: Outcome, probability_min: float) -> Crossings:
    """Write the tracker's crossings as a table in the site plane."""
    found = [c for c in outcome.crossings if c.probability >= probability_min]
    epoch_s = outcome.epoch_ns / SECOND_NS
    return Crossings(
        target=np.array([c.address for c in found]),
        volume=np.array([c.volume for c in found]),
        direction=np.array(["in" if c.inward else "out" for c in found]),
        time_s=np.array([epoch_s + c.time_s for c in found]),
        e_m=np.array([c.e_m for c in found]),
        n_m=np.array([c.n_m for c in found]),
    )


def observe(inputs: InputSet, policy: str) -> tuple[Outcome, Volume]:
    """Run the tracker over all inputs under one policy."""
    site = parse_site(SITE.format(policy=policy), "bench/switzerland.py")
    volume = load_volume(site.volumes[0], Path())
    day_ns = 86400 * SECOND_NS
    epoch_ns = inputs.leaves[0].received_ns // day_ns * day_ns

    def decoders() -> dict[str, Decoder]:
        return {feed: decoder_for(s.format) for feed, s in inputs.feeds.items()}

    leaves = (Input(leaf.feed, leaf.received_ns, leaf.raw) for leaf in inputs.leaves)
    return watch(site, [volume], decoders, epoch_ns, leaves), volume


def positions(inputs: InputSet) -> list[PositionReport]:
    """Decode all positions of the inputs."""
    decoders = {f: decoder_for(source.format) for f, source in inputs.feeds.items()}
    reports = []
    for leaf in inputs.leaves:
        decoded = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        if isinstance(decoded, tuple):
            reports.extend(r for r in decoded if isinstance(r, PositionReport))
    return reports


def compare(inputs: InputSet, outcome: Outcome, volume: Volume) -> Comparison:
    """Match likely crossings to the required ones, the rest to other passages."""
    exact = exact_crossings(positions(inputs), border_of(volume))
    required = [c for c in exact if c.required]
    rest = [c for c in exact if not c.required]
    wanted = exact_table(required, outcome.plane)
    found = found_table(outcome, LIKELY)
    near = {"within_s": WITHIN_S, "within_m": WITHIN_M}
    score = match_crossings(found, wanted, **near)
    # Where the line between fixes winds over the border, any of its passages in the net
    # direction within the tolerance may stand for the required one.
    wanted = _wound(wanted, rest, score.missed.tolist(), found, score.extra, outcome)
    score = match_crossings(found, wanted, **near)
    spare = Crossings(*(column[score.extra] for column in found))
    others = match_crossings(spare, exact_table(rest, outcome.plane), **near)
    unexplained = Crossings(*(column[others.extra] for column in spare))
    twice = match_crossings(unexplained, wanted, **near)
    return Comparison(
        score=score,
        required=required,
        rest=rest,
        rest_found=len(others.pairs),
        unexplained=[found_row(unexplained, row) for row in range(len(unexplained[0]))],
        twice=len(twice.pairs),
    )


def _wound(
    wanted: Crossings,
    rest: Sequence[Exact],
    missed: Sequence[int],
    found: Crossings,
    extra: Ints,
    outcome: Outcome,
) -> Crossings:
    """Put another passage of the same winding in the place of a missed one."""
    others = exact_table(rest, outcome.plane)
    spare = Crossings(*(column[extra] for column in found))
    columns = [column.copy() for column in wanted]
    for row in missed:
        same = (
            (others.target == wanted.target[row])
            & (others.direction == wanted.direction[row])
            & (np.abs(others.time_s - wanted.time_s[row]) <= WITHIN_S)
        )
        for other in np.flatnonzero(same).tolist():
            near = (
                (spare.target == wanted.target[row])
                & (spare.direction == wanted.direction[row])
                & (np.abs(spare.time_s - others.time_s[other]) <= WITHIN_S)
            )
            off = np.hypot(spare.e_m - others.e_m[other], spare.n_m - others.n_m[other])
            if (near & (off <= WITHIN_M)).any():
                for column, source in zip(columns, others, strict=True):
                    column[row] = source[other]
    return Crossings(*columns)


def found_row(table: Crossings, row: int) -> str:
    """Say one crossing in words."""
    return (
        f"{table.target[row]:06x} {table.direction[row]} at {table.time_s[row]:.1f} s, "
        f"e {table.e_m[row]:.0f} n {table.n_m[row]:.0f} m"
    )


def main() -> None:
    """Compare on a file and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=HOUR)
    parser.add_argument("--name", default="switzerland-hour")
    chosen = parser.parse_args()
    inputs = open_inputs([chosen.file])
    outcome, volume = observe(inputs, "unauthorised")
    result = compare(inputs, outcome, volume)
    likely = [c for c in outcome.crossings if c.probability >= LIKELY]
    found = len(result.score.pairs)
    missed = [result.required[row] for row in result.score.missed.tolist()]
    numbers = {
        "file": chosen.file.name,
        "positions": len(inputs.leaves),
        "required": len(result.required),
        "found_once": found - result.twice,
        "missed": len(missed),
        "required_clear": sum(c.clear for c in result.required),
        "missed_clear": sum(c.clear for c in missed),
        "found_twice": result.twice,
        "time_error_s": error_quantiles(result.score.time_error_s),
        "position_error_m": error_quantiles(result.score.position_error_m),
        "other_passages": len(result.rest),
        "other_passages_found": result.rest_found,
        "likely_crossings": len(likely),
        "likely_unexplained": len(result.unexplained),
        "inward_likely": sum(c.inward for c in likely),
        "incursions_policy_unauthorised": len(outcome.incursions),
        "incursions_policy_authorised": len(
            observe(inputs, "authorised")[0].incursions
        ),
    }
    harness.table(
        ["what", "value"], [[key, str(value)] for key, value in numbers.items()]
    )
    for crossing in missed:
        print("missed:", crossing)
    for line in result.unexplained[:40]:
        print("unexplained:", line)
    harness.save(chosen.name, numbers)


if __name__ == "__main__":
    main()
