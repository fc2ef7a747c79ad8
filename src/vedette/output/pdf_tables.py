"""Tables of the PDF: as wide as their words need, never wider than the page.

A column gets what its longest cell takes; where that is more than there is room for,
the widest ones give way and their cells run over several lines. The heading stands
again on every page.
"""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from vedette.output.pdf_fonts import BOLD, PLAIN, glyphs, width_of
from vedette.web.markup import text
from vedette.web.paper import Facts, Grid

SIZE, LEADING = 8.0, 10.0
PAD = 8.0  # left and right of a cell together
INK, QUIET, RULE = "#2b2b2b", "#6f6a5d", "#d8d4ca"
GUTTER = 18.0  # between strips of a long narrow table
STRIP_MIN = 6  # rows that make a strip worth it
NARROWEST = 34.0  # a column below this breaks words
Cell = Any  # a text, or a paragraph of reportlab, which has no types

_LEFT = ParagraphStyle(
    "cell", fontName=PLAIN, fontSize=SIZE, leading=LEADING, textColor=INK
)
_RIGHT = ParagraphStyle("right", parent=_LEFT, alignment=2)
_HEAD = ParagraphStyle("head", parent=_LEFT, fontName=BOLD)
_HEAD_RIGHT = ParagraphStyle("head right", parent=_HEAD, alignment=2)
_BASE = [
    ("FONTNAME", (0, 0), (-1, -1), PLAIN),
    ("FONTSIZE", (0, 0), (-1, -1), SIZE),
    ("LEADING", (0, 0), (-1, -1), LEADING),
    ("TEXTCOLOR", (0, 0), (-1, -1), INK),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), PAD / 2.0),
    ("RIGHTPADDING", (0, 0), (-1, -1), PAD / 2.0),
    ("TOPPADDING", (0, 0), (-1, -1), 2.0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
]


def grid_table(grid: Grid, room: float, strip_min: int = STRIP_MIN) -> Table:
    """Set a table with a heading.

    Parameters
    ----------
    grid : Grid
        What it says.
    room : float
        Width of the page's frame, points.
    strip_min : int
        Rows that make it worth to lay a narrow table out beside itself.

    Returns
    -------
    Table
        That may run over several pages.
    """
    numeric = list(grid.numeric or (False,) * len(grid.heads))
    heads = [glyphs(head) for head in grid.heads]
    rows = [[glyphs(cell) for cell in row] for row in grid.rows]
    widths = _widths(heads, rows, room)
    strips = min(int(room // (sum(widths) + GUTTER)), -(-len(rows) // strip_min))
    if strips > 1:
        heads, rows, numeric, widths = _beside(heads, rows, numeric, widths, strips)
    lines: list[list[Cell]] = [
        [
            Paragraph(text(head), _HEAD_RIGHT if right else _HEAD)
            for head, right in zip(heads, numeric, strict=True)
        ],
        *(
            [
                _cell(cell, width, right=right)
                for cell, width, right in zip(row, widths, numeric, strict=True)
            ]
            for row in rows
        ),
    ]
    style = [
        *_BASE,
        ("LINEBELOW", (0, 0), (-1, 0), 1.0, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
        *(
            ("ALIGN", (i, 0), (i, -1), "RIGHT")
            for i, right in enumerate(numeric)
            if right
        ),
    ]
    return Table(lines, colWidths=widths, repeatRows=1, style=style, hAlign="LEFT")


def _beside(
    heads: list[str],
    rows: list[list[str]],
    numeric: list[bool],
    widths: list[float],
    strips: int,
) -> tuple[list[str], list[list[str]], list[bool], list[float]]:
    """Lay a long narrow table out as strips beside each other, read from the left."""
    tall = -(-len(rows) // strips)
    blank = [""] * len(heads)
    wide = []
    for line in range(tall):
        beside = [
            rows[k] if k < len(rows) else blank
            for k in range(line, tall * strips, tall)
        ]
        wide.append([*beside[0], *(c for row in beside[1:] for c in ("", *row))])
    gap = strips - 1
    return (
        heads + ["", *heads] * gap,
        wide,
        numeric + [False, *numeric] * gap,
        widths + [GUTTER, *widths] * gap,
    )


def facts_table(facts: Facts, room: float) -> Table:
    """Set names and values.

    Parameters
    ----------
    facts : Facts
        What they are.
    room : float
        Width of the page's frame, points.

    Returns
    -------
    Table
        Without a heading.
    """
    rows = [[glyphs(name), glyphs(value)] for name, value in facts.rows]
    first = max(width_of(row[0], PLAIN, SIZE) for row in rows) + PAD
    first = min(first, room / 2.0)
    widths = [first, min(room - first, 520.0)]
    lines = [[_cell(row[i], widths[i], right=False) for i in (0, 1)] for row in rows]
    style = [*_BASE, ("TEXTCOLOR", (0, 0), (0, -1), QUIET)]
    return Table(lines, colWidths=widths, style=style, hAlign="LEFT")


def _cell(value: str, width: float, *, right: bool) -> Cell:
    """Set a cell: as it is where it fits, else as a paragraph."""
    if width_of(value, PLAIN, SIZE) + PAD <= width + 0.01:  # rounding
        return value
    return Paragraph(text(value), _RIGHT if right else _LEFT)


def _widths(heads: list[str], rows: list[list[str]], room: float) -> list[float]:
    """Share the room out among the columns."""
    wish, least = [], []
    for column, head in enumerate(heads):
        cells = [row[column] for row in rows]
        words = head.split(" ")  # what is bound by a hard space stays so
        own = max(width_of(word, BOLD, SIZE) for word in words)
        whole = max((width_of(cell, PLAIN, SIZE) for cell in cells), default=0.0)
        title = min(width_of(head, BOLD, SIZE), max(own, 70.0))
        wish.append(max(whole, title) + PAD)
        least.append(min(max(own, NARROWEST) + PAD, wish[-1]))
    over = sum(wish) - room
    if over <= 0.0:
        return wish
    spare = [most - few for most, few in zip(wish, least, strict=True)]
    # The widest give way first: everybody keeps what they have up to one bound.
    low, high = 0.0, max(spare)
    for _ in range(40):
        bound = (low + high) / 2.0
        kept = sum(min(s, bound) for s in spare)
        low, high = (bound, high) if kept + sum(least) < room else (low, bound)
    return [few + min(more, low) for few, more in zip(least, spare, strict=True)]
