"""A paper as a PDF: A4 across, the same words and drawings as the page.

The first page is the summary: results, counts and map, for somebody who reads no
further. Then what was found, when it was and who was to be warned, limits and method,
and at the end every detail; each of these begins a page.

PDF 1.4 by reportlab in its invariant mode: no time of writing, no random name, so equal
papers give equal bytes. Every page says at its head which kind of data this is and how
it is marked, and at its foot which page of how many it is; simulated data is written
across its pages as well, and statements of people never share a page with it. Drawings
are vectors; letters are embedded.
"""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepInFrame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Table,
)

from vedette.claims.tongue import word
from vedette.output.pdf_blocks import (
    FOOT,
    INK,
    MARGIN,
    PAGE,
    TALL,
    WIDTH,
    block_flows,
    stamped,
    words,
)
from vedette.output.pdf_fonts import BOLD, PLAIN, glyphs, load_fonts, width_of
from vedette.web.chart import DataKind
from vedette.web.map_svg import stamp_of
from vedette.web.paper import Block, Drawn, Fold, MapSheet, Paper, Section

HEADING_ROOM = 120.0  # points below a heading, or a new page
ENOUGH = 0.6 * TALL  # of a page that is left: a part may begin on it
# Words of the summary, beside its map: the column, and then how small they may be set.
COLUMNS, GUTTER = (270.0, 300.0, 330.0), 18.0
SIZES = (0.95, 0.9, 0.85, 0.8)  # of full size; 9.5 point becomes 7.6, as in tables
SMALLER = tuple((COLUMNS[-1], size) for size in SIZES)
RULE = "#8a8475"


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
        subject=stamp_of(paper.data_kind, paper.lang)[0],
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(MARGIN, FOOT, WIDTH, TALL, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame]))
    story = _summary(paper)
    others = [one for one in paper.sections if one.sheet != "summary"]
    before: DataKind | None = None
    for number, ((_, kind), sections) in enumerate(groupby(others, _part)):
        # Each part on a page of its own, but not after a part of two sentences; and
        # never two kinds of data on one page, which has one stamp.
        near = number and kind == before
        story.append(CondPageBreak(ENOUGH) if near else PageBreak())
        story.append(_Stamped(kind or paper.data_kind))
        for section in sections:
            story += _section(section, paper)
        before = kind

    def sheets(*given: object, **named: object) -> Canvas:
        return _Numbered(paper, *given, **named)

    template.build(story, canvasmaker=sheets)
    return sink.getvalue()


def _part(section: Section) -> tuple[str, DataKind | None]:
    """Return what sections on one run of pages share."""
    return section.sheet, section.data_kind


class _Stamped(Flowable):  # type: ignore[misc]
    """Nothing to see: from here on pages are stamped with another kind of data."""

    def __init__(self, kind: DataKind) -> None:
        super().__init__()
        self._kind = kind

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return that it takes no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Tell the page."""
        self.canv.kind = self._kind


class _Numbered(Canvas):  # type: ignore[misc]
    """A canvas that holds its pages back until it is known how many there are."""

    def __init__(self, paper: Paper, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self._paper = paper
        self.kind = paper.data_kind
        self._held: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Hold a finished page back."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the pages, each with its number."""
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            lang, pages = self._paper.lang, len(self._held)
            foot = word("page", lang, number=number, all=pages)
            page_frame(self, replace(self._paper, data_kind=self.kind), foot, PAGE)
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
    said, colour, meaning = stamp_of(paper.data_kind, paper.lang)
    wide, tall = size
    canvas.saveState()
    top = tall - 34.0
    stamp = width_of(said, BOLD, 10.0) + 14.0
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.roundRect(MARGIN, top - 5.0, stamp, 17.0, 1.5, stroke=1, fill=0)
    canvas.setFont(BOLD, 10.0)
    canvas.drawString(MARGIN + 7.0, top, said)
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
        canvas.drawCentredString(0.0, 0.0, stamp_of("synthetic", paper.lang)[0])
    canvas.restoreState()


def _cut(value: str, size: float, room: float) -> str:
    """Shorten a text to what fits."""
    said = glyphs(value)
    if width_of(said, BOLD, size) <= room:
        return said
    while said and width_of(said + "…", BOLD, size) > room:
        said = said[:-1]
    return said + "…"


def _summary(paper: Paper) -> list[Flowable]:
    """Set the first page: results and counts beside the map, where they fit there."""
    title = words(paper.title, "title")
    sections = [one for one in paper.sections if one.sheet == "summary"]
    room = TALL - title.wrap(WIDTH, TALL)[1] - title.getSpaceAfter() - GUTTER
    if not sections:
        lead = [flow for block in paper.lead for flow in block_flows(block, paper)]
        # Results alone stay on one page, set smaller where they would run over.
        return [title, KeepInFrame(WIDTH, room, lead, mode="shrink")]
    maps = [b for one in sections for b in one.blocks if isinstance(b, MapSheet)]
    rest = [more for one in sections if (more := _without_map(one)).blocks]
    if len(maps) == 1:
        counts = [block for one in rest for block in one.blocks]
        # Words that are too long for the page leave the counts to the next one.
        for beside, below in (((*paper.lead, *counts), []), (paper.lead, rest)):
            page = _beside_map(beside, maps[0], paper, room)
            if page is not None:
                after = [flow for one in below for flow in _section(one, paper)]
                return [title, page, *([PageBreak()] if after else []), *after]
    lead = [flow for block in paper.lead for flow in block_flows(block, paper)]
    return [title, *lead, *(flow for one in sections for flow in _section(one, paper))]


def _without_map(section: Section) -> Section:
    """Leave the map out of a section."""
    blocks = tuple(b for b in section.blocks if not isinstance(b, MapSheet))
    return replace(section, blocks=blocks)


def _beside_map(
    blocks: Sequence[Block], sheet: MapSheet, paper: Paper, room: float
) -> Table | None:
    """Set words and tables beside the map: in as narrow a column as holds them.

    The widest column may be set smaller, down to the last of `SIZES`; None where even
    that is too tall.
    """
    for column, size in (*((one, 1.0) for one in COLUMNS), *SMALLER):
        flows = [
            flow
            for block in blocks
            for flow in block_flows(block, paper, column / size)
        ]
        tall = sum(
            flow.wrap(column / size, TALL)[1]
            + flow.getSpaceAfter()
            + flow.getSpaceBefore()
            for flow in flows
        )
        if tall * size <= room:
            break
    else:
        return None
    left = flows if size == 1.0 else [KeepInFrame(column, room, flows, mode="shrink")]
    wide = WIDTH - column - GUTTER
    return Table(
        [[left, block_flows(sheet, paper, wide, room)]],
        colWidths=[column + GUTTER, wide],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, 0), GUTTER),
            ("RIGHTPADDING", (1, 0), (1, 0), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def _section(section: Section, paper: Paper) -> list[Flowable]:
    """Set a section; its heading stays with what follows."""
    paper = paper.within(section)
    heading = stamped(section.title, paper, "heading")
    room = CondPageBreak(HEADING_ROOM)
    first, *rest = section.blocks
    drawn = block_flows(first, paper)
    if isinstance(first, Drawn | Fold):
        story = [KeepTogether([heading, *drawn])]
    else:
        story = [room, heading, *drawn]
    for block in rest:
        flows = block_flows(block, paper)
        whole = isinstance(block, Drawn | Fold)
        story += [KeepTogether(flows)] if whole else flows
    return story
