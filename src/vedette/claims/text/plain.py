"""Bytes to characters: which encoding, said aloud or refused.

A byte order mark decides (Unicode 15, section 23.8), then what a caller or the document
itself names, then UTF-8. Bytes that are no UTF-8 are refused with the offset of the
first: an encoding that is guessed turns a name into another name.
"""

import codecs

from vedette.errors import UsageError

# UTF-32 marks begin like those of UTF-16, so they are looked for first.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that a person or a page may name; a codec of Python's own making is none.
NAMED = frozenset(
    [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "windows-1257",
        "iso-8859-1",
        "iso-8859-2",
        "iso-8859-13",
        "iso-8859-15",
        "koi8-r",
        "us-ascii",
    ]
)
SHARE_OF_CONTROLS = 0.02  # a text has hardly any; a program or an image many
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\x1a")


def known_encoding(name: str) -> str:
    """Return the name of an encoding that a person may name.

    Parameters
    ----------
    name : str
        As said, "" for none.

    Returns
    -------
    str
        In lower case.

    Raises
    ------
    UsageError
        None of `NAMED`.
    """
    named = name.strip().lower()
    if named and named not in NAMED:
        raise UsageError(
            expected=f"an encoding out of {', '.join(sorted(NAMED))}",
            got=ascii(name)[:40],
            where="--encoding",
        )
    return named


def decoded(content: bytes, *, where: str, encoding: str = "") -> str:
    """Make characters of bytes.

    Parameters
    ----------
    content : bytes
        Of the file.
    where : str
        Its name, for the message.
    encoding : str
        As a person or the document names it, "" for none.

    Returns
    -------
    str
        Every byte decoded, none replaced.

    Raises
    ------
    UsageError
        Where the encoding is not one of `NAMED`, the bytes are not in it, or what they
        give is no text.
    """
    marked = next((name for mark, name in MARKS if content.startswith(mark)), "")
    named = encoding.strip().lower()
    if named and named not in NAMED:
        raise UsageError(
            expected=f"an encoding out of {', '.join(sorted(NAMED))}",
            got=ascii(encoding)[:40],
            where=where,
            advice="Save the document as UTF-8.",
        )
    try:
        text = content.decode(marked or named or "utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, marked or named, where) from error
    controls = sum(text.count(char) for char in _CONTROLS)
    if controls > SHARE_OF_CONTROLS * len(text):
        raise UsageError(
            expected="text, saved HTML or PDF",
            got=f"bytes that are no text ({controls} control characters)",
            where=where,
            advice="Export the document as PDF or as text in UTF-8.",
        )
    return text


def _undecodable(
    content: bytes, error: UnicodeDecodeError, named: str, where: str
) -> UsageError:
    """Say which byte is in the way."""
    if b"\x00" in content[:4096] or content[:2] == b"PK":
        return UsageError(
            expected="text, saved HTML or PDF",
            got="a binary file",
            where=where,
            advice="Export the document as PDF or as text in UTF-8.",
        )
    return UsageError(
        expected=f"text in {named or 'UTF-8'}",
        got=f"byte 0x{content[error.start]:02x} at offset {error.start}",
        where=where,
        advice="Save it as UTF-8, or name its encoding with --encoding (windows-1252 "
        "for western, windows-1250 for central European letters).",
    )
