"""Whose sky: a country that is attacked, or one at peace into which something strayed.

In: the text of a document, or a sentence. Out: whether it tells of an attack on
somebody; whether it tells of a violation of airspace, and of whose. What a country
downs in a violated sky of its own, while the attack is on another, is no defence of
the attacked.
"""

import re

from vedette.claims.extract.lands import stem_of

_ATTACK = re.compile(
    r"\b(?:attack(?! (?:helicopters?|planes?|aircraft|jets?)\b)|strike|bombard"
    r"|(?:air|overnight|night|drone) ?raid|barrage)"
    r"|\b(?:launched|fired|unleashed)\b[^.]{0,60}\b(?:missiles|drones)"
    r"|\bmissiles (?:launched|fired)\b"
    r"|\bdrones (?:\w+ ){0,5}(?:launched|fired) (?:at|towards?|against)\b",
    re.IGNORECASE,
)
_DEFENDED = re.compile(
    r"\bair defen[cs]es?\b[^.]{0,80}\b(?:destroy|down|intercept|repel"
    r"|took out|shot|knock|neutrali)"
    r"|\b(?:down|destroy|intercept)\w*[^.]{0,40}\bair defen[cs]e",
    re.IGNORECASE,
)
_DEFENCE = re.compile(
    r"\bdrones? attack(?:ed|s)\b"
    r"|\benemy (?:\w+ )?(?:drones|uavs|targets|missiles)\b|\bair battle\b"
    r"|\b(?:drone|missile|air|aerial) (?:and (?:drone|missile) )?"
    r"(?:attack|strike|raid)s? (?:on|against)\b",
    re.IGNORECASE,
)

INTRUSION = re.compile(r"airspace|in(?:cur|tru)sion|violat", re.IGNORECASE)
# So many drones, of which some were brought down, are an attack.
_MANY = r"\b(?:[4-9]\d|3[1-9]|[1-9]\d\d|\d,\d{3})\b (?:[\w'-]+ ){0,4}?(?:drones|uavs)\b"
_DOWN = (
    r"\b(?:shot down|brought down|downed|destroyed|intercepted|neutrali[sz]ed"
    r"|suppressed)\b(?! none)"
)
_MANY_DOWN = re.compile(
    rf"{_MANY}[^.;]{{0,80}}{_DOWN}|{_DOWN}[^.;]{{0,60}}{_MANY}", re.IGNORECASE
)
# A sky that is closed to traffic was not entered for that.
_SHUT_SKY = re.compile(
    r"\bair ?space\b[^.;,]{0,40}\b(?:closed|shut|re-?opened|restricted|clear)\b"
    r"|\b(?:clos|shut|re-?open|restrict)\w* (?:of )?(?:the |its |all |their )?(?:\w+ )?"
    r"air ?space\b",
    re.IGNORECASE,
)
# "Drones that Karsova launched", "drone hits barracks": an attack, though no word says
# so; a drone that hit a plane or a mast was only in its way.
_STRUCK = re.compile(
    r"\b(?:[Dd]rones?|[Mm]issiles?|[Rr]ockets?)\b (?:that |which )?(?:[A-Z][\w'-]+ "
    r"|the \w+ )?"
    r"(?:(?:had|has|have|were|was|been) ){0,2}(?:launched|fired|unleashed|hurled)\b"
    r"(?! (?:flares|warning|shots|an? investigation|a search))"
    r"|\b(?:drones?|missiles?|rockets?) (?:that |which )?(?:[A-Z][\w'-]+ |the \w+ )"
    r"(?:had |has )?sent\b"
    r"|\b(?:[Dd]rone|[Mm]issile|[Rr]ocket)s? (?:from [A-Z][\w'-]+ )?(?:hits?|struck"
    r"|strikes?"
    r"|slam(?:s|med) into|killed|kills|wounded|wounds)\b(?! (?:the |an? |its )?"
    r"(?:[\w-]+ )?(?:planes?|jets?|airliners?|helicopters?|aircraft|wings?|trees?|mast"
    r"|power|cables?|cars?|drones?|ground|runway|fence)\b)"
    r"|\b(?:sent|aimed|claims? to have sent) (?:[\w-]+ ){0,4}(?:drones|missiles)"
    r"(?::| (?:at|against)\b)"
    r"|\b(?:destroyed|shot down|downed|intercepted) (?:[\w-]+ ){0,4}(?:drones|missiles)"
    r" (?:aimed|launched|fired) (?:at|from|by)\b"
    r"|\b(?:shot down|downed|destroyed|intercepted|launched|used) in (?:the|that|this)"
    r" raid\b|\bclaim\w* (?:that )?(?:it|they|he) (?:had )?(?:flew|flown|sent|launched"
    r"|fired) [^.;,]{0,30}\bdrones\b|\bexplosive(?:-laden)? drones?\b"
    r"|\bdecoys\b|\bwarheads?\b|\bmissiles? and (?:[\w-]+ ){1,4}drones\b"
    r"|\bdrones and (?:[\w-]+ ){1,4}missiles\b"
    r"|\b(?:destroyed|shot down|downed|intercepted)\b[^.;]{0,40}: (?:\d+|[a-z]+) over "
    r"(?:the )?[A-Z][^.;:]{0,40}(?:,| and) (?:\d+|[a-z]+) over "
    r"|\bdrones? (?:laden|packed"
    r"|loaded) with\b"
    r"|\bdrones\b (?:that were |which were )?(?:flying|headed|heading|bound|on (?:its"
    r"|their) way) (?:for|to|towards?) (?:the )?[A-Z][^.;,]{0,40}\b(?:were|was|had been"
    r"|have been) (?:shot|brought|downed|intercepted|destroyed)\b",
)
# "Three drones flown at the base", "sends 67 drones at Orland", "let 14 drones fly at":
# somebody sent them.
_SENT_AT = re.compile(
    r"\b(?:drones?|[Ss]haheds?|UAVs?|missiles|rockets)(?:, [^,.;]{1,30},)? (?:again "
    r"|once"
    r" more |were |had been )?(?:flown|fly|fired|directed|aimed|sent|launched|loosed)"
    r" (?:at|against|towards?) (?:the |an? )?(?!him\b|her\b|them\b|us\b)[A-Za-z]"
    r"|\b(?:sen[dt]s?|fires?|fired|flings?|flung|hurls?|hurled|start(?:s|ed)"
    r"|direct(?:s|ed)"
    r"|let|lets|aim(?:s|ed)) (?:[\w,-]+ ){1,4}(?:drones|[Ss]haheds|UAVs)"
    r"(?:, [^,.;]{1,30},)? (?:fly )?(?:at|against|on|towards?) (?:the )?[A-Z]"
    r"|\b(?:suicide|kamikaze|loitering|[Ss]hahed|[Gg]eran)\b[^.;]{0,80}\b(?:shot down"
    r"|brought down|downed|destroyed|intercepted)\b"
)
# What was aimed at a place, or is called hostile, did not stray.
_AIMED_AT = re.compile(
    r"\b(?:hostile|enemy) (?:[\w-]+ )?(?:drones?|uavs?)\b"
    r"|\bdrones?\b (?:that |which )?(?:were |was |had been )?(?:aimed|directed"
    r"|targeted) (?:at|against)\b",
    re.IGNORECASE,
)
_HIT_IT = re.compile(
    r"\bdrones?\b (?:had |have |has )?(?:hit|struck|damaged|slammed|targeted"
    r"|attacked)\b",
    re.IGNORECASE,
)


def tells_of_attack(text: str) -> bool:
    """Say whether a text tells of an attack on somebody with missiles or drones.

    Parameters
    ----------
    text : str
        Of the document, folded.

    Returns
    -------
    bool
        True from two mentions on, and from one where nothing else tells of an
        intrusion.
    """
    attacks = len(_ATTACK.findall(text))
    if attacks > 1 or _DEFENCE.search(text) is not None:
        return True
    own_sky = (
        violated(text) and not attacks
    )  # shot down over a sky that it strayed into
    if _DEFENDED.search(text) is not None and not own_sky:
        return True
    if _AIMED_AT.search(text) and _HIT_IT.search(text) and not strayed_into(text):
        return True
    if _SENT_AT.search(text) and not violated(text):
        return True
    shot = _MANY_DOWN.search(text) or _STRUCK.search(text)
    struck = shot is not None and not violated(text)
    told = _ATTACK.search(text) or struck
    return bool(told) and INTRUSION.search(_SHUT_SKY.sub("", text)) is None


_VIOLATED = re.compile(
    r"(?<!no )\bviolat\w+(?! (?:of|against) (?:the )?(?:[\w-]+ )?(?:cease-?fire|truce))"
    r"|\bin(?:cur|tru)sions?\b|\bfl(?:ew|own|ying) over [^.;]{0,30}\bterritory\b"
    r"|\b(?:enter|cross|stray|intru|breach|overfl|penetrat)\w*[^.;]{0,40}"
    r"\b(?:airspace|territory|border)"
    r"|\bdrones?\b (?:that |which )?(?:\w+ly )?(?:have |had )?(?:cross(?:es|ed|ing)?"
    r"|fl(?:y|ew|ying|own)"
    r"|pass(?:es|ed|ing)?|stray(?:ed|s|ing)?|drift(?:ed|s|ing)?)"
    r" (?:on |deep )?(?:in|in ?to|through|across|over)? ?the (?:country|republic"
    r"|kingdom"
    r"|state|nation|(?-i:South|North|East|West)(?! [A-Z]))\b(?!'s)"
    r"|\bdrones?\b[^.;]{0,40}\b(?-i:(?:entered|crossed (?:in)?to|strayed into"
    r"|(?:flew|passed|flown|strayed|crossed) (?:on )?(?:right |straight |all the way )?"
    r"(?:in to|into|through|across)) (?!Kyiv|Moscow|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday)[A-Z][a-z]{3,}\b(?! (?:region|oblast|district|city|air"
    r"|province|county|town"
    r"|[A-Z])))",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\b(?P<owner>[A-Z][a-z]{3,})(?:'s?)? (?:national |territorial )?"
    r"(?:airspace|air space|border|territory|soil)\b"
    r"|\b(?:enter(?:ed|ing)|(?:cross|stray|fl[eo]w|wander|drift|veer)\w* (?:on |deep )?"
    r"(?:in)?to) (?P<into>[A-Z][a-z]{3,})\b(?! (?:region|oblast|district|city|air"
    r"|province|county|town|international|[A-Z]))"
)
_ATTACKED = re.compile(
    r"\b(?:attack|strike|raid|assault|invasion|war|bombardment|barrage)\w*"
    r" (?:on|against|of|in) (?:\w+ ){0,1}(?P<land>[A-Z][a-z]{3,})"
    r"|\b(?:attack(?:ed|ing)?|to attack) (?P<whom>[A-Z][a-z]{3,})"
)


# "Drones crossed into the country during an attack on Velnia": the sky is another's.
_MEANWHILE = re.compile(
    r"\b(?:during|amid|in the course of) (?:an? |the )?(?:[\w-]+ ){0,3}"
    r"(?:attack|strike|assault|raid|bombardment|barrage)s? on (?:[\w-]+ )?[A-Z]"
)


def violated(sentence: str) -> bool:
    """Say whether a sentence tells of a violation of somebody's airspace.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    bool
        False where none was observed.
    """
    return _VIOLATED.search(sentence) is not None


def strayed_into(text: str) -> bool:
    """Say whether a country's sky was violated while the attack was on another.

    Parameters
    ----------
    text : str
        Of a document or a sentence, folded.

    Returns
    -------
    bool
        False where no country is named as the owner of the sky or as the attacked, and
        where one of the owners is the attacked.
    """
    if not violated(text):
        return False
    owners = {stem_of(one["owner"] or one["into"]) for one in _OWNER.finditer(text)}
    attacked = attacked_lands(text)
    beside = not owners and _MEANWHILE.search(text) is not None
    return bool(attacked and (beside or owners - attacked))


def attacked_lands(text: str) -> set[str]:
    """Return the countries on which a text tells of attacks.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    set of str
        The stem of each (`lands.stem_of`).
    """
    found = _ATTACKED.finditer(text)
    return {stem_of(one["land"] or one["whom"]) for one in found}
