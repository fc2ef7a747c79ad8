"""A paper as a PDF: A4 across, the same words and drawings as the page.

PDF 1.4 by reportlab in its invariant mode: no time of writing, no random name, so equal
papers give equal bytes. Every page says at its head which kind of data this is and how
it is marked, and at its foot which page of how many it is; simulated data is written
across every page as well. Drawings are vectors; letters are embedded.
"""

from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
)

from vedette.output.pdf_fonts import BOLD, PLAIN, glyphs, load_fonts, width_of
from vedette.output.pdf_tables import facts_table, grid_table
from vedette.output.svg_pdf import draw, parse
from vedette.web.bars import draw_bars
from vedette.web.chart import credit_lines
from vedette.web.map_svg import STAMPS, drawing, projection_sentence
from vedette.web.markup import text
from vedette.web.paper import (
    Bars,
    Block,
    Bullets,
    Facts,
    Fold,
    Grid,
    Lanes,
    MapSheet,
    Paper,
    Section,
    Words,
)
from vedette.web.timeline import draw_lanes

PAGE = landscape(A4)
MARGIN, HEAD, FOOT = 40.0, 54.0, 38.0  # points
WIDTH = PAGE[0] - 2.0 * MARGIN
TALL = PAGE[1] - HEAD - FOOT
HEADING_ROOM, CAPTION_ROOM = 120.0, 70.0  # points below them, or a new page
READ = 560.0  # a longer line of text is hard to follow
INK, QUIET, RULE = "#2b2b2b", "#6f6a5d", "#8a8475"


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
    "fold": _style("fold", fontName=BOLD, spaceBefore=10),
}


def draw_pdf(paper: Paper) -> bytes:
    """Draw a paper as a PDF.

    Parameters
    ----------
    paper : Paper
        What it says.

    Returns
    -------
    bytes
        The file; the same for the same paper.
    """
    load_fonts()
    sink = BytesIO()
    template = BaseDocTemplate(
        sink,
        pagesize=PAGE,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        title=glyphs(paper.title),
        author="Vedette",
        subject=STAMPS[paper.data_kind][0],
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(MARGIN, FOOT, WIDTH, TALL, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame]))
    story: list[Flowable] = [_words(paper.title, "title")]
    for block in paper.lead:
        story += _block(block, paper)
    for section in paper.sections:
        story += _section(section, paper)

    def sheets(*given: object, **named: object) -> Canvas:
        return _Numbered(paper, *given, **named)

    template.build(story, canvasmaker=sheets)
    return sink.getvalue()


class _Numbered(Canvas):  # type: ignore[misc]
    """A canvas that holds its pages back until it is known how many there are."""

    def __init__(self, paper: Paper, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self._paper = paper
        self._held: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Hold a finished page back."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the pages, each with its number."""
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            page_frame(self, self._paper, f"Page {number} of {len(self._held)}", PAGE)
            super().showPage()
        super().save()


def page_frame(
    canvas: Canvas,
    paper: Paper,
    foot: str,
    size: tuple[float, float],
    *,
    across: bool = True,
) -> None:
    """Write what stands on every page: kind of data, marking, title, number.

    Parameters
    ----------
    canvas : Canvas
        Of the page, whose own content is there already.
    paper : Paper
        Whose page it is.
    foot : str
        At the foot on the right.
    size : (float, float)
        Of the page, points.
    across : bool
        Whether simulated data is written across the page, as its drawings do.
    """
    word, colour, meaning = STAMPS[paper.data_kind]
    wide, tall = size
    canvas.saveState()
    top = tall - 34.0
    stamp = width_of(word, BOLD, 10.0) + 14.0
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.roundRect(MARGIN, top - 5.0, stamp, 17.0, 1.5, stroke=1, fill=0)
    canvas.setFont(BOLD, 10.0)
    canvas.drawString(MARGIN + 7.0, top, word)
    canvas.setFillColor(INK)
    canvas.setFont(PLAIN, 8.5)
    canvas.drawString(MARGIN + stamp + 8.0, top, meaning)
    if paper.marking:
        canvas.setFont(BOLD, 10.0)
        canvas.drawCentredString(wide / 2.0, top, _cut(paper.marking, 10.0, 260.0))
        canvas.drawCentredString(wide / 2.0, 22.0, _cut(paper.marking, 10.0, 260.0))
    canvas.setFont(PLAIN, 8.5)
    room = wide / 2.0 - MARGIN - (135.0 if paper.marking else 0.0)
    canvas.drawRightString(wide - MARGIN, top, _cut(paper.title, 8.5, room))
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, top - 10.0, wide - MARGIN, top - 10.0)
    canvas.drawString(MARGIN, 22.0, "Vedette")
    canvas.drawRightString(wide - MARGIN, 22.0, foot)
    if across and paper.data_kind in ("synthetic", "mixed"):
        canvas.setFillColor(colour)
        canvas.setFillAlpha(0.06)
        canvas.setFont(BOLD, 92.0)
        canvas.translate(wide / 2.0, tall / 2.0 - 30.0)
        canvas.rotate(20.0)
        canvas.drawCentredString(0.0, 0.0, "SYNTHETIC")
    canvas.restoreState()


def _cut(value: str, size: float, room: float) -> str:
    """Shorten a text to what fits."""
    said = glyphs(value)
    if width_of(said, BOLD, size) <= room:
        return said
    while said and width_of(said + "…", BOLD, size) > room:
        said = said[:-1]
    return said + "…"


def _words(value: str, style: str) -> Paragraph:
    """Set a paragraph; what looks like markup is text."""
    return Paragraph(text(glyphs(value)), STYLES[style])


def _stamped(value: str, paper: Paper, style: str) -> Paragraph:
    """Set a caption or heading that says where data is simulated."""
    said = text(glyphs(value))
    if paper.data_kind in ("synthetic", "mixed"):
        word, colour, _ = STAMPS[paper.data_kind]
        said += f' <font name="{BOLD}" size="7" color="{colour}">{word}</font>'
    return Paragraph(said, STYLES[style])


def _section(section: Section, paper: Paper) -> list[Flowable]:
    """Set a section; its heading stays with what follows."""
    heading = _stamped(section.title, paper, "heading")
    room = CondPageBreak(HEADING_ROOM)
    first, *rest = section.blocks
    drawn = _block(first, paper)
    if isinstance(first, Bars | Lanes | MapSheet):
        story = [KeepTogether([heading, *drawn])]
    else:
        story = [room, heading, *drawn]
    for block in rest:
        flows = _block(block, paper)
        whole = isinstance(block, Bars | Lanes | MapSheet | Fold)
        story += [KeepTogether(flows)] if whole else flows
    return story


def _block(block: Block, paper: Paper) -> list[Flowable]:
    """Set one block."""
    if isinstance(block, Words):
        return [_words(block.text, block.tone)]
    if isinstance(block, Bullets):
        return [
            Paragraph(text(glyphs(item)), STYLES["item"], bulletText="–")
            for item in block.items
        ]
    if isinstance(block, Facts):
        return [facts_table(block, WIDTH), Spacer(1, 4)]
    if isinstance(block, Grid):
        caption = _stamped(block.caption, paper, "caption")
        more = [_words(block.more, "small")] if block.more else []
        table = grid_table(block, WIDTH)
        return [CondPageBreak(CAPTION_ROOM), caption, table, *more, Spacer(1, 4)]
    if isinstance(block, Fold):
        flows = [flow for part in block.blocks for flow in _block(part, paper)]
        # What is kept together needs no room asked for in its middle.
        inner = [flow for flow in flows if not isinstance(flow, CondPageBreak)]
        return [_words(block.summary, "fold"), *inner]
    return _figure(block, paper)


def _figure(block: Bars | Lanes | MapSheet, paper: Paper) -> list[Flowable]:
    """Set a drawing with what it shows."""
    caption = _stamped(block.caption, paper, "caption")
    if isinstance(block, Bars):
        return [caption, Picture(draw_bars(block, paper.data_kind))]
    if isinstance(block, Lanes):
        return [caption, Picture(draw_lanes(block, paper.data_kind))]
    drawn = drawing(block.chart, heading=False)
    lines = (
        f"Worldview: {block.chart.worldview}",
        projection_sentence(drawn.sheet),
        " · ".join(credit_lines(block.chart)),
    )
    small = [_words(line, "small") for line in lines if line]
    return [caption, Picture(drawn.svg), *small]


class Picture(Flowable):  # type: ignore[misc]
    """A drawing of ours, as wide as the page or as tall as a page allows.

    Parameters
    ----------
    svg : str
        One SVG element of `vedette.web`.
    """

    CAPTION = 102.0  # points kept for heading, caption and small print

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._root, size = parse(svg)
        tallest = TALL - self.CAPTION
        self._scale = min(WIDTH / size.width, tallest / size.height)
        self.width, self.height = size.width * self._scale, size.height * self._scale

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return the room that it takes, points."""
        return self.width, self.height + 4.0

    def draw(self) -> None:
        """Draw it."""
        draw(self.canv, self._root, 0.0, self.height + 2.0, self._scale)
