"""What is told of places: where wreckage lay, what was closed, damaged or spared.

In: the words around a count of places, airports or buildings. Out: a key of the
registry, "" where they do not say.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import CLOSED, DAMAGED

# "Temporary restrictions were in force at three airports" closes none for certain.
_RESTRICTED = re.compile(
    r"\brestrictions\b(?! (?:\w+ ){0,6}(?:clos|suspen|halt|not accept))"
)
_GREAT = r"significant|serious|major|severe|substantial|extensive|heavy|critical"


# "Two airports in the east open again."
_AGAIN = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:airports|airfields|hubs)\b[^,.;]{0,40} (?:(?:are|were|is) )?"
    r"(?:open(?:ed|ing|s)? (?:up )?again|back (?:in|at) (?:use|work|service)|(?:took"
    r"|taking|take) up work again|working again|resume)\b"
)
# "The ministry had listed ten places", in a text on where drones fell.
_LISTED = re.compile(
    r"\b(?:list|nam|count|gave|giv|put|record|confirm|mark|identif|know|knew)\w*"
    r" (?:(?:of|only|now|already) )?$"
)
# "In one district" says where, and counts no places.
_IN_AREA = re.compile(
    r"\bin #\s(?:\w+ )?(?:district|province|region|county|city|town)\b"
)
# "Hits were recorded at nine locations": no wreckage is told of.
_STRUCK_AT = re.compile(
    r"\b(?:hits?|strikes?|struck|attack(?:s|ed)|explosions?|impacts? (?:of|by|from))\b"
    r"(?![^#]*\b(?:debris|wreckage|fragments?|remains|remnants|pieces|fell|fall"
    r"|found)\b)"
    r"[^;]*$"
)
_PLACES = re.compile(r"\s(?:\w+ )?(?:places|sites|locations|spots)\b")


def site(words: Near) -> str:
    """Count places where something came down or was found.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        "wreck.sites", or "" where the words do not say so.
    """
    found = (
        r"found|crash|wreck|debris|fragment|remains|\bidentified|fell\b|came down"
        r"|\bbits\b"
        r"|scatter|strewn|\bpieces\b|\bparts of\b|remnant|\bshards\b|\bimpact"
    )
    of_them = re.match(
        r"\s?(?:of )?(?:the|these|those) (?:\w+ )?(?:places|sites"
        r"|locations|spots)\b",
        words.after,
    )
    if words.whole:
        return ""
    named = _LISTED.search(words.before) and _PLACES.match(words.after)
    if words.topic.wrecks and words.topic.drones and (of_them or named):
        return "wreck.sites"
    if _IN_AREA.search(f"{words.before}#{words.after}"):
        return ""
    lay = re.search(r"\b(?:found|recovered|discovered)\b", words.sentence)
    if lay and re.search(r"\bat $", words.before) and _PLACES.match(words.after):
        return "wreck.sites"
    if _STRUCK_AT.search(words.before.replace(" and the fall of", ",")):
        return ""  # places that were hit
    after = re.split(r"\bas well as\b|, (?:starting|causing|sparking)\b", words.after)
    near = after[0] + words.before
    lain = re.search(
        r"\b(?:drones?|objects?|wrecks?|remains|them) (?:in|at|over|across) $", near
    )
    said = re.search(found, near) or (lain and re.search(found, words.sentence))
    return "wreck.sites" if said and "fire" not in near else ""


def airport(words: Near) -> str:
    """Count closed airports, not those of which a part was closed or late.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        "effect.airports_closed", or "" where the words do not say so.
    """
    part = re.search(
        r"\b(?:runways?|terminals?|disruptions?|delays) at $", words.before
    )
    if _AGAIN.match(words.after) and not part:
        return "effect.airports_closed"
    said = _RESTRICTED.sub("", words.after + words.before + " " + words.sentence)
    return "effect.airports_closed" if re.search(CLOSED, said) and not part else ""


def building(words: Near) -> str:
    """Count damaged buildings, not those that were left without power.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        "effect.buildings", or "" where the words do not say so.
    """
    supply = r"power|electric|heat\b|heating|water|\bgas\b"
    cut = rf"(?:saw|lost|had no|left|were|was|are|is)\b.{{0,20}}(?:{supply})"
    if re.search(supply, words.before[-30:]) or re.search(cut, words.after):
        return ""
    if re.match(
        r"[^,;.]{0,60}\b(?:were|was|had been|been) (?:\w+ )?(?:evacuated|searched"
        r"|cleared|inspected|checked)\b",
        words.after,
    ):
        return ""
    into = re.search(
        r"\b(?:crash|slam|smash|plough|plow|fl[ey]w?)\w* into $", words.before
    )
    return "effect.buildings" if into or words.says(DAMAGED) else ""


def damage(words: Near) -> str:
    """Read damage or its absence; "no serious damage" may be some.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        "effect.property", or "" where the words do not say so.
    """
    plain = re.match(r"\s(?:\w+ ){0,2}damages?\b", words.after)
    great = plain and re.search(_GREAT, plain[0])
    return "effect.property" if plain and not great else ""
