"""Our own drawings onto a page of a PDF, as vectors.

The part of SVG 1.1 that `vedette.web` writes, and no more: groups, rectangles, circles,
ellipses, paths of straight lines (M, L, H, V, Z and their small letters), texts with
anchor and halo, transforms, one clipping rectangle. Whatever else it meets is an error
of ours, so that no sign is lost in silence. Foreign text was escaped where it was
written; here it is only ever drawn as glyphs.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from reportlab.pdfgen.canvas import Canvas

from vedette.errors import BrokenInvariant
from vedette.output.pdf_fonts import BOLD, PLAIN, glyphs, width_of

SVG = "{http://www.w3.org/2000/svg}"
# What an element hands down to those inside it (SVG 1.1, property index).
INHERITED = frozenset(
    {
        "fill",
        "fill-opacity",
        "fill-rule",
        "font-size",
        "font-weight",
        "letter-spacing",
        "paint-order",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-opacity",
        "stroke-width",
        "text-anchor",
    }
)
SILENT = frozenset({f"{SVG}title", f"{SVG}desc", f"{SVG}defs"})
_TOKEN = re.compile(r"[MLHVZmlhvz]|-?\d+(?:\.\d+)?")
_TRANSFORM = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}

Style = Mapping[str, str]


class Size(NamedTuple):
    """Size of a drawing in its own units."""

    width: float
    height: float


def parse(svg: str) -> tuple[Element, Size]:
    """Read a drawing of ours.

    Parameters
    ----------
    svg : str
        One SVG element.

    Returns
    -------
    (Element, Size)
        To be given to `draw`.
    """
    root = fromstring(svg)  # noqa: S314 - written by vedette.web a moment ago
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return root, Size(width, height)


def draw(canvas: Canvas, root: Element, x: float, y: float, scale: float) -> None:
    """Draw onto a page.

    Parameters
    ----------
    canvas : Canvas
        Of the page; its origin is below on the left.
    root : Element
        Of `parse`.
    x, y : float
        Upper left corner on the page, points.
    scale : float
        Points for a unit of the drawing.
    """
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, -scale)
    _inside(canvas, root, {"fill": "#000000", "font-size": "12"}, _frames(root))
    canvas.restoreState()


def _frames(root: Element) -> dict[str, Element]:
    """Find the clipping rectangles."""
    found = {}
    for clip in root.iter(f"{SVG}clipPath"):
        found[f"url(#{clip.attrib['id']})"] = clip[0]
    return found


def _inside(
    canvas: Canvas, parent: Element, style: Style, frames: Mapping[str, Element]
) -> None:
    """Draw what is inside an element."""
    own = _style(parent, style)
    for element in parent:
        if element.tag in SILENT or element.get("visibility") == "hidden":
            continue
        canvas.saveState()
        _transform(canvas, element.get("transform", ""))
        if element.tag == f"{SVG}g":
            _clip(canvas, element, frames)
            _inside(canvas, element, own, frames)
        else:
            _shape(canvas, element, _style(element, own))
        canvas.restoreState()


def _style(element: Element, above: Style) -> Style:
    """Return what holds for an element: its own and what it inherits."""
    return {**above, **{k: v for k, v in element.attrib.items() if k in INHERITED}}


def _transform(canvas: Canvas, said: str) -> None:
    """Move, turn and stretch the axes."""
    for kind, numbers in _TRANSFORM.findall(said):
        values = [float(value) for value in numbers.replace(",", " ").split()]
        if kind == "translate":
            canvas.translate(values[0], values[1] if len(values) > 1 else 0.0)
        elif kind == "rotate":
            canvas.rotate(values[0])
        else:
            canvas.scale(values[0], values[-1])


def _clip(canvas: Canvas, element: Element, frames: Mapping[str, Element]) -> None:
    """Keep what follows inside a rectangle."""
    frame = frames.get(element.get("clip-path", ""))
    if frame is not None:
        outline = canvas.beginPath()
        outline.rect(*(float(frame.attrib[k]) for k in ("x", "y", "width", "height")))
        canvas.clipPath(outline, stroke=0, fill=0)


def _shape(canvas: Canvas, element: Element, style: Style) -> None:
    """Draw one element that has no others inside."""
    if element.tag == f"{SVG}text":
        _text(canvas, element, style)
        return
    outline = canvas.beginPath()
    if element.tag == f"{SVG}path":
        for step in _steps(element.get("d", "")):
            _follow(outline, step)
    elif element.tag == f"{SVG}rect":
        box = (float(element.get(k, "0")) for k in ("x", "y", "width", "height"))
        outline.rect(*box)
    elif element.tag in (f"{SVG}circle", f"{SVG}ellipse"):
        r = element.get("r", "0")
        cx, cy = float(element.get("cx", "0")), float(element.get("cy", "0"))
        rx, ry = float(element.get("rx", r)), float(element.get("ry", r))
        outline.ellipse(cx - rx, cy - ry, 2.0 * rx, 2.0 * ry)
    else:
        raise BrokenInvariant(
            expected="an element that our drawings use",
            got=element.tag,
            where="a drawing for the PDF",
        )
    filled, stroked = _paint(canvas, style)
    rule = 0 if style.get("fill-rule") == "evenodd" else 1
    if filled or stroked:
        canvas.drawPath(outline, stroke=stroked, fill=filled, fillMode=rule)


def _paint(canvas: Canvas, style: Style) -> tuple[int, int]:
    """Set colours and lines; return whether to fill and whether to stroke."""
    fill, stroke = style.get("fill", "none"), style.get("stroke", "none")
    if fill != "none":
        canvas.setFillColor(fill)
        canvas.setFillAlpha(float(style.get("fill-opacity", "1")))
    if stroke != "none":
        canvas.setStrokeColor(stroke)
        canvas.setStrokeAlpha(float(style.get("stroke-opacity", "1")))
        canvas.setLineWidth(float(style.get("stroke-width", "1")))
        canvas.setLineCap(_CAPS[style.get("stroke-linecap", "butt")])
        canvas.setLineJoin(_JOINS[style.get("stroke-linejoin", "miter")])
        dash = style.get("stroke-dasharray", "none")
        steps = [] if dash == "none" else [float(v) for v in dash.split()]
        canvas.setDash(steps)
    return int(fill != "none"), int(stroke != "none")


class _Step(NamedTuple):
    """One step of a path, in absolute places; `close` ends its ring."""

    kind: str
    x: float
    y: float


def _steps(d: str) -> Iterator[_Step]:
    """Read path data."""
    tokens = _TOKEN.findall(d)
    at, kind = 0, ""
    x = y = begin_x = begin_y = 0.0
    while at < len(tokens):
        if tokens[at].isalpha():
            kind = tokens[at]
            at += 1
        if kind in "Zz":
            x, y = begin_x, begin_y
            yield _Step("Z", x, y)
            continue
        taken = 1 if kind in "HVhv" else 2
        values = [float(value) for value in tokens[at : at + taken]]
        at += taken
        x, y = _place(kind, values, x, y)
        if kind in "Mm":
            begin_x, begin_y = x, y
        yield _Step("M" if kind in "Mm" else "L", x, y)
        kind = {"M": "L", "m": "l"}.get(kind, kind)  # further pairs are lines


def _place(kind: str, values: list[float], x: float, y: float) -> tuple[float, float]:
    """Return where a step leads."""
    base_x, base_y = (x, y) if kind.islower() else (0.0, 0.0)
    if kind in "Hh":
        return base_x + values[0], y
    if kind in "Vv":
        return x, base_y + values[0]
    return base_x + values[0], base_y + values[1]


def _follow(outline: object, step: _Step) -> None:
    """Add a step to an outline."""
    if step.kind == "M":
        outline.moveTo(step.x, step.y)  # type: ignore[attr-defined]
    elif step.kind == "L":
        outline.lineTo(step.x, step.y)  # type: ignore[attr-defined]
    else:
        outline.close()  # type: ignore[attr-defined]


def _text(canvas: Canvas, element: Element, style: Style) -> None:
    """Write a text, with a halo behind it where it has one."""
    said = glyphs(element.text or "")
    font = BOLD if style.get("font-weight") == "bold" else PLAIN
    size = float(style["font-size"])
    spacing = float(style.get("letter-spacing", "0"))
    wide = width_of(said, font, size) + spacing * len(said)
    anchor = style.get("text-anchor", "start")
    x = (
        float(element.get("x", "0"))
        - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
    )
    y = float(element.get("y", "0"))
    canvas.translate(x, y)
    canvas.scale(1.0, -1.0)  # the page counts upwards, and so do its letters
    _, halo = _paint(canvas, style)
    for mode in [1, 0] if halo else [0]:
        canvas.saveState()  # the mode outlives its text, and this does not
        line = canvas.beginText(0.0, 0.0)
        line.setFont(font, size)
        line.setCharSpace(spacing)
        line.setTextRenderMode(mode)
        line.textOut(said)
        canvas.drawText(line)
        canvas.restoreState()
