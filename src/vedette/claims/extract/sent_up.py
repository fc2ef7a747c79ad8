"""Fighters that answered: they went up, were told to, or did something to an intruder.

In: the words around a count of aircraft. Out: whether they were sent up. "Went after
it", "photographed it", "kept alongside them": who does something to "it" is no
intruder, whatever the verb is, if it is none of entering a sky.
"""

import re

from vedette.claims.extract.nearby import Near

_NOUN = (
    r"\"?\s(?:(?!were\b|was\b|had\b|have\b|that\b|which\b|until\b|in\b|at\b"
    r"|on\b|as\b|when\b|while\b)[\w'/-]+ ){1,6}?"
)
_LONG = _NOUN.replace("{1,6}", "{1,8}")  # "two typhoons of the German air force"
_INTRUDER = (
    r"(?:it|them|him|the (?:[\w-]+ )?(?:intruders?|plane|bombers?|drones?|objects?"
    r"|balloons?|craft|machine|visitor|trespasser|unknown aircraft))\b"
)
_DID = re.compile(
    rf"{_NOUN}(?:(?:at once|quickly|then|soon|promptly|closely|later|had|have) )?"
    r"(?!\w*(?:enter|cross|violat|breach|penetrat|launch|carr|accompan|join|like|near"
    r"|behind|with|from|over|around|against|beside))"
    r"(?:[a-z]{2,}ed|went|flew|met|saw|kept|drove|led|caught|took|found|chase|follow)"
    r"(?: (?:after|up with|alongside|off|out|away|around|at|behind|beside|over"
    rf"|an eye on|photographs of|pictures of|close to))? {_INTRUDER}"
)
_ROSE = re.compile(
    rf"{_LONG}(?:(?:had|have) )?(?:left (?:the ground"
    r"|(?:the |their |its )(?:[\w'-]+ ){0,3}(?:air ?)?(?:base|airfield))|went up|gone"
    r" up|got (?:up|airborne|into the air)|rose|lifted off|climbed|were (?:up|aloft)"
    r"|(?:hurried|rushed|raced|sped|streaked)"
    r" (?:to|towards|out)"
    r"|gave chase|was up)\b"
)
_ORDERS = re.compile(
    r"\b(?:order|send|sent|call|put|get|got|direct|scrambl|rush|brought|bring|had|have"
    r"|vector)(?:s|ed|ing)? (?:up )?$"
)
_UP = re.compile(
    rf"{_NOUN}(?:up|aloft|into the (?:air|sky)|off the ground|skywards?|after"
    r" (?:it|them))\b"
)
_CIVIL = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:passenger|holiday|cargo|charter|commercial|inbound|incoming"
    r"|arriving|departing)\b"
)


def answered(words: Near) -> bool:
    """Say whether aircraft were sent up.

    Parameters
    ----------
    words : Near
        Around a count of them.

    Returns
    -------
    bool
        False where their clause does not say so.
    """
    after = words.after
    if _CIVIL.match(after) or words.whole:
        return False
    ordered = _ORDERS.search(words.before) and _UP.match(after)
    return bool(ordered or _DID.match(after) or _ROSE.match(after))
