"""How far what somebody says reaches: on which side of "X said" it ends.

In: a sentence, and where somebody is marked as its speaker. Out: places in it. What
stands before "X said" is X's; of what follows only what goes on with it ("..., X said,
adding", "..., according to X, and six more"). It ends before a clause of another's
doing.
"""

import re

from vedette.claims.extract.marks import GAVE, Mark
from vedette.claims.extract.speech import WITH

FINITE = re.compile(
    r"\b(?:was|were|had|have|has|is|are|\w{3,}ed|fell|flew|hit|shot|came|struck"
    r"|left|saw)\b"
)
# "X said, adding ...", "X said on Friday, with two of them ...".
_GOES_ON = re.compile(
    r"(?: (?:on|in|at|via|\w+day) ?[^,]{0,60})?(?:,? adding\b"
    r"|,(?: and)? (?:[\w-]+ ){1,3}of (?:them|these|those|whom|which)\b|,? while (?:on"
    r"|in|at|another|some"
    r"|\w+day)\b"
    r"|, with\b(?! [\w ]{1,30}ing\b))"
)
# "Four, he says, flew over the plant", "X said, and two of them", "X said: 442 drones":
# of him too what follows, but for what compares, sets against, or has its own doer.
_ASIDE_ON = re.compile(
    r"(?! (?:that|who|which)\b)[^,;:.\"]{0,60}(?:;|:|,)\s(?!(?:and |but )?(?:while|yet"
    r"|although|though|whereas|up|down|more|less|compared|against|versus|as|after|when"
    r"|until|because|who|whose|which|where|so|\w+ing|the (?:\w+st|first))\b"
    r"|but (?:the )?[A-Z]|[^,;]{0,40}\b(?:images?|footage|videos?|photos?|data|website"
    r"|trackers?)\b)"
)
# "X said that ..., while Y maintains" and "..., before the toll climbed" end what is of
# X; a quote may go on behind it.
_ELSE = re.compile(
    r",\s(?:while|whereas) (?:the )?[A-Z]\w+(?![^\"]*\"$)"
    r"|,\s(?:before|prompting|forcing|sparking|triggering)\b(?![^\"]*\"$)"
    rf"|,\swith (?:[\w']+ ){{1,4}}(?:managing|{WITH})\b"
    r"|,?\s(?:(?:particularly|notably) )?(?:following|amid|in response to"
    r"|in the wake of)\s(?=an?\b)"
    r"|;\s(?:an?|the|its|his|her|another|others?)\s(?:[\w'-]+\s){0,6}?(?:made out|saw"
    r"|counted|spotted|speaks?|spoke|talks?|knows?|reckon\w*|sees?|puts?)\b"
    r"|,\sand (?:as of|by|on|in|since) [A-Z0-9]\w*(?: \w+)?, [A-Z]"
    r"|,?\s(?:despite|notwithstanding)\s(?![^\"]*\"$)"
    r"|\sto (?:the )?(?:police|authorities|army|military|control(?:lers)?|tower)"
    r"(?= and (?:\w+ly )?\w{3,}ed\b)"
)


def ended(sentence: str, begin: int, until: int) -> int:
    """Return where what somebody says ends: before a clause of another's doing.

    Parameters
    ----------
    sentence : str
        Folded.
    begin, until : int
        Where it begins, and where it ends at the latest.

    Returns
    -------
    int
        `until` where no such clause begins.
    """
    stop = _ELSE.search(sentence, begin, until)
    return stop.start() if stop else until


def before_it(
    sentence: str, mark: Mark, span: tuple[int, int], quoted: list[tuple[int, int]]
) -> tuple[int, int]:
    """Cover what stands before "X said"; of what follows only what goes on.

    "..., X said, up from nine" leaves the nine to nobody; "..., X said, adding that"
    and a quote that goes on after the verb are the speaker's.

    Parameters
    ----------
    sentence : str
        Folded.
    mark : Mark
        Who says it.
    span : tuple of int
        Where it may begin, and where it ends at the latest.
    quoted : list of tuple of int
        What stands in quote marks.

    Returns
    -------
    tuple of int
        Where it begins and ends.
    """
    since, until = span
    if mark.verb == GAVE:  # "by a count of 12, which X gave"
        cut = sentence.rfind(", ", since, mark.begin)
        return max(since, cut + 1), mark.begin
    if _GOES_ON.match(sentence, mark.end):
        return since, until
    on = _ASIDE_ON.match(sentence, mark.end)
    if on and not (mark.passive and on[0].endswith(": ")):
        return since, ended(sentence, mark.end, until)
    more = [quote for quote in quoted if quote[0] >= mark.end]
    return (since, more[-1][1] + 1) if more else (since, mark.begin)
