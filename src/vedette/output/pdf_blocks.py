"""Blocks of a paper as flowables: words, tables and drawings, of a given width.

Points throughout. What unfolds on a screen is open on paper and set small, so that
a night of many incursions does not make a book.
"""

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from vedette.output.pdf_fonts import BOLD, PLAIN, glyphs
from vedette.output.pdf_tables import facts_table, grid_table
from vedette.output.svg_pdf import draw, parse
from vedette.web.bars import draw_bars
from vedette.web.chart import credit_lines, worldview_line
from vedette.web.claims_chart import draw_claims
from vedette.web.map_svg import drawing, projection_sentence, stamp_of
from vedette.web.markup import text
from vedette.web.paper import (
    Bars,
    Block,
    Bullets,
    ClaimBars,
    Drawn,
    Facts,
    Fold,
    Grid,
    Lanes,
    Paper,
    Words,
)
from vedette.web.timeline import draw_lanes

PAGE = landscape(A4)
MARGIN, HEAD, FOOT = 40.0, 54.0, 38.0
WIDTH = PAGE[0] - 2.0 * MARGIN
TALL = PAGE[1] - HEAD - FOOT
CAPTION_ROOM = 70.0  # below a caption, or a new page
READ = 560.0  # a longer line of text is hard to follow
FOLD_STRIP = 3  # rows of the plots of one incursion; more stand beside each other
SMALL = 76.0  # kept for a drawing's caption of two lines and its small print
HEADED = 102.0  # with a heading above them
INK, QUIET = "#2b2b2b", "#6f6a5d"


def _style(name: str, **more: object) -> ParagraphStyle:
    """Set a kind of paragraph."""
    told: dict[str, object] = {
        "fontName": PLAIN,
        "fontSize": 9.5,
        "leading": 13.0,
        "textColor": INK,
        "spaceAfter": 4.0,
        "rightIndent": WIDTH - READ,
        "splitLongWords": 1,
    }
    return ParagraphStyle(name, **(told | more))


STYLES = {
    "title": _style("title", fontName=BOLD, fontSize=22, leading=27, spaceAfter=8),
    "heading": _style(
        "heading",
        fontName=BOLD,
        fontSize=14,
        leading=18,
        spaceBefore=14,
    ),
    "caption": _style("caption", fontName=BOLD, spaceBefore=8, rightIndent=0),
    "plain": _style("plain"),
    "strong": _style("strong", fontName=BOLD),
    "large": _style("large", fontSize=13, leading=18, rightIndent=60),
    "small": _style("small", fontSize=8, leading=10.5, textColor=QUIET),
    "item": _style("item", leftIndent=12, bulletIndent=2),
    "fold": _style("fold", fontName=BOLD, fontSize=8.5, leading=11, spaceBefore=7),
    "fact": _style("fact", fontSize=7.5, leading=9.5, spaceAfter=1, rightIndent=0),
}


def words(value: str, style: str, width: float = WIDTH) -> Paragraph:
    """Set a paragraph; what looks like markup is text.

    Parameters
    ----------
    value : str
        What it says.
    style : str
        Of `STYLES`.
    width : float
        Of its column; a narrow one is used to its edge.

    Returns
    -------
    Paragraph
        Of reportlab.
    """
    return Paragraph(text(glyphs(value)), _narrow(style, width))


def _narrow(name: str, width: float) -> ParagraphStyle:
    """Give a style all of a narrow column."""
    style = STYLES[name]
    if width >= WIDTH or not style.rightIndent:
        return style
    return ParagraphStyle(f"{name} narrow", parent=style, rightIndent=0)


def stamped(value: str, paper: Paper, style: str) -> Paragraph:
    """Set a caption or heading that says where data is simulated.

    Parameters
    ----------
    value : str
        What it says.
    paper : Paper
        Knows which kind of data it is.
    style : str
        Of `STYLES`.

    Returns
    -------
    Paragraph
        Of reportlab.
    """
    said = text(glyphs(value))
    if paper.data_kind in ("synthetic", "mixed"):
        stamp, colour, _ = stamp_of(paper.data_kind, paper.lang)
        said += f' <font name="{BOLD}" size="7" color="{colour}">{stamp}</font>'
    return Paragraph(said, STYLES[style])


def block_flows(
    block: Block, paper: Paper, width: float = WIDTH, tallest: float | None = None
) -> list[Flowable]:
    """Set one block.

    Parameters
    ----------
    block : Block
        What it says.
    paper : Paper
        That it is of.
    width : float
        Of its column, points.
    tallest : float, optional
        Of a drawing with its caption, points.

    Returns
    -------
    list of Flowable
        From above.
    """
    if isinstance(block, Words):
        return [words(block.text, block.tone, width)]
    if isinstance(block, Bullets):
        style = _narrow("item", width)
        return [
            Paragraph(text(glyphs(item)), style, bulletText="–") for item in block.items
        ]
    if isinstance(block, Facts):
        return [facts_table(block, width), Spacer(1, 4)]
    if isinstance(block, Grid):
        caption = stamped(block.caption, paper, "caption")
        more = [words(block.more, "small", width)] if block.more else []
        table = grid_table(block, width)
        room = [CondPageBreak(CAPTION_ROOM)] if width == WIDTH else []
        return [*room, caption, table, *more, Spacer(1, 4)]
    if isinstance(block, Fold):
        return _fold(block, paper)
    return _figure(block, paper, width, tallest)


def _fold(fold: Fold, paper: Paper) -> list[Flowable]:
    """Set detail small: its facts as running text, its table in short strips."""
    flows: list[Flowable] = [stamped(fold.summary, paper, "fold")]
    for part in fold.blocks:
        if isinstance(part, Facts):
            said = " · ".join(
                f'<font color="{QUIET}">{text(glyphs(name))}</font> '
                f"{text(glyphs(value))}"
                for name, value in part.rows
            )
            flows.append(Paragraph(said, STYLES["fact"]))
        elif isinstance(part, Grid):
            more = f". {part.more}" if part.more else "."
            flows.append(words(part.caption + more, "fact"))
            flows.append(grid_table(part, WIDTH, FOLD_STRIP))
        else:
            flows += block_flows(part, paper)
    return flows


def _figure(
    block: Drawn, paper: Paper, width: float, tallest: float | None
) -> list[Flowable]:
    """Set a drawing with what it shows."""
    caption = stamped(block.caption, paper, "caption")
    if isinstance(block, Bars):
        drawn = draw_bars(block, paper.data_kind, paper.lang)
        return [caption, Picture(drawn, width, tallest)]
    if isinstance(block, ClaimBars):
        svg = draw_claims(block.row, block.event, paper.lang)
        return [caption, Picture(svg, width, tallest)]
    if isinstance(block, Lanes):
        drawn = draw_lanes(block, paper.data_kind, paper.lang)
        return [caption, Picture(drawn, width, tallest)]
    sheet = drawing(block.chart, heading=False)
    lines = (
        worldview_line(block.chart),
        projection_sentence(sheet.sheet, block.chart.lang),
        " · ".join(credit_lines(block.chart)),
    )
    small = [words(line, "fact", width) for line in lines if line]
    return [caption, Picture(sheet.svg, width, tallest), *small]


class Picture(Flowable):  # type: ignore[misc]
    """A drawing of ours, as wide as its column or as tall as a page allows.

    Parameters
    ----------
    svg : str
        One SVG element of `vedette.web`.
    width : float
        Of its column, points.
    tallest : float, optional
        Points, its caption and small print included; a page, with a heading as well,
        if not said.
    """

    def __init__(
        self, svg: str, width: float = WIDTH, tallest: float | None = None
    ) -> None:
        super().__init__()
        self._root, size = parse(svg)
        most = TALL - HEADED if tallest is None else tallest - SMALL
        self._scale = min(width / size.width, most / size.height)
        self.width, self.height = size.width * self._scale, size.height * self._scale

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return the room that it takes, points."""
        return self.width, self.height + 4.0

    def draw(self) -> None:
        """Draw it."""
        draw(self.canv, self._root, 0.0, self.height + 2.0, self._scale)
