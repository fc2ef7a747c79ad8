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

from vedette.claims.extract.bygones import THAT_DAY
from vedette.claims.extract.introduced import BULLET
from vedette.claims.extract.lands import stem_of
from vedette.claims.extract.scenes import (
    abroad,
    aims_away,
    away_from,
    names_in,
    places_in,
    speaks_elsewhere,
)
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.ties import tied_by_words
from vedette.claims.when_words import WEEKDAY_NAME

UNSURE = "event unsure: nothing ties this harm to what the text tells first"
LEAD_PARAGRAPHS = 2  # title, first paragraph; the first sentences of one that is all
LEAD_SENTENCES = 3
TITLES_MAX = 6  # lines over the text: title, teaser, byline, place
BODY_MIN = 30  # characters of a sentence that is text, and no title
_STOP = re.compile(r"\.[\"')\]]*$")
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
_TAKES_UP = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ ){0,2}(?:attacks?|strikes?|raid|assault|blast"
    r"|explosions?|barrage|bombardment|incident|crash|shelling|debris)\b(?! on"
    r"| against)",
    re.IGNORECASE,
)

# "On the morning of April 18, Karsova attacked": the day of another attack.
_DATED = re.compile(
    r"On (?:the (?:\w+ ){1,2}of )?(?P<day>[A-Z][a-z]{2,8} \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8})\b"
)
# "A second bus, hit on Monday": of another one, or another day.
_ANEW = re.compile(
    r"\b(?:[Aa]|[Tt]he|[Aa]n) (?:second|third|fourth|other|separate|different|further"
    rf"|later) (?!people|person|wounded|injured|victim)[a-z]+\b|\bon {WEEKDAY_NAME}\b"
)
# "Hours after the strike, an explosion elsewhere": it takes up a time, and no harm.
_BEFOREHAND = re.compile(
    r"\b(?:(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|soon|shortly|long)"
    r" (?:after|before)|since|than|like|unlike|compared (?:to|with)|besides) $",
    re.IGNORECASE,
)


def doubts(
    sentences: list[Sentence],
    first: list[bool],
    others: list[str],
    strayed: set[str],
    apart: list[bool],
) -> list[str]:
    """Say of each sentence why its harm may be of another event.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.
    first : list of bool
        Whether each belongs to the lead (`leads`).
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
    lead = [one for one, leading in zip(sentences, first, strict=True) if leading]
    calm = bool(strayed) or not any(_harms(one) for one in lead)
    tie = _Ties(lead, strayed, _turned(sentences, others), calm=calm)
    away = {
        one.paragraph for one, other in zip(sentences, others, strict=True) if other
    }
    found: list[str] = []
    for index, (one, other) in enumerate(zip(sentences, others, strict=True)):
        told_first = not calm or (first[index] and not strayed)
        tie.hear(one, index, leading=first[index], listed=apart[index])
        after_another = one.paragraph - 1 in away
        tied = not other and tie.ties(told_first=told_first, anew=after_another)
        tie.tied = tied
        if tied and first[index]:
            tie.learn(one)
        found.append("" if tied else UNSURE)
    return found


class _Ties:
    """What ties harm to the lead, sentence after sentence.

    Parameters
    ----------
    lead : list of Sentence
        What the document tells first.
    strayed : set of str
        As of `doubts`.
    turned : int
        Where it first tells of harm in another event.
    calm : bool
        Whether the lead tells of no harm and no attack.
    """

    def __init__(
        self, lead: list[Sentence], strayed: set[str], turned: int, *, calm: bool
    ) -> None:
        self._lead, self._strayed, self._turned = lead, strayed, turned
        self._calm = calm
        self._places: set[str] = set()
        self._seen: set[str] = set()
        for one in _openings(lead):
            self.learn(one)
        self._wide = not places_in([one.text for one in lead])
        self._wide = self._wide or any(_WIDE.search(one.text) for one in lead)
        self._paragraph, self.tied, self._apart = -1, False, False

    def learn(self, one: Sentence) -> None:
        """Take the places of a sentence for the event's."""
        named = places_in([one.text])
        self._places |= {name for name in named if stem_of(name) not in self._strayed}

    def hear(self, one: Sentence, index: int, *, leading: bool, listed: bool) -> None:
        """Take in the next sentence: of the lead, in a list or a live page."""
        self._opens = one.paragraph != self._paragraph
        self.tied = self.tied and not self._opens
        self._paragraph, self._index, self._leading = one.paragraph, index, leading
        self._text = one.text
        away = away_from(one.text, self._places)
        bullet = self._wide or BULLET.match(one.text)
        self._here = (bool(bullet) and not listed) or not away
        aims = not self._wide and aims_away(one.text, self._lead)
        self._aimed = aims or abroad(one.text, self._lead)
        self._aimed = self._aimed or speaks_elsewhere(one.text, self._seen)
        self._seen |= names_in(one.text)
        dated = _DATED.match(one.text)
        named = dated and any(dated["day"] in first.text for first in self._lead)
        if self._opens or dated:
            self._apart = bool(dated and not named and _WAR.search(one.text))

    def ties(self, *, told_first: bool, anew: bool) -> bool:
        """Say whether its harm is of what was told first.

        Parameters
        ----------
        told_first : bool
            Whether harm that goes on is of the lead.
        anew : bool
            Whether the paragraph before told of another event.

        Returns
        -------
        bool
            False where nothing says so.
        """
        text = self._text
        if self._apart and not self._leading:
            return False
        if not self._aimed and self._places & places_in([text]):
            return True
        if not anew and (_taken_up(text, calm=self._calm) or self._same_day(text)):
            return True
        opens = self._leading and self._opens
        if not opens and (self._aimed or not self._here):
            return False
        if self.tied and not self._anew(text):
            return True
        goes_on = self._index < self._turned and (opens or tied_by_words(text))
        return goes_on and bool(told_first or _NONE.search(text))

    def _same_day(self, text: str) -> bool:
        """Say whether a sentence takes up "Wednesday's strikes", a day of the lead."""
        found = None if self._calm or self._aimed else THAT_DAY.search(text)
        day = found["week"] if found else None
        return bool(day) and any(day in one.text for one in self._lead if day)

    def _anew(self, text: str) -> bool:
        """Say whether a sentence tells of another one, or of a day not of the lead."""
        found = _ANEW.search(text)
        day = found[0].removeprefix("on ") if found else ""
        return bool(day) and not any(day in one.text for one in _openings(self._lead))


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


def _openings(lead: list[Sentence]) -> list[Sentence]:
    """Return the first sentence of each paragraph."""
    return [
        one
        for at, one in enumerate(lead)
        if not at or lead[at - 1].paragraph != one.paragraph
    ]


# An attack on many places: harm in another one is of it.
_WIDE = re.compile(
    r"\b(?:across|regions|cities|towns|nationwide|countrywide|provinces|oblasts"
    r"|the country|villages|throughout)\b",
    re.IGNORECASE,
)
# An item of a list goes on with the line over it.
_BULLET = re.compile(r"[•*–—-] ?\w")
