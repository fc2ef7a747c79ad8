"""Further harms that the same "no" denies: "no damage, injuries or deaths".

In: a sentence and the figure that says none. Out: which harms follow, and where.
"""

import re

from vedette.claims.extract.quantities import Counted

# "No damage on the ground or casualties", "no injuries or damage".
_NOR = re.compile(
    r"(?:\s(?:on|in|to|at) (?:\w+ ){0,2}\w+)?"
    r"(?:,?\s(?:or|and|nor)\s|,\s(?=[^.;]{1,40}\s(?:or|nor)\s))(?:any )?"
    r"(?:(?!no\b|not\b)\w+ )?"
    r"(?P<harm>damage|destruction|injur|casualt|victim|wounded|death|dead|fatalit)"
    r"(?!\w*\s(?:was|is)\b)[a-z]*",  # "no casualties and damage was slight"
)
_HARMS = (
    ("effect.property", ("damage", "destruction")),
    ("effect.dead", ("death", "dead", "fatalit")),
    ("effect.injured", ("injur", "casualt", "victim", "wounded")),
)


def no_more(sentence: str, one: Counted) -> list[tuple[str, int]]:
    """Return the measures of further harms that the same "no" denies.

    Parameters
    ----------
    sentence : str
        Folded.
    one : Counted
        "No damage" of "no damage or injuries".

    Returns
    -------
    list of tuple of str and int
        Key of the registry, and where the word for the harm ends.
    """
    match = _NOR.match(sentence, one.end)
    if match is None:
        return []
    return [(key, match.end()) for key, words in _HARMS if match["harm"] in words]
