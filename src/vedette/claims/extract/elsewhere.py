"""Whether harm is of this event: the other side's strike, other means, another day.

In: the sentences of a document, one after the other. Out: why a death, an injury or
damage gets no event, "" for nothing. Harm laid to a wrong event is the worst error, so
a word of doubt is enough; counts of drones and flights are left to `scope`.
"""

import re
from datetime import UTC, datetime, timedelta

from vedette.claims.extract.lands import names_land, same_land
from vedette.claims.extract.past import ANSWER, LOOKS_BACK, MANY_NIGHTS
from vedette.claims.extract.scope import LARGEST
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.skies import strayed_into
from vedette.claims.span import Span
from vedette.claims.when import phrases, span_of
from vedette.claims.when_bounds import bound_in, folded_words
from vedette.claims.when_words import WEEKDAY_NAME

HARM = ("effect.dead", "effect.injured", "effect.buildings", "effect.property")
# Guns are no drones: what they did is of another event.
_GUNS = re.compile(
    r"\b(?:shelling|shell ?fire|shells|artillery|mortars?|gunfire|land ?mines?"
    r"|derail\w*"
    r"|(?:car|train|road|traffic|bus) (?:crash|accident)|gunm[ae]n|stabb\w+|earthquake"
    r"|floods?|avalanche|unrelated)\b",
    re.IGNORECASE,
)
# "Drones and shells hit a shelter", "a drone and artillery attack": one attack.
_ARM = r"(?:drones?|missiles?|rockets?|uavs?)"
_GUN = r"(?:shells|artillery|mortars?|gunfire|shelling|shell ?fire)"
_WITH_DRONES = re.compile(
    rf"\b{_ARM}(?: strikes?)? and (?:\w+ )?{_GUN}\b(?! (?:killed|wounded|injured"
    rf"|damaged|fired|had|has))|\b{_GUN}(?: fire)? and (?:\w+ )?{_ARM}\b",
    re.IGNORECASE,
)
# Soldiers who fight are hurt by the fight, and so are those told of after them.
_FIGHT = re.compile(
    r"\b(?:battling|firefights?|clashes|ground (?:battles?|fighting|combat))\b",
    re.IGNORECASE,
)
# "The incident came as Tarkand hit Orla": what follows is beside the event.
_CAME_AS = re.compile(
    r"\b(?:incidents?|intrusion|incursion|violation|closure|sightings?|drones?|it|they"
    r"|this|visit|move|announcement|meeting|warning) "
    r"(?:has |have )?c(?:ame|omes?) (?:as|amid|during|while|hours|shortly|just)\b"
)
# "It followed strikes in which 13 died."
_FOLLOWED = re.compile(
    r"^(?:It|This|That|The (?:\w+ )?(?:attack|strike|raid|incident|alarm|closure))"
    r" (?:follow(?:s|ed)|c[oa]mes? (?:\w+ )?after)\b"
    r"|\b(?:attacks?|strikes?|raids?|incidents?|barrages?|intrusions?)\b[^.;]{0,80}"
    r"\bfollow(?:s|ed) (?:the|an?|another|several|two|one of)\b"
    r"|\b(?i:across|beyond|on the other side of) the border\b"
    r"|\b(?:Over|(?<=[Jj]ust )over) the border\b|\bover the border in\b"
    r"|\b(?i:in) neighbou?ring [A-Z]"
    r"|\b(?i:the) neighbou?ring (?:country|republic|state|kingdom|nation|province"
    r"|region)\b"
)
# What stands after these is told beside the event.
_BESIDE = re.compile(
    r"(?:meanwhile|elsewhere|separately|concurrently|at the same time|in turn"
    rf"|in (?:{ANSWER})|for its part"
    r"|also (?:(?:late|early|on) )*\w+day(?: (?:night|evening|morning))?,"
    r"|as (?:was |has been )?(?:previously |earlier )?reported(?: \w+)?(?: by [\w.]+)?,"
    r"|as \w+ (?:previously |earlier |has )?reported,|(?:it will be )?recall(?:ed)?\b"
    r"|as a reminder|earlier, (?:it was reported|\w+ reported))",
    re.IGNORECASE,
)
# Whose drones, or who attacked: "Tarkandian drones", "Tarkand launched ... missiles".
_ARMS = (
    r"(?:drones?|missiles?|UAVs?|rockets?|(?:air ?)?strikes?|attacks?|raids?|shelling)"
)
_SIDE = re.compile(
    rf"\b(?P<people>[A-Z][a-z]{{2,}}(?:an|ish|ese|[ae]li|aqi|oni|outhi))"
    rf"(?!,| made| built)(?: [\w-]+){{0,1}}? {_ARMS}\b(?! systems?\b| defen)"
    r"|\b(?P<land>[A-Z][a-z]{3,})(?: (?:has|had|also|on \w+day))? "
    rf"(?:launched|fired|attacked|unleashed|hit|struck"
    rf"|responded)\b[^.;]{{0,60}}\b{_ARMS}\b"
    rf"|\b{_ARMS} (?:(?:launched|fired|sent|carried out) )?by (?:the )?"
    r"(?P<by>[A-Z][a-z]{3,})"
)


# "In Karsova's Belmar region", "in the Karsovan town of": on the attacker's own land.
_ON_OWN = re.compile(
    r"\b(?i:in|on|across|near|over) (?:(?P<whose>[A-Z][a-z]{3,})'s (?=[A-Z]|own\b"
    r"|border|capital|territory|soil)|(?:the )?(?P<of>[A-Z][a-z]{2,}(?:an|ish|ese"
    r"|[ae]li|aqi)) (?:border |port )?(?:town|city|region|village|territory|soil"
    r"|capital|province|oblast|district|island|enclave)\b)"
)
_AT_HOME = re.compile(r"\b[Ii]n (?:[a-z-]+ )?(?P<in>[A-Z][a-z]{3,})\b(?!'s)")
# "In that strike", told right after one that is called earlier.
_THAT = re.compile(
    r"\b(?:in|by|from|during|of) that (?:\w+ )?(?:attack|strike|raid|incident|barrage"
    r"|bombardment|blast|assault)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|prior|separate|another|last) (?:\w+ )?(?:attack|strike|raid"
    r"|incident|barrage|bombardment|blast|assault)\b",
    re.IGNORECASE,
)
# "Tuesday night" is the night to Wednesday.
_WEEKDAY = re.compile(rf"\b{WEEKDAY_NAME}\b(?! (?:night|evening))")
# "In the country's north-west": of the country told of right before.
_THERE = re.compile(r"(?:In|Across) the (?:country|nation)\b|There\b")


class Elsewhere:
    """Follow a document: who attacks in it, and of which day it tells first.

    Parameters
    ----------
    dateline : Span or None
        When it was published.
    zone : str
        IANA name.
    """

    def __init__(self, dateline: Span | None, zone: str) -> None:
        self._dateline, self._zone = dateline, zone
        self._attacker = ""
        self._home = False
        self._turned = ""
        self._beside = ""
        self._paragraph = -1
        self._first: datetime | None = None
        self._earlier = False
        self._weekdays: set[str] = set()

    def hear(self, sentence: Sentence) -> str:
        """Take in the next sentence and say why its harm is of another event.

        Parameters
        ----------
        sentence : Sentence
            Of the document, in order.

        Returns
        -------
        str
            "" for no reason.
        """
        text = sentence.text
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._beside = sentence.paragraph, ""
            self._weekdays = set()
            # The other side goes on where a paragraph names the first attacker's own.
            first = self._attacker
            there = _THERE.match(text)
            if not first or not (there or names_land(text, first)):
                self._turned = ""
        told = (
            _FOLLOWED.search(text)
            or _BESIDE.match(text)
            or _FIGHT.search(text)
            or _CAME_AS.search(text)
        )
        if told:
            self._beside = f"another event: {told[0]!r}"
        self._follow(text)
        found = _GUNS.search(_WITH_DRONES.sub("", text)) or LOOKS_BACK.search(text)
        found = found or _tolls(text)
        own = f"another event: {found[0]!r}" if found else self._day(text)
        own = own or self._beyond(text)
        own = own or self._that(text) or self._other_weekday(text)
        if strayed_into(text):
            own = "another event: an attack on another country"
        if " • " in text:
            own = "another event: a headline of two stories"
        return own or self._turned or self._beside

    def _beyond(self, text: str) -> str:
        """Read harm on the attacker's own land, which is the other side's answer."""
        found = _ON_OWN.search(text)
        if found is None:
            lands = [one["in"] for one in _AT_HOME.finditer(text)]
            if self._attacker and any(same_land(one, self._attacker) for one in lands):
                self._home = True  # it attacks at home
            return ""
        if self._home or not self._attacker:
            return ""
        own = same_land(found["whose"] or found["of"], self._attacker)
        return f"another event: {found[0]!r}" if own else ""

    def _that(self, text: str) -> str:
        """Read "in that strike" right after an earlier one was told of."""
        that = _THAT.search(text) if self._earlier else None
        self._earlier = _EARLIER.search(text) is not None or that is not None
        return f"another event: {that[0]!r}" if that else ""

    def _other_weekday(self, text: str) -> str:
        """Set a weekday against another that was named in the paragraph before it."""
        named = set(_WEEKDAY.findall(text))
        apart = bool(self._weekdays and named) and not named & self._weekdays
        self._weekdays = self._weekdays | named
        return f"another event: {min(named)!r}" if apart else ""

    def _follow(self, text: str) -> None:
        """Note whose attack is told: the first one's is the event."""
        for match in _SIDE.finditer(text):
            name = match["people"] or match["land"] or match["by"]
            self._attacker = self._attacker or name
            same = same_land(name, self._attacker)
            self._turned = "" if same else f"another event: {match[0]!r}"

    def _day(self, text: str) -> str:
        """Compare the days that a sentence names with the first that were named."""
        found = []
        for phrase in phrases(text):
            if bound_in(folded_words(phrase.words)):
                continue
            when = span_of(phrase.words, dateline=self._dateline, zone=self._zone)
            if when is not None:
                begin, end = (_moment(one) for one in (when.begin, when.end))
                found.append((begin, end, phrase.words))
        if not found:
            return ""
        if self._first is None:
            self._first = min(begin for begin, _, _ in found)
            return ""
        begin, end, words = max(found)
        gone = end + timedelta(days=1) <= self._first
        return f"another event: {words!r}" if gone else ""


def _tolls(text: str) -> re.Match[str] | None:
    """Find words of a toll over many nights, but for "the worst in recent months"."""
    return next(
        (
            one
            for one in MANY_NIGHTS.finditer(text)
            if not LARGEST.search(text[: one.start()])
        ),
        None,
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
