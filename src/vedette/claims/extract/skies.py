"""Whose sky: a country that is attacked, or one at peace into which something strayed.

In: the text of a document, or a sentence. Out: whether it tells of an attack on
somebody; whether it tells of a violation of airspace, and of whose. What a country
downs in a violated sky of its own, while the attack is on another, is no defence of
the attacked.
"""

import re

from vedette.claims.extract.lands import stem_of

_ATTACK = re.compile(
    r"\b(?:attack|strike|bombard|(?:air|overnight|night|drone) ?raid|barrage)"
    r"|\b(?:launched|fired|unleashed)\b[^.]{0,60}\b(?:missiles|drones)"
    r"|\bmissiles (?:launched|fired)\b"
    r"|\bdrones (?:\w+ ){0,5}(?:launched|fired) (?:at|towards?|against)\b",
    re.IGNORECASE,
)
_DEFENCE = re.compile(
    r"\bair defen[cs]es?\b[^.]{0,80}\b(?:destroy|down|intercept|repel"
    r"|took out|shot|knock|neutrali)"
    r"|\bdrones? attack(?:ed|s)\b"
    r"|\b(?:down|destroy|intercept)\w*[^.]{0,40}\bair defen[cs]e"
    r"|\benemy (?:\w+ )?(?:drones|uavs|targets|missiles)\b|\bair battle\b"
    r"|\b(?:drone|missile|air|aerial) (?:and (?:drone|missile) )?"
    r"(?:attack|strike|raid)s? (?:on|against)\b",
    re.IGNORECASE,
)

INTRUSION = re.compile(r"airspace|incursion|violat", re.IGNORECASE)


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
    if _DEFENCE.search(text) is not None or len(_ATTACK.findall(text)) > 1:
        return True
    return _ATTACK.search(text) is not None and INTRUSION.search(text) is None


_VIOLATED = re.compile(
    r"(?<!no )\bviolat\w+|\bincursions?\b"
    r"|\b(?:enter|cross|stray|intru|breach|overfl|penetrat)\w*[^.;]{0,40}"
    r"\b(?:airspace|territory|border)"
    r"|\bdrones?\b[^.;]{0,40}\b(?-i:(?:entered|crossed (?:in)?to|strayed into"
    r"|flew (?:on )?"
    r"into) [A-Z][a-z]{3,}\b(?! (?:region|oblast|district|city|air|province|county|town"
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
