"""What is said without a figure: closed and open again, who was called, why.

In: a folded sentence. Out: `Fact`. Only patterns that say one thing: what will, may or
did not happen is no fact, and what a pattern cannot tell apart is left to a person.
"""

import re
from typing import NamedTuple

from vedette.claims.model import ValueKind
from vedette.claims.when import Phrase, phrases

_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|should|if|unless|until|not|never|no|whether"
    r"|plans? to|expected to|to be)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_SKY = (
    r"\b(?:airports?|airspace|airfield|runways?|flights?|(?:air )?traffic|operations?"
    r"|departures?|arrivals?|landings?|take-?offs?|service)\b"
)
_JETS = r"jets?|aircraft|fighters?|helicopters?|planes?|F-?\d|MiG|[A-Z][a-z]+fighters?"
_BE = r"\b(?:was|were|been|is|are)\s(?:\w+\s)?"
# What was done, the words that say so, and what else the sentence must name.
_ACTIONS = (
    ("scrambled", r"\bscrambled\b", _JETS),
    ("activated", r"\b(?:activated|put on (?:high |full )?alert)\b", ""),
    ("closed", rf"{_BE}(?:closed|shut(?: down)?)\b", ""),
    ("closed", rf"{_BE}(?:suspended|halted|paused)\b", _SKY),
    (
        "closed",
        rf"\b(?:closed|shut(?: down)?|suspended|halted)\s(?:[\w']+\s){{0,3}}{_SKY}",
        "",
    ),
    ("reopened", r"\bre-?opened\b|\bopened again\b", ""),
    ("reopened", r"\bresumed\b", _SKY),
    ("urged", r"\burged\b", ""),
    ("summoned", r"\bsummoned\b", ""),
    (
        "consulted",
        r"\b(?:requested|invoked|held|called for) (?:\w+ )?consultations\b",
        "",
    ),
)
_TIMES = {"closed": "time.closed", "reopened": "time.reopened"}
_ACTS = re.compile(r"clos|shut|suspend|halt|reopen|resum")
_NEAR = 60  # characters between a verb and its time
_RANGE = re.compile(
    r"(?:from|between)\b.*\d.*\b(?:to|until|till|and)\b.*\d", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\d[:.]\d\d|\d\s?[ap]\.?\s?m|noon|midnight|\d{4}\s?(?:GMT|UTC)"
    r"|\b0\d[0-5]\d\b|\bat [12]\d[0-5]\d\b|^from [12]\d[0-5]\d\b",
    re.IGNORECASE,
)
_INTENT = (
    (
        "undetermined",
        (
            r"(?:too early to|unclear whether|not clear (?:whether|if)|cannot say)"
            r"[^.]{0,80}(?:deliberate|intent|on purpose)"
        ),
    ),
    (
        "off course",
        r"\bstrayed\b|\bveered off\b|\boff course\b|\bby (?:mistake|accident)\b",
    ),
    (
        "not targeted",
        (
            r"\bno (?:plans?|intention) (?:\w+ )?to (?:target|strike|hit|attack)\b"
            r"|\bno targets? (?:[\w']+ ){0,4}(?:were|was|had been|were ever) planned\b"
        ),
    ),
    (
        "deliberate",
        r"(?<!not )(?<!no )\b(?:deliberate(?:ly)?|on purpose|intentional(?:ly)?)\b",
    ),
)
_NEGATED = re.compile(
    r"\b(?:not|no(?! doubt)|never|n't|denied|deny|nothing)\b", re.IGNORECASE
)
_ORIGIN = re.compile(
    r"\b(?:drones?|objects?|balloons?|they|missiles?)\b[^.,\"]{0,40}\b(?:came|come"
    r"|launched|flew|flown|sent|arrived)\s(?:\w+ )?from\s"
    r"(?P<where>[A-Z][a-z]+)\b(?!'s)",
)
_PRECEDENT = re.compile(
    r"\b(?:is|was|marks?|marked|were|are) the first time\b", re.IGNORECASE
)


class Fact(NamedTuple):
    """A fact without a figure.

    Attributes
    ----------
    start, end : int
        Its trigger, in the sentence.
    measure : str
        Key of the registry.
    kind : ValueKind
        Which value it has.
    category : str
        Of a category; yes or no; "" of a time.
    when : str
        Words of a time, "" for none.
    scope : str
        Of a precedent, the sentence from there on.
    edge : str
        "begin" or "end" where the words tell a span and one end of it is meant.
    """

    start: int
    end: int
    measure: str
    kind: ValueKind
    category: str = ""
    when: str = ""
    scope: str = ""
    edge: str = ""


def facts(sentence: str) -> list[Fact]:
    """Find the facts of a sentence.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Fact
        In order.
    """
    found = [*_actions(sentence), *_reasons(sentence)]
    return sorted(found, key=lambda one: (one.start, one.measure))


def _actions(sentence: str) -> list[Fact]:
    """Find what was done, and when a place was closed and open again."""
    found: list[Fact] = []
    times = [one for one in phrases(sentence) if _CLOCK.search(one.words)]
    for name, words, beside in _ACTIONS:
        match = re.search(words, sentence)
        if match is None or _OPEN.search(sentence[: match.start()]):
            continue
        if not re.search(beside, sentence, re.IGNORECASE) or _overlaps(match, found):
            continue
        when = _time_of(sentence, match, times)
        said = when.words if when else ""
        act = Fact(*match.span(), "response.action", ValueKind.CATEGORY, name, said)
        found.append(act)
        until = re.match(r"(?:until|till|by)\b", said, re.IGNORECASE)
        if when and name in _TIMES and not until:  # "closed until 06:00" ends it
            found += _edges(act, when)
    return found


def _overlaps(match: re.Match[str], found: list[Fact]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


def _time_of(sentence: str, match: re.Match[str], times: list[Phrase]) -> Phrase | None:
    """Return the time of an act: right after its verb, else at the sentence's head."""
    for one in times:
        between = sentence[match.end() : one.start]
        if 0 <= one.start - match.end() < _NEAR and not _ACTS.search(between):
            return one
    for one in times:
        opens = re.fullmatch(
            r"(?:at|from|around)?\s?", sentence[: one.start].casefold()
        )
        if opens and 0 < match.start() - one.end < _NEAR:
            return one
    return None


def _edges(act: Fact, when: Phrase) -> list[Fact]:
    """Give the time of an act; a span of a closure is two times."""
    start, end = min(act.start, when.start), max(act.end, when.end)
    base = Fact(start, end, _TIMES[act.category], ValueKind.TIME, "", when.words)
    if act.category != "closed" or not _RANGE.match(when.words):
        return [base]
    again = base._replace(measure=_TIMES["reopened"], edge="end")
    return [base._replace(edge="begin"), again]


def _reasons(sentence: str) -> list[Fact]:
    """Find intent, origin and precedent."""
    found = []
    for name, words in _INTENT:
        match = re.search(words, sentence, re.IGNORECASE)
        if match is None:
            continue
        if name == "deliberate" and _NEGATED.search(sentence):
            break
        found.append(Fact(*match.span(), "intent", ValueKind.CATEGORY, name))
        break
    origin = _ORIGIN.search(sentence)
    if origin and not _NEGATED.search(sentence[: origin.end()]):
        where = origin["where"]
        found.append(Fact(*origin.span(), "origin.country", ValueKind.CATEGORY, where))
    first = _PRECEDENT.search(sentence)
    if first and not _NEGATED.search(sentence[: first.start()]):
        scope = sentence[first.end() :].strip(" .\"'")
        found.append(
            Fact(*first.span(), "precedent", ValueKind.BOOLEAN, "yes", "", scope)
        )
    return found
