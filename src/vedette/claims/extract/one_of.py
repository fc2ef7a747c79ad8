"""Whether "one of the drones" counts one, or only names what was told before.

In: the words of a figure and those around it. Out: True where it counts nothing, False
where it counts, None where it is no such figure. "One of the airports" names an
airport; "one of the drones was intercepted" and "one of the injured is in a serious
state" tell what became of one; "by one of the drones" counts none.
"""

import re

# "One of the airports" names an airport and counts none.
_ONE_OF = re.compile(
    r"^\sof\s(?!whom\b|which\b|them\b|(?:these|those) (?:was|had|has|came|fell|flew"
    r"|hit|struck)\b)"
)
# "Shot down all drones and one of four missiles."
_ONE_OF_ARMS = re.compile(
    r"^\sof (?:\d+|[a-z]+) (?:[\w-]+ )?(?:missiles|drones|rockets|uavs)\b"
)
# "Found at one of four marked places."
_ONE_OF_SITES = re.compile(
    r"^\sof (?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?:[\w-]+ )?(?:places|sites|spots|locations)\b"
)
# "One of the drones was intercepted", "one of the injured is in a serious state".
_ONE_OF_THOSE = re.compile(
    r"\sof the (?!\d|two\b|three|four|five|six|seven|eight|nine|ten\b|eleven|twelve)"
    r"(?:[\w-]+ ){0,2}?(?:(?:drones|uavs|missiles|rockets|balloons|objects"
    r"|devices|unmanned aircraft)(?! (?:in|of|from|for|is|are)\b)"
    r"(?= (?:\w+ly )?(?:\w{2,}ed|had|was(?! (?:shown|sold|built|bought|named|called"
    r"|used|made|said))|fell|came|flew|hit|struck|got|went|brought"
    r"|shot|left|broke|made|crashed|landed)\b)"
    r"|(?:injured|wounded|hurt|casualties|victims)\b(?=(?:, [^,;.]{2,50},)?"
    r" (?:was|is|has|had|remain\w*|died|lies|lay|suffered)\b(?! (?:\w+ )?(?:told|said"
    r"|an?|the|his|her|from|asked|interviewed|named|aged)\b)))"
)
_OF_IT = re.compile(
    r"\b(?:by|from|with|to|after|at|on|for|behind|near|against|towards?|of|than"
    r"|how|when|as) $",
    re.IGNORECASE,
)
# "One of the two airmen was killed".
_ONE_OF_PEOPLE = re.compile(
    r"^\sof (?:the |its |their )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve) (?:[\w-]+ ){1,3}?(?:was|were|had been|died|has been|is|lost his"
    r"|lost her) (?:\w+ )?(?:killed|dead|injured|wounded|hurt|died|missing|in hospital"
    r"|life)\b"
)


def is_one_of(word: str, lead: str, rest: str) -> bool | None:
    """Say whether "one of the ..." counts nothing.

    Parameters
    ----------
    word, lead, rest : str
        The words of the figure, in lower case; what stands before and after them.

    Returns
    -------
    bool or None
        None where the figure is no "one of".
    """
    if word.endswith("one") and _ONE_OF_THOSE.match(rest):
        return _OF_IT.search(lead) is not None
    if word != "one" or not _ONE_OF.match(rest):
        return None
    shot = _ONE_OF_ARMS.match(rest) and re.search(r"\b(?:and|\w+ed|down) $", lead)
    return not (shot or _ONE_OF_SITES.match(rest) or _ONE_OF_PEOPLE.match(rest))
