"""What a number or a toll is of: "the number of injured rose to 23", "the dead number".

In: what leads to a figure. Out: a class of units (`nouns`).
"""

import re

from vedette.claims.extract.nouns import class_of, noun_after

# "The number of wounded rose to 23", "the death toll stood at five".
_TOLL = re.compile(
    r"(?:\b(?:number|count|total|list|tally) of (?:the |stranded |affected "
    r"|people )?(?P<of>\w+)"
    r"|\b(?P<kind>death|injury|casualty|injuries) (?:toll|count|tally)"
    r"|(?P<bare>\b(?:the|its|his|her|their|local|an?) (?:death )?toll)"
    r"|\b(?P<cases>(?:incident|sighting|report|case|violation|incursion)s)\b"
    r"(?=[^,;.]{0,80}\b(?:r[io]se|jump|climb|soar|increas|surg|dropp|grew|fell)))"
    r"\b(?:,[^,;.]{1,30},)?(?:[^,;.]{0,80} (?:that|which|who) [^;.]{0,160}"
    r"|[^,;.]{0,140})\b(?:to|at|was|is|reached|hit|of|from|as"
    r"|passed|topped)\s\"?$"
    r"|\b(?P<aside>death) toll, $"
    r"|\b(?:put|puts|putting|estimat\w+|reckon\w*|gave|gives) the (?:number of )?"
    r"(?P<put>dead|killed|injured|wounded|casualties) (?:now |then )?(?:at|as) \"?$"
    r"|\b(?:the|its|their) (?P<fate>dead|killed|injured|wounded|casualties|fatalities)"
    r"(?: (?:of|in|from) [\w']{1,20}){0,2} (?:now |already |then )?(?:number(?:s|ed)?"
    r"|c[oa]mes? to|total(?:s|led)?"
    r"|(?:stands?|stood) at|count(?:s|ed)?) \"?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\b(?:to|at|was|is|reached|hit|of|from|as|passed|topped"
    r"|number(?:s|ed)?|total(?:s|led)?|count(?:s|ed)?)|toll,)\s\"?$",
    re.IGNORECASE,
)  # how it must end
TO_MAX = 12
# "The number of drones at 420 and that of missiles at 39".
_THAT_OF = re.compile(r"(?<=,) (?:and )?that of | and that of ")


def toll_of(before: str) -> str:
    """Return what a number or toll that is told before its figure is of.

    Parameters
    ----------
    before : str
        What leads to the figure, folded.

    Returns
    -------
    str
        Class of units, "" for no toll.
    """
    if not _TO.search(before[-TO_MAX:]):
        return ""
    first, *others = _THAT_OF.split(before)
    before = f"number of {others[-1]}" if others else first
    match = _TOLL.search(before)
    if match is None:
        return ""
    if match["bare"]:
        return "dead"
    named = noun_after(before, match.start("of") - 1, False) if match["of"] else None
    if named:  # "the number of cancelled flights", "of missiles and drones"
        return named.unit
    groups = ("of", "kind", "cases", "aside", "put", "fate")
    told = next(match[one] for one in groups if match[one]).casefold()
    return "both" if told == "aerial" else class_of(told)
