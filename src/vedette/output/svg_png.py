"""A drawing of ours as a picture: SVG by way of a PDF page, photographed by PDFium.

No browser is needed, and equal drawings give equal pictures with one version of PDFium.
"""

from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from vedette.output.pdf_fonts import load_fonts
from vedette.output.svg_pdf import draw, parse

PIXELS_PER_UNIT = 1.5  # a drawing of 1,200 units is then 1,800 pixels wide
MARGIN = 24.0


def draw_svg_png(svg: str) -> bytes:
    """Photograph a drawing.

    Parameters
    ----------
    svg : str
        One SVG element of `vedette.web`.

    Returns
    -------
    bytes
        A PNG with a white margin.
    """
    load_fonts()
    root, size = parse(svg)
    sheet = (size.width + 2.0 * MARGIN, size.height + 2.0 * MARGIN)
    sink = BytesIO()
    canvas = Canvas(sink, pagesize=sheet, invariant=1)
    draw(canvas, root, MARGIN, sheet[1] - MARGIN, 1.0)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(sink.getvalue())
    try:
        picture = document[0].render(scale=PIXELS_PER_UNIT).to_pil()
    finally:
        document.close()
    made = BytesIO()
    picture.save(made, format="PNG")
    return made.getvalue()
