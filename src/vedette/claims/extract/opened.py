"""Whether "according to X" or "X said," opens a clause: then it covers what follows.

In: a folded sentence and where the mark stands. Out: yes after a dateline, an adverb
("On Tuesday,"), a semicolon, "but" or "while"; no where a clause or a count stands
before it ("Twelve drones fell, according to X", "Nine, according to X, flew on").
"""

import re

LOOK_BACK = 240  # characters in which the clause begins that a mark opens
_JOINS = (
    r"(?:but|while|whereas|whilst|although|though|yet|and|meanwhile|however|still|now"
    r"|also|then|even so|by contrast|in contrast|on the other hand|likewise|similarly"
    r"|instead|conversely)"
)
# Where a clause of its own may begin.
_CUT = re.compile(
    r"[;:]\s|(?:,\s|\s)(?=(?:but|while|whereas|whilst|although|though|yet)\b)"
    r"|,\s(?=and\b)|\s(?=and, )|\s[–—-]\s"
)
_WHEN_OR_WHERE = (
    r"(?:(?i:in|on|at|by|during|since|from|over|near|around|after|before|until|till|as"
    r" of|following|late|early|earlier|later|throughout|across|within|for|with|despite"
    r"|contrary to|unlike)\s[^,;:\"]{1,60}"
    r"|(?i:overnight|yesterday|today|tonight|later|earlier|so far|to date|altogether"
    r"|overall|meanwhile|however|locally|nationwide|elsewhere|officially|initially"
    r"|originally|the (?:same|next|following) (?:day|night|morning|evening)"
    r"|(?:last|this) (?:night|morning|evening|week)|[a-z]+day(?: night| morning"
    r"| evening)?))"
)
_LEAD = re.compile(
    rf"(?i:{_JOINS},?\s)*(?:{_WHEN_OR_WHERE},\s)?(?i:{_JOINS},?\s)*(?i:that\s)?"
)
_VERB = re.compile(
    r"\b(?:was|were|had|have|has|is|are|said|says|told|fell|flew|hit|shot|came|saw|did"
    r"|\w{3,}ed|lost|shut|rose|went|took|(?i:at (?:least|most)))\b"
)
_FOLLOWS = re.compile(r",?\s(?=[\w\"])")


def opens_clause(sentence: str, start: int, end: int) -> bool:
    """Say whether what names a speaker opens a clause that goes on behind it.

    Parameters
    ----------
    sentence : str
        Folded.
    start, end : int
        Where the mark stands: "according to X", "X said".

    Returns
    -------
    bool
        False where nothing follows it, or a clause stands before it.
    """
    base = max(0, start - LOOK_BACK)
    cuts = [one.end() for one in _CUT.finditer(sentence, base, start)]
    lead = sentence[max(cuts, default=base) : start]
    if not _LEAD.fullmatch(lead) or _VERB.search(lead):
        return False
    return _FOLLOWS.match(sentence, end) is not None
