"""Whose the dead and the hurt are: "ten of them were Turkish nationals".

In: the words around a figure without a noun, with what was counted before. Out: the
measure of the people whom it is a part of, "" where it is of no people. Rockets and
drones have no nationality as people have it, whatever was counted last.
"""

import re

from vedette.claims.extract.lexicon import HARM_OF_PEOPLE
from vedette.claims.extract.nearby import Near

_ARE_PEOPLE = re.compile(
    r"\s(?:of (?:them|these|those|whom) )?(?:were|was|are|is|being) (?:an? |all )?"
    r"(?:[\w-]+ )?(?:nationals?|citizens?|children|women|men|civilians?|foreigners?"
    r"|minors?|pensioners?|soldiers?|[a-z]{3,}(?:ians?|eans?|ishmen|nese|anis|aqis))\b"
    r"(?!')"
)
# Nobody else is told of between the harmed and the figure: "of them, ten were ...".
_LEAD_IN = re.compile(
    r"\W*(?:(?:[Oo]f|[Aa]mong) (?:them|these|those|whom),? ?|at least )?"
)
_HURT = re.compile(r"\b(?:casualt\w+|wounded|injured|hurt)\b")
_DEAD = re.compile(r"\b(?:dead|killed|deaths?|fatalities|victims|died|bodies)\b")


def harm_of(words: Near, told: tuple[tuple[str, str], ...]) -> str:
    """Return the harm of the people of whom a figure is a part.

    Parameters
    ----------
    words : Near
        Around a figure without a noun.
    told : tuple
        Class and measure of what was counted before it, in order.

    Returns
    -------
    str
        Key of the registry, "" where nobody says that they are people.
    """
    if not _ARE_PEOPLE.match(words.after):
        return ""
    lead = words.sentence[: len(words.sentence) - len(words.after)]
    hurt, dead = _HURT.search(lead), _DEAD.search(lead)
    if bool(hurt) != bool(dead):
        return "effect.injured" if hurt else "effect.dead"
    keys = [key for _, key in told if key in HARM_OF_PEOPLE]
    goes_on = _LEAD_IN.fullmatch(words.before) is not None
    harmed = _HURT.search(words.lead) or _DEAD.search(words.lead)
    both = hurt is not None  # "12 dead and 30 hurt, of whom ten were ..."
    return keys[-1] if keys and (both or (goes_on and harmed)) else ""
