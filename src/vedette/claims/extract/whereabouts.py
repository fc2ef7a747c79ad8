"""Drones by a set phrase: near a border, kept at a base, left for another land, lost.

In: the words around a count of drones. Out: a key of the registry, "" where such words
say that it counts nothing of an event, None where no such phrase stands. What a verb
says is in `arms`.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import SEEN

DOWN = "downed"  # whose sky it was is for `arms` to say
# "Impacts of 16 drones" counts hits; "identified one drone as" says of what type.
_HITS_OF = re.compile(r"\b(?:(?:impacts?|hits) (?:of|by|from)|lost(?: \w+)?) $")
# "Repelled an attack by nine drones"; "sent 17 drones into Orland's airspace".
_REPELLED = re.compile(
    r"(?:repel|thwart|foil|beat|fend|ward|repuls)\w* (?:off )?(?:an? "
    r"|the )?(?:\w+ ){0,2}"
    r"(?:attack|raid|strike|attempt)\w* (?:\w+ ){0,4}?(?:by|of|with|from|involving) $"
)
_SENT_IN = re.compile(
    r"\b(?:sent|sending|flew|flown|launched) (?:[\w-]+ ){0,2}#[^,.;]{0,40}?"
    r"\b(?:into|across|over) (?:[\w']+ ){0,3}"
    r"(?:airspace|territory|skies|border|frontier|line)\b"
)
_NEAR_BORDER = re.compile(
    r"\s(?:[\w-]+ ){0,4}(?:(?:that |which )?(?:were )?(?:approach(?:ed|ing)|near(?:ed"
    r"|ing))"
    r"|(?:very |quite )?close to|not far from"
    r"|in the (?:proximity|vicinity) of) (?:the |our |its )?(?:[\w'-]+ )?"
    r"(?:border|frontier|air ?space|territory)\b"
)
# "Six left for Orland": out of the sky of those attacked, towards another's.
_LEFT_FOR = re.compile(
    r"\s(?:of (?:them|these) |(?:[\w-]+ ){0,2}(?:drones|uavs) )?(?:then |later |had )?"
    r"(?:left for|set off for|(?:flew|went|travelled|carried|headed) (?:on|off)"
    r" (?:to(?:wards?)?|for)\b|turned (?:off )?towards?) (?!(?:the |their |its |a )?"
    r"(?:base|port|city|capital|target|targets|airport|sea|coast|north|south|east"
    r"|west|centre|bases?)\b)"
)
# "Flew ten drones to the two sites", of those who attack.
_FLEW_AT = re.compile(r"\bfl(?:ew|own|ying|y) (?:(?:about|some|at least|up to) )?$")
_AT_AIM = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drones|uavs) (?:to|at|against|into|towards?)\b(?! an? )"
)
# "The ministry claimed 310 Velnian drones": to have brought them down.
_CLAIMED = re.compile(
    r"\b(?:ministry|army|air force|military|defen[cs]es?|forces|navy|gunners|units?"
    r"|troops|pilots|general staff)\b[^,.;]{0,20} claim(?:ed|s) (?:a total of )?$"
)
# "43 drones and 20 launchers at the airport": of a force that is at war.
_PARKED = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:drones|uavs)(?: and [^,.;]{1,30})? (?:at|on|in|inside)"
    r" (?:[\w'-]+ ){0,5}?(?:airport|air ?base|airfield|depot|hangars?|factory)\b"
)
_SEEN_PARKED = re.compile(
    r"\b(?:seen|saw|counted|photographed|spotted) [^,.;]{0,40}\b(?:drones|uavs) and"
    r" [^,.;]{1,40} (?:at|on|in|inside) (?:[\w'-]+ ){0,5}?(?:airport|air ?base|airfield"
    r"|depot|hangars?|factory)\b"
)
_WROTE_OF = re.compile(r"\b(?:wr[io]te\w*|written|sp(?:ea|o)k\w*|talk\w*) of $")
_FOREIGN_OVER = re.compile(
    r"\s(?:[\w-]+ )?\w+(?:ian|an|ish|ese) (?:[\w-]+ )?drones? (?:over|above|in) (?!the"
    r" (?:base|airport|plant))"
)
_PROTEST = re.compile(
    r"\b(?:summon\w*|protest\w*|expel\w*|recall\w*|call\w* in|envoy|ambassador)\b"
    r"[^.;]{0,60}\bover $"
)
# What has left a sky, or is kept at an airfield, is not what came.
_GONE = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drones?|uavs?) (?:(?:have|has|had|then|later|since|soon"
    r"|permanently) ){0,3}(?:left|exited|departed)\b"
)
_KEPT = re.compile(
    r"\b(?:deployed|stationed|positioned|parked|stored|based|kept) (?:\w+ )?$"
)
_AT_BASE = re.compile(
    r"\s[^,;.]{0,60}\b(?:at|near|in) (?:[\w'-]+ ){0,4}(?:airport"
    r"|airfield|air ?base|base"
    r"|depot|hangars?)\b"
)
_JAMMED = re.compile(
    r"\belectronic (?:warfare|suppression|countermeasures|jamming)|\bjamm\w+|\bew\b"
)
_NOT_THERE = re.compile(
    r"\"?\s(?:[\w-]+ ){0,2}\w+\"? (?:did not reach|failed to reach|never reached)\b"
    r"|\s(?:[\w-]+ ){0,2}(?:were |was )(?:\w+ly )?\"?lost\b"
)
LOST = re.compile(
    r"\s(?:of (?:the |these |those )?)?(?:[\w-]+ )?(?:(?:did not|failed to) reach"
    r"|fell short"
    r"|(?:were |was |got )?(?:\w+ly )?\"?lost\b|(?:have |had )?disappeared"
    r"|(?:fell|landed|crashed|came down) (?:(?:in|into) (?:the "
    r"|an? )?(?:\w+ )?(?:sea|gulf"
    r"|ocean|water|open)|within the ))"
)
_KIND_OF = re.compile(r"\s(?:of the )?(?:[\w-]+ )?(?:drones?|uavs?) as an?\b")


def set_phrase(words: Near) -> str | None:
    """Read phrases that say it whatever verb stands near.

    Parameters
    ----------
    words : Near
        Around a count of drones.

    Returns
    -------
    str or None
        Key of the registry, `DOWN` for drones brought down, "" for no measure; None
        where no such phrase stands.
    """
    if _HITS_OF.search(words.before) or _KIND_OF.match(words.after):
        return ""
    if _REPELLED.search(words.before):
        return DOWN
    if _SENT_IN.search(words.before + "#" + words.after):
        return "incursion.drones"
    if _GONE.match(words.after) or (
        _KEPT.search(words.before) and _AT_BASE.match(words.after)
    ):
        return ""
    return _not_there(words)


def _not_there(words: Near) -> str | None:
    """Read drones that came near a border, were jammed, claimed, flown, or lost."""
    jammed = _NOT_THERE.match(words.after) and _JAMMED.search(words.after)
    if jammed and words.attack:
        return "attack.downed"  # kept from their targets by the attacked
    if _NEAR_BORDER.match(words.after) or _LEFT_FOR.match(words.after):
        return "incursion.headed"
    if _CLAIMED.search(words.before):
        return DOWN
    told = _at_war(words) if words.attack else None
    if told is None and _came_in(words):
        return "incursion.drones"
    # Of drones that were lost nobody says what became of them.
    return "" if told is None and LOST.match(words.after) else told


def _at_war(words: Near) -> str | None:
    """Read drones that were flown at something, or stood at a base."""
    if _FLEW_AT.search(words.before) and _AT_AIM.match(words.after):
        return "attack.drones"
    parked = _PARKED.match(words.after) and re.search(SEEN, words.before)
    return "" if parked or _SEEN_PARKED.search(words.sentence) else None


def _came_in(words: Near) -> bool:
    """Say whether drones of which only the number is told violated a sky."""
    if not words.topic.intrusion or words.topic.outside:
        return False
    over = _FOREIGN_OVER.match(words.after) and not words.before.strip()
    wrote = _WROTE_OF.search(words.before) and not (words.attack or words.topic.air)
    return bool(over or wrote or _PROTEST.search(words.before))
