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

from vedette.claims.extract.sentences import Sentence

UNSURE = "event unsure: nothing ties this harm to what the text tells first"
LEAD_PARAGRAPHS = 2  # title, first paragraph; the first sentences of one that is all
LEAD_SENTENCES = 3
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


def doubts(
    sentences: list[Sentence], others: list[str], strayed: set[str]
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

    Returns
    -------
    list of str
        "" where it is tied to the lead, or the document tells of one event only.
    """
    turned = _turned(sentences, others)
    lead = [one for index, one in enumerate(sentences) if _leads(index, one)]
    calm = bool(strayed) or not any(_harms(one) for one in lead)
    told = zip(lead, others, strict=False)
    places = _places([one.text for one, other in told if not other])
    places = {one for one in places if not one.startswith(tuple(strayed))}
    away = {
        one.paragraph for one, other in zip(sentences, others, strict=True) if other
    }
    found: list[str] = []
    paragraph, tied = -1, False
    for index, (one, other) in enumerate(zip(sentences, others, strict=True)):
        if one.paragraph != paragraph:
            paragraph, tied = one.paragraph, False
        takes_up = paragraph - 1 not in away and _taken_up(one.text, calm=calm)
        names = places & _places([one.text])
        told_first = not calm or (_leads(index, one) and not strayed)
        goes_on = index < turned and (told_first or _NONE.search(one.text))
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
    return found is not None and not (calm and _WAR.search(found[0]))


def _leads(index: int, one: Sentence) -> bool:
    return one.paragraph < LEAD_PARAGRAPHS and index < LEAD_SENTENCES


def _places(texts: list[str]) -> set[str]:
    """Return the names of places in sentences, without lands and their peoples."""
    names = {name for text in texts for name in _NAME.findall(text)}
    peoples = {name[:STEM] for name in names if _PEOPLE.search(name)}
    return {
        name
        for name in names
        if name[:STEM] not in peoples and not _NO_PLACE.fullmatch(name)
    }
