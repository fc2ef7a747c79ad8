"""What fell on a place: sent at it in an attack, come in where it only strayed.

In: the words around a count of drones or missiles. Out: a key of the registry. Rockets
that landed in a base were launched at it; two missiles that came down in a village of a
country at peace came in. A drone that crashed, and what was found, is a wreck; a part
that fell says no more than its whole.
"""

import re

from vedette.claims.extract.nearby import Near

# "Two rockets landed in the base", "a drone fell on the field": what came down on those
# who are attacked was sent; a drone that only crashed is a wreck.
_FELL = re.compile(
    r"\s(?P<noun>(?!of (?:them|which)\b)(?:[\w/-]+ ){0,4}?(?:drones|missiles|rockets"
    r"|uavs|projectiles)"
    r" (?:that |which )?)?(?:had |have |has )?(?:\w+ly )?(?:fell|fallen|came down"
    r"|come down"
    r"|crashed|landed|impacted|dropped|plunged|went down|exploded)\b"
)
_ON_PLACE = re.compile(
    r" (?:on|onto|on to|upon|in|into|inside|near|at|among|between|by|close to|next to"
    r"|beside) (?!(?:the |an? )?(?:open |empty )?(?:sea|fields?|water|desert|gulf|ocean"
    r"|forest|wasteland|area|ground)s?\b)"
)
_ON = re.compile(r" (?:on|onto|on to|upon) (?!(?:\w+ )?(?:territory|soil|land|side)\b)")
_REST_FELL = re.compile(
    r"\bthe (?:other|remaining|rest) (?:[\w-]+ ){1,3}(?:fell|came down|landed"
    r"|crashed)\b"
)
_PART_FELL = re.compile(
    r"(?:\bthe (?:other|rest|remaining)|\bsome|\bonly|\bother|\banother)[^#]{0,20}#"
    r"|#\s(?:of (?:the|these|those|them|which)|others?)\b|\bof the #"
)


def fell(words: Near, launched: str) -> str:
    """Read what fell on those attacked as launched, unless wreckage was found of it.

    A part that fell says no more than its whole, nor does one that fell into the sea.

    Parameters
    ----------
    words : Near
        Around a count, in a text of an attack.
    launched : str
        Measure of what was launched of its kind.

    Returns
    -------
    str
        Key of the registry, "" for a part.
    """
    clause = words.after.split(";")[0]
    told = _FELL.match(clause)
    if not told or words.topic.intrusion or launched == "attack.total":
        return "wreck.objects"
    rest = _REST_FELL.search(words.sentence)
    if rest or _PART_FELL.search(words.before + "#" + words.after):
        return ""
    if not told["noun"]:
        return ""
    drones = launched == "attack.drones"
    on = (_ON if drones else _ON_PLACE).match(clause, told.end())
    return launched if on and not ("crash" in told[0] and drones) else "wreck.objects"


def landed_abroad(words: Near) -> bool:
    """Say whether missiles came down in a country that nobody attacked.

    Parameters
    ----------
    words : Near
        Around a count of missiles.

    Returns
    -------
    bool
        False in a text of an attack on the country itself.
    """
    told = _FELL.match(words.after)
    abroad = words.strayed or not words.attack
    return bool(told and told["noun"] and abroad)


def is_part_that_fell(words: Near) -> bool:
    """Say whether missiles are a part of which only that it fell is told.

    Parameters
    ----------
    words : Near
        Around a count of missiles.

    Returns
    -------
    bool
        True for "some of the rockets came down in a suburb".
    """
    part = _PART_FELL.search(words.before + "#" + words.after)
    return bool(part and _FELL.match(words.after.split(";")[0]))
