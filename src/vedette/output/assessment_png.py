"""The assessment as one picture: what was found, and the map, on one sheet.

The sheet is drawn as a PDF page of its own and photographed by PDFium, so it needs no
browser. Equal papers give equal pictures with one version of PDFium.
"""

from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from vedette.output.assessment_pdf import page_frame
from vedette.output.pdf_blocks import MARGIN, STYLES, WIDTH
from vedette.output.pdf_fonts import glyphs, load_fonts
from vedette.output.svg_pdf import draw, parse
from vedette.web.map_svg import drawing
from vedette.web.markup import text
from vedette.web.paper import MapSheet, Paper, Words

PIXELS_PER_POINT = 2.0  # a sheet of A4 across is then 1,684 pixels wide
HEAD, FOOT, GAP = 56.0, 44.0, 10.0


def draw_png(paper: Paper) -> bytes:
    """Draw the sheet: results and map.

    Parameters
    ----------
    paper : Paper
        What it says.

    Returns
    -------
    bytes
        A PNG.
    """
    document = pypdfium2.PdfDocument(sheet_pdf(paper))
    try:
        page = document[0]
        picture = page.render(scale=PIXELS_PER_POINT).to_pil()
        sink = BytesIO()
        picture.save(sink, format="PNG")
        return sink.getvalue()
    finally:
        document.close()


def sheet_pdf(paper: Paper) -> bytes:
    """Draw the sheet as a page as tall as it needs to be.

    Parameters
    ----------
    paper : Paper
        What it says.

    Returns
    -------
    bytes
        A PDF of one page.
    """
    load_fonts()
    said = [Paragraph(text(glyphs(paper.title)), STYLES["title"])]
    said += [
        Paragraph(text(glyphs(block.text)), STYLES[block.tone])
        for block in paper.lead
        if isinstance(block, Words) and block.tone != "small"
    ]
    heights = [part.wrap(WIDTH, 10_000.0)[1] + part.getSpaceAfter() for part in said]
    maps = [
        block
        for section in paper.sections
        for block in section.blocks
        if isinstance(block, MapSheet)
    ]
    drawn = parse(drawing(maps[0].chart, heading=False).svg) if maps else None
    scale = 0.0 if drawn is None else WIDTH / drawn[1].width
    map_tall = 0.0 if drawn is None else drawn[1].height * scale + GAP
    wide = WIDTH + 2.0 * MARGIN
    tall = HEAD + sum(heights) + map_tall + FOOT
    sink = BytesIO()
    canvas = Canvas(sink, pagesize=(wide, tall), invariant=1)
    canvas.setTitle(glyphs(paper.title))
    y = tall - HEAD
    for part, height in zip(said, heights, strict=True):
        part.drawOn(canvas, MARGIN, y - height + part.getSpaceAfter())
        y -= height
    if drawn is not None:
        draw(canvas, drawn[0], MARGIN, y - GAP, scale)
    page_frame(canvas, paper, "", (wide, tall), across=drawn is None)
    canvas.showPage()
    canvas.save()
    return sink.getvalue()
