"""Whether the words beside a figure of a headline are those of a figure below it.

In: a figure of a headline, and one of the text with its measure. Out: whether what the
headline says of its figure is said of the other one, in its own clause. "Nine people
sleep in station" does not repeat "nine people were killed and others had to sleep". A
name ties nothing: all figures of a text may be of one town. A verb of the same measure
ties as well ("fall", where the text has "came down"), and of drones what followed from
them ("two drones shut Celm airport").
"""

import re
from typing import NamedTuple

from vedette.claims.extract.lexicon import OF_FLIGHTS, word_set
from vedette.claims.extract.nouns import class_of
from vedette.claims.extract.quantities import Counted

STEM = 5  # letters of a word that are compared: "wounded", "wounding"
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
# Where the clause of a figure begins and ends.
_CUT = re.compile(
    r"[,:;()]|\s[–—-]+\s|\s(?:as|after|when|while|amid|and|but|because|before|since"
    r"|who|which|that|where|over|until)\s"
)
# Where in a headline the words end that say what was done.
_BESIDE = re.compile(
    r"\s(?:in|by|at|on|near|for|with|from|into|within|during|across|off|this|last"
    r"|to(?= (?:the|an?|its|their|[A-Z\d])))\b"
)
# "Three jets for Estonia", but "142 drones for a third night".
_FOR = re.compile(r"\sfor (?!(?:the |an? )?(?:\w+ )?(?:nights?|times?|days?|hours?)\b)")
# What leads to a figure and says nothing of it.
_LEADS = re.compile(
    r"(?:\s?\b(?:for|of|by|with|on|at|in|to|about|some|almost|nearly|another|all|the"
    r"|its|their|up|record|total|night|wave|waves|swarm|swarms|more|than|an?))*\s*$",
    re.IGNORECASE,
)
_PLAIN = word_set(
    "people drone drones missile missiles more least this that were was been have had",
    "has are the says said overnight not its his her their out all off down hours days",
    "minutes weeks night nights",
)
_TRAFFIC = word_set(
    "flight flights traffic departure departures landing landings take-off take-offs",
    "takeoffs operations",
)
# Verbs of the measures, as headlines have them.
_OF_MEASURE = (
    (
        "wreck.",
        re.compile(r"(?:fall|falls|fell|crash\w*|land|lands|landed|drop|found)"),
    ),
    (
        "attack.",
        re.compile(
            r"(?:hit|hits|strikes?|struck|attacks?|attacked|fir(?:e|es|ed)|aimed|flown"
            r"|launch\w*|sent|sends|target\w*|hurled|pounds?|batter\w*|raid\w*)"
        ),
    ),
    (
        "incursion.",
        re.compile(
            r"(?:enter\w*|violat\w*|stray\w*|cross\w*|fly|flies|flew|flown|breach\w*"
            r"|intrud\w*|drift\w*)"
        ),
    ),
    (
        "sighting.",
        re.compile(
            r"(?:seen|spotted|sighted|fly|flies|flew|flying|hover\w*|buzz\w*|circl\w*"
            r"|appear\w*|detected|reported)"
        ),
    ),
    ("effect.dead", re.compile(r"(?:die|dies|died|killed|dead|perish\w*)")),
    ("effect.injured", re.compile(r"(?:hurt|injur\w*|wounded)")),
    ("duration.episode", re.compile(r"(?:lasts?|lasted|alarm|alert|siren\w*)")),
)
_DEFENDERS = word_set("gunners defence defences defense defenses crews defenders")
# What followed from drones.
_CAUSED = re.compile(
    r"(?:shut|shuts|close|closes|closed|halt\w*|ground|grounds|grounded|stop|stops"
    r"|disrupt\w*|delay|delays|divert|diverts|paraly[sz]\w*|forc(?:e|es|ed)|spark\w*"
    r"|prompt\w*|trigger\w*|caus(?:e|es|ed)|alarm|alarms|freez(?:e|es)|suspend\w*)"
)
# "Two hours after the sighting", "two hours late": no length of a closure.
_NO_LENGTH = re.compile(
    r"\s(?:after|before|ago|later?|earlier|behind|away|from|old)\b|[- ]long\b"
)
_HELD = re.compile(
    r"(?!delay|post|repair|watch|search|debat|cross)(?:\w{2,}(?:ed|en)|held|shut|still"
    r"|halts?|stops?|stuck|down|off)"
)


class Below(NamedTuple):
    """A figure of the text below: what it counts, its measure, its sentence."""

    counted: Counted
    measure: str
    text: str


def ties(one: Counted, head: str, unit: str, below: Below) -> bool:
    """Say whether a figure of the text is told with the words of a headline's.

    Parameters
    ----------
    one : Counted
        Of the headline.
    head : str
        The headline, folded.
    unit : str
        Class of what it counts, "" where the headline leaves it out.
    below : Below
        Of the text.

    Returns
    -------
    bool
        True where the headline has no word of its own, but for people.
    """
    clause = _clause(below.text, below.counted.start, below.counted.end)
    known = {_stem(word) for word in _words(" ".join(clause))}
    lead, after = _clause(head, one.start, one.end)
    held = lead.endswith(" for ")
    if unit == "duration" and not held and _NO_LENGTH.match(head, one.end):
        return False
    own = _own(_BESIDE.split(after)[0])
    if own and after.startswith(" of "):
        return _is_told(own[-1:], known, below.measure)  # "five hours of flight talks"
    if own:
        caused = unit == "drone" and _CAUSED.fullmatch(own[0].casefold())
        return bool(caused) or _is_told(own, known, below.measure)
    if unit in ("", "person") or (unit != "duration" and _FOR.match(after)):
        return False
    led = _own(_LEADS.sub("", lead))
    if unit == "duration":
        return _is_held(led, known, below.measure)
    defended = below.measure.endswith(".downed") and _DEFENDERS & {
        word.casefold() for word in led
    }
    return bool(not led or defended) or _is_told(led[-1:], known, below.measure)


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a figure in its clause."""
    cuts = [match.end() for match in _CUT.finditer(text, 0, start)]
    stop = _CUT.search(text, end)
    return text[cuts[-1] if cuts else 0 : start], text[
        end : stop.start() if stop else len(text)
    ]


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.casefold() not in _PLAIN]


def _own(text: str) -> list[str]:
    """Return the words of a headline that say something of its figure."""
    return [word for word in _words(text) if not word.endswith("ly")]


def _stem(word: str) -> str:
    said = word.casefold()
    if said in _TRAFFIC or class_of(said) in OF_FLIGHTS:
        return "traffic"
    return said[:STEM]


def _is_told(own: list[str], known: set[str], measure: str) -> bool:
    """Say whether the verb, or the noun that ends its words, is of the other figure."""
    for word in (own[0], own[-1]):
        if word[0].islower() and _stem(word) in known:
            return True
        if any(
            measure.startswith(key) and words.fullmatch(word.casefold())
            for key, words in _OF_MEASURE
        ):
            return True
    return False


def _is_held(led: list[str], known: set[str], measure: str) -> bool:
    """Say whether a length is of what was held: "Celm flights frozen two hours"."""
    if len(led) < 2:  # noqa: PLR2004 - what, and what was done to it
        return False
    verb = led[-1].casefold()
    held = measure == "duration.closure" and _HELD.fullmatch(verb)
    episode = measure == "duration.episode" and _is_told(led[-1:], known, measure)
    return bool(held or episode) and (bool(episode) or _stem(led[-2]) in known)
