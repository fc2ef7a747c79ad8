"""Harm in a land beside the one that a text is about.

In: a sentence after the lead, and the lead. Out: the words that take the text to
another land: "In Orland, too, a drone fell", or, in a text of a sky that was violated,
an attack on a land that the lead does not name. What follows in the paragraph is harm
of that event, not of this one.
"""

import re

from vedette.claims.extract.lands import stem_of
from vedette.claims.extract.skies import attacked_lands

_TOO = re.compile(
    r"^(?:In|Over) (?:neighbou?ring )?(?P<land>[A-Z][\w-]+)(?:,? (?:too|also|meanwhile"
    r"|as well)\b|, meanwhile\b)|^(?:Also|Likewise|Meanwhile,?) (?:in|over)"
    r" (?:neighbou?ring )?(?P<also>[A-Z][\w-]+)|^In neighbou?ring (?P<next>[A-Z][\w-]+)"
)


def in_another_land(text: str, lead: str, *, intrusion: bool) -> str:
    """Return the words by which a sentence goes to another land than the lead's.

    Parameters
    ----------
    text : str
        The sentence, folded.
    lead : str
        Headline and lead, folded.
    intrusion : bool
        Whether the document tells of a sky that was violated.

    Returns
    -------
    str
        "" where it stays.
    """
    too = _TOO.match(text)
    if too and stem_of(next(filter(None, too.groups()))) not in lead:
        return too[0]
    if not intrusion:
        return ""
    lands = sorted(one for one in attacked_lands(text) if one not in lead)
    return f"an attack on {lands[0]}..." if lands else ""
