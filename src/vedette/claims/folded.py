"""Names folded for comparison: case, diacritics, hyphens and space do not count.

Law: Unicode Standard Annex 15 (NFKD), combining marks dropped, then the letters that
have no decomposition (Ł, Đ, Ø, Æ, ß). For comparison only: what people wrote is shown
as they wrote it.
"""

import re
import unicodedata

# Letters that carry their mark within, so that NFKD leaves them as they are.
_BARE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(name: str) -> str:
    """Fold a name.

    Parameters
    ----------
    name : str
        As written.

    Returns
    -------
    str
        Lower case, without marks, words apart by one space.
    """
    bare = unmarked(name).translate(_BARE)
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def unmarked(name: str) -> str:
    """Return a name in lower case, without combining marks."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
