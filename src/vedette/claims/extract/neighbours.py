"""Harm in a land beside the one that a text is about.

In: a sentence after the lead, and the lead. Out: the words that take the text to
another land: "In Orland, too, a drone fell", or, in a text of a sky that was violated,
an attack on a land that the lead does not name. What follows in the paragraph is harm
of that event, not of this one.
"""

import re

from vedette.claims.extract.lands import LANDS, stem_of

_TOO = re.compile(
    r"^(?:In|Over) (?:neighbou?ring )?(?P<land>[A-Z][\w-]+)(?:,? (?:too|also|meanwhile"
    r"|as well)\b|, meanwhile\b)|^(?:Also|Likewise|Meanwhile,?) (?:in|over)"
    r" (?:neighbou?ring )?(?P<also>[A-Z][\w-]+)|^In neighbou?ring (?P<next>[A-Z][\w-]+)"
)
# Who attacked it, in the main clause: "drones sent in an attack on Orland" are others'.
_ATTACKED = re.compile(
    r"\b(?:attacked|bombed|shelled|pounded|hit|struck) (?P<land>[A-Z][\w-]+)"
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
    attacked = _ATTACKED.search(text) if intrusion else None
    for match in filter(None, (too, attacked)):
        land = next(filter(None, match.groups()))
        if land in LANDS and stem_of(land) not in lead:
            return match[0]
    return ""
