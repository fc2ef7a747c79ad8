"""A time line of lanes: what happened in the air, who was warned, what followed.

SVG 1.1, `WIDTH` units wide. A bar is a stay inside a judged volume, a triangle with its
apex up an entry, apex down an exit, a cross the last plot of a track that was lost, an
open circle one that still flew; a thin line is one standard deviation of the entry's
time. A filled diamond begins a spell of danger for which a warning was drafted, an open
one with a broken bar a spell without. A box is a time as people said it: somewhere in
it. A lane without events says why. UTC below, local
time under it where it is known.
"""

from vedette.claims.span import DAY_S
from vedette.claims.tongue import Tongue
from vedette.units import SECOND_NS
from vedette.web.map_ground import GRID, INK, NAME, PAPER, SANS
from vedette.web.map_marks import ENTERED, LEFT, TRIANGLES
from vedette.web.map_svg import stamp_of
from vedette.web.markup import Look, number, path, tag, text, utc
from vedette.web.paper import Event, Lane, Lanes

WIDTH, LEFT_EDGE, RIGHT_EDGE = 1200.0, 130.0, 1184.0
HEAD, ROW, PAD, AXIS = 22.0, 17.0, 9.0, 40.0
WARNED, SAID = "#a3154a", "#3d5a80"
NOTED: Look = {"font_size": 10.5, "fill": NAME}
DIAMOND = "M0-5L5 0L0 5L-5 0Z"
BOX_MIN = 5.0  # units; a moment is still seen
ROWS_MAX = 40  # bars above each other; more make a picture nobody reads
LABEL_ROOM = 26.0  # units that a number takes beside its mark, and its mark
GAP = 8.0  # between an event and what stands beside it
LETTER = 5.6  # and each letter of a longer label
STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
TICKS_MAX = 11


def draw_lanes(lanes: Lanes, data_kind: str, lang: Tongue = "en") -> str:
    """Draw a time line.

    Parameters
    ----------
    lanes : Lanes
        Lanes and their span.
    data_kind : str
        Stamped on the drawing.
    lang : Tongue
        Of the stamp.

    Returns
    -------
    str
        An SVG element.
    """
    y, parts, rules = HEAD, [], []
    for lane in lanes.lanes:
        rows = _packed(lane, lanes)
        tall = max(len(rows), 1) * ROW + 2.0 * PAD
        rules.append(f"M0 {number(y)}H{number(RIGHT_EDGE)}")
        parts.append(_lane(lane, rows, lanes, y, tall))
        y += tall
    rules.append(f"M0 {number(y)}H{number(RIGHT_EDGE)}")
    word, colour, _ = stamp_of(data_kind, lang)
    stamp: Look = {"text_anchor": "end", "font_weight": "bold", "letter_spacing": 1.5}
    size = y + AXIS
    return tag(
        "svg",
        tag("title", text(lanes.caption)),
        tag("rect", width=WIDTH, height=size, fill=PAPER),
        _axis(lanes, y),
        path("".join(rules), stroke=GRID, stroke_width=1, fill="none"),
        *parts,
        tag("text", text(word), x=RIGHT_EDGE, y=13, font_size=11, fill=colour, **stamp),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(size)}",
        width=WIDTH,
        height=size,
        role="img",
        font_family=SANS,
        font_size=12,
        fill=INK,
    )


def _x(time_ns: int, lanes: Lanes) -> float:
    """Return where a time stands, never beyond the ends."""
    share = (time_ns - lanes.from_ns) / max(lanes.to_ns - lanes.from_ns, 1)
    return LEFT_EDGE + (RIGHT_EDGE - LEFT_EDGE) * min(max(share, 0.0), 1.0)


def _packed(lane: Lane, lanes: Lanes) -> list[list[Event]]:
    """Lay events into as few rows as keep them apart."""
    rows: list[list[Event]] = []
    ends: list[float] = []
    for event in lane.events:
        begin, end = _reach(event, lanes)
        row = next((i for i, end in enumerate(ends) if end < begin), len(rows))
        if row == len(rows):
            if row == ROWS_MAX:
                row = min(range(ROWS_MAX), key=ends.__getitem__)
            else:
                rows.append([])
                ends.append(0.0)
        rows[row].append(event)
        ends[row] = end
    return rows


def _reach(event: Event, lanes: Lanes) -> tuple[float, float]:
    """Return from where to where an event takes its row, label and note with it."""
    begin, end = _x(event.from_ns, lanes) - _label_room(event), _x(event.to_ns, lanes)
    place = _note_place(event, lanes)
    return min(begin, place), max(end + GAP, place + LETTER * len(event.note))


def _note_place(event: Event, lanes: Lanes) -> float:
    """Return where a note begins: behind its event, else before it, else within."""
    wide = LETTER * len(event.note)
    behind = _x(event.to_ns, lanes) + GAP
    if behind + wide <= RIGHT_EDGE:
        return behind
    before = _x(event.from_ns, lanes) - _label_room(event) - wide
    return before if before >= LEFT_EDGE else RIGHT_EDGE - wide


def _label_room(event: Event) -> float:
    """Return what a label takes to the left of its mark."""
    return max(LABEL_ROOM, 12.0 + LETTER * len(event.label))


def _lane(
    lane: Lane, rows: list[list[Event]], lanes: Lanes, y: float, tall: float
) -> str:
    """Draw one lane."""
    parts = [
        tag("text", text(lane.name), x=4, y=y + PAD + 12.0, font_weight="bold"),
    ]
    if not lane.events:
        look: Look = {"font_size": 12, "fill": NAME}
        middle = y + tall / 2.0 + 4.0
        parts.append(tag("text", text(lane.said), x=LEFT_EDGE, y=middle, **look))
    for i, row in enumerate(rows):
        middle = y + PAD + ROW * (i + 0.5)
        parts += [_event(event, lanes, middle) for event in row]
    return tag("g", *parts)


def _event(event: Event, lanes: Lanes, y: float) -> str:
    """Draw one event: bar, doubt of its begin, marks of begin and end, number."""
    begin, end = _x(event.from_ns, lanes), _x(event.to_ns, lanes)
    colour = WARNED if event.begins in ("warning", "danger") else ENTERED
    sigma_ns = round(min(event.sigma_s, 1e6) * SECOND_NS)
    early = _x(event.from_ns - sigma_ns, lanes)
    late = _x(event.from_ns + sigma_ns, lanes)
    parts = []
    if event.begins == "said":
        wide = max(end - begin, BOX_MIN)
        box: Look = {"x": begin, "y": y - 5.0, "width": wide, "height": 10}
        parts.append(tag("rect", **box, fill=SAID, fill_opacity=0.2, stroke=SAID))
    elif end > begin:
        parts.append(_bar(event, begin, end, y, colour))
    if late - early > 10.0:  # noqa: PLR2004 - less is hidden by the mark
        doubt = f"M{number(early)} {number(y)}H{number(late)}"
        parts.append(path(doubt, stroke=colour, stroke_width=1))
    parts.append(_mark(event.begins, begin, y, colour, likely=event.likely))
    parts.append(_mark(event.ends, end, y, colour, likely=True))
    if event.label:
        look: Look = {"text_anchor": "end", "font_size": 10.5}
        label = tag("text", text(event.label), x=begin - 8.0, y=y + 3.8, **look)
        parts.append(label)
    if event.note:
        place = _note_place(event, lanes)
        parts.append(tag("text", text(event.note), x=place, y=y + 3.8, **NOTED))
    return "".join(parts)


def _bar(event: Event, begin: float, end: float, y: float, colour: str) -> str:
    """Draw how long something lasted; broken where nothing came of it."""
    if event.begins == "danger":
        line = f"M{number(begin)} {number(y)}H{number(end)}"
        return path(line, stroke=colour, stroke_width=1.2, stroke_dasharray="4 3")
    box: Look = {"x": begin, "y": y - 3.0, "width": end - begin, "height": 6}
    return tag("rect", **box, fill=colour, fill_opacity=0.28)


def _mark(kind: str, x: float, y: float, colour: str, *, likely: bool) -> str:
    """Draw the sign of a begin or an end."""
    place = f"translate({number(x)} {number(y)})"
    if kind in ("in", "out"):
        side = colour if kind == "in" else LEFT
        look: Look = {"fill": side if likely else PAPER, "stroke": side}
        dash: Look = {} if likely else {"stroke_dasharray": "2 1.5"}
        sign = path(TRIANGLES[kind], **look, stroke_width=1, **dash)
    elif kind == "lost":
        sign = path("M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5", stroke=INK, stroke_width=1.4)
    elif kind == "flying":
        sign = tag("circle", r=3.4, fill=PAPER, stroke=INK, stroke_width=1.2)
    elif kind == "warning":
        sign = path(DIAMOND, fill=WARNED)
    elif kind == "danger":
        sign = path(DIAMOND, fill=PAPER, stroke=WARNED, stroke_width=1.2)
    else:
        return ""
    return tag("g", sign, transform=place)


def _axis(lanes: Lanes, y: float) -> str:
    """Draw ticks, UTC and local time."""
    span_s = max((lanes.to_ns - lanes.from_ns) // SECOND_NS, 1)
    step_s = next((s for s in STEPS_S if span_s <= s * TICKS_MAX), DAY_S)
    while span_s > step_s * TICKS_MAX:
        step_s += DAY_S
    step_ns = step_s * SECOND_NS
    parts, lines = [], []
    tick = -(-lanes.from_ns // step_ns) * step_ns
    look: Look = {"text_anchor": "middle", "font_size": 11}
    while tick <= lanes.to_ns:
        x = _x(tick, lanes)
        lines.append(f"M{number(x)} {number(HEAD)}V{number(y + 4.0)}")
        parts.append(tag("text", _clock(tick, step_s), x=x, y=y + 17.0, **look))
        if lanes.local_name:
            local_ns = tick + lanes.local_offset_s * SECOND_NS
            said = _clock(local_ns, step_s)
            parts.append(tag("text", said, x=x, y=y + 32.0, **look, fill=NAME))
        tick += step_ns
    named: Look = {"x": 4, "font_size": 11}
    parts.append(tag("text", "UTC", y=y + 17.0, **named))
    if lanes.local_name:
        local = text(lanes.local_name)
        parts.append(tag("text", local, y=y + 32.0, **named, fill=NAME))
    grid = path("".join(lines), stroke=GRID, stroke_width=0.7, fill="none")
    return tag("g", grid, *parts)


def _clock(time_ns: int, step_s: int) -> str:
    """Write a tick: hours and minutes, or a day."""
    written = utc(time_ns)
    return written[:10] if step_s >= DAY_S else written[11:16]
