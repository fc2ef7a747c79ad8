"""The border of one volume in the site plane, laid out so that asking is quick.

Frame: site plane, metres, e east and n north of the site's centre. A border segment is
straight in latitude and longitude; long ones are split until the chord deviates less
than a metre. Segments are found in two ways:

- *bands* of equal northing hold every segment that crosses them, so that the even-odd
  rule counts crossings to the west of a point within one band: exact everywhere;
- *cells* of 5 km hold the segments that touch them, so that the nearest one is found
  by rings of cells around a point: exact up to `reach_m`. A cell farther than that
  from any segment carries inside or outside as a flag.

The error of a border is not independent from metre to metre: segments are grouped
along the line into blocks of about 5 km, and a sampler draws one error per block.
"""

import hashlib
from typing import NamedTuple

import numpy as np

from vedette.airspace.volume import Floats, Ints, Ring, Volume
from vedette.earth.plane import SitePlane, to_plane
from vedette.fixed_math import cos
from vedette.kernel import kernel
from vedette.units import DEGREE_RAD

REACH_M = 20_000.0  # farther from a border no sigma of ours leaves any doubt
CELL_M = 5_000.0  # a quarter of the reach: few empty rings, few segments in a cell
BAND_M = 1_000.0  # a band of Poland then holds about ten segments
BLOCK_M = 5_000.0  # an edit of a border concerns some kilometres; not measured
CHORD_M = 1.0  # a tenth of the resolution of the best borders at hand
PIECES_MAX = 4096  # splits of one segment; an edge of 3,000 km needs about 900
DOMAIN_M = 1_000_000.0  # distances are told within this of the site's centre
DEGREE_M = 111_195.0  # mean length of a degree of latitude: blocks need no better


class VolumeIndex(NamedTuple):
    """Segments of a border and the grids that find them.

    Attributes
    ----------
    e0_m, n0_m, e1_m, n1_m : (m,) m, ends of each segment; the volume lies on the left
        where its source orients the rings so, which nothing here relies on
    sigma_m : (m,) m, standard deviation across the segment
    neighbour : (m,) index into the volume's `neighbours`
    block : (m,) id of the error block, stable for a volume: a hash of its id and number
    band_n0_m : m, southern edge of the first band
    band_start : (bands + 1,) where each band begins in `band_segment`
    band_segment : segments that cross each band
    cell_e0_m, cell_n0_m : m, south-western corner of the grid of cells
    cell_columns, cell_rows : size of the grid
    cell_start : (rows * columns + 1,) where each cell begins in `cell_segment`
    cell_segment : segments that touch each cell
    cell_flag : (rows * columns,) 1 inside and -1 outside far from the border, 0 near
    reach_m : m, distances are exact up to here
    """

    e0_m: Floats
    n0_m: Floats
    e1_m: Floats
    n1_m: Floats
    sigma_m: Floats
    neighbour: Ints
    block: Ints
    band_n0_m: float
    band_start: Ints
    band_segment: Ints
    cell_e0_m: float
    cell_n0_m: float
    cell_columns: int
    cell_rows: int
    cell_start: Ints
    cell_segment: Ints
    cell_flag: Ints
    reach_m: float


def build_index(
    volume: Volume, plane: SitePlane, reach_m: float = REACH_M
) -> VolumeIndex:
    """Lay a volume's border out in the site plane.

    Parameters
    ----------
    volume : Volume
        Rings on the ellipsoid.
    plane : vedette.earth.plane.SitePlane
        The site's plane.
    reach_m : float
        m, distances are exact up to here.

    Returns
    -------
    VolumeIndex
        The same bits on every machine.
    """
    parts = [_ring_segments(ring, plane) for ring in volume.rings]
    ends = np.concatenate([part[0] for part in parts])
    origin = np.concatenate([part[1] for part in parts])
    offsets = np.cumsum([0, *(len(ring.lat_deg) for ring in volume.rings[:-1])])
    origin += np.repeat(offsets, [len(part[1]) for part in parts])
    e0, n0, e1, n1 = (np.ascontiguousarray(ends[:, k]) for k in range(4))
    band_n0_m, band_start, band_segment = _bands(n0, n1)
    corner, shape = _domain(ends, reach_m)
    columns, rows = shape
    touched = _cells_touched(e0, n0, e1, n1, *corner, columns, rows)
    cell_start, cell_segment = _compressed(touched, columns * rows)
    sigma_m = np.concatenate([ring.sigma_m for ring in volume.rings])[origin]
    index = VolumeIndex(
        e0_m=e0,
        n0_m=n0,
        e1_m=e1,
        n1_m=n1,
        sigma_m=sigma_m,
        neighbour=np.concatenate([r.neighbour for r in volume.rings])[origin],
        block=_blocks(volume)[origin],
        band_n0_m=band_n0_m,
        band_start=band_start,
        band_segment=band_segment,
        cell_e0_m=corner[0],
        cell_n0_m=corner[1],
        cell_columns=columns,
        cell_rows=rows,
        cell_start=cell_start,
        cell_segment=cell_segment,
        cell_flag=np.zeros(columns * rows, dtype=np.int64),
        reach_m=reach_m,
    )
    _flag_far_cells(index, CELL_M)
    return index


def _ring_segments(ring: Ring, plane: SitePlane) -> tuple[Floats, Ints]:
    """Return ends (m, 4) of a ring's split segments and the segment each came from."""
    pieces = _pieces(ring.lat_deg, ring.lon_deg, plane, CHORD_M)
    ends = _split(ring.lat_deg, ring.lon_deg, pieces, plane)
    return ends, np.repeat(np.arange(len(pieces)), pieces)


@kernel
def _pieces(lat_deg: Floats, lon_deg: Floats, plane: SitePlane, chord_m: float) -> Ints:
    """Count the pieces that keep every chord within `chord_m` of its segment.

    The deviation of a chord falls with the square of the number of pieces.
    """
    count = len(lat_deg)
    pieces = np.ones(count, dtype=np.int64)
    for i in range(count):
        j = (i + 1) % count
        e0, n0 = to_plane(plane, lat_deg[i], lon_deg[i])
        e1, n1 = to_plane(plane, lat_deg[j], lon_deg[j])
        lat = 0.5 * (lat_deg[i] + lat_deg[j])
        lon = 0.5 * (lon_deg[i] + lon_deg[j])
        em, nm = to_plane(plane, lat, lon)
        de = em - 0.5 * (e0 + e1)
        dn = nm - 0.5 * (n0 + n1)
        off = np.sqrt(de * de + dn * dn) / chord_m
        while pieces[i] * pieces[i] < off and pieces[i] < PIECES_MAX:
            pieces[i] += 1
    return pieces


@kernel
def _split(lat_deg: Floats, lon_deg: Floats, pieces: Ints, plane: SitePlane) -> Floats:
    """Project the pieces of every segment: (m, 4) m, e and n of both ends."""
    total = 0
    for i in range(len(pieces)):
        total += pieces[i]
    ends = np.empty((total, 4))
    at = 0
    for i in range(len(pieces)):
        j = (i + 1) % len(pieces)
        e0, n0 = to_plane(plane, lat_deg[i], lon_deg[i])
        for k in range(pieces[i]):
            share = (k + 1) / pieces[i]
            lat = lat_deg[i] + share * (lat_deg[j] - lat_deg[i])
            lon = lon_deg[i] + share * (lon_deg[j] - lon_deg[i])
            if k + 1 == pieces[i]:
                lat, lon = lat_deg[j], lon_deg[j]  # to the last bit: rings stay closed
            e1, n1 = to_plane(plane, lat, lon)
            ends[at, 0], ends[at, 1], ends[at, 2], ends[at, 3] = e0, n0, e1, n1
            e0, n0 = e1, n1
            at += 1
    return ends


def _blocks(volume: Volume) -> Ints:
    """Return the error block of every original segment."""
    ids = []
    first = 0
    for ring in volume.rings:
        numbers = _block_numbers(ring.lat_deg, ring.lon_deg) + first
        first = int(numbers[-1]) + 1
        named = {
            int(number): _block_id(volume.id, int(number))
            for number in np.unique(numbers)
        }
        ids.append(np.array([named[int(number)] for number in numbers]))
    return np.concatenate(ids)


def _block_id(volume_id: str, number: int) -> int:
    """Hash a block's name to a positive 63-bit number."""
    digest = hashlib.sha256(f"{volume_id}\n{number}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1


@kernel
def _block_numbers(lat_deg: Floats, lon_deg: Floats) -> Ints:
    """Count blocks along one ring by the length walked up to each segment."""
    count = len(lat_deg)
    numbers = np.zeros(count, dtype=np.int64)
    walked_m = 0.0
    for i in range(count):
        numbers[i] = np.int64(walked_m / BLOCK_M)
        j = (i + 1) % count
        shrink = cos(0.5 * (lat_deg[i] + lat_deg[j]) * DEGREE_RAD)
        de = (lon_deg[j] - lon_deg[i]) * shrink
        dn = lat_deg[j] - lat_deg[i]
        walked_m += DEGREE_M * np.sqrt(de * de + dn * dn)
    return numbers


def _bands(n0_m: Floats, n1_m: Floats) -> tuple[float, Ints, Ints]:
    """Sort segments into bands of northing; a segment lies in every band it crosses."""
    south = float(np.minimum(n0_m, n1_m).min())
    north = float(np.maximum(n0_m, n1_m).max())
    bands = int((north - south) / BAND_M) + 1
    first = ((np.minimum(n0_m, n1_m) - south) / BAND_M).astype(np.int64)
    last = ((np.maximum(n0_m, n1_m) - south) / BAND_M).astype(np.int64)
    counts = last - first + 1
    segment = np.repeat(np.arange(len(first)), counts)
    start = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)[:-1]])
    band = np.arange(len(segment)) - np.repeat(start - first, counts)
    starts, segments = _compressed(np.stack([band, segment]), bands)
    return south, starts, segments


def _compressed(pairs: Ints, rows: int) -> tuple[Ints, Ints]:
    """Turn (row, item) pairs into row starts and items, items in rising order."""
    order = np.lexsort((pairs[1], pairs[0]))
    counts = np.bincount(pairs[0], minlength=rows)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])
    return starts, np.ascontiguousarray(pairs[1][order])


def _domain(
    ends: Floats, reach_m: float
) -> tuple[tuple[float, float], tuple[int, int]]:
    """Return corner and size (columns, rows) of the grid: the border and its reach."""
    margin = reach_m + CELL_M
    low, size = [], []
    for k in (0, 1):
        least = float(min(ends[:, k].min(), ends[:, k + 2].min())) - margin
        most = float(max(ends[:, k].max(), ends[:, k + 2].max())) + margin
        least = min(max(least, -DOMAIN_M), DOMAIN_M)
        most = min(max(most, least + CELL_M), DOMAIN_M + CELL_M)
        low.append(least)
        size.append(int((most - least) / CELL_M) + 1)
    return (low[0], low[1]), (size[0], size[1])


@kernel
def _cells_touched(
    e0: Floats,
    n0: Floats,
    e1: Floats,
    n1: Floats,
    corner_e: float,
    corner_n: float,
    columns: int,
    rows: int,
) -> Ints:
    """Return (cell, segment) pairs, (2, p): every cell of each segment's box."""
    total = 0
    pairs = np.empty((2, 0), dtype=np.int64)
    for fill in range(2):
        if fill:
            pairs = np.empty((2, total), dtype=np.int64)
        total = 0
        for s in range(len(e0)):
            west = int(np.floor((min(e0[s], e1[s]) - corner_e) / CELL_M))
            east = int(np.floor((max(e0[s], e1[s]) - corner_e) / CELL_M))
            south = int(np.floor((min(n0[s], n1[s]) - corner_n) / CELL_M))
            north = int(np.floor((max(n0[s], n1[s]) - corner_n) / CELL_M))
            for row in range(max(south, 0), min(north, rows - 1) + 1):
                for column in range(max(west, 0), min(east, columns - 1) + 1):
                    if fill:
                        pairs[0, total] = row * columns + column
                        pairs[1, total] = s
                    total += 1
    return pairs


@kernel
def is_inside(index: VolumeIndex, e_m: float, n_m: float) -> bool:
    """Judge by the even-odd rule: border crossings due west of a point.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    e_m, n_m : float
        m, site plane.

    Returns
    -------
    bool
        A segment counts from its lower end up to but without its upper end, so a ray
        through a vertex or along a level segment counts once or not at all.
    """
    band = int(np.floor((n_m - index.band_n0_m) / BAND_M))
    if band < 0 or band >= len(index.band_start) - 1:
        return False
    inside = False
    for k in range(index.band_start[band], index.band_start[band + 1]):
        s = index.band_segment[k]
        n0, n1 = index.n0_m[s], index.n1_m[s]
        if (n0 <= n_m) != (n1 <= n_m):
            e0, e1 = index.e0_m[s], index.e1_m[s]
            side = (e1 - e0) * (n_m - n0) - (e_m - e0) * (n1 - n0)
            if (side < 0.0) == (n1 > n0):
                inside = not inside
    return inside


@kernel
def _flag_far_cells(index: VolumeIndex, cell_m: float) -> None:
    """Write inside or outside into the cells that no segment can reach."""
    # A cell k rings away is at least k - 1 cells away.
    rings = int(np.ceil(index.reach_m / cell_m)) + 1
    columns, rows = index.cell_columns, index.cell_rows
    near = np.zeros(columns * rows, dtype=np.bool_)
    for cell in range(columns * rows):
        if index.cell_start[cell] < index.cell_start[cell + 1]:
            row, column = cell // columns, cell % columns
            for r in range(max(row - rings, 0), min(row + rings, rows - 1) + 1):
                for c in range(
                    max(column - rings, 0), min(column + rings, columns - 1) + 1
                ):
                    near[r * columns + c] = True
    for cell in range(columns * rows):
        if not near[cell]:
            e_m = index.cell_e0_m + (cell % columns + 0.5) * cell_m
            n_m = index.cell_n0_m + (cell // columns + 0.5) * cell_m
            index.cell_flag[cell] = 1 if is_inside(index, e_m, n_m) else -1
