"""PDF to text: the text layer, page by page; a picture of a text has none.

Law: ISO 32000-1, as PDFium reads it. A file that is locked, broken, too long or scanned
is refused with the reason. No script of it runs, nothing is fetched.
"""

import pypdfium2

from vedette.errors import UsageError

PAGES_MAX = 500  # a report of an inquiry; no article
LETTERS_A_PAGE = 8  # fewer on every page: stamps on pictures, no text layer


def paper_text(content: bytes, *, where: str) -> str:
    """Read the text layer of a PDF.

    Parameters
    ----------
    content : bytes
        Of the file.
    where : str
        Its name, for the message.

    Returns
    -------
    str
        Pages parted by an empty line; not yet normalised.

    Raises
    ------
    UsageError
        Where it cannot be opened, has more than `PAGES_MAX` pages, or no text layer.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, where) from error
    try:
        if len(document) > PAGES_MAX:
            raise UsageError(
                expected=f"at most {PAGES_MAX} pages",
                got=f"{len(document)}",
                where=where,
                advice="Cut out the pages that you mean.",
            )
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, where) from error
    finally:
        document.close()
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < LETTERS_A_PAGE * max(len(pages), 1):
        raise UsageError(
            expected="a PDF with a text layer",
            got=f"{len(pages)} pages of pictures with {letters} letters",
            where=where,
            advice="It is a scan: run text recognition over it first (for example "
            "ocrmypdf), and check the words.",
        )
    return "\n\n".join(pages)


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    """Read one page; what PDFium holds outside of Python is closed in order."""
    page = document[number]
    layer = page.get_textpage()
    text: str = layer.get_text_bounded()
    layer.close()
    page.close()
    return text


def _unopened(error: Exception, where: str) -> UsageError:
    locked = "password" in str(error).casefold()
    return UsageError(
        expected="a PDF that opens",
        got="one locked with a password" if locked else "a broken one",
        where=where,
        advice="Save it without a password." if locked else "Save it again.",
    )
