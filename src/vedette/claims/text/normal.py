"""The one rule that makes the text of a document, and that every offset counts on.

Rule `text-1`: line ends become LF; characters that nobody sees are dropped (soft
hyphens, zero-width characters, byte order marks, marks that turn the direction of
writing, control characters but tab and LF, what a PDF leaves of a hyphen at a line's
end); blanks at the end of a line go, and of more than two line ends two stay. Letters,
accents, quote marks and blanks are kept as they stand: a quote is an exact substring.
Offsets are code points.
"""

import re
from hashlib import sha256

from vedette.errors import UsageError

NORMALISATION = "text-1"
# A long newspaper has 100,000 characters; a report of 500 pages two million.
CHARACTERS_MAX = 2_000_000
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)


def normalised(text: str, *, where: str = "") -> str:
    """Bring a text under rule `text-1`.

    Parameters
    ----------
    text : str
        As it was decoded.
    where : str
        Name of the document, for the message.

    Returns
    -------
    str
        Under the rule; applying it again changes nothing.

    Raises
    ------
    UsageError
        Where nothing is left, or more than `CHARACTERS_MAX` characters.
    """
    lines = re.sub(r"\r\n?|\u2028|\u2029|\x85", "\n", text)
    seen = re.sub(r"[^\S\n]+(?=\n|\Z)", "", _UNSEEN.sub("", lines))
    whole = re.sub(r"\n{3,}", "\n\n", seen).strip()
    if not whole:
        raise UsageError(
            expected="a document with text",
            got="none" if not text else "blanks only",
            where=where,
            advice="Save the article again, as text, HTML or PDF.",
        )
    if len(whole) > CHARACTERS_MAX:
        raise UsageError(
            expected=f"at most {CHARACTERS_MAX:,} characters",
            got=f"{len(whole):,}",
            where=where,
            advice="Cut out the article that you mean.",
        )
    return whole


def text_digest(text: str) -> str:
    """Return the SHA-256 of a normalised text, in hexadecimal.

    Parameters
    ----------
    text : str
        Under rule `text-1`.

    Returns
    -------
    str
        Of its UTF-8 bytes; lone surrogates are counted as they stand.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
