"""How far what somebody says reaches: on which side of "X said" it ends.

In: a sentence, and where somebody is marked as its speaker. Out: places in it. What
stands before "X said" is X's; of what follows only what goes on with it ("..., X said,
adding", "..., according to X, and six more"). It ends before a clause of another's
doing. A semicolon ends it too, where what stands behind it has a day of its own, or
where the speaker is only named ("according to X") and nothing leans on what was said.
"""

import re

from vedette.claims.extract.marks import ACCORDING, GAVE, Mark
from vedette.claims.extract.onward import leans
from vedette.claims.extract.speech import WITH
from vedette.claims.when_words import MONTH, WEEKDAY_NAME

_FINITE = re.compile(
    r"\b(?:was|were|had|have|has|is|are|\w{3,}ed|fell|flew|hit|shot|came|struck"
    r"|left|saw|lost|went|took|rose|held|made|gave|got|found|kept|led|stood|ran|began"
    r"|broke|brought|did|stands?|remains?|lies?|can|could|will|would|may|might)\b"
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
    r"|,\sand (?:the |local ){0,2}(?:police|army|coast ?guard|tower|airport"
    r"|border guards|witnesses|residents)\s(?:\w+ ){0,3}(?:confirm\w*|count\w*|saw|seen"
    r"|record\w*|received|detect\w*|register\w*|logged)\b"
    r"|,\sand (?:as of|by|on|in|since) [A-Z0-9]\w*(?: \w+)?, [A-Z]"
    r"|,?\s(?:despite|notwithstanding)\s(?![^\"]*\"$)"
    r"|\sto (?:the )?(?:police|authorities|army|military|control(?:lers)?|tower)"
    r"(?= and (?:\w+ly )?\w{3,}ed\b)"
)
# "According to the police, who have sent 30 officers": they know what they did.
_WHO_HAS = re.compile(r",\s(?:who|which) (?:has|have|had|is|are|was|were) (?!quoted\b)")
_SEMICOLON = re.compile(r";\s")
# "; by 12 September it had risen": a clause with a day of its own is the paper's.
_OWN_DAY = re.compile(
    rf"(?:and |but |while )?(?:(?:in|on|by|since|until|from) (?:early |late |mid-)?"
    rf"(?:{MONTH}|{WEEKDAY_NAME}|\d\d? {MONTH}|(?:19|20)\d\d)\b|(?:this|last) "
    r"(?:year|month|week|spring|summer|autumn|winter)\b|by (?:the )?(?:evening|noon"
    r"|morning|midnight|nightfall|afternoon|dawn|end)\b|an? (?:year|month|week|day) "
    r"(?:earlier|before|later|ago)\b)",
    re.IGNORECASE,
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
    until = stop.start() if stop else until
    own = (
        at for at in _clauses(sentence, begin, until) if _OWN_DAY.match(sentence, at)
    )
    return next(own, until)


_PARTS = re.compile(r"(?P<end>;|,)\s(?:(?<=; )|(?=(?:while|whereas|but)\b))")


def parted(sentence: str, begin: int, end: int) -> tuple[int, int]:
    """Part what stands between "X said" and "Y said" behind it: X's; and Y's.

    Parameters
    ----------
    sentence : str
        Folded.
    begin, end : int
        Where X's words begin and where Y is named.

    Returns
    -------
    tuple of int
        Where X's words end and where Y's begin: at the first and at the last
        semicolon or "while" outside quotes; `end` and `begin` without one.
    """
    found = [
        one
        for one in _PARTS.finditer(sentence, begin, end)
        if sentence.count('"', 0, one.start()) % 2 == 0
    ]
    return (found[0].start(), found[-1].end()) if found else (end, begin)


def finite(words: str) -> bool:
    """Say whether words hold a verb that makes them a clause.

    Parameters
    ----------
    words : str
        Folded.

    Returns
    -------
    bool
        False for "five over Celm".
    """
    return _FINITE.search(words) is not None


def _clauses(sentence: str, begin: int, until: int) -> list[int]:
    """Return where clauses begin that stand behind a semicolon, in no quote."""
    return [
        one.end()
        for one in _SEMICOLON.finditer(sentence, begin, until)
        if sentence.count('"', 0, one.start()) % 2 == 0
    ]


def _named_only(sentence: str, mark: Mark, since: int, until: int) -> tuple[int, int]:
    """Keep "according to X" to its own clause, but for a list and what leans on it."""
    for at in _clauses(sentence, since, mark.begin):
        own, before = sentence[at : mark.begin], sentence[since : at - 1]
        since = at if finite(own) and finite(before) else since
    for at in _clauses(sentence, mark.end, until):
        rest = sentence[at:until]
        if finite(rest) and not leans(rest[:1].upper() + rest[1:]):
            return since, at - 1
    return since, until


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
    if mark.verb == ACCORDING:
        since, until = _named_only(sentence, mark, since, until)
    if mark.verb == GAVE:  # "by a count of 12, which X gave"
        cut = sentence.rfind(", ", since, mark.begin)
        return max(since, cut + 1), mark.begin
    if _GOES_ON.match(sentence, mark.end):
        return since, until
    on = _ASIDE_ON.match(sentence, mark.end)
    if on and on.end() <= until and not (mark.passive and on[0].endswith(": ")):
        return since, ended(sentence, mark.end, until)
    if _WHO_HAS.match(sentence, mark.end):
        return since, ended(sentence, mark.end, until)
    more = [quote for quote in quoted if quote[0] >= mark.end]
    return (since, more[-1][1] + 1) if more else (since, mark.begin)
