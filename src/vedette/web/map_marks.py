"""What moved over the ground: tracks, crossings, and the numbers beside them.

A track is coloured by what it did to the judged border (entered, left, both, neither),
in the colours of Okabe and Ito (2008) that colour-blind readers tell apart; a crossing
also by shape, so that colour never stands alone. Thinning keeps a track within
`TRACK_TOLERANCE` of a sheet unit.
"""

from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

import numpy as np

from vedette.incursions.likely import SURE
from vedette.units import SECOND_NS
from vedette.web.chart import Chart, CrossingMark, Floats, TrackLine
from vedette.web.map_ground import INK, PAPER, Sheet, line_path
from vedette.web.markup import Look, number, path, tag, text
from vedette.web.projection import project, thin, unwrap

TRACK_TOLERANCE = 0.1  # sheet units
GAP_NS = 60 * SECOND_NS  # five turns of an en-route radar: the way between is a guess
FAINT_EXISTENCE = 0.5  # below it a track is more likely nothing than something

ENTERED, LEFT, BOTH, NEITHER = "#0072b2", "#c8540a", "#4d8f7a", "#a39c8f"
COLOURS = {"in": ENTERED, "out": LEFT, "both": BOTH, "none": NEITHER}

# The shapes, drawn round the origin: apex up enters, apex down leaves.
TRIANGLES = {"in": "M0-5.2L5 3.6H-5Z", "out": "M0 5.2L5-3.6H-5Z"}
CROWD = 80  # crossings; more of them are drawn smaller
CROWD_SIZE = 0.78
MARK_REACH = 5.5  # sheet units from the centre of a mark to its rim


class DrawnTrack(NamedTuple):
    """A track on the sheet, thinned.

    Attributes
    ----------
    line : TrackLine, what was drawn
    kind : in, out, both or none
    time_ns : (n,) ns UTC
    x, y : (n,) sheet units
    broken : (n - 1,) true where the stretch after a vertex is coasted or a gap
    """

    line: TrackLine
    kind: str
    time_ns: np.ndarray[tuple[int], np.dtype[np.int64]]
    x: Floats
    y: Floats
    broken: np.ndarray[tuple[int], np.dtype[np.bool_]]


def drawn_tracks(chart: Chart, sheet: Sheet) -> list[DrawnTrack]:
    """Project and thin the tracks of a chart, in its order.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet

    Returns
    -------
    list of DrawnTrack
        Tracks without a position are left out.
    """
    did: dict[int, set[str]] = {}
    for crossing in chart.crossings:
        did.setdefault(crossing.track, set()).add(crossing.direction)
    drawn = []
    for line in chart.tracks:
        if line.time_ns.size == 0:
            continue
        directions = did.get(line.track, set())
        kind = "both" if len(directions) > 1 else next(iter(directions), "none")
        drawn.append(_drawn(line, kind, sheet))
    return drawn


def _drawn(line: TrackLine, kind: str, sheet: Sheet) -> DrawnTrack:
    """Thin each stretch of one way of drawing by itself, so that gaps stay exact."""
    lon = unwrap(line.lon_deg, sheet.projection.lon_deg)
    x, y = project(sheet.projection, line.lat_deg, lon)
    apart = np.diff(line.time_ns) > GAP_NS
    broken = apart | line.coasted[1:]
    edges = (np.flatnonzero(np.diff(broken)) + 1).tolist()
    kept: list[int] = []
    for first, last in zip([0, *edges], [*edges, x.size - 1], strict=True):
        piece = thin(x[first : last + 1], y[first : last + 1], TRACK_TOLERANCE)
        kept += [first + int(i) for i in piece if first + int(i) not in kept[-1:]]
    index = np.array(kept)
    after = broken[index[:-1]]
    return DrawnTrack(line, kind, line.time_ns[index], x[index], y[index], after)


def tracks(drawn: list[DrawnTrack]) -> str:
    """Draw the tracks: firm stretches whole, coasted ones and gaps dashed.

    Parameters
    ----------
    drawn : list of DrawnTrack

    Returns
    -------
    str
        Those that did nothing to the border lie below those that did.
    """
    order = {"none": 0, "both": 1, "out": 2, "in": 3}
    numbered = sorted(enumerate(drawn), key=lambda item: order[item[1].kind])
    return tag(
        "g",
        *(_track(index, track) for index, track in numbered),
        class_="tracks",
        fill="none",
        stroke_width=1,
        stroke_linejoin="round",
        stroke_linecap="round",
    )


def _track(index: int, track: DrawnTrack) -> str:
    """Draw one track, with an arrow head at its last position."""
    colour = COLOURS[track.kind]
    sure = float(np.max(track.line.existence)) >= FAINT_EXISTENCE
    parts = []
    for dashed in (False, True):
        data = _stretches(track, dashed=dashed)
        if data:
            dash = {"stroke_dasharray": "3 3"} if dashed else {}
            fixed = {"vector_effect": "non-scaling-stroke"}
            parts.append(path(data, **dash, **fixed))
    parts.append(_head(track, colour))
    return tag(
        "g",
        *parts,
        class_=f"track {track.kind}",
        id=f"t{index}",
        stroke=colour,
        stroke_opacity=0.62 if sure else 0.25,
    )


def _stretches(track: DrawnTrack, *, dashed: bool) -> str:
    """Write the stretches of one way of drawing as path data."""
    pieces = []
    first = None
    for i, is_broken in enumerate([*track.broken.tolist(), None]):
        if is_broken is dashed:
            first = i if first is None else first
        elif first is not None:
            pieces.append(line_path(track.x[first : i + 1], track.y[first : i + 1]))
            first = None
    return "".join(pieces)


def _head(track: DrawnTrack, colour: str) -> str:
    """Point along the flight at its last position."""
    x, y = float(track.x[-1]), float(track.y[-1])
    turn = 0.0
    if track.x.size > 1:
        dx, dy = x - float(track.x[-2]), y - float(track.y[-2])
        turn = float(np.degrees(np.arctan2(dx, -dy)))
    arrow = path("M0-4L2.4 2.2L0 1L-2.4 2.2Z", fill=colour, stroke="none")
    turned = tag("g", arrow, transform=f"rotate({number(turn, 0)})")
    fixed = tag("g", turned, class_="fixed")
    place = f"translate({number(x)} {number(y)})"
    return tag("g", fixed, transform=place, fill_opacity=0.8)


def mark_shape(direction: str, *, authorised: bool | None, likely: bool) -> str:
    """Draw the mark of a crossing round the origin.

    Parameters
    ----------
    direction : "in" or "out"
    authorised : bool or None
        Hollow where authorised or not judged, filled where not authorised.
    likely : bool
        Else the outline is broken.

    Returns
    -------
    str
    """
    colour = COLOURS[direction]
    dash = {} if likely else {"stroke_dasharray": "2 1.6"}
    filled = authorised is False
    return path(
        TRIANGLES[direction],
        class_=f"mark {direction}" + (" unauthorised" if filled else ""),
        fill=colour if filled else PAPER,
        stroke=colour,
        stroke_width=1.5,
        stroke_linejoin="round",
        **dash,
    )


def crossing_points(chart: Chart, sheet: Sheet) -> list[tuple[float, float]]:
    """Place the crossings of a chart on the sheet.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet

    Returns
    -------
    list of (x, y)
    """
    marks = chart.crossings
    lat = np.array([mark.lat_deg for mark in marks], dtype=np.float64)
    lon = np.array([mark.lon_deg for mark in marks], dtype=np.float64)
    lon = lon + 360.0 * np.round((sheet.projection.lon_deg - lon) / 360.0)
    x, y = project(sheet.projection, lat, lon)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def crossings(
    chart: Chart, sheet: Sheet, points: list[tuple[float, float]]
) -> tuple[str, int]:
    """Draw the crossings with their accuracy and, where there is room, their numbers.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet
    points : list of (x, y)
        From `crossing_points`.

    Returns
    -------
    (markup, hidden) : str, int
        Numbers that found no room; they are in the markup, hidden, so that a page
        can show them once the map is enlarged.
    """
    marks = chart.crossings
    size = CROWD_SIZE if len(marks) > CROWD else 1.0
    rooms = label_rooms(points, [str(mark.number) for mark in marks], sheet, size)
    ellipses, drawn = [], []
    for mark, point, room in zip(marks, points, rooms, strict=True):
        ellipses.append(_ellipse(mark, point, sheet.projection.scale))
        drawn.append(_crossing(mark, point, room, size))
    under = tag("g", *ellipses, class_="ellipses", fill=INK, fill_opacity=0.14)
    over = tag("g", *drawn, class_="crossings", font_size=8.7 * size, fill=INK)
    return under + over, sum(room is None for room in rooms)


def _ellipse(mark: CrossingMark, point: tuple[float, float], scale: float) -> str:
    """Draw the one-sigma ellipse of a crossing, to scale; a circle from one number."""
    major, minor, angle = mark.sigma_m, mark.sigma_m, 0.0
    if isfinite(mark.major_m) and isfinite(mark.minor_m) and isfinite(mark.angle_deg):
        major, minor, angle = mark.major_m, mark.minor_m, mark.angle_deg
    if not (isfinite(major) and isfinite(minor)):
        return ""
    x, y = number(point[0]), number(point[1])
    # The angle runs clockwise from north; the ellipse's own long axis points up.
    turn = f"translate({x} {y}) rotate({number(angle, 1)})"
    rx, ry = number(minor * scale, 3), number(major * scale, 3)
    return tag("ellipse", rx=rx, ry=ry, transform=turn)


def _crossing(
    mark: CrossingMark,
    point: tuple[float, float],
    room: tuple[float, float] | None,
    size: float,
) -> str:
    """Draw one crossing: mark and number, in a group that keeps its size."""
    likely = mark.probability >= SURE
    shape = mark_shape(mark.direction, authorised=mark.authorised, likely=likely)
    if size < 1.0:
        shape = tag("g", shape, transform=f"scale({number(size)})")
    spot = room or (MARK_REACH + 2.0, -4.0)
    hidden = {} if room else {"class_": "crowded", "visibility": "hidden"}
    halo: Look = {"stroke": PAPER, "stroke_width": 2.2, "paint_order": "stroke"}
    name = tag("text", text(str(mark.number)), x=spot[0], y=spot[1], **halo, **hidden)
    fixed = tag("g", shape, name, class_="fixed")
    place = f"translate({number(point[0])} {number(point[1])})"
    return tag("g", fixed, class_="crossing", id=f"c{mark.number}", transform=place)


def label_rooms(
    points: list[tuple[float, float]], names: list[str], sheet: Sheet, size: float
) -> list[tuple[float, float] | None]:
    """Find room for the numbers, first come first served.

    Parameters
    ----------
    points : list of (x, y)
        Marks, which no number may cover.
    names : list of str
    sheet : Sheet
    size : float
        Of marks and numbers, 1 where there is room.

    Returns
    -------
    list of (dx, dy) or None
        Lower left corner of each number from its mark; None where no place is free.
    """
    reach = MARK_REACH * size
    taken = [_box(x, y, reach, reach) for x, y in points]
    frame, rooms = sheet.frame, []
    for (x, y), name in zip(points, names, strict=True):
        half_wide, half_tall = (2.5 * len(name) + 0.5) * size, 3.6 * size
        room = None
        for dx, dy in _spots(half_wide, half_tall, reach):
            box = _box(x + dx, y + dy, half_wide, half_tall)
            outside = box[0] < frame.x or box[2] > frame.x + frame.width
            outside |= box[1] < frame.y or box[3] > frame.y + frame.height
            if not outside and not _overlaps(box, taken):
                taken.append(box)
                room = dx - half_wide + 0.5, dy + 3.0 * size
                break
        rooms.append(room)
    return rooms


def _box(x: float, y: float, wide: float, tall: float) -> tuple[float, ...]:
    return x - wide, y - tall, x + wide, y + tall


def _spots(
    half_wide: float, half_tall: float, rim: float
) -> Iterable[tuple[float, float]]:
    """Yield centres round a mark, the best to read first, near before far."""
    for reach in (rim + 1.0, rim + 6.0):
        side, up = reach + half_wide, reach + half_tall
        yield from ((side, 0.0), (-side, 0.0), (0.0, -up), (0.0, up))
        yield from ((side, -up * 0.7), (side, up * 0.7))
        yield from ((-side, -up * 0.7), (-side, up * 0.7))


def _overlaps(box: tuple[float, ...], taken: list[tuple[float, ...]]) -> bool:
    return any(
        box[0] < other[2]
        and other[0] < box[2]
        and box[1] < other[3]
        and other[1] < box[3]
        for other in taken
    )
