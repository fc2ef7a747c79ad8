"""What its own clause says of people, where that is no harm.

In: the words before and after a count of people, in lower case. Out: whether they were
hurt or killed at all. "67 people survived the strike", "4,000 people lost power" and
"12 people lived there" stand near a verb of harm and are not its object; a verb of harm
that governs the count has been asked before.
"""

import re

from vedette.claims.extract.verbs import DEAD, HURT

# Where the clause of a count ends: what stands behind it is of somebody else.
_ENDS = re.compile(
    r"[,;:()\"]|\s[–—-]+\s|\b(?:after|when|as|while|because|since|before|following"
    r"|until|where|but|although|though|if|amid|during|despite|thanks to|which|that"
    r"|who|whose|in which)\b"
)
# "Four people who lived there were killed": up to the verb of the clause itself.
_WHO = re.compile(r"^\s(?:[\w'-]+ ){0,2}?(?:who|that|which)\b")
_PAST = (
    r"lost|slept|stood|left|fled|saw|heard|ran|went|came|took|hid|sat|spent|rang|felt"
    r"|got|made|found|kept|began|chose|knew|met|held|fought|won|built|bought|sold|paid"
    r"|drove|rode|flew|sang|swam|wrote|lay|became|grew|gave|told|said|say|says|live\b"
    r"|work|works|attend|sleep|face|rely|remain|stay|use|gather|visit|wait|hold"
    r"|shelter|survive"
)
_VERB = re.compile(
    rf"\s(?:were|was|are|is|had|have|has|would|will|could|can|did|{_PAST}"
    r"|(?!(?:aged|named|called|based|identified|hundred|red|indeed|unarmed|masked|used"
    r"|armed|retired|unnamed|believed|suspected|related|elderly)\b)[a-z]{2,}ed)\b"
)
_OF_HARM = re.compile(rf"(?:{DEAD}|{HURT})")
# "The funeral of the pilot killed", "for the dead": of somebody else.
_OF_OTHERS = re.compile(
    r"\b(?:of|for|to|with|beside|around|against|over) (?:the|those|an?|its|their|his"
    r"|her|two|three|all) (?:[\w'-]+ ){0,3}$"
)
# What else is done to people: "put 900 people out of work".
_DONE = re.compile(
    r"\b(?:put|puts|putting|forc\w+|dr[io]v\w+|mov\w+|evacuat\w+|rescu\w+|sav\w+"
    r"|fright\w+|scar(?:ed|ing)|terrif\w+|displac\w+|shelter\w+|hous(?:ed|es|ing)"
    r"|feed\w*|fed|employ\w*|carry\w*|carri\w+|held|holds|arrest\w*|detain\w*|jail\w*"
    r"|imprison\w*|sentenc\w+|convict\w*|invit\w+|drew|draw(?:s|ing)|attract\w*"
    r"|host\w*|transport\w*|relocat\w+|depriv\w+|serv(?:es|ed|ing)|warn\w*|order\w*"
    r"|urg\w+|allow\w*|woke|wak\w+|call(?:ed|ing) (?:up|out)|recruit\w*|trapp\w+"
    r"|spar(?:ed|ing)|protect\w*|charg\w+|accus\w+|question\w*|interview\w*"
    r"|home to|room for|enough for|capacity of|seat(?:s|ed|ing)|inhabit\w*"
    r"|accommodat\w*|cut off|surviv\w+|outliv\w+|bring\w* together) "
    r"(?:(?:some|about|around|another|a further|up to|at least|more than|nearly"
    r"|almost|over|all|the|its|their|as many as) )*$"
)
_MASS = re.compile(
    r"\b(?:nation|country|town|city|village|crowd|population|community|district"
    r"|audience|settlement|hamlet|island|suburb|region|congregation|workforce|queue"
    r"|capacity|membership|camp|shelter) of $"
)
# "The clinic had treated 900 people since it opened."
_EVER = re.compile(r"\bsince (?:it|they|he|she|opening|its|the (?:clinic|hospital))\b")
_TREATS = re.compile(r"\b(?:treat\w*|admit\w*|examin\w+|cared for) (?:[\w-]+ ){0,3}$")
_SURVIVORS = re.compile(r"\s(?:[\w-]+ ){0,2}survivors\b")


def unharmed(before: str, after: str) -> bool:
    """Say whether the clause of a count of people tells of something else than harm.

    Parameters
    ----------
    before, after : str
        Words to either side, in lower case; `after` begins with the noun.

    Returns
    -------
    bool
        False where a verb of harm, or none at all, is said of them.
    """
    if _DONE.search(before):
        return True
    clause = _clause(after)
    verb = _VERB.search(clause)
    harmed = any(
        not (verb and _OF_OTHERS.search(clause[verb.end() : one.start()]))
        for one in _OF_HARM.finditer(clause)
    )
    if _SURVIVORS.match(after):
        return not harmed
    return verb is not None and not harmed


def uncounted(before: str, after: str) -> bool:
    """Say whether people are told of whom no verb of harm can be said at all.

    Parameters
    ----------
    before, after : str
        As of `unharmed`.

    Returns
    -------
    bool
        True for "a nation of ten million" and "treated 900 since it opened".
    """
    treated = _TREATS.search(before) and _EVER.search(after)
    return bool(_MASS.search(before) or treated)


def _clause(after: str) -> str:
    """Return what follows in the clause of the count, a relative clause included."""
    who = _WHO.match(after)
    at = who.end() if who else 0
    end = _ENDS.search(after, at)
    return after[: end.start()] if end else after
