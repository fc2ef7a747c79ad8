"""Whether harm is surely of the event of which a document tells first.

In: the sentences of a document and, of each, why it tells of another event. Out: of
each, why it may be of another one, "" where it is tied to the lead. A document that
tells of harm in another event leaves a doubt: in it a sentence is tied that stands
before that, names a place of the lead, or takes up what its paragraph tells of the
event. In one that opens without harm, with drones over an airport or a border, later
harm is in doubt too. What is not tied is left to a person, who chooses the event in
review.
"""

import re

from vedette.claims.extract.lands import LANDS
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.ties import tied_by_words

UNSURE = "event unsure: nothing ties this harm to what the text tells first"
LEAD_PARAGRAPHS = 2  # title, first paragraph; the first sentences of one that is all
LEAD_SENTENCES = 3
TITLES_MAX = 6  # lines over the text: title, teaser, byline, place
BODY_MIN = 30  # characters of a sentence that is text, and no title
_STOP = re.compile(r"\.[\"')\]]*$")
STATE_STEM = 4  # of a land's name: Ukraine, Ukrainian; not Iran and Iraq
STEM = 3  # letters that a land and its people share: Karsova, Karsovan
_HARM = re.compile(
    r"\b(?:kill\w*|dead|died?|deaths?|fatal\w*|injur\w*|wound\w*|casualt\w*|victims?"
    r"|lives|damag\w*|destroy\w*)\b",
    re.IGNORECASE,
)
# In a text that opens with drones over an airport or a border, harm is another's, but
# for none at all.
_NONE = re.compile(r"\b(?:no|nobody|none|not|without)\b", re.IGNORECASE)
_WAR = re.compile(
    r"\b(?:attack\w*|str(?:ikes?|uck)|raids?|bombard\w*|missiles?|shell(?:ing|ed)|war"
    r"|barrage|assault|launched|fired)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?\"] )(?<!^)\b[A-Z][a-z'-]{3,}\b")
_PEOPLE = re.compile(r"(?:ans?|ish|ese|[ae]li|aqi|oni|outhi)$")
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July"
    r"|August|September|October|November|December|President|Prime|Minist\w+|Governor"
    r"|Mayor|Region\w*|Oblast|District|Province|County|Army|Force\w*|Defen[cs]e|Foreign"
    r"|Telegram|North\w*|South\w*|East\w*|West\w*|General|Interior|Emergency|Service\w*"
    r"|Administration|Authorit\w+|Police|Staff|State|National|Council|This|That|There"
)
_TAKES_UP = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ ){0,2}(?:attacks?|strikes?|raid|assault|blast"
    r"|explosions?|barrage|bombardment|incident|crash|shelling|debris)\b(?! on"
    r"| against)",
    re.IGNORECASE,
)

# "Hours after the strike, an explosion elsewhere": it takes up a time, and no harm.
_BEFOREHAND = re.compile(
    r"\b(?:(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|soon|shortly|long)"
    r" (?:after|before)|since|than|like|unlike|compared (?:to|with)|besides) $",
    re.IGNORECASE,
)


def doubts(
    sentences: list[Sentence],
    others: list[str],
    strayed: set[str],
    apart: list[bool],
) -> list[str]:
    """Say of each sentence why its harm may be of another event.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.
    others : list of str
        Why each tells of another event, "" where nothing says so.
    strayed : set of str
        Where the event is a violation of a sky in an attack on another country: how the
        name of that one begins.
    apart : list of bool
        Whether each stands in an item of its own (`roundups`).

    Returns
    -------
    list of str
        "" where it is tied to the lead, or the document tells of one event only.
    """
    turned = _turned(sentences, others)
    first = leads(sentences)
    lead = [one for one, leading in zip(sentences, first, strict=True) if leading]
    calm = bool(strayed) or not any(_harms(one) for one in lead)
    told = zip(lead, others, strict=False)
    places = _places([one.text for one, other in told if not other])
    places = {one for one in places if not one.startswith(tuple(strayed))}
    wide = not places or any(_WIDE.search(one.text) for one in lead)
    away = {
        one.paragraph for one, other in zip(sentences, others, strict=True) if other
    }
    found: list[str] = []
    paragraph, tied = -1, False
    for index, (one, other) in enumerate(zip(sentences, others, strict=True)):
        if one.paragraph != paragraph:
            paragraph, tied = one.paragraph, False
        takes_up = paragraph - 1 not in away and _taken_up(one.text, calm=calm)
        abroad = _abroad(one.text, lead)
        aimed = abroad or (not wide and _aims_away(one.text, lead))
        names = not aimed and places & _places([one.text])
        told_first = not calm or (first[index] and not strayed)
        opens = not index or sentences[index - 1].paragraph != one.paragraph
        listed = wide or _BULLET.match(one.text)
        here = (listed and not apart[index]) or not away_from(one.text, places)
        words = first[index] or tied_by_words(one.text)
        near = (first[index] and opens) or (here and not aimed and words)
        goes_on = index < turned and near and (told_first or _NONE.search(one.text))
        tied = not other and bool(tied or goes_on or names or takes_up)
        found.append("" if tied else UNSURE)
    return found


def _turned(sentences: list[Sentence], others: list[str]) -> int:
    """Return where a document first tells of harm in another event; its end for never.

    Up to there it has told of one event only, where its lead has told of it.
    """
    for index, (one, other) in enumerate(zip(sentences, others, strict=True)):
        if other and _HARM.search(one.text):
            return index
    return len(sentences)


def _harms(one: Sentence) -> bool:
    return bool(_HARM.search(one.text) or _WAR.search(one.text))


def _taken_up(text: str, *, calm: bool) -> bool:
    """Say whether words take up the event; an attack is none where drones strayed."""
    found = _TAKES_UP.search(text)
    if found is None or _BEFOREHAND.search(text[: found.start()]):
        return False
    return not (calm and _WAR.search(found[0]))


def leads(sentences: list[Sentence]) -> list[bool]:
    """Say of each sentence whether it tells first what a document is about.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.

    Returns
    -------
    list of bool
        True for titles, and for the first sentences of the first paragraph of text.
    """
    bodies = {
        one.paragraph
        for one in sentences
        if len(one.text) >= BODY_MIN and _STOP.search(one.text)
    }
    body = min(bodies, default=LEAD_PARAGRAPHS - 1)
    body = min(body, TITLES_MAX)
    found, told = [], 0
    for one in sentences:
        told += one.paragraph == body
        found.append(one.paragraph <= body and told <= LEAD_SENTENCES)
    return found


# An attack on many places: harm in another one is of it.
_WIDE = re.compile(
    r"\b(?:across|regions|cities|towns|nationwide|countrywide|provinces|oblasts"
    r"|the country|villages|throughout)\b",
    re.IGNORECASE,
)
# "In Celm", "near the village of Tal": where something happened.
_AT = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Ff]rom|[Hh]it|[Ss]truck) "
    r"(?:the |an? )?"
    r"(?:(?:[a-z-]+ ){0,3}(?:of|in|near) )?(?P<name>[A-Z][a-z'-]{2,})\b"
    r"(?!(?: and [A-Z]\w+)? (?:districts?|street|avenue|neighbou?rhoods?|suburbs?"
    r"|quarters?|square|road|lane|hospital|airport))"
)
# "Air assaults on Sanaa", "bombed Celm": what was aimed at.
_TARGET = re.compile(
    r"\b(?:(?:attack|strike|raid|assault|bombing|barrage|drone|missile)s? (?:on|against"
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


def _abroad(text: str, lead: list[Sentence]) -> bool:
    """Say whether a sentence tells of a land that the lead does not name."""
    lands = {one["name"] for one in _LAND.finditer(text) if one["name"] in LANDS}
    states = {one["state"] for one in _LAND.finditer(text) if one["state"]}
    return any(
        not any(land[:STATE_STEM] in one.text for one in lead)
        for land in lands | states
    )


def _aims_away(text: str, lead: list[Sentence]) -> bool:
    """Say whether what a sentence tells was aimed at a place that the lead has not."""
    told = {one["name"].removesuffix("'s") for one in _TARGET.finditer(text)}
    return bool(told) and not any(
        one[:STEM] in first.text for one in told for first in lead
    )


# An item of a list goes on with the line over it.
_BULLET = re.compile(r"[•*–—-] ?\w")


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
    told = {one["name"].removesuffix("'s") for one in _AT.finditer(text)}
    new = {one for one in told if not _NO_PLACE.fullmatch(one)}
    return bool(new) and not any(one in text for one in places)


def _places(texts: list[str]) -> set[str]:
    """Return the names of places in sentences, without lands and their peoples."""
    found = {name for text in texts for name in _NAME.findall(text)}
    names = {name.removesuffix("'s") for name in found}
    peoples = {name[:STEM] for name in names if _PEOPLE.search(name)}
    return {
        name
        for name in names
        if name[:STEM] not in peoples and not _NO_PLACE.fullmatch(name)
    }
