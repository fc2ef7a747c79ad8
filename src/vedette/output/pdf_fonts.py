"""The two faces of the PDF: DejaVu Sans Condensed, carried along and embedded.

So a name with letters of any European alphabet is written as it is, on every machine
alike; a letter that the faces do not have is shown as U+FFFD, never left out.
"""

from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from vedette.web.markup import plain

PLAIN, BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"


@cache
def load_fonts() -> frozenset[int]:
    """Make the faces known to reportlab.

    Returns
    -------
    frozenset of int
        Code points that both faces have.
    """
    known = []
    for name in (PLAIN, BOLD):
        with as_file(files("vedette.web") / "fonts" / f"{name}.ttf") as path:
            face = TTFont(name, str(path))
        pdfmetrics.registerFont(face)
        known.append(frozenset(face.face.charToGlyph))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD)
    return known[0] & known[1]


def glyphs(value: str) -> str:
    """Replace what the faces cannot show.

    Parameters
    ----------
    value : str
        Any text.

    Returns
    -------
    str
        As `vedette.web.markup.plain`, with U+FFFD for every letter without a glyph.
    """
    known = load_fonts()
    safe = " ".join(plain(value).split("\n"))
    return "".join(c if ord(c) in known else "\ufffd" for c in safe)


def width_of(value: str, font: str, size: float) -> float:
    """Return how wide a text is.

    Parameters
    ----------
    value : str
        Of `glyphs`.
    font : str
        `PLAIN` or `BOLD`.
    size : float
        Points.

    Returns
    -------
    float
        Points.
    """
    load_fonts()
    return float(pdfmetrics.stringWidth(value, font, size))
