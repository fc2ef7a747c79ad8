"""XML elements as text: what CAP needs of XML, and nothing that input could break.

Law: XML 1.0 (fifth edition), productions 2 and 14. Text is escaped; characters that
XML cannot carry are replaced, and so are controls and the marks that turn the direction
of writing, with which a name could rewrite the words around it.
"""

from collections.abc import Sequence
from html import escape

NEVER = "\N{REPLACEMENT CHARACTER}"
# Code points from and to, both included, that no text of a warning carries.
REPLACED = (
    (0x0000, 0x001F),  # controls, the end of a line too
    (0x007F, 0x009F),
    (0x202A, 0x202E),  # direction of writing
    (0x2066, 0x2069),
    (0xD800, 0xDFFF),  # halves of characters
    (0xFFFE, 0xFFFF),
)


def whole(name: str, parts: Sequence[str]) -> str:
    """Write an element of elements.

    Parameters
    ----------
    name : str
        Of the element; ours, not foreign.
    parts : sequence of str
        Elements in order.

    Returns
    -------
    str
        Over several lines.
    """
    inner = "\n".join(parts)
    return f"<{name}>\n{inner}\n</{name}>"


def pair(name: str, key: str, value: str) -> str:
    """Write CAP's named value.

    Parameters
    ----------
    name : str
        Of the element.
    key, value : str
        Foreign text.

    Returns
    -------
    str
        Over several lines.
    """
    return whole(name, [leaf("valueName", key), leaf("value", value)])


def leaf(name: str, text: str) -> str:
    """Write an element of text.

    Parameters
    ----------
    name : str
        Of the element.
    text : str
        Foreign text.

    Returns
    -------
    str
        Escaped.
    """
    return f"<{name}>{escape(carried(text), quote=False)}</{name}>"


def carried(text: str) -> str:
    """Replace what a warning does not carry.

    Parameters
    ----------
    text : str
        Foreign text.

    Returns
    -------
    str
        Of the same length.
    """
    return "".join(NEVER if _replaced(ord(c)) else c for c in text)


def _replaced(code: int) -> bool:
    """Say whether a code point is one of those."""
    return any(first <= code <= last for first, last in REPLACED)
