"""Where a sentence says that harm was done: at a place of the lead, or elsewhere.

In: a sentence, the places that the lead names, its sentences. Out: whether it names
another place ("in Lenn", "Lenn's mayor", "the port of Lenn", "missiles on Lenn"), or
another land. Who people are ("workers from Velnia") says not where they were.
"""

import re

from vedette.claims.extract.lands import LANDS, names_land, stem_of
from vedette.claims.extract.nouns import class_of
from vedette.claims.extract.offices import is_office
from vedette.claims.extract.sentences import Sentence
from vedette.claims.when_words import WEEKDAY_NAME

_NAME = re.compile(r"(?<![.!?\"] )(?<!^)\b[A-Z][a-z'-]{3,}\b")
_PEOPLE = re.compile(r"(?:ans?|ish|ese|[ae]li|aqi|oni|outhi)$")
_NO_PLACE = re.compile(
    rf"{WEEKDAY_NAME}|January|February|March|April|June|July|August|September|October"
    r"|November|December|President|Prime|Minist\w+|Governor|Mayor|Region\w*|Oblast"
    r"|District|Province|County|Army|Force\w*|Defen[cs]e|Foreign|Telegram|North\w*"
    r"|South\w*|East\w*|West\w*|General|Interior|Emergency|Service\w*|Administration"
    r"|Authorit\w+|Police|Staff|State|National|Council|This|That|There"
)
_NO_TOWN = (
    r"(?:The|Its|His|Her|Their|Our|Then|But|And|Meanwhile|However|Federal|Military"
    r"|Local|City|Border|Transport|Riot|Traffic|Public|Private|Several|Three|Two|Many"
    r"|All|Both|Former|Acting|Deputy|Since|When|After|While|As|If|Most|Some|Other|Later"
    r"|Also|Today|Yesterday|Tonight|State|National|Regional|Central|Children|University"
    r"|Lady|Saint|New|General|Senior|Now|Emergency)\b"
)
# "Lenn reported three dead", "Tarkand, too, was struck".
_TELLS_SO = re.compile(
    r"(?P<name>[A-Z][a-z'-]{2,})(?:, too,|,? (?:also|itself|meanwhile))?(?<!s)"
    r" (?:reported|counted|mourned|mourns|buried|lost|recorded|saw|was (?:struck|hit"
    r"|attacked|bombed|shelled|targeted))\b"
)
# "In Celm", "near the village of Tal": where something happened.
_AT = re.compile(
    r"\b(?P<where>[A-Z][a-z'-]{2,}), (?:where|in which)\b"
    rf"|\b(?P<its>(?!{_NO_TOWN})[A-Z][a-z-]{{2,}}(?<!an)(?<!ish)(?<!ese)(?<!li))(?:'s? "
    r"| )(?:acting |deputy )?(?:mayor|governor|prefect|sheriff|police\b(?! force)"
    r"|hospitals?\b|fire chief|(?:city|town|municipal|village|district|regional)"
    r" (?:council|hall|hospital|authorities|officials?|administration))\b"
    r"|\b(?:[Mm]ayor|[Gg]overnor|[Pp]refect|[Hh]ead|[Cc]hief|[Pp]ort|[Tt]own|[Cc]ity"
    r"|[Vv]illage|[Ss]uburb|[Hh]amlet|[Cc]apital) of (?:the )?(?:[a-z]+ of"
    r" )?(?P<of>[A-Z][a-z'-]{2,})\b|\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ver|[Oo]ff|[Aa]bove"
    r"|[Oo]utside|[Aa]round|[Ff]rom|[Hh]it|[Ss]truck) (?:the |an? )?(?:(?:[a-z-]+"
    r" ){0,3}(?:of|in|near) )?(?P<name>[A-Z][a-z'-]{2,})\b(?!(?: and [A-Z]\w+)?"
    r" (?:districts?|street|avenue|neighbou?rhoods?|suburbs?|quarters?|square|road"
    r"|lane|hospital|airport|plant|refinery|works|substation))"
)
# "Air assaults on Sanaa", "bombed Celm": what was aimed at.
_TARGET = re.compile(
    r"\b(?:(?:[Aa]ttack|[Ss]trike|[Rr]aid|[Aa]ssault|[Bb]ombing|[Bb]arrage|[Dd]rone"
    r"|[Mm]issile|[Rr]ocket|[Ss]alvo|[Vv]olley|[Oo]nslaught)s? (?:on|against"
    r"|at)|attacked|bombed|shelled|targeted|pounded|struck|hit) (?:the )?"
    r"(?:(?:[a-z-]+ ){0,3}(?:of|in|near) )?(?P<name>[A-Z][a-z'-]{2,})"
)


# "In Tarkand", "Tarkand's army": of a land.
_LAND = re.compile(
    r"\b(?:(?:[Ii]n|[Aa]cross|[Ff]rom|[Ii]nside|[Oo]ver) (?P<name>[A-Z][a-z]{2,})\b"
    r"(?! (?:region|oblast|district|province|county|street|airport))"
    r"|(?P<state>[A-Z][a-z]{2,})'s (?:army|military|air force|forces|president"
    r"|government"
    r"|(?:prime|defen[cs]e|interior|foreign|health) minist\w+|parliament|troops|king"
    r"|navy|rebels|junta|police force))"
)


def abroad(text: str, lead: list[Sentence]) -> bool:
    """Say whether a sentence tells of a land that the lead does not name.

    Parameters
    ----------
    text : str
        Of it, folded.
    lead : list of Sentence
        What the document tells first.

    Returns
    -------
    bool
        False where it names no land.
    """
    named = list(_LAND.finditer(_ORIGIN.sub(" ", text)))
    lands = {one["name"] for one in named if one["name"] in LANDS}
    states = {one["state"] for one in named if one["state"]}
    return any(
        not any(names_land(one.text, land) for one in lead) for land in lands | states
    )


def aims_away(text: str, lead: list[Sentence]) -> bool:
    """Say whether what a sentence tells was aimed at a place that the lead has not.

    Parameters
    ----------
    text, lead
        As of `abroad`.

    Returns
    -------
    bool
        False where it names no target.
    """
    told = {one["name"].removesuffix("'s") for one in _TARGET.finditer(text)}
    return bool(told) and not any(
        names_land(first.text, one) for one in told for first in lead
    )


# "Workers from Velnia", "came from Karsova": who people are, and not where.
_ORIGIN = re.compile(
    r"\b(?:workers?|people|citizens?|nationals|tourists?|students?|women|men|families"
    r"|sailors?|soldiers?|migrants?|refugees?|residents?|passengers?|c[oa]mes?|hail(?:s"
    r"|ed)?|originally|labourers|engineers) from (?:the )?[A-Z][a-z'-]{2,}\b"
)


def away_from(text: str, places: set[str]) -> bool:
    """Say whether a sentence names a place where something happened, no known one.

    Parameters
    ----------
    text : str
        Of it, folded.
    places : set of str
        Of the lead.

    Returns
    -------
    bool
        False where it names none, or one of the lead's as well.
    """
    said = _ORIGIN.sub(" ", text)
    found = (
        one["name"] or one["where"] or (places and (one["its"] or one["of"])) or ""
        for one in _AT.finditer(said)
    )
    told = {one.removesuffix("'s") for one in found if one}
    new = {one for one in told if not _NO_PLACE.fullmatch(one)}
    return bool(new) and not any(one in text for one in places)


def speaks_elsewhere(text: str, seen: set[str]) -> bool:
    """Say whether a sentence opens with a name that was never told, as of a town.

    Parameters
    ----------
    text : str
        Of it, folded.
    seen : set of str
        All names of the document before it.

    Returns
    -------
    bool
        False for an office, and for somebody who was named before.
    """
    found = _TELLS_SO.match(text)
    if found is None or _NO_PLACE.fullmatch(found["name"]):
        return False
    office = is_office(found["name"]) or class_of(found["name"].casefold())
    return not office and found["name"] not in seen


def names_in(text: str) -> set[str]:
    """Return all words with a capital.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    set of str
        The words that open sentences too.
    """
    return set(re.findall(r"\b[A-Z][a-z'-]{2,}\b", text))


def places_in(texts: list[str]) -> set[str]:
    """Return the names of places in sentences, without lands and their peoples.

    Parameters
    ----------
    texts : list of str
        Folded.

    Returns
    -------
    set of str
        Also of persons, as the words do not tell them apart.
    """
    found = {name for text in texts for name in _NAME.findall(text)}
    names = {name.removesuffix("'s") for name in found}
    peoples = {stem_of(name) for name in names if _PEOPLE.search(name)}
    return {
        name
        for name in names
        if stem_of(name) not in peoples and not _NO_PLACE.fullmatch(name)
    }
