"""Whom a clause is about: a place of flying or its traffic, something else, or a name.

In: the text before a verb, or after it. Out: `Head`. The head is the last known noun of
the clause that no preposition governs: "flights at Orlo airport", but "the road to the
airport", "a shop at the airport". Where the clause is empty ("the airport, a hub of
the north, was closed and reopened") the one before it has the say.
"""

import re
from enum import Enum

from vedette.claims.extract.clauses import JOINS, MARKS

_PART = (
    r"(?:'s)? (?:staff|hotels?|cars?|bus|buses|trains?|fire|police|shops?|workers"
    r"|roads?|halls?|link|lounge|security|taxis?|parking|tax|fees?|directors?"
    r"|managers?|boss|chief|spokes\w+|authorit\w+|operators?|officials?|website"
    r"|perimeter|fence|grounds|vicinity|area|rail\w*|metro|station|expansion|project"
    r"|crew|attendants?|controllers?|lights?|lighting|displays?|business|shuttles?"
    r"|tickets?|prices|schools?|simulators?|museum|motorway)"
)
_ROADS = r"(?:road|rail|train|ferry|shipping|sea|metro|river|street|car|cyber|web|data)"


def _not_after(*words: str) -> str:
    """Write that none of some words stands before what follows."""
    return "".join(rf"(?<!\b{word} )" for word in words)


_OTHER_TRAFFIC = _not_after(
    *("road", "rail", "train", "car", "shipping", "street", "river", "sea", "vehicle"),
    *("motor", "lorry", "truck", "tram", "bus", "bicycle", "boat", "ship", "maritime"),
    *("marine", "naval", "canal", "port", "harbour", "border", "tunnel", "bridge"),
    *("motorway", "highway", "city", "town", "urban", "commuter", "internet", "web"),
    *("network", "online", "mobile", "phone", "radio", "data", "drone", "balloon"),
)
_OTHER_WORK = _not_after(
    *("military", "rescue", "search", "ground", "port", "plant", "combat", "special"),
    *("field", "drilling", "oil", "gas", "mining", "mine", "logging", "factory"),
    *("refinery", "pipeline", "building", "construction", "business", "banking"),
    *("trading", "salvage", "relief", "aid", "police", "fishing", "loading", "cyber"),
    *("unloading", "cleaning", "clearing", "production", "peacekeeping", "retail"),
)
_ON_ROADS = (
    r"(?! (?:on|in|through|along|across|over|under) (?:the |a |its )?(?:[\w'-]+ ){0,2}?"
    r"(?:A\d|M\d|E\d|motorways?|roads?|highways?|bridges?|rivers?|streets?|tunnels?"
    r"|canals?|straits?|harbours?|ports?|lanes?|tracks?|junctions?|avenues?)\b)"
)
_OF_OTHERS = (
    r"(?! of (?:the |this |that |its )?(?:type|model|drones?|UAVs?|balloons?|migrants?"
    r"|refugees?|ministers?|ships?|goods|tourists?|staff|workers?|people)\b)"
)
# Places of flying and their traffic as a whole; one flight is none of it.
AIR = (
    r"(?i:(?<!-)\b(?:airports?|aerodromes?|airfields?|air ?bases?|airspaces?|air space"
    r"|skies|sky|runways?|airstrips?|air traffic|air corridors?|air routes?|air travel"
    r"|flight (?:operations|movements)|aviation|flying|hub"
    rf"|(?=flig|traf|dep|arr|land|take){_OTHER_TRAFFIC}(?:flights|traffic|departures?|arrivals?|landings?|take-?offs?)"
    r"|(?:air|flight|normal|regular|passenger) services?"
    rf"|(?=operations){_OTHER_TRAFFIC}{_OTHER_WORK}operations)\b(?!{_PART}\b){_ON_ROADS}{_OF_OTHERS})"
)
FILL = (
    r"(?!(?:to|at|in|on|near|for|by|from|after|as|when|of|over|around|with|because"
    r"|off|while|before|until|since|under|about|between|into|out|was|were|is|are|had"
    rf"|has|{_ROADS}|roads?|schools?|borders?)\b)[\w'&-]+ "
)
OTHER = (
    r"\b(?:roads?|streets?|motorways?|highways?|schools?|kindergartens?|universit\w+"
    r"|shops?|stores?|malls?|borders?|crossings?|checkpoints?|frontiers?|bridges?"
    r"|tunnels?|beach(?:es)?|parks?|museums?|offices?|banks?|markets?|exchanges?"
    r"|ports?|harbou?rs?|stations?|metro|subway|trains?|rail\w*|ferr(?:y|ies)"
    r"|embass(?:y|ies)|consulates?|factor(?:y|ies)|plants?|refiner(?:y|ies)"
    r"|restaurants?|caf[eé]s?|hotels?|hospitals?|church(?:es)?|stadiums?|doors?"
    r"|cases?|investigations?|inquir(?:y|ies)|probes?|files?|accounts?|websites?"
    r"|lanes?|gates?|debates?|talks|negotiations?|meetings?|match(?:es)?|games?"
    r"|concerts?|festivals?|polls?|mines?|straits?|waterways?|shares|stocks|deals?"
    r"|questions?|wounds?|books?|chapters?|dossiers?|trials?|search(?:es)?|production"
    r"|work|exports?|imports?|deliveries|drones?|balloons?|objects?|missiles?|pilots?"
    r"|officers?|soldiers?|suspects?|men|man|women|woman|drivers?|cars?|lorr(?:y|ies)"
    r"|trucks?|ships?|vessels?|boats?|bus(?:es)?|police|army|parliament|government"
    r"|council|court|territor\w+|radars?|centres?|centers?|businesses|facilit\w+"
    r"|terraces?|pools?|sales|eyes|gaps?|rate|market|fights?|fighting|hostilities"
    rf"|attacks?|shelling|airports?{_PART}|parade"
    rf"|(?:flight|air traffic|runway) ?{_PART}|controllers?|mayors?|ministers?"
    r"|directors?|guards?|employees?)\b"
)
_KNOWN = re.compile(rf"(?P<air>{AIR})|(?P<other>{OTHER})", re.IGNORECASE)
_CUT = re.compile(rf"{MARKS}|\s[-–—]\s|\b(?:{JOINS}|and|or|until|then)\b")
# "All of the flights" are flights.
_WHOLE = _not_after(
    *("all", "most", "some", "both", "one", "two", "half", "many", "dozens"),
    *("hundreds", "thousands", "number", "part", "parts", "much", "rest"),
)
# "Cars leaving the airport" are cars.
_PARTICIPLE = r"\b(?!during|following|landing|flying|evening|morning)\w{3,}ing(?= the )"
_GOVERNED = re.compile(
    r"(?:\b(?:at|in|near|to|over|around|from|for|by|on|above|outside|via|through|into"
    rf"|towards|with|beside|under|below|beneath|along|across|beyond|within|against)|{_WHOLE}\bof|{_PARTICIPLE}"
    r"|\bto (?:buy|build|sell|extend|expand|reach|leave|guard|protect|attack|save|run))"
    r" (?:[\w'.-]+ )?(?:(?!(?:the|a|an|its|their|all|both) )[\w'.-]+ ){0,2}$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\s*(?:at|in|near|over|around|from|for|on|above|with|by) ", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"\b(?:it|they|both|all|this|these)\b(?= (?:[\w.:-]+ ){0,5}[\w.:-]*$)",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|who)\b", re.IGNORECASE)
_NAME = re.compile(
    r"\s*(?!(?:Police|The|This|That|All|Some|No|In|On|At|Its|His|Their|Schools|Shops"
    r"|Many|Several|Most|Officials|Authorities|Wall|Trading|Voting|Polls"
    r"|Parliament)\b)(?:[A-Z][\w'-]+ ){1,4}(?:(?:of|also|had|has|have|was|were|is"
    r"|itself|twice|[a-z]+ly) ?){0,4}$"
)
_THIN = re.compile(
    r"\s*(?:(?:closed|re-?opened|opened|shut|resumed|nine|ten|eleven|twelve|noon"
    r"|midnight|also|then|later|again|was|were|is|has|had|have|been|briefly|soon"
    r"|twice|again|finally|only|so|not|be|once|more|at|on|in|by|about|around|shortly"
    r"|just|\w+day|night|evening|morning|afternoon|[\d:.]+|[ap]\.?m\.?|the|early|late"
    r"|local|time|GMT|UTC|CES?T|BST|EES?T|hours|hrs"
    r"|[a-z]+ly)(?: |$))*",
    re.IGNORECASE,
)
_TAKES_OTHER = re.compile(
    rf" (?:(?!(?:{JOINS}|later)\b){FILL}){{0,4}}?{OTHER}", re.IGNORECASE
)
_SEGMENTS = 4  # clauses looked at, from the verb leftwards
_BACK = 200  # characters before a verb


def governed(before: str) -> bool:
    """Say whether a preposition governs what follows: "the road to ".

    Parameters
    ----------
    before : str
        The clause up to a noun.

    Returns
    -------
    bool
        False for "all of the ".
    """
    return _GOVERNED.search(before) is not None


class Head(Enum):
    """Whom a clause is about."""

    AIR = "air"
    OTHER = "other"
    PRONOUN = "pronoun"
    NAME = "name"
    UNKNOWN = "unknown"


def head_before(before: str) -> Head:
    """Say whom a clause is about.

    Parameters
    ----------
    before : str
        The sentence up to its verb.

    Returns
    -------
    Head
        UNKNOWN where none of its nouns is known.
    """
    before = re.sub(r"\b(?:to and from|from and to)\b", "to", before[-2 * _BACK :])
    relative = False
    for clause in reversed(_CUT.split(before[-_BACK:])[-_SEGMENTS:]):
        head = _head_of(clause, relative=relative)
        if head is not None:
            return head
        relative = _WHICH.search(clause) is not None
        if not relative and not _THIN.fullmatch(clause):
            break
    return Head.UNKNOWN


def _head_of(clause: str, *, relative: bool) -> Head | None:
    """Return the head of one clause, the last noun where a "which" takes it up."""
    found = list(_KNOWN.finditer(clause))
    if relative and found:
        return _kind(found[-1])
    free = [one for one in found if not governed(clause[: one.start()])]
    said = list(_PRONOUN.finditer(clause))
    if said and (not free or said[-1].start() > free[-1].start()):
        return Head.PRONOUN
    if free:
        return _kind(free[-1])
    if found and _OPENS.match(clause) and clause.endswith(f"{found[-1][0]} "):
        return _kind(found[-1])  # "At Orlo flights stopped"
    named = _NAME.fullmatch(clause) and not _WHICH.search(clause)
    return Head.NAME if named else None


def _kind(found: re.Match[str]) -> Head:
    return Head.AIR if found["air"] else Head.OTHER


def opens_other(after: str) -> bool:
    """Say whether a verb has an object that is not of the air.

    Parameters
    ----------
    after : str
        The sentence from its verb on.

    Returns
    -------
    bool
        True for " the debate", " two border crossings".
    """
    return _TAKES_OTHER.match(after) is not None
