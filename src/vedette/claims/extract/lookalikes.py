"""What looks like a measure by its noun and verb, and is none: a veto.

In: the class of a noun, the measure that its own rule chose, the words around it. Out:
whether nothing may be proposed. A breach of the rules of air traffic violates no
airspace; soldiers of the base that was hit were not sent out; "no reports of alarms"
tells of no drones.
"""

import re

from vedette.claims.extract.nearby import Near

_REGION = re.compile(r"\b(?:\w*fir\b|flight information region)")
_TRAFFIC_RULES = re.compile(
    r"\s(?:[\w-]+ ){0,2}\w+s? (?:of|against) (?:the )?(?:[\w-]+ )?"
    r"(?:(?:air|flight)[- ]?(?:traffic )?(?:rules|regulations|procedures|code)"
    r"|rules of the air)\b"
)
_TRUCE = re.compile(
    r"\s(?:[\w-]+ ){0,3}\w+ (?:of|against) (?:the |a |an |this )?(?:[\w-]+ ){0,2}"
    r"(?:cease-?fire|truce|agreements?|treat(?:y|ies)|laws?|rules|rights|sanctions"
    r"|accords?|conventions?|code|regulations|protocols?|constitution)\b"
    r"|\s(?:\w+ )?(?:cease-?fire|truce) (?:violation|breach)"
)
_OWN_SKY = re.compile(r"\b(?:air ?space|territor\w+|border|frontier|sky|skies)\b")
# "Three times as many", "ten times the size": a ratio. "Warned ten times": no breach.
_RATIO = re.compile(
    r"\stimes (?:as |more|higher|larger|greater|bigger|fewer|less|the |that\b|over\b)"
)
_SAID_OFTEN = re.compile(
    r"\b(?:warn\w*|told|ask\w*|radio\w*|hail\w*|call\w*|contact\w*|order\w*|appeal\w*"
    r"|try|tried|attempt\w*|fired|shot|refus\w*|protest\w*|circl\w*)\b[^,.;]{0,60}$"
)
# Where people are kept; "stationed around the airport for the night" were sent there.
_GARRISON = re.compile(
    r"[^.;]{0,90}?\b(?:are|were|is|was|being) (?:\w+ )?(?:stationed|based|housed"
    r"|garrisoned|quartered|billeted|barracked)\b(?P<where>[^,.;]{0,50})"
)
_KEPT_AT = re.compile(
    r"^(?:\W*$| there\b| (?:at|in|on) (?:[\w'-]+ ){0,3}(?:base|camp|garrison|barracks"
    r"|outpost|post|compound|installation|facility|site|country|region)\b)"
)
_TO_GUARD = re.compile(r"\bto (?:guard|protect|watch|search|look|secure|find)\b")
_REPORTS_OF = re.compile(
    r"\s(?:[\w-]+ ){0,2}reports? (?:of|that|about|on) (?P<what>[^.,;]{0,40}?)"
    r"(?=[.,;]|$|\sbefore\b|\swhen\b|\sin\b|\sat\b)"
)
_OF_DRONES = re.compile(
    r"\b(?:drones?|uavs?|uas|balloons?|sightings?|objects?|aircraft|devices|lights"
    r"|incursions?|overflights?|violations?)\b"
)
# "Some of them report that", "some of the sightings".
_THEY_REPORT = re.compile(r"\sof (?:them|these|those|whom|which) reports?\b")
_MEANT = re.compile(
    r"\b(?:aim\w*|meant|intend\w*|design\w*|want\w*|seek\w*|tr(?:y|ies|ied)|is|was)"
    r" to (?:send|deliver|convey)(?: out)? (?:\w+ )?$|\bsen(?:t|ds|ding) (?:\w+ )?$"
)
_ABOUT = re.compile(
    r"\s(?:[\w-]+ ){0,2}messages? (?:about|of|on|reporting"
    r"|from (?!the (?:president|minister)))"
)
_ON_GROUND = re.compile(
    r"\s(?:[\w-]+ )?(?:military|civilian|civil|ground|strategic|industrial|energy"
    r"|infrastructure|infrastructural|economic|soft|land) (?:targets?|objects"
    r"|objectives)\b"
)
_NO_MERE = re.compile(
    r"\s(?:ordinary|mere|simple|common|usual|normal|toy|small|hobby|great|such)\b"
)
_RULED_OUT = re.compile(
    r"\s[^;.]{0,80}\b(?:(?:been|were|was) (?:\w+ )?ruled out|turned out to (?:be|have)"
    r"|proved to (?:be|have))\b"
)
_ON_SCREEN = re.compile(
    r"\b(?:screenshots?|flight ?radar\w*|tracking|trackers?|maps?|radar pictures?)\b"
    r"[^.;]{0,80}\bshow\w* (?:\w+ )?$"
)
# "Two airliners passed through Estonia": they have leave to.
_AIRLINERS = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:airliners?|jetliners?|(?:passenger|ferry|rescue|charter"
    r"|holiday) (?:planes?|jets?|aircraft|helicopters?))\b"
)
_NO_LEAVE = re.compile(
    r"\b(?:violat\w*|illegal\w*|unauthori[sz]ed|without (?:\w+ )?(?:leave|permission"
    r"|clearance)|stray\w*|breach\w*)\b"
)
# "Shares fell 12 points", "climbed two places".
_INDEX = re.compile(
    r"\b(?:f[ae]ll\w*|ros[ei]\w*|dropp\w+|climb\w+|gain\w+|lost|slipp\w+|jump\w+"
    r"|won|scor\w+|moved|went|up|down|by) $"
)
_POINTS = re.compile(r"\s(?:[a-z-]+ )?(?:points|places|spots)\b")
_IN_SHOP = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drones|uavs) in (?:the|an?|his|her|their|its) (?:[\w-]+ )?"
    r"(?:shops?|stores?|museum|window|catalogue|box(?:es)?|cupboard|classroom|warehouse"
    r"|depot|stock|cellar|garage|bag|boot|car|van|luggage)\b"
)
# "300 calls, most about a lost dog".
_OF_ELSE = re.compile(
    r"\s[\w -]{3,30},? (?:most|many|mostly|mainly|all|half|nearly all)"
    r"(?: of (?:them|these|which))? (?:about|on|over) (?!.*\b(?:drones?|uavs?|lights"
    r"|objects?)\b)"
)
# "Shot down a neighbour's two drones."
_PRIVATE = re.compile(
    r"\b(?:neighbou?r|man|woman|owner|club|boy|girl|friend|rival|pensioner|farmer"
    r"|company|photographer|tourist)(?:'s|s') (?:\w+ )?$"
)
# "Twelve stopped payments": who did it, and not what it was done to.
_DOER = re.compile(
    r"\s(?:\w+ly )?(?:stopp|destroy|intercept|eliminat|suppress|foil|disabl|fell)ed "
    r"(?!down|out|off|by|in|on|at|over|near|from|when|as|and|but|or|while|after|before"
    r"|with|without|overnight|during|above|outside|yesterday|today|early|late|this|so"
    r"|through|using|thanks|across|around|within|between|mid|en|short|that|since|until"
    r"|for|to|because|earlier|later|altogether|successfully|again|soon|too|there|of)"
    r"[a-z]+"
)


def is_lookalike(unit: str, key: str, words: Near, *, none: bool) -> bool:
    """Say whether a count is none of its measure although its words look so.

    Parameters
    ----------
    unit : str
        Class of its noun.
    key : str
        Key of the registry that its rule chose.
    words : Near
        Around it.
    none : bool
        Whether the count is none at all.

    Returns
    -------
    bool
        False where the measure stands.
    """
    if key == "sighting.drones":
        return _no_sighting(words, none=none)
    if _of_somebody(key, words):
        return True
    if key.startswith("incursion."):
        breach = key != "incursion.violations" or not _no_breach(words)
        return not breach or _over_the_region(words)
    if key == "response.people":
        return _at_home(words)
    if key == "sighting.reports":
        return _no_report(unit, words, none=none)
    ground = unit in ("object", "both") and _ON_GROUND.match(words.after)
    seen = key == "effect.flights_affected" and _ON_SCREEN.search(words.before)
    return bool(ground or seen)  # diversions that a tracker shows are some


def _of_somebody(key: str, words: Near) -> bool:
    """Say whether a neighbour's drone was downed, an airliner came, shares fell."""
    if key.endswith(".downed") and (
        _PRIVATE.search(words.before) or _DOER.match(words.after)
    ):
        return True
    if key == "wreck.sites":
        return bool(_POINTS.match(words.after) and _INDEX.search(words.before))
    airliners = key.startswith("incursion.") and _AIRLINERS.match(words.after)
    return bool(airliners) and not _NO_LEAVE.search(words.sentence)


def _no_sighting(words: Near, *, none: bool) -> bool:
    """Say whether drones were ruled out, or only described: "no ordinary craft"."""
    described = none and words.before.endswith(", ") and _NO_MERE.match(words.after)
    shop = _IN_SHOP.match(words.after)
    return bool(described or shop or _RULED_OUT.match(words.after))


def _no_breach(words: Near) -> bool:
    """Say whether times, or breaches of traffic rules, violated no airspace."""
    often = re.match(r"\s(?:\w+ )?times\b", words.after)
    if often and (_RATIO.match(words.after) or _SAID_OFTEN.search(words.before)):
        return True
    rules = _TRAFFIC_RULES.match(words.after) or _TRUCE.match(words.after)
    return rules is not None


def _over_the_region(words: Near) -> bool:
    """Say whether it was a region of air traffic that was entered, and no airspace."""
    beside = words.before + words.after
    return bool(_REGION.search(words.sentence) and not _OWN_SKY.search(beside))


def _at_home(words: Near) -> bool:
    """Say whether people only lived at the place that was hit."""
    kept = _GARRISON.match(words.after)
    sent = _TO_GUARD.search(words.after)
    return bool(kept and _KEPT_AT.match(kept["where"]) and not sent)


def _no_report(unit: str, words: Near, *, none: bool) -> bool:
    """Say whether reports or messages tell of no drones."""
    if unit == "incident" and re.search(r"\bsince (?:the )?$", words.before):
        return True  # "touchy since two incidents in July"
    if unit == "message":
        meant = _MEANT.search(words.before) and not _ABOUT.match(words.after)
        return bool(meant)
    if _THEY_REPORT.match(words.after) or _OF_ELSE.match(words.after):
        return True
    of = _REPORTS_OF.match(words.after) if none else None
    return of is not None and not _OF_DRONES.search(of["what"])
