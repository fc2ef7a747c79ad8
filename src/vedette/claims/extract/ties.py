"""Whether the words of a sentence themselves tie its harm to what was told first.

In: a sentence after the lead, which names no place of it and does not take up the
attack. Out: yes where it goes on with the dead and the hurt ("the toll", "two of the
injured"), where what a drone leaves did the harm (debris, shrapnel, the blast), where
rescuers, doctors, police or a local head tell of it, or where it tells of people and
what became of them, and of no cause, place or occasion of its own. All else may be
another story: a person is asked.
"""

import re

from vedette.claims.extract.lexicon import word_set
from vedette.claims.extract.nouns import class_of

_TOLL = re.compile(
    r"\b(?:death )?tolls?\b|\bdeath count\b"
    r"|\b(?:the|all|both|these|those) (?:[\w-]+ ){0,2}(?:dead|killed|injured|wounded"
    r"|hurt|victims?|casualties|fatalities|bodies|deceased|survivors?)\b"
    r"|\b(?:number|count|total|list) of (?:the )?(?:people )?(?:dead|killed|injured"
    r"|wounded|victims|casualties|deaths|injuries|fatalities)\b"
    r"|\bvictims (?:include|were|are)\b|\bbrought the (?:total|number)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"^The (?:[\w-]+ )?(?:attack|strike|raid|assault|bombardment|barrage)s?\b|"
    r"\b(?:debris|shrapnel|fragments?|splinters?|wreckage|(?:the "
    r"|its )?blast(?: waves?)?"
    r"|shock ?waves?|the explosions?|warheads?|drones?|uavs?|shaheds?|missiles?"
    r"|rockets?"
    r"|rubble|(?:the|a) (?:fire|blaze)|glass)\b",
    re.IGNORECASE,
)
_TELLERS = re.compile(
    r"\b(?:mayor|governor|rescuers?|rescue (?:service|workers|teams?)|medics?|doctors?"
    r"|hospitals?|paramedics|ambulance|emergency|fire ?fighters|fire (?:service|brigade"
    r"|department)|police|prosecutors?'?s?|administration|city council"
    r"|local (?:officials?"
    r"|authorities|media|residents)|officials?|authorities|clinic|surgeons?|civil"
    r" (?:defen[cs]e|protection)|prefect|head of the (?:region|district|city)"
    r"|minist(?:er|ry)|health department|coroner|correspondent|he|she|they|it)\b"
    r"[^.;]{0,60}?\b(?:sa(?:id|ys?)|added|adds|told|reported|reports|confirmed|wrote"
    r"|counts?|counted|spoke|speaks|put|puts|estimated?|announced|treat\w*|took"
    r"|admitted"
    r"|noted|stated|clarified|recorded|found|pulled|recovered|brought)\b"
    r"|\b(?:said|says|according to|reported by|confirmed by|told by|added|wrote)\b"
    r"[^.;]{0,60}\b(?:mayor|governor|rescuers?|rescue|medics?|doctors?|hospitals?"
    r"|emergency|fire|police|prosecutor'?s?|administration|council|local|officials?"
    r"|authorities|civil|prefect|head of|health|coroner|minist\w+|he|she|they)\b",
    re.IGNORECASE,
)
# What may follow people and their fate: no cause and no occasion of its own. A place
# that is "the" one is of what is told.
_FATES = re.compile(
    r"\bat (?:least|most)\b|\bin (?:all|total)\b|\bover (?=\d)|\bas many as\b|"
    r"\b(?:in|at|to|from) (?:an? |the |its |their |local |nearby |city )*(?:\w+ )?"
    r"(?:hospitals?|clinics?|intensive care|condition|attacks?|strikes?|raids?"
    r"|bombardment|assault|explosions?|blast|incident|scene|spot|coma|surgery|wards?"
    r"|homes?|houses?|flats?|apartments?|buildings?|rubble|stairwell|cellar|basement"
    r"|yard|street|area|city|town|village|region|district|impact|process|result|total"
    r"|all|addition|night|morning|evening)\b"
    r"|\b(?:in|at|on|near|from|to|outside|inside|over) (?:the|their|its|his|her|our) "
    r"(?!(?:front|southern|northern|eastern|western|war|year|month|week|conflict|north"
    r"|south|east|west|country|same|other|wake"
    r"|past|last|first|fight\w*)\b)(?:[a-z-]+ ){0,2}[a-z-]+\b"
    r"|\b(?:as a result|when (?:an? |the |its |one )?(?:\w+ )?(?:drones?|missiles?"
    r"|debris"
    r"|rockets?|wreckage|fragments?|blast|building|house|roof|wall|flat|explosion)"
    r"|after (?:the|being|having|an? (?:\w+ )?(?:drone|missile|uav))"
    r"|by (?:the |flying |falling |broken )?(?:\w+ )?(?:debris|shrapnel|glass|fragments"
    r"|splinters|drones?|missiles?|blast|explosion|fire|smoke))\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:when|after|since|while|as|where|by|before|during|in|at|on|near|outside"
    r"|over|amid|from|who|that|which|whose|had|became|if)\b",
    re.IGNORECASE,
)
# "In a brawl", "died of flu", "a burst pipe had damaged": a cause of its own.
_CAUSE = re.compile(
    r"\b(?:in|after|during|following|by|from|at|amid|when|as|because of) (?:an?"
    r"|another) (?P<in>(?:[a-z-]+ ){0,2}?[a-z-]+)(?=[.,;:]|$| (?:in|on|at|near|outside"
    r"|with|by|that|which|who|when|and|hit|struck|fell|of|from|to|for|is|was|were|had"
    r"|has|during|over|as|while|late|early|overnight)\b| [A-Z])|\b[Aa]n?"
    r" (?P<did>(?:[a-z-]+ ){0,2}?[a-z-]+) (?:had |has |have )?(?:damaged|killed|injured"
    r"|wounded|destroyed|hurt|left|claimed|gutted)\b|\b(?:(?:died|dead|killed|ill"
    r"|suffering) (?:of|from)|(?:treat\w*|admitted|hospitali[sz]ed)\b[^.;]{0,40}?"
    r" (?:for|with)) (?:the |his |her |their |its |an? )?(?!injur|wound|burn|shrapnel"
    r"|blood|loss|smoke|head|stab|blast|trauma|shock|multiple|severe|serious|cuts?"
    r"|bruis|concuss|fractur|light|slight|minor|various|stress|panic|acute|inhal|broken"
    r"|lacerat|splinter|debris|hearing|respirat|breathing|bleeding|grave|moderate"
    r"|rubble|them|impact|hospital|one\b|two\b|three\b|his\b|her\b|their\b|its\b|the\b"
    r"|an?\b)(?P<of>[a-z-]+)"
)
# Where harm is done, what does it, and where it is told.
_OWN = word_set(
    "attack attacks strike strikes raid raids assault bombardment barrage shelling",
    "explosion explosions blast blasts detonation hit impact impacts wave fire blaze",
    "fragment splinter collapse shockwave volley salvo bombing double-tap incident",
    "street yard garden field park square market courtyard stairwell cellar basement",
    "shelter car bus minibus taxi van tram train lorry truck ambulance vehicle",
    "tractor checkpoint queue playground factory plant refinery port base camp convoy",
    "tower room corridor ward bed coma condition state operation surgery station shop",
    "bazaar mall bakery wedding funeral vigil prayer service lift stop post bunker",
    "tent tunnel boat ship vessel tanker helicopter farm stable bridge road pharmacy",
    "institution terminal statement message video interview briefing call update",
    "report conference address tweet note letter television broadcast press telegram",
    "facebook speech bulletin news day night row minute moment hour second result",
    "total number group matter bid line series string few couple handful lot half",
    "quarter third while whole suburb neighbourhood neighborhood part time place",
    "mother father child woman man boy girl civilian worker resident",
)


def _own_cause(text: str) -> str:
    """Find a cause of which no attack is: "in a brawl", "died of flu"."""
    for one in _CAUSE.finditer(text):
        words = (one["in"] or one["did"] or one["of"]).split()
        if not any(word in _OWN or class_of(word) for word in words):
            return one[0]
    return ""


def tied_by_words(text: str) -> bool:
    """Say whether a sentence goes on with the harm told first.

    Parameters
    ----------
    text : str
        The sentence, folded.

    Returns
    -------
    bool
        False where its words tell of something that may be another story.
    """
    if _TOLL.search(text) or _MEANS.search(text):
        return True
    if _TELLERS.search(text):
        return not _own_cause(text)
    rest = _FATES.sub("", text)
    return _OCCASION.search(rest) is None
