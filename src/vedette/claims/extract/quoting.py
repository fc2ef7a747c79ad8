"""Quotes that nobody beside them may be said to speak.

In: a sentence with its quotes. Out: whether words around a quote name a speaker that no
rule reads ('"Two crossed," came the answer', 'In Orla the tone was another: "..."'),
and whether a quote tells what others say ("They say there were none").
"""

import re

TAIL_MIN = 2  # words behind a quote that tell of its speaker
LEAD_MIN = 4  # words before a colon and a quote that do
_TAIL = re.compile(rf",?\"\s(?:[a-z][\w'-]*\s?(?:[\w'-]+\s?){{{TAIL_MIN - 1},}})")
_LED = re.compile(rf"(?:[\w'-]+,?\s){{{LEAD_MIN - 1},}}[\w'-]+[:,]\s\"")
# "They say there were none", "the Russians claim that 19": another's words.
_OTHERS_SAY = re.compile(
    r"\b(?P<who>[Tt]hey|[Hh]e|[Ss]he|(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) "
    r"(?:[\w'-]+ ){0,3}?[\w'-]+|[A-Z][\w-]+(?:'s [\w -]{2,30}?)?|[Pp]eople|[Oo]thers)"
    r" (?:now |also |even |still |then )?(?:say|says|said|claim|claims|claimed|tell us"
    r"|tells us|told (?:us|me|you)|insist|insists|insisted|pretend|pretends|pretended"
    r"|maintain|maintains|maintained|allege|alleges|alleged|speak of|speaks of|spoke of"
    r"|talk of|talks of|talked of|boast of|boasts of)\b(?P<what>[^.;!?\"]*)$"
)
_OWN = re.compile(r"(?i:we|i|our|you)\b")
_BUT_WE = re.compile(r"\b(?:but|and|while|yet) (?:we|I|our|in fact|in truth)\b")


def is_unread(sentence: str, quoted: list[tuple[int, int]]) -> bool:
    """Say whether words beside a quote tell of a speaker that no rule reads.

    Parameters
    ----------
    sentence : str
        Folded, in which nobody is said to speak.
    quoted : list of tuple of int
        As of `vedette.claims.extract.speakers.quotes`.

    Returns
    -------
    bool
        False for a quote that stands alone.
    """
    closed = [one for one in quoted if one[1] < len(sentence)]
    if any(_TAIL.match(sentence[max(0, end - 1) :].lstrip(".!?")) for _, end in closed):
        return True
    return bool(quoted) and _LED.search(sentence[: quoted[0][0] + 1]) is not None


def tells_of_others(sentence: str, quoted: list[tuple[int, int]], start: int) -> bool:
    """Say whether a figure in a quote is what its speaker says others say.

    Parameters
    ----------
    sentence : str
        Folded.
    quoted : list of tuple of int
        As of `vedette.claims.extract.speakers.quotes`.
    start : int
        Where the figure stands.

    Returns
    -------
    bool
        False outside quotes.
    """
    within = [one for one in quoted if one[0] <= start < one[1]]
    if not within:
        return False
    found = _OTHERS_SAY.search(sentence, within[0][0], start)
    if not found or _OWN.match(found["who"]):
        return False
    return _BUT_WE.search(found["what"]) is None
