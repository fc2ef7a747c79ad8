"""Where a quote stands in a document: what a person typed, found as it was printed.

In: a normalised text and words. Out: offsets of an exact substring, W3C Web Annotation
TextPositionSelector (section 4.2.5). What a keyboard cannot tell apart is folded while
looking, never in what is found: kinds of blanks and line ends, quote marks, dashes,
an ellipsis, letters with their accents apart (NFC). Case and words are not.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from vedette.claims.model import Quote
from vedette.claims.text.normal import normalised
from vedette.errors import UsageError

AROUND = 40  # code points of prefix and suffix: enough to find a moved quote again
LONGEST = 5000  # code points; a quote is a sentence or some, never an article
_MARKS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
}


class _Folded(NamedTuple):
    """A folded text, and where each character of it came from."""

    text: str
    starts: list[int]
    ends: list[int]


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Find words in a document.

    Parameters
    ----------
    text : str
        Normalised.
    quote : str
        What a person typed or a spreadsheet holds.

    Returns
    -------
    tuple of int or None
        Begin and end, code points, end not included, of the first place where they
        stand: exactly as typed if there is such a place; None where there is none.
    """
    wanted = quote.strip()
    if not wanted or len(wanted) > LONGEST:
        return None
    at = text.find(wanted)
    if at >= 0:
        return at, at + len(wanted)
    needle = _folded(_seen(wanted)).text.strip()
    if not needle:
        return None
    hay = _folded(text)
    at = hay.text.find(needle)
    if at < 0:
        return None
    return hay.starts[at], hay.ends[at + len(needle) - 1]


def _seen(words: str) -> str:
    """Bring what was typed under the rule of the text."""
    try:
        return normalised(words)
    except UsageError:
        return ""


def quote_at(text: str, start: int, end: int) -> Quote:
    """Cut a quote out of a document.

    Parameters
    ----------
    text : str
        Normalised.
    start, end : int
        Code points, end not included.

    Returns
    -------
    Quote
        With some words before and after it.
    """
    return Quote(
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
    )


@lru_cache(maxsize=4)  # a sheet of quotes asks for the same document row after row
def _folded(text: str) -> _Folded:
    """Fold a text, keeping count of where each character came from."""
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = unicodedata.normalize("NFC", text[start:end])
        piece = "".join(_MARKS.get(char, char) for char in piece)
        if piece.isspace():
            if made and made[-1] == " ":
                ends[-1] = end
                continue
            piece = " "
        for char in piece:
            made.append(char)
            starts.append(start)
            ends.append(end)
    return _Folded("".join(made), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Part a text into letters with the accents that follow them."""
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if found and ord(char) > 0x2FF and unicodedata.combining(char):  # noqa: PLR2004
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
